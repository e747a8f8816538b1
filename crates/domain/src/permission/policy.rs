//! The table itself. To add an action: one line here, one row in the route table.

/// Who a rule lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Also without signing in.
    Anyone,
    /// Every signed-in person, about themselves.
    SignedIn,
    /// The person whose thing it is.
    Owner,
    /// The mentee of the pair, or somebody with a place in the circle.
    ItsMentee,
    /// The giver of the pair, or one of those who lead the circle.
    ItsGiver,
    /// A coordinator of the programme that it belongs to, while acting as one.
    ItsCoordinator,
    /// Whoever guards sponsorship in the programme that it belongs to, while acting so.
    ItsGuardian,
    /// An administrator, while acting as one.
    Admin,
    /// A job whose time has come.
    Clock,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Anyone,
        Self::SignedIn,
        Self::Owner,
        Self::ItsMentee,
        Self::ItsGiver,
        Self::ItsCoordinator,
        Self::ItsGuardian,
        Self::Admin,
        Self::Clock,
    ];
}

/// One line: an action, who may, and in which states of the thing (none named: in every state).
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// What is done.
    pub action: Action,
    /// Who may.
    pub who: &'static [Who],
    /// The state codes in which it can be done.
    pub states: &'static [&'static str],
}

macro_rules! policy {
    ($( $action:ident: $($who:ident)|+ $(in $($state:ident)|+)? ;)*) => {
        /// Everything that can be asked of the product, one word pair each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $(
            #[doc = concat!("`", stringify!($action), "`: see its line in the table.")]
            $action
        ),* }

        impl Action {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$action),*];

            /// The name in audit rows and golden files.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$action => stringify!($action)),* }
            }

            /// Its line of the table.
            pub const fn rule(self) -> &'static Rule {
                &RULES[self as usize]
            }
        }

        /// The whole policy, in one place.
        pub const RULES: &[Rule] = &[$(
            Rule { action: Action::$action, who: &[$(Who::$who),+], states: &[$($(stringify!($state)),+)?] }
        ),*];
    };
}

policy! {
    // My account and what is about me.
    ReadOwnAccount: Owner;
    ChangeOwnAccount: Owner;
    ReadOwnAccessLog: Owner;
    EndOwnSessions: Owner;
    SwitchRole: Owner;
    PutNewsAway: Owner;
    TakeEverything: Owner;
    EraseOwnAccount: Owner;

    // Starting, needs and choices.
    StartTakingPart: SignedIn;
    ReadOwnParticipation: Owner;
    ChangeOwnParticipation: Owner in started | applied | accepted | trained | available | declared | profiled | waiting | placed | paused;
    DeclareEligibility: Owner in started | declared | profiled | waiting | placed | paused;
    ChangeOwnNeeds: Owner;
    ChangeOwnLens: Owner;
    ChangeOwnOffers: Owner;
    ChangeOwnDialogue: Owner;
    DeclareConflict: Owner;
    WithdrawConflict: Owner;
    BeginDraft: Owner;
    ReadOwnDraft: Owner;
    ChangeOwnDraft: Owner;
    ChangeOwnCapacity: Owner in started | applied | accepted | trained | available | placed | paused;
    ReadOwnHours: Owner;
    CorrectOwnHours: Owner;
    LeaveParticipation: Owner in started | applied | accepted | trained | available | declared | profiled | waiting | placed | paused;
    BeginAgain: Owner in expired;
    RestFromTakingPart: Owner in waiting | placed;
    ReturnFromRest: Owner in paused;
    ReadOwnConstellation: Owner;
    ChooseHelpers: Owner in started | declared | profiled | waiting | placed | paused;

    // The private space: only its members, and only while they are unlocked.
    ReadOwnKeys: Owner;
    ChangeOwnKeys: Owner;
    ReadOwnSpace: Owner;
    WriteOwnSpace: Owner;
    ReadNotes: ItsMentee | ItsGiver in not_this_time | contracting | active | paused | closing | closed | ended_no_fault;
    WriteNotes: ItsMentee | ItsGiver in contracting | active | paused | closing;
    ReadOpener: ItsMentee | ItsGiver in chemistry | contracting | active | paused | closing;
    WriteReflection: ItsMentee | ItsGiver in chemistry | contracting | active | paused | closing;
    WriteSummary: ItsMentee | ItsGiver in contracting | active | paused | closing;
    AgreeToSummary: ItsMentee in proposed;
    RefuseSummary: ItsMentee | ItsGiver in proposed;
    TakeBackSummary: ItsMentee | ItsGiver in released;
    ReadSummaries: ItsCoordinator in contracting | active | paused | closing | closed | ended_no_fault;
    ReadSharedNeeds: ItsMentee | ItsGiver in contracting | active | paused | closing;
    ShareNeeds: ItsMentee in contracting | active | paused | closing;

    // Sponsorship: what is done in a mentee's name, with her consent, and what reached her. An act and a declaration
    // stand where their pair stands.
    ReadSponsorship: ItsMentee | ItsGiver in contracting | active | paused | closing | closed | ended_no_fault;
    ConsentToActs: ItsMentee in contracting | active | paused | closing;
    ReadActInMyName: ItsMentee in active | paused | closing | closed | ended_no_fault;
    AnswerAct: ItsMentee in active | paused | closing | closed | ended_no_fault;
    PlanAct: ItsGiver in active | closing;
    ReadOwnAct: ItsGiver in active | paused | closing | closed | ended_no_fault;
    MoveAct: ItsGiver in active | paused | closing;
    DeclarePanel: ItsGiver in active | paused | closing;
    PassActOn: ItsMentee in active | closing;
    ReadGuarded: ItsGuardian;
    AwaitEcho: Clock in active | paused | closing | closed | ended_no_fault;

    // Goals: either proposes one and words it; only the mentee owns it, and keeps it when the pair is over.
    ReadGoals: ItsMentee | ItsGiver in contracting | active | paused | closing | closed | ended_no_fault;
    WriteGoals: ItsMentee | ItsGiver in contracting | active | paused | closing;
    ReadGoal: ItsMentee | ItsGiver in proposed | open | met | changed | dropped | closed | ended_no_fault;
    WordGoal: ItsMentee | ItsGiver in proposed | open;
    MoveGoal: ItsMentee in proposed | open | met | changed | dropped;
    RateGoal: ItsMentee in open | met | changed | dropped;
    PlanStep: ItsMentee | ItsGiver in open;

    // Looking back together, half-way and at the end; and whether the two stay in touch.
    ReadReview: ItsMentee | ItsGiver in active | paused | closing | closed | ended_no_fault;
    WriteReview: ItsMentee | ItsGiver in active | paused | closing;
    StayInTouch: ItsMentee | ItsGiver in closing | closed;
    RemindOfReview: Clock in active;

    // Asks of an ally: written and answered by the two, felt by one.
    BeginAsk: ItsMentee in contracting | active | closing;
    ReadAsk: ItsMentee;
    SendAsk: ItsMentee in drafted;
    ThrowAskAway: ItsMentee in drafted;
    WithdrawAsk: ItsMentee in sent | accepted;
    SayFelt: ItsMentee in done | felt;
    ThankForAsk: ItsMentee in done | felt;
    SendRepairGuide: ItsMentee in felt;
    ReadAskToMe: ItsGiver in sent | accepted | done | felt;
    AcceptAsk: ItsGiver in sent;
    DeclineAsk: ItsGiver in sent | accepted;
    FinishAsk: ItsGiver in accepted;
    WriteOnAsk: ItsMentee | ItsGiver in sent | accepted;
    ExpireAsk: Clock in drafted | sent;

    // What a mentee answers about the programme. Nobody else is let to it by any rule; to be called is a message of its own.
    ReadOwnQuestions: Owner;
    AnswerQuestions: Owner in waiting | placed | paused;
    TakeAnswersBack: Owner;
    AnswerAboutAlly: ItsMentee in contracting | active | paused | closing | closed | ended_no_fault;
    SendGuideToAlly: ItsMentee in contracting | active | paused | closing;
    AskForCall: Owner in waiting | placed | paused;
    TakeCallBack: Owner;
    AnswerCall: ItsCoordinator;
    InviteToCheckIn: Clock in placed;

    // Suggestions, requests, pairs.
    ReadSuggestion: ItsMentee in suggested | requested;
    DismissSuggestion: ItsMentee in suggested;
    KeepSuggestion: ItsMentee in suggested;
    AskForPair: ItsMentee in suggested;
    ReadRequest: ItsGiver in requested | declined | withdrawn | expired;
    AcceptRequest: ItsMentee | ItsGiver in requested;
    DeclineRequest: ItsMentee | ItsGiver in requested;
    WithdrawRequest: ItsMentee in requested;
    ReadChemistry: ItsMentee | ItsGiver in chemistry;
    AnswerChemistry: ItsMentee | ItsGiver in chemistry;
    ReadPair: ItsMentee | ItsGiver in chemistry | not_this_time | contracting | active | paused | closing | closed | ended_no_fault;
    SignAgreement: ItsMentee | ItsGiver in contracting | active;
    ChangeAgreement: ItsMentee | ItsGiver in contracting | active;
    ReadAgreement: ItsMentee | ItsGiver in contracting | active | paused | closing | closed;
    ArrangeMeeting: ItsMentee | ItsGiver in chemistry | contracting | active | closing;
    BookMeeting: ItsMentee | ItsGiver in proposed;
    DeclineTimes: ItsMentee | ItsGiver in proposed;
    CancelMeeting: ItsMentee | ItsGiver in booked;
    ReadMeeting: ItsMentee | ItsGiver in booked;
    ConfirmMeeting: ItsMentee | ItsGiver in booked | held | not_held | unconfirmed;
    ReadPrepCard: ItsMentee | ItsGiver in chemistry | contracting | active | closing;
    EndPair: ItsMentee | ItsGiver in contracting | active | paused | closing;
    ChooseWayOn: ItsMentee in paused;
    NudgePair: Clock in requested | active | paused;
    ExpirePair: Clock in requested;
    EndHandOver: Clock in paused;
    BeginClosing: Clock in active;
    EndInTime: Clock in suggested | provisional | requested | chemistry | contracting | active | paused | closing;

    // One helper as mentor and sponsor of the same mentee: asked for by her in the pair that there is, and answered by whoever
    // guards sponsorship. Nobody else is let to it.
    ReadException: ItsMentee in chemistry | contracting | active | paused | closing;
    AskForException: ItsMentee in chemistry | contracting | active | paused | closing;
    TakeExceptionBack: ItsMentee in chemistry | contracting | active | paused | closing;
    AnswerException: ItsGuardian in chemistry | contracting | active | paused | closing;

    // Circles. A circle's mentees are those who were offered a place or have one, its givers the two who lead it.
    FormCircle: ItsCoordinator in recruiting | matching | running;
    ReadCircleFacts: ItsCoordinator;
    ChangeCircle: ItsCoordinator in forming;
    OfferCircle: ItsCoordinator in forming;
    DropCircle: ItsCoordinator in forming;
    AddToCircle: ItsCoordinator in offered | contracting | running | merging;
    NameLeader: ItsCoordinator in offered | contracting | running | merging | deciding;
    ReadCircle: ItsMentee | ItsGiver;
    AnswerCircle: ItsMentee in offered | contracting | running | merging;
    LeaveCircle: ItsMentee | ItsGiver in forming | offered | contracting | running | merging | deciding | alumni;
    ReadCircleRules: ItsMentee | ItsGiver in contracting | running | merging | deciding | alumni;
    WriteCircleRules: ItsMentee | ItsGiver in contracting | running | merging;
    RunCircle: ItsGiver in offered | contracting | running | merging | deciding;
    HoldSession: ItsGiver in contracting | running;
    DecideCircle: ItsGiver in deciding;
    LapseCircle: Clock in offered;
    ProposeMerger: ItsCoordinator in merging;
    AnswerMerger: ItsMentee in contracting | running | merging;
    SettleMerger: Clock;
    EndCircle: ItsGiver | ItsCoordinator in offered | contracting | running | merging | deciding | alumni;
    EndCircleInTime: Clock in forming | offered | contracting | running | merging | deciding | alumni;

    // Support: whoever asks, and the one who was asked to read it while they run the programme. Nobody else.
    AskForSupport: Owner;
    ReadSupport: Owner;
    WriteSupport: Owner in waiting | answered | handing_over;
    MoveSupport: Owner in waiting | answered | handing_over;
    DeleteSupport: Owner;
    ListSupportToMe: Owner;
    ReadSupportToMe: ItsGiver;
    AnswerSupport: ItsGiver in waiting | answered;
    HandSupportOver: ItsGiver in waiting | answered;
    CloseSupportToMe: ItsGiver in waiting | answered | handing_over;
    LapseSupport: Clock in waiting | answered | handing_over;
    RaiseConcern: ItsGiver in offered | contracting | running | merging | deciding | alumni;

    // Support without an account, held by whoever has its receipt.
    AskWithoutAccount: Anyone;
    ReadByReceipt: Anyone;
    ChangeByReceipt: Anyone;

    // Supervision of mentors among themselves; a date stands where its group stands.
    FormSupervision: ItsCoordinator;
    ReadSupervisionFacts: ItsCoordinator;
    ChangeSupervision: ItsCoordinator in open;
    TakeSittingBack: ItsCoordinator in open;
    EndSupervisionInTime: Clock in open;
    ReadSupervision: Owner;
    AttendSupervision: Owner in open;

    // Workshops. Whoever opened one leads it; whoever else runs the programme knows that it is there, and seals it with them.
    // A seat is held by whoever has its token, and by nobody's account.
    PlanWorkshop: ItsCoordinator in draft | authorised | ready | running | closing;
    ListWorkshops: ItsCoordinator;
    ReadWorkshop: ItsCoordinator;
    LeadWorkshop: Owner;
    TakeWorkshop: ItsCoordinator;
    SealWorkshop: ItsCoordinator;
    HandOutWorkshop: ItsCoordinator;
    JoinWorkshop: Anyone;
    SitInWorkshop: Anyone;
    RunWorkshop: Clock;

    // Running a programme. One that has closed is read, and handed on to whoever reads it next; nothing else.
    ReadProgramme: ItsCoordinator;
    ChangeWords: ItsCoordinator in draft | authorised | ready | running | closing;
    WriteGround: ItsCoordinator in draft | authorised | ready | running | closing;
    DecidePurposes: ItsCoordinator in draft | authorised | ready | running | closing;
    NameCoordinator: ItsCoordinator;
    EndCoordinator: ItsCoordinator in held;
    NameGuardian: ItsCoordinator in draft | authorised | ready | running | closing;
    EndGuardian: ItsCoordinator in held;
    AnswerChecks: ItsCoordinator in draft | authorised | ready | running | closing;
    SignCharter: ItsCoordinator in draft | authorised | ready | running | closing;
    ChangeInstruments: ItsCoordinator in draft | authorised | ready | running | closing;
    ChangeLanguages: ItsCoordinator in draft | authorised | ready | running | closing;
    ChangeSignposts: ItsCoordinator in draft | authorised | ready | running | closing;
    AdvanceProgramme: ItsCoordinator in draft | authorised;
    PlanCohort: ItsCoordinator in draft | authorised | ready | running | closing;
    OpenCohort: ItsCoordinator in planned;
    ReadCohort: ItsCoordinator;
    JoinCircles: Clock;
    ChangeCohort: ItsCoordinator;
    ListPeople: ItsCoordinator;
    ReadPerson: ItsCoordinator;
    Invite: ItsCoordinator in recruiting | matching | running;
    ImportPeople: ItsCoordinator in recruiting | matching | running;
    ReadImport: ItsCoordinator;
    MapImport: ItsCoordinator in mapping | checked;
    ApplyImport: ItsCoordinator in checked;
    DropImport: ItsCoordinator in mapping | checked;
    AcceptApplication: ItsCoordinator in applied;
    DeclineApplication: ItsCoordinator in applied;
    RecordTraining: ItsCoordinator in accepted | trained | available | placed | paused;
    RunMatching: ItsCoordinator;
    ReadRun: ItsCoordinator;
    PublishRun: ItsCoordinator in draft;
    DiscardRun: ItsCoordinator in draft;
    PinPair: ItsCoordinator;
    LiftPin: ItsCoordinator;
    ReadPairFacts: ItsCoordinator in chemistry | contracting | active | paused | closing | closed | ended_no_fault;
    PausePair: ItsCoordinator in active;
    ResumePair: ItsCoordinator in paused;

    // Looking after the installation.
    SetUp: Anyone;
    ReadHealth: Admin;
    ReadAudit: Admin;
    ReadTranslations: Admin;
    ReadAccounts: Admin;
    ProposeGrant: Admin;
    ConfirmGrant: Admin in proposed;
    EndGrant: Admin in held | proposed;
    DisableAccount: Admin;
    EnableAccount: Admin;
    EndSessionsOf: Admin;

    // What the clock does by itself, once a day.
    MakeRound: Clock;
    ConfirmClock: Clock;
    RaiseAlerts: Clock;
    MoveCohortOn: Clock in recruiting | matching | running | closing;
    MoveProgrammeOn: Clock in running | closing;
    ExpireParticipation: Clock in started;
    RepeatErasure: Clock;

    // An invitation, held by whoever has its link.
    ReadInvitation: Anyone;
    AcceptInvitation: Anyone in sent;
    PutOffInvitation: Anyone in sent;
    StopInvitations: Anyone in sent | not_now | expired;
    RenewInvitation: Anyone in sent | expired;
}
