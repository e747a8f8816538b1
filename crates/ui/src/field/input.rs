//! One line of text: names, addresses, numbers, files.

use maud::{Markup, Render, html};
use trellis_words::Words;

use super::Field;
use crate::Errors;

/// A one-line input.
#[derive(Debug, Clone, Default)]
pub struct Input {
    kind: &'static str,
    value: Option<String>,
    autocomplete: Option<&'static str>,
    inputmode: Option<&'static str>,
    spellcheck: Option<bool>,
    width: Option<u8>,
    code: bool,
    prefix: Option<Markup>,
    suffix: Option<Markup>,
    accept: Option<&'static str>,
}

/// A line of text.
pub fn text(words: Words, name: &str, label: impl Render) -> Field<Input> {
    Field::new(words, name, label, Input { kind: "text", ..Input::default() })
}

/// An e-mail address.
pub fn email(words: Words, name: &str, label: impl Render) -> Field<Input> {
    let kind =
        Input { kind: "email", autocomplete: Some("email"), spellcheck: Some(false), ..Input::default() };
    Field::new(words, name, label, kind)
}

/// A secret: not shown while it is typed, and never filled in by us. It can be pasted.
pub fn password(words: Words, name: &str, label: impl Render) -> Field<Input> {
    Field::new(words, name, label, Input { kind: "password", spellcheck: Some(false), ..Input::default() })
}

/// A whole number. A text box with a number keyboard, because number boxes change when a page is scrolled.
pub fn number(words: Words, name: &str, label: impl Render) -> Field<Input> {
    let kind = Input { kind: "text", inputmode: Some("numeric"), width: Some(4), ..Input::default() };
    Field::new(words, name, label, kind)
}

/// A file to send; `accept` lists endings or types (`.csv,.xlsx`). The form must be [`crate::Form::with_files`].
pub fn file(words: Words, name: &str, label: impl Render, accept: &'static str) -> Field<Input> {
    Field::new(words, name, label, Input { kind: "file", accept: Some(accept), ..Input::default() })
}

impl Field<Input> {
    /// What was typed before; never for passwords or codes.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.kind.value = Some(value.into()).filter(|value| !value.is_empty());
        self
    }

    /// The browser's hint for filling in, such as `given-name` or `one-time-code`.
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.kind.autocomplete = Some(token);
        self
    }

    /// The keyboard a phone shows, such as `numeric` or `tel`.
    pub fn inputmode(mut self, mode: &'static str) -> Self {
        self.kind.inputmode = Some(mode);
        self
    }

    /// Whether the browser checks the spelling.
    pub fn spellcheck(mut self, check: bool) -> Self {
        self.kind.spellcheck = Some(check);
        self
    }

    /// Width in characters: 2, 3, 4, 5, 10, 20 or 30.
    pub fn width(mut self, characters: u8) -> Self {
        self.kind.width = Some(characters);
        self
    }

    /// Wider letters, for codes and reference numbers.
    pub fn code(mut self) -> Self {
        self.kind.code = true;
        self
    }

    /// A unit before the box. It is not read aloud: the label must say it as well.
    pub fn prefix(mut self, prefix: impl Render) -> Self {
        self.kind.prefix = Some(crate::slot(prefix));
        self
    }

    /// A unit behind the box. It is not read aloud: the label must say it as well.
    pub fn suffix(mut self, suffix: impl Render) -> Self {
        self.kind.suffix = Some(crate::slot(suffix));
        self
    }

    /// Takes this field's message from the problems of the form.
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.take_error(errors);
        self
    }

    fn class(&self) -> String {
        if self.is_file() {
            return "nhsuk-file-upload__input".to_owned();
        }
        let mut class = String::from("nhsuk-input");
        if self.kind.code {
            class.push_str(" nhsuk-input--code");
        }
        if self.error.is_some() {
            class.push_str(" nhsuk-input--error");
        }
        if let Some(width) = self.kind.width {
            class.push_str(" nhsuk-input--width-");
            class.push_str(&width.to_string());
        }
        class
    }

    fn is_file(&self) -> bool {
        self.kind.kind == "file"
    }
}

impl Render for Field<Input> {
    fn render(&self) -> Markup {
        let Input { kind, value, autocomplete, inputmode, spellcheck, prefix, suffix, accept, .. } =
            &self.kind;
        let input = html! {
            input class=(self.class()) id=(self.id) name=(self.name) type=(kind) value=[value.as_deref()]
                spellcheck=[spellcheck.map(|check| if check { "true" } else { "false" })] accept=[*accept]
                aria-describedby=[self.described_by()] autocomplete=[*autocomplete] inputmode=[*inputmode];
        };
        self.group_of(self.is_file().then_some("nhsuk-file-upload"), html! {
            (self.label())
            (self.hint_and_error())
            @if prefix.is_some() || suffix.is_some() {
                div.nhsuk-input-wrapper {
                    @if let Some(prefix) = prefix { div.nhsuk-input-wrapper__prefix aria-hidden="true" { (prefix) } }
                    (input)
                    @if let Some(suffix) = suffix { div.nhsuk-input-wrapper__suffix aria-hidden="true" { (suffix) } }
                }
            } @else { (input) }
        })
    }
}
