//! What happened in a workshop, in its order: kept under the server's key, or under a key that goes with its stage.

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::permission::Permit;
use trellis_workshop::{Entry, Event, Fact, Hash, Kept, Record, TheWorkshop, What, WorkshopId};

use super::{BLOCK, Room};
use crate::sealing::{self, Keys, Purpose};

/// The key of one stage of one room. It never lies in the store.
pub type LiveKey = [u8; 32];

#[derive(FromRow)]
struct Row {
    number: i64,
    sealed: Vec<u8>,
}

fn place(id: WorkshopId, number: i64) -> String {
    format!("workshop_fact/{id}/{number}")
}

fn live_place(room: &Room, number: i64) -> String {
    format!("workshop_live/{}/{}/{number}", room.id, room.live)
}

/// What is left of everything that happened after so many facts, in its order, and whether that is all of it: what lies under
/// a key that is not there cannot be read.
///
/// # Errors
/// [`Broken`] when the store fails or a row does not open under the key that should open it.
pub async fn after(
    unit: &mut Unit,
    keys: &Keys,
    (room, since): (&Room, i64),
    key: Option<&LiveKey>,
) -> Result<(Vec<Fact>, bool), Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT number, sealed FROM workshop_fact WHERE workshop = $1 AND number > $2 ORDER BY number"
        ))
        .bind(room.id.uuid())
        .bind(since)
        .all()
        .await?;
    let mut facts: Vec<(i64, Fact)> = Vec::with_capacity(rows.len());
    for row in rows {
        let fact = keys.open(Purpose::Workshops, &place(room.id, row.number), &row.sealed);
        facts.push((row.number, fact.map_err(|_| Broken::unreadable("workshop_fact.sealed"))?));
    }
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT number, sealed FROM workshop_live WHERE workshop = $1 AND number > $2 ORDER BY number"
        ))
        .bind(room.id.uuid())
        .bind(since)
        .all()
        .await?;
    let whole = key.is_some() || rows.is_empty();
    for (row, key) in rows.into_iter().filter_map(|row| Some((row, key?))) {
        let fact = sealing::open(key, &live_place(room, row.number), &row.sealed);
        facts.push((row.number, fact.map_err(|_| Broken::unreadable("workshop_live.sealed"))?));
    }
    facts.sort_by_key(|(number, _)| *number);
    Ok((facts.into_iter().map(|(_, fact)| fact).collect(), whole))
}

const fn code(kept: Kept) -> &'static str {
    match kept {
        Kept::WithTexts => "texts",
        Kept::Phase => "phase",
        Kept::Sharing => "sharing",
        Kept::Sorting => "sorting",
        Kept::Vote => "vote",
        Kept::Votes => "votes",
    }
}

const KEPT: [Kept; 5] = [Kept::Phase, Kept::Sharing, Kept::Sorting, Kept::Vote, Kept::Votes];

/// Adds one fact to the permitted room, under the key of the stage where it is to go with it. What the fact ends is deleted.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(
    unit: &mut Unit,
    keys: &Keys,
    room: &mut Room,
    (fact, key): (&Fact, Option<&LiveKey>),
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    room.facts += 1;
    let number = room.facts;
    let (kept, digest) = match &fact.what {
        What::Event(event) => {
            end(unit, room, event).await?;
            ("event", String::new())
        }
        What::Record(record) => {
            let digest =
                if let Record::Text { commit, .. } = record { commit.to_string() } else { String::new() };
            (code(record.kept()), digest)
        }
    };
    let goes = !matches!(kept, "event" | "texts");
    if let Some(key) = key.filter(|_| goes) {
        let sealed = sealing::seal(key, &live_place(room, number), fact, BLOCK, dice);
        let row = unit.query(sql!(
            "INSERT INTO workshop_live (workshop, number, kept, sealed) VALUES ($1, $2, $3, $4)"
        ));
        return row
            .bind(room.id.uuid())
            .bind(number)
            .bind(kept.to_owned())
            .bind(sealed)
            .run()
            .await
            .map(drop);
    }
    let sealed = keys.seal_in_blocks(Purpose::Workshops, &place(room.id, number), fact, BLOCK, dice);
    unit.query(sql!(
        "INSERT INTO workshop_fact (workshop, number, kept, digest, sealed) VALUES ($1, $2, $3, $4, $5)"
    ))
    .bind(room.id.uuid())
    .bind(number)
    .bind(kept.to_owned())
    .bind(digest)
    .bind(sealed)
    .run()
    .await
    .map(drop)
}

/// Deletes what an event ends.
async fn end(unit: &mut Unit, room: &Room, event: &Event) -> Result<(), Broken> {
    for kept in KEPT.into_iter().filter(|kept| kept.ends_with(event)) {
        for gone in [
            sql!("DELETE FROM workshop_fact WHERE workshop = $1 AND kept = $2"),
            sql!("DELETE FROM workshop_live WHERE workshop = $1 AND kept = $2"),
        ] {
            unit.query(gone).bind(room.id.uuid()).bind(code(kept).to_owned()).run().await?;
        }
    }
    Ok(())
}

/// Deletes a text that was withdrawn or withheld; its digest in the record stays.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn drop_text(unit: &mut Unit, room: &Room, digest: Hash) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM workshop_fact WHERE workshop = $1 AND kept = 'texts' AND digest = $2"))
        .bind(room.id.uuid())
        .bind(digest.to_string())
        .run()
        .await
        .map(drop)
}

/// Deletes everything that links a seat of the permitted room to what it wrote.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sweep(unit: &mut Unit, permit: &Permit<TheWorkshop>) -> Result<(), Broken> {
    for gone in [
        sql!("DELETE FROM workshop_live WHERE workshop = $1"),
        sql!("DELETE FROM workshop_fact WHERE workshop = $1 AND kept IN ('phase', 'sharing')"),
    ] {
        unit.query(gone).bind(permit.id().uuid()).run().await?;
    }
    Ok(())
}

#[derive(FromRow)]
struct Counted {
    many: i64,
}

/// How many rows of the room go with its stage, wherever they lie.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn left(unit: &mut Unit, room: &Room) -> Result<i64, Broken> {
    let row: Counted = unit
        .query(sql!("SELECT COUNT(*) AS many FROM workshop_live WHERE workshop = $1"))
        .bind(room.id.uuid())
        .one()
        .await?;
    Ok(row.many)
}

#[derive(FromRow)]
struct Line {
    line: String,
}

fn entry(line: &Line) -> Result<Entry, Broken> {
    serde_json::from_str(&line.line).map_err(|_| Broken::unreadable("workshop_entry.line"))
}

/// The last entry of a room's public record; none before the first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn last_entry(unit: &mut Unit, room: &Room) -> Result<Option<Entry>, Broken> {
    let row: Option<Line> = unit
        .query(sql!("SELECT line FROM workshop_entry WHERE workshop = $1 ORDER BY seq DESC LIMIT 1"))
        .bind(room.id.uuid())
        .maybe()
        .await?;
    row.as_ref().map(entry).transpose()
}

/// The whole public record of the permitted room, a line an entry.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn record(unit: &mut Unit, permit: &Permit<TheWorkshop>) -> Result<Vec<String>, Broken> {
    let rows: Vec<Line> = unit
        .query(sql!("SELECT line FROM workshop_entry WHERE workshop = $1 ORDER BY seq"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.line).collect())
}

/// Adds an entry to the public record.
///
/// # Errors
/// [`Broken`] when the store fails, or when the record goes on from another entry.
pub async fn add_entry(unit: &mut Unit, room: &Room, entry: &Entry) -> Result<(), Broken> {
    let seq = i64::try_from(entry.seq).map_err(|_| Broken::unreadable("workshop_entry.seq"))?;
    unit.query(sql!("INSERT INTO workshop_entry (workshop, seq, line) VALUES ($1, $2, $3)"))
        .bind(room.id.uuid())
        .bind(seq)
        .bind(entry.line())
        .run()
        .await
        .map(drop)
}

/// Workshop time at a moment, in milliseconds: it stands still while the room rests.
pub fn clock(room: &Room, now: Timestamp) -> u64 {
    let since = room.clock_at.map_or(0, |at| now.duration_since(at).as_millis().max(0));
    u64::try_from(i128::from(room.clock_ms) + since).unwrap_or_default()
}
