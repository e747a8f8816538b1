//! "Not these two": line management and other conflicts, declared in private, blocking both ways.

use crate::participation::states;

states! {
    /// Why two people cannot be brought together. Others learn only "not possible".
    ConflictKind {
        /// One manages the other.
        LineManagement = "line_management",
        /// One appraises the other.
        Appraisal = "appraisal",
        /// One sits on a panel that decides about the other.
        SelectionPanel = "selection_panel",
        /// There was a complaint.
        PriorComplaint = "prior_complaint",
        /// Family.
        Family = "family",
        /// Would rather not; needs no reason.
        RatherNot = "rather_not",
    }
}
