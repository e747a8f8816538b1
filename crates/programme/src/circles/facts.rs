//! What a coordinator sees of circles: states, dates, how many. Who said yes is not shown, though a number can tell it where
//! few were asked at once; what is said stays with the circle.

use jiff::Timestamp;
use trellis_domain::{
    circle::{Part, SeatState},
    id::{CircleId, CohortId},
    permission::Action,
};
use trellis_store::{
    circles::{
        self, Circle,
        seats::{self, members},
        sessions,
    },
    cohorts,
};

use super::{Outcome, Seat, Session};
use crate::act::{Act, Stop};

/// One circle in numbers.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The circle.
    pub circle: Circle,
    /// Those who lead it: they give their time, so their names stand on the programme's lists.
    pub leaders: Vec<String>,
    /// In how many drafted places people stand who were not told yet.
    pub drafted: Vec<Seat>,
    /// How many places were offered so far, whatever was answered.
    pub offered: usize,
    /// How many have said yes and are in it.
    pub members: usize,
    /// Its sessions, the first first.
    pub sessions: Vec<Session>,
}

impl Facts {
    /// How many sessions have taken place.
    pub fn held(&self) -> usize {
        self.sessions.iter().filter(|session| session.held()).count()
    }

    /// The last session that took place, with how many were there.
    pub fn last(&self) -> Option<(Timestamp, i64)> {
        self.sessions.iter().rev().find_map(|session| match session.outcome {
            Outcome::Held(heads) => Some((session.starts_at, heads)),
            _ => None,
        })
    }

    /// The next session, where a date is set.
    pub fn next(&self) -> Option<Timestamp> {
        self.sessions.iter().find(|session| session.outcome == Outcome::Planned).map(|one| one.starts_at)
    }
}

/// The circles of one cohort.
#[derive(Debug, Clone)]
pub struct CohortCircles {
    /// The cohort.
    pub cohort: CohortId,
    /// Its name.
    pub name: String,
    /// Whether circles can be formed in it now.
    pub forms: bool,
    /// Its circles.
    pub circles: Vec<Facts>,
}

/// Every circle of the programme that the actor coordinates, cohort by cohort. The look is written down.
///
/// # Errors
/// [`Stop::NotFound`] for anybody who is not here as a coordinator.
pub async fn every(act: &mut Act) -> Result<Vec<CohortCircles>, Stop> {
    let programme = act.coordinating()?;
    let permit = act.may(Action::ReadProgramme, programme).await?;
    let mut every = Vec::new();
    for cohort in cohorts::of_programme(&mut act.unit, &permit).await? {
        let permit = act.may(Action::ReadCohort, cohort.id).await?;
        let mut found = Vec::new();
        for circle in circles::of_cohort(&mut act.unit, &permit).await? {
            // A line of management with anybody in it shuts this door too: the circle is simply not there.
            match read(act, circle.id).await {
                Ok(facts) => found.push(facts),
                Err(Stop::NotFound) => {}
                Err(stop) => return Err(stop),
            }
        }
        act.looked_through(cohort.id, "co-circles").await?;
        let forms = crate::cohorts::takes_people(cohort.state);
        every.push(CohortCircles { cohort: cohort.id, name: cohort.name, forms, circles: found });
    }
    Ok(every)
}

/// One circle, for whoever coordinates it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and for a declared line manager of somebody in it.
pub async fn read(act: &mut Act, id: CircleId) -> Result<Facts, Stop> {
    before(act, id, Action::ReadCircleFacts).await
}

/// One circle, for whoever is about to do something with it.
///
/// # Errors
/// [`Stop::NotFound`] for whoever may not.
pub async fn before(act: &mut Act, id: CircleId, action: Action) -> Result<Facts, Stop> {
    let permit = act.may(action, id).await?;
    let circle = circles::load(&mut act.unit, &permit).await?;
    let all = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let leads = |seat: &&Seat| {
        seat.part == Part::Leader && matches!(seat.state, SeatState::Drafted | SeatState::Accepted)
    };
    let told = |seat: &&Seat| seat.part == Part::Member && seat.state != SeatState::Drafted;
    let mut leaders: Vec<String> = all.iter().filter(leads).map(|seat| seat.name.clone()).collect();
    leaders.sort();
    Ok(Facts {
        leaders,
        drafted: all.iter().filter(|seat| seat.state == SeatState::Drafted).cloned().collect(),
        offered: all.iter().filter(told).count(),
        members: members(&all),
        sessions: sessions::of(&mut act.unit, &permit).await?,
        circle,
    })
}
