//! Names for things that never change and never tell when a thing was made: 128 random bits.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    str::FromStr,
};

use rand::RngCore;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The id of one thing of kind `K`. Two kinds cannot be mixed up.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

impl<K> Id<K> {
    /// A new id from the chance that is passed in.
    pub fn random(dice: &mut impl RngCore) -> Self {
        let mut bytes = [0; 16];
        dice.fill_bytes(&mut bytes);
        Self::from(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// The bits, as the store keeps them.
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K> From<Uuid> for Id<K> {
    fn from(bits: Uuid) -> Self {
        Self(bits, PhantomData)
    }
}

impl<K> From<Id<K>> for Uuid {
    fn from(id: Id<K>) -> Self {
        id.0
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}
/// Only the 32 lower-case hexadecimal digits that [`Id`] prints: one thing has one address.
impl<K> FromStr for Id<K> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let plain =
            text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !plain {
            return Err(NotAnId);
        }
        Uuid::try_parse(text).map(Self::from).map_err(|_| NotAnId)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Id<kind::Host> {
    /// The one installation: all bits are zero.
    pub const HERE: Self = Self(Uuid::nil(), PhantomData);
}

/// The text is not one of our ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

/// The kinds of things that have ids; each is a marker and holds nothing.
pub mod kind {
    macro_rules! kinds { ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $($(#[$doc])* #[derive(Debug, Clone, Copy, PartialEq, Eq)] pub struct $name;)* }; }
    kinds! {
        /// A person, who is also the one account of that person.
        Person,
        /// A host organisation.
        Organisation,
        /// A mentoring programme.
        Programme,
        /// One dated intake of a programme.
        Cohort,
        /// One person, one hat, one cohort.
        Participation,
        /// A mentee and one giver: mentor, sponsor or ally.
        Pair,
        /// A meeting of a pair.
        Meeting,
        /// One run of the matching engine.
        Run,
        /// A file of people on its way in.
        Import,
        /// An invitation by mail.
        Invitation,
        /// The answers of an unfinished form.
        Draft,
        /// "Not these two", declared by one person.
        Conflict,
        /// A signed-in browser.
        Session,
        /// A letter in the outbox.
        Letter,
        /// A staff role of one person, or the proposal of one.
        Grant,
        /// What some members write and read together, or one alone: a pair, a circle, a person's own.
        Space,
        /// One piece of writing in a space.
        Item,
        /// Something that a sponsor does in a mentee's name.
        SponsorshipAct,
        /// How a sponsor stands to the panel for a post.
        PanelDeclaration,
        /// What a mentee sets out to do in a pair.
        Goal,
        /// What is told of a pair to its coordinators.
        Summary,
        /// What a mentee asks of an ally.
        Ask,
        /// A few people who support each other, and two who lead.
        Circle,
        /// Help that somebody asks for, of one person who runs the programme.
        Support,
        /// Mentors who supervise each other.
        Supervision,
        /// A date on which they sit.
        Sitting,
        /// The installation itself; there is one.
        Host,
    }
}

/// A person's id.
pub type PersonId = Id<kind::Person>;
/// An organisation's id.
pub type OrganisationId = Id<kind::Organisation>;
/// A programme's id.
pub type ProgrammeId = Id<kind::Programme>;
/// A cohort's id.
pub type CohortId = Id<kind::Cohort>;
/// A participation's id.
pub type ParticipationId = Id<kind::Participation>;
/// A pair's id.
pub type PairId = Id<kind::Pair>;
/// A meeting's id.
pub type MeetingId = Id<kind::Meeting>;
/// A matching run's id.
pub type RunId = Id<kind::Run>;
/// An import's id.
pub type ImportId = Id<kind::Import>;
/// An invitation's id.
pub type InvitationId = Id<kind::Invitation>;
/// A draft's id.
pub type DraftId = Id<kind::Draft>;
/// A declared conflict's id.
pub type ConflictId = Id<kind::Conflict>;
/// A session's id.
pub type SessionId = Id<kind::Session>;
/// A grant's id.
pub type GrantId = Id<kind::Grant>;
/// A space's id.
pub type SpaceId = Id<kind::Space>;
/// An item's id.
pub type ItemId = Id<kind::Item>;
/// An act of a sponsor's id.
pub type SponsorshipActId = Id<kind::SponsorshipAct>;
/// A panel declaration's id.
pub type PanelDeclarationId = Id<kind::PanelDeclaration>;
/// A goal's id; its words lie in the item of the same id.
pub type GoalId = Id<kind::Goal>;
/// A summary's id; its words lie in the item of the same id.
pub type SummaryId = Id<kind::Summary>;
/// An ask's id.
pub type AskId = Id<kind::Ask>;
/// A supervision group's id.
pub type SupervisionId = Id<kind::Supervision>;
/// A date of a supervision group's id.
pub type SittingId = Id<kind::Sitting>;
/// A circle's id.
pub type CircleId = Id<kind::Circle>;
/// A support request's id.
pub type SupportId = Id<kind::Support>;
/// The installation's id.
pub type HostId = Id<kind::Host>;
/// A letter's id.
pub type LetterId = Id<kind::Letter>;
