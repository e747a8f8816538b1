#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod admission;
mod apportion;
mod ask;
mod assign;
mod certificate;
mod chain;
mod coding;
mod grid;
mod instance;
mod key;
mod lens;
mod levels;
mod market;
mod network;
mod objective;
mod person;
mod plan;
mod problem;
mod profile;
mod rules;
mod score;
mod seed;
mod solve;
mod ties;

pub use ask::{Ask, Choice, Emphasis, Offer, ProfessionWish};
pub use assign::assign;
pub use certificate::Certificate;
pub use instance::{Attributes, CodedGiver, CodedMentee, CodedWish, Instance, Set};
pub use key::{Code, Key};
pub use lens::{Lens, Offered, Wish};
pub use market::Market;
pub use network::{Assignment, Cost, Network};
pub use objective::Objective;
pub use person::{Mode, Person, Side};
pub use plan::{Fit, Load, Match, Plan};
pub use problem::Problem;
pub use profile::{Profile, Scoring, Term};
pub use rules::{OrganisationRule, PlaceRule, Rule, Rules, Shown};
pub use ties::{Line, Pair, Pin, Ties};
