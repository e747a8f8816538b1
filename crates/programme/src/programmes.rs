//! What a programme is called, inside and outside, and what its front page tells everybody.

use jiff::{Span, ToSpan, civil::Date, tz::TimeZone};
use trellis_domain::{hat::Role, language::Language};
use trellis_store::{cohorts, organisations, programmes, programmes::Programme, signposts};

use crate::act::{Act, Stop};

/// The neutral alias for a visitor: of the programme that they coordinate, else of the first one; none before set-up.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn alias(act: &mut Act, language: Language, role: Option<Role>) -> Result<Option<String>, Stop> {
    let every = programmes::every(&mut act.unit).await?;
    let mine = every.iter().find(|programme| role == Some(Role::Coordinating(programme.id)));
    Ok(mine.or(every.first()).map(|programme| programme.alias(language).to_owned()))
}

/// What everybody may know of this host.
#[derive(Debug, Clone)]
pub struct Host {
    /// The organisations, by name.
    pub organisations: Vec<String>,
    /// When people can come in.
    pub intake: Intake,
    /// Whom else to turn to.
    pub signposts: Vec<Signpost>,
    terms: Option<Programme>,
}

/// When people can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// Now, until this day.
    Open {
        /// The last day.
        until: Date,
    },
    /// From this day on.
    Opens {
        /// The first day.
        on: Date,
    },
    /// No date is known.
    Unknown,
}

/// A signpost as the public sees it.
#[derive(Debug, Clone)]
pub struct Signpost {
    /// Its kind, as its code.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How to reach it.
    pub contact: String,
    /// When it was last checked.
    pub checked_on: Date,
    /// Checked more than a year ago.
    pub stale: bool,
}

/// After this long a signpost has to be checked again.
const CHECKED_FOR: fn() -> Span = || 1.year();

/// What the public pages show of the host.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn host(act: &mut Act) -> Result<Host, Stop> {
    let today = act.now.to_zoned(TimeZone::UTC).date();
    let hosts = organisations::every(&mut act.unit).await?;
    let posts = signposts::every(&mut act.unit).await?;
    let cohorts = cohorts::open(&mut act.unit).await?;
    let open = cohorts.iter().map(|cohort| cohort.timetable).find(|dates| dates.apply_closes >= today);
    let intake = match open {
        Some(dates) if dates.apply_opens <= today => Intake::Open { until: dates.apply_closes },
        Some(dates) => Intake::Opens { on: dates.apply_opens },
        None => Intake::Unknown,
    };
    let oldest = today.saturating_sub(CHECKED_FOR());
    let signposts = posts.into_iter().map(|post| Signpost {
        stale: post.checked_on < oldest,
        kind: post.kind,
        name: post.name,
        contact: post.contact,
        checked_on: post.checked_on,
    });
    Ok(Host {
        organisations: hosts.into_iter().map(|host| host.name).collect(),
        intake,
        signposts: signposts.collect(),
        terms: programmes::every(&mut act.unit).await?.into_iter().next(),
    })
}

impl Host {
    /// The collective term that the programme has chosen (`model.md` 4.8), given the two that ship.
    pub fn collective(&self, language: Language, model_terms: String, nhs_style: String) -> String {
        let Some(programme) = &self.terms else { return model_terms };
        match (programme.terminology.as_str(), language) {
            ("local", Language::English) => programme.local_term_en.clone(),
            ("local", Language::Welsh) => programme.local_term_cy.clone(),
            ("nhs_style", _) => nhs_style,
            _ => model_terms,
        }
    }
}

/// How letters to people without a role yet are signed: the alias in English and Welsh, and whether letters speak
/// both languages.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn letterhead(act: &mut Act) -> Result<Option<([String; 2], bool)>, Stop> {
    let first = programmes::every(&mut act.unit).await?.into_iter().next();
    Ok(first.map(|programme| ([programme.alias_en, programme.alias_cy], programme.languages == "both")))
}

/// The programme of a cohort, for whoever holds an invitation into it: its alias and terms are public.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn of_cohort(
    act: &mut Act,
    cohort: trellis_domain::id::CohortId,
) -> Result<programmes::Programme, Stop> {
    Ok(programmes::of_cohort(&mut act.unit, cohort).await?)
}

/// What must not stand in a letter beside the general list, and which registered names may: the internal names of
/// programmes and cohorts, and the names of hosts.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn names_in_letters(act: &mut Act) -> Result<(Vec<String>, Vec<String>), Stop> {
    let own = programmes::every(&mut act.unit).await?.into_iter().map(|programme| programme.internal_name);
    let hosts = organisations::every(&mut act.unit).await?.into_iter().map(|host| host.name);
    Ok((own.collect(), hosts.collect()))
}
