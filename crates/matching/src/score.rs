//! How well two people fit, in whole points (`matching.md` 5.1, 5.2, 12.3).

use crate::{
    apportion::{apportion, share_out},
    instance::{Attributes, CodedGiver, CodedMentee},
    person::Mode,
    profile::{Scoring, Term},
};

/// Shares of the first four need tags.
const TAG_SHARES: [u32; 4] = [4, 3, 2, 1];
/// Lens points per unit of the heaviest wish.
const LENS_UNIT: u32 = 60;

/// What one mentee has to give for each part of the score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maxima {
    /// Per term, in the order of [`Term::ALL`]; 0 when the term is off.
    pub terms: [u16; 7],
    /// How the first is split among the need tags.
    pub tags: [u16; 4],
    /// Per wish of the lens.
    pub lens: Vec<u16>,
}

impl Maxima {
    /// The maxima of one mentee.
    pub fn of(scoring: Scoring, mentee: &CodedMentee) -> Self {
        match scoring {
            Scoring::Shares { weights, .. } => Self::shares(weights, mentee),
            Scoring::CivilService => {
                let mut terms = [0; 7];
                terms[Term::Step as usize] = 12;
                terms[Term::Profession as usize] = 10;
                let whole = if mentee.lens.is_empty() { 0 } else { 6 };
                Self { terms, tags: [0; 4], lens: lens_shares(whole, mentee) }
            }
        }
    }

    fn shares(weights: [u16; 7], mentee: &CodedMentee) -> Self {
        let heaviest = mentee.lens.iter().map(|wish| u32::from(wish.weight)).max().unwrap_or(0);
        let whole = LENS_UNIT * heaviest;
        let mut active = [0; 7];
        for term in Term::ALL {
            if answered(term, mentee) {
                let place = term as usize;
                active[place] = u32::from(weights[place]) * u32::from(mentee.emphasis[place]);
            }
        }
        let terms = apportion(1000 - whole, &active);
        let mut tags = [0; 4];
        let count = mentee.needs.len().min(4);
        share_out(terms[Term::Needs as usize], &TAG_SHARES[..count], &mut tags[..count]);
        Self {
            terms: terms.map(|t| t as u16),
            tags: tags.map(|t| t as u16),
            lens: lens_shares(whole, mentee),
        }
    }
}

fn lens_shares(whole: u32, mentee: &CodedMentee) -> Vec<u16> {
    let weights: Vec<u32> = mentee.lens.iter().map(|wish| u32::from(wish.weight)).collect();
    let mut shares = vec![0; weights.len()];
    share_out(whole, &weights, &mut shares);
    shares.into_iter().map(|share| share as u16).collect()
}

/// Whether the mentee's side of a term is known.
fn answered(term: Term, mentee: &CodedMentee) -> bool {
    let own = &mentee.attributes;
    match term {
        Term::Needs => !mentee.needs.is_empty(),
        Term::Style => own.style_answered != 0,
        Term::Step => own.step.is_some(),
        Term::Profession => own.profession.is_some(),
        Term::Overlap => own.slots.is_some(),
        Term::Place => own.site.is_some() || own.region.is_some(),
        Term::Mode => own.mode.is_some(),
    }
}

/// Points of one pair, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Points {
    /// Per term, in the order of [`Term::ALL`].
    pub terms: [u16; 7],
    /// For the lens.
    pub lens: u16,
}

impl Points {
    /// The points of a pair.
    pub fn of(scoring: Scoring, maxima: &Maxima, mentee: &CodedMentee, giver: &CodedGiver) -> Self {
        let lens =
            mentee.lens.iter().zip(&maxima.lens).filter(|(w, _)| giver.offers.contains(w.value) == w.wanted);
        let lens = lens.map(|(_, points)| points).sum();
        let (a, b) = (&mentee.attributes, &giver.attributes);
        let most = &maxima.terms;
        match scoring {
            Scoring::CivilService => {
                let mut terms = [0; 7];
                terms[Term::Step as usize] = match difference(a, b) {
                    Some(2) => 12,
                    Some(1) => 9,
                    _ => 0,
                };
                terms[Term::Profession as usize] = if same(a.profession, b.profession) { 10 } else { 0 };
                Self { terms, lens }
            }
            Scoring::Shares { wished_step, .. } => {
                let tags =
                    mentee.needs.iter().zip(&maxima.tags).filter(|(tag, _)| giver.tags.contains(**tag));
                let agreeing = a.style_answered & b.style_answered & !(a.style_b ^ b.style_b);
                let of = |term: Term, level: u32, full: u32| {
                    (u32::from(most[term as usize]) * level / full.max(1)) as u16
                };
                let terms = [
                    tags.map(|(_, points)| points).sum(),
                    of(Term::Style, agreeing.count_ones(), a.style_answered.count_ones()),
                    of(Term::Step, step_level(wished_step, a, b), 4),
                    of(Term::Profession, profession_level(mentee, b), 2),
                    of(Term::Overlap, shared_slots(a, b).unwrap_or(0).min(4), 4),
                    of(Term::Place, place_level(mentee, b), 2),
                    of(Term::Mode, u32::from(modes_agree(a, b)), 1),
                ];
                Self { terms, lens }
            }
        }
    }

    /// All of them.
    pub fn sum(&self) -> u16 {
        self.terms.iter().sum::<u16>() + self.lens
    }
}

/// Both known and equal.
pub fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    a.is_some() && a == b
}

/// Ladder steps of the giver above the mentee.
pub fn difference(mentee: &Attributes, giver: &Attributes) -> Option<i32> {
    Some(i32::from(giver.step?) - i32::from(mentee.step?))
}

/// Slots that both are free in, when both answered.
pub fn shared_slots(mentee: &Attributes, giver: &Attributes) -> Option<u32> {
    Some((mentee.slots? & giver.slots?).count_ones())
}

/// The same site of the same organisation, as far as organisations are known.
pub fn same_site(a: &Attributes, b: &Attributes) -> bool {
    same(a.site, b.site) && !differ(a.organisation, b.organisation)
}

/// Both known and different.
pub fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

fn step_level(wished: i8, mentee: &Attributes, giver: &Attributes) -> u32 {
    match difference(mentee, giver) {
        Some(steps) => 4_u32.saturating_sub(steps.abs_diff(i32::from(wished))),
        None => 2,
    }
}

fn profession_level(mentee: &CodedMentee, giver: &Attributes) -> u32 {
    let own = &mentee.attributes;
    let nearness =
        if same(own.profession, giver.profession) { 2 } else { u32::from(same(own.family, giver.family)) };
    match (mentee.other_profession, giver.profession) {
        (_, None) => 0,
        (true, _) => 2 - nearness,
        (false, _) => nearness,
    }
}

fn place_level(mentee: &CodedMentee, giver: &Attributes) -> u32 {
    let own = &mentee.attributes;
    if mentee.outside && same(own.organisation, giver.organisation) {
        0
    } else if same_site(own, giver) {
        2
    } else {
        u32::from(same(own.region, giver.region))
    }
}

/// Both preferences can be met at once.
pub fn modes_agree(mentee: &Attributes, giver: &Attributes) -> bool {
    match (mentee.mode, giver.mode) {
        (Some(a), Some(b)) => a == b || a == Mode::Either || b == Mode::Either,
        _ => false,
    }
}

/// What a pair costs in the plan: what is missing to a perfect score, or less when the mentee chose this giver and
/// more when they chose others (`matching.md` 5.4).
pub fn cost(perfect: u16, points: u16, mentee: &CodedMentee, giver: u32) -> u16 {
    let bare = perfect - points;
    if mentee.choices.is_empty() {
        return bare;
    }
    match mentee.choices.iter().find(|&&(chosen, _)| chosen == giver) {
        Some(&(_, rank)) => (60 * (u16::from(rank) - 1)).saturating_add(bare / 4).min(400),
        None => 400 + 6 * bare / 10,
    }
}
