//! What a mentee asks of an ally: written by her, answered by them, felt by her alone; and nobody else is told.

mod asking;
mod beside;
mod ending;
mod feeling;
