//! The workshop's machine from outside: its story, its laws, what stays hidden, and its record.

mod costs;
mod guards;
mod kinds;
mod laps;
mod laws;
mod moves;
mod record;
mod room;
mod secretary;
mod settings;
mod silence;
mod sorting;
mod story;
mod votes;
