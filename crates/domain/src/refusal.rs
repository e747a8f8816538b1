//! What a person can put right: why something cannot be done now. The sentences live in `words`.

/// A refusal; each has one sentence `refusal-<code>` in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The giver's places or hours are all taken.
    #[error("capacity_exceeded")]
    CapacityExceeded,
    /// A rule nobody else may know about stands between the two.
    #[error("not_possible")]
    NotPossible,
    /// The thing has moved on since the page was loaded.
    #[error("moved_on")]
    MovedOn,
    /// Mentor and sponsor of one mentee are two people.
    #[error("two_people")]
    TwoPeople,
    /// There is already an open pair of this kind between the two.
    #[error("already_open")]
    AlreadyOpen,
    /// The programme is not ready; the page lists what is missing.
    #[error("not_ready")]
    NotReady,
    /// Dates of a cohort are out of order.
    #[error("dates_out_of_order")]
    DatesOutOfOrder,
    /// The alias, or a text for the outside, holds a word that reveals what the programme is.
    #[error("not_neutral")]
    NotNeutral,
    /// A coordinator cannot take part in a cohort that they coordinate.
    #[error("own_cohort")]
    OwnCohort,
    /// The mentee has not declared that the programme is for them.
    #[error("not_declared")]
    NotDeclared,
    /// The giver is not ready: not accepted, not trained, or paused.
    #[error("giver_not_ready")]
    GiverNotReady,
    /// The last one of its kind cannot go: the last administrator, the last coordinator.
    #[error("last_one")]
    LastOne,
    /// Somebody who runs the programme or looks after the installation is needed until another one is named.
    #[error("hand_over_first")]
    HandOverFirst,
    /// A pin breaks a rule that cannot be overruled.
    #[error("pin_breaks_rule")]
    PinBreaksRule,
    /// The link or code has been used, or its time is over.
    #[error("link_over")]
    LinkOver,
    /// Something needed is missing in the form.
    #[error("incomplete")]
    Incomplete,
    /// The answer is not one of those offered.
    #[error("not_offered")]
    NotOffered,
    /// A grant that takes two administrators is confirmed by the other one.
    #[error("own_proposal")]
    OwnProposal,
    /// No cohort is open for people.
    #[error("not_open")]
    NotOpen,
    /// The text is no e-mail address that we can use.
    #[error("not_an_address")]
    NotAnAddress,
    /// As many people as wanted were asked, or help already.
    #[error("asked_enough")]
    AskedEnough,
    /// One of the times offered was taken or refused meanwhile, or lies in the past.
    #[error("time_gone")]
    TimeGone,
    /// The private space is locked.
    #[error("locked")]
    Locked,
    /// The private space has not been set up.
    #[error("no_keys")]
    NoKeys,
    /// Who can read a space differs from who is meant to; nothing is written.
    #[error("space_altered")]
    SpaceAltered,
    /// The other one has not set up a private space, so nothing can be sealed to them.
    #[error("other_has_no_keys")]
    OtherHasNoKeys,
    /// The text is longer than its place can hold.
    #[error("too_long")]
    TooLong,
    /// The mentee has not said yes to this kind of act, nor to this one.
    #[error("consent_missing")]
    ConsentMissing,
    /// It is for a post, and the sponsor has not said how they stand to its panel.
    #[error("panel_undeclared")]
    PanelUndeclared,
    /// The sponsor is on the panel for the post.
    #[error("on_panel")]
    OnPanel,
    /// As many acts are planned for this month as one does well.
    #[error("three_a_month")]
    ThreeAMonth,
    /// Two people lead a circle.
    #[error("two_lead")]
    TwoLead,
    /// A circle of so few does not start.
    #[error("circle_too_small")]
    CircleTooSmall,
    /// A circle never has more members.
    #[error("circle_full")]
    CircleFull,
    /// The circle has met twice: nobody joins any more.
    #[error("joining_closed")]
    JoiningClosed,
    /// Nothing has changed.
    #[error("nothing_changed")]
    NothingChanged,
}

impl Refusal {
    /// The code behind `refusal-` in the words.
    pub fn code(self) -> String {
        self.to_string().replace('_', "-")
    }
}
