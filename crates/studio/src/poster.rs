//! The film on paper: the challenge to allies, the model, and the storyboard, each a PDF that a screen reader can read.
//!
//! Every PDF is tagged and held to PDF/UA-1 by the library's own validator: one that fails is not made. There is no clock in it.

mod canvas;
mod challenge;
mod model;
mod part;
mod sheet;
mod storyboard;

use trellis_film::plan::Plan;
use trellis_film::script::Script;
use trellis_film::text::Unset;

use sheet::Book;

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The five lines of the challenge to allies, one page.
    Challenge,
    /// The four petals around the mentee and the four questions, one page.
    Model,
    /// Every scene's still with what is said in it, then the sources.
    Storyboard,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Challenge, Self::Model, Self::Storyboard];

    /// Its name in commands and in names of files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Challenge => "challenge",
            Self::Model => "model",
            Self::Storyboard => "storyboard",
        }
    }
}

/// How large the paper is. Upright; the larger one is the smaller one enlarged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// Words that find no room.
    #[error("{0}")]
    Text(#[from] Unset),
    /// The film has no such part to draw.
    #[error("the film has no `{0}` to print")]
    Part(String),
    /// The fallback font is of a kind that PDF does not know.
    #[error("the fallback font cannot be put into a PDF; take another font file")]
    Font,
    /// The PDF does not keep PDF/UA-1, or cannot be written.
    #[error("the PDF is not PDF/UA-1: {0}")]
    Pdf(String),
}

/// The PDF of a film, drawn from its `plan` and worded by its `script`: the same bytes every time.
///
/// # Errors
/// When words do not fit, when the film lacks a part, or when the PDF would not be PDF/UA-1.
pub fn pdf(kind: Kind, paper: Paper, plan: &Plan, script: &Script) -> Result<Vec<u8>, Wrong> {
    let mut book = Book::new(paper, plan)?;
    let title = match kind {
        Kind::Challenge => {
            challenge::draw(&mut book, plan, script)?;
            script.text("poster-name")
        }
        Kind::Model => {
            model::draw(&mut book, plan, script)?;
            script.text("film-title")
        }
        Kind::Storyboard => {
            storyboard::draw(&mut book, plan, script)?;
            script.text("film-title")
        }
    };
    book.finish(title, script.language.code())
}

#[cfg(test)]
mod tests;
