//! Everything that a programme needs before it may open: why it is lawful, what data are for, checks, charter, contacts.

use trellis_domain::{
    cohort::ProgrammeState,
    hat::Role,
    id::{PersonId, ProgrammeId, kind},
    permission::{Action, Actor, Permit, Standing, may},
    positive_action::PositiveActionRecord,
    readiness::{Answer, Basis, Check, Condition, Purpose},
};
use trellis_store::{
    Broken,
    checks::{self, Signature},
    grounds,
    purposes::{self, Assessments, Decision},
    signposts::{self, Signpost},
};

use crate::Builder;

/// The version of the charter's text that was signed.
const CHARTER: i64 = 1;

impl Builder {
    /// Everything that a programme needs before it may open, as its coordinator would have written it.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn frame(&mut self, programme: ProgrammeId, coordinator: PersonId) -> Result<(), Broken> {
        let actor = Actor::Person { person: coordinator, role: Role::Coordinating(programme) };
        let its =
            Standing { coordinates: true, state: ProgrammeState::Running.code(), ..Standing::default() };
        let permit = |action| -> Option<Permit<kind::Programme>> { may(actor, action, programme, &its).ok() };
        if let Some(permit) = permit(Action::WriteGround) {
            let record = self.record().settled(self.today());
            grounds::save(&mut self.unit, &permit, &record).await?;
        }
        if let Some(permit) = permit(Action::DecidePurposes) {
            self.decide(&permit).await?;
        }
        if let Some(permit) = permit(Action::AnswerChecks) {
            for check in Check::ALL {
                checks::answer(&mut self.unit, &permit, *check, &Answer::Yes).await?;
            }
        }
        if let Some(permit) = permit(Action::SignCharter) {
            let signature =
                Signature { version: CHARTER, by: "Margaret Price".to_owned(), on: self.day(-150) };
            checks::sign(&mut self.unit, &permit, &signature).await?;
        }
        if let Some(permit) = permit(Action::ChangeSignposts) {
            let contacts = self.contacts();
            signposts::replace(&mut self.unit, &permit, &contacts, &mut self.dice).await?;
        }
        Ok(())
    }

    fn record(&self) -> PositiveActionRecord {
        let text = str::to_owned;
        PositiveActionRecord {
            aim: text("More Black and minoritised ethnic colleagues where decisions are made."),
            evidence: text(
                "The workforce figures of last year: one in four of us, one in twelve in senior bands.",
            ),
            alternatives: text(
                "Open leadership courses and fairer panels; both go on beside this programme.",
            ),
            proportionality: text(
                "A year of support; no post is reserved and nobody is turned away from one.",
            ),
            routes_for_others: text("Coaching for everybody by the learning team."),
            end_test: text("When senior bands look like the whole workforce for two years."),
            owner: text("The equality lead"),
            approved_by: text("The director of people"),
            approved_on: Some(self.day(-160)),
            review_on: Some(self.day(150)),
            ..PositiveActionRecord::default()
        }
    }

    async fn decide(&mut self, permit: &Permit<kind::Programme>) -> Result<(), Broken> {
        let (on, review_on) = (self.day(-160), self.day(150));
        for purpose in Purpose::ALL.iter().copied() {
            let (basis, condition) = match purpose {
                Purpose::WellbeingScores => (Basis::Consent, Condition::ExplicitConsent),
                Purpose::ResearchNgt => (Basis::NotUsed, Condition::NotUsed),
                Purpose::Monitoring => (Basis::PublicTask, Condition::EqualityOfOpportunity),
                _ => (Basis::PublicTask, Condition::ExplicitConsent),
            };
            let by = "The data protection officer".to_owned();
            let decision = Decision { purpose, basis, condition, by, on, review_on };
            purposes::decide(&mut self.unit, permit, &decision).await?;
        }
        let [data_protection, equality] = ["DPIA 12", "EIA 7"].map(str::to_owned);
        purposes::assess(&mut self.unit, permit, &Assessments { data_protection, equality }).await
    }

    /// Made up like everything else: `.example` belongs to nobody, and the numbers are kept for stories.
    fn contacts(&self) -> Vec<Signpost> {
        let contact = |kind: &str, name: &str, contact: &str| Signpost {
            kind: kind.to_owned(),
            name: name.to_owned(),
            contact: contact.to_owned(),
            checked_on: self.day(-20),
        };
        vec![
            contact("guardian", "Freedom to Speak Up Guardian", "guardian@wrenvalley.example"),
            contact("union", "Union office", "029 2018 0100"),
            contact("occupational_health", "Occupational health", "029 2018 0101"),
        ]
    }
}
