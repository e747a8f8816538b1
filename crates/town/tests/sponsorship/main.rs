//! Sponsorship: nothing is done in a mentee's name without her yes, and what reached her is hers to tell.

mod consent;
mod echoes;
mod endings;
mod private;
mod succession;
mod valley;
