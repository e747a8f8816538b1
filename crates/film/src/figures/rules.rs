//! Rules D1 to D7: when two figures may be shown (motion.md, 2.3).

use std::fmt;

use jiff::civil::Date;

use super::{AsOf, Figure, Figures, Percent, Unknown};
use crate::both::Both;

/// A rule of the data scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Both figures or neither.
    D1,
    /// Each has population, date and source.
    D2,
    /// Same year, not in the future.
    D3,
    /// At least 10 people of at least 100.
    D4,
    /// A bare percentage is published somewhere.
    D5,
    /// Between 1 and 99 whole people.
    D6,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// One figure as somebody gave it; nothing is filled in for what is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// How many people.
    pub count: Option<u32>,
    /// Of how many.
    pub of: Option<u32>,
    /// The percentage instead of counts.
    pub percent: Option<Percent>,
    /// Where the percentage is published.
    pub published_url: Option<String>,
    /// Who was counted.
    pub population: Option<Both>,
    /// When.
    pub as_of: Option<AsOf>,
    /// Where it comes from.
    pub source: Option<String>,
    /// Those of unknown ethnicity.
    pub unknown: Unknown,
}

/// A broken rule: which, on which parameter, what was found, what is allowed, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The rule.
    pub rule: Rule,
    /// The parameter, as in `data.group.of`.
    pub parameter: String,
    /// What was found.
    pub found: String,
    /// What is allowed.
    pub allowed: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

/// The film can always be made without the scene; whoever is refused should hear so.
const WITHOUT: &str =
    "use a larger group, or make the film without the data scene: scene = \"off\" under [data]";

/// The figures from what was given, on `today`. Neither given: none, and the shipped pair stands.
///
/// # Errors
/// Every rule that is broken, all at once.
pub fn from_given(
    all: Option<&Given>,
    group: Option<&Given>,
    today: Date,
) -> Result<Option<Figures>, Vec<Wrong>> {
    let (all, group) = match (all, group) {
        (None, None) => return Ok(None),
        (Some(all), Some(group)) => (all, group),
        (all, _) => {
            let (there, missing) = if all.is_some() { ("all", "group") } else { ("group", "all") };
            return Err(vec![Wrong {
                rule: Rule::D1,
                parameter: format!("data.{missing}"),
                found: format!("only data.{there}"),
                allowed: "both figures, or neither",
                remedy: "give both: an own figure beside one of 2020 would compare two different things",
            }]);
        }
    };
    let mut wrong = Vec::new();
    let made = (one("all", all, today, &mut wrong), one("group", group, today, &mut wrong));
    if let (Some(a), Some(g)) = (all.as_of, group.as_of)
        && a.year() != g.year()
    {
        wrong.push(Wrong {
            rule: Rule::D3,
            parameter: "data.group.as_of".to_owned(),
            found: format!("{} beside {} in data.all.as_of", g.year(), a.year()),
            allowed: "the same year in both",
            remedy: "take both figures from one year",
        });
    }
    match made {
        (Some(all), Some(group)) if wrong.is_empty() => Ok(Some(Figures { all, group })),
        _ => Err(wrong),
    }
}

/// One figure; what is wrong with it is added to `wrong`.
fn one(name: &str, given: &Given, today: Date, wrong: &mut Vec<Wrong>) -> Option<Figure> {
    let before = wrong.len();
    let mut refuse = |rule, field: &str, found: String, allowed, remedy| {
        wrong.push(Wrong { rule, parameter: format!("data.{name}{field}"), found, allowed, remedy });
    };
    let needed = [
        (".population", given.population.is_none()),
        (".as_of", given.as_of.is_none()),
        (".source", given.source.is_none()),
    ];
    for (field, _) in needed.into_iter().filter(|(_, missing)| *missing) {
        let allowed = "who was counted, when, and where the figure comes from";
        refuse(Rule::D2, field, "nothing".to_owned(), allowed, "add it under the same heading");
    }
    if given.as_of.is_some_and(|as_of| as_of.after(today)) {
        let found = format!("{}, later than today ({today})", given.as_of.map_or(0, AsOf::year));
        refuse(Rule::D3, ".as_of", found, "a year or a day that has come", "correct the date");
    }
    let mut counts = None;
    let percent = match (given.count, given.of, given.percent) {
        (Some(count), Some(of), None) => {
            if count < 10 {
                refuse(Rule::D4, ".count", count.to_string(), "10 people or more", WITHOUT);
            }
            if of < 100 {
                refuse(Rule::D4, ".of", of.to_string(), "100 people or more", WITHOUT);
            }
            let (count, of) = (protect(count), protect(of));
            counts = Some((count, of));
            (of > 0).then(|| Percent::of_counts(count, of))
        }
        (None, None, Some(percent)) => {
            if given.published_url.is_none() {
                let remedy = "add the address where it is published, or give count and of instead";
                refuse(Rule::D5, ".published_url", "nothing".to_owned(), "an https address", remedy);
            }
            Some(percent)
        }
        (count, of, percent) => {
            let parts = [("count", count.is_some()), ("of", of.is_some()), ("percent", percent.is_some())];
            let there: Vec<_> = parts.iter().filter(|(_, there)| *there).map(|(part, _)| *part).collect();
            let found = if there.is_empty() { "no figure".to_owned() } else { there.join(" and ") };
            let allowed = "count and of, or percent with published_url";
            refuse(Rule::D2, "", found, allowed, "give one of the two, whole");
            None
        }
    };
    if let Some(percent) = percent.filter(|percent| !(1..=99).contains(&percent.whole())) {
        let found = format!("{percent} %, which is {} of one hundred people", percent.whole());
        refuse(
            Rule::D6,
            "",
            found,
            "between 1 and 99 of one hundred: 0 or 100 tells about everybody",
            WITHOUT,
        );
    }
    if wrong.len() > before {
        return None;
    }
    Some(Figure {
        percent: percent?,
        counts,
        population: given.population.clone(),
        as_of: given.as_of?,
        source: given.source.clone()?,
        url: given.published_url.clone(),
        unknown: given.unknown,
    })
}

/// D7, `nhs_2018`: to the nearest 5 (model.md, 5.4; NHS Digital 2018). Counts of 1–7 never come here: D4 refuses them.
const fn protect(count: u32) -> u32 {
    ((count as u64 + 2) / 5 * 5) as u32
}
