//! What a programme still lacks before it may go on: worked out from the facts, never waved through.

use jiff::civil::Date;

use crate::{
    cohort::ProgrammeState,
    participation::states,
    positive_action::{PositiveActionRecord, RecordState},
};

states! {
    /// A purpose for which personal data are used; each is decided by the host (`model.md` 4.7).
    Purpose {
        /// Running the programme.
        Participation = "participation",
        /// Needs, lens, offers, conflicts.
        MatchingChoices = "matching_choices",
        /// Comparing groups; never for a decision about a person.
        Monitoring = "monitoring",
        /// What members write to each other or for themselves.
        PrivateContent = "private_content",
        /// Whether the programme works, in totals.
        Evaluation = "evaluation",
        /// Health data; separate explicit consent.
        WellbeingScores = "wellbeing_scores",
        /// Structured workshops.
        ResearchNgt = "research_ngt",
        /// Letters with neutral words.
        Messages = "messages",
    }
}

states! {
    /// A lawful basis (UK GDPR, Article 6), or the decision not to use data for this purpose.
    Basis {
        /// A task in the public interest.
        PublicTask = "public_task",
        /// Legitimate interests.
        LegitimateInterests = "legitimate_interests",
        /// Consent.
        Consent = "consent",
        /// A contract.
        Contract = "contract",
        /// A duty in law.
        LegalObligation = "legal_obligation",
        /// Data are not used for this purpose.
        NotUsed = "not_used",
    }
}

states! {
    /// A condition for sensitive data (UK GDPR, Article 9).
    Condition {
        /// Explicit consent.
        ExplicitConsent = "explicit_consent",
        /// Equality of opportunity: Data Protection Act 2018, Schedule 1, paragraph 8.
        EqualityOfOpportunity = "equality_of_opportunity",
        /// Employment law.
        Employment = "employment",
        /// Research.
        Research = "research",
        /// Data are not used for this purpose.
        NotUsed = "not_used",
    }
}

states! {
    /// One of the six checks before a programme starts (`model.md` 2.1).
    Check {
        /// Time is released.
        TimeReleased = "time_released",
        /// A board sponsor is named.
        BoardSponsor = "board_sponsor",
        /// At least one giver for two expected mentees.
        EnoughGivers = "enough_givers",
        /// Supervision is arranged.
        Supervision = "supervision",
        /// The contacts for help were checked.
        Signposts = "signposts",
        /// The starting figures are loaded.
        Baseline = "baseline",
    }
}

/// The answer to a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No, without a plan: this blocks.
    No,
    /// Not yet: what will be done, and by when.
    Plan {
        /// What will be done.
        text: String,
        /// By when.
        by: Date,
    },
}

impl Answer {
    /// The code in the store.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Plan { .. } => "plan",
        }
    }

    /// Whether the programme may go on with it.
    pub const fn settles(&self) -> bool {
        matches!(self, Self::Yes | Self::Plan { .. })
    }
}

/// What is known about a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Today.
    pub today: Date,
    /// Its positive action record, if one was begun.
    pub record: Option<PositiveActionRecord>,
    /// The purposes that are decided.
    pub decided: Vec<Purpose>,
    /// Whether the reference of the data protection impact assessment is there.
    pub data_protection: bool,
    /// Whether the reference of the equality impact assessment is there.
    pub equality: bool,
    /// The checks that were answered.
    pub checks: Vec<(Check, Answer)>,
    /// Whether the charter is signed.
    pub charter: bool,
    /// How many coordinators there are.
    pub coordinators: usize,
    /// How many contacts for help are listed.
    pub signposts: usize,
}

/// One thing that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// The positive action record is not approved, nor is there a named person's reason why none is needed.
    Record,
    /// A purpose is undecided.
    Purpose(Purpose),
    /// The reference of the data protection impact assessment.
    DataProtection,
    /// The reference of the equality impact assessment.
    Equality,
    /// A check is unanswered, or its answer is a "no" without a plan.
    Check(Check),
    /// The charter is not signed.
    Charter,
    /// There is only one coordinator.
    Deputy,
    /// No contact for help is listed.
    Signposts,
    /// The record's review is more than 30 days late.
    Review,
}

states! {
    /// Who can put a missing thing right.
    Holder {
        /// The coordinator.
        Coordinator = "coordinator",
        /// The legal or equality lead.
        EqualityLead = "equality_lead",
        /// The data protection officer.
        DataProtectionOfficer = "data_protection_officer",
        /// The board owner of the programme.
        ExecutiveSponsor = "executive_sponsor",
    }
}

states! {
    /// The pages on which a programme is set up, in their order.
    Step {
        /// Names, alias, terms.
        Words = "words",
        /// The lawful ground.
        Ground = "ground",
        /// Purposes and assessments.
        Purposes = "purposes",
        /// Coordinators.
        Roles = "roles",
        /// The six checks.
        Readiness = "readiness",
        /// The charter.
        Charter = "charter",
        /// Dates of the next cohort.
        Timetable = "timetable",
        /// Languages of pages and letters.
        Languages = "languages",
        /// Contacts for help.
        Signposts = "signposts",
    }
}

impl Missing {
    /// The key of its sentence: `programmes-missing-<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Purpose(_) => "purpose",
            Self::DataProtection => "data-protection",
            Self::Equality => "equality",
            Self::Check(_) => "check",
            Self::Charter => "charter",
            Self::Deputy => "deputy",
            Self::Signposts => "signposts",
            Self::Review => "review",
        }
    }

    /// The page on which it is put right.
    pub const fn step(self) -> Step {
        match self {
            Self::Record | Self::Review => Step::Ground,
            Self::Purpose(_) | Self::DataProtection | Self::Equality => Step::Purposes,
            Self::Check(_) => Step::Readiness,
            Self::Charter => Step::Charter,
            Self::Deputy => Step::Roles,
            Self::Signposts => Step::Signposts,
        }
    }

    /// Who can put it right.
    pub const fn holder(self) -> Holder {
        match self {
            Self::Record | Self::Review | Self::Equality => Holder::EqualityLead,
            Self::Purpose(_) | Self::DataProtection => Holder::DataProtectionOfficer,
            Self::Charter | Self::Check(Check::BoardSponsor | Check::TimeReleased) => {
                Holder::ExecutiveSponsor
            }
            Self::Check(_) | Self::Deputy | Self::Signposts => Holder::Coordinator,
        }
    }
}

/// What is missing before the programme is `authorised`: its lawful ground and every purpose.
pub fn before_authorised(facts: &Facts) -> Vec<Missing> {
    let approved = facts.record.as_ref().is_some_and(|record| record.state == RecordState::Approved);
    let undecided = Purpose::ALL.iter().copied().filter(|purpose| !facts.decided.contains(purpose));
    [(!approved).then_some(Missing::Record)]
        .into_iter()
        .flatten()
        .chain(undecided.map(Missing::Purpose))
        .chain((!facts.data_protection).then_some(Missing::DataProtection))
        .chain((!facts.equality).then_some(Missing::Equality))
        .collect()
}

/// What is missing before it is `ready`: all of that, the six checks, the charter, a deputy, contacts for help.
pub fn before_ready(facts: &Facts) -> Vec<Missing> {
    let settled =
        |check: Check| facts.checks.iter().any(|(answered, answer)| *answered == check && answer.settles());
    let unsettled = Check::ALL.iter().copied().filter(|check| !settled(*check));
    before_authorised(facts)
        .into_iter()
        .chain(unsettled.map(Missing::Check))
        .chain((!facts.charter).then_some(Missing::Charter))
        .chain((facts.coordinators < 2).then_some(Missing::Deputy))
        .chain((facts.signposts == 0).then_some(Missing::Signposts))
        .collect()
}

/// What is missing before a cohort can open: all of that, and a review that is not more than 30 days late.
pub fn before_opening(facts: &Facts) -> Vec<Missing> {
    let late = facts.record.as_ref().is_some_and(|record| record.too_late(facts.today));
    before_ready(facts).into_iter().chain(late.then_some(Missing::Review)).collect()
}

/// The next state of a programme, or what is missing before it. Opening a cohort makes it `running`; nothing else does.
///
/// # Errors
/// What is missing; empty where no step is to be taken by hand.
pub fn advance(state: ProgrammeState, facts: &Facts) -> Result<ProgrammeState, Vec<Missing>> {
    let (next, missing) = match state {
        ProgrammeState::Draft => (ProgrammeState::Authorised, before_authorised(facts)),
        ProgrammeState::Authorised => (ProgrammeState::Ready, before_ready(facts)),
        _ => return Err(Vec::new()),
    };
    if missing.is_empty() { Ok(next) } else { Err(missing) }
}

/// The state of a programme whose cohort opens, or what is missing. Only where it runs, or can run from where it stands.
///
/// # Errors
/// What is missing; empty when everything is there and only the steps to `ready` were not taken.
pub fn open(state: ProgrammeState, facts: &Facts) -> Result<ProgrammeState, Vec<Missing>> {
    let missing = before_opening(facts);
    let may = state == ProgrammeState::Running || state.leads_to(ProgrammeState::Running);
    if may && missing.is_empty() { Ok(ProgrammeState::Running) } else { Err(missing) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn whole() -> Facts {
        Facts {
            today: date(2026, 11, 23),
            record: Some(PositiveActionRecord {
                state: RecordState::Approved,
                review_on: Some(date(2027, 5, 1)),
                ..PositiveActionRecord::default()
            }),
            decided: Purpose::ALL.to_vec(),
            data_protection: true,
            equality: true,
            checks: Check::ALL.iter().map(|check| (*check, Answer::Yes)).collect(),
            charter: true,
            coordinators: 2,
            signposts: 1,
        }
    }

    type Take = fn(&mut Facts);

    #[test]
    fn each_missing_thing_is_named_and_holds_the_programme_back() {
        let takes: [(Take, Missing, bool); 8] = [
            (|f| f.record = None, Missing::Record, true),
            (|f| f.decided.retain(|p| *p != Purpose::Messages), Missing::Purpose(Purpose::Messages), true),
            (|f| f.data_protection = false, Missing::DataProtection, true),
            (|f| f.equality = false, Missing::Equality, true),
            (|f| f.checks[0].1 = Answer::No, Missing::Check(Check::TimeReleased), false),
            (|f| f.charter = false, Missing::Charter, false),
            (|f| f.coordinators = 1, Missing::Deputy, false),
            (|f| f.signposts = 0, Missing::Signposts, false),
        ];
        assert_eq!(advance(ProgrammeState::Draft, &whole()), Ok(ProgrammeState::Authorised));
        assert_eq!(advance(ProgrammeState::Authorised, &whole()), Ok(ProgrammeState::Ready));
        for (take, missing, authorising) in takes {
            let mut facts = whole();
            take(&mut facts);
            assert_eq!(advance(ProgrammeState::Draft, &facts).is_err(), authorising, "{missing:?}");
            assert_eq!(advance(ProgrammeState::Authorised, &facts), Err(vec![missing]));
            assert_eq!(open(ProgrammeState::Ready, &facts), Err(vec![missing]));
            assert_eq!(open(ProgrammeState::Running, &facts), Err(vec![missing]));
            assert_eq!(open(ProgrammeState::Closing, &facts), Err(vec![missing]));
        }
    }

    #[test]
    fn an_unanswered_check_blocks_like_a_no_and_a_plan_does_not() {
        let mut facts = whole();
        facts.checks.clear();
        assert_eq!(before_ready(&facts).len(), Check::ALL.len());
        facts.checks = Check::ALL
            .iter()
            .map(|check| (*check, Answer::Plan { text: "rota".into(), by: date(2027, 1, 1) }))
            .collect();
        assert_eq!(before_ready(&facts), []);
    }

    #[test]
    fn a_review_31_days_late_stops_the_next_cohort_and_nothing_else() {
        let facts = Facts { today: date(2027, 6, 1), ..whole() };
        assert_eq!(before_opening(&facts), [Missing::Review]);
        assert_eq!(before_ready(&facts), []);
        assert_eq!(before_opening(&Facts { today: date(2027, 5, 31), ..whole() }), []);
    }

    #[test]
    fn a_programme_goes_one_step_at_a_time_and_no_other_way() {
        use ProgrammeState::*;
        // Of each state: where it is taken by hand, and where a cohort that opens takes it.
        let ways = [
            (Draft, Some(Authorised), None),
            (Authorised, Some(Ready), None),
            (Ready, None, Some(Running)),
            (Running, None, Some(Running)),
            (Closing, None, Some(Running)),
            (Closed, None, None),
        ];
        for (state, by_hand, by_opening) in ways {
            let stays = |way: Option<ProgrammeState>| way.ok_or_else(Vec::new);
            assert_eq!(advance(state, &whole()), stays(by_hand), "{}", state.code());
            assert_eq!(open(state, &whole()), stays(by_opening), "{}", state.code());
            for next in by_hand.into_iter().chain(by_opening) {
                assert!(next == state || state.leads_to(next), "{} to {}", state.code(), next.code());
            }
        }
    }
}
