//! The hard rules, asked again from the coded attributes.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::{Giver, Instance, Mentee, Mode, OrganisationRule, PlaceRule};

/// Everybody above each person of the layer, over the whole chain of managers.
pub struct Lines(BTreeMap<usize, BTreeSet<usize>>);

impl Lines {
    /// Follows the lines upwards from everybody in the layer, whatever numbers people have.
    pub fn new(instance: &Instance) -> Self {
        let mut managers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &(person, manager) in &instance.lines {
            managers.entry(person).or_default().push(manager);
        }
        let layer =
            instance.mentees.iter().map(|m| m.who.person).chain(instance.givers.iter().map(|g| g.who.person));
        let mut above = BTreeMap::new();
        for person in layer {
            let mut found = BTreeSet::new();
            let mut next = vec![person];
            while let Some(one) = next.pop() {
                let managers = managers.get(&one).into_iter().flatten();
                next.extend(managers.filter(|&&manager| found.insert(manager)));
            }
            above.insert(person, found);
        }
        Self(above)
    }

    fn between(&self, a: usize, b: usize) -> bool {
        let above = |low: usize, high: usize| self.0.get(&low).is_some_and(|above| above.contains(&high));
        above(a, b) || above(b, a)
    }
}

/// Places that can be used: none when not ready, no more than the hours allow.
pub fn room(giver: &Giver, half_hours_a_place: u16) -> u8 {
    let by_hours = match giver.half_hours {
        Some(free) if half_hours_a_place > 0 => free / half_hours_a_place,
        _ => u16::MAX,
    };
    if giver.ready { u16::from(giver.places).min(by_hours) as u8 } else { 0 }
}

/// Rules that not even the coordinator may overrule; places are counted elsewhere.
pub fn never(instance: &Instance, lines: &Lines, i: usize, j: usize) -> bool {
    let (mentee, giver) = (&instance.mentees[i], &instance.givers[j]);
    mentee.who.person == giver.who.person
        || lines.between(mentee.who.person, giver.who.person)
        || instance.struck.contains(&(i, j))
        || mentee.lens.iter().any(|wish| wish.waits && giver.offers.contains(&wish.value) != wish.wanted)
        || !giver.ready
}

fn same(a: Option<u32>, b: Option<u32>) -> bool {
    a.is_some() && a == b
}

fn differ(a: Option<u32>, b: Option<u32>) -> bool {
    a.is_some() && b.is_some() && a != b
}

/// Rules that the programme sets.
pub fn set_aside(instance: &Instance, mentee: &Mentee, giver: &Giver) -> bool {
    let rules = &instance.profile.rules;
    let (a, b) = (&mentee.who, &giver.who);
    let organisation = match rules.organisation {
        OrganisationRule::Any => false,
        OrganisationRule::OtherOnly => same(a.organisation, b.organisation),
        OrganisationRule::SameOnly => differ(a.organisation, b.organisation),
        OrganisationRule::SameSystem => differ(a.system, b.system),
    };
    let elsewhere = differ(a.organisation, b.organisation);
    let place = match rules.place {
        PlaceRule::Any => false,
        PlaceRule::NotSameTeam => same(a.team, b.team) && !elsewhere && !differ(a.site, b.site),
        PlaceRule::NotSameSite => same(a.site, b.site) && !elsewhere,
    };
    let language = rules.language && !a.languages.is_empty() && a.languages.is_disjoint(&b.languages);
    let overlap = match (a.slots, b.slots) {
        (Some(a), Some(b)) => (a & b).count_ones() < rules.min_overlap,
        _ => false,
    };
    let mode = rules.mode
        && match (a.mode, b.mode) {
            (Some(Mode::InPerson), Some(Mode::Remote)) | (Some(Mode::Remote), Some(Mode::InPerson)) => true,
            (Some(Mode::InPerson), Some(Mode::InPerson)) => differ(a.region, b.region),
            _ => false,
        };
    let step = match (rules.step, a.step, b.step) {
        (Some((least, most)), Some(low), Some(high)) => {
            let rise = i64::from(high) - i64::from(low);
            rise < i64::from(least) || rise > i64::from(most)
        }
        _ => false,
    };
    organisation || place || language || overlap || mode || step
}
