//! Blocks that stand out: inset, warning, banner, panel, interruption, receipt.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

use crate::{Size, card};

/// A quiet block beside the main text.
#[derive(Debug, Clone)]
pub struct Inset {
    words: Words,
    body: Markup,
}

impl Inset {
    /// A block of paragraphs.
    pub fn new(words: Words, body: impl Render) -> Self {
        Self { words, body: crate::slot(body) }
    }

    /// A block of one paragraph.
    pub fn text(words: Words, text: impl Render) -> Self {
        Self { words, body: html! { p { (text) } } }
    }
}

impl Render for Inset {
    fn render(&self) -> Markup {
        html! {
            div.nhsuk-inset-text {
                span.nhsuk-u-visually-hidden { (t!(self.words, "ui-information")) " " }
                (self.body)
            }
        }
    }
}

/// Something to know before going on; also the content note before heavy material.
#[derive(Debug, Clone)]
pub struct Warning {
    heading: Markup,
    level: u8,
    description: Option<Markup>,
    body: Option<Markup>,
}

impl Warning {
    /// A heading (an `h2` unless [`Warning::level`] says otherwise) and one paragraph.
    pub fn new(heading: impl Render, text: impl Render) -> Self {
        let (heading, text) = (crate::slot(heading), crate::slot(text));
        Self { heading, level: 2, description: Some(text), body: None }
    }

    /// The heading's level, 2 to 4.
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// More than one paragraph.
    pub fn body(mut self, body: impl Render) -> Self {
        self.body = Some(crate::slot(body));
        self
    }
}

impl Render for Warning {
    fn render(&self) -> Markup {
        html! {
            div.nhsuk-card.nhsuk-card--warning {
                div.nhsuk-card__content {
                    (card::heading(self.level, "nhsuk-card__heading", &self.heading))
                    @if let Some(text) = &self.description { p.nhsuk-card__description { (text) } }
                    @if let Some(body) = &self.body { (body) }
                }
            }
        }
    }
}

/// News about what just happened, or a state that covers the page (paused, read-only). One a page.
#[derive(Debug, Clone)]
pub struct Banner {
    title: Markup,
    heading: Option<Markup>,
    body: Option<Markup>,
    success: bool,
}

impl Banner {
    /// A band with its title ("Important") and one sentence.
    pub fn new(words: Words, sentence: impl Render) -> Self {
        let title = crate::slot(t!(words, "ui-important"));
        Self { title, heading: Some(crate::slot(sentence)), body: None, success: false }
    }

    /// Green, announced at once: something was done.
    pub fn success(title: impl Render, sentence: impl Render) -> Self {
        Self { title: crate::slot(title), heading: Some(crate::slot(sentence)), body: None, success: true }
    }

    /// Another title than "Important".
    pub fn title(mut self, title: impl Render) -> Self {
        self.title = crate::slot(title);
        self
    }

    /// Paragraphs below the sentence, which then becomes a heading.
    pub fn body(mut self, body: impl Render) -> Self {
        self.body = Some(crate::slot(body));
        self
    }
}

impl Render for Banner {
    fn render(&self) -> Markup {
        let title = "nhsuk-notification-banner-title";
        html! {
            div.nhsuk-notification-banner.nhsuk-notification-banner--success[self.success]
                data-module="nhsuk-notification-banner" role=(if self.success { "alert" } else { "region" }) aria-labelledby=(title) {
                div.nhsuk-notification-banner__header {
                    h2.nhsuk-notification-banner__title id=(title) { (self.title) }
                }
                div.nhsuk-notification-banner__content {
                    @if let Some(sentence) = &self.heading {
                        @if self.body.is_some() { h3.nhsuk-notification-banner__heading { (sentence) } }
                        @else { p.nhsuk-notification-banner__heading { (sentence) } }
                    }
                    @if let Some(body) = &self.body { (body) }
                }
            }
        }
    }
}

/// The end of a journey: "Your answers are sent".
#[derive(Debug, Clone)]
pub struct Panel {
    heading: Markup,
    level: u8,
    size: Option<Size>,
    body: Option<Markup>,
    interruption: bool,
}

impl Panel {
    /// A green block whose heading is the page's `h1`.
    pub fn new(heading: impl Render) -> Self {
        Self { heading: crate::slot(heading), level: 1, size: None, body: None, interruption: false }
    }

    /// The heading's level.
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// The heading's size.
    pub fn size(mut self, size: Size) -> Self {
        self.size = Some(size);
        self
    }

    /// What stands below the heading.
    pub fn body(mut self, body: impl Render) -> Self {
        self.body = Some(crate::slot(body));
        self
    }
}

impl Render for Panel {
    fn render(&self) -> Markup {
        let size =
            self.size.map(|size| format!(" nhsuk-panel__heading--{}", size.letter())).unwrap_or_default();
        html! {
            div.nhsuk-panel.nhsuk-panel--interruption[self.interruption] {
                (card::heading(self.level, &format!("nhsuk-panel__heading{size}"), &self.heading))
                @if let Some(body) = &self.body { div.nhsuk-panel__body { (body) } }
            }
        }
    }
}

/// A page that stops someone before a step with consequences. Its buttons are [`crate::Button::reverse`].
#[derive(Debug, Clone)]
pub struct Interruption {
    panel: Panel,
}

impl Interruption {
    /// What is about to happen (the page's `h1`), then paragraphs and buttons.
    pub fn new(heading: impl Render, body: impl Render) -> Self {
        let panel = Panel::new(heading).size(Size::L).body(body);
        Self { panel: Panel { interruption: true, ..panel } }
    }
}

impl Render for Interruption {
    fn render(&self) -> Markup {
        self.panel.render()
    }
}

/// Erased, exported, closed, revealed, released: what, when, what remains, and a reference.
#[derive(Debug, Clone)]
pub struct Receipt {
    words: Words,
    heading: Markup,
    lines: Vec<(Markup, Markup)>,
    reference: Option<String>,
}

impl Receipt {
    /// What was done, as the page's `h1`.
    pub fn new(words: Words, heading: impl Render) -> Self {
        Self { words, heading: crate::slot(heading), lines: Vec::new(), reference: None }
    }

    /// One fact: "What remains", "Your matching date".
    pub fn line(mut self, name: impl Render, fact: impl Render) -> Self {
        self.lines.push((crate::slot(name), crate::slot(fact)));
        self
    }

    /// The reference to quote.
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }
}

impl Render for Receipt {
    fn render(&self) -> Markup {
        html! {
            div.trellis-receipt {
                h1.trellis-receipt__heading { (self.heading) }
                dl.trellis-receipt__lines {
                    @for (name, fact) in &self.lines { div { dt { (name) } dd { (fact) } } }
                }
                @if let Some(reference) = &self.reference {
                    p.trellis-receipt__reference { (t!(self.words, "ui-reference", reference = reference)) }
                }
            }
        }
    }
}
