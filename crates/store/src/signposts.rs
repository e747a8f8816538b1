//! Contacts for help that the host keeps up to date.

use jiff::civil::Date;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{Id, kind},
    permission::Permit,
};

/// One contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signpost {
    /// `guardian`, `union`, `occupational_health`, `regulator`, `helpline` or `other`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// A number, an address or a place.
    pub contact: String,
    /// When somebody last tried it.
    pub checked_on: Date,
}

/// The kinds, in the order in which they are shown.
pub const KINDS: [&str; 6] = ["guardian", "union", "occupational_health", "regulator", "helpline", "other"];

#[derive(FromRow)]
struct Row {
    kind: String,
    name: String,
    contact: String,
    checked_on: String,
}

impl TryFrom<Row> for Signpost {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        let checked_on = row.checked_on.parse().map_err(|_| Broken::unreadable("signpost.checked_on"))?;
        Ok(Self { kind: row.kind, name: row.name, contact: row.contact, checked_on })
    }
}

/// Every contact of the installation, for the public page; nothing about a person in the programme.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn every(unit: &mut Unit) -> Result<Vec<Signpost>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT kind, name, contact, checked_on FROM signpost ORDER BY ordinal, id"))
        .all()
        .await?;
    rows.into_iter().map(Signpost::try_from).collect()
}

/// The contacts of the permitted programme.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Vec<Signpost>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT kind, name, contact, checked_on FROM signpost WHERE programme = $1 ORDER BY ordinal, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Signpost::try_from).collect()
}

/// Writes the whole list anew.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn replace(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
    signposts: &[Signpost],
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM signpost WHERE programme = $1")).bind(permit.id().uuid()).run().await?;
    for (ordinal, signpost) in (1_i64..).zip(signposts) {
        unit.query(sql!(
            "INSERT INTO signpost (id, programme, kind, name, contact, checked_on, ordinal)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ))
        .bind(Id::<()>::random(dice).uuid())
        .bind(permit.id().uuid())
        .bind(signpost.kind.clone())
        .bind(signpost.name.clone())
        .bind(signpost.contact.clone())
        .bind(signpost.checked_on.to_string())
        .bind(ordinal)
        .run()
        .await?;
    }
    Ok(())
}
