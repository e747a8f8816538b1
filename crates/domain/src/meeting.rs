//! A meeting of two people: when, never what about.

use crate::participation::states;

states! {
    /// Where a meeting stands. No state says who cancelled.
    MeetingState {
        /// Times were offered.
        Proposed = "proposed",
        /// A time was taken.
        Booked = "booked",
        /// Both, or one, say that it took place.
        Held = "held",
        /// Will not take place.
        Cancelled = "cancelled",
        /// Did not take place.
        NotHeld = "not_held",
        /// The two answers differ; counts as not held, no fault.
        Unconfirmed = "unconfirmed",
    }
}

states! {
    /// How people meet.
    Mode {
        /// In one place.
        InPerson = "in_person",
        /// By phone or video.
        Remote = "remote",
        /// Both suit.
        Either = "either",
    }
}
