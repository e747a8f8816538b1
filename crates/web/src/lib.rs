#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod account;
mod app;
pub mod applications;
pub mod apply;
pub mod assets;
pub mod capacity;
pub mod co;
pub mod demo;
mod fields;
pub mod form;
pub mod frame;
mod guard;
mod headers;
pub mod home;
pub mod imports;
pub mod intake;
pub mod invitations;
pub mod journey;
pub mod leaving;
pub mod lens;
pub mod limits;
mod log;
pub mod matching;
pub mod needs;
pub mod not_with;
pub mod page;
pub mod path;
pub mod people;
pub mod preferences;
pub mod public;
pub mod roll;
pub mod routes;
mod shell;
pub mod sign_in;
pub mod site;
pub mod start;
mod upload;
mod visit;
pub mod visitor;

pub use app::app;
pub use limits::Limits;
pub use page::{Answer, Halt, Page};
pub use site::{Persona, See, Settings, Site};
