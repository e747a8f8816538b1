#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod headings;
pub mod kind;
pub mod notice;
mod records;
pub mod rejected;
pub mod table;
mod text;
mod workbook;
