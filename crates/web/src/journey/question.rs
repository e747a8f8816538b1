//! One question of a step: how it is asked, what is a right answer, and how the answer reads.

use trellis_domain::address::Address;
use trellis_programme::drafts::Answers;
use trellis_ui::{
    Errors, Markup, Render,
    field::{Choice, checkboxes, email, radios, select, text},
};
use trellis_words::{Words, names, t};

/// A code and what it is called.
type Named = (String, String);

enum Kind {
    One(Vec<Named>),
    Many(Vec<Named>),
    Pick(Vec<Named>),
    Line(usize),
    Address,
}

/// A question.
pub struct Question {
    /// The field.
    pub name: String,
    /// The question itself.
    pub label: String,
    hint: Option<String>,
    needed: Option<String>,
    kind: Kind,
}

/// Every code of a list with its name, for those that `keep` says yes to.
pub fn named(words: Words, list: &str, keep: impl Fn(&names::Name) -> bool) -> Vec<Named> {
    names::of(list)
        .filter(|name| keep(name))
        .map(|name| (name.code.to_owned(), name.say(words.language()).to_owned()))
        .collect()
}

/// What the answers are called, as one sentence part.
fn label_of(words: Words, choices: &[Named], said: &[String]) -> String {
    let labels: Vec<&str> = said
        .iter()
        .map(|code| choices.iter().find(|(known, _)| known == code).map_or(code.as_str(), |(_, name)| name))
        .collect();
    words.list(&labels)
}

impl Question {
    fn new(name: impl Into<String>, label: String, kind: Kind) -> Self {
        Self { name: name.into(), label, hint: None, needed: None, kind }
    }

    /// One of a few.
    pub fn one(name: impl Into<String>, label: String, choices: Vec<Named>) -> Self {
        Self::new(name, label, Kind::One(choices))
    }

    /// Any number of these, none among them.
    pub fn many(name: impl Into<String>, label: String, choices: Vec<Named>) -> Self {
        Self::new(name, label, Kind::Many(choices))
    }

    /// One of many.
    pub fn pick(name: impl Into<String>, label: String, choices: Vec<Named>) -> Self {
        Self::new(name, label, Kind::Pick(choices))
    }

    /// A short line of text, of so many characters at most.
    pub fn line(name: impl Into<String>, label: String, most: usize) -> Self {
        Self::new(name, label, Kind::Line(most))
    }

    /// An e-mail address.
    pub fn address(name: impl Into<String>, label: String) -> Self {
        Self::new(name, label, Kind::Address)
    }

    /// With a line that helps to answer.
    pub fn hint(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// It has to be answered; the sentence that says so.
    pub fn needed(self, sentence: String) -> Self {
        Self { needed: Some(sentence), ..self }
    }

    pub(super) fn check(&self, words: Words, answers: &Answers, errors: &mut Errors) {
        let said = answers.all(&self.name);
        if said.iter().all(|said| said.trim().is_empty()) {
            if let Some(needed) = &self.needed {
                errors.add(&self.name, needed.clone());
            }
            return;
        }
        match &self.kind {
            Kind::One(choices) | Kind::Pick(choices) | Kind::Many(choices) => {
                let offered = |said: &String| choices.iter().any(|(code, _)| code == said);
                let several = said.len() > 1 && !matches!(self.kind, Kind::Many(_));
                if several || !said.iter().all(offered) {
                    errors.add(&self.name, t!(words, "journey-not-offered"));
                }
            }
            Kind::Line(most) => {
                let line = answers.one(&self.name);
                if line.chars().count() > *most {
                    errors.add(&self.name, t!(words, "journey-too-long", most = *most));
                } else if line.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)) {
                    errors.add(&self.name, t!(words, "journey-odd-letters"));
                }
            }
            Kind::Address => {
                if Address::read(answers.one(&self.name)).is_err() {
                    errors.add(&self.name, t!(words, "journey-no-address"));
                }
            }
        }
    }

    /// The field; as the page's heading when it is the only one.
    pub(super) fn field(
        &self,
        words: Words,
        answers: &Answers,
        errors: &Errors,
        heading: Option<String>,
    ) -> Markup {
        macro_rules! dressed {
            ($field:expr) => {{
                let mut field = $field.errors(errors);
                if let Some(hint) = &self.hint {
                    field = field.hint(hint);
                }
                if let Some(caption) = heading {
                    field = field.as_heading().caption(caption);
                }
                field.render()
            }};
        }
        let choice = |(code, name): &Named| Choice::new(code, name);
        let said = answers.all(&self.name);
        match &self.kind {
            Kind::One(choices) => {
                dressed!(
                    radios(words, &self.name, &self.label).choices(choices.iter().map(choice)).chosen(said)
                )
            }
            Kind::Many(choices) => {
                dressed!(
                    checkboxes(words, &self.name, &self.label)
                        .choices(choices.iter().map(choice))
                        .chosen(said)
                )
            }
            Kind::Pick(choices) => dressed!(
                select(words, &self.name, &self.label)
                    .option("", t!(words, "journey-choose"))
                    .options(choices.iter().map(|(code, name)| (code.clone(), name.clone())))
                    .value(answers.one(&self.name))
            ),
            Kind::Line(_) => dressed!(text(words, &self.name, &self.label).value(answers.one(&self.name))),
            Kind::Address => dressed!(email(words, &self.name, &self.label).value(answers.one(&self.name))),
        }
    }

    /// How the answer reads on the check page.
    pub(super) fn said(&self, words: Words, answers: &Answers) -> String {
        match &self.kind {
            Kind::One(choices) | Kind::Many(choices) | Kind::Pick(choices) => {
                label_of(words, choices, answers.all(&self.name))
            }
            Kind::Line(_) | Kind::Address => answers.one(&self.name).to_owned(),
        }
    }
}
