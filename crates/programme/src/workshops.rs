//! Workshops of the Nominal Group Technique: a room is opened, people take seats by a code, and everything that is asked of
//! it goes through the machine of `trellis_workshop`. Nothing true lives in the process: each command loads what happened,
//! decides, adds what that leads to, and commits.

mod counting;
mod handing_out;
mod leading;
mod room;
mod seats;
mod setting_up;
mod settling;
mod watched;

pub use counting::{Line, Shown};
pub use handing_out::{HandedOut, hand_out};
pub use leading::{Led, Listed, lead, leads, list, results, say as say_as_lead, seal, take};
pub use room::{Open, Said, Sent, Shape};
pub use seats::{Door, Joining, Sitting, away, door, find, join, say, sit};
pub use setting_up::{Plan, Planned, Way, may_plan, open};
pub(crate) use settling::keep_to;
pub use settling::{due, settle, wake, watch};
pub use trellis_record::Edition;
pub use watched::Watched;
