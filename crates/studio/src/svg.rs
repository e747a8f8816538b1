//! The film as SVG: one moment for print and slides, or a moving piece that needs no script.
//!
//! Text is outlined, each letter once, and used wherever it stands; the words are in the title and the description.

mod film;
mod letters;
mod moment;
mod motion;
mod part;
mod place;
mod text;

pub use film::{Clip, LONGEST_UNASKED, animated};
pub use moment::moment;
