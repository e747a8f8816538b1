//! Who is left without somebody, why, and what would help.

use crate::{
    admission::settings_broken,
    key::{Code, Key},
    plan::Plan,
    rules::Rule,
};

/// Why wanted places stay empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Fewer givers are possible for this mentee than they want.
    NoPossibleGiver,
    /// Enough are possible, and all of their places are taken.
    PlacesShort,
}

impl Reason {
    /// The code in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoPossibleGiver => "no_possible_giver",
            Self::PlacesShort => "places_short",
        }
    }
}

/// What would help one mentee. Private rules are never among it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Help {
    /// Opening this one rule of the programme would make so many more givers possible.
    OpenRule {
        /// A rule that the programme sets.
        rule: Rule,
        /// Givers with places who would become possible.
        givers: u32,
    },
    /// One more place with a giver like this would do.
    OnePlace {
        /// Their profession, if known.
        profession: Option<Code>,
        /// Their region, if known.
        region: Option<Code>,
    },
}

/// One mentee with wanted places left empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unserved {
    /// The mentee.
    pub mentee: Key,
    /// Wanted places left empty.
    pub places: u8,
    /// Whether they have nobody at all in this layer.
    pub nobody: bool,
    /// Why.
    pub reason: Reason,
    /// What would help, the most helpful first; empty when nothing that may be shown would.
    pub help: Vec<Help>,
}

impl Plan {
    /// Everybody with a wanted place left empty, in canonical order.
    pub fn unserved(&self) -> Vec<Unserved> {
        let short = (0..).zip(&self.empty).filter(|&(_, &empty)| empty > 0);
        short.map(|(i, &empty)| self.unserved_one(i, empty)).collect()
    }

    fn unserved_one(&self, i: u32, empty: u8) -> Unserved {
        let market = &self.market.0;
        let wanted = market.instance.mentees[i as usize].wanted;
        let pinned = market.instance.pinned.iter().filter(|pin| pin.0 == i);
        let possible =
            market.grid.row(i).filter(|&(_, _, j)| !market.is_pinned((i, j))).count() + pinned.count();
        let (reason, help) = if possible < usize::from(wanted) {
            (Reason::NoPossibleGiver, self.rules_to_open(i))
        } else {
            (Reason::PlacesShort, self.one_place(i).into_iter().collect())
        };
        let mentee = market.mentees[i as usize].clone();
        Unserved { mentee, places: empty, nobody: empty == wanted, reason, help }
    }

    /// Rules of the programme that alone keep givers from this mentee.
    fn rules_to_open(&self, i: u32) -> Vec<Help> {
        let market = &self.market.0;
        let rules = &market.instance.profile.rules;
        let mentee = &market.instance.mentees[i as usize];
        let mut counts = std::collections::BTreeMap::<Rule, u32>::new();
        for (giver, j) in market.instance.givers.iter().zip(0..) {
            let mut broken = settings_broken(rules, mentee, giver);
            if let (Some(rule), None) = (broken.next(), broken.next())
                && market.only_settings(i, j)
            {
                *counts.entry(rule).or_default() += 1;
            }
        }
        let mut help: Vec<(u32, Rule)> = counts.into_iter().map(|(rule, givers)| (givers, rule)).collect();
        help.sort_by_key(|&(givers, rule)| (std::cmp::Reverse(givers), rule));
        help.into_iter().map(|(givers, rule)| Help::OpenRule { rule, givers }).collect()
    }

    /// The cheapest possible giver whom the mentee does not have: one more place with somebody like them would do.
    fn one_place(&self, i: u32) -> Option<Help> {
        let market = &self.market.0;
        let has = |j: u32| self.pairs.binary_search(&(i, j)).is_ok();
        let (_, _, j) = market.grid.row(i).find(|&(_, _, j)| !has(j))?;
        let giver = &market.instance.givers[j as usize].attributes;
        let code = |codes: &[Code], number: Option<u32>| number.map(|number| codes[number as usize].clone());
        Some(Help::OnePlace {
            profession: code(&market.professions, giver.profession),
            region: code(&market.regions, giver.region),
        })
    }
}
