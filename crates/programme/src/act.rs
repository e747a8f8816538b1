//! One action of one person at one moment: one transaction, one permit asked, one event recorded.

use std::sync::Arc;

use jiff::Timestamp;
use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::{
    event::Event,
    hat::Role,
    id::{CohortId, Id, PersonId, ProgrammeId, SessionId},
    permission::{Action, Actor, Permit, may},
    refusal::Refusal,
};
use trellis_sealing::Member;
use trellis_store::{
    Broken, Store, Unit, access, answered, record, sealing::Keys, standing::Placed, take_turn,
};

use crate::{live::LiveKeys, workshops::Watched};

/// What every action stands on: the store, the server's keys, the clock and a source of seeds.
#[derive(Clone)]
pub struct Ground {
    /// Where everything is kept.
    pub store: Store,
    /// The server's purpose keys.
    pub keys: Keys,
    /// The clock; only the binary and tests know a real one.
    pub clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// Fresh seeds; only the binary and tests know real chance.
    pub seeds: Arc<dyn Fn() -> [u8; 32] + Send + Sync>,
    /// Where the keys of a workshop's stages lie.
    pub live: Arc<dyn LiveKeys>,
    /// The workshops that somebody watches.
    pub watched: Watched,
}

impl Ground {
    /// Now, and the chance for one action. Running the action again uses the same moment.
    pub fn moment(&self) -> Moment {
        Moment { now: (self.clock)(), seed: (self.seeds)() }
    }
}

/// When an action happens and the seed of its chance.
#[derive(Clone, Copy)]
pub struct Moment {
    /// The moment.
    pub now: Timestamp,
    /// The seed.
    pub seed: [u8; 32],
}

/// Why an action did not happen. Nothing of it is in the store then.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// A person can put it right.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// There is no such thing, or not for this person: both look the same.
    #[error("not found")]
    NotFound,
    /// Somebody else changed the same thing meanwhile.
    #[error("changed meanwhile")]
    Changed,
    /// Our fault, or the machine's.
    #[error(transparent)]
    Broken(#[from] Broken),
}

impl From<trellis_domain::permission::Denied> for Stop {
    fn from(_: trellis_domain::permission::Denied) -> Self {
        Self::NotFound
    }
}

impl From<trellis_store::sealing::Unopened> for Stop {
    fn from(_: trellis_store::sealing::Unopened) -> Self {
        Self::Broken(Broken::unreadable("a sealed column"))
    }
}

/// One action under way. It owns its transaction, so no second one can be opened inside it.
pub struct Act {
    /// The transaction.
    pub unit: Unit,
    /// When it happens.
    pub now: Timestamp,
    /// Its chance.
    pub dice: StdRng,
    /// Who acts.
    pub actor: Actor,
    /// The server's keys.
    pub keys: Keys,
    /// Where the keys of a workshop's stages lie.
    pub live: Arc<dyn LiveKeys>,
    /// The workshops that somebody watches.
    pub watched: Watched,
    /// The acting person's own secret, while they are unlocked.
    pub member: Option<Arc<Member>>,
    recorded: u32,
}

impl Act {
    /// Begins an action that may change something.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store cannot be had.
    pub async fn begin(ground: &Ground, moment: Moment, actor: Actor) -> Result<Self, Stop> {
        let mut unit = ground.store.write().await?;
        take_turn(&mut unit).await?;
        Ok(Self::on(unit, ground, moment, actor))
    }

    /// Begins a look: the transaction can only read.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store cannot be had.
    pub async fn look(ground: &Ground, moment: Moment, actor: Actor) -> Result<Self, Stop> {
        Ok(Self::on(ground.store.read().await?, ground, moment, actor))
    }

    fn on(unit: Unit, ground: &Ground, moment: Moment, actor: Actor) -> Self {
        let dice = StdRng::from_seed(moment.seed);
        let (keys, live) = (ground.keys.clone(), Arc::clone(&ground.live));
        let watched = ground.watched.clone();
        Self { unit, now: moment.now, dice, actor, keys, live, watched, member: None, recorded: 0 }
    }

    /// The same action, by somebody who has unlocked their private space, or has not.
    #[must_use]
    pub fn unlocked_by(self, member: Option<Arc<Member>>) -> Self {
        Self { member, ..self }
    }

    /// Asks whether the actor may; the permit is what the store wants to see.
    ///
    /// # Errors
    /// [`Stop::NotFound`] for no as well as for a thing that does not exist.
    pub async fn may<K: Placed>(&mut self, action: Action, id: Id<K>) -> Result<Permit<K>, Stop> {
        let standing = K::standing(&mut self.unit, &self.keys, self.now, self.actor, id).await?;
        let standing = standing.ok_or(Stop::NotFound)?;
        let answer = may(self.actor, action, id, &standing);
        #[cfg(feature = "testing")]
        let answer = crate::witness::hear(action, id, answer);
        Ok(answer?)
    }

    /// The person who acts.
    ///
    /// # Errors
    /// [`Stop::NotFound`] when nobody is signed in.
    pub fn person(&self) -> Result<PersonId, Stop> {
        self.actor.person().ok_or(Stop::NotFound)
    }

    /// The programme that the actor coordinates now.
    ///
    /// # Errors
    /// [`Stop::NotFound`] for everybody who is not here as a coordinator.
    pub fn coordinating(&self) -> Result<ProgrammeId, Stop> {
        match self.actor {
            Actor::Person { role: Role::Coordinating(programme), .. } => Ok(programme),
            _ => Err(Stop::NotFound),
        }
    }

    /// Writes down that the actor looked through a list of a cohort, once however many people are on it.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn looked_through(&mut self, cohort: CohortId, page: &str) -> Result<(), Stop> {
        access::looked_through(&mut self.unit, self.now, self.actor, cohort, page, &mut self.dice).await?;
        Ok(())
    }

    /// Records what happened. Every action that changes something does so exactly once.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn record(&mut self, event: Event) -> Result<(), Stop> {
        self.recorded += 1;
        record::append(&mut self.unit, self.now, self.actor, &event, &mut self.dice).await?;
        Ok(())
    }

    /// Records what happened without who did it: a meeting cancelled, an answer given in private, a pair ended.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn record_unsigned(&mut self, event: Event) -> Result<(), Stop> {
        self.recorded += 1;
        record::append(&mut self.unit, self.now, Actor::Anonymous, &event, &mut self.dice).await?;
        Ok(())
    }

    /// Writes down that the actor looked at a page about `subject`, who can see that.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn looked(&mut self, subject: PersonId, page: &str, reason: &str) -> Result<(), Stop> {
        access::looked(&mut self.unit, self.now, self.actor, subject, page, reason, &mut self.dice).await?;
        Ok(())
    }

    /// Where the form with this key led before, if it was sent in this session.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn answered(&mut self, session: SessionId, form: &str) -> Result<Option<String>, Stop> {
        Ok(answered::find(&mut self.unit, &self.keys, session, form).await?)
    }

    /// Keeps where the form led, so that the same form sent again leads there and does nothing.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn keep_answer(&mut self, session: SessionId, form: &str, location: &str) -> Result<(), Stop> {
        let (dice, now) = (&mut self.dice, self.now);
        Ok(answered::keep(&mut self.unit, &self.keys, (session, form), location, now, dice).await?)
    }

    /// Makes it last: on disk when this returns. Exactly one event must have been recorded.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails, or when the action forgot or repeated its event.
    pub async fn commit(self) -> Result<(), Stop> {
        if self.recorded == 1 {
            self.commit_unrecorded().await
        } else {
            Err(Broken::Rule("an action records exactly one event").into())
        }
    }

    /// Makes it last without an event: for drafts, looks at a record, and putting a notice away.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn commit_unrecorded(self) -> Result<(), Stop> {
        Ok(self.unit.commit().await?)
    }
}
