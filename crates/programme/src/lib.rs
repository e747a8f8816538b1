#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod accounts;
pub mod act;
pub mod agreements;
mod alerts;
pub mod answers;
pub mod applications;
pub mod capacities;
pub mod cohorts;
pub mod conflicts;
pub mod constellations;
pub mod coordinators;
pub mod departures;
pub mod drafts;
pub mod duties;
pub mod entries;
pub mod frame;
pub mod goals;
pub mod hand_overs;
pub mod heads;
pub mod health;
pub mod helpers;
pub mod homes;
pub mod imports;
pub mod intakes;
pub mod invitations;
pub mod jobs;
pub mod lenses;
pub mod matching;
pub mod meetings;
pub mod member_keys;
pub mod needs;
pub mod news;
pub mod notes;
pub mod overview;
pub mod pairs;
pub mod participations;
pub mod people;
pub mod places;
pub mod programmes;
pub mod readiness;
pub mod requests;
pub mod retention;
pub mod rounds;
pub mod set_up;
pub mod spaces;
pub mod sponsorships;
pub mod staff;
pub mod suggestions;
#[cfg(feature = "testing")]
pub mod witness;
mod years;

pub use act::{Act, Ground, Moment, Stop};
pub use news::News;
pub use trellis_store::{meetings::Meeting, pairs::Pair, people::Profile};
