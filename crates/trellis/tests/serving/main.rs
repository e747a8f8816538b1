//! The real binary, serving from a data folder: killed, told to stop, asked too much, refused, and what it logs of it.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod backups;
mod canaries;
mod checks;
mod health;
mod kill;
mod limits;
mod log;
mod people;
mod refusals;
mod server;
mod stopping;
