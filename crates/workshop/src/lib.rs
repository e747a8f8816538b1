#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod agenda;
mod ballot;
mod barrier;
mod board;
mod chain;
mod command;
mod config;
mod cover;
mod decide;
mod desk;
mod event;
mod evolve;
mod fact;
mod hash;
mod id;
mod item_set;
mod mark;
mod may;
mod merkle;
mod news;
mod own;
mod pen;
mod phase;
mod protocol;
mod record;
mod reject;
mod role;
mod scheme;
mod sealed;
mod sharing;
mod shuffle;
mod text;
mod vault;
mod view;
mod votes;
mod workshop;

pub use agenda::Agenda;
pub use ballot::{Ballot, Better, Paper};
pub use barrier::{Barrier, Meeting, Standing, barrier};
pub use board::{
    Board, BoardChange, Card, CardState, DecisionCard, ItemCard, ItemSet, Lap, MergeCard, MergeState,
    NoteCard, Person, Proposal, Sheet, Signed, Table, ThemeCard, Turnout, Version, VoteCard,
};
pub use chain::{Chain, Entry, Fault as ChainFault, VERSION, Why, genesis, verify, verify_after};
pub use command::{Action, Command, Ctx};
pub use config::{
    Anonymity, Config, Consensus, ConsensusRule, GroupPlan, Grouping, LateJoiner, MergePolicy,
    PartialBallots, PrimaryRule, Problem, Purpose, RoundRobin, SeatOrder, VoteOn,
};
pub use cover::{Cover, CoverChange, Notice};
pub use decide::decide;
pub use desk::{Desk, DeskChange};
pub use event::{DecisionSort, Event, HoldReason, LabelRef, NoteSort, PauseReason, Place, Tag, TextRef, Via};
pub use evolve::evolve;
pub use fact::{Fact, What};
pub use hash::{Hash, Hex, Salt, canonical, hash_of};
pub use id::{
    Choice, ChoiceId, Idea, IdeaId, Item, ItemId, Merge, MergeId, Note, NoteId, Seat, Sending, SendingId,
    TheWorkshop, Theme, ThemeId, Wording, WordingId, WorkshopId,
};
pub use item_set::item_set_hash;
pub use mark::edit_right;
pub use merkle::root as merkle_root;
pub use news::{News, news};
pub use own::{DraftCard, Own, OwnChange, OwnVote, Page, PageChange};
pub use phase::{NotAPhase, Phase};
pub use protocol::{Breach, Course, check};
pub use record::{Kept, LeaverChoice, ObjectedTo, Record};
pub use reject::{Fault, Missing, Reject};
pub use role::{Actor, By, Staff, Viewer};
pub use scheme::{FULL_RANK_MOST, Scheme};
pub use sealed::{Label, SealedBallot, SealedBallots};
pub use shuffle::{SplitMix, seats_order, seats_pairs};
pub use text::Text;
pub use vault::remains;
pub use view::{Door, Message, ScribeChange, View, apply, message, view};
pub use workshop::Workshop;
