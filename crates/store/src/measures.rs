//! What mentees answer about the programme, each one's as one sealed book. Whoever is not its owner is given no permit, and
//! nothing here reads more than one person's.

use jiff::civil::Date;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    check_in::Span,
    id::{ParticipationId, PersonId, kind},
    measure::Book,
    permission::Permit,
};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

/// Books are padded to a multiple of this, which holds all that is asked today: one looks like another.
const BLOCK: usize = 4096;

fn place(participation: Uuid) -> String {
    format!("measure/{}", participation.simple())
}

#[derive(FromRow)]
struct Sealed {
    sealed: Vec<u8>,
}

/// The permitted participation's book; an empty one where nothing was answered.
///
/// # Errors
/// [`Broken`] when the store fails, or the column does not open.
pub async fn own(unit: &mut Unit, keys: &Keys, permit: &Permit<kind::Participation>) -> Result<Book, Broken> {
    let row: Option<Sealed> = unit
        .query(sql!("SELECT sealed FROM measure WHERE participation = $1"))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    let open = |row: Sealed| keys.open(Purpose::Choices, &place(permit.id().uuid()), &row.sealed);
    Ok(row.map(open).transpose().map_err(|_| Broken::unreadable("measure.sealed"))?.unwrap_or_default())
}

/// Writes the permitted participation's book over the one before; where nothing is left in it, it goes at once.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn write(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Participation>,
    book: &Book,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    if book.is_empty() {
        let gone = unit.query(sql!("DELETE FROM measure WHERE participation = $1"));
        return gone.bind(permit.id().uuid()).run().await.map(drop);
    }
    let sealed = keys.seal_in_blocks(Purpose::Choices, &place(permit.id().uuid()), book, BLOCK, dice);
    unit.query(sql!(
        "INSERT INTO measure (participation, sealed) VALUES ($1, $2)
         ON CONFLICT (participation) DO UPDATE SET sealed = excluded.sealed"
    ))
    .bind(permit.id().uuid())
    .bind(sealed)
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct Dates {
    starts: Option<String>,
    ends: Option<String>,
}

/// How long the permitted mentee's place lasts, by the pairs that go on; none before the first has begun.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn span(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Option<Span>, Broken> {
    let row: Dates = unit
        .query(sql!(
            "SELECT MIN(started_on) AS starts, MAX(planned_end) AS ends FROM pair
             WHERE mentee = $1 AND state IN ('active', 'paused', 'closing')"
        ))
        .bind(permit.id().uuid())
        .one()
        .await?;
    let date = |text: Option<String>| -> Option<Date> { text?.parse().ok() };
    Ok(date(row.starts).zip(date(row.ends)).map(|(from, until)| Span { from, until }))
}

#[derive(FromRow)]
struct Row {
    participation: Uuid,
    person: Uuid,
}

/// The mentees with a place who have consented to be asked how they are.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn consenting(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
) -> Result<Vec<(ParticipationId, PersonId)>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT participation.id AS participation, participation.person AS person FROM participation
             WHERE participation.hat = 'mentee' AND participation.state = 'placed'
               AND EXISTS (SELECT 1 FROM consent WHERE consent.person = participation.person
                           AND consent.purpose = 'wellbeing_scores' AND consent.withdrawn_at IS NULL)
             ORDER BY participation.id"
        ))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.participation.into(), row.person.into())).collect())
}
