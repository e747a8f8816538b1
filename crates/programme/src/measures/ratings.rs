//! What a mentee says of the charter's promises, once in a half-year, and anew within it. No totals are made here.

use std::collections::BTreeMap;

use trellis_domain::{
    charter::{HalfYear, Promise, Rating},
    permission::Action,
    readiness::Purpose,
    refusal::Refusal,
};

use super::{door, in_use, keep, mine, today};
use crate::{
    act::{Act, Stop},
    spaces::Door,
};

/// The page on the promises.
#[derive(Debug)]
pub struct Ratings {
    /// Whether my private space stands open.
    pub door: Door,
    /// Whether the programme asks this at all.
    pub asked: bool,
    /// Whether I can answer now.
    pub open: bool,
    /// The half-year that is asked about.
    pub period: HalfYear,
    /// What I have said in it.
    pub said: BTreeMap<Promise, Rating>,
}

/// What I have said of the promises in this half-year.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn ratings(act: &mut Act) -> Result<Ratings, Stop> {
    let mine = mine(act, Action::ReadOwnQuestions).await?;
    let period = HalfYear::of(today(act));
    let said =
        Promise::ALL.iter().filter_map(|promise| Some((*promise, mine.book.rating(period, *promise)?)));
    let said = said.collect();
    Ok(Ratings {
        door: door(act).await?,
        asked: in_use(act, &mine, Purpose::Evaluation).await?,
        open: mine.answers,
        period,
        said,
    })
}

/// Rates promises in this half-year. What is not rated anew stays as it was.
///
/// # Errors
/// [`Refusal::Incomplete`] without any rating; [`Refusal::NotOffered`] where the programme does not ask this.
pub async fn rate(act: &mut Act, said: Vec<(Promise, Rating)>) -> Result<(), Stop> {
    let mut mine = mine(act, Action::AnswerQuestions).await?;
    if !in_use(act, &mine, Purpose::Evaluation).await? {
        return Err(Refusal::NotOffered.into());
    }
    if said.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    mine.book.rate(HalfYear::of(today(act)), said);
    keep(act, &mine).await
}

/// Takes my ratings of this half-year back; they are gone at once.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn unrate(act: &mut Act) -> Result<(), Stop> {
    let mut mine = mine(act, Action::TakeAnswersBack).await?;
    mine.book.unrate(HalfYear::of(today(act)));
    keep(act, &mine).await
}
