//! Names of what a workshop talks about: random bits that tell neither when a thing was made nor whose it is.

use serde::{Deserialize, Serialize};
use trellis_domain::id::Id;

macro_rules! ids {
    ($($(#[$doc:meta])* $kind:ident, $id:ident);* $(;)?) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $kind;
        $(#[$doc])*
        pub type $id = Id<$kind>;
    )* };
}

ids! {
    /// One workshop with all its groups.
    TheWorkshop, WorkshopId;
    /// One idea, as somebody wrote it.
    Idea, IdeaId;
    /// What is sorted into themes: one idea, or several that the group merged. An idea alone has the bits of its own id.
    Item, ItemId;
    /// One proposal to merge. The merged item has the bits of this id.
    Merge, MergeId;
    /// One theme.
    Theme, ThemeId;
    /// What a ballot names: the bits of an item or of a theme.
    Choice, ChoiceId;
    /// One note of the clarification.
    Note, NoteId;
    /// One proposed wording of an idea.
    Wording, WordingId;
    /// What a client calls one command, so that sending it twice does it once.
    Sending, SendingId;
}

/// The same bits under another kind.
pub(crate) fn same<A, B>(id: Id<A>) -> Id<B> {
    Id::from(id.uuid())
}

/// A seat of one group, counted from 1. Never a sort key of ideas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seat(pub u16);
