//! What a mentee answers about the programme: for her eyes alone, taken back when she likes, and counted by nobody.

mod beside;
mod calls;
mod check_ins;
mod hosts;
mod kept;
mod people;
mod promises;
