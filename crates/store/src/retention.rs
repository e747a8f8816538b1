//! Whose things go one day, who was told of it, and the receipts of what went: numbers alone.

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Statement, Unit, sql};
use trellis_domain::{
    hat::Hat,
    id::{Id, ParticipationId, PersonId, kind},
    permission::Permit,
    retention::Kept,
};
use uuid::Uuid;

/// Somebody whose things go one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// The participation.
    pub participation: ParticipationId,
    /// Whose it is.
    pub person: PersonId,
    /// In which hat.
    pub hat: Hat,
    /// The event that starts the clock.
    pub since: Timestamp,
    /// Whether the person has been here; whoever is only on a list from a file is not written to.
    pub known: bool,
}

#[derive(FromRow)]
struct Row {
    participation: Uuid,
    person: Uuid,
    hat: String,
    since: Stamp,
    listed: i64,
}

impl Row {
    fn read(self) -> Result<Ending, Broken> {
        Ok(Ending {
            participation: self.participation.into(),
            person: self.person.into(),
            hat: Hat::parse(&self.hat).ok_or_else(|| Broken::unreadable("participation.hat"))?,
            since: self.since.into(),
            known: self.listed == 0,
        })
    }
}

macro_rules! endings {
    ($since:literal, $rest:literal) => {
        sql!(concat!(
            "SELECT participation.id AS participation, participation.person AS person, participation.hat AS hat, ",
            $since,
            " AS since,
              (SELECT COUNT(*) FROM listed WHERE listed.participation = participation.id
               AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.account = participation.person)) AS listed
             FROM participation JOIN cohort ON cohort.id = participation.cohort ",
            $rest,
            " ORDER BY participation.id"
        ))
    };
}

async fn found(unit: &mut Unit, text: &'static Statement, before: Timestamp) -> Result<Vec<Ending>, Broken> {
    let rows: Vec<Row> = unit.query(text).bind(Stamp::from(before)).all().await?;
    rows.into_iter().map(Row::read).collect()
}

/// Ways in that were begun and not continued since `before`. Saving an unfinished form is continuing.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn begun(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<Vec<Ending>, Broken> {
    let text = endings!(
        "COALESCE((SELECT MAX(draft.saved_at) FROM draft WHERE draft.account = participation.person
                   AND draft.saved_at > participation.moved_at), participation.moved_at)",
        "WHERE participation.state = 'started' AND participation.moved_at <= $1
           AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.account = participation.person AND draft.saved_at > $1)"
    );
    found(unit, text, before).await
}

/// Participations that are over since `before` and of which private choices or asks are still kept.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn over(unit: &mut Unit, _: &Permit<kind::Host>, before: Timestamp) -> Result<Vec<Ending>, Broken> {
    let text = endings!(
        "participation.moved_at",
        "WHERE participation.state IN ('completed', 'declined', 'withdrawn', 'expired')
           AND participation.moved_at <= $1
           AND (EXISTS (SELECT 1 FROM choice WHERE choice.participation = participation.id)
                OR EXISTS (SELECT 1 FROM pair WHERE pair.mentee = participation.id AND pair.reasons <> '')
                OR EXISTS (SELECT 1 FROM ask JOIN pair ON pair.id = ask.pair
                           WHERE pair.mentee = participation.id OR pair.giver = participation.id))"
    );
    found(unit, text, before).await
}

/// Those who wrote for the two of a pair that is over since `before`; one for each such pair.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn parted_writers(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<Vec<Ending>, Broken> {
    let text = endings!(
        "pair.moved_at",
        "JOIN pair ON pair.mentee = participation.id OR pair.giver = participation.id
         JOIN space ON space.kind = 'pair' AND space.about = pair.id
         WHERE pair.state NOT IN ('contracting', 'active', 'paused', 'closing') AND pair.moved_at <= $1
           AND EXISTS (SELECT 1 FROM item WHERE item.space = space.id AND item.author = participation.person
                       AND item.kind <> 'clauses')"
    );
    found(unit, text, before).await
}

/// Those who wrote for themselves and of whose taking part nothing goes on since `before`, by what ended last.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn writers_gone(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<Vec<Ending>, Broken> {
    let text = endings!(
        "participation.moved_at",
        "JOIN space ON space.kind = 'own' AND space.about = participation.person
         WHERE participation.state IN ('completed', 'declined', 'withdrawn', 'expired')
           AND participation.moved_at <= $1
           AND EXISTS (SELECT 1 FROM item WHERE item.space = space.id)
           AND NOT EXISTS (SELECT 1 FROM participation AS other WHERE other.person = participation.person
                           AND (other.state NOT IN ('completed', 'declined', 'withdrawn', 'expired')
                                OR other.moved_at > participation.moved_at
                                OR other.moved_at = participation.moved_at AND other.id > participation.id))"
    );
    found(unit, text, before).await
}

/// Applicants without a pair, a circle or hours of their own in a cohort that has closed before a moment, who are in no later
/// cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn unmatched(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<Vec<Ending>, Broken> {
    let text = endings!(
        "cohort.closed_at",
        "WHERE cohort.closed_at <= $1
           AND NOT EXISTS (SELECT 1 FROM pair
                           WHERE (pair.mentee = participation.id OR pair.giver = participation.id)
                             AND pair.state IN ('contracting', 'active', 'paused', 'closing', 'closed',
                                                'ended_no_fault', 'redefined'))
           AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.participation = participation.id)
           AND NOT EXISTS (SELECT 1 FROM circle_seat WHERE circle_seat.participation = participation.id
                           AND circle_seat.state IN ('accepted', 'left'))
           AND NOT EXISTS (SELECT 1 FROM hours WHERE hours.participation = participation.id)
           AND NOT EXISTS (SELECT 1 FROM participation AS later JOIN cohort AS newer ON newer.id = later.cohort
                           WHERE later.person = participation.person AND newer.closed_at IS NULL
                             AND later.state NOT IN ('completed', 'declined', 'withdrawn', 'expired'))"
    );
    found(unit, text, before).await
}

/// Everybody who took part in a cohort that has closed before a moment.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_closed(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<Vec<Ending>, Broken> {
    found(unit, endings!("cohort.closed_at", "WHERE cohort.closed_at <= $1"), before).await
}

/// Writes down that somebody was told of something `days` days before or after it, counted from `since`. False when
/// they were told before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn foretell(
    unit: &mut Unit,
    object: Uuid,
    what: &str,
    days: i64,
    since: Timestamp,
    now: Timestamp,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "INSERT INTO foretold (object, what, days, since, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (object, what, days, since) DO NOTHING"
        ))
        .bind(object)
        .bind(what.to_owned())
        .bind(days)
        .bind(Stamp::from(since))
        .bind(Stamp::from(now))
        .run()
        .await?;
    Ok(rows == 1)
}

#[derive(FromRow)]
struct At {
    at: Stamp,
}

/// When somebody was told so many days before, counted from `since`.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn told(
    unit: &mut Unit,
    object: Uuid,
    what: &str,
    days: i64,
    since: Timestamp,
) -> Result<Option<Timestamp>, Broken> {
    let row: Option<At> = unit
        .query(sql!("SELECT at FROM foretold WHERE object = $1 AND what = $2 AND days = $3 AND since = $4"))
        .bind(object)
        .bind(what.to_owned())
        .bind(days)
        .bind(Stamp::from(since))
        .maybe()
        .await?;
    Ok(row.map(|row| row.at.into()))
}

/// Keeps a receipt.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep_receipt(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    kept: Kept,
    number: u64,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO deletion (id, kept, number, at) VALUES ($1, $2, $3, $4)"))
        .bind(Id::<()>::random(dice).uuid())
        .bind(kept.code().to_owned())
        .bind(i64::try_from(number).unwrap_or(i64::MAX))
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// A receipt of a deletion.
#[derive(Debug, Clone, FromRow)]
pub struct Receipt {
    /// What was deleted, as its code.
    pub kept: String,
    /// How many.
    pub number: i64,
    /// When.
    pub at: Stamp,
}

/// The newest receipts, at most 100.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn receipts(unit: &mut Unit, _: &Permit<kind::Host>) -> Result<Vec<Receipt>, Broken> {
    unit.query(sql!("SELECT kept, number, at FROM deletion ORDER BY at DESC, id LIMIT 100")).all().await
}
