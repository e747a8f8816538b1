//! The positive action record: why the programme is lawful, who approved it, and when it is looked at again.

use jiff::{ToSpan as _, civil::Date};

use crate::participation::states;

states! {
    /// The section of the Equality Act 2010 it rests on.
    Section {
        /// General positive action.
        General = "s158",
        /// A tie-break between equals in recruitment and promotion; never a ring-fenced post.
        TieBreak = "s159",
    }
}

states! {
    /// The ground of positive action.
    Ground {
        /// A disadvantage linked to the characteristic.
        Disadvantage = "disadvantage",
        /// Different needs.
        DifferentNeeds = "different_needs",
        /// Much lower participation.
        LowParticipation = "low_participation",
    }
}

states! {
    /// Where a record stands. "Review due" is worked out from its date.
    RecordState {
        /// Being written.
        Draft = "draft",
        /// Approved by a named person.
        Approved = "approved",
        /// No longer relied on.
        Ended = "ended",
    }
}

states! {
    /// A field that an approved record cannot lack.
    Part {
        /// What shall change.
        Aim = "aim",
        /// Figures with dates.
        Evidence = "evidence",
        /// Other ways that were thought about.
        Alternatives = "alternatives",
        /// Why it is no more than needed.
        Proportionality = "proportionality",
        /// How others are supported.
        RoutesForOthers = "routes_for_others",
        /// What would show that it is no longer needed.
        EndTest = "end_test",
        /// Who keeps the record.
        Owner = "owner",
        /// Who approved it.
        ApprovedBy = "approved_by",
        /// When.
        ApprovedOn = "approved_on",
        /// When it is looked at again: after the approval, within 12 months.
        ReviewOn = "review_on",
    }
}

/// The record. Empty text and no date mean "not answered".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositiveActionRecord {
    /// Section it rests on.
    pub section: Section,
    /// Ground.
    pub ground: Ground,
    /// What shall change.
    pub aim: String,
    /// Figures with dates.
    pub evidence: String,
    /// Other ways.
    pub alternatives: String,
    /// Why it is no more than needed.
    pub proportionality: String,
    /// How others are supported.
    pub routes_for_others: String,
    /// What would show that it is no longer needed.
    pub end_test: String,
    /// Who keeps the record.
    pub owner: String,
    /// Who approved it.
    pub approved_by: String,
    /// When.
    pub approved_on: Option<Date>,
    /// When it is looked at again.
    pub review_on: Option<Date>,
    /// A named person's reason why no record is needed; empty where one is.
    pub not_needed_reason: String,
    /// Where it stands.
    pub state: RecordState,
}

impl Default for PositiveActionRecord {
    fn default() -> Self {
        Self {
            section: Section::General,
            ground: Ground::Disadvantage,
            aim: String::new(),
            evidence: String::new(),
            alternatives: String::new(),
            proportionality: String::new(),
            routes_for_others: String::new(),
            end_test: String::new(),
            owner: String::new(),
            approved_by: String::new(),
            approved_on: None,
            review_on: None,
            not_needed_reason: String::new(),
            state: RecordState::Draft,
        }
    }
}

impl PositiveActionRecord {
    /// What it lacks before it can be approved. With a reason why none is needed, only the name and day of who says so.
    pub fn lacks(&self) -> Vec<Part> {
        let texts = [
            (Part::Aim, &self.aim),
            (Part::Evidence, &self.evidence),
            (Part::Alternatives, &self.alternatives),
            (Part::Proportionality, &self.proportionality),
            (Part::RoutesForOthers, &self.routes_for_others),
            (Part::EndTest, &self.end_test),
            (Part::Owner, &self.owner),
            (Part::ApprovedBy, &self.approved_by),
        ];
        let whole = self.not_needed_reason.trim().is_empty();
        let mut lacks: Vec<Part> = texts
            .into_iter()
            .filter(|(part, text)| text.trim().is_empty() && (whole || *part == Part::ApprovedBy))
            .map(|(part, _)| part)
            .collect();
        if self.approved_on.is_none() {
            lacks.push(Part::ApprovedOn);
        }
        let in_time = self.approved_on.zip(self.review_on).is_some_and(|(approved, review)| {
            approved < review && approved.checked_add(12.months()).is_ok_and(|latest| review <= latest)
        });
        if !in_time {
            lacks.push(Part::ReviewOn);
        }
        lacks
    }

    /// The state that its fields allow: approved as soon as nothing is lacking and the approval is not in the future.
    pub fn settled(self, today: Date) -> Self {
        let approved = self.lacks().is_empty() && self.approved_on.is_some_and(|on| on <= today);
        let state = match self.state {
            RecordState::Ended => RecordState::Ended,
            _ if approved => RecordState::Approved,
            _ => RecordState::Draft,
        };
        Self { state, ..self }
    }

    /// Whether its review is due: approved, and the day has come.
    pub fn review_due(&self, today: Date) -> bool {
        self.state == RecordState::Approved && self.review_on.is_some_and(|on| on <= today)
    }

    /// Whether the review is so late that no new cohort opens: more than 30 days.
    pub fn too_late(&self, today: Date) -> bool {
        let last = self.review_on.and_then(|on| on.checked_add(30.days()).ok());
        last.is_some_and(|last| today > last)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn whole() -> PositiveActionRecord {
        let text = || String::from("text");
        PositiveActionRecord {
            aim: text(),
            evidence: text(),
            alternatives: text(),
            proportionality: text(),
            routes_for_others: text(),
            end_test: text(),
            owner: text(),
            approved_by: text(),
            approved_on: Some(date(2026, 1, 10)),
            review_on: Some(date(2027, 1, 10)),
            ..PositiveActionRecord::default()
        }
    }

    #[test]
    fn a_record_is_approved_only_when_every_field_is_there() {
        let today = date(2026, 2, 1);
        assert_eq!(whole().settled(today).state, RecordState::Approved);
        assert_eq!(PositiveActionRecord::default().lacks(), Part::ALL);
        let blank: [fn(&mut PositiveActionRecord); 8] = [
            |r| r.aim.clear(),
            |r| r.evidence.clear(),
            |r| r.alternatives.clear(),
            |r| r.proportionality.clear(),
            |r| r.routes_for_others.clear(),
            |r| r.end_test.clear(),
            |r| r.owner.clear(),
            |r| r.approved_by = " ".to_owned(),
        ];
        for clear in blank {
            let mut record = whole();
            clear(&mut record);
            assert_eq!(record.lacks().len(), 1);
            assert_eq!(record.settled(today).state, RecordState::Draft);
        }
    }

    #[test]
    fn a_record_goes_where_its_fields_lead_and_what_has_ended_stays_so() {
        use RecordState::*;
        let today = date(2026, 2, 1);
        for (from, whole_to, lacking_to) in
            [(Draft, Approved, Draft), (Approved, Approved, Draft), (Ended, Ended, Ended)]
        {
            let to = |record: PositiveActionRecord| {
                PositiveActionRecord { state: from, ..record }.settled(today).state
            };
            assert_eq!(to(whole()), whole_to, "{from:?}");
            assert_eq!(to(PositiveActionRecord { aim: String::new(), ..whole() }), lacking_to, "{from:?}");
            let to_come = PositiveActionRecord { approved_on: Some(date(2026, 2, 2)), ..whole() };
            assert_eq!(to(to_come), lacking_to, "{from:?}, approved tomorrow");
        }
        // Only what is approved comes to its review.
        for state in RecordState::ALL {
            let due = PositiveActionRecord { state: *state, ..whole() }.review_due(date(2027, 1, 10));
            assert_eq!(due, *state == Approved, "{state:?}");
        }
    }

    #[test]
    fn a_review_is_within_twelve_months_of_the_approval() {
        for (day, fits) in [(date(2027, 1, 11), false), (date(2026, 1, 10), false), (date(2026, 1, 11), true)]
        {
            assert_eq!(
                PositiveActionRecord { review_on: Some(day), ..whole() }.lacks().is_empty(),
                fits,
                "{day}"
            );
        }
    }

    #[test]
    fn a_reason_why_none_is_needed_still_needs_a_name_and_a_review() {
        let record = PositiveActionRecord {
            not_needed_reason: "open to everybody".into(),
            approved_by: "A named person".into(),
            approved_on: Some(date(2026, 1, 10)),
            review_on: Some(date(2026, 6, 10)),
            ..PositiveActionRecord::default()
        };
        assert_eq!(record.lacks(), []);
        assert_eq!(PositiveActionRecord { approved_by: String::new(), ..record }.lacks(), [Part::ApprovedBy]);
    }

    #[test]
    fn thirty_one_days_past_its_review_it_blocks_and_thirty_do_not() {
        let record = whole().settled(date(2026, 2, 1));
        assert!(!record.review_due(date(2027, 1, 9)) && record.review_due(date(2027, 1, 10)));
        assert!(!record.too_late(date(2027, 2, 9)), "30 days");
        assert!(record.too_late(date(2027, 2, 10)), "31 days");
    }
}
