//! Puts made-up people into a store, one kind of thing at a time.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use rand::{SeedableRng, rngs::StdRng};
use serde::Serialize;
use trellis_domain::{
    capacity,
    cohort::{CohortState, ProgrammeState, Timetable},
    hat::{Grant, Hat, Role},
    id::{CohortId, Id, PairId, ParticipationId, PersonId, ProgrammeId},
    language::Language,
    meeting::{MeetingState, Mode},
    pair::{Kind, PairState, Side},
    participation::ParticipationState,
    permission::{Action, Actor, Standing, may},
    reason::Reason,
};
use trellis_store::{
    Broken, Unit,
    accounts::{self, Account},
    capacities,
    choices::{self, Choice},
    cohorts, grants,
    meetings::{self, Meeting},
    organisations,
    pairs::{self, Pair},
    participations::{self, Participation},
    people::{self, Profile},
    programmes::{self, Programme},
    sealing::Keys,
    signatures::{self, Signature},
};

/// A world under construction, in one transaction.
pub struct Builder {
    /// The transaction; commit it when the world is whole.
    pub unit: Unit,
    /// The world's present moment.
    pub now: Timestamp,
    /// The world's chance.
    pub dice: StdRng,
    /// The keys that seal people's choices; a world without them has no choices.
    pub keys: Option<Keys>,
}

impl Builder {
    /// Begins a world at a moment, from a seed.
    pub fn new(unit: Unit, now: Timestamp, seed: u64) -> Self {
        Self { unit, now, dice: StdRng::seed_from_u64(seed), keys: None }
    }

    /// With the keys that seal people's choices.
    pub fn with_keys(self, keys: &Keys) -> Self {
        Self { keys: Some(keys.clone()), ..self }
    }

    /// Today in the world.
    pub fn today(&self) -> Date {
        self.now.to_zoned(TimeZone::UTC).date()
    }

    /// A day before or after today.
    pub fn day(&self, days: i32) -> Date {
        self.today().saturating_add(days.days())
    }

    /// A moment some hours before now.
    pub fn ago(&self, hours: i64) -> Timestamp {
        self.now.saturating_sub(SignedDuration::from_hours(hours)).unwrap_or(self.now)
    }

    /// A programme that runs, with its host.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn programme(
        &mut self,
        host: &str,
        name: &str,
        alias: [&str; 2],
    ) -> Result<ProgrammeId, Broken> {
        let organisation = Id::random(&mut self.dice);
        organisations::add(&mut self.unit, organisation, host, "", "england").await?;
        let id = Id::random(&mut self.dice);
        let programme = Programme {
            id,
            organisation,
            internal_name: name.to_owned(),
            alias_en: alias[0].to_owned(),
            alias_cy: alias[1].to_owned(),
            terminology: "model_terms".to_owned(),
            local_term_en: String::new(),
            local_term_cy: String::new(),
            ladder: "afc".to_owned(),
            question_set: "trellis-paraphrase/1".to_owned(),
            languages: "en".to_owned(),
            choice: "shortlist".to_owned(),
            state: ProgrammeState::Running,
            version: 0,
            created_at: self.ago(24 * 300),
        };
        programmes::save(&mut self.unit, &programme).await?;
        Ok(id)
    }

    /// A cohort whose year starts so many days from today.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn cohort(
        &mut self,
        programme: ProgrammeId,
        name: &str,
        state: CohortState,
        starts_in: i32,
    ) -> Result<CohortId, Broken> {
        let id = Id::random(&mut self.dice);
        let timetable = Timetable {
            apply_opens: self.day(starts_in - 90),
            apply_closes: self.day(starts_in - 30),
            match_by: self.day(starts_in - 7),
            starts: self.day(starts_in),
            mid_review: self.day(starts_in + 180),
            ends: self.day(starts_in + 365),
        };
        let cohort = cohorts::Cohort {
            id,
            programme,
            name: name.to_owned(),
            timetable,
            meetings_at_least: 6,
            state,
            version: 0,
        };
        cohorts::save(&mut self.unit, &cohort).await?;
        Ok(id)
    }

    /// A person with an account.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn person(&mut self, address: &str, profile: &Profile) -> Result<PersonId, Broken> {
        let id = Id::random(&mut self.dice);
        let account = Account {
            id,
            address: address.to_owned(),
            written_address: address.to_owned(),
            language: Language::English,
            active: true,
            letters: "each".to_owned(),
        };
        let since = self.ago(24 * 120);
        accounts::add(&mut self.unit, &account, since).await?;
        people::save(&mut self.unit, id, profile).await?;
        Ok(id)
    }

    /// Makes somebody a coordinator or an administrator.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn grant(
        &mut self,
        person: PersonId,
        grant: Grant,
        programme: Option<ProgrammeId>,
    ) -> Result<(), Broken> {
        grants::give(&mut self.unit, person, grant, programme, None, self.now, &mut self.dice).await
    }

    /// A hat in a cohort. Mentees who wait have been waiting for `weeks`; givers have `places`.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn takes_part(
        &mut self,
        person: PersonId,
        cohort: CohortId,
        hat: Hat,
        state: ParticipationState,
        wants: &[Hat],
        weeks_or_places: i64,
    ) -> Result<ParticipationId, Broken> {
        let id = Id::random(&mut self.dice);
        let weeks = if hat.gives() { 6 } else { weeks_or_places };
        let queued = (!hat.gives()).then(|| self.ago(24 * 7 * weeks));
        let participation = Participation {
            id,
            person,
            cohort,
            hat,
            state,
            wants: wants.to_vec(),
            stage: String::new(),
            queued_at: queued,
            moved_at: self.ago(24 * 7 * weeks),
            joined_at: self.ago(24 * 7 * weeks + 48),
            version: 1,
        };
        participations::add(&mut self.unit, &participation).await?;
        if hat.gives() {
            capacities::set_places(&mut self.unit, id, weeks_or_places, None).await?;
            let supervision = if hat == Hat::Mentor { capacity::SUPERVISION } else { 0 };
            let cap = capacity::CEILING / 2 + 4;
            capacities::set_hours(&mut self.unit, person, cohort, cap, supervision).await?;
        }
        Ok(id)
    }

    /// The participation of a hat that somebody wears.
    ///
    /// # Errors
    /// [`Broken`] when the store fails, or when they do not wear it.
    pub async fn worn(
        &mut self,
        person: PersonId,
        cohort: CohortId,
        hat: Hat,
    ) -> Result<ParticipationId, Broken> {
        let actor = Actor::Person { person, role: Role::Newcomer };
        let own = Standing { own: true, ..Standing::default() };
        let Ok(permit) = may(actor, Action::ReadOwnAccount, person, &own) else {
            return Err(Broken::Rule("everybody reads their own account"));
        };
        let mine = participations::of_person(&mut self.unit, &permit).await?;
        let worn = mine.into_iter().find(|one| one.cohort == cohort && one.hat == hat);
        worn.map(|one| one.id).ok_or(Broken::Rule("the hat is worn"))
    }

    /// A pair in a state, not kept yet.
    pub fn drawn(
        &mut self,
        cohort: CohortId,
        kind: Kind,
        mentee: (PersonId, ParticipationId),
        giver: (PersonId, ParticipationId),
        state: PairState,
    ) -> Pair {
        let id = Id::random(&mut self.dice);
        let active = matches!(state, PairState::Active | PairState::Paused | PairState::Closing);
        Pair {
            id,
            cohort,
            kind,
            mentee: mentee.1,
            giver: giver.1,
            mentee_person: mentee.0,
            giver_person: giver.0,
            state,
            run: None,
            ordinal: 1,
            reasons: String::new(),
            moved_at: self.ago(24 * 3),
            answer_by: matches!(state, PairState::Requested | PairState::Suggested)
                .then(|| trellis_domain::pair::answer_by(self.ago(24 * 3))),
            more_time_at: None,
            started_on: active.then(|| self.day(-60)),
            planned_end: active.then(|| self.day(305)),
            version: 1,
        }
    }

    /// A pair in a state; where the state holds a place, the giver's place is taken.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn pair(
        &mut self,
        cohort: CohortId,
        kind: Kind,
        mentee: (PersonId, ParticipationId),
        giver: (PersonId, ParticipationId),
        state: PairState,
    ) -> Result<PairId, Broken> {
        let pair = self.drawn(cohort, kind, mentee, giver, state);
        self.keep(&pair).await?;
        Ok(pair.id)
    }

    /// Keeps a drawn pair; where its state holds a place, the giver's place is taken.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn keep(&mut self, pair: &Pair) -> Result<(), Broken> {
        pairs::add(&mut self.unit, pair).await?;
        pairs::save(&mut self.unit, pair).await?;
        if pair.state == PairState::Requested {
            pairs::say_yes(&mut self.unit, pair, Side::Mentee, pair.moved_at).await?;
        }
        if pair.state.holds_place() {
            pairs::take_place(&mut self.unit, pair, pair.kind.half_hours(), capacity::CEILING).await?;
        }
        Ok(())
    }

    /// A suggestion on a mentee's list, with its reasons.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn suggest(
        &mut self,
        cohort: CohortId,
        kind: Kind,
        mentee: (PersonId, ParticipationId),
        giver: (PersonId, ParticipationId),
        (ordinal, reasons): (i64, &[Reason]),
    ) -> Result<PairId, Broken> {
        let mut pair = Pair { ordinal, ..self.drawn(cohort, kind, mentee, giver, PairState::Suggested) };
        if let Some(keys) = &self.keys {
            pair.reasons = pairs::seal_reasons(keys, pair.id, reasons, &mut self.dice);
        }
        pairs::add(&mut self.unit, &pair).await?;
        Ok(pair.id)
    }

    /// Signs the standard agreement for one side.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn sign(&mut self, pair: &Pair, side: Side, template: &str) -> Result<(), Broken> {
        let at = self.ago(24 * 60);
        let signature = Signature { side, template: template.to_owned(), version: 2, clauses: 0, at };
        signatures::sign(&mut self.unit, pair, &signature).await
    }

    /// A meeting at a moment: held or booked.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn meeting(
        &mut self,
        pair: PairId,
        state: MeetingState,
        starts_at: Timestamp,
    ) -> Result<(), Broken> {
        let meeting = Meeting {
            id: Id::random(&mut self.dice),
            pair,
            state,
            offered_by: Side::Giver,
            offered: vec![starts_at],
            starts_at: Some(starts_at),
            minutes: 60,
            mode: Mode::Remote,
            place: String::new(),
            sequence: 0,
            made_at: self.ago(24 * 40),
            version: 1,
        };
        meetings::add(&mut self.unit, &meeting).await
    }

    /// What somebody has chosen in private, sealed as they themselves would have sealed it.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn chooses<T: Serialize>(
        &mut self,
        (person, participation): (PersonId, ParticipationId),
        choice: Choice,
        value: &T,
    ) -> Result<(), Broken> {
        let Some(keys) = &self.keys else { return Ok(()) };
        let actor = Actor::Person { person, role: Role::Newcomer };
        let own = Standing { own: true, ..Standing::default() };
        let Ok(permit) = may(actor, Action::ChangeOwnNeeds, participation, &own) else { return Ok(()) };
        choices::write(&mut self.unit, keys, &permit, choice, value, self.now, &mut self.dice).await
    }
}
