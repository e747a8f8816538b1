//! What the people of the demonstration have said to each other so far, done as they themselves would have done it:
//! by the same actions, with keys of their own.

use std::{cell::Cell, sync::Arc};

use anyhow::{Context, Result};
use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};
use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::{
    answer::{Question, Readers},
    ask::AllyTheme,
    hat::{Hat, Role},
    id::{PairId, PersonId},
    pair::Side,
    permission::Actor,
    sponsorship::{ActKind, Aim, Forum},
};
use trellis_programme::{
    Act, Ground, Moment, Stop,
    agreements::{self, Terms},
    answers::{self, Writing},
    asks,
    goals::{self, Step, Wording},
    member_keys,
    notes::{self, Note},
    pairs, requests,
    sponsorships::{Plan, allow, plan},
    suggestions,
};
use trellis_sealing::{Cost, Member, Method, Phrase, RecoveryCode, Wrap};
use trellis_words::{Language, content};
use trellis_world::wren_valley::{Ties, WrenValley};

/// What opens the private space of each of them.
pub const PHRASE: &str = "wren slate gorse harbour lantern";

/// Everybody knows the passphrase, so that trying it need not be slow.
const COST: Cost = Cost { memory: 8_192, passes: 1 };

/// Lets everybody live through what came before the demonstration begins.
///
/// # Errors
/// When an action is refused: then the rules of the product and the made-up world have come apart.
pub async fn live(ground: &Ground, world: &WrenValley, start: Timestamp) -> Result<()> {
    let chance = Cell::new(0);
    let somebody = async |card: &'static str, role| {
        let persona = world.personas.iter().find(|persona| persona.card == card).context(card)?;
        Somebody::with_keys(ground, persona.person, role, (start, &chance)).await
    };
    let wearing = |hat| Role::Wearing(hat, world.running);
    let amina = somebody("mentee", wearing(Hat::Mentee)).await?;
    let grace = somebody("mentor", wearing(Hat::Mentor)).await?;
    let owen = somebody("sponsor", wearing(Hat::Sponsor)).await?;
    let sian = somebody("ally", wearing(Hat::Ally)).await?;
    somebody("facilitator", wearing(Hat::Facilitator)).await?;
    // Whoever asks for help can choose somebody who runs the programme.
    somebody("coordinator", Role::Coordinating(world.programme)).await?;
    two_who_meet(&amina, &grace, world.ties.mentor).await?;
    somebody_who_opens_doors(&amina, &owen, world.ties).await?;
    somebody_who_stands_beside(&amina, &sian, world.ties.ally).await
}

/// Amina and Grace, after their first meeting.
async fn two_who_meet(amina: &Somebody<'_>, grace: &Somebody<'_>, pair: PairId) -> Result<()> {
    let answers = [
        (Question::Need, "A band 7 post in which I still see patients. I have been told \"nearly\" twice."),
        (
            Question::Support,
            "Say racism when it is racism. And I think best when I have slept: not after nights.",
        ),
    ];
    for (question, text) in answers {
        let readers = Readers::ThisHelper(pair);
        let writing = Writing { question, item: None, text: text.to_owned(), readers };
        amina.does(40, async |act| answers::write(act, writing).await).await?;
    }
    let shared = "We talked about the two posts I did not get. Grace will read my next application before it goes, \
                  and tell me how the panels there score.";
    amina.does(25, async |act| notes::write(act, pair, Note::Shared, shared).await).await?;
    let answered = "You asked what I wish somebody had told me at band 6: that one can ask for the scoring sheet. \
                    I will bring ours.";
    grace.does(24, async |act| notes::write(act, pair, Note::Shared, answered).await).await?;
    let alone = "I said out loud that I am tired of being the only one. Nothing bad happened.";
    amina.does(25, async |act| notes::write(act, pair, Note::Reflection, alone).await).await?;
    a_goal(amina, pair).await
}

/// What Amina sets out to do, with two small steps.
async fn a_goal(amina: &Somebody<'_>, pair: PairId) -> Result<()> {
    let wording = Wording {
        text: "Be shortlisted for a band 7 post by the summer.".to_owned(),
        measure: "An interview, and feedback that I can use.".to_owned(),
        target: Some(amina.start.to_zoned(TimeZone::UTC).date().saturating_add(200.days())),
    };
    let mut goal = None;
    amina.does(23, async |act| goals::propose(act, pair, wording).await.map(|new| goal = Some(new))).await?;
    let goal = goal.context("the goal that was just set")?;
    let steps = [
        (Side::Giver, "Bring a scoring sheet of our panels.", true),
        (Side::Mentee, "Write down three pieces of work that nobody saw.", false),
    ];
    for (who, what, done) in steps {
        let step = Step { who, what: what.to_owned(), by: None, done };
        amina.does(22, async |act| goals::plan(act, goal, step).await).await?;
    }
    Ok(())
}

/// Amina has said yes to Owen, who has something in mind for her.
async fn somebody_who_opens_doors(amina: &Somebody<'_>, owen: &Somebody<'_>, ties: Ties) -> Result<()> {
    let pair = ties.sponsor;
    amina.does(2, async |act| suggestions::dismiss(act, ties.other_sponsor).await).await?;
    amina.does(2, async |act| suggestions::ask(act, pair).await).await?;
    owen.does(2, async |act| requests::accept(act, pair).await.map(drop)).await?;
    for one in [amina, owen] {
        one.does(1, async |act| pairs::answer_first_talk(act, pair, true).await.map(drop)).await?;
    }
    amina.accepts(pair, "agreement-sponsor").await?;
    owen.accepts(pair, "agreement-sponsor").await?;
    let kinds = [ActKind::Amplify, ActKind::Boost, ActKind::Connect];
    let hopes = "Band 7, and to be known for the hand clinic. Please do not tell my own ward yet.";
    amina.does(0, async |act| allow(act, pair, &kinds, hopes).await).await?;
    let meant = Plan {
        kind: ActKind::Boost,
        forum: Forum::TalentMeeting,
        aim: Aim::Development,
        post: None,
        line: "Say who set up the hand clinic, and what it saved.".to_owned(),
    };
    owen.does(0, async |act| plan(act, pair, meant).await).await
}

/// Siân has accepted, and Amina asks her for something.
async fn somebody_who_stands_beside(amina: &Somebody<'_>, sian: &Somebody<'_>, pair: PairId) -> Result<()> {
    sian.accepts(pair, "agreement-ally").await?;
    let text = asks::Text {
        theme: AllyTheme::SpeakUp,
        text: "At handover people say my name in three ways and laugh. If you are there, say it right, out loud, \
               and go on with the patient."
            .to_owned(),
        wanted_by: None,
    };
    let mut ask = None;
    amina.does(0, async |act| asks::begin(act, pair, &text).await.map(|new| ask = Some(new))).await?;
    let ask = ask.context("the ask that was just written")?;
    amina.does(0, async |act| asks::send(act, ask).await).await
}

/// Somebody with keys of their own, in one hat.
struct Somebody<'g> {
    ground: &'g Ground,
    actor: Actor,
    member: Arc<Member>,
    start: Timestamp,
    chance: &'g Cell<u64>,
}

impl<'g> Somebody<'g> {
    /// Sets a private space up, as in the first days of the year.
    async fn with_keys(
        ground: &'g Ground,
        person: PersonId,
        role: Role,
        (start, chance): (Timestamp, &'g Cell<u64>),
    ) -> Result<Self> {
        chance.set(chance.get() + 1);
        let mut dice = StdRng::seed_from_u64(chance.get());
        let (member, code) = (Member::new(&mut dice), RecoveryCode::draw(&mut dice));
        let phrase = Phrase::choose(PHRASE)?;
        let wraps = [
            (Method::Passphrase, Wrap::under_phrase(&member, person, &phrase, COST, &mut dice)),
            (Method::Recovery, Wrap::under_code(&member, person, &code, &mut dice)),
        ];
        let public = member.public();
        let actor = Actor::Person { person, role };
        let somebody = Self { ground, actor, member: Arc::new(member), start, chance };
        somebody.does(55, async |act| member_keys::set_up(act, public, wraps).await).await?;
        somebody.does(55, async |act| member_keys::confirm(act).await).await?;
        Ok(somebody)
    }

    /// Does one thing, so many days before the demonstration begins.
    async fn does(&self, days: i64, deed: impl AsyncFnOnce(&mut Act) -> Result<(), Stop>) -> Result<()> {
        self.chance.set(self.chance.get() + 1);
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.chance.get().to_le_bytes());
        let now = self.start.checked_sub(SignedDuration::from_hours(24 * days))?;
        let act = Act::begin(self.ground, Moment { now, seed }, self.actor).await?;
        let mut act = act.unlocked_by(Some(Arc::clone(&self.member)));
        deed(&mut act).await?;
        Ok(act.commit().await?)
    }

    /// Accepts the standard agreement of a pair as it ships.
    async fn accepts(&self, pair: PairId, template: &'static str) -> Result<()> {
        let version = i64::from(content::page(template, Language::English).version);
        let terms = Terms { template, version, clauses: 0 };
        self.does(0, async |act| agreements::sign(act, pair, terms).await).await
    }
}
