//! Looking back together: half-way, and at a good end. Each writes alone; each reads the other's words once both have
//! shared their own, so that nobody writes what the other wants to hear.

use serde::{Deserialize, Serialize};
use trellis_domain::{
    day,
    difference::joined,
    event::{Event, What},
    id::{PairId, PersonId, kind},
    pair::{PairState, Side},
    permission::{Action, Permit},
    refusal::Refusal,
    review::{self, Review},
};
use trellis_store::{
    member_keys,
    pairs::{self, Pair},
    people, reviews,
};

use crate::{
    act::{Act, Stop},
    news::News,
    pairs::tell_both,
    requests::side,
    rounds::{self, Round},
    sealed_drafts,
    spaces::{self, Opened, Room},
};

/// An answer is at most this long, in characters.
pub const MOST: usize = 2_000;

/// What one of the two says, question by question; an answer may be left empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Text {
    /// What has helped; at the end, what has changed.
    pub first: String,
    /// What would make it better; at the end, thanks.
    pub second: String,
    /// What the time that is left is for; at the end, what comes next.
    pub third: String,
}

impl Text {
    /// The three answers, in order.
    pub fn answers(&self) -> [&str; 3] {
        [&self.first, &self.second, &self.third].map(|answer| answer.trim())
    }

    /// These answers, and those below them where they differ.
    fn followed_by(&self, other: &Self) -> Self {
        let join = |mine: &str, other: &str| joined(mine, other, "\n\n");
        Self {
            first: join(&self.first, &other.first),
            second: join(&self.second, &other.second),
            third: join(&self.third, &other.third),
        }
    }
}

/// A review of a pair, as one of the two finds it.
#[derive(Debug)]
pub struct Seen {
    /// The pair.
    pub pair: Pair,
    /// Which review it is for now.
    pub review: Review,
    /// Which side the reader is on.
    pub side: Side,
    /// The other person's id and name.
    pub other: (PersonId, String),
    /// The space of the two.
    pub room: Room,
    /// The other one has no private space yet, and can read nothing.
    pub other_waits: bool,
    /// What I have shared.
    pub mine: Option<Opened<Text>>,
    /// Whether the other has shared theirs.
    pub theirs_waits: bool,
    /// What the other has shared; only once I have as well.
    pub theirs: Option<Opened<Text>>,
    /// What I had begun to write: none, locked, or the text.
    pub draft: Option<Option<String>>,
    /// The two were reminded that it is time, or the pair comes to its end.
    pub due: bool,
    /// I would like to stay in touch.
    pub in_touch: bool,
    /// Where the other can be reached, once both would like to stay in touch.
    pub address: Option<String>,
}

impl Seen {
    /// Whether something can be written: not once the pair is over.
    pub const fn can_write(&self) -> bool {
        matches!(self.pair.state, PairState::Active | PairState::Paused | PairState::Closing)
    }

    /// Whether staying in touch is asked about.
    pub const fn asks_to_stay_in_touch(&self) -> bool {
        matches!(self.review, Review::Closing)
    }

    /// Whether the pair page should lead here first: it is time, and I have not shared mine.
    pub const fn waits_for_me(&self) -> bool {
        self.due && self.can_write() && self.mine.is_none()
    }
}

const fn item_kind(review: Review) -> &'static str {
    match review {
        Review::HalfWay => "review",
        Review::Closing => "farewell",
    }
}

fn draft_place(pair: PairId, review: Review) -> String {
    format!("pair/{pair}/{}", item_kind(review))
}

/// The review that is for now.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two, and before they have begun.
pub async fn read(act: &mut Act, id: PairId) -> Result<Seen, Stop> {
    let permit = act.may(Action::ReadReview, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let review = Review::of(pair.state).ok_or(Stop::NotFound)?;
    let me = side(act, &pair)?;
    let (mentee, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let other = if me == Side::Mentee { giver } else { mentee };
    let room = spaces::look(act, &permit).await?;
    let (mine, theirs) = of_two(act, &room, id, review, other.id).await?;
    let draft = sealed_drafts::at(act, &draft_place(id, review)).await?;
    let due = review == Review::Closing || reviews::reminded(&mut act.unit, &permit).await?;
    let in_touch = reviews::in_touch(&mut act.unit, &permit).await?.contains(&me);
    let address = reviews::address_of_other(&mut act.unit, &permit, me).await?;
    Ok(Seen {
        other_waits: !member_keys::stands_for(&mut act.unit, &permit, other.id).await?,
        theirs_waits: theirs.is_some(),
        theirs: theirs.filter(|_| mine.is_some() && pair.state != PairState::EndedNoFault),
        other: (other.id, other.profile.name()),
        side: me,
        pair,
        review,
        room,
        mine,
        draft,
        due,
        in_touch,
        address,
    })
}

/// What each of the two has shared: mine, then theirs.
async fn of_two(
    act: &mut Act,
    room: &Room,
    id: PairId,
    review: Review,
    other: PersonId,
) -> Result<(Option<Opened<Text>>, Option<Opened<Text>>), Stop> {
    let found = spaces::items::<Text>(act, room, id.uuid(), item_kind(review)).await?;
    let (theirs, mine): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.item.author == other);
    Ok((mine.into_iter().next(), theirs.into_iter().next()))
}

async fn now(act: &mut Act, permit: &Permit<kind::Pair>) -> Result<(Pair, Review), Stop> {
    let pair = pairs::load(&mut act.unit, permit).await?;
    let review = Review::of(pair.state).ok_or(Stop::NotFound)?;
    Ok((pair, review))
}

/// Shares what I say with the other one.
///
/// # Errors
/// [`Refusal::Incomplete`] when nothing is said, [`Refusal::TooLong`] over [`MOST`] characters, [`Refusal::MovedOn`] when
/// I have shared mine already; what [`spaces::enter`] says.
pub async fn share(act: &mut Act, id: PairId, text: &Text) -> Result<(), Stop> {
    let permit = act.may(Action::WriteReview, id).await?;
    let [first, second, third] = text.answers().map(str::to_owned);
    let text = Text { first, second, third };
    if text == Text::default() {
        return Err(Refusal::Incomplete.into());
    }
    if text.answers().iter().any(|answer| answer.chars().count() > MOST) {
        return Err(Refusal::TooLong.into());
    }
    let (pair, review) = now(act, &permit).await?;
    let other = if side(act, &pair)? == Side::Mentee { pair.giver_person } else { pair.mentee_person };
    let room = spaces::enter(act, &permit, &[pair.mentee_person, pair.giver_person]).await?;
    let (mine, theirs) = of_two(act, &room, id, review, other).await?;
    if mine.is_some() {
        return Err(Refusal::MovedOn.into());
    }
    spaces::write(act, &room, id.uuid(), item_kind(review), &text).await?;
    sealed_drafts::drop_at(act, &draft_place(id, review)).await?;
    act.tell(other, if theirs.is_some() { News::ReviewsShared(id) } else { News::ReviewWaits(id) }).await?;
    act.record_unsigned(Event::new(What::ReviewShared, id)).await
}

/// Keeps what I have typed so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, id: PairId, typed: &Text) -> Result<(), Stop> {
    let permit = act.may(Action::WriteReview, id).await?;
    let (_, review) = now(act, &permit).await?;
    let typed = if typed.answers().iter().all(|answer| answer.is_empty()) {
        String::new()
    } else {
        serde_json::to_string(typed).map_err(|_| Stop::NotFound)?
    };
    sealed_drafts::keep(act, &draft_place(id, review), &typed).await
}

/// Takes back what I have shared; it becomes what I had begun to write.
///
/// # Errors
/// [`Stop::NotFound`] when I have shared nothing, [`Refusal::Locked`] when it cannot be opened.
pub async fn take_back(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let seen = read(act, id).await?;
    act.may(Action::WriteReview, id).await?;
    let mine = seen.mine.ok_or(Stop::NotFound)?;
    let text = mine.text.ok_or(Refusal::Locked)?;
    // What was typed since, in another window, stands below it.
    let since = seen.draft.flatten().and_then(|typed| serde_json::from_str::<Text>(&typed).ok());
    keep_draft(act, id, &since.map_or_else(|| text.clone(), |since| text.followed_by(&since))).await?;
    spaces::take_away(act, &seen.room, mine.item.id).await?;
    act.record_unsigned(Event::new(What::ReviewTakenBack, id)).await
}

/// Says whether I would like to stay in touch. The other learns it only when both would; then each is told where the
/// other can be reached.
///
/// # Errors
/// [`Refusal::NothingChanged`] when that is what I said before.
pub async fn stay_in_touch(act: &mut Act, id: PairId, yes: bool) -> Result<(), Stop> {
    let permit = act.may(Action::StayInTouch, id).await?;
    let (pair, _) = now(act, &permit).await?;
    let me = side(act, &pair)?;
    let before = reviews::in_touch(&mut act.unit, &permit).await?;
    if before.contains(&me) == yes {
        return Err(Refusal::NothingChanged.into());
    }
    if yes {
        reviews::wish(&mut act.unit, &permit, me, act.now).await?;
        if before.contains(&me.other()) {
            tell_both(act, &pair, News::InTouch(id)).await?;
        }
    } else {
        reviews::take_back(&mut act.unit, &permit, me).await?;
    }
    act.record_unsigned(Event::new(What::StayingInTouchChanged, id)).await
}

/// Reminds the pairs for which the half-way day has come.
pub(crate) async fn remind(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let today = day::of(act.now);
    let waiting = reviews::waiting(&mut act.unit, &permit, today).await?;
    drop(act);
    let due = |one: &&reviews::Waiting| review::is_time(one.half_way, one.started_on, one.planned_end, today);
    for one in waiting.iter().filter(due) {
        round.does(async |act| remind_two(act, one.pair).await).await?;
    }
    Ok(())
}

async fn remind_two(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::RemindOfReview, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    if !reviews::remind(&mut act.unit, &permit, day::of(act.now)).await? {
        return Err(Stop::NotFound);
    }
    tell_both(act, &pair, News::HalfWay(id)).await?;
    act.record(Event::new(What::HalfWayReached, id).about(pair.mentee_person)).await
}
