//! Pairs: a mentee and one giver, from suggestion to ending; and the place that a giver gives.

use jiff::{Timestamp, civil::Date};
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{CohortId, PairId, ParticipationId, PersonId, RunId, kind},
    pair::{Kind, PairState, Side},
    permission::Permit,
    reason::Reason,
};
use uuid::Uuid;

use crate::{
    capacities::{self, Giver},
    sealing::{Keys, Purpose},
};

/// A pair as it is kept.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Its id.
    pub id: PairId,
    /// Its cohort.
    pub cohort: CohortId,
    /// What kind of helper.
    pub kind: Kind,
    /// The mentee's participation.
    pub mentee: ParticipationId,
    /// The giver's participation.
    pub giver: ParticipationId,
    /// The mentee.
    pub mentee_person: PersonId,
    /// The giver.
    pub giver_person: PersonId,
    /// Where it stands.
    pub state: PairState,
    /// The run that brought it, if one did.
    pub run: Option<RunId>,
    /// Its place on the mentee's list, from 1.
    pub ordinal: i64,
    /// Why these two, sealed ([`open_reasons`]); only the mentee reads all of it.
    pub reasons: String,
    /// When the state last changed.
    pub moved_at: Timestamp,
    /// Until when an answer is waited for.
    pub answer_by: Option<Timestamp>,
    /// When "tell me more first" was said; once.
    pub more_time_at: Option<Timestamp>,
    /// First day as an active pair.
    pub started_on: Option<Date>,
    /// Planned last day.
    pub planned_end: Option<Date>,
    /// Counts every change.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    cohort: Uuid,
    kind: String,
    mentee: Uuid,
    giver: Uuid,
    mentee_person: Uuid,
    giver_person: Uuid,
    state: String,
    run: Option<Uuid>,
    ordinal: i64,
    reasons: String,
    moved_at: Stamp,
    answer_by: Option<Stamp>,
    more_time_at: Option<Stamp>,
    started_on: Option<String>,
    planned_end: Option<String>,
    version: i64,
}

impl TryFrom<Row> for Pair {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        let date = |text: Option<String>| text.and_then(|text| text.parse().ok());
        Ok(Self {
            id: row.id.into(),
            cohort: row.cohort.into(),
            kind: Kind::parse(&row.kind).ok_or_else(|| Broken::unreadable("pair.kind"))?,
            mentee: row.mentee.into(),
            giver: row.giver.into(),
            mentee_person: row.mentee_person.into(),
            giver_person: row.giver_person.into(),
            state: PairState::parse(&row.state).ok_or_else(|| Broken::unreadable("pair.state"))?,
            run: row.run.map(Into::into),
            ordinal: row.ordinal,
            reasons: row.reasons,
            moved_at: row.moved_at.into(),
            answer_by: row.answer_by.map(Timestamp::from),
            more_time_at: row.more_time_at.map(Timestamp::from),
            started_on: date(row.started_on),
            planned_end: date(row.planned_end),
            version: row.version,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT pair.id AS id, pair.cohort AS cohort, pair.kind AS kind, pair.mentee AS mentee, pair.giver AS giver,
                    mentee.person AS mentee_person, giver.person AS giver_person, pair.state AS state, pair.run AS run,
                    pair.ordinal AS ordinal, pair.reasons AS reasons, pair.moved_at AS moved_at, pair.answer_by AS answer_by,
                    pair.more_time_at AS more_time_at, pair.started_on AS started_on, pair.planned_end AS planned_end,
                    pair.version AS version
             FROM pair
             JOIN participation AS mentee ON mentee.id = pair.mentee
             JOIN participation AS giver ON giver.id = pair.giver ",
            $rest
        ))
    };
}

/// The permitted pair.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Pair, Broken> {
    unit.query(select!("WHERE pair.id = $1")).bind(permit.id().uuid()).one::<Row>().await?.try_into()
}

/// Every pair of the permitted participation, on either side, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<Pair>, Broken> {
    let rows: Vec<Row> = unit
        .query(select!(
            "WHERE pair.mentee = $1 OR pair.giver = $1 ORDER BY pair.ordinal, pair.moved_at DESC, pair.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Pair::try_from).collect()
}

/// Every pair of the permitted cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Pair>, Broken> {
    let rows: Vec<Row> = unit
        .query(select!("WHERE pair.cohort = $1 ORDER BY pair.moved_at, pair.id"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Pair::try_from).collect()
}

fn place(pair: PairId) -> String {
    format!("pair/{pair}/reasons")
}

/// Seals why two suit each other: it is made of what the mentee ticked and wished.
pub fn seal_reasons(keys: &Keys, pair: PairId, reasons: &[Reason], dice: &mut impl RngCore) -> String {
    hex::encode(keys.seal(Purpose::Choices, &place(pair), &reasons, dice))
}

/// Opens what [`seal_reasons`] sealed; a pair without reasons has none.
///
/// # Errors
/// [`Broken`] when the column does not open.
pub fn open_reasons(keys: &Keys, pair: &Pair) -> Result<Vec<Reason>, Broken> {
    if pair.reasons.is_empty() {
        return Ok(Vec::new());
    }
    let sealed = hex::decode(&pair.reasons).map_err(|_| Broken::unreadable("pair.reasons"))?;
    keys.open(Purpose::Choices, &place(pair.id), &sealed).map_err(|_| Broken::unreadable("pair.reasons"))
}

/// Forgets why the permitted mentee's pairs were suggested, since that was made of what they ticked and wished.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_reasons(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<(), Broken> {
    unit.query(sql!("UPDATE pair SET reasons = '' WHERE mentee = $1"))
        .bind(permit.id().uuid())
        .run()
        .await
        .map(drop)
}

/// A new pair.
///
/// # Errors
/// [`Broken`] when the store fails; `is_unique_violation` when the two already have an open pair of this kind.
pub async fn add(unit: &mut Unit, new: &Pair) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO pair (id, cohort, kind, mentee, giver, state, run, ordinal, reasons, moved_at, answer_by, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)"
    ))
    .bind(new.id.uuid())
    .bind(new.cohort.uuid())
    .bind(new.kind.code().to_owned())
    .bind(new.mentee.uuid())
    .bind(new.giver.uuid())
    .bind(new.state.code().to_owned())
    .bind(new.run.map(trellis_domain::id::Id::uuid))
    .bind(new.ordinal)
    .bind(new.reasons.clone())
    .bind(Stamp::from(new.moved_at))
    .bind(new.answer_by.map(Stamp::from))
    .run()
    .await
    .map(drop)
}

/// Saves a changed pair. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, changed: &Pair) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE pair SET state = $2, moved_at = $3, answer_by = $4, more_time_at = $5, started_on = $6, planned_end = $7,
                    version = version + 1
             WHERE id = $1 AND version = $8"
        ))
        .bind(changed.id.uuid())
        .bind(changed.state.code().to_owned())
        .bind(Stamp::from(changed.moved_at))
        .bind(changed.answer_by.map(Stamp::from))
        .bind(changed.more_time_at.map(Stamp::from))
        .bind(changed.started_on.map(|day| day.to_string()))
        .bind(changed.planned_end.map(|day| day.to_string()))
        .bind(changed.version)
        .run()
        .await?;
    Ok(rows == 1)
}

/// Takes one of the giver's places and its hours, or says that there is none: the condition stands in the statement.
///
/// `half_hours` is the planned load of the place a month, `ceiling` the programme's.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take_place(unit: &mut Unit, pair: &Pair, half_hours: i64, ceiling: i64) -> Result<bool, Broken> {
    capacities::take(unit, place_of(pair), half_hours, ceiling).await
}

/// Whose place the pair takes.
const fn place_of(pair: &Pair) -> Giver {
    Giver { participation: pair.giver, person: pair.giver_person, cohort: pair.cohort }
}

/// Frees the place that the pair held.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn free_place(unit: &mut Unit, pair: &Pair, half_hours: i64) -> Result<(), Broken> {
    capacities::free(unit, place_of(pair), half_hours).await
}

/// Writes down that one side has said yes to a request; saying it again changes nothing.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn say_yes(unit: &mut Unit, pair: &Pair, side: Side, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO request_yes (pair, side, at) VALUES ($1, $2, $3) ON CONFLICT (pair, side) DO NOTHING"
    ))
    .bind(pair.id.uuid())
    .bind(side.code().to_owned())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct SideRow {
    pair: Uuid,
    side: String,
}

impl SideRow {
    fn sides(rows: Vec<Self>) -> Result<Vec<(PairId, Side)>, Broken> {
        rows.into_iter()
            .map(|row| {
                let side = Side::parse(&row.side).ok_or_else(|| Broken::unreadable("request_yes.side"))?;
                Ok((row.pair.into(), side))
            })
            .collect()
    }
}

/// Who has said yes to the permitted request.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn said_yes(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Vec<Side>, Broken> {
    let rows: Vec<SideRow> = unit
        .query(sql!("SELECT pair, side FROM request_yes WHERE pair = $1 ORDER BY side"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(SideRow::sides(rows)?.into_iter().map(|(_, side)| side).collect())
}

/// Who has said yes to which request of the permitted participation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn said_yes_of(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<(PairId, Side)>, Broken> {
    let rows: Vec<SideRow> = unit
        .query(sql!(
            "SELECT request_yes.pair AS pair, request_yes.side AS side FROM request_yes
             JOIN pair ON pair.id = request_yes.pair WHERE pair.mentee = $1 OR pair.giver = $1
             ORDER BY request_yes.pair, request_yes.side"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    SideRow::sides(rows)
}

/// Keeps why somebody declined or ended the permitted pair, sealed. No page opens it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep_reason(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Pair>,
    reason: &str,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let place = format!("parting_reason/{}", permit.id());
    let sealed = keys.seal(Purpose::Choices, &place, &reason, dice);
    unit.query(sql!(
        "INSERT INTO parting_reason (pair, sealed) VALUES ($1, $2)
         ON CONFLICT (pair) DO UPDATE SET sealed = excluded.sealed"
    ))
    .bind(permit.id().uuid())
    .bind(sealed)
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct Count {
    number: i64,
}

/// How many helpers of this kind the mentee of the permitted pair has besides this one.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn helpers_besides(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
    pair: &Pair,
) -> Result<i64, Broken> {
    let count: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS number FROM pair WHERE mentee = $1 AND kind = $2 AND id <> $3
             AND state IN ('chemistry', 'contracting', 'active', 'paused', 'closing')"
        ))
        .bind(pair.mentee.uuid())
        .bind(pair.kind.code().to_owned())
        .bind(permit.id().uuid())
        .one()
        .await?;
    Ok(count.number)
}

#[derive(FromRow)]
struct AnswerRow {
    side: String,
    answer: String,
}

/// What each side answered after the first talk, to see whether both said yes. Never shown to the other side.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn chemistry_answers(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
) -> Result<Vec<(Side, bool)>, Broken> {
    let rows: Vec<AnswerRow> = unit
        .query(sql!("SELECT side, answer FROM chemistry_answer WHERE pair = $1 ORDER BY side"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| {
            let side = Side::parse(&row.side).ok_or_else(|| Broken::unreadable("chemistry_answer.side"))?;
            Ok((side, row.answer == "yes"))
        })
        .collect()
}

/// What one side answered in private after the first talk. The first answer stands.
///
/// # Errors
/// [`Broken`] when the store fails, also on a second answer of the same side.
pub async fn answer_chemistry(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
    side: Side,
    yes: bool,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO chemistry_answer (pair, side, answer, at) VALUES ($1, $2, $3, $4)"))
        .bind(permit.id().uuid())
        .bind(side.code().to_owned())
        .bind(if yes { "yes" } else { "no" }.to_owned())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct Quiet {
    count: i64,
}

/// How many active pairs of the permitted cohort have held or booked nothing for 56 days: 42 until the line is
/// quiet, and 14 more for the mentee to choose (`model.md` 2.3). Only the number leaves here.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn quiet(unit: &mut Unit, permit: &Permit<kind::Cohort>, now: Timestamp) -> Result<usize, Broken> {
    let before = now.saturating_sub(jiff::SignedDuration::from_hours(56 * 24)).unwrap_or(now);
    let row: Quiet = unit
        .query(sql!(
            "SELECT COUNT(*) AS count FROM pair WHERE cohort = $1 AND state = 'active' AND moved_at < $2
               AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.pair = pair.id AND meeting.starts_at >= $2
                               AND meeting.state IN ('booked', 'held'))"
        ))
        .bind(permit.id().uuid())
        .bind(Stamp::from(before))
        .one()
        .await?;
    Ok(usize::try_from(row.count).unwrap_or_default())
}
