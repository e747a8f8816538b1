#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod accounts;
pub mod act;
pub mod applications;
pub mod cohorts;
pub mod constellations;
pub mod coordinators;
pub mod frame;
pub mod homes;
pub mod imports;
pub mod invitations;
mod news;
pub mod pairs;
pub mod people;
pub mod programmes;
pub mod readiness;
pub mod staff;

pub use act::{Act, Ground, Moment, Stop};
