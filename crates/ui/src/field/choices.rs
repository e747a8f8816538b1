//! Radios (one answer) and checkboxes (any number of answers).

use maud::{Markup, Render, html};
use trellis_words::Words;

use super::Field;
use crate::Errors;

/// A list of answers to choose from.
#[derive(Debug, Clone)]
pub struct Choices {
    many: bool,
    small: bool,
    inline: bool,
    items: Vec<Item>,
}

#[derive(Debug, Clone)]
enum Item {
    Choice(Choice),
    Divider(Markup),
}

/// One answer that can be chosen.
#[derive(Debug, Clone)]
pub struct Choice {
    value: String,
    label: Markup,
    hint: Option<Markup>,
    chosen: bool,
    exclusive: bool,
    opens: Option<Markup>,
}

impl Choice {
    /// An answer: what the form sends, and what the person reads. Nothing is chosen beforehand.
    pub fn new(value: impl Into<String>, label: impl Render) -> Self {
        Self {
            value: value.into(),
            label: crate::slot(label),
            hint: None,
            chosen: false,
            exclusive: false,
            opens: None,
        }
    }

    /// A line below the answer.
    pub fn hint(mut self, hint: impl Render) -> Self {
        self.hint = Some(crate::slot(hint));
        self
    }

    /// Whether the person has chosen it before.
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// Among checkboxes: "none of these". With scripts it clears the others; the server must check as well.
    pub fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }

    /// Further fields that belong to this answer; without scripts they are always open.
    pub fn opens(mut self, fields: impl Render) -> Self {
        self.opens = Some(crate::slot(fields));
        self
    }
}

/// One answer of several.
pub fn radios(words: Words, name: &str, legend: impl Render) -> Field<Choices> {
    Field::new(words, name, legend, Choices { many: false, small: false, inline: false, items: Vec::new() })
}

/// Any number of answers; the form sends the name once for each.
pub fn checkboxes(words: Words, name: &str, legend: impl Render) -> Field<Choices> {
    Field::new(words, name, legend, Choices { many: true, small: false, inline: false, items: Vec::new() })
}

impl Field<Choices> {
    /// One more answer.
    pub fn choice(mut self, choice: Choice) -> Self {
        self.kind.items.push(Item::Choice(choice));
        self
    }

    /// More answers, in this order.
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        self.kind.items.extend(choices.into_iter().map(Item::Choice));
        self
    }

    /// A word such as "or" between the answers before and after it.
    pub fn divider(mut self, word: impl Render) -> Self {
        self.kind.items.push(Item::Divider(crate::slot(word)));
        self
    }

    /// Marks every answer whose value is given as chosen.
    pub fn chosen<S: AsRef<str>>(mut self, values: impl IntoIterator<Item = S>) -> Self {
        let values: Vec<S> = values.into_iter().collect();
        for item in &mut self.kind.items {
            if let Item::Choice(choice) = item {
                choice.chosen |= values.iter().any(|value| value.as_ref() == choice.value);
            }
        }
        self
    }

    /// Smaller controls, for lists beside other content. Targets stay 44 px high.
    pub fn small(mut self) -> Self {
        self.kind.small = true;
        self
    }

    /// Side by side where there is room: for two short answers.
    pub fn inline(mut self) -> Self {
        self.kind.inline = true;
        self
    }

    /// Takes this field's message from the problems of the form.
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.take_error(errors);
        self
    }

    fn item(&self, place: usize, choice: &Choice) -> Markup {
        let block = self.block();
        let id = if place == 0 { self.id.clone() } else { format!("{}-{}", self.id, place + 1) };
        let opened = format!("conditional-{id}");
        let hint = choice.hint.as_ref().map(|_| format!("{id}-item-hint"));
        html! {
            div class={ (block) "__item" } {
                input class={ (block) "__input" } id=(id) name=(self.name)
                    type=(if self.kind.many { "checkbox" } else { "radio" }) value=(choice.value)
                    checked[choice.chosen] aria-describedby=[hint.as_deref()]
                    data-behaviour=[choice.exclusive.then_some("exclusive")]
                    data-aria-controls=[choice.opens.as_ref().map(|_| &*opened)];
                label class={ "nhsuk-label " (block) "__label" } for=(id) { (choice.label) }
                @if let (Some(hint), Some(id)) = (&choice.hint, &hint) {
                    div class={ "nhsuk-hint " (block) "__hint" } id=(id) { (hint) }
                }
            }
            @if let Some(fields) = &choice.opens {
                @let hidden = if choice.chosen { String::new() } else { format!(" {block}__conditional--hidden") };
                div class={ (block) "__conditional" (hidden) } id=(opened) { (fields) }
            }
        }
    }

    fn block(&self) -> &'static str {
        if self.kind.many { "nhsuk-checkboxes" } else { "nhsuk-radios" }
    }
}

impl Render for Field<Choices> {
    fn render(&self) -> Markup {
        let block = self.block();
        let small = if self.kind.small { format!(" {block}--small") } else { String::new() };
        let inline = if self.kind.inline { format!(" {block}--inline") } else { String::new() };
        let list = html! {
            div class={ (block) (small) (inline) } data-module=(block) {
                @for (place, item) in self.kind.items.iter().enumerate() {
                    @match item {
                        Item::Choice(choice) => (self.item(place, choice)),
                        Item::Divider(word) => div class={ (block) "__divider" } { (word) },
                    }
                }
            }
        };
        self.group(self.fieldset(None, list))
    }
}
