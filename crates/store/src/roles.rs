//! The roles of one person: grants, and hats. A hat is worn on after its cohort has closed, for as long as anything of it is
//! kept: what is kept must be found by whose it is.

use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    hat::{Grant, Hat, Role},
    id::PersonId,
};
use uuid::Uuid;

/// A role and the name of the programme or cohort it belongs to; empty for administration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// Shown only inside signed-in pages.
    pub place: String,
}

#[derive(FromRow)]
struct GrantRow {
    role: String,
    programme: Option<Uuid>,
    place: String,
}

#[derive(FromRow)]
struct HatRow {
    hat: String,
    cohort: Uuid,
    place: String,
}

/// Every role of a person, own hats first, of them those of closed cohorts last. Read at each request, so that what is taken
/// away is gone at once.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, person: PersonId) -> Result<Vec<Held>, Broken> {
    let hats: Vec<HatRow> = unit
        .query(sql!(
            "SELECT participation.hat AS hat, participation.cohort AS cohort, cohort.name AS place
             FROM participation JOIN cohort ON cohort.id = participation.cohort
             WHERE participation.person = $1
               AND participation.state NOT IN ('declined', 'withdrawn', 'expired')
             ORDER BY CASE cohort.state WHEN 'closed' THEN 1 ELSE 0 END, participation.joined_at, participation.id"
        ))
        .bind(person.uuid())
        .all()
        .await?;
    let grants: Vec<GrantRow> = unit
        .query(sql!(
            "SELECT staff_grant.role AS role, staff_grant.programme AS programme,
                    COALESCE(programme.internal_name, '') AS place
             FROM staff_grant LEFT JOIN programme ON programme.id = staff_grant.programme
             WHERE staff_grant.account = $1 AND staff_grant.ended_at IS NULL
             ORDER BY staff_grant.role, staff_grant.granted_at, staff_grant.id"
        ))
        .bind(person.uuid())
        .all()
        .await?;
    let hats = hats.into_iter().filter_map(|row| {
        Hat::parse(&row.hat).map(|hat| Held { role: Role::Wearing(hat, row.cohort.into()), place: row.place })
    });
    let grants = grants.into_iter().filter_map(|row| match (Grant::parse(&row.role)?, row.programme) {
        (Grant::Admin, _) => Some(Held { role: Role::Administering, place: String::new() }),
        (Grant::Coordinator, Some(programme)) => {
            Some(Held { role: Role::Coordinating(programme.into()), place: row.place })
        }
        (Grant::SponsorshipGuardian, Some(programme)) => {
            Some(Held { role: Role::Guarding(programme.into()), place: row.place })
        }
        (Grant::Coordinator | Grant::SponsorshipGuardian, None) => None,
    });
    Ok(hats.chain(grants).collect())
}
