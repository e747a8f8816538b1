//! The settings of a run: what it is for, its goal, and the weights as sliders.

use std::collections::BTreeMap;

use trellis_domain::pair::Kind;
use trellis_programme::matching::{Overview, Profile, Settings, Term};
use trellis_ui::{
    Details, Form, Markup,
    field::{Choice, radios, slider},
    html,
};
use trellis_words::{Words, t};

use crate::{site::Site, visitor::SignedIn};

/// What was filled in.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    pub cohort: String,
    shortlist: Option<bool>,
    objective: String,
    sliders: BTreeMap<(Kind, usize), u8>,
}

impl Fields {
    /// Reads the fields; none when one of them is not ours.
    pub fn read(typed: BTreeMap<String, String>) -> Option<Self> {
        let mut fields = Self::default();
        for (name, value) in typed {
            match name.as_str() {
                "cohort" => fields.cohort = value,
                "objective" => fields.objective = value,
                "purpose" => fields.shortlist = Some(value == "shortlist"),
                name => {
                    let (kind, term) = name.split_once('-')?;
                    let term: usize = term.parse().ok().filter(|term| *term < Term::ALL.len())?;
                    let height = value.trim().parse().unwrap_or(0);
                    fields.sliders.insert((Kind::parse(kind)?, term), height);
                }
            }
        }
        Some(fields)
    }

    /// The settings they say; sliders that stand where the profile has them change nothing.
    pub fn settings(&self) -> Settings {
        let sliders = Kind::ALL.iter().filter_map(|kind| {
            let shipped = Profile::of(kind.hat())?.sliders()?;
            let typed = heights(self, *kind)?;
            (typed != shipped).then_some((*kind, typed))
        });
        Settings {
            shortlist: self.shortlist.unwrap_or(true),
            objective: if self.objective.is_empty() { "most".to_owned() } else { self.objective.clone() },
            sliders: sliders.collect(),
        }
    }
}

fn heights(fields: &Fields, kind: Kind) -> Option<[u8; 7]> {
    let mut heights = [0; 7];
    for (term, height) in heights.iter_mut().enumerate() {
        *height = *fields.sliders.get(&(kind, term))?;
    }
    Some(heights)
}

/// The form of a new run.
pub fn form(words: Words, site: &Site, who: &SignedIn, page: &Overview, fields: &Fields) -> Form {
    let chosen = if fields.shortlist == Some(false) { "final" } else { "shortlist" };
    let purpose = radios(words, "purpose", t!(words, "matching-purpose"))
        .choice(
            Choice::new("shortlist", t!(words, "matching-shortlist"))
                .hint(t!(words, "matching-shortlist-hint")),
        )
        .choice(Choice::new("final", t!(words, "matching-final")).hint(t!(words, "matching-final-hint")))
        .chosen([chosen]);
    let goal = if fields.objective.is_empty() { "most" } else { fields.objective.as_str() };
    let objective = radios(words, "objective", t!(words, "matching-objective"))
        .choice(Choice::new("most", t!(words, "matching-most")))
        .choice(Choice::new("best", t!(words, "matching-best")))
        .choice(Choice::new("cover", t!(words, "matching-cover")))
        .chosen([goal]);
    let mut form = who
        .form(site, "/co/matching/runs")
        .hidden("cohort", page.cohort.id.to_string())
        .body(purpose)
        .body(objective)
        .preview("/co/matching/preview", "preview");
    for kind in Kind::ALL {
        if page.fixed && *kind == Kind::Mentor {
            form = form.body(html! { p { (t!(words, "matching-fixed")) } });
        } else {
            form = form.body(weights(words, *kind, fields));
        }
    }
    form.submit(t!(words, "matching-make"))
}

fn weights(words: Words, kind: Kind, fields: &Fields) -> Markup {
    let shipped = Profile::of(kind.hat()).and_then(|profile| profile.sliders()).unwrap_or_default();
    let heights = heights(fields, kind).unwrap_or(shipped);
    let sliders = html! {
        p { (t!(words, "matching-weights-hint")) }
        @for (number, (term, height)) in Term::ALL.iter().zip(heights).enumerate() {
            (slider(words, &format!("{}-{number}", kind.code()), term_name(words, *term), 0, 10).value(height.to_string()))
        }
    };
    let kind = words.name("hats", kind.code());
    html! { (Details::new(t!(words, "matching-weights", kind = kind), sliders)) }
}

fn term_name(words: Words, term: Term) -> String {
    match term {
        Term::Needs => t!(words, "matching-term-needs"),
        Term::Style => t!(words, "matching-term-style"),
        Term::Step => t!(words, "matching-term-step"),
        Term::Profession => t!(words, "matching-term-profession"),
        Term::Overlap => t!(words, "matching-term-overlap"),
        Term::Place => t!(words, "matching-term-place"),
        Term::Mode => t!(words, "matching-term-mode"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn sliders_that_were_not_moved_keep_the_shipped_weights() {
        let shipped = Profile::of(Kind::Mentor.hat()).and_then(|profile| profile.sliders()).unwrap();
        let names: Vec<String> = (0..7).map(|term| format!("mentor-{term}")).collect();
        let values: Vec<String> = shipped.iter().map(ToString::to_string).collect();
        let mut all: Vec<(&str, &str)> =
            names.iter().zip(&values).map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert!(Fields::read(typed(&all)).unwrap().settings().sliders.is_empty());
        all[0].1 = "1";
        let moved = Fields::read(typed(&all)).unwrap().settings().sliders;
        assert_eq!(moved.len(), 1);
        assert_eq!(moved[0].1[0], 1);
    }

    #[test]
    fn a_field_that_is_not_ours_is_refused() {
        assert!(Fields::read(typed(&[("mentor-7", "1")])).is_none());
        assert!(Fields::read(typed(&[("boss-1", "1")])).is_none());
        assert!(Fields::read(typed(&[("filter", "x")])).is_none());
    }
}
