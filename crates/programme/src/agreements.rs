//! The agreement of a pair: the standard text, and what the two add to it in their own words. Both accept one version.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use trellis_domain::{
    agreement::AgreementState,
    event::{Event, What},
    id::{PairId, kind},
    pair::{PairState, Side},
    permission::{Action, Permit},
    refusal::Refusal,
};
use trellis_store::{
    agreements::{self, Version},
    cohorts, pairs,
    pairs::Pair,
    signatures::{self, Signature},
};

use crate::{
    act::{Act, Stop},
    news::News,
    pairs::{Seen, listen_for_quiet, tell_both},
    places,
    requests::side,
    sealed_drafts,
    spaces::{self, Door, Opened, Room},
};

/// What two people add is at most this long, in characters.
pub const MOST: usize = 4_000;

const CLAUSES: &str = "clauses";

/// What is accepted: the standard text of this name and version, with this version of what the two have added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms<'t> {
    /// The name of the standard text.
    pub template: &'t str,
    /// Its version.
    pub version: i64,
    /// The version of the own words; 0 where there never were any.
    pub clauses: i64,
}

/// What the two have added, as it is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Clauses {
    text: String,
}

/// What a version adds to the standard text, for one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// Nothing.
    Nothing,
    /// These words.
    Words(String),
    /// Words that this reader cannot open now.
    Shut,
}

impl Added {
    /// The words; empty where nothing is added, none where they cannot be opened.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Nothing => Some(""),
            Self::Words(text) => Some(text),
            Self::Shut => None,
        }
    }
}

/// The agreement of a pair, as one of the two sees it.
#[derive(Debug)]
pub struct Agreement {
    /// The pair.
    pub seen: Seen,
    /// The space of the two.
    pub room: Room,
    /// What the newest version adds.
    pub added: Added,
    /// What the version before it added.
    pub before: Added,
    /// What the version added that both accepted last, where a newer one waits.
    pub holds: Option<Added>,
    /// What I had begun to write: none, locked, or what was typed.
    pub draft: Option<Option<String>>,
}

impl Agreement {
    /// Whether I can accept the newest version: it waits for me, and I can read all of it.
    pub fn can_sign(&self) -> bool {
        let waits = self.seen.pair.state == PairState::Contracting || self.seen.agreement_waits();
        waits && !self.seen.signed(self.seen.side) && self.added != Added::Shut
    }

    /// Whether something can be added or changed.
    pub fn can_change(&self) -> bool {
        matches!(self.seen.pair.state, PairState::Contracting | PairState::Active)
    }
}

fn draft(pair: PairId) -> String {
    format!("pair/{pair}/{CLAUSES}")
}

/// The agreement of a pair, to be read or, with [`Action::ChangeAgreement`], to be changed.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two.
pub async fn read(act: &mut Act, id: PairId, action: Action) -> Result<Agreement, Stop> {
    let seen = crate::pairs::read(act, id, action).await?;
    let permit = act.may(action, id).await?;
    let room = spaces::look(act, &permit).await?;
    let written = spaces::items::<Clauses>(act, &room, id.uuid(), CLAUSES).await?;
    let added = |version: Option<&Version>| adds(version, &written);
    let newest = seen.versions.first();
    let held = seen.versions.iter().find(|version| version.state == AgreementState::Signed);
    Ok(Agreement {
        added: added(newest),
        before: added(seen.versions.get(1)),
        holds: seen.agreement_waits().then(|| added(held)),
        draft: sealed_drafts::at(act, &draft(id)).await?,
        room,
        seen,
    })
}

fn adds(version: Option<&Version>, written: &[Opened<Clauses>]) -> Added {
    let Some(item) = version.and_then(|version| version.item) else { return Added::Nothing };
    let found = written.iter().find(|opened| opened.item.id == item);
    match found.and_then(|opened| opened.text.as_ref()) {
        Some(clauses) => Added::Words(clauses.text.clone()),
        None => Added::Shut,
    }
}

/// Writes another version of what the two add, over the one that was read; empty words leave the standard text alone.
/// Whatever was accepted before is not accepted any more; in a pair that has begun it holds until both accept the new one.
///
/// # Errors
/// [`Stop::Changed`] when the other wrote meanwhile: nothing is lost, the page shows both. [`Refusal::TooLong`],
/// [`Refusal::NothingChanged`]; for words also what [`spaces::enter`] says.
pub async fn change(act: &mut Act, id: PairId, read: i64, text: &str) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeAgreement, id).await?;
    let text = text.trim();
    if text.chars().count() > MOST {
        return Err(Refusal::TooLong.into());
    }
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let newest = agreements::of(&mut act.unit, &permit).await?.first().copied();
    let number = newest.map_or(0, |version| version.number);
    if number != read {
        return Err(Stop::Changed);
    }
    let item = if text.is_empty() {
        newest.and_then(|version| version.item).ok_or(Refusal::NothingChanged)?;
        None
    } else {
        Some(write(act, &permit, &pair, newest, text).await?)
    };
    if let Some(mut before) = newest.filter(|version| version.state != AgreementState::Signed) {
        before.state = before.state.step(AgreementState::Superseded)?;
        agreements::save(&mut act.unit, &permit, &before).await?;
    }
    let new = Version { number: number + 1, item, state: AgreementState::Draft, written_on: day(act.now) };
    agreements::add(&mut act.unit, &permit, &new).await?;
    signatures::clear(&mut act.unit, &permit).await?;
    sealed_drafts::drop_at(act, &draft(id)).await?;
    let other = if side(act, &pair)? == Side::Mentee { pair.giver_person } else { pair.mentee_person };
    act.tell(other, News::AgreementChanged(id)).await?;
    act.record(Event::new(What::AgreementChanged, id).about(pair.mentee_person)).await
}

async fn write(
    act: &mut Act,
    permit: &Permit<kind::Pair>,
    pair: &Pair,
    newest: Option<Version>,
    text: &str,
) -> Result<trellis_domain::id::ItemId, Stop> {
    let room = spaces::enter(act, permit, &[pair.mentee_person, pair.giver_person]).await?;
    if let Some(item) = newest.and_then(|version| version.item) {
        let before = spaces::item::<Clauses>(act, &room, item).await?.and_then(|found| found.text);
        if before.is_some_and(|clauses| clauses.text == text) {
            return Err(Refusal::NothingChanged.into());
        }
    }
    spaces::write(act, &room, pair.id.uuid(), CLAUSES, &Clauses { text: text.to_owned() }).await
}

/// Keeps what I have typed so far, sealed to me alone; nothing typed drops it. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, id: PairId, typed: &str) -> Result<(), Stop> {
    act.may(Action::ChangeAgreement, id).await?;
    sealed_drafts::keep(act, &draft(id), typed).await
}

/// One side accepts the terms as they stand. When both have accepted the same ones, the pair begins; in a pair that has
/// begun they take the place of the ones before.
///
/// # Errors
/// [`Refusal::MovedOn`] for terms that are not the newest, [`Refusal::NothingChanged`] on a second signature of the same
/// side; [`Refusal::Locked`] or [`Refusal::NoKeys`] while the own words cannot be read.
pub async fn sign(act: &mut Act, id: PairId, terms: Terms<'_>) -> Result<(), Stop> {
    let permit = act.may(Action::SignAgreement, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    let newest = agreements::of(&mut act.unit, &permit).await?.first().copied();
    if newest.map_or(0, |version| version.number) != terms.clauses {
        return Err(Refusal::MovedOn.into());
    }
    let waits = newest.is_some_and(|version| version.state != AgreementState::Signed);
    if pair.state != PairState::Contracting && !waits {
        return Err(Refusal::NothingChanged.into());
    }
    readable(act, &permit, newest).await?;
    signatures::clear_others(&mut act.unit, &permit, terms.template, terms.version).await?;
    let before = signatures::of(&mut act.unit, &permit).await?;
    if before.iter().any(|signature| signature.side == side) {
        return Err(Refusal::NothingChanged.into());
    }
    let new = Signature {
        side,
        template: terms.template.to_owned(),
        version: terms.version,
        clauses: terms.clauses,
        at: act.now,
    };
    signatures::sign(&mut act.unit, &pair, &new).await?;
    move_on(act, &permit, AgreementState::of(before.len() + 1)).await?;
    if before.is_empty() {
        let other = if side == Side::Mentee { pair.giver_person } else { pair.mentee_person };
        act.tell(other, News::SignatureWaited(id)).await?;
    } else if pair.state == PairState::Contracting {
        return begin(act, &permit, pair).await;
    }
    act.record(Event::new(What::AgreementSigned, id).about(pair.mentee_person)).await
}

/// Nobody accepts words that they cannot read.
async fn readable(act: &mut Act, permit: &Permit<kind::Pair>, newest: Option<Version>) -> Result<(), Stop> {
    let Some(item) = newest.and_then(|version| version.item) else { return Ok(()) };
    let room = spaces::look(act, permit).await?;
    match room.door {
        Door::NoKeys => return Err(Refusal::NoKeys.into()),
        Door::Locked => return Err(Refusal::Locked.into()),
        Door::Altered => return Err(Refusal::SpaceAltered.into()),
        Door::Open(_) => {}
    }
    let found = spaces::item::<Clauses>(act, &room, item).await?.and_then(|found| found.text);
    found.map(drop).ok_or_else(|| Refusal::NotPossible.into())
}

/// The newest version stands where its signatures put it; what held before gives way to it once both have signed.
async fn move_on(act: &mut Act, permit: &Permit<kind::Pair>, to: AgreementState) -> Result<(), Stop> {
    let versions = agreements::of(&mut act.unit, permit).await?;
    let Some((newest, earlier)) = versions.split_first() else { return Ok(()) };
    if newest.state != to {
        let moved = Version { state: newest.state.step(to)?, ..*newest };
        agreements::save(&mut act.unit, permit, &moved).await?;
    }
    let holding = earlier.iter().filter(|version| version.state == AgreementState::Signed);
    for held in holding.filter(|_| to == AgreementState::Signed) {
        let over = Version { state: held.state.step(AgreementState::Superseded)?, ..*held };
        agreements::save(&mut act.unit, permit, &over).await?;
    }
    Ok(())
}

/// Both have accepted: the pair begins.
async fn begin(act: &mut Act, permit: &Permit<kind::Pair>, mut pair: Pair) -> Result<(), Stop> {
    let cohort = cohorts::of_pair(&mut act.unit, permit).await?;
    pair.state = pair.state.step(PairState::Active)?;
    pair.started_on = Some(london(act.now));
    pair.planned_end = Some(cohort.timetable.ends);
    places::moved(act, &mut pair).await?;
    listen_for_quiet(act, pair.id, act.now).await?;
    tell_both(act, &pair, News::PairBegan(pair.id)).await?;
    act.record(Event::new(What::PairBegan, pair.id).about(pair.mentee_person)).await
}

fn london(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)).date()
}

fn day(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::UTC).date()
}
