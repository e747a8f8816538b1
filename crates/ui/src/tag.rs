//! A short word for a state.

use maud::{Markup, Render, html};

/// The colour of a tag. The word carries the meaning; colour only helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// White.
    White,
    /// Grey: paused, closed.
    Grey,
    /// Green: done, active.
    Green,
    /// Aqua green.
    AquaGreen,
    /// Blue: waiting for someone.
    Blue,
    /// Purple.
    Purple,
    /// Yellow: needs a look.
    Yellow,
    /// Orange.
    Orange,
    /// Red: only for what is broken, never for a person.
    Red,
}

impl Colour {
    const fn name(self) -> &'static str {
        match self {
            Self::White => "white",
            Self::Grey => "grey",
            Self::Green => "green",
            Self::AquaGreen => "aqua-green",
            Self::Blue => "blue",
            Self::Purple => "purple",
            Self::Yellow => "yellow",
            Self::Orange => "orange",
            Self::Red => "red",
        }
    }
}

/// A short word for a state.
#[derive(Debug, Clone)]
pub struct Tag {
    text: Markup,
    colour: Option<Colour>,
}

impl Tag {
    /// A tag in the default blue.
    pub fn new(text: impl Render) -> Self {
        Self { text: crate::slot(text), colour: None }
    }

    /// A tag in a colour.
    pub fn coloured(text: impl Render, colour: Colour) -> Self {
        Self { text: crate::slot(text), colour: Some(colour) }
    }
}

impl Render for Tag {
    fn render(&self) -> Markup {
        let colour = self.colour.map(|colour| format!(" nhsuk-tag--{}", colour.name())).unwrap_or_default();
        html! { strong class={ "nhsuk-tag" (colour) } { (self.text) } }
    }
}
