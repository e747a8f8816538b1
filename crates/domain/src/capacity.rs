//! How much a giver has room for. Only the giver can raise it, never above the ceiling (`model.md` 2.2, 4.5).

use crate::{hat::Hat, refusal::Refusal};

/// Places that a giver may offer in one hat, at most.
pub const fn most_places(hat: Hat) -> i64 {
    match hat {
        Hat::Mentee => 0,
        Hat::Mentor => 3,
        Hat::Sponsor | Hat::Facilitator => 2,
        Hat::Ally => 4,
    }
}

/// The programme's ceiling of planned hours, in half-hours a month (8.0 h).
pub const CEILING: i64 = 16;
/// What a giver offers who says nothing, in half-hours a month (4.0 h).
pub const USUAL: i64 = 8;
/// Supervision of a mentor, in half-hours a month.
pub const SUPERVISION: i64 = 1;

/// Planned load of one place in a hat, in half-hours a month.
pub const fn half_hours(hat: Hat) -> i64 {
    match hat {
        Hat::Mentee => 0,
        Hat::Mentor => 3,
        Hat::Sponsor => 2,
        Hat::Ally => 1,
        Hat::Facilitator => 5,
    }
}

/// Whether one more place in `hat` fits.
///
/// `places` and `taken` are of this hat; `load` and `cap` are half-hours a month over all hats, supervision included.
///
/// # Errors
/// [`Refusal::CapacityExceeded`] when the places or the hours would be passed.
pub fn one_more(hat: Hat, places: i64, taken: i64, load: i64, cap: i64) -> Result<(), Refusal> {
    if taken < places && load + half_hours(hat) <= cap.min(CEILING) {
        Ok(())
    } else {
        Err(Refusal::CapacityExceeded)
    }
}
