//! What a mentee answers about the programme: the promises, an ally, three short questions, wellbeing. It goes into one
//! sealed book that only its owner reads; nothing here counts, compares or tells anybody.

mod beside;
mod check_ins;
mod ratings;
mod scales;

use jiff::{Timestamp, civil::Date};
use trellis_domain::{
    day,
    event::{Event, What},
    hat::Hat,
    id::{Id, PairId, PersonId, kind},
    instrument::Instrument,
    measure::{Beside, Book},
    pair::{Kind, PairState, Side},
    participation::ParticipationState as State,
    permission::{Action, Permit},
    readiness::Purpose,
};
use trellis_store::{calls, consents, measures, participations, purposes, ties};

use crate::{
    act::{Act, Stop},
    spaces::{self, Door},
};

pub use beside::{About, about, say_of, send_guide, unsay_of};
pub(crate) use check_ins::offer;
pub use check_ins::{Asked, Consent, check, check_in, consent, give_consent, withdraw_consent};
pub use ratings::{Ratings, rate, ratings, unrate};
pub use scales::{Scale, answer, scale, unanswer};

/// Under this name a consent to questions about wellbeing is kept.
const WELLBEING: &str = "wellbeing_scores";

/// A mentee's place in one cohort, with what they have answered there.
struct Mine {
    person: PersonId,
    /// Whether I can answer anything now.
    answers: bool,
    permit: Permit<kind::Participation>,
    book: Book,
}

/// The states in which the policy lets a mentee answer, or ask to be called; elsewhere a page says so.
pub(crate) const fn can_answer(state: State) -> bool {
    matches!(state, State::Waiting | State::Placed | State::Paused)
}

/// Mine, as a mentee, also when the year is over: what I have answered stays mine to read and to take back.
async fn mine(act: &mut Act, action: Action) -> Result<Mine, Stop> {
    let id = crate::participations::of_hat(act).await?.ok_or(Stop::NotFound)?.id;
    let permit = act.may(action, id).await?;
    let participation = participations::load(&mut act.unit, &permit).await?;
    if participation.hat != Hat::Mentee {
        return Err(Stop::NotFound);
    }
    let book = measures::own(&mut act.unit, &act.keys, &permit).await?;
    let answers = can_answer(participation.state);
    Ok(Mine { person: participation.person, answers, permit, book })
}

/// Keeps my book. The record says that somebody has answered something, not who, and not what about.
async fn keep(act: &mut Act, mine: &Mine) -> Result<(), Stop> {
    measures::write(&mut act.unit, &act.keys, &mine.permit, &mine.book, &mut act.dice).await?;
    record(act).await
}

async fn record(act: &mut Act) -> Result<(), Stop> {
    act.record_unsigned(Event::new(What::QuestionsAnswered, Id::<kind::Host>::HERE)).await
}

/// Whether my private space stands open: only then is shown what I have answered.
async fn door(act: &mut Act) -> Result<Door, Stop> {
    let me = act.person()?;
    let own = act.may(Action::ReadOwnSpace, me).await?;
    Ok(spaces::look(act, &own).await?.door)
}

fn today(act: &Act) -> Date {
    day::of(act.now)
}

async fn in_use(act: &mut Act, mine: &Mine, purpose: Purpose) -> Result<bool, Stop> {
    Ok(purposes::in_use(&mut act.unit, &mine.permit, purpose).await?)
}

async fn consented(act: &mut Act) -> Result<Option<Timestamp>, Stop> {
    let me = act.person()?;
    let permit = act.may(Action::ReadOwnAccount, me).await?;
    Ok(consents::given(&mut act.unit, &permit, WELLBEING).await?)
}

/// An ally about whom I can answer.
#[derive(Debug, Clone)]
pub struct Ally {
    /// The pair.
    pub pair: PairId,
    /// The ally's name.
    pub name: String,
    /// I have said that something made things worse; none while my private space is locked.
    pub worse: Option<bool>,
}

/// The page from which all of it is reached.
#[derive(Debug)]
pub struct Overview {
    /// Whether my private space stands open.
    pub door: Door,
    /// Whether the programme asks about its promises and about allies.
    pub evaluates: bool,
    /// Whether it asks how people are, after consent.
    pub wellbeing: bool,
    /// I have consented to that.
    pub consented: bool,
    /// The three short questions can be answered now.
    pub check_in: bool,
    /// The allies about whom I can answer.
    pub allies: Vec<Ally>,
    /// The questions about wellbeing that the host has published.
    pub scales: Vec<Instrument>,
    /// Since when I have asked to be called.
    pub call: Option<Timestamp>,
}

/// Everything that I can answer, as a mentee.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn overview(act: &mut Act) -> Result<Overview, Stop> {
    let mine = mine(act, Action::ReadOwnQuestions).await?;
    let door = door(act).await?;
    let open = matches!(door, Door::Open(_));
    let evaluates = in_use(act, &mine, Purpose::Evaluation).await?;
    let wellbeing = in_use(act, &mine, Purpose::WellbeingScores).await?;
    let consented = wellbeing && consented(act).await?.is_some();
    let now = act.now;
    let ties = ties::of(&mut act.unit, &mine.permit, now).await?;
    let beside = |state| {
        matches!(state, PairState::Contracting | PairState::Active | PairState::Paused | PairState::Closing)
    };
    let ours = ties.into_iter().filter(|tie| tie.kind == Kind::Ally && tie.side == Side::Mentee);
    let allies = ours.filter(|tie| beside(tie.state)).map(|tie| Ally {
        worse: open.then(|| mine.book.about(tie.pair).is_some_and(Beside::worse)),
        pair: tie.pair,
        name: tie.name,
    });
    Ok(Overview {
        allies: if evaluates { allies.collect() } else { Vec::new() },
        check_in: consented && check_ins::open(act, &mine).await?.is_some(),
        scales: if consented { scales::asked(act, &mine).await? } else { Vec::new() },
        call: calls::asked(&mut act.unit, &mine.permit).await?,
        door,
        evaluates,
        wellbeing,
        consented,
    })
}

/// Somebody leaves: what they answered, their consent and their wish to be called go with them, since they could not
/// take any of it back afterwards.
pub(crate) async fn forget(act: &mut Act, permit: &Permit<kind::Participation>) -> Result<(), Stop> {
    measures::write(&mut act.unit, &act.keys, permit, &Book::default(), &mut act.dice).await?;
    calls::over(&mut act.unit, permit).await?;
    let (me, now) = (act.person()?, act.now);
    Ok(consents::withdraw(&mut act.unit, me, WELLBEING, now).await?)
}

/// Deletes everything that I have answered.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn take_back(act: &mut Act) -> Result<(), Stop> {
    let mut mine = mine(act, Action::TakeAnswersBack).await?;
    mine.book = Book::default();
    keep(act, &mine).await
}
