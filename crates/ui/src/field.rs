//! One question: its label, hint, error and the control that takes the answer.

mod choices;
mod date;
mod input;
mod select;
mod slider;
mod slot;
mod textarea;

pub use choices::{Choice, Choices, checkboxes, radios};
pub use date::{DateBoxes, date};
pub use input::{Input, email, file, number, password, text};
pub use select::{Select, select};
pub use slider::{Slider, slider};
pub use slot::{Slot, slot};
pub use textarea::{TextArea, textarea};

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

use crate::Errors;

/// The size of a label or legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 19 px, bold.
    S,
    /// 22 px.
    M,
    /// 26 px to 36 px: the heading of a page with one question.
    L,
    /// The largest.
    Xl,
}

impl Size {
    pub(crate) const fn letter(self) -> &'static str {
        match self {
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
            Self::Xl => "xl",
        }
    }
}

/// A question of kind `K`. Made by the functions of this module ([`text`], [`radios`], …), shown with `(field)` in a page.
#[derive(Debug, Clone)]
pub struct Field<K> {
    words: Words,
    name: String,
    id: String,
    label: Markup,
    caption: Option<Markup>,
    heading: bool,
    size: Option<Size>,
    hint: Option<Markup>,
    error: Option<Markup>,
    below: Option<Markup>,
    kind: K,
}

impl<K> Field<K> {
    fn new(words: Words, name: &str, label: impl Render, kind: K) -> Self {
        Self {
            words,
            name: name.to_owned(),
            id: name.to_owned(),
            label: crate::slot(label),
            caption: None,
            heading: false,
            size: None,
            hint: None,
            error: None,
            below: None,
            kind,
        }
    }

    /// Another id than the name, where one page asks the same thing twice. The summary of errors links to it.
    pub fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }

    /// Makes the label or legend the `h1` of the page: for pages with one question.
    pub fn as_heading(mut self) -> Self {
        self.heading = true;
        self.size = self.size.or(Some(Size::L));
        self
    }

    /// A line above the question, such as "Step 2 of 8".
    pub fn caption(mut self, caption: impl Render) -> Self {
        self.caption = Some(crate::slot(caption));
        self
    }

    /// The size of the label or legend.
    pub fn size(mut self, size: Size) -> Self {
        self.size = Some(size);
        self
    }

    /// What helps to answer, below the label.
    pub fn hint(mut self, hint: impl Render) -> Self {
        self.hint = Some(crate::slot(hint));
        self
    }

    /// What has to be put right here.
    pub fn error(mut self, message: impl Render) -> Self {
        self.error = Some(crate::slot(message));
        self
    }

    /// Something that belongs below the control, such as [`crate::WhoCanSee`].
    pub fn below(mut self, below: impl Render) -> Self {
        self.below = Some(crate::slot(below));
        self
    }

    fn take_error(&mut self, errors: &Errors) {
        self.error = errors.of(&self.name).map(crate::slot).or_else(|| self.error.take());
    }

    fn described_by(&self) -> Option<String> {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.id));
        let error = self.error.is_some().then(|| format!("{}-error", self.id));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn group(&self, inner: Markup) -> Markup {
        self.group_of(None, inner)
    }

    /// The field's outer block; `module` is the name of a component that wants its own class there.
    fn group_of(&self, module: Option<&str>, inner: Markup) -> Markup {
        let own = module.map(|module| format!(" {module}")).unwrap_or_default();
        let wrong = if self.error.is_some() { " nhsuk-form-group--error" } else { "" };
        html! {
            div class={ "nhsuk-form-group" (wrong) (own) } data-module=[module] {
                (inner)
                @if let Some(below) = &self.below { (below) }
            }
        }
    }

    fn label(&self) -> Markup {
        let label = html! {
            label class=(sized("nhsuk-label", self.size)) for=(self.id) { (self.captioned()) }
        };
        html! { @if self.heading { h1.nhsuk-label-wrapper { (label) } } @else { (label) } }
    }

    fn captioned(&self) -> Markup {
        html! {
            @if let Some(caption) = &self.caption { span.nhsuk-caption-l { (caption) } " " }
            (self.label)
        }
    }

    fn hint_and_error(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { div.nhsuk-hint id={ (self.id) "-hint" } { (hint) } }
            @if let Some(error) = &self.error {
                span.nhsuk-error-message id={ (self.id) "-error" } {
                    span.nhsuk-u-visually-hidden { (t!(self.words, "ui-error-prefix")) " " } (error)
                }
            }
        }
    }

    /// A group of controls under one legend. `role` is for groups that are one answer in several boxes.
    fn fieldset(&self, role: Option<&str>, inner: Markup) -> Markup {
        html! {
            fieldset.nhsuk-fieldset role=[role] aria-describedby=[self.described_by()] {
                legend class=(sized("nhsuk-fieldset__legend", self.size)) {
                    @if self.heading { h1.nhsuk-fieldset__heading { (self.captioned()) } } @else { (self.captioned()) }
                }
                (self.hint_and_error())
                (inner)
            }
        }
    }
}

fn sized(class: &str, size: Option<Size>) -> String {
    size.map_or_else(|| class.to_owned(), |size| format!("{class} {class}--{}", size.letter()))
}
