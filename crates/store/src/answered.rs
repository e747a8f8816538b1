//! The first answer to a form: the same form sent twice leads to the same place and is done once. Where it led is sealed: an
//! address can tell what somebody was asked next, and so what they had said.

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::id::SessionId;

use crate::sealing::{Keys, Purpose};

#[derive(FromRow)]
struct Row {
    location: String,
}

/// Where the form with this key led before, if it was sent in this session.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn find(
    unit: &mut Unit,
    keys: &Keys,
    session: SessionId,
    form: &str,
) -> Result<Option<String>, Broken> {
    let row: Option<Row> = unit
        .query(sql!("SELECT location FROM answered WHERE session = $1 AND form = $2"))
        .bind(session.uuid())
        .bind(form.to_owned())
        .maybe()
        .await?;
    let Some(Row { location }) = row else { return Ok(None) };
    // Rows of an earlier version say it openly; they go with their session.
    if location.starts_with('/') {
        return Ok(Some(location));
    }
    let unreadable = || Broken::unreadable("answered.location");
    let sealed = hex::decode(location).map_err(|_| unreadable())?;
    keys.open(Purpose::Drafts, &place(form), &sealed).map(Some).map_err(|_| unreadable())
}

fn place(form: &str) -> String {
    format!("answered {form}")
}

/// Keeps where the form led, in the transaction of what it did.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep(
    unit: &mut Unit,
    keys: &Keys,
    (session, form): (SessionId, &str),
    location: &str,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let sealed = hex::encode(keys.seal(Purpose::Drafts, &place(form), &location, dice));
    unit.query(sql!("INSERT INTO answered (session, form, location, at) VALUES ($1, $2, $3, $4)"))
        .bind(session.uuid())
        .bind(form.to_owned())
        .bind(sealed)
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}
