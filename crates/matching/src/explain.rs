//! Why these two: the strongest parts of their score, as values that the words crate turns into sentences.
//!
//! Coordinators and givers never see that a lens exists: for them its points and those of values and ways of working
//! are one part, "personal fit", and parts are shown as words, never as points.

use crate::{
    key::{Code, Key},
    person::Mode,
    plan::{Fit, Plan},
    profile::Term,
    rules::Shown,
    score::{Maxima, Points, differ, difference, modes_agree, same, same_site, shared_slots},
};

/// Who reads the explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The mentee, who knows their own wishes.
    Mentee,
    /// The giver.
    Giver,
    /// The coordinator.
    Coordinator,
}

/// One reason, with what its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// Needs of the mentee that the giver offers.
    Needs(Vec<Code>),
    /// Agreeing answers on values and ways of working, of those the mentee gave. To the mentee only.
    Style {
        /// How many agree.
        agree: u32,
        /// How many the mentee gave.
        answered: u32,
    },
    /// Offers what the mentee asked for. To the mentee only.
    Lens,
    /// Values, ways of working and whatever else is personal. To coordinator and giver.
    PersonalFit,
    /// So many steps above the mentee (below, if negative).
    Step(i32),
    /// The same profession.
    SameProfession,
    /// The same family of professions.
    SameFamily,
    /// Another profession, as the mentee wished.
    OtherProfession,
    /// Free at the same times: numbers of the shared slots.
    Slots(Vec<u32>),
    /// The same site.
    SameSite,
    /// The same region.
    SameRegion,
    /// Outside the mentee's organisation, as wished.
    OutsideOrganisation,
    /// Would rather meet in the same way.
    Mode(Mode),
}

/// A part of the score as coordinators and givers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Needs met.
    Needs,
    /// Values, ways of working, and the lens if there is one.
    PersonalFit,
    /// Ladder difference.
    Step,
    /// Profession.
    Profession,
    /// Shared times.
    Overlap,
    /// Place.
    Place,
    /// Mode.
    Mode,
}

/// How much of a part is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not asked, or not answered.
    NotCounted,
    /// Nothing of it.
    None,
    /// Less than half.
    Some,
    /// Half or more.
    Most,
    /// All of it.
    Full,
}

impl Level {
    const fn of(points: u16, most: u16) -> Self {
        if most == 0 {
            Self::NotCounted
        } else if points == 0 {
            Self::None
        } else if points == most {
            Self::Full
        } else if 2 * points >= most {
            Self::Most
        } else {
            Self::Some
        }
    }
}

/// Why these two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// How well they fit, in a word.
    pub fit: Fit,
    /// Up to four strongest reasons, the strongest first. For the mentee they are facts with slots.
    pub because: Vec<Because>,
    /// Every part in a word; empty for the mentee, whose own words are in `because`.
    pub parts: Vec<(Part, Level)>,
    /// Place of the giver in the mentee's own order, if the mentee chose.
    pub rank: Option<u8>,
    /// Set by the coordinator.
    pub pinned: bool,
}

impl Plan {
    /// Why these two would suit, whether or not the plan puts them together.
    ///
    /// # Errors
    /// What may be shown when the pair may not be: no figures at all. People outside this layer are
    /// [`Shown::NotPossible`] too.
    pub fn explain(&self, mentee: &Key, giver: &Key, audience: Audience) -> Result<Explanation, Shown> {
        let market = &self.market.0;
        let (i, j) = market.numbers(mentee, giver).ok_or(Shown::NotPossible)?;
        let together = self.pairs.binary_search(&(i, j)).is_ok();
        if let Some(rule) = market.broken(i, j).filter(|_| !together) {
            return Err(rule.shown());
        }
        let (maxima, points) = market.points(i, j);
        let matched = market.matched((i, j));
        let parts = if audience == Audience::Mentee { Vec::new() } else { parts(&maxima, &points) };
        Ok(Explanation {
            fit: matched.fit,
            because: self.because(i, j, &points, audience),
            parts,
            rank: matched.rank,
            pinned: matched.pinned,
        })
    }

    /// The strongest reasons, the strongest first.
    fn because(&self, i: u32, j: u32, points: &Points, audience: Audience) -> Vec<Because> {
        let term = |term: Term| points.terms[term as usize];
        let mut reasons: Vec<(u16, Because)> = Vec::new();
        for one in [Term::Needs, Term::Step, Term::Profession, Term::Overlap, Term::Place, Term::Mode] {
            reasons.extend(self.fact(i, j, one).map(|fact| (term(one), fact)));
        }
        match audience {
            Audience::Mentee => {
                reasons.push((points.lens, Because::Lens));
                reasons.extend(self.fact(i, j, Term::Style).map(|fact| (term(Term::Style), fact)));
            }
            Audience::Giver | Audience::Coordinator => {
                reasons.push((term(Term::Style) + points.lens, Because::PersonalFit));
            }
        }
        reasons.retain(|&(points, _)| points > 0);
        reasons.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        reasons.truncate(4);
        reasons.into_iter().map(|(_, reason)| reason).collect()
    }

    /// The fact behind one term's points.
    fn fact(&self, i: u32, j: u32, term: Term) -> Option<Because> {
        let market = &self.market.0;
        let (mentee, giver) = (&market.instance.mentees[i as usize], &market.instance.givers[j as usize]);
        let (a, b) = (&mentee.attributes, &giver.attributes);
        match term {
            Term::Needs => {
                let met = mentee.needs.iter().filter(|&&tag| giver.tags.contains(tag));
                Some(Because::Needs(met.map(|&tag| market.tags[tag as usize].clone()).collect()))
            }
            Term::Style => {
                let agreeing = a.style_answered & b.style_answered & !(a.style_b ^ b.style_b);
                Some(Because::Style { agree: agreeing.count_ones(), answered: a.style_answered.count_ones() })
            }
            Term::Step => difference(a, b).map(Because::Step),
            Term::Profession if same(a.profession, b.profession) => Some(Because::SameProfession),
            Term::Profession if mentee.other_profession => Some(Because::OtherProfession),
            Term::Profession => Some(Because::SameFamily),
            Term::Overlap => {
                let slots = a.slots? & b.slots?;
                shared_slots(a, b)
                    .map(|_| Because::Slots((0..32).filter(|slot| slots >> slot & 1 == 1).collect()))
            }
            Term::Place if mentee.outside && differ(a.organisation, b.organisation) => {
                Some(Because::OutsideOrganisation)
            }
            Term::Place if same_site(a, b) => Some(Because::SameSite),
            Term::Place => Some(Because::SameRegion),
            Term::Mode if modes_agree(a, b) => {
                let mode = if a.mode == Some(Mode::Either) { b.mode } else { a.mode };
                mode.map(Because::Mode)
            }
            Term::Mode => None,
        }
    }
}

/// Every part in a word: the same parts whether or not a lens exists.
fn parts(maxima: &Maxima, points: &Points) -> Vec<(Part, Level)> {
    let level = |term: Term| Level::of(points.terms[term as usize], maxima.terms[term as usize]);
    let style = Term::Style as usize;
    let personal =
        Level::of(points.terms[style] + points.lens, maxima.terms[style] + maxima.lens.iter().sum::<u16>());
    vec![
        (Part::Needs, level(Term::Needs)),
        (Part::PersonalFit, personal),
        (Part::Step, level(Term::Step)),
        (Part::Profession, level(Term::Profession)),
        (Part::Overlap, level(Term::Overlap)),
        (Part::Place, level(Term::Place)),
        (Part::Mode, level(Term::Mode)),
    ]
}
