//! The first answer to a form: the same form sent twice leads to the same place and is done once.

use jiff::Timestamp;
use sqlx::FromRow;
use trellis_database::{Broken, Stamp, Unit, sql};
use trellis_domain::id::SessionId;

#[derive(FromRow)]
struct Row {
    location: String,
}

/// Where the form with this key led before, if it was sent in this session.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn find(unit: &mut Unit, session: SessionId, form: &str) -> Result<Option<String>, Broken> {
    let row: Option<Row> = unit
        .query(sql!("SELECT location FROM answered WHERE session = $1 AND form = $2"))
        .bind(session.uuid())
        .bind(form.to_owned())
        .maybe()
        .await?;
    Ok(row.map(|row| row.location))
}

/// Keeps where the form led, in the transaction of what it did.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep(
    unit: &mut Unit,
    session: SessionId,
    form: &str,
    location: &str,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO answered (session, form, location, at) VALUES ($1, $2, $3, $4)"))
        .bind(session.uuid())
        .bind(form.to_owned())
        .bind(location.to_owned())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}
