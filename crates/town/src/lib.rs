#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod answer;
mod browser;
pub mod canary;
pub mod loot;
mod town;
mod valley;

pub use answer::{Answer, Form};
pub use browser::{Browser, PHRASE};
pub use town::{ORIGIN, START, Town, on_each};
pub use valley::{first_pair, persona, valley};
