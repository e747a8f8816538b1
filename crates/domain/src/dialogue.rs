//! How a mentee wants race to be talked about. Skipping the question is an answer too.

use crate::participation::states;

states! {
    /// The mentee's instruction. A helper sees the current one only, never its history.
    RaceDialogue {
        /// "Bring it up with me."
        BringItUp = "bring_it_up",
        /// "I will bring it up."
        IWill = "i_will",
        /// "Not now": the helper does not raise it.
        NotNow = "not_now",
        /// Not said: ask how, not whether.
        Unsaid = "unsaid",
    }
}
