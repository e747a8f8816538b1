//! Workshops: the room, who holds its seats, and the tables that its rounds came to. What happened in it is in `facts`.

use jiff::{Timestamp, civil::Date};
use rand::RngCore;
use serde::{Serialize, de::DeserializeOwned};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{PersonId, ProgrammeId, kind},
    permission::Permit,
};
use trellis_workshop::{Hash, Seat, TheWorkshop, WorkshopId};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

pub mod facts;
mod standing;

/// Rows are sealed in multiples of so many bytes, so that their size tells little.
const BLOCK: usize = 512;

/// A room as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Its id.
    pub id: WorkshopId,
    /// Its programme.
    pub programme: ProgrammeId,
    /// Who leads it; nobody once they were erased.
    pub lead: Option<PersonId>,
    /// What people type to come in.
    pub code: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// How many facts there are; its version.
    pub facts: i64,
    /// Workshop time at the last fact, in milliseconds.
    pub clock_ms: i64,
    /// When that was; none while the time stands still.
    pub clock_at: Option<Timestamp>,
    /// How many keys were made for it.
    pub epoch: i64,
    /// The key in use; 0 for none.
    pub live: i64,
    /// What the end of sharing will write, as JSON; empty where nothing waits.
    pub pending: String,
    /// When its texts go; none before its end.
    pub forget_on: Option<Date>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    programme: Uuid,
    lead: Option<Uuid>,
    code: String,
    opened_at: Stamp,
    facts: i64,
    clock_ms: i64,
    clock_at: Option<Stamp>,
    epoch: i64,
    live: i64,
    pending: String,
    forget_on: Option<String>,
}

impl TryFrom<Row> for Room {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        let day = |text: String| text.parse().map_err(|_| Broken::unreadable("workshop.forget_on"));
        Ok(Self {
            id: row.id.into(),
            programme: row.programme.into(),
            lead: row.lead.map(Into::into),
            code: row.code,
            opened_at: row.opened_at.into(),
            facts: row.facts,
            clock_ms: row.clock_ms,
            clock_at: row.clock_at.map(Into::into),
            epoch: row.epoch,
            live: row.live,
            pending: row.pending,
            forget_on: row.forget_on.map(day).transpose()?,
        })
    }
}

/// The permitted room.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<TheWorkshop>) -> Result<Room, Broken> {
    unit.query(sql!(
        "SELECT id, programme, lead, code, opened_at, facts, clock_ms, clock_at, epoch, live, pending, forget_on
         FROM workshop WHERE id = $1"
    ))
    .bind(permit.id().uuid())
    .one::<Row>()
    .await?
    .try_into()
}

#[derive(FromRow)]
struct Found {
    id: Uuid,
}

/// The room of a code. Whoever has the code is shown the door.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn by_code(unit: &mut Unit, code: &str) -> Result<Option<WorkshopId>, Broken> {
    let found: Option<Found> =
        unit.query(sql!("SELECT id FROM workshop WHERE code = $1")).bind(code.to_owned()).maybe().await?;
    Ok(found.map(|found| found.id.into()))
}

/// The rooms of the permitted programme, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_programme(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
) -> Result<Vec<WorkshopId>, Broken> {
    let rows: Vec<Found> = unit
        .query(sql!("SELECT id FROM workshop WHERE programme = $1 ORDER BY opened_at DESC, id"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Every room, for the server to look after once it has stood still.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn every(unit: &mut Unit, _: &Permit<kind::Host>) -> Result<Vec<WorkshopId>, Broken> {
    let rows: Vec<Found> = unit.query(sql!("SELECT id FROM workshop ORDER BY id")).all().await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Opens a room in the permitted programme. False where the code is taken.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, _: &Permit<kind::Programme>, new: &Room) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "INSERT INTO workshop (id, programme, lead, code, opened_at, facts, clock_ms, clock_at, epoch, live, pending)
             VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8, $9, $10) ON CONFLICT (code) DO NOTHING"
        ))
        .bind(new.id.uuid())
        .bind(new.programme.uuid())
        .bind(new.lead.map(PersonId::uuid))
        .bind(new.code.clone())
        .bind(Stamp::from(new.opened_at))
        .bind(new.facts)
        .bind(new.clock_ms)
        .bind(new.epoch)
        .bind(new.live)
        .bind(new.pending.clone())
        .run()
        .await?;
    Ok(rows == 1)
}

/// From now on the permitted room is led by this person.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn led_by(unit: &mut Unit, permit: &Permit<TheWorkshop>, lead: PersonId) -> Result<(), Broken> {
    unit.query(sql!("UPDATE workshop SET lead = $2 WHERE id = $1"))
        .bind(permit.id().uuid())
        .bind(lead.uuid())
        .run()
        .await
        .map(drop)
}

/// Saves a room that has moved on from `facts`. False when somebody else moved it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, changed: &Room, facts: i64) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE workshop SET facts = $2, clock_ms = $3, clock_at = $4, epoch = $5, live = $6, pending = $7,
                    forget_on = $8 WHERE id = $1 AND facts = $9"
        ))
        .bind(changed.id.uuid())
        .bind(changed.facts)
        .bind(changed.clock_ms)
        .bind(changed.clock_at.map(Stamp::from))
        .bind(changed.epoch)
        .bind(changed.live)
        .bind(changed.pending.clone())
        .bind(changed.forget_on.map(|day| day.to_string()))
        .bind(facts)
        .run()
        .await?;
    Ok(rows == 1)
}

#[derive(FromRow)]
struct SeatRow {
    seat: i64,
}

/// The seat in the permitted room that goes with a token, of which only the digest is kept.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn seat_of(
    unit: &mut Unit,
    permit: &Permit<TheWorkshop>,
    token: &[u8],
) -> Result<Option<Seat>, Broken> {
    let found: Option<SeatRow> = unit
        .query(sql!("SELECT seat FROM workshop_seat WHERE workshop = $1 AND token = $2"))
        .bind(permit.id().uuid())
        .bind(token.to_vec())
        .maybe()
        .await?;
    let read = |row: SeatRow| u16::try_from(row.seat).map(Seat);
    found.map(read).transpose().map_err(|_| Broken::unreadable("workshop_seat.seat"))
}

/// Binds a token to a seat.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn seat(
    unit: &mut Unit,
    permit: &Permit<TheWorkshop>,
    seat: Seat,
    token: &[u8],
) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO workshop_seat (workshop, seat, token) VALUES ($1, $2, $3)"))
        .bind(permit.id().uuid())
        .bind(i64::from(seat.0))
        .bind(token.to_vec())
        .run()
        .await
        .map(drop)
}

fn table_place(id: WorkshopId, round: u8) -> String {
    format!("workshop_table/{id}/{round}")
}

/// Keeps the table of a round.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep_table<T: Serialize>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<TheWorkshop>,
    (round, digest): (u8, Hash),
    table: &T,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let place = table_place(permit.id(), round);
    let sealed = keys.seal_in_blocks(Purpose::Workshops, &place, table, BLOCK, dice);
    unit.query(sql!(
        "INSERT INTO workshop_table (workshop, round, digest, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (workshop, round) DO UPDATE SET digest = excluded.digest, sealed = excluded.sealed"
    ))
    .bind(permit.id().uuid())
    .bind(i64::from(round))
    .bind(digest.to_string())
    .bind(sealed)
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct TableRow {
    round: i64,
    sealed: Vec<u8>,
}

/// The tables of the permitted room by round, the first first.
///
/// # Errors
/// [`Broken`] when the store fails or a table does not open.
pub async fn tables<T: DeserializeOwned>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<TheWorkshop>,
) -> Result<Vec<(u8, T)>, Broken> {
    let rows: Vec<TableRow> = unit
        .query(sql!("SELECT round, sealed FROM workshop_table WHERE workshop = $1 ORDER BY round"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let read = |row: TableRow| {
        let round = u8::try_from(row.round).map_err(|_| Broken::unreadable("workshop_table.round"))?;
        let table = keys.open(Purpose::Workshops, &table_place(permit.id(), round), &row.sealed);
        Ok((round, table.map_err(|_| Broken::unreadable("workshop_table.sealed"))?))
    };
    rows.into_iter().map(read).collect()
}

/// The rooms whose texts are to go on `today` at the latest and still have some.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn to_forget(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    today: Date,
) -> Result<Vec<WorkshopId>, Broken> {
    let rows: Vec<Found> = unit
        .query(sql!(
            "SELECT id FROM workshop WHERE forget_on <= $1
               AND EXISTS (SELECT 1 FROM workshop_fact WHERE workshop_fact.workshop = workshop.id)
             ORDER BY id"
        ))
        .bind(today.to_string())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Deletes what was said in the permitted room and who sat there. The public record and the tables stay.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget(unit: &mut Unit, permit: &Permit<TheWorkshop>) -> Result<(), Broken> {
    let steps = [
        sql!("DELETE FROM workshop_seat WHERE workshop = $1"),
        sql!("DELETE FROM workshop_live WHERE workshop = $1"),
        sql!("DELETE FROM workshop_fact WHERE workshop = $1"),
    ];
    for step in steps {
        unit.query(step).bind(permit.id().uuid()).run().await?;
    }
    Ok(())
}
