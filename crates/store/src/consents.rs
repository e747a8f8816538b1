//! Consents: to what, in which words, in which language, since when, until when. Each is voluntary.

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{Id, PersonId, kind},
    language::Language,
    permission::Permit,
};

/// The person consents to a purpose, having read the notice of that version. An earlier consent ends.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn give(
    unit: &mut Unit,
    person: PersonId,
    purpose: &str,
    notice_version: i64,
    language: Language,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    withdraw(unit, person, purpose, now).await?;
    unit.query(sql!(
        "INSERT INTO consent (id, person, purpose, notice_version, language, given_at) VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(Id::<()>::random(dice).uuid())
    .bind(person.uuid())
    .bind(purpose.to_owned())
    .bind(notice_version)
    .bind(language.code().to_owned())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct Given {
    given_at: Stamp,
}

/// Since when the permitted person consents to a purpose; none when they do not.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn given(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    purpose: &str,
) -> Result<Option<Timestamp>, Broken> {
    let row: Option<Given> = unit
        .query(sql!(
            "SELECT given_at FROM consent WHERE person = $1 AND purpose = $2 AND withdrawn_at IS NULL
             ORDER BY given_at DESC LIMIT 1"
        ))
        .bind(permit.id().uuid())
        .bind(purpose.to_owned())
        .maybe()
        .await?;
    Ok(row.map(|row| row.given_at.into()))
}

/// The person withdraws the consent to a purpose.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn withdraw(
    unit: &mut Unit,
    person: PersonId,
    purpose: &str,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE consent SET withdrawn_at = $3 WHERE person = $1 AND purpose = $2 AND withdrawn_at IS NULL"
    ))
    .bind(person.uuid())
    .bind(purpose.to_owned())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}
