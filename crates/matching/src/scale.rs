//! One giver for everybody, at the size of a nation: the cheapest plan over all pairs, with prices that prove it.
//!
//! The candidates of each mentee are solved first (`auction`, then `forward` and `reverse`); `prove` then asks every
//! pair left out whether it would help at the prices found, until none would (`matching.md` 7).

mod amount;
mod auction;
mod board;
mod change;
mod file;
mod forward;
mod mmat;
mod pairs;
mod prove;
mod queue;
mod reverse;
mod rows;
mod solve;

pub use amount::Amount;
pub use change::Living;
pub use mmat::{Mmat, MmatError};
pub use pairs::{Bargain, Candidates, Pairs, Standing, in_parts};
pub use prove::{Effort, Proven, prove};
pub use rows::Rows;
pub use solve::{Solved, Unfit, bound, solve};

/// Stands for no mentee, and no giver.
pub(crate) const NOBODY: u32 = u32::MAX;
