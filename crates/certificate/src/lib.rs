#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod files;
mod rules;
mod score;
mod verdict;

pub use verdict::{Extent, Fault, Verdict, check};
