//! A message as its pages show it, to whoever asks and to whoever reads: what was written, where it stands, and what whoever
//! asks can do.

use jiff::{ToSpan, civil::Date};
use trellis_domain::{
    retention::Kept,
    support::{Side, SupportState},
};
use trellis_programme::supports::{Line, Seen, Word};
use trellis_ui::{
    Answer as Fact, Banner, Button, CheckAnswers, Details, Errors, Form, Markup, field::textarea, html,
};
use trellis_words::{Words, t};

use super::shared::{about_name, called, can_be_sent, reader, without_keys};

/// What the first word says beside its text.
pub fn facts(words: Words, line: &Line) -> Markup {
    let mut lines = Vec::new();
    if let Some(circle) = &line.circle {
        lines.push(Fact::new(t!(words, "support-check-circle"), circle));
    }
    let about = line.about.map(|about| about_name(words, about)).unwrap_or_default();
    let whom = line.whom.as_ref().map(|(_, name)| called(words, name));
    let about = html! { (about) @if let Some(whom) = whom { br; (whom) } };
    lines.push(Fact::new(t!(words, "support-check-about"), about));
    html! { (CheckAnswers::new(words, lines)) }
}

/// What the two wrote, the oldest first. `name` is the other one's; somebody who read it before is not named.
pub fn talk(words: Words, seen: &Seen, mine: Side, name: &str) -> Markup {
    let by = |word: &Word| {
        let date = words.date(word.day);
        if word.side == mine && (mine == Side::Asker || word.author == seen.request.handler) {
            t!(words, "support-you", date = date)
        } else if word.side == Side::Handler && word.author != seen.request.handler {
            t!(words, "support-other", name = t!(words, "support-somebody"), date = date)
        } else {
            t!(words, "support-other", name = name, date = date)
        }
    };
    html! {
        @for word in &seen.words {
            article.trellis-note {
                h2.nhsuk-heading-s { (by(word)) }
                @match &word.line {
                    Some(line) => {
                        @if line.about.is_some() { (facts(words, line)) }
                        p.trellis-written { (line.text) }
                    }
                    None if mine == Side::Handler => p { (t!(words, "co-support-lost", date = words.date(word.day))) },
                    None => p { (t!(words, "support-lost", date = words.date(word.day))) },
                }
            }
        }
    }
}

/// The day on which a closed request is deleted.
pub fn goes_on(seen: &Seen) -> Date {
    seen.request.moved_on.saturating_add(Kept::Support.days().days())
}

/// Where an open request stands, for whoever asks.
pub fn stands(words: Words, seen: &Seen, name: &str, today: Date) -> Markup {
    let due = words.date(seen.request.due_on);
    html! {
        @if seen.request.handler.is_none() { (Banner::new(words, t!(words, "support-nobody-reads"))) }
        @else if !seen.reader_there { (Banner::new(words, t!(words, "support-reader-left", name = name))) }
        @else if seen.late(today) { (Banner::new(words, t!(words, "support-late", date = due))) }
        @else {
            p { @match seen.request.state {
                SupportState::Waiting => (t!(words, "support-waits", name = name, date = due)),
                SupportState::Answered => (t!(words, "support-answered", name = name)),
                SupportState::HandingOver => (t!(words, "support-handing", name = name)),
                SupportState::Closed => "",
            } }
        }
    }
}

/// The forms of whoever asks, each made by `form` for the end of its address.
pub struct Asking<'a> {
    pub words: Words,
    pub seen: &'a Seen,
    /// What the reader is called.
    pub name: &'a str,
    /// Makes a form that posts to the end of an address.
    pub form: &'a dyn Fn(&str) -> Form,
    pub errors: &'a Errors,
}

impl Asking<'_> {
    /// Writing on, while there is somebody who reads it.
    pub fn more(&self, end: &str, typed: &str, finish: impl FnOnce(Form) -> Form) -> Markup {
        if !self.seen.request.state.open() || !self.seen.reader_there {
            return html! {};
        }
        let words = self.words;
        let text = textarea(words, "text", t!(words, "support-more"))
            .hint(t!(words, "support-text-hint"))
            .rows(5)
            .value(typed)
            .errors(self.errors);
        let form = finish((self.form)(end).body(text));
        let send = Button::primary(t!(words, "support-more-send", name = self.name)).once();
        html! { (form.buttons(send)) }
    }

    /// The answer to whether somebody else may read it.
    pub fn staying(&self) -> Markup {
        let words = self.words;
        html! {
            @if self.seen.request.state == SupportState::HandingOver {
                p { (t!(words, "support-handing-yes")) }
                ((self.form)("/staying")
                    .buttons(Button::secondary(t!(words, "support-handing-no", name = self.name)).once()))
            }
        }
    }

    /// Another reader, or the same one again who lost their key.
    pub fn readers(&self, chosen: &str) -> Markup {
        let (words, seen) = (self.words, self.seen);
        if !seen.request.state.open() {
            return html! {};
        }
        let again = seen.request.handler.filter(|_| seen.reader_lacks && seen.reader_there);
        let other = html! {
            @if can_be_sent(&seen.readers) {
                p { @if seen.request.handler.is_some() { (t!(words, "support-change-text", name = self.name)) }
                    @else { (t!(words, "support-change-text-nobody")) } }
                ((self.form)("/reader")
                    .body(reader(words, &seen.readers, chosen, self.errors))
                    .buttons(Button::secondary(t!(words, "support-change-do")).once()))
            } @else { p { (t!(words, "support-nobody-else")) } }
            (without_keys(words, &seen.readers))
        };
        let urgent = seen.request.state == SupportState::HandingOver || !seen.reader_there;
        let open = urgent || !self.errors.is_empty() || !chosen.is_empty();
        html! {
            @if let Some(again) = again {
                p { (t!(words, "support-reader-lacks", name = self.name)) }
                ((self.form)("/reader").hidden("reader", again.to_string())
                    .buttons(Button::secondary(t!(words, "support-share-again")).once()))
            }
            (Details::new(t!(words, "support-change"), other).open(open))
        }
    }

    /// Closing and deleting.
    pub fn ways_out(&self, closing: String) -> Markup {
        let words = self.words;
        let close = html! {
            p { (closing) }
            ((self.form)("/closing").buttons(Button::secondary(t!(words, "support-close-do")).once()))
        };
        let delete = html! {
            p { (t!(words, "support-delete-text")) }
            ((self.form)("/removal").buttons(Button::warning(t!(words, "support-delete-do")).small()))
        };
        html! {
            @if self.seen.request.state.open() { (Details::new(t!(words, "support-close"), close)) }
            (Details::new(t!(words, "support-delete"), delete))
        }
    }
}
