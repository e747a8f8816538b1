//! Taking everything along, and being erased: two steps each.

mod erased;
mod people;
mod taken;
