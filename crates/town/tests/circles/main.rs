//! Circles: a coordinator brings people together, they say yes in their own time, write their own rules and meet; and
//! nobody else learns who they are or what is said.

mod forming;
mod joining;
mod living;
mod merging;
mod rules;
mod setting;
