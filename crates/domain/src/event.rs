//! What has happened: the one list from which the audit chain is written. Past tense, no content.

use uuid::Uuid;

use crate::id::{Id, PersonId};

macro_rules! happenings {
    ($($name:ident),* $(,)?) => {
        /// What happened. Slices of the product add their own lines.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum What { $(
            #[doc = concat!("`", stringify!($name), "`.")]
            $name
        ),* }
        impl What {
            /// Everything that can happen.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
            /// The name in the audit chain.
            pub const fn code(self) -> &'static str { match self { $(Self::$name => stringify!($name)),* } }
        }
    };
}

happenings! {
    // accounts
    SetUpDone, AccountChanged, GrantProposed, GrantGiven, GrantEnded, AccountDisabled, AccountEnabled, SessionsEnded, RoleSwitched, NewsPutAway, HelpersChosen,
    EverythingTaken, AccountErased,
    // programme
    ProgrammeCreated, ProgrammeChanged, ProgrammeAdvanced, ProgrammeMovedOn, CohortOpened, CohortChanged, CohortMovedOn,
    // people
    PersonInvited, InvitationAccepted, InvitationPutOff, InvitationRenewed, ContactStopped,
    ImportKept, ImportMapped, ImportDropped, PeopleImported,
    TakingPartStarted, EligibilityDeclared, ProfileChanged, NeedsChanged, LensChanged, OffersChanged, DialogueChanged,
    ConflictDeclared, ConflictWithdrawn, CapacityChanged, ApplicationSent, ApplicationAccepted, ApplicationDeclined,
    TrainingRecorded, ParticipationPaused, ParticipationResumed, ParticipationLeft, ParticipationExpired,
    // that a giver put hours of their own right: never which, to what, or in which month
    HoursCorrected,
    // matching
    MatchingRun, RunDiscarded, RunPublished, PairPinned, PairForbidden, PinLifted,
    // pairs
    SuggestionsAsked, SuggestionDismissed, SuggestionKept, RequestSent, RequestAccepted, RequestDeclined,
    RequestWithdrawn, RequestExpired, ChemistryAnswered, AgreementSigned, PairBegan, PairPaused, PairResumed, PairEnded, WayOnChosen, PairClosing, PairClosed,
    TimesOffered, MeetingBooked, MeetingCancelled, MeetingConfirmed,
    // the private space: that something was written, never by whom of the two or what
    KeysMade, KeysBegunAgain, UnlockingChanged, RecoveryConfirmed, SpaceUnlocked, KeyFoundPlanted,
    NoteWritten, NoteTakenAway, EarlierNotesShared,
    // one name for whatever becomes of a summary, so that the chain does not tell who of the two wanted it or not
    SummaryChanged,
    // sponsorship: that something about an act changed, never to what; what the mentee answers, and that the round looked,
    // stand on no act
    SponsorConsentChanged, SponsorshipActPlanned, SponsorshipActMoved, SponsorshipActAnswered, SponsorshipEchoAwaited, PanelDeclared,
    // one name for everything that somebody writes for themselves, so that the chain does not tell a private record
    OwnWordsWritten, OwnWordsTakenAway, OwnWordsShared,
    AgreementChanged, GoalProposed, GoalWorded, GoalMoved, GoalRated, StepPlanned, StepTicked, StepTakenAway,
    // looking back: that somebody did, never who or what
    HalfWayReached, ReviewShared, ReviewTakenBack, StayingInTouchChanged,
    // asks: that there is one and where it stands, never what it says or what it did; one name for an answer and for a
    // guide, which stand on no ask, so that the chain does not tell who was hurt
    AskBegun, AskThrownAway, AskSent, AskWithdrawn, AskAccepted, AskDeclined, AskWrittenOn, AskDone, AskFelt, AskExpired,
    // questions: that somebody answered or took something back, never who, what or about whom; to be called is a message
    QuestionsAnswered, CallAsked, CallTakenBack, CallAnswered,
    // circles: that somebody said yes, passed or left, never who
    CircleFormed, CircleChanged, CircleDropped, CircleOffered, CircleLapsed, CirclePlacesOffered, LeaderNamed,
    CircleJoined, CirclePassed, CircleLeft, RulesWritten, RulesAgreed, EarlierRulesShared, CircleBegan,
    SessionSet, SessionTold, CircleDecided, CircleEnded, CircleNotPossible,
    // support: one name for whatever is done, always unsigned and on no request, so that the chain tells neither who asked nor of whom
    SupportMoved,
    // two circles become one, or do not: that somebody answered, never what
    MergerProposed, MergerAnswered, CirclesJoined, CirclesApart,
    // supervision of mentors: that somebody said whether they come, never who
    SupervisionFormed, SupervisionChanged, SupervisionEnded, SupervisionAttended,
    // one helper in two hats: that something was asked, taken back or answered, never by whom of the mentees or about whom
    ExceptionAsked, ExceptionTakenBack, ExceptionAnswered,
    // workshops: that one was opened, that whoever leads it did something, that the clock ended a stage, and that it was
    // sealed and handed out; what seats do is written nowhere but in the workshop's own record, which names nobody
    WorkshopOpened, WorkshopMoved, WorkshopRun, WorkshopSealed, WorkshopHandedOut,
    // record
    RecordOpened, RecordsDeleted, ClockConfirmed,
}

/// One thing that happened, for the audit chain: what, to which thing, about whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub what: What,
    /// The thing it happened to.
    pub object: Uuid,
    /// The person it is about, where it is about one.
    pub about: Option<PersonId>,
}

impl Event {
    /// Something happened to a thing.
    pub fn new<K>(what: What, object: Id<K>) -> Self {
        Self { what, object: object.uuid(), about: None }
    }

    /// … and it is about this person.
    pub fn about(self, person: PersonId) -> Self {
        Self { about: Some(person), ..self }
    }
}
