#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod bundle;
pub mod child;
pub mod headings;
pub mod kind;
pub mod mapping;
pub mod notice;
pub mod people;
pub mod person;
mod records;
pub mod rejected;
pub mod slots;
pub mod table;
mod text;
pub mod ties;
mod values;
mod workbook;
pub mod write;
