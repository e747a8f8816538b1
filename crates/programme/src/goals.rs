//! Goals of a pair: either proposes one and words it, only the mentee owns it. Every word is sealed in the space of the two.

mod steps;

use jiff::{civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
pub use steps::{MOST_STEP, Step, plan, take_away, tick};
use trellis_domain::{
    event::{Event, What},
    goal::{GoalState, RATINGS},
    id::{GoalId, ItemId, PairId, PersonId, kind},
    pair::{PairState, Side},
    permission::{Action, Permit},
    refusal::Refusal,
};
pub use trellis_store::goals::Goal;
use trellis_store::{
    goals,
    pairs::{self, Pair},
    people,
};

use crate::{
    act::{Act, Stop},
    news::News,
    requests::side,
    sealed_drafts,
    spaces::{self, Opened, Room},
};

/// A goal is at most this long, in characters.
pub const MOST: usize = 2_000;
/// … and how one would know at most this.
pub const MOST_MEASURE: usize = 500;

const GOAL: &str = "goal";
const RATING: &str = "rating";

/// What a goal says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// What the mentee sets out to do.
    pub text: String,
    /// How they would know; may be empty.
    pub measure: String,
    /// By when, if there is a day.
    pub target: Option<Date>,
}

/// How far along the mentee feels, from 1 to 5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// At the beginning.
    pub before: Option<u8>,
    /// Now, or at the end.
    pub after: Option<u8>,
}

/// What of a goal is being written; its draft lies apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its words.
    Wording,
    /// A small step.
    Step,
    /// How far along the mentee feels.
    Rating,
}

impl Part {
    fn draft(self, goal: GoalId) -> String {
        let part = match self {
            Self::Wording => GOAL,
            Self::Step => steps::STEP,
            Self::Rating => RATING,
        };
        format!("goal/{goal}/{part}")
    }

    const fn action(self) -> Action {
        match self {
            Self::Wording => Action::WordGoal,
            Self::Step => Action::PlanStep,
            Self::Rating => Action::RateGoal,
        }
    }
}

fn new_draft(pair: PairId) -> String {
    format!("pair/{pair}/{GOAL}")
}

/// The two of a pair and their space, as one of them finds it.
#[derive(Debug)]
pub struct Two {
    /// The pair.
    pub pair: Pair,
    /// Which side the reader is on.
    pub side: Side,
    /// The other person's id and name.
    pub other: (PersonId, String),
    /// The space of the two.
    pub room: Room,
}

impl Two {
    /// Whether the two have parted: a goal is then the mentee's alone.
    pub fn parted(&self) -> bool {
        use PairState::{Active, Closing, Contracting, Paused};
        !matches!(self.pair.state, Contracting | Active | Paused | Closing)
    }
}

async fn two(act: &mut Act, permit: &Permit<kind::Pair>) -> Result<Two, Stop> {
    let pair = pairs::load(&mut act.unit, permit).await?;
    let side = side(act, &pair)?;
    let (mentee, giver) = people::of_pair(&mut act.unit, permit, &pair).await?;
    let other = if side == Side::Mentee { giver } else { mentee };
    let room = spaces::look(act, permit).await?;
    Ok(Two { pair, side, other: (other.id, other.profile.name()), room })
}

/// The goals of a pair, as one of the two sees them.
#[derive(Debug)]
pub struct Goals {
    /// Whose they are.
    pub two: Two,
    /// Each goal with its words; none for the helper once the two have parted.
    pub goals: Vec<(Goal, Option<Wording>)>,
    /// A goal that I had begun to write: none, locked, or what was typed.
    pub draft: Option<Option<String>>,
}

/// The goals of a pair.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two.
pub async fn list(act: &mut Act, id: PairId) -> Result<Goals, Stop> {
    let permit = act.may(Action::ReadGoals, id).await?;
    let two = two(act, &permit).await?;
    let draft = sealed_drafts::at(act, &new_draft(id)).await?;
    let mut found = goals::of_pair(&mut act.unit, &permit).await?;
    if two.parted() && two.side == Side::Giver {
        found.clear();
    }
    let mut words = spaces::items::<Wording>(act, &two.room, id.uuid(), GOAL).await?;
    let goals = found.into_iter().map(|goal| {
        let place = words.iter().position(|words| words.item.id.uuid() == goal.id.uuid());
        (goal, place.and_then(|place| words.swap_remove(place).text))
    });
    Ok(Goals { goals: goals.collect(), two, draft })
}

/// Writes a goal down: the mentee's is one at once, the helper's waits for the mentee.
///
/// # Errors
/// [`Refusal::Incomplete`] without words, [`Refusal::TooLong`]; what [`spaces::enter`] says.
pub async fn propose(act: &mut Act, id: PairId, wording: Wording) -> Result<GoalId, Stop> {
    let permit = act.may(Action::WriteGoals, id).await?;
    let wording = checked(wording)?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    let room = spaces::enter(act, &permit, &[pair.mentee_person, pair.giver_person]).await?;
    let item = spaces::write(act, &room, id.uuid(), GOAL, &wording).await?;
    let new = Goal {
        id: item.uuid().into(),
        pair: id,
        proposed_by: side,
        state: GoalState::first(side),
        moved_on: today(act),
        version: 1,
    };
    goals::add(&mut act.unit, &new).await?;
    sealed_drafts::drop_at(act, &new_draft(id)).await?;
    if new.state == GoalState::Proposed {
        act.tell(pair.mentee_person, News::GoalProposed(id)).await?;
    }
    act.record(Event::new(What::GoalProposed, new.id)).await?;
    Ok(new.id)
}

fn checked(wording: Wording) -> Result<Wording, Refusal> {
    let (text, measure) = (wording.text.trim().to_owned(), wording.measure.trim().to_owned());
    if text.is_empty() {
        return Err(Refusal::Incomplete);
    }
    if text.chars().count() > MOST || measure.chars().count() > MOST_MEASURE {
        return Err(Refusal::TooLong);
    }
    Ok(Wording { text, measure, ..wording })
}

/// Keeps a goal that I have begun to write, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_new(act: &mut Act, id: PairId, typed: &str) -> Result<(), Stop> {
    act.may(Action::WriteGoals, id).await?;
    sealed_drafts::keep(act, &new_draft(id), typed).await
}

/// A goal, as one of the two sees it.
#[derive(Debug)]
pub struct Seen {
    /// Where it stands.
    pub goal: Goal,
    /// Whose it is.
    pub two: Two,
    /// What it says, and its version; none when it is locked, or gone.
    pub words: Option<(Wording, i64)>,
    /// The small steps, the first one first.
    pub steps: Vec<Opened<Step>>,
    /// How far along the mentee feels.
    pub rating: Rating,
    /// What I had begun to write, by part: none, locked, or what was typed.
    pub drafts: [Option<Option<String>>; 3],
}

impl Seen {
    /// What I had begun to write of a part: none, locked, or what was typed.
    pub fn draft(&self, part: Part) -> Option<&Option<String>> {
        self.drafts[part as usize].as_ref()
    }

    /// Whether its words can be changed: while the two go on, and nothing has come of it yet.
    pub fn can_word(&self) -> bool {
        !self.two.parted() && matches!(self.goal.state, GoalState::Proposed | GoalState::Open)
    }
}

/// A goal.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two, and for the helper once they have parted.
pub async fn read(act: &mut Act, id: GoalId) -> Result<Seen, Stop> {
    let own = act.may(Action::ReadGoal, id).await?;
    let goal = goals::load(&mut act.unit, &own).await?;
    let permit = act.may(Action::ReadGoals, goal.pair).await?;
    let two = two(act, &permit).await?;
    let words = spaces::item::<Wording>(act, &two.room, id.uuid().into()).await?;
    let words = words.and_then(|found| Some((found.text?, found.item.version)));
    let mut steps = spaces::items::<Step>(act, &two.room, id.uuid(), steps::STEP).await?;
    steps.reverse();
    let rating = rating(act, &two.room, id).await?.and_then(|found| found.text).unwrap_or_default();
    let mut drafts = [None, None, None];
    for (place, part) in drafts.iter_mut().zip([Part::Wording, Part::Step, Part::Rating]) {
        *place = sealed_drafts::at(act, &part.draft(id)).await?;
    }
    Ok(Seen { goal, two, words, steps, rating, drafts })
}

async fn rating(act: &mut Act, room: &Room, id: GoalId) -> Result<Option<Opened<Rating>>, Stop> {
    Ok(spaces::items(act, room, id.uuid(), RATING).await?.into_iter().next())
}

/// Keeps what I have typed of a part, sealed to me alone; nothing typed drops it. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, id: GoalId, part: Part, typed: &str) -> Result<(), Stop> {
    act.may(part.action(), id).await?;
    sealed_drafts::keep(act, &part.draft(id), typed).await
}

/// Enters the space of the two to write about a goal.
async fn enter(act: &mut Act, permit: &Permit<kind::Goal>) -> Result<(Goal, Pair, Room), Stop> {
    let goal = goals::load(&mut act.unit, permit).await?;
    let write = act.may(Action::WriteGoals, goal.pair).await?;
    let pair = pairs::load(&mut act.unit, &write).await?;
    let room = spaces::enter(act, &write, &[pair.mentee_person, pair.giver_person]).await?;
    Ok((goal, pair, room))
}

/// Words a goal anew, over the version that was read.
///
/// # Errors
/// [`Stop::Changed`] when somebody worded it meanwhile: nothing is lost, the page shows both. [`Refusal::Incomplete`],
/// [`Refusal::TooLong`], [`Refusal::NothingChanged`]; what [`spaces::enter`] says.
pub async fn reword(act: &mut Act, id: GoalId, version: i64, wording: Wording) -> Result<(), Stop> {
    let permit = act.may(Action::WordGoal, id).await?;
    let wording = checked(wording)?;
    let (_, _, room) = enter(act, &permit).await?;
    let found: Opened<Wording> = here(act, &room, id.uuid().into()).await?;
    if found.item.version != version {
        return Err(Stop::Changed);
    }
    if found.text.as_ref() == Some(&wording) {
        return Err(Refusal::NothingChanged.into());
    }
    spaces::reword(act, &room, &found.item, &wording).await?;
    sealed_drafts::drop_at(act, &Part::Wording.draft(id)).await?;
    act.record(Event::new(What::GoalWorded, id)).await
}

/// An item that was there when the page was made.
async fn here<T: DeserializeOwned>(act: &mut Act, room: &Room, id: ItemId) -> Result<Opened<T>, Stop> {
    spaces::item(act, room, id).await?.ok_or_else(|| Refusal::MovedOn.into())
}

/// Moves a goal; only its mentee does. No word of it is touched, so nothing needs to be unlocked.
///
/// # Errors
/// [`Refusal::MovedOn`] where no arrow leads, [`Stop::Changed`] when it was moved meanwhile.
pub async fn go(act: &mut Act, id: GoalId, to: GoalState) -> Result<(), Stop> {
    let permit = act.may(Action::MoveGoal, id).await?;
    let mut goal = goals::load(&mut act.unit, &permit).await?;
    goal.state = goal.state.step(to)?;
    goal.moved_on = today(act);
    if !goals::save(&mut act.unit, &goal).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::GoalMoved, id)).await
}

/// The mentee says how far along they feel.
///
/// # Errors
/// [`Refusal::NotOffered`] for what no form of ours sends, [`Refusal::NothingChanged`]; what [`spaces::enter`] says.
pub async fn rate(act: &mut Act, id: GoalId, new: Rating) -> Result<(), Stop> {
    let permit = act.may(Action::RateGoal, id).await?;
    if [new.before, new.after].into_iter().flatten().any(|far| !RATINGS.contains(&far)) {
        return Err(Refusal::NotOffered.into());
    }
    let (_, _, room) = enter(act, &permit).await?;
    match rating(act, &room, id).await? {
        Some(found) if found.text == Some(new) => return Err(Refusal::NothingChanged.into()),
        Some(found) => spaces::rewrite(act, &room, &found.item, &new).await?,
        None => {
            spaces::write(act, &room, id.uuid(), RATING, &new).await?;
        }
    }
    sealed_drafts::drop_at(act, &Part::Rating.draft(id)).await?;
    act.record(Event::new(What::GoalRated, id)).await
}

fn today(act: &Act) -> Date {
    act.now.to_zoned(TimeZone::UTC).date()
}
