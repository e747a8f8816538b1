//! "Wren Valley Health (made up)": the world that `trellis demo` opens.

use rand::{Rng, seq::IndexedRandom};
use trellis_domain::{
    circle::CircleState,
    cohort::CohortState,
    dialogue::RaceDialogue,
    hat::{Grant, Hat},
    hours,
    id::{CohortId, PairId, ParticipationId, PersonId, ProgrammeId},
    lens::Offers,
    meeting::MeetingState,
    needs_map::{Answered, NeedsMap, Tick},
    pair::{Kind, PairState, Side},
    participation::ParticipationState,
    reason::Reason,
};
use trellis_store::{Broken, choices::Choice, people::Profile};

use crate::{Builder, circles::Made, names};

/// Somebody to look round as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Persona {
    /// The key of the card: `mentee`, `mentor`, `sponsor`, `ally`, `facilitator`, `coordinator`,
    /// `guardian`, `admin`.
    pub card: &'static str,
    /// Their name.
    pub name: &'static str,
    /// Who they are.
    pub person: PersonId,
}

/// The world and its doors.
#[derive(Debug, Clone)]
pub struct WrenValley {
    /// The programme.
    pub programme: ProgrammeId,
    /// The cohort whose year is on.
    pub running: CohortId,
    /// The cohort that waits for its pairs.
    pub matching: CohortId,
    /// One card each.
    pub personas: Vec<Persona>,
    /// Who stands by Amina.
    pub ties: Ties,
}

/// The pairs around Amina.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ties {
    /// With Grace, her mentor.
    pub mentor: PairId,
    /// With Owen, who is suggested to her as a sponsor.
    pub sponsor: PairId,
    /// With somebody else who is suggested to her as one.
    pub other_sponsor: PairId,
    /// With Siân, her ally, who has still to accept the agreement.
    pub ally: PairId,
}

const PROFESSIONS: [&str; 10] = [
    "occupational_therapist",
    "physiotherapist",
    "radiographer",
    "dietitian",
    "speech_language_therapist",
    "podiatrist",
    "paramedic",
    "nurse",
    "midwife",
    "pharmacist",
];
const NEEDS: [&str; 14] = [
    "next_band",
    "applications_interviews",
    "acting_up",
    "leadership",
    "research",
    "networks",
    "visibility",
    "confidence",
    "belonging",
    "being_the_only_one",
    "race_and_racism",
    "speaking_up_safely",
    "rest_and_workload",
    "unwritten_rules",
];
const SITES: [&str; 4] = ["Wren Hospital", "Valley Clinic", "Bridge House", "North Site"];
const TEAMS: [&str; 6] = ["Rehabilitation", "Imaging", "Community", "Acute", "Children", "Stroke"];
const SLOTS: [&str; 10] =
    ["mon_am", "mon_pm", "tue_am", "tue_pm", "wed_am", "wed_pm", "thu_am", "thu_pm", "fri_am", "fri_pm"];

/// Who takes part, as the builder needs it.
type Member = (PersonId, ParticipationId);

/// Builds the world; 84 people, 19 active pairs, three circles, one cohort running and one to be matched.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn build(world: &mut Builder) -> Result<WrenValley, Broken> {
    let programme = world
        .programme(
            "Wren Valley Health (made up)",
            "Rise Together: mentoring for Black and minoritised ethnic colleagues",
            ["Wren Valley Development", "Datblygu Dyffryn Wren"],
        )
        .await?;
    let running = world.cohort(programme, "Spring cohort", CohortState::Running, -60).await?;
    let matching = world.cohort(programme, "Autumn cohort", CohortState::Matching, 20).await?;

    let amina = named(world, "Amina", "Yusuf", "occupational_therapist", "6").await?;
    let grace = named(world, "Grace", "Mbeki", "physiotherapist", "8a").await?;
    let owen = named(world, "Owen", "Price", "manager_non_clinical", "8c").await?;
    let helen = named(world, "Helen", "Marsh", "manager_non_clinical", "7").await?;
    let deputy = named(world, "David", "Ellis", "manager_non_clinical", "7").await?;
    let tom = named(world, "Tom", "Rees", "manager_non_clinical", "6").await?;
    world.grant(helen, Grant::Coordinator, Some(programme)).await?;
    world.grant(deputy, Grant::Coordinator, Some(programme)).await?;
    world.grant(tom, Grant::Admin, None).await?;

    let (sian, ties) = year_of_spring(world, running, [amina, grace, owen]).await?;
    autumn(world, matching).await?;
    let second = named(world, "Bethan", "Rowe", "manager_non_clinical", "6").await?;
    world.grant(second, Grant::Admin, None).await?;
    let gwen = named(world, "Gwen", "Hughes", "manager_non_clinical", "8a").await?;
    world.grant(gwen, Grant::SponsorshipGuardian, Some(programme)).await?;
    world.frame(programme, helen).await?;
    let ravi = three_circles(world, running, matching, amina).await?;
    world.supervised((running, programme), "Thursday mentors", grace).await?;
    let persona = |card, name, person| Persona { card, name, person };
    let personas = vec![
        persona("mentee", "Amina", amina),
        persona("mentor", "Grace", grace),
        persona("sponsor", "Owen", owen),
        persona("ally", "Siân", sian),
        persona("facilitator", "Ravi", ravi),
        persona("coordinator", "Helen", helen),
        persona("guardian", "Gwen", gwen),
        persona("admin", "Tom", tom),
    ];
    Ok(WrenValley { programme, running, matching, personas, ties })
}

/// Nineteen active pairs, of which Amina and Grace are one; Amina still waits for a sponsor. Gives her ally, and the
/// pairs around her.
async fn year_of_spring(
    world: &mut Builder,
    cohort: CohortId,
    [amina, grace, owen]: [PersonId; 3],
) -> Result<(PersonId, Ties), Broken> {
    use ParticipationState::Placed;
    let wants = [Hat::Mentor, Hat::Sponsor, Hat::Ally];
    let amina = (amina, world.takes_part(amina, cohort, Hat::Mentee, Placed, &wants, 10).await?);
    let grace = (grace, world.takes_part(grace, cohort, Hat::Mentor, Placed, &[], 3).await?);
    let owen = (owen, world.takes_part(owen, cohort, Hat::Sponsor, Placed, &[], 2).await?);
    let around = around_amina_and_grace(world, cohort, [amina, grace, owen]).await?;
    for number in 0..17 {
        let mentee = member(world, cohort, number, Hat::Mentee, Placed).await?;
        let kind = [Kind::Mentor, Kind::Mentor, Kind::Sponsor, Kind::Ally][number % 4];
        let giver = member(world, cohort, number + 17, kind.hat(), Placed).await?;
        world.pair(cohort, kind, mentee, giver, PairState::Active).await?;
    }
    for (number, hat) in [(52, Hat::Sponsor), (53, Hat::Ally), (54, Hat::Sponsor)] {
        member(world, cohort, number, hat, ParticipationState::Available).await?;
    }
    world.chooses(amina, Choice::Dialogue, &RaceDialogue::BringItUp).await?;
    Ok(around)
}

/// Amina and Grace meet; Amina has sponsors to choose from and an ally who still reads the agreement; Grace has a
/// first talk before her and a request to answer. Owen sponsors somebody and has a place for Amina.
async fn around_amina_and_grace(
    world: &mut Builder,
    cohort: CohortId,
    [amina, grace, owen]: [Member; 3],
) -> Result<(PersonId, Ties), Broken> {
    use ParticipationState::{Available, Placed, Waiting};
    let mentoring = world.drawn(cohort, Kind::Mentor, amina, grace, PairState::Active);
    world.keep(&mentoring).await?;
    for side in [Side::Mentee, Side::Giver] {
        world.sign(&mentoring, side, "agreement-mentor").await?;
    }
    world.meeting(mentoring.id, MeetingState::Held, world.ago(24 * 26)).await?;
    world.meeting(mentoring.id, MeetingState::Booked, world.ago(-(24 * 3 + 5))).await?;
    world.says_hours(grace, 24 * 26, (hours::Kind::Training, 120)).await?;
    world.says_hours(grace, 0, (hours::Kind::Supervision, 30)).await?;

    let reasons = [
        Reason::Needs { tags: vec!["next_band".to_owned()] },
        Reason::Step { by: 2 },
        Reason::Slots { slots: vec!["tue_pm".to_owned()] },
    ];
    let other = [Reason::SameProfession, Reason::SameSite];
    let sponsor = world.suggest(cohort, Kind::Sponsor, amina, owen, (1, &reasons)).await?;
    let second = member(world, cohort, 56, Hat::Sponsor, Available).await?;
    let other_sponsor = world.suggest(cohort, Kind::Sponsor, amina, second, (2, &other)).await?;

    let sian = member(world, cohort, 57, Hat::Ally, Placed).await?;
    let alongside = world.drawn(cohort, Kind::Ally, amina, sian, PairState::Contracting);
    world.keep(&alongside).await?;
    world.sign(&alongside, Side::Mentee, "agreement-ally").await?;

    let talking = member(world, cohort, 58, Hat::Mentee, Placed).await?;
    world.pair(cohort, Kind::Mentor, talking, grace, PairState::Chemistry).await?;
    world.pair(cohort, Kind::Sponsor, talking, owen, PairState::Active).await?;
    let asking = member(world, cohort, 59, Hat::Mentee, Waiting).await?;
    world.pair(cohort, Kind::Mentor, asking, grace, PairState::Requested).await?;
    Ok((sian.0, Ties { mentor: mentoring.id, sponsor, other_sponsor, ally: alongside.id }))
}

/// Ravi and another lead a circle that writes its rules, with Amina in it, and a first date; another circle, for those
/// who still wait, has its places offered.
async fn three_circles(
    world: &mut Builder,
    running: CohortId,
    matching: CohortId,
    amina: PersonId,
) -> Result<PersonId, Broken> {
    use ParticipationState::{Available, Placed, Waiting};
    let ravi = named(world, "Ravi", "Menon", "dietitian", "7").await?;
    let ravi = (ravi, world.takes_part(ravi, running, Hat::Facilitator, Available, &[], 2).await?);
    let with_ravi = member(world, running, 60, Hat::Facilitator, Available).await?;
    let mut members = vec![(amina, world.worn(amina, running, Hat::Mentee).await?)];
    for number in 61..65 {
        members.push(member(world, running, number, Hat::Mentee, Placed).await?);
    }
    let leaders = [ravi, with_ravi];
    let (state, yes) = (CircleState::Contracting, 5);
    let rowan =
        Made { name: "Rowan circle", slot: "tue_pm", state, leaders: &leaders, members: &members, yes };
    let rowan = world.circle(running, &rowan).await?;
    world.session(rowan, ravi.0, world.ago(-(24 * 6 + 4))).await?;

    // Too few came to another one, and it could go on with that of Ravi's.
    let leaders = [
        member(world, running, 73, Hat::Facilitator, Available).await?,
        member(world, running, 74, Hat::Facilitator, Available).await?,
    ];
    let mut members = Vec::new();
    for number in 75..78 {
        members.push(member(world, running, number, Hat::Mentee, Placed).await?);
    }
    let (state, yes) = (CircleState::Merging, 3);
    let alder =
        Made { name: "Alder circle", slot: "wed_am", state, leaders: &leaders, members: &members, yes };
    world.circle(running, &alder).await?;

    // Somebody who leads none yet, and the other place of Ravi's, for a circle that a visitor forms.
    member(world, running, 72, Hat::Facilitator, Available).await?;
    let leaders = [
        member(world, matching, 65, Hat::Facilitator, Available).await?,
        member(world, matching, 66, Hat::Facilitator, Available).await?,
    ];
    let mut members = Vec::new();
    for number in 67..72 {
        members.push(member(world, matching, number, Hat::Mentee, Waiting).await?);
    }
    let (state, yes) = (CircleState::Offered, 2);
    let maple = Made { name: "Maple circle", slot: "", state, leaders: &leaders, members: &members, yes };
    world.circle(matching, &maple).await?;
    Ok(ravi.0)
}

/// Mentees who wait and givers who have room.
async fn autumn(world: &mut Builder, cohort: CohortId) -> Result<(), Broken> {
    for number in 34..46 {
        member(world, cohort, number, Hat::Mentee, ParticipationState::Waiting).await?;
    }
    for number in 46..52 {
        let hat = [Hat::Mentor, Hat::Mentor, Hat::Sponsor, Hat::Ally][number % 4];
        member(world, cohort, number, hat, ParticipationState::Available).await?;
    }
    Ok(())
}

async fn member(
    world: &mut Builder,
    cohort: CohortId,
    number: usize,
    hat: Hat,
    state: ParticipationState,
) -> Result<Member, Broken> {
    let (first, last) = (names::FIRST[number % 60], names::LAST[(number * 7 + 3 + number / 60) % 60]);
    let bands: &[&str] = if hat.gives() { &["7", "8a", "8b", "8c"] } else { &["5", "5", "6", "6", "7"] };
    let profession = *PROFESSIONS.choose(&mut world.dice).unwrap_or(&"nurse");
    let band = *bands.choose(&mut world.dice).unwrap_or(&"6");
    let person = named(world, first, last, profession, band).await?;
    let wants = [Hat::Mentor, Hat::Sponsor, Hat::Ally];
    let weeks_or_places =
        if hat.gives() { world.dice.random_range(1..=2) } else { world.dice.random_range(2..=9) };
    let wants = if hat.gives() { &[][..] } else { &wants[..] };
    let member = (person, world.takes_part(person, cohort, hat, state, wants, weeks_or_places).await?);
    let tags = NEEDS.choose_multiple(&mut world.dice, if hat.gives() { 6 } else { 3 });
    let tags: Vec<String> = tags.map(|tag| (*tag).to_owned()).collect();
    if hat.gives() {
        world.chooses(member, Choice::Offers, &Offers { tags, ..Offers::default() }).await?;
    } else {
        world.chooses(member, Choice::Needs, &ticked(tags)).await?;
    }
    Ok(member)
}

/// A needs map with these ticks under the first question, in this order.
fn ticked(tags: Vec<String>) -> NeedsMap {
    let tick = |(place, tag)| Tick {
        question: "need".to_owned(),
        tag,
        priority: Some(place),
        use_for_matching: true,
    };
    let ticks = (1..).zip(tags).map(tick).collect();
    let answered = Answered { set: "trellis-paraphrase".to_owned(), version: 1, ticks };
    NeedsMap { answered, ..NeedsMap::default() }
}

async fn named(
    world: &mut Builder,
    first: &str,
    last: &str,
    profession: &str,
    band: &str,
) -> Result<PersonId, Broken> {
    let free: Vec<&str> = SLOTS.iter().copied().filter(|_| world.dice.random_bool(0.4)).collect();
    let style: String = (0..8).map(|_| if world.dice.random_bool(0.5) { 'A' } else { 'B' }).collect();
    let profile = Profile {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        organisation: "Wren Valley Health".to_owned(),
        site: (*SITES.choose(&mut world.dice).unwrap_or(&"")).to_owned(),
        region: "Wren Valley".to_owned(),
        team: (*TEAMS.choose(&mut world.dice).unwrap_or(&"")).to_owned(),
        profession: profession.to_owned(),
        band: band.to_owned(),
        mode: "either".to_owned(),
        languages: "en".to_owned(),
        slots: free.join(" "),
        style,
        ..Profile::default()
    };
    let plain = first.to_lowercase().replace('â', "a");
    let address = format!("{plain}.{}@wrenvalley.example", last.to_lowercase());
    world.person(&address, &profile).await
}
