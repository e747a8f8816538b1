//! What the pages of asking for help have in common, with an account and without one.

use serde::{Deserialize, Serialize};
use trellis_domain::{id::PersonId, refusal::Refusal, support::About};
use trellis_programme::{
    Stop,
    programmes::Host,
    supports::{Asked, MOST, Reader},
};
use trellis_ui::{
    Answer as Fact, Banner, CheckAnswers, Errors, Inset, Markup, Signposts,
    field::{Choice, radios, textarea},
    html,
};
use trellis_words::{Words, t};

use crate::{page::Answer, public};

/// A message as it is typed, and what is chosen before it is sent.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    #[serde(default)]
    pub about: String,
    #[serde(default)]
    pub text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub whom: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reader: String,
    /// Without an account: the code under which it is sent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
}

/// Chosen for somebody who runs the programme and whom this asker could not ask anyway.
const UNLISTED: &str = "unlisted";

impl Typed {
    /// As it is kept in a draft; nothing where there are no words.
    pub fn written(&self) -> String {
        let kept = Self { about: self.about.clone(), text: self.text.clone(), ..Self::default() };
        if kept.text.trim().is_empty() {
            String::new()
        } else {
            serde_json::to_string(&kept).unwrap_or_default()
        }
    }

    /// What is wrong with what was typed, before anything is chosen.
    pub fn wrong(&self, words: Words, offered: &[About]) -> Errors {
        let mut errors = Errors::new();
        if !About::parse(&self.about).is_some_and(|about| offered.contains(&about)) {
            errors.add("about", t!(words, "support-no-about"));
        }
        match self.text.trim().chars().count() {
            0 => errors.add("text", t!(words, "support-empty")),
            1..=MOST => {}
            now => errors.add("text", t!(words, "support-too-long", most = MOST, now = now)),
        }
        errors
    }

    /// What is to be sent, or what is still to be chosen.
    pub fn asked(&self, words: Words) -> Result<Asked, Errors> {
        let mut errors = Errors::new();
        let about = About::parse(&self.about).unwrap_or(About::Other);
        let whom: Option<PersonId> = self.whom.parse().ok();
        if about == About::Runs && whom.is_none() && self.whom != UNLISTED {
            errors.add("whom", t!(words, "support-no-whom"));
        }
        match self.reader.parse() {
            Err(_) => errors.add("reader", t!(words, "support-no-reader")),
            Ok(reader) if Some(reader) == whom && about == About::Runs => {
                errors.add("reader", t!(words, "support-reader-about"));
            }
            Ok(reader) if errors.is_empty() => {
                return Ok(Asked { about, whom, reader, text: self.text.clone() });
            }
            Ok(_) => {}
        }
        Err(errors)
    }
}

/// A name, or what stands for one.
pub fn called(words: Words, name: &str) -> String {
    if name.is_empty() { t!(words, "support-somebody") } else { name.to_owned() }
}

/// What it can be about.
pub fn about_name(words: Words, about: About) -> String {
    match about {
        About::Runs => t!(words, "support-about-runs"),
        About::Paired => t!(words, "support-about-paired"),
        About::Circle => t!(words, "support-about-circle"),
        About::TakesPart => t!(words, "support-about-takes-part"),
        About::Work => t!(words, "support-about-work"),
        About::Programme => t!(words, "support-about-programme"),
        About::Other => t!(words, "support-about-other"),
        About::CircleProcess => t!(words, "support-about-circle-process"),
        About::CircleSafety => t!(words, "support-about-circle-safety"),
    }
}

/// What happens with it, by when, and what this is not.
pub fn what_happens(words: Words) -> Inset {
    Inset::new(
        words,
        html! {
            p { strong { (t!(words, "support-not-emergency")) } }
            p { (t!(words, "support-not-filed")) }
            p { (t!(words, "support-days")) }
        },
    )
}

/// Others to turn to, beside every form.
pub fn signposts(words: Words, host: &Host) -> Markup {
    let posts = public::signposts(words, host);
    html! {
        @if posts.is_empty() { p { a href="/speak-up" { (t!(words, "entries-speak-up")) } } }
        @else { (Signposts::new(words, posts)) }
    }
}

/// The two questions of a message.
pub fn questions(
    words: Words,
    (legend, hint): (String, String),
    offered: &[About],
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let choice = |about: &About| {
        let choice = Choice::new(about.code(), about_name(words, *about));
        if *about == About::Runs { choice.hint(t!(words, "support-about-runs-hint")) } else { choice }
    };
    html! {
        (radios(words, "about", legend).choices(offered.iter().map(choice)).chosen([&typed.about]).errors(errors))
        (textarea(words, "text", t!(words, "support-text")).hint(hint).rows(8).value(typed.text.as_str()).errors(errors))
    }
}

/// The name of each who can be asked; whoever has none yet is told apart by number.
fn names(words: Words, all: &[Reader]) -> Vec<(PersonId, String)> {
    let name = |(place, one): (usize, &Reader)| {
        let name = if one.name.is_empty() {
            t!(words, "support-nameless", number = words.number(place + 1))
        } else {
            one.name.clone()
        };
        (one.person, name)
    };
    all.iter().enumerate().map(name).collect()
}

/// Whether anything can be sealed to anybody.
pub fn can_be_sent(all: &[Reader]) -> bool {
    all.iter().any(|one| one.key.is_some())
}

/// Those who are there and to whom nothing can be sealed yet.
pub fn without_keys(words: Words, all: &[Reader]) -> Markup {
    html! {
        @for ((_, name), one) in names(words, all).into_iter().zip(all) {
            @if one.key.is_none() { p { (t!(words, "support-reader-no-keys", name = name)) } }
        }
    }
}

/// Nobody can get it now: what stands instead of a button to send.
pub fn nobody(words: Words, all: &[Reader], kept: bool) -> Markup {
    html! {
        (Banner::new(words, t!(words, "support-nobody")))
        (without_keys(words, all))
        @if kept { p { (t!(words, "support-nobody-kept")) } }
    }
}

/// Exactly what is sent.
pub fn preview(words: Words, typed: &Typed, circle: Option<&str>, change: Option<&str>) -> Markup {
    let about = About::parse(&typed.about).map(|about| about_name(words, about)).unwrap_or_default();
    let text = html! { div.trellis-written { (typed.text.trim()) } };
    let changed = |fact: Fact, what: String| match change {
        Some(href) => fact.change(href, what.to_lowercase()),
        None => fact,
    };
    let mut lines = Vec::new();
    if let Some(circle) = circle {
        lines.push(Fact::new(t!(words, "support-check-circle"), circle));
    }
    let label = t!(words, "support-check-about");
    lines.push(changed(Fact::new(label.clone(), about), label));
    let label = t!(words, "support-check-text");
    lines.push(changed(Fact::new(label.clone(), text), label));
    html! { (CheckAnswers::new(words, lines)) }
}

/// Whom it is about, where that is somebody who runs the programme; and who is to read it.
pub fn choosing(words: Words, all: &[Reader], typed: &Typed, errors: &Errors) -> Markup {
    let everybody = names(words, all);
    let choices = everybody.iter().map(|(person, name)| Choice::new(person.to_string(), name));
    let whom = radios(words, "whom", t!(words, "support-whom"))
        .hint(t!(words, "support-whom-hint"))
        .choices(choices)
        .choice(Choice::new(UNLISTED, t!(words, "support-whom-unlisted")))
        .chosen([&typed.whom])
        .errors(errors);
    html! {
        @if About::parse(&typed.about) == Some(About::Runs) { (whom) }
        (reader(words, all, &typed.reader, errors))
        (without_keys(words, all))
    }
}

/// Who is to read it: those to whom something can be sealed.
pub fn reader(words: Words, all: &[Reader], chosen: &str, errors: &Errors) -> Markup {
    let ready = names(words, all).into_iter().zip(all).filter(|(_, one)| one.key.is_some());
    let choices = ready.map(|((person, name), _)| Choice::new(person.to_string(), name));
    html! {
        (radios(words, "reader", t!(words, "support-reader"))
            .hint(t!(words, "support-reader-hint"))
            .choices(choices)
            .chosen([chosen])
            .errors(errors))
    }
}

/// What is wrong with the reader who was chosen; anything else stops the page.
pub fn reader_refused<T>(words: Words, done: Result<T, Stop>) -> Answer<Result<T, Errors>> {
    let mut errors = Errors::new();
    match done {
        Ok(done) => return Ok(Ok(done)),
        Err(Stop::Refused(Refusal::OtherHasNoKeys | Refusal::NotOffered)) => {
            errors.add("reader", t!(words, "support-reader-gone"));
        }
        Err(stop) => return Err(stop.into()),
    }
    Ok(Err(errors))
}

/// What is wrong with a word; anything else stops the page.
pub fn word_refused<T>(words: Words, text: &str, done: Result<T, Stop>) -> Answer<Result<T, Errors>> {
    let sentence = match done {
        Ok(done) => return Ok(Ok(done)),
        Err(Stop::Refused(Refusal::Incomplete)) => t!(words, "support-empty"),
        Err(Stop::Refused(Refusal::TooLong)) => {
            t!(words, "support-too-long", most = MOST, now = text.trim().chars().count())
        }
        Err(stop) => return Err(stop.into()),
    };
    let mut errors = Errors::new();
    errors.add("text", sentence);
    Ok(Err(errors))
}
