//! Opening a room: the question, how many come, who can be known as an author, and how they vote.

use rand::{Rng, RngCore};
use trellis_domain::{
    event::{Event, What},
    id::{Id, ProgrammeId},
    permission::Action as Permission,
};
use trellis_store::{
    Broken,
    workshops::{self, Room},
};
use trellis_workshop::{Action, Actor, Agenda, Config, GroupPlan, Problem, RoundRobin, Scheme, WorkshopId};

use super::room::Open;
use crate::act::{Act, Stop};

/// Who can be known as an author, and how ideas are heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nobody; whoever leads reads the ideas out.
    Protected,
    /// Everybody; whoever leads reads the ideas out.
    Named,
    /// Everybody; each reads their own in turn.
    Classic,
}

impl Way {
    /// All of them; the first is ours for a subject that is risky to speak about.
    pub const ALL: [Self; 3] = [Self::Protected, Self::Named, Self::Classic];

    /// The code in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Protected => "protected",
            Self::Named => "named",
            Self::Classic => "classic",
        }
    }
}

/// A room as somebody plans it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What the group is asked.
    pub question: String,
    /// What people agree to.
    pub consent: String,
    /// The language of the question.
    pub locale: &'static str,
    /// How many are expected.
    pub seats: u16,
    /// Who can be known as an author.
    pub way: Way,
    /// How they vote, in every round.
    pub scheme: Scheme,
}

/// What became of a plan: a room, or what is to be put right.
pub type Planned = Result<WorkshopId, Vec<Problem>>;

impl Plan {
    fn config(&self) -> Config {
        let plain = match self.way {
            Way::Protected => Config::protected(&self.question, &self.consent, self.seats),
            Way::Named | Way::Classic => Config::classic(&self.question, &self.consent, self.seats),
        };
        let round_robin = if self.way == Way::Classic { RoundRobin::Spoken } else { RoundRobin::Dealt };
        let schemes = vec![self.scheme; plain.schemes.len()];
        let groups = vec![GroupPlan { label: "1".to_owned(), expected: self.seats }];
        let agenda = Agenda::planned(u32::from(self.seats), None);
        Config { locale: self.locale.to_owned(), round_robin, schemes, groups, agenda, ..plain }
    }
}

/// The signs of a code: Crockford's, which leave out what looks alike.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn code(dice: &mut impl RngCore) -> String {
    (0..8).map(|_| char::from(SIGNS[dice.random_range(0..SIGNS.len())])).collect()
}

/// Whether a room can be opened here.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who does not run the programme, and once it has closed.
pub async fn may_plan(act: &mut Act, programme: ProgrammeId) -> Result<(), Stop> {
    act.may(Permission::PlanWorkshop, programme).await.map(drop)
}

/// Opens a room and its lobby. Whoever opens it leads it.
///
/// # Errors
/// [`Stop::NotFound`] as [`may_plan`].
pub async fn open(act: &mut Act, programme: ProgrammeId, plan: &Plan) -> Result<Planned, Stop> {
    let permit = act.may(Permission::PlanWorkshop, programme).await?;
    let config = plan.config();
    let problems = config.problems();
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let (lead, id) = (Some(act.person()?), Id::random(&mut act.dice));
    let mut room = Room {
        id,
        programme,
        lead,
        code: code(&mut act.dice),
        opened_at: act.now,
        facts: 0,
        clock_ms: 0,
        clock_at: None,
        epoch: 0,
        live: 0,
        pending: String::new(),
        forget_on: None,
    };
    let mut tries = 0;
    while !workshops::add(&mut act.unit, &permit, &room).await? {
        tries += 1;
        if tries > 5 {
            return Err(Broken::Rule("no code is free").into());
        }
        room.code = code(&mut act.dice);
    }
    let permit = act.may(Permission::LeadWorkshop, id).await?;
    let mut open = Open::load(act, &permit).await?;
    for action in [Action::Configure(Box::new(config)), Action::OpenLobby] {
        if open.serve(act, Actor::Owner, action).await?.is_err() {
            return Err(Broken::Rule("a configuration without problems opens a lobby").into());
        }
    }
    act.record(Event::new(What::WorkshopOpened, id)).await?;
    Ok(Ok(id))
}
