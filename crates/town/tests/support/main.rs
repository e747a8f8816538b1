//! Asking for help: one person who runs the programme reads it, and neither the one whom it is about nor anybody else can tell
//! that there is anything.

mod asking;
mod handing_over;
mod keeping;
mod setting;
mod unnamed;
