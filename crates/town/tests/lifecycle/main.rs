//! Going: a helper hands over, a mentee leaves, things that were begun expire, and what is over is deleted in time.
#![expect(clippy::unwrap_used, reason = "a story that cannot be told has failed")]

mod endings;
mod handing_over;
mod keeping;
mod leaving;
mod random_years;
mod rounds;
mod table;
mod world;
mod writing;
mod years;
