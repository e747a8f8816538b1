//! The cost of a pair, counted again from the coded attributes.

use crate::files::{Attributes, Giver, Instance, Mentee, Mode, Scoring};

/// Shares a total by weights; leftovers go to the largest remainders, ties to the earlier.
fn shares(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i64 = weights.iter().sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let mut shares: Vec<i64> = weights.iter().map(|weight| total * weight / sum).collect();
    let mut left = total - shares.iter().sum::<i64>();
    while left > 0 {
        let behind = |place: usize| total * weights[place] - shares[place] * sum;
        let open = (0..weights.len()).filter(|&place| weights[place] > 0);
        let Some(place) = open.max_by_key(|&place| (behind(place), std::cmp::Reverse(place))) else { break };
        shares[place] += 1;
        left -= 1;
    }
    shares
}

/// What a mentee has to give: per term, per need tag, per wish.
pub struct Maxima {
    terms: Vec<i64>,
    tags: Vec<i64>,
    lens: Vec<i64>,
}

impl Maxima {
    pub fn of(instance: &Instance, mentee: &Mentee) -> Self {
        let wishes: Vec<i64> = mentee.lens.iter().map(|wish| i64::from(wish.weight)).collect();
        let Scoring::Shares { weights, .. } = instance.profile.scoring else {
            let whole = if wishes.is_empty() { 0 } else { 6 };
            return Self {
                terms: vec![0, 0, 12, 10, 0, 0, 0],
                tags: Vec::new(),
                lens: shares(whole, &wishes),
            };
        };
        let who = &mentee.who;
        let known = [
            !mentee.needs.is_empty(),
            who.style_answered != 0,
            who.step.is_some(),
            who.profession.is_some(),
            who.slots.is_some(),
            who.site.is_some() || who.region.is_some(),
            who.mode.is_some(),
        ];
        let active: Vec<i64> = (0..7)
            .map(|t| if known[t] { i64::from(weights[t]) * i64::from(mentee.emphasis[t]) } else { 0 })
            .collect();
        let whole = 60 * wishes.iter().copied().max().unwrap_or(0);
        let terms = shares(1000 - whole, &active);
        let tags = shares(terms[0], &[4, 3, 2, 1][..mentee.needs.len().min(4)]);
        Self { terms, tags, lens: shares(whole, &wishes) }
    }
}

/// What the pair costs: what is missing to a perfect score, or less for a chosen giver and more for others.
pub fn cost(instance: &Instance, maxima: &Maxima, mentee: &Mentee, giver: &Giver, number: usize) -> i64 {
    let lens = mentee.lens.iter().zip(&maxima.lens);
    let lens: i64 =
        lens.filter(|(w, _)| giver.offers.contains(&w.value) == w.wanted).map(|(_, points)| points).sum();
    let (perfect, points) = match instance.profile.scoring {
        Scoring::CivilService => (28, civil_service(&mentee.who, &giver.who)),
        Scoring::Shares { wished_step, .. } => (1000, terms(wished_step, maxima, mentee, giver)),
    };
    let bare = perfect - points - lens;
    if mentee.choices.is_empty() {
        return bare;
    }
    match mentee.choices.iter().find(|choice| choice.0 == number) {
        Some((_, rank)) => (60 * (rank - 1) + bare / 4).min(400),
        None => 400 + 6 * bare / 10,
    }
}

fn rise(a: &Attributes, b: &Attributes) -> Option<i64> {
    Some(i64::from(b.step?) - i64::from(a.step?))
}

fn equal(a: Option<u32>, b: Option<u32>) -> bool {
    a.is_some() && a == b
}

fn civil_service(a: &Attributes, b: &Attributes) -> i64 {
    let grade = match rise(a, b) {
        Some(2) => 12,
        Some(1) => 9,
        _ => 0,
    };
    grade + if equal(a.profession, b.profession) { 10 } else { 0 }
}

fn terms(wished_step: i32, maxima: &Maxima, mentee: &Mentee, giver: &Giver) -> i64 {
    let (a, b) = (&mentee.who, &giver.who);
    let tags = mentee.needs.iter().zip(&maxima.tags).filter(|(tag, _)| giver.tags.contains(tag));
    let agree = (0..8).filter(|item| {
        let bit = 1_u8 << item;
        a.style_answered & bit != 0 && b.style_answered & bit != 0 && a.style_b & bit == b.style_b & bit
    });
    let step = rise(a, b).map_or(2, |rise| (4 - (rise - i64::from(wished_step)).abs()).max(0));
    let near = match (equal(a.profession, b.profession), equal(a.family, b.family)) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    let profession = match b.profession {
        None => 0,
        Some(_) if mentee.other_profession => 2 - near,
        Some(_) => near,
    };
    let shared = a.slots.zip(b.slots).map_or(0, |(a, b)| i64::from((a & b).count_ones()));
    let inside = equal(a.organisation, b.organisation);
    let elsewhere = a.organisation.is_some() && b.organisation.is_some() && !inside;
    let place = if mentee.outside && inside {
        0
    } else if equal(a.site, b.site) && !elsewhere {
        2
    } else {
        i64::from(equal(a.region, b.region))
    };
    let mode = match (a.mode, b.mode) {
        (Some(a), Some(b)) => a == b || a == Mode::Either || b == Mode::Either,
        _ => false,
    };
    let levels = [
        (agree.count() as i64, i64::from(a.style_answered.count_ones())),
        (step, 4),
        (profession, 2),
        (shared.min(4), 4),
        (place, 2),
        (i64::from(mode), 1),
    ];
    let others = maxima.terms[1..].iter().zip(levels).map(|(most, (level, full))| most * level / full.max(1));
    tags.map(|(_, points)| points).sum::<i64>() + others.sum::<i64>()
}

/// The tie of a pair: the top 20 bits of `SplitMix64`'s finaliser over both hashes.
pub fn tie(mentee: u32, giver: u32) -> i64 {
    let mut z = u64::from(mentee) << 32 | u64::from(giver);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 44) as i64
}
