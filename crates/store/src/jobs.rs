//! What is to be done when its time has come. A job is a row, written in the transaction that makes it necessary.

use jiff::{SignedDuration, Timestamp};
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::id::Id;
use uuid::Uuid;

/// A job that this worker has taken.
#[derive(Debug, Clone, FromRow)]
pub struct Taken {
    /// Its id.
    pub id: Uuid,
    /// Its kind, as the code of the program that knows it.
    pub kind: String,
    /// The thing it is about.
    pub object: Uuid,
    /// How often it has been tried, with this try.
    pub attempts: i64,
}

/// A job that failed so often is left alone and shown as trouble.
pub const TRIES: i64 = 8;

/// How long a worker may hold a job before another takes it.
const HOLD: SignedDuration = SignedDuration::from_mins(5);

/// Asks for a job at a time. The same job asked for again only moves to the new time.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn ask(
    unit: &mut Unit,
    kind: &str,
    object: Uuid,
    due: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO job (id, kind, object, due_at, taken_until, attempts) VALUES ($1, $2, $3, $4, $5, 0)
         ON CONFLICT (kind, object) DO UPDATE
         SET due_at = excluded.due_at, taken_until = excluded.taken_until, attempts = 0"
    ))
    .bind(Id::<()>::random(dice).uuid())
    .bind(kind.to_owned())
    .bind(object)
    .bind(Stamp::from(due))
    .bind(Stamp::from(Timestamp::UNIX_EPOCH))
    .run()
    .await
    .map(drop)
}

/// Takes one job whose time has come, in a transaction of its own: no two workers take the same one.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take(unit: &mut Unit, now: Timestamp) -> Result<Option<Taken>, Broken> {
    unit.query(sql!(
        "UPDATE job SET taken_until = $2, attempts = attempts + 1
         WHERE id = (SELECT id FROM job WHERE due_at <= $1 AND taken_until <= $1 AND attempts < $3
                     ORDER BY due_at, id LIMIT 1)
           AND taken_until <= $1
         RETURNING id, kind, object, attempts"
    ))
    .bind(Stamp::from(now))
    .bind(Stamp::from(now.saturating_add(HOLD).unwrap_or(now)))
    .bind(TRIES)
    .maybe()
    .await
}

/// The job is done; in the transaction of what it did.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn done(unit: &mut Unit, job: &Taken) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM job WHERE id = $1 AND attempts = $2"))
        .bind(job.id)
        .bind(job.attempts)
        .run()
        .await
        .map(drop)
}

/// The job is not needed any more.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn drop_all(unit: &mut Unit, object: Uuid) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM job WHERE object = $1")).bind(object).run().await.map(drop)
}
