//! A sponsor goes, or rests for long: those who guard sponsorship are told, and each mentee says of each planned act
//! whether she keeps it for her next sponsor. What she does not keep is dropped quietly when the pair ends.

use trellis_domain::{
    day,
    event::{Event, What},
    hat::{Hat, Role},
    id::{CohortId, Id, PairId, ParticipationId, PersonId, SponsorshipActId, kind},
    pair::PairState,
    permission::{Action, Actor, Permit},
    refusal::Refusal,
    sponsorship::{ActState, Aim},
    succession::{Why, passes_on},
};
pub use trellis_store::successions::{KeptAct, KeptFacts};
use trellis_store::{
    participations as kept, programmes,
    sponsorships::{self, Facts, SponsorshipAct},
    standing::in_line_with,
    successions,
};

use crate::{
    act::{Act, Stop},
    news::{self, News},
    participations,
    rounds::{self, Round},
    spaces,
    sponsorships::{Behind, Line, enter_to_both, mine, one, save, sponsored, today, unlocked},
};

/// Opens one for a sponsor, or says that whoever rested goes after all. Those who guard sponsorship are told that there is
/// one, once; whoever is in a line of management with the sponsor is not.
pub(crate) async fn open(
    act: &mut Act,
    (sponsor, person, cohort): (ParticipationId, PersonId, CohortId),
    why: Why,
) -> Result<bool, Stop> {
    if let Some(before) = successions::of(&mut act.unit, sponsor).await? {
        if why == Why::Left && before == Why::Paused {
            successions::leaves(&mut act.unit, sponsor).await?;
        }
        return Ok(false);
    }
    successions::open(&mut act.unit, sponsor, why, day::of(act.now), &mut act.dice).await?;
    let programme = programmes::of_cohort(&mut act.unit, cohort).await?.id;
    for guardian in successions::guardians(&mut act.unit, cohort).await? {
        let actor = Actor::Person { person: guardian, role: Role::Guarding(programme) };
        if in_line_with(&mut act.unit, &act.keys, act.now, actor, &[person]).await?.is_empty() {
            news::tell(act, guardian, "succession-open", "/guardian").await?;
        }
    }
    Ok(true)
}

/// A sponsor rests for long. Their mentees are told that there is something to look at.
pub(crate) async fn rests(act: &mut Act, permit: &Permit<kind::Participation>) -> Result<(), Stop> {
    let giver = kept::load(&mut act.unit, permit).await?;
    let mentees = successions::mentees(&mut act.unit, permit).await?;
    if giver.hat != Hat::Sponsor || mentees.is_empty() {
        return Ok(());
    }
    if open(act, (giver.id, giver.person, giver.cohort), Why::Paused).await? {
        for mentee in mentees {
            act.tell(mentee, News::Opportunities).await?;
        }
    }
    Ok(())
}

/// Whoever rested is back, or rests for less: whoever goes is not.
pub(crate) async fn back(act: &mut Act, sponsor: ParticipationId) -> Result<(), Stop> {
    if successions::of(&mut act.unit, sponsor).await? == Some(Why::Paused) {
        close(act, sponsor).await?;
    }
    Ok(())
}

/// The sponsor is back, or out.
pub(crate) async fn close(act: &mut Act, sponsor: ParticipationId) -> Result<(), Stop> {
    successions::close(&mut act.unit, sponsor, day::of(act.now)).await?;
    Ok(())
}

/// Closes what a rest had opened whose last day is over.
pub(crate) async fn look_round(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let today = day::of(act.now);
    let rested = successions::rested(&mut act.unit, &permit, today).await?;
    drop(act);
    if rested.is_empty() {
        return Ok(());
    }
    let mut act = round.begin().await?;
    for sponsor in rested {
        close(&mut act, sponsor).await?;
    }
    act.commit_unrecorded().await
}

/// Keeps a planned act for my next sponsor. Its words are sealed for me alone until I pass it on; the sponsor who goes no
/// longer does it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the mentee; [`Refusal::MovedOn`] unless the sponsor goes or rests for long, the act
/// is planned and I can read it; [`Refusal::PanelUndeclared`] for what is for a post; [`Refusal::Locked`].
pub async fn keep(act: &mut Act, id: SponsorshipActId) -> Result<(), Stop> {
    let permit = act.may(Action::AnswerAct, id).await?;
    let mut planned = sponsorships::load(&mut act.unit, &act.keys, &permit).await?;
    unlocked(act).await?;
    let Behind::Open((tie, deed)) = one(act, &planned).await? else { return Err(Refusal::Locked.into()) };
    if tie.succession.is_none() {
        return Err(Refusal::MovedOn.into());
    }
    passes_on(planned.facts.state, planned.facts.aim)?;
    let line = deed.line().ok_or(Refusal::MovedOn)?.to_owned();
    let own = act.may(Action::ReadOwnParticipation, tie.pair.mentee).await?;
    let facts = KeptFacts { kind: planned.facts.kind, forum: planned.facts.forum };
    let new = KeptAct { id, mentee: tie.pair.mentee, facts };
    successions::keep(&mut act.unit, &act.keys, &own, &new, &mut act.dice).await?;
    let me = act.person()?;
    let mine = act.may(Action::WriteOwnSpace, me).await?;
    let room = spaces::enter(act, &mine, &[me]).await?;
    spaces::write(act, &room, id.uuid(), "act_line", &Line { text: line }).await?;
    planned.facts.state = planned.facts.state.step(ActState::Dropped)?;
    save(act, &planned).await?;
    act.record_unsigned(Event::new(What::SponsorshipActAnswered, Id::<kind::Host>::HERE)).await
}

/// Something that I keep.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The act.
    pub act: KeptAct,
    /// Its line, where I can read it.
    pub line: Option<String>,
}

/// What I keep, and to whom I can pass it on.
#[derive(Debug, Clone)]
pub struct Keeping {
    /// What I keep.
    pub kept: Vec<Kept>,
    /// My sponsors who do not go or rest: the pair and the name.
    pub sponsors: Vec<(PairId, String)>,
}

/// What I keep for my next sponsor.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who is not here as a mentee.
pub async fn keeping(act: &mut Act) -> Result<Behind<Keeping>, Stop> {
    let worn = participations::worn(act).await?;
    if worn.hat != Hat::Mentee {
        return Err(Stop::NotFound);
    }
    let ties = match mine(act).await? {
        Behind::Open(ties) => ties,
        Behind::NoKeys => return Ok(Behind::NoKeys),
        Behind::Locked => return Ok(Behind::Locked),
    };
    let permit = act.may(Action::ReadOwnParticipation, worn.id).await?;
    let found = successions::kept(&mut act.unit, &act.keys, &permit).await?;
    let me = act.person()?;
    let own = act.may(Action::ReadOwnSpace, me).await?;
    let room = spaces::look(act, &own).await?;
    let mut kept = Vec::new();
    for one in found {
        let lines = spaces::items::<Line>(act, &room, one.id.uuid(), "act_line").await?;
        let line = lines.into_iter().next().and_then(|found| found.text).map(|line| line.text);
        kept.push(Kept { act: one, line });
    }
    let takes = |state| matches!(state, PairState::Active | PairState::Closing);
    let ready = ties.into_iter().filter(|tie| takes(tie.pair.state) && tie.succession.is_none());
    Ok(Behind::Open(Keeping { kept, sponsors: ready.map(|tie| (tie.pair.id, tie.name)).collect() }))
}

/// Passes one on to a sponsor of mine: from now on they read it, and that is a yes to this very act.
///
/// # Errors
/// [`Stop::NotFound`] for what I do not keep, and for a sponsor who is not mine; [`Refusal::MovedOn`] while that sponsor
/// goes or rests, or where I cannot read it; [`Refusal::OtherHasNoKeys`] while they could not read it; [`Refusal::Locked`].
pub async fn pass_on(act: &mut Act, id: SponsorshipActId, to: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::PassActOn, to).await?;
    let pair = sponsored(act, &permit).await?;
    unlocked(act).await?;
    let Behind::Open(keeping) = keeping(act).await? else { return Err(Refusal::Locked.into()) };
    let kept = keeping.kept.into_iter().find(|one| one.act.id == id).ok_or(Stop::NotFound)?;
    if !keeping.sponsors.iter().any(|(pair, _)| *pair == to) {
        return Err(Refusal::MovedOn.into());
    }
    let line = kept.line.ok_or(Refusal::MovedOn)?;
    let own = act.may(Action::ReadOwnParticipation, pair.mentee).await?;
    let room = enter_to_both(act, &permit, &pair).await?;
    if room.waiting.contains(&pair.giver_person) {
        return Err(Refusal::OtherHasNoKeys.into());
    }
    let facts = Facts {
        kind: kept.act.facts.kind,
        forum: kept.act.facts.forum,
        aim: Aim::Development,
        post: None,
        state: ActState::Planned,
        planned_on: today(act),
        done_on: None,
        allowed: true,
        ground: None,
        looks: 0,
        told: None,
    };
    let new = SponsorshipAct { id: Id::random(&mut act.dice), pair: to, facts, version: 1 };
    sponsorships::add(&mut act.unit, &act.keys, &new, &mut act.dice).await?;
    spaces::write(act, &room, new.id.uuid(), "act_line", &Line { text: line }).await?;
    successions::let_go(&mut act.unit, &own, id).await?;
    act.tell(pair.giver_person, News::ActPassedOn).await?;
    act.record_unsigned(Event::new(What::SponsorshipActAnswered, Id::<kind::Host>::HERE)).await
}

/// Lets one go: nobody does it.
///
/// # Errors
/// [`Stop::NotFound`] for what I do not keep.
pub async fn let_go(act: &mut Act, id: SponsorshipActId) -> Result<(), Stop> {
    let worn = participations::worn(act).await?;
    let permit = act.may(Action::ReadOwnParticipation, worn.id).await?;
    unlocked(act).await?;
    if !successions::let_go(&mut act.unit, &permit, id).await? {
        return Err(Stop::NotFound);
    }
    act.record_unsigned(Event::new(What::SponsorshipActAnswered, Id::<kind::Host>::HERE)).await
}
