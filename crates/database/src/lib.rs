#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), forbid(unsafe_code))]

mod alone;
mod broken;
mod cause;
mod engine;
mod migration;
mod query;
mod retry;
mod stamp;
mod statement;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod transfer;
mod unit;

pub use alone::Alone;
pub use broken::{Broken, Result};
pub use cause::Cause;
pub use engine::{Address, Store};
pub use migration::Migration;
pub use query::{Query, Record, Value};
pub use retry::{Conflicting, MOST_ATTEMPTS, trying_again};
// The trait, and what derives it.
pub use sqlx::FromRow;
pub use sqlx_macros::FromRow;
pub use stamp::Stamp;
pub use statement::{Statement, Text};
pub use unit::Unit;

#[cfg(test)]
#[linkme::distributed_slice]
pub(crate) static STATEMENTS: [&'static Statement];

#[cfg(test)]
mod tests;
