//! What an organisation may change of the film, and what stands when it changes nothing (motion.md, 6).

use crate::both::Both;
use crate::figures::Figures;
use crate::font::Fallback;

mod example;
mod found;
mod kind;
mod longest;
mod make;
mod questions;
mod read;
mod table;

pub use example::{example, listing};
pub use longest::longest;
pub use questions::{KEYS as QUESTION_KEYS, Provenance, QuestionSet};
pub use read::{MOST_BYTES, read};

/// Which pronoun the film uses for the mentee.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pronoun {
    /// She, her.
    #[default]
    She,
    /// He, his.
    He,
    /// They, their.
    They,
}

impl Pronoun {
    /// The word of the parameter and of the text selects.
    pub const fn word(self) -> &'static str {
        match self {
            Self::She => "she",
            Self::He => "he",
            Self::They => "they",
        }
    }
}

/// The person in the middle of the film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentee {
    /// The name; empty for a film about "the mentee".
    pub name: String,
    /// The pronoun.
    pub pronoun: Pronoun,
    /// The job, in English with its article.
    pub job: Option<Both>,
    /// The cast entry whose look the mentee has, `c01` to `c12`.
    pub look: String,
}

/// Where the end card leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// An https address.
    pub url: String,
    /// What stands on the card.
    pub text: Both,
}

/// Which of the two collective terms the film uses when `collective_predicate` is not given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Terms {
    /// As in the study.
    #[default]
    Model,
    /// As the NHS writes today.
    Nhs,
}

/// Everything that can be changed. [`Params::default`] is the film as shipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Params {
    /// The mentee.
    pub mentee: Mentee,
    /// Whether the data scene takes part.
    pub data_scene: bool,
    /// Own figures; without them the pair of 2020 stands.
    pub figures: Option<Figures>,
    /// The four questions.
    pub questions: QuestionSet,
    /// Own lines of the poster.
    pub poster_lines: Option<[Both; 5]>,
    /// Which collective term.
    pub terms: Terms,
    /// Own words instead of the collective term.
    pub collective_predicate: Option<Both>,
    /// What the one hundred people are called.
    pub population_spoken: Option<Both>,
    /// What the group is called.
    pub group_spoken: Option<Both>,
    /// Who shows the film.
    pub organisation_name: Option<String>,
    /// The link of the end card.
    pub link: Option<Link>,
    /// Hue of the title bar and the end card, 0–359 degrees.
    pub brand_hue: Option<u16>,
    /// Three things to do, instead of those of the audience.
    pub actions: Option<[Both; 3]>,
    /// Whether descriptions say what people look like: of everybody, or of nobody.
    pub describe_looks: bool,
    /// A font for letters of these texts that the film's own lacks; it comes beside the file of parameters, not in it.
    pub fallback: Option<Fallback>,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            mentee: Mentee {
                name: "Amara".to_owned(),
                pronoun: Pronoun::She,
                job: None,
                look: "c01".to_owned(),
            },
            data_scene: true,
            figures: None,
            questions: QuestionSet::shipped(),
            poster_lines: None,
            terms: Terms::Model,
            collective_predicate: None,
            population_spoken: None,
            group_spoken: None,
            organisation_name: None,
            link: None,
            brand_hue: None,
            actions: None,
            describe_looks: true,
            fallback: None,
        }
    }
}

impl Params {
    /// The figures that the data scene shows, or none when it does not take part.
    pub fn shown_figures(&self) -> Option<Figures> {
        self.data_scene.then(|| self.figures.clone().unwrap_or_else(Figures::shipped))
    }
}
