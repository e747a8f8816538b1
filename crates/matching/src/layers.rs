//! The constellation: layers one after the other, each exact given what came before.
//!
//! Hours are shared across hats, and nobody is a mentee's mentor, sponsor and ally at once. The order of the layers is
//! the programme's; what an earlier layer takes is gone for a later one.

use std::collections::BTreeMap;

use trellis_domain::capacity::half_hours;

use crate::{
    ask::{Ask, Offer},
    key::Key,
    market::Market,
    objective::Objective,
    person::Person,
    plan::Plan,
    problem::Problem,
    profile::Profile,
    ties::{Pair, Ties},
};

/// What one hat adds to the people they all share.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Rules and weights; they name the hat.
    pub profile: Profile,
    /// Who asks.
    pub asks: Vec<Ask>,
    /// Who offers. Their half-hours are those free before any layer.
    pub offers: Vec<Offer>,
    /// Conflicts, the coordinator's pairs and so on in this layer.
    pub ties: Ties,
}

/// Solves layers in the order given, each given what came before, all under one seed or each under its own.
///
/// # Errors
/// The place of the first layer with problems, and all of its [`Problem`]s. A pin of a later layer can be refused
/// because of an earlier one.
pub fn solve_layers(
    people: &[Person],
    layers: Vec<Layer>,
    objective: Objective,
    seed: Option<u64>,
) -> Result<Vec<Plan>, (usize, Vec<Problem>)> {
    let mut spent: BTreeMap<Key, u16> = BTreeMap::new();
    let mut together: Vec<Pair> = Vec::new();
    let mut plans: Vec<Plan> = Vec::with_capacity(layers.len());
    for (place, mut layer) in layers.into_iter().enumerate() {
        for offer in &mut layer.offers {
            let gone = spent.get(&offer.giver).copied().unwrap_or(0);
            offer.half_hours = offer.half_hours.map(|free| free.saturating_sub(gone));
        }
        layer.ties.other_hats.extend(together.iter().cloned());
        let each = half_hours(layer.profile.hat) as u16;
        let market = Market::new(people, &layer.asks, &layer.offers, &layer.ties, layer.profile, seed)
            .map_err(|problems| (place, problems))?;
        let plan = market.solve(objective);
        for pair in plan.pairs() {
            *spent.entry(pair.giver.clone()).or_default() += each;
            together.push(Pair { mentee: pair.mentee, giver: pair.giver });
        }
        plans.push(plan);
    }
    Ok(plans)
}
