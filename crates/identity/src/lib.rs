#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod sessions;
pub mod token;
pub mod visits;
