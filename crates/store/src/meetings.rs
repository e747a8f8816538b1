//! Meetings of a pair: times offered, one taken, and what each side said afterwards. No topic, and nobody who cancelled.

use std::collections::BTreeMap;

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{MeetingId, PairId, kind},
    meeting::{MeetingState, Mode},
    pair::Side,
    permission::Permit,
};
use uuid::Uuid;

/// A meeting as it is kept.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// Its pair.
    pub pair: PairId,
    /// Where it stands.
    pub state: MeetingState,
    /// Who offered the times.
    pub offered_by: Side,
    /// The times offered, the earliest first.
    pub offered: Vec<Timestamp>,
    /// The time that was taken.
    pub starts_at: Option<Timestamp>,
    /// How long, in minutes.
    pub minutes: i64,
    /// In person or remote.
    pub mode: Mode,
    /// Where, in the words of who offered.
    pub place: String,
    /// Counts what calendars have to hear of.
    pub sequence: i64,
    /// When the times were offered.
    pub made_at: Timestamp,
    /// Counts every change.
    pub version: i64,
}

/// What one side said after a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Which side.
    pub side: Side,
    /// Whether they met.
    pub held: bool,
    /// For how many minutes.
    pub minutes: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    pair: Uuid,
    state: String,
    offered_by: String,
    starts_at: Option<Stamp>,
    minutes: i64,
    mode: String,
    place: String,
    sequence: i64,
    made_at: Stamp,
    version: i64,
}

impl TryFrom<Row> for Meeting {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            pair: row.pair.into(),
            state: MeetingState::parse(&row.state).ok_or_else(|| Broken::unreadable("meeting.state"))?,
            offered_by: Side::parse(&row.offered_by)
                .ok_or_else(|| Broken::unreadable("meeting.offered_by"))?,
            offered: Vec::new(),
            starts_at: row.starts_at.map(Timestamp::from),
            minutes: row.minutes,
            mode: Mode::parse(&row.mode).ok_or_else(|| Broken::unreadable("meeting.mode"))?,
            place: row.place,
            sequence: row.sequence,
            made_at: row.made_at.into(),
            version: row.version,
        })
    }
}

#[derive(FromRow)]
struct Offered {
    meeting: Uuid,
    starts_at: Stamp,
}

/// The meetings of the permitted pair, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_pair(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Vec<Meeting>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, pair, state, offered_by, starts_at, minutes, mode, place, sequence, made_at, version
             FROM meeting WHERE pair = $1 ORDER BY made_at DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let times: Vec<Offered> = unit
        .query(sql!(
            "SELECT offered_time.meeting AS meeting, offered_time.starts_at AS starts_at
             FROM offered_time JOIN meeting ON meeting.id = offered_time.meeting
             WHERE meeting.pair = $1 ORDER BY offered_time.starts_at"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let mut offered: BTreeMap<Uuid, Vec<Timestamp>> = BTreeMap::new();
    for time in times {
        offered.entry(time.meeting).or_default().push(time.starts_at.into());
    }
    rows.into_iter()
        .map(|row| {
            let offered = offered.remove(&row.id).unwrap_or_default();
            Ok(Meeting { offered, ..Meeting::try_from(row)? })
        })
        .collect()
}

/// The permitted meeting.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Meeting>) -> Result<Meeting, Broken> {
    let row: Row = unit
        .query(sql!(
            "SELECT id, pair, state, offered_by, starts_at, minutes, mode, place, sequence, made_at, version
             FROM meeting WHERE id = $1"
        ))
        .bind(permit.id().uuid())
        .one()
        .await?;
    let times: Vec<Offered> = unit
        .query(sql!("SELECT meeting, starts_at FROM offered_time WHERE meeting = $1 ORDER BY starts_at"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let offered = times.into_iter().map(|time| time.starts_at.into()).collect();
    Ok(Meeting { offered, ..Meeting::try_from(row)? })
}

/// A new meeting with the times offered.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, new: &Meeting) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO meeting (id, pair, state, offered_by, starts_at, minutes, mode, place, sequence, made_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)"
    ))
    .bind(new.id.uuid())
    .bind(new.pair.uuid())
    .bind(new.state.code().to_owned())
    .bind(new.offered_by.code().to_owned())
    .bind(new.starts_at.map(Stamp::from))
    .bind(new.minutes)
    .bind(new.mode.code().to_owned())
    .bind(new.place.clone())
    .bind(new.sequence)
    .bind(Stamp::from(new.made_at))
    .run()
    .await?;
    for (ordinal, time) in (1_i64..).zip(&new.offered) {
        unit.query(sql!("INSERT INTO offered_time (meeting, ordinal, starts_at) VALUES ($1, $2, $3)"))
            .bind(new.id.uuid())
            .bind(ordinal)
            .bind(Stamp::from(*time))
            .run()
            .await?;
    }
    Ok(())
}

/// Saves a changed meeting. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, changed: &Meeting) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE meeting SET state = $2, starts_at = $3, minutes = $4, sequence = $5, version = version + 1
             WHERE id = $1 AND version = $6"
        ))
        .bind(changed.id.uuid())
        .bind(changed.state.code().to_owned())
        .bind(changed.starts_at.map(Stamp::from))
        .bind(changed.minutes)
        .bind(changed.sequence)
        .bind(changed.version)
        .run()
        .await?;
    Ok(rows == 1)
}

#[derive(FromRow)]
struct ToldRow {
    side: String,
    held: bool,
    minutes: i64,
}

/// What the two have said after the permitted meeting.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn told(unit: &mut Unit, permit: &Permit<kind::Meeting>) -> Result<Vec<Told>, Broken> {
    let rows: Vec<ToldRow> = unit
        .query(sql!("SELECT side, held, minutes FROM meeting_answer WHERE meeting = $1 ORDER BY side"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| {
            let side = Side::parse(&row.side).ok_or_else(|| Broken::unreadable("meeting_answer.side"))?;
            Ok(Told { side, held: row.held, minutes: row.minutes })
        })
        .collect()
}

/// Writes what one side says, over what that side said before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn tell(
    unit: &mut Unit,
    permit: &Permit<kind::Meeting>,
    told: Told,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO meeting_answer (meeting, side, held, minutes, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (meeting, side) DO UPDATE
         SET held = excluded.held, minutes = excluded.minutes, at = excluded.at"
    ))
    .bind(permit.id().uuid())
    .bind(told.side.code().to_owned())
    .bind(told.held)
    .bind(told.minutes)
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct LastRow {
    pair: Uuid,
    last: String,
}

/// When each pair of the permitted cohort last met: the moment of the last meeting that was held.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn last_met(
    unit: &mut Unit,
    permit: &Permit<kind::Cohort>,
) -> Result<BTreeMap<PairId, Timestamp>, Broken> {
    let rows: Vec<LastRow> = unit
        .query(sql!(
            "SELECT meeting.pair AS pair, MAX(meeting.starts_at) AS last FROM meeting
             JOIN pair ON pair.id = meeting.pair
             WHERE pair.cohort = $1 AND meeting.state = 'held' AND meeting.starts_at IS NOT NULL
             GROUP BY meeting.pair ORDER BY meeting.pair"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.pair.into(), row.last.parse().ok()?))).collect())
}
