#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod form;
pub mod headers;
pub mod page;
pub mod pairs;
pub mod routes;
pub mod site;
pub mod visitor;

pub use site::{Settings, Site};
