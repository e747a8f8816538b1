//! A list of things to do, each with its state.

use maud::{Markup, Render, html};

use crate::{Colour, Tag};

/// The state of a task, with its word in the reader's language.
#[derive(Debug, Clone)]
pub enum Status {
    /// Done: a plain word without colour.
    Done(String),
    /// Not started, started: a blue tag.
    ToDo(String),
    /// Needs a look: a yellow tag.
    Look(String),
    /// Waiting for someone else, or not possible yet: a quiet word.
    Waiting(String),
}

/// One task.
#[derive(Debug, Clone)]
pub struct Task {
    name: Markup,
    href: Option<String>,
    hint: Option<Markup>,
    status: Status,
}

impl Task {
    /// A task with its state.
    pub fn new(name: impl Render, status: Status) -> Self {
        Self { name: crate::slot(name), href: None, hint: None, status }
    }

    /// Where it is done.
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// A line below its name.
    pub fn hint(mut self, hint: impl Render) -> Self {
        self.hint = Some(crate::slot(hint));
        self
    }
}

/// The list.
#[derive(Debug, Clone)]
pub struct TaskList {
    id: String,
    tasks: Vec<Task>,
}

impl TaskList {
    /// A list; `id` begins the ids of its parts and is unique on the page.
    pub fn new(id: impl Into<String>, tasks: impl IntoIterator<Item = Task>) -> Self {
        Self { id: id.into(), tasks: tasks.into_iter().collect() }
    }
}

fn status(status: &Status) -> Markup {
    let plain = "nhsuk-tag nhsuk-tag--no-colour nhsuk-tag--no-border nhsuk-u-font-weight-normal";
    html! {
        @match status {
            Status::Done(word) => strong class=(plain) { (word) },
            Status::Waiting(word) => strong class={ (plain) " nhsuk-u-secondary-text-colour" } { (word) },
            Status::ToDo(word) => (Tag::coloured(word, Colour::Blue)),
            Status::Look(word) => (Tag::coloured(word, Colour::Yellow)),
        }
    }
}

impl Render for TaskList {
    fn render(&self) -> Markup {
        html! {
            ul.nhsuk-task-list {
                @for (place, task) in self.tasks.iter().enumerate() {
                    @let id = format!("{}-{}", self.id, place + 1);
                    @let hint = task.hint.as_ref().map(|_| format!("{id}-hint "));
                    li.nhsuk-task-list__item.nhsuk-task-list__item--with-link[task.href.is_some()] {
                        div.nhsuk-task-list__name-and-hint {
                            @if let Some(href) = &task.href {
                                a.nhsuk-task-list__link.nhsuk-link href=(href)
                                    aria-describedby={ (hint.as_deref().unwrap_or_default()) (id) "-status" } { (task.name) }
                            } @else { div { (task.name) } }
                            @if let Some(text) = &task.hint { div.nhsuk-task-list__hint id={ (id) "-hint" } { (text) } }
                        }
                        div.nhsuk-task-list__status id={ (id) "-status" } { (status(&task.status)) }
                    }
                }
            }
        }
    }
}
