#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod account;
mod app;
pub mod assets;
pub mod demo;
pub mod form;
mod guard;
mod headers;
pub mod home;
pub mod leaving;
pub mod limits;
mod log;
pub mod matching;
pub mod page;
pub mod path;
pub mod people;
pub mod public;
pub mod routes;
mod shell;
pub mod sign_in;
pub mod site;
mod visit;
pub mod visitor;

pub use app::app;
pub use limits::Limits;
pub use page::{Answer, Halt, Page};
pub use site::{Persona, See, Settings, Site};
