#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), forbid(unsafe_code))]

pub mod access;
pub mod accounts;
pub mod agreements;
pub mod answered;
pub mod applications;
pub mod asks;
pub mod bars;
pub mod calls;
pub mod capacities;
pub mod checks;
pub mod choices;
pub mod circles;
pub mod cohorts;
pub mod conflicts;
pub mod consents;
pub mod declarations;
pub mod deletions;
pub mod departures;
pub mod drafts;
pub mod endings;
pub mod erasures;
pub mod exceptions;
pub mod exports;
pub mod goals;
pub mod grants;
pub mod grounds;
pub mod guardians;
pub mod guides_to_send;
pub mod hand_overs;
pub mod holdings;
pub mod hours;
pub mod imports;
pub mod instruments;
pub mod invitations;
pub mod items;
pub mod jobs;
pub mod letters;
pub mod measures;
pub mod meetings;
pub mod member_keys;
pub mod migrations;
pub mod notices;
pub mod organisations;
pub mod pairs;
pub mod participations;
pub mod people;
pub mod programmes;
pub mod purposes;
pub mod record;
pub mod retention;
pub mod reviews;
pub mod roles;
pub mod runs;
pub mod sealed_drafts;
pub mod sealing;
pub mod sessions;
pub mod settings;
pub mod sign_in_links;
pub mod signatures;
pub mod signposts;
pub mod spaces;
pub mod sponsorships;
pub mod standing;
pub mod successions;
pub mod summaries;
pub mod supervisions;
pub mod supports;
pub mod ties;
pub mod training;
pub mod workshops;
pub mod writing;
pub mod years;

pub use trellis_database::{Address, Broken, Stamp, Store, Unit};

use trellis_database::sql_for;

/// Every statement of this crate, so that one test can prepare them all on both engines.
#[cfg(test)]
#[linkme::distributed_slice]
pub static STATEMENTS: [&'static trellis_database::Statement];

/// Takes the writer's turn. SQLite has one writer by nature; on PostgreSQL the audit chain makes writers
/// queue anyway, and a lock taken before the first read spares them from running into each other.
///
/// # Errors
/// [`Broken`] when the engine fails or the turn does not come in time.
pub async fn take_turn(unit: &mut Unit) -> Result<(), Broken> {
    unit.query(sql_for!(
        sqlite: "SELECT 1",
        postgres: "LOCK TABLE event IN EXCLUSIVE MODE"
    ))
    .run()
    .await
    .map(drop)
}

#[cfg(test)]
mod tests;
