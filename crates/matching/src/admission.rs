//! Whether a pair may be, and the first rule that says no.

use crate::{
    instance::{CodedGiver, CodedMentee},
    person::Mode,
    rules::{OrganisationRule, PlaceRule, Rule, Rules},
    score::{differ, difference, same, same_site, shared_slots},
};

/// Rules that stand against one pair from lists, one bit per rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Struck(u16);

impl Struck {
    /// With one more rule.
    pub const fn with(self, rule: Rule) -> Self {
        Self(self.0 | 1 << rule as u16)
    }

    /// Whether the checker is told of the pair: lines of management it finds by itself, and another hat counts only
    /// where hats are distinct.
    pub const fn stands(self, distinct: bool) -> bool {
        let ignored = if distinct { 0 } else { 1 << Rule::OtherHat as u16 };
        self.0 & !(ignored | 1 << Rule::LineOfManagement as u16) != 0
    }

    /// Whether this rule is one of them.
    pub const fn has(self, rule: Rule) -> bool {
        self.0 >> rule as u16 & 1 == 1
    }
}

/// The first rule that forbids a pair, in the order H1–H16; `None` when the pair may be. `room` is what the giver has.
pub fn first_broken(
    rules: &Rules,
    struck: Struck,
    mentee: &CodedMentee,
    giver: &CodedGiver,
    room: u8,
) -> Option<Rule> {
    let early = [Rule::LineOfManagement, Rule::Conflict, Rule::RatherNot];
    let late = [Rule::Forbidden, Rule::Earlier, Rule::OtherHat];
    let listed = |list: [Rule; 3]| {
        list.into_iter().find(|&rule| struck.has(rule) && (rule != Rule::OtherHat || rules.distinct))
    };
    if mentee.attributes.person == giver.attributes.person {
        Some(Rule::SamePerson)
    } else if giver.ready && room == 0 {
        Some(Rule::Full)
    } else if let Some(rule) = listed(early) {
        Some(rule)
    } else if let Some(rule) = settings_broken(rules, mentee, giver).next() {
        Some(rule)
    } else if let Some(rule) = listed(late) {
        Some(rule)
    } else if !waits_met(mentee, giver) {
        Some(Rule::WaitsForLens)
    } else if giver.ready {
        None
    } else {
        Some(Rule::NotReady)
    }
}

/// Every wish the mentee rather waits for is met.
fn waits_met(mentee: &CodedMentee, giver: &CodedGiver) -> bool {
    mentee.lens.iter().all(|wish| !wish.waits || giver.offers.contains(wish.value) == wish.wanted)
}

/// The rules H6–H11 that a pair breaks, in their order.
pub fn settings_broken<'a>(
    rules: &'a Rules,
    mentee: &'a CodedMentee,
    giver: &'a CodedGiver,
) -> impl Iterator<Item = Rule> + 'a {
    const SETTINGS: [Rule; 6] =
        [Rule::Organisation, Rule::Place, Rule::Language, Rule::Overlap, Rule::Mode, Rule::Step];
    SETTINGS.into_iter().filter(move |&rule| breaks(rule, rules, mentee, giver))
}

fn breaks(rule: Rule, rules: &Rules, mentee: &CodedMentee, giver: &CodedGiver) -> bool {
    let (a, b) = (&mentee.attributes, &giver.attributes);
    match rule {
        Rule::Organisation => match rules.organisation {
            OrganisationRule::Any => false,
            OrganisationRule::OtherOnly => same(a.organisation, b.organisation),
            OrganisationRule::SameOnly => differ(a.organisation, b.organisation),
            OrganisationRule::SameSystem => differ(a.system, b.system),
        },
        Rule::Place => match rules.place {
            PlaceRule::Any => false,
            PlaceRule::NotSameTeam => {
                same(a.team, b.team) && !differ(a.organisation, b.organisation) && !differ(a.site, b.site)
            }
            PlaceRule::NotSameSite => same_site(a, b),
        },
        Rule::Language => rules.language && !a.languages.is_empty() && !a.languages.meets(&b.languages),
        Rule::Overlap => shared_slots(a, b).is_some_and(|shared| shared < u32::from(rules.min_overlap)),
        Rule::Mode => rules.mode && modes_clash(mentee, giver),
        Rule::Step => match (rules.step, difference(a, b)) {
            (Some((least, most)), Some(steps)) => steps < i32::from(least) || steps > i32::from(most),
            _ => false,
        },
        _ => false,
    }
}

fn modes_clash(mentee: &CodedMentee, giver: &CodedGiver) -> bool {
    let (a, b) = (&mentee.attributes, &giver.attributes);
    match (a.mode, b.mode) {
        (Some(Mode::InPerson), Some(Mode::Remote)) | (Some(Mode::Remote), Some(Mode::InPerson)) => true,
        (Some(Mode::InPerson), Some(Mode::InPerson)) => differ(a.region, b.region),
        _ => false,
    }
}
