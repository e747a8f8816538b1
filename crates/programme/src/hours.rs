//! The hours that I give: counted from what was held, put right by me alone, and the statement that I take along.

use std::{collections::BTreeSet, ops::RangeInclusive};

use jiff::{Timestamp, civil::Date};
use trellis_domain::{
    day,
    event::{Event, What},
    hat::Hat,
    hours::{self as rules, Kind, Line, MOST, Month, Own, STEP},
    id::{ParticipationId, kind},
    language::Language,
    permission::{Action, Permit},
    refusal::Refusal,
};
use trellis_store::{
    capacities, cohorts, hours, participations as kept, people,
    programmes::{self, Programme},
};

use crate::{
    act::{Act, Stop},
    participations::{self, Participation},
};

/// The hours of one of my hats in one cohort.
#[derive(Debug, Clone)]
pub struct Given {
    /// The participation.
    pub id: ParticipationId,
    /// The hat.
    pub hat: Hat,
    /// The cohort's name, shown only inside signed-in pages.
    pub cohort: String,
    /// The first and the last day of the cohort's year.
    pub year: RangeInclusive<Date>,
    /// When I came in.
    pub joined_at: Timestamp,
    /// Half-hours a month that I have offered, over all hats of the cohort; none before it was said, and when it is over.
    pub offered: Option<i64>,
    /// Every kind in every month in which there is something, the newest month first.
    pub lines: Vec<Line>,
}

impl Given {
    /// The months that I can say something about: from the one in which I came in, or something was held, to this one; the
    /// newest first.
    pub fn months(&self, now: Timestamp) -> Vec<Month> {
        let came = Month::of(day::of(self.joined_at));
        let first = self.lines.last().map_or(came, |line| line.month.min(came));
        let mut months = Month::all(&(first..=this_month(now)));
        months.reverse();
        months
    }

    /// One month, every kind of my hat, also where there is nothing yet.
    pub fn month(&self, month: Month) -> Vec<Line> {
        let found = |kind: &Kind| self.lines.iter().find(|line| line.month == month && line.kind == *kind);
        let line = |kind: &Kind| {
            let nothing = Line { month, kind: *kind, held: 0, counted: 0, own: None };
            found(kind).copied().unwrap_or(nothing)
        };
        Kind::of(self.hat).iter().map(line).collect()
    }
}

/// The month of a moment, on clocks in London.
pub fn this_month(now: Timestamp) -> Month {
    Month::of(day::of(now))
}

/// My hours in every hat in which I give, the newest cohort first.
///
/// # Errors
/// [`Stop::NotFound`] for whoever gives in none.
pub async fn mine(act: &mut Act) -> Result<Vec<Given>, Stop> {
    let mut given = Vec::new();
    for one in participations::mine(act).await?.into_iter().filter(|one| one.hat.gives()) {
        given.push(of(act, one.id).await?);
    }
    if given.is_empty() { Err(Stop::NotFound) } else { Ok(given) }
}

/// Whether I give in any hat, or have done.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn any(act: &mut Act) -> Result<bool, Stop> {
    Ok(participations::mine(act).await?.iter().any(|one| one.hat.gives()))
}

/// My minutes in this month over all hats; none where I give in none.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn now(act: &mut Act) -> Result<Option<i64>, Stop> {
    if !any(act).await? {
        return Ok(None);
    }
    let month = this_month(act.now);
    let given = mine(act).await?;
    let lines = given.iter().flat_map(|given| &given.lines).filter(|line| line.month == month);
    Ok(Some(rules::total(lines)))
}

/// My hours in one hat of one cohort.
///
/// # Errors
/// [`Stop::NotFound`] when it is not mine, or when it is a mentee's.
pub async fn of(act: &mut Act, id: ParticipationId) -> Result<Given, Stop> {
    let permit = act.may(Action::ReadOwnHours, id).await?;
    let one = giver(act, &permit).await?;
    let cohort = cohorts::of_participation(&mut act.unit, &permit).await?;
    let held = if one.hat == Hat::Facilitator {
        hours::led(&mut act.unit, &permit).await?
    } else {
        hours::met(&mut act.unit, &permit).await?
    };
    let sat = hours::supervised(&mut act.unit, &permit, act.now).await?;
    let own = hours::own(&mut act.unit, &permit).await?;
    Ok(Given {
        id,
        hat: one.hat,
        cohort: cohort.name,
        year: cohort.timetable.starts..=cohort.timetable.ends,
        joined_at: one.joined_at,
        offered: capacities::cap(&mut act.unit, &permit).await?.filter(|_| one.state.open()),
        lines: rules::ledger(one.hat, &held, &sat, &own),
    })
}

async fn giver(act: &mut Act, permit: &Permit<kind::Participation>) -> Result<Participation, Stop> {
    let one = kept::load(&mut act.unit, permit).await?;
    if one.hat.gives() { Ok(one) } else { Err(Stop::NotFound) }
}

/// Puts a month of mine right: for each kind my own figure in minutes, or none, so that what was counted holds. Needs no
/// reason. What it changed is not recorded, only that it was.
///
/// # Errors
/// [`Refusal::NotOffered`] for a month, a kind or a figure that the form does not offer.
pub async fn correct(
    act: &mut Act,
    id: ParticipationId,
    month: Month,
    figures: &[(Kind, Option<i64>)],
) -> Result<(), Stop> {
    let permit = act.may(Action::CorrectOwnHours, id).await?;
    let given = of(act, id).await?;
    let fits = |(kind, minutes): &(Kind, Option<i64>)| {
        let sane = minutes.is_none_or(|minutes| (0..=MOST).contains(&minutes) && minutes % STEP == 0);
        Kind::of(given.hat).contains(kind) && sane
    };
    if !given.months(act.now).contains(&month) || !figures.iter().all(fits) {
        return Err(Refusal::NotOffered.into());
    }
    for (kind, minutes) in figures.iter().copied() {
        match minutes {
            Some(minutes) => hours::keep(&mut act.unit, &permit, Own { month, kind, minutes }).await?,
            None => drop(hours::take_back(&mut act.unit, &permit, month, kind).await?),
        }
    }
    act.record(Event::new(What::HoursCorrected, id).about(act.person()?)).await
}

/// Takes a figure of mine back: what was counted holds again.
///
/// # Errors
/// [`Refusal::NothingChanged`] where there is none.
pub async fn take_back(act: &mut Act, id: ParticipationId, month: Month, kind: Kind) -> Result<(), Stop> {
    let permit = act.may(Action::CorrectOwnHours, id).await?;
    giver(act, &permit).await?;
    if !hours::take_back(&mut act.unit, &permit, month, kind).await? {
        return Err(Refusal::NothingChanged.into());
    }
    act.record(Event::new(What::HoursCorrected, id).about(act.person()?)).await
}

/// What a statement says: months, kinds and hours, the giver's own name, and the neutral names of what it was for. Nothing
/// of whom they met, in which hat, or how many people.
#[derive(Debug, Clone)]
pub struct Stated {
    /// Whose it is.
    pub name: String,
    /// The neutral names of the programmes, each once.
    pub aliases: Vec<String>,
    /// From which month to which.
    pub period: RangeInclusive<Month>,
    /// One line for each kind in each month that has any, the earliest month first.
    pub lines: Vec<(Month, Kind, i64)>,
}

impl Stated {
    /// All of it, in minutes.
    pub fn total(&self) -> i64 {
        self.lines.iter().map(|(_, _, minutes)| minutes).sum()
    }
}

/// My statement of a period, over all hats together.
///
/// # Errors
/// [`Stop::NotFound`] for whoever gives in no hat.
pub async fn statement(
    act: &mut Act,
    period: RangeInclusive<Month>,
    language: Language,
) -> Result<Stated, Stop> {
    let given = mine(act).await?;
    let me = act.person()?;
    let permit = act.may(Action::ReadOwnAccount, me).await?;
    let name = people::load(&mut act.unit, &permit).await?.map(|person| person.profile.name());
    let mut aliases = BTreeSet::new();
    for one in &given {
        let permit = act.may(Action::ReadOwnHours, one.id).await?;
        let programme: Programme = programmes::of_participation(&mut act.unit, &permit).await?;
        aliases.insert(programme.alias(language).to_owned());
    }
    let within = || given.iter().flat_map(|given| &given.lines).filter(|line| period.contains(&line.month));
    let lines = rules::by_month(within()).into_keys().flat_map(|month| {
        let kinds = rules::by_kind(within().filter(|line| line.month == month));
        kinds.into_iter().map(move |(kind, minutes)| (month, kind, minutes)).collect::<Vec<_>>()
    });
    let lines = lines.collect();
    Ok(Stated { name: name.unwrap_or_default(), aliases: aliases.into_iter().collect(), period, lines })
}
