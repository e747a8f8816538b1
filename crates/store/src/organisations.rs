//! Host organisations.

use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::id::OrganisationId;
use uuid::Uuid;

/// A host as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Organisation {
    /// Its id.
    pub id: Uuid,
    /// Its name, as people know it.
    pub name: String,
    /// Its code in the Organisation Data Service, or empty.
    pub ods_code: String,
    /// `england`, `wales`, `scotland` or `ni`.
    pub nation: String,
}

/// A new host.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(
    unit: &mut Unit,
    id: OrganisationId,
    name: &str,
    ods_code: &str,
    nation: &str,
) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO organisation (id, name, ods_code, nation) VALUES ($1, $2, $3, $4)"))
        .bind(id.uuid())
        .bind(name.to_owned())
        .bind(ods_code.to_owned())
        .bind(nation.to_owned())
        .run()
        .await
        .map(drop)
}

/// Every host of the installation; nothing about a person.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn every(unit: &mut Unit) -> Result<Vec<Organisation>, Broken> {
    unit.query(sql!("SELECT id, name, ods_code, nation FROM organisation ORDER BY name, id")).all().await
}
