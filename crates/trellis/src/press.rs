//! The press that pages print with: a real one, or none where the program was built without it.

use trellis_web::Press;

/// What this program puts guides on paper with.
#[cfg(feature = "paper")]
pub fn press() -> Press {
    Press::of(trellis_paper::print)
}

/// This program was built without one.
#[cfg(not(feature = "paper"))]
pub fn press() -> Press {
    Press::default()
}
