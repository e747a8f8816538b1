#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod chance;
mod draft;
mod epoch;
mod halves;
mod hybrid;
mod item;
mod locked;
mod member;
mod padding;
mod phrase;
mod receipt;
mod recovery;
mod wrap;

pub use draft::{open_draft, seal_draft};
pub use epoch::Epoch;
pub use halves::{CookieHalf, ServerHalf, part};
pub use item::Place;
pub use locked::Unopened;
pub use member::{Member, PublicKey};
pub use phrase::{Phrase, TooWeak};
pub use receipt::ReceiptCode;
pub use recovery::{NotACode, RecoveryCode};
pub use wrap::{Cost, Method, Wrap};
