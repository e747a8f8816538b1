//! Cards: a block with a heading, and the one card that says what to do next.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

use crate::{Button, Size};

/// A block with a heading.
#[derive(Debug, Clone)]
pub struct Card {
    heading: Markup,
    level: u8,
    size: Option<Size>,
    href: Option<String>,
    clickable: bool,
    feature: bool,
    description: Option<Markup>,
    body: Option<Markup>,
}

impl Card {
    /// A card; its heading is an `h2`.
    pub fn new(heading: impl Render) -> Self {
        Self {
            heading: crate::slot(heading),
            level: 2,
            size: None,
            href: None,
            clickable: false,
            feature: false,
            description: None,
            body: None,
        }
    }

    /// The heading's level, 2 to 4.
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// The heading's size.
    pub fn size(mut self, size: Size) -> Self {
        self.size = Some(size);
        self
    }

    /// Makes the heading a link.
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Makes the whole card lead where its heading leads.
    pub fn clickable(mut self) -> Self {
        self.clickable = true;
        self
    }

    /// The heading on a coloured ground.
    pub fn feature(mut self) -> Self {
        self.feature = true;
        self
    }

    /// One paragraph.
    pub fn description(mut self, text: impl Render) -> Self {
        self.description = Some(crate::slot(text));
        self
    }

    /// Anything else.
    pub fn body(mut self, body: impl Render) -> Self {
        self.body = Some(crate::slot(body));
        self
    }
}

/// A heading of a level from 2 to 4 with a class.
pub(crate) fn heading(level: u8, class: &str, inner: &Markup) -> Markup {
    html! {
        @match level {
            1 => h1 class=(class) { (inner) },
            3 => h3 class=(class) { (inner) },
            4 => h4 class=(class) { (inner) },
            _ => h2 class=(class) { (inner) },
        }
    }
}

impl Render for Card {
    fn render(&self) -> Markup {
        let size = self.size.map(|size| format!(" nhsuk-heading-{}", size.letter())).unwrap_or_default();
        let inner = html! {
            @if let Some(href) = &self.href { a.nhsuk-card__link href=(href) { (self.heading) } } @else { (self.heading) }
        };
        html! {
            div.nhsuk-card.nhsuk-card--clickable[self.clickable].nhsuk-card--feature[self.feature] {
                div.nhsuk-card__content {
                    (heading(self.level, &format!("nhsuk-card__heading{size}"), &inner))
                    @if let Some(text) = &self.description { p.nhsuk-card__description { (text) } }
                    @if let Some(body) = &self.body { (body) }
                }
            }
        }
    }
}

/// The one thing to do next. Each home page has exactly one.
#[derive(Debug, Clone)]
pub struct NextStep {
    words: Words,
    heading: Markup,
    text: Markup,
    action: Option<Markup>,
    after: Option<Markup>,
}

impl NextStep {
    /// What to do, and one or two sentences why and how long it takes.
    pub fn new(words: Words, heading: impl Render, text: impl Render) -> Self {
        Self { words, heading: crate::slot(heading), text: crate::slot(text), action: None, after: None }
    }

    /// A link to the page where it is done.
    pub fn link(mut self, label: impl Render, href: impl Into<String>) -> Self {
        self.action = Some(Button::primary(label).link(href).render());
        self
    }

    /// A form that does it at once.
    pub fn form(mut self, form: impl Render) -> Self {
        self.action = Some(crate::slot(form));
        self
    }

    /// Who acts next, by when, and how to leave the queue.
    pub fn after(mut self, text: impl Render) -> Self {
        self.after = Some(crate::slot(text));
        self
    }
}

impl Render for NextStep {
    fn render(&self) -> Markup {
        html! {
            section.trellis-next aria-labelledby="next-step" {
                p.trellis-next__label { (t!(self.words, "ui-next-step")) }
                h2.trellis-next__heading #next-step { (self.heading) }
                p.trellis-next__text { (self.text) }
                @if let Some(action) = &self.action { div.trellis-next__action { (action) } }
                @if let Some(after) = &self.after { p.trellis-next__after { (after) } }
            }
        }
    }
}
