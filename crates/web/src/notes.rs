//! The notes of a pair: shared ones, and my own reflections.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{ItemId, PairId, kind},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    notes::{self, MOST, Note, Notes, Origin, Text},
    spaces::Opened,
};
use trellis_ui::{Button, Errors, Inset, Markup, WhoCanSee, field::textarea, html};
use trellis_words::{Words, t};

use crate::{
    act, door,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/pairs/{id}/notes" "notes" One Wearing Read => show;
    POST "/pairs/{id}/notes" "notes" One Wearing Write => write;
    POST "/pairs/{id}/notes/draft" "notes" One Wearing Write => keep;
    POST "/pairs/{id}/notes/removal" "notes" One Wearing Write => remove;
    POST "/pairs/{id}/notes/sharing" "notes" One Wearing Write => share;
];

/// What is typed, and which kind of note it becomes.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    reflection: String,
}

impl Typed {
    fn kind(&self) -> Answer<Note> {
        Note::parse(&self.kind).ok_or(Halt::Unreadable)
    }

    fn text(&self, kind: Note) -> &str {
        match kind {
            Note::Shared => &self.note,
            Note::Reflection => &self.reflection,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    kind: String,
    item: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

fn path(id: PairId) -> String {
    format!("/pairs/{id}/notes")
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, &Typed::default(), &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: &Typed, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let notes = notes::read(&mut act, id).await?;
    let heading = t!(words, "notes-heading");
    let kept = notes.drafts.iter().any(Option::is_some);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "notes-with", name = notes.other.1.as_str())) }
        @if let Some(shut) = door::shut(words, &notes.shared.door, kept, &path(id), Button::primary) { (shut) }
        @else {
            (shared(words, site, who, &notes, typed, errors))
            (reflections(words, site, who, &notes, typed, errors))
            (crate::summaries::listed(words, site, who, &notes))
        }
    };
    let page = Page::new(heading, body).back(format!("/pairs/{id}")).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn shared(
    words: Words,
    site: &Site,
    who: &SignedIn,
    notes: &Notes,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let name = notes.other.1.as_str();
    html! {
        h2 { (t!(words, "notes-shared")) }
        @if notes.other_waits && notes.can_write() { (Inset::text(words, t!(words, "notes-other-waits", name = name))) }
        @if notes.other_lacks_earlier {
            p { (t!(words, "notes-lacks-earlier", name = name)) }
            (who.form(site, format!("{}/sharing", path(notes.pair.id)))
                .buttons(Button::secondary(t!(words, "notes-share-earlier"))))
        }
        (writing(words, site, who, notes, Note::Shared, typed, errors))
        (list(words, site, who, notes, Note::Shared, &notes.notes))
    }
}

fn reflections(
    words: Words,
    site: &Site,
    who: &SignedIn,
    notes: &Notes,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    html! {
        h2 { (t!(words, "notes-reflections")) }
        (writing(words, site, who, notes, Note::Reflection, typed, errors))
        (list(words, site, who, notes, Note::Reflection, &notes.reflections))
    }
}

/// The box for a new note, with what was begun; nothing once the pair is over.
fn writing(
    words: Words,
    site: &Site,
    who: &SignedIn,
    notes: &Notes,
    kind: Note,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    if !notes.can_write() {
        return html! { @if kind == Note::Shared { p { (t!(words, "notes-over")) } } };
    }
    let begun = notes.drafts[kind as usize].clone().flatten().unwrap_or_default();
    let value = if typed.text(kind).is_empty() { begun } else { typed.text(kind).to_owned() };
    let name = notes.other.1.as_str();
    let (field, label, hint, readers, send) = match kind {
        Note::Shared => (
            "note",
            t!(words, "notes-write"),
            t!(words, "notes-write-hint"),
            t!(words, "notes-readers-shared", name = name),
            t!(words, "notes-save-shared"),
        ),
        Note::Reflection => (
            "reflection",
            t!(words, "notes-write-reflection"),
            t!(words, "notes-write-reflection-hint"),
            t!(words, "notes-readers-own"),
            t!(words, "notes-save-own"),
        ),
    };
    let button =
        if kind == Note::Shared { Button::primary(send).once() } else { Button::secondary(send).once() };
    let field = textarea(words, field, label).hint(hint).rows(6).value(value).errors(errors);
    let form = who
        .form(site, path(notes.pair.id))
        .hidden("kind", kind.code())
        .body(field)
        .body(WhoCanSee::new(words, readers))
        .autosave(format!("{}/draft", path(notes.pair.id)), words);
    html! { (form.buttons(button)) }
}

fn list(
    words: Words,
    site: &Site,
    who: &SignedIn,
    notes: &Notes,
    kind: Note,
    written: &[Opened<Text>],
) -> Markup {
    html! {
        @if written.is_empty() { p { @match kind {
            Note::Shared => (t!(words, "notes-none")),
            Note::Reflection => (t!(words, "notes-none-own")),
        } } }
        @for note in written {
            @let mine = note.item.author == who.person;
            article.trellis-note {
                h3.nhsuk-heading-s { @if mine { (t!(words, "notes-by-you", date = words.date(note.item.day))) }
                    @else { (t!(words, "notes-by", name = notes.other.1.as_str(), date = words.date(note.item.day))) } }
                @match &note.text {
                    Some(text) => {
                        @if let Some(origin) = text.came_of { p.nhsuk-hint { (came_of(words, origin)) } }
                        p.trellis-written { (text.text) }
                        @if text.before_agreement && kind == Note::Shared { p.nhsuk-hint { (t!(words, "notes-before-agreement")) } }
                    }
                    None => p { (t!(words, "notes-cannot-open")) }
                }
                @if mine {
                    (who.form(site, format!("{}/removal", path(notes.pair.id)))
                        .hidden("kind", kind.code())
                        .hidden("item", note.item.id.to_string())
                        .buttons(Button::secondary(t!(words, "notes-delete")).small()))
                }
            }
        }
    }
}

/// What a note came of, in a line above it.
fn came_of(words: Words, origin: Origin) -> String {
    match origin {
        Origin::Opener(number) => {
            let asked = crate::openers::questions(words);
            let question = usize::from(number).checked_sub(1).and_then(|place| asked.get(place));
            t!(words, "openers-question", question = question.map_or("", String::as_str))
        }
        Origin::TakenAway(day) => t!(words, "meetings-after-from", date = words.date(day)),
    }
}

async fn write(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let kind = form.fields.kind()?;
    let text = form.fields.text(kind).to_owned();
    if who.member.is_none() {
        // Locked meanwhile: what was typed is kept, sealed to its author, and is there after unlocking.
        let mut act = site.look_on_record(&who).await?;
        match notes::keep_draft(&mut act, id, kind, &text).await {
            Ok(()) => act.commit_unrecorded().await?,
            Err(Stop::Refused(Refusal::NoKeys)) => {}
            Err(stop) => return Err(stop.into()),
        }
        return Ok(door::unlock(&path(id)).into_response());
    }
    let done = act!(site, who, form, act => {
        notes::write(&mut act, id, kind, &text).await?;
        Ok(See(path(id)))
    });
    let words = who.words();
    let sentence = match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => t!(words, "notes-empty"),
        Err(Stop::Refused(Refusal::TooLong)) => {
            t!(words, "notes-too-long", most = MOST, now = text.trim().chars().count())
        }
        Err(stop) => return Err(stop.into()),
    };
    let mut errors = Errors::new();
    errors.add(if kind == Note::Shared { "note" } else { "reflection" }, sentence);
    Ok(page(&site, &who, id, &form.fields, &errors).await?.into_response())
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<axum::http::StatusCode> {
    let kind = form.fields.kind()?;
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        notes::keep_draft(&mut act, id, kind, form.fields.text(kind)).await?;
        act.commit_unrecorded().await?;
    }
    Ok(axum::http::StatusCode::NO_CONTENT)
}

async fn remove(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Which>,
) -> Answer<See> {
    let kind = Note::parse(&form.fields.kind).ok_or(Halt::Unreadable)?;
    let item: ItemId = form.fields.item.parse().map_err(|_| Halt::Missing)?;
    Ok(act!(site, who, form, act => {
        notes::take_away(&mut act, id, kind, item).await?;
        Ok(See(path(id)))
    })?)
}

async fn share(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        notes::share_earlier(&mut act, id).await?;
        Ok(See(path(id)))
    })?)
}
