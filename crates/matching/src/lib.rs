#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod apportion;
mod ask;
mod key;
mod lens;
mod objective;
mod person;
mod problem;
mod profile;
mod rules;
mod ties;

pub use ask::{Ask, Choice, Emphasis, Offer, ProfessionWish};
pub use key::{Code, Key};
pub use lens::{Lens, Offered, Wish};
pub use objective::Objective;
pub use person::{Mode, Person, Side};
pub use problem::Problem;
pub use profile::{Profile, Scoring, Term};
pub use rules::{OrganisationRule, PlaceRule, Rule, Rules, Shown};
pub use ties::{Line, Pair, Pin, Ties};
