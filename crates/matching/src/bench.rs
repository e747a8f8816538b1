//! `bench-v1`: invented people by a written-down recipe, so that any program in any language measures itself on the same
//! markets (`matching.md` 14).
//!
//! It scores likeness both ways, which no programme may do: it is for measuring only.

mod columns;
mod cost;
mod draw;
mod groups;
mod instances;
mod kernel;
mod people;
mod search;
mod select;
mod uniform;
mod wide;

pub use instances::{INSTANCES, Named};
pub use people::{Invented, People};
pub use uniform::uniform;
