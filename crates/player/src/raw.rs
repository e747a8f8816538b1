//! The one place of the player where text becomes markup as it is: what we wrote ourselves, or have made harmless before.

#[expect(
    clippy::disallowed_types,
    reason = "the player's one reviewed place of raw markup: scripts, styles, and shapes made of numbers"
)]
use maud::PreEscaped;

/// `text` as it is.
#[expect(clippy::disallowed_types, reason = "see above")]
pub(crate) fn raw(text: String) -> PreEscaped<String> {
    PreEscaped(text)
}
