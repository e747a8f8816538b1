//! What results say in words: fits, reasons, what would help. Never more than a coordinator may read.

use trellis_domain::{hat::Hat, language::Language};
use trellis_matching::{Because, Code, Help, Mode, Objective, Rule};
use trellis_words::Words;

const ENGLISH: Words = Words::new(Language::English);

/// A number with its thousands apart: 44,342.
pub fn number(number: impl TryInto<u64>) -> String {
    ENGLISH.number(number.try_into().unwrap_or(u64::MAX))
}

/// A number of things: "1 pair", "2 pairs".
pub fn count(things: usize, one: &str, more: &str) -> String {
    format!("{} {}", number(things), if things == 1 { one } else { more })
}

/// A goal in words.
pub const fn goal(objective: Objective) -> &'static str {
    match objective {
        Objective::Best => "the best total; may leave a few out",
        Objective::Most => "most people, the longest waiting first, then the best total",
        Objective::Cover => {
            "everybody first: fewest mentees with nobody, then fewest givers with nobody, then the best total"
        }
    }
}

/// Half-hours as hours: 9 is 4.5.
pub fn hours(half_hours: u16) -> String {
    if half_hours.is_multiple_of(2) { (half_hours / 2).to_string() } else { format!("{}.5", half_hours / 2) }
}

/// One reason for a pair.
pub fn because(reason: &Because) -> String {
    match reason {
        Because::Needs(tags) => format!("offers what is needed: {}", names("need_tags", tags)),
        Because::Style { .. } | Because::Lens | Because::PersonalFit => "personal fit".into(),
        Because::Step(0) => "on the same step".into(),
        Because::Step(steps) => {
            let way = if *steps > 0 { "above" } else { "below" };
            format!("{} {way}", count(steps.unsigned_abs() as usize, "step", "steps"))
        }
        Because::SameProfession => "same profession".into(),
        Because::SameFamily => "same family of professions".into(),
        Because::OtherProfession => "another profession, as wished".into(),
        Because::Slots(slots) if slots.len() > 3 => {
            format!("free at the same {} times of the week", slots.len().min(21))
        }
        Because::Slots(slots) => format!("both free {}", list(slots.iter().map(|slot| at(*slot)))),
        Because::SameSite => "same site".into(),
        Because::SameRegion => "same region".into(),
        Because::OutsideOrganisation => "outside the own organisation, as wished".into(),
        Because::Mode(Mode::InPerson) => "both would meet in person".into(),
        Because::Mode(Mode::Remote) => "both would meet online or by phone".into(),
        Because::Mode(Mode::Either) => "either way to meet suits both".into(),
    }
}

/// What would help somebody who has nobody.
pub fn help(help: &Help) -> String {
    match help {
        Help::OpenRule { rule, givers } => {
            let people = count(*givers as usize, "person", "people");
            format!("opening the rule “{}” would give {people}", rule_name(*rule))
        }
        Help::OnePlace { profession, region } => {
            let profession =
                profession.iter().map(|code| ENGLISH.name("professions", code.as_str()).to_lowercase());
            let region = region.iter().map(|code| code.as_str().to_owned());
            let like: Vec<String> = profession.chain(region).collect();
            if like.is_empty() {
                "one more place would do".into()
            } else {
                format!("one more place in {} would do", like.join(", "))
            }
        }
    }
}

/// The rules a programme sets, as a coordinator knows them.
const fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::Organisation => "organisation",
        Rule::Place => "not the same team or site",
        Rule::Language => "a shared language",
        Rule::Overlap => "a shared time of the week",
        Rule::Mode => "a way to meet that suits both",
        Rule::Step => "steps above",
        Rule::OtherHat => "a different person for each hat",
        _ => "not possible",
    }
}

/// A hat's givers: "mentors".
pub fn givers(hat: Hat) -> &'static str {
    match hat {
        Hat::Mentee => "mentees",
        Hat::Mentor => "mentors",
        Hat::Sponsor => "sponsors",
        Hat::Ally => "allies",
        Hat::Facilitator => "facilitators",
    }
}

fn names(list_name: &str, codes: &[Code]) -> String {
    list(codes.iter().map(|code| ENGLISH.name(list_name, code.as_str()).to_lowercase()))
}

fn list(things: impl Iterator<Item = String>) -> String {
    ENGLISH.list(&things.collect::<Vec<_>>())
}

fn at(slot: u32) -> String {
    let code = trellis_sheets::slots::all().nth(slot as usize).map(|(code, _)| code).unwrap_or_default();
    ENGLISH.name("slots", &code).to_owned()
}
