//! The home page of whoever takes part: one next step, my people, what is coming up.

use jiff::{Timestamp, civil::Date};
use trellis_domain::{
    circle,
    cohort::CohortState,
    hat::Hat,
    id::{ParticipationId, PersonId},
    next_step::{self, Next, Place, Tie},
    participation::ParticipationState,
    permission::Action,
};
pub use trellis_store::ties::TieRow;
use trellis_store::{cohorts, notices, ties};

pub use crate::circles::Mine;
use crate::{
    act::{Act, Stop},
    circles, participations,
};

/// The home page of one hat in one cohort.
#[derive(Debug, Clone)]
pub struct Home {
    /// The participation it is about.
    pub participation: ParticipationId,
    /// The hat.
    pub hat: Hat,
    /// Where it stands.
    pub state: ParticipationState,
    /// For a mentee: the kinds of helper wanted.
    pub wants: Vec<Hat>,
    /// The one next step.
    pub next: Next,
    /// My people, those under way first.
    pub ties: Vec<TieRow>,
    /// My circles, those too in which a place is offered to me.
    pub circles: Vec<Mine>,
    /// Since when a mentee waits.
    pub queued_at: Option<Timestamp>,
    /// When the state last changed.
    pub moved_at: Timestamp,
    /// Pairs are published by this day.
    pub match_by: Date,
    /// How much news there is.
    pub news: usize,
}

/// The home page of the active hat; none for a newcomer and for staff.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn mine(act: &mut Act) -> Result<Option<Home>, Stop> {
    let Some(participation) = participations::of_hat(act).await? else { return Ok(None) };
    let id = participation.id;
    let permit = act.may(Action::ReadOwnParticipation, id).await?;
    let now = act.now;
    let ties = ties::of(&mut act.unit, &permit, now).await?;
    let cohort = cohorts::of_participation(&mut act.unit, &permit).await?;
    let known: Vec<Tie> = ties.iter().map(known).collect();
    let circles = circles::of_participation(act, &permit).await?;
    let places: Vec<Place> = circles.iter().map(place).collect();
    let next = match cohort.state {
        CohortState::Closed => Next::LookBack,
        _ => next_step::with_circles(next_step::of(participation.state, &known), &places, now),
    };
    let me = act.person()?;
    Ok(Some(Home {
        participation: id,
        hat: participation.hat,
        state: participation.state,
        wants: participation.wants,
        next,
        ties,
        circles,
        queued_at: participation.queued_at,
        moved_at: participation.moved_at,
        match_by: cohort.timetable.match_by,
        news: news(act, me).await?,
    }))
}

async fn news(act: &mut Act, me: PersonId) -> Result<usize, Stop> {
    let permit = act.may(Action::ReadOwnAccount, me).await?;
    Ok(notices::of(&mut act.unit, &permit).await?.len())
}

fn known(tie: &TieRow) -> Tie {
    Tie {
        pair: tie.pair,
        kind: tie.kind,
        state: tie.state,
        side: tie.side,
        answered: tie.answered,
        handing_over: tie.handing_over,
        meeting: tie.meeting,
        answer_by: tie.answer_by,
        moved_at: tie.moved_at,
    }
}

fn place(mine: &Mine) -> Place {
    let (circle, held) = (&mine.circle, mine.held);
    Place {
        circle: circle.id,
        state: circle.state,
        part: held.part,
        accepted: held.accepted,
        answer_by: circle::answer_by(held.moved_at),
        rules_wait: circle.rules > 0 && held.agreed != Some(circle.rules),
        session: mine.session,
    }
}
