#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod accord;
mod book;
mod chain;
mod container;
mod counting;
mod examine;
mod export;
mod files;
mod methods;
mod outside;
mod replay;
mod report;
mod results;
mod seal;
mod sources;
mod table;
mod tables;
mod work;
mod workbook;

pub use chain::{Broken, Chained, verify_chain};
pub use container::{Files, MOST_BYTES, MOST_FILES, Unpacked, pack, unpack};
pub use counting::{Counted, FEWEST_PUBLISHED, Uncounted, count};
pub use export::{Edition, Finished, NotExported, export};
pub use files::CHECKSUMS;
pub use replay::{replay, replay_files, withhold};
pub use report::{Finding, Report};
pub use seal::Seal;
