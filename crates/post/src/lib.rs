#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod calendar;
mod carrier;
mod desk;
pub mod letter;
mod message;
mod neutral;
mod outbox;

pub use carrier::{Carried, Carrier, Unsuitable};
pub use desk::{Desk, Tally};
pub use neutral::{Neutral, NeutralityViolation};
pub use outbox::{Frequency, Queued, queue};
pub use trellis_store::letters::{Entry, Kind, Languages, Letter, Slots};
