//! The first talk, both ways: seven questions to take along on paper, and a quiet place to think about them beforehand.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use trellis_domain::{
    difference::joined,
    id::{PairId, kind},
    pair::Side,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    openers::{self, MOST, QUESTIONS, Said, Seen},
    spaces::Door,
};
use trellis_ui::{
    Answer as Line, Button, CheckAnswers, Conflict, Errors, Form, Inset, Markup, PrepCard, WhoCanSee,
    field::{Choice, checkboxes, textarea},
    html,
};
use trellis_words::{Words, t};

use crate::{
    act, door,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/pairs/{id}/opener" "opener" One Wearing Read => show;
    POST "/pairs/{id}/opener" "opener" One Wearing Write => save;
    POST "/pairs/{id}/opener/draft" "opener" One Wearing Write => keep;
];

/// The names of the fields, in the order of the questions.
const FIELDS: [&str; QUESTIONS] = ["q1", "q2", "q3", "q4", "q5", "q6", "q7"];

/// What was typed, which answers are to be brought, and what was read before.
#[derive(Deserialize, Serialize, Default, Clone)]
#[serde(deny_unknown_fields, default)]
struct Typed {
    q1: String,
    q2: String,
    q3: String,
    q4: String,
    q5: String,
    q6: String,
    q7: String,
    bring: Vec<String>,
    since: String,
    /// `theirs`: what stands there is kept, and what was typed here is not.
    keep: String,
}

impl Typed {
    fn of(seen: &Seen) -> Self {
        let text =
            |place: usize| seen.mine[place].as_ref().map_or_else(String::new, |answer| answer.text.clone());
        let brought =
            FIELDS.iter().zip(&seen.mine).filter(|(_, one)| one.as_ref().is_some_and(|one| one.brought));
        let bring = brought.map(|(field, _)| (*field).to_owned()).collect();
        let texts = std::array::from_fn(text);
        Self { bring, since: seen.since(), ..Self::from_texts(texts) }
    }

    fn from_texts([q1, q2, q3, q4, q5, q6, q7]: [String; QUESTIONS]) -> Self {
        Self { q1, q2, q3, q4, q5, q6, q7, ..Self::default() }
    }

    fn texts(&self) -> [&String; QUESTIONS] {
        [&self.q1, &self.q2, &self.q3, &self.q4, &self.q5, &self.q6, &self.q7]
    }

    fn brings(&self, field: &str) -> bool {
        self.bring.iter().any(|one| one == field)
    }

    fn said(&self) -> [Said; QUESTIONS] {
        let texts = self.texts();
        std::array::from_fn(|place| Said { text: texts[place].clone(), bring: self.brings(FIELDS[place]) })
    }

    fn draft(&self) -> String {
        let empty = self.texts().iter().all(|text| text.trim().is_empty());
        if empty { String::new() } else { serde_json::to_string(self).unwrap_or_default() }
    }
}

fn path(id: PairId) -> String {
    format!("/pairs/{id}/opener")
}

/// The seven questions.
pub fn questions(words: Words) -> [String; QUESTIONS] {
    [
        t!(words, "openers-1"),
        t!(words, "openers-2"),
        t!(words, "openers-3"),
        t!(words, "openers-4"),
        t!(words, "openers-5"),
        t!(words, "openers-6"),
        t!(words, "openers-7"),
    ]
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: Option<&Typed>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = openers::read(&mut act, id).await?;
    let heading = t!(words, "openers-heading");
    let note = match seen.side {
        Side::Giver => t!(words, "openers-note-giver"),
        Side::Mentee => t!(words, "openers-note-mentee"),
    };
    let begun = seen.draft.is_some();
    let body = html! {
        (errors.summary(words))
        // On paper the card stands alone, on its one sheet.
        h1.trellis-unprinted { (heading) }
        p.nhsuk-lede-text.trellis-unprinted { (t!(words, "openers-lede", name = seen.other.1.as_str())) }
        (PrepCard::new(t!(words, "openers-card"), questions(words)).note(note))
        div.trellis-unprinted {
            p { (t!(words, "openers-print")) }
            h2 { (t!(words, "openers-before")) }
            p { (t!(words, "openers-before-text")) }
            @if let Some(shut) = door::shut(words, &seen.own.door, begun, &path(id), Button::primary) { (shut) }
            @else if matches!(seen.shared.door, Door::Altered) { (door::altered(words)) }
            @else {
                (theirs(words, &seen))
                (writing(words, site, who, &seen, typed, errors))
            }
        }
    };
    let back = if seen.can_bring() { format!("/pairs/{id}") } else { format!("/pairs/{id}/chemistry") };
    let page = Page::new(heading, body).back(back).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// What the other one brings.
fn theirs(words: Words, seen: &Seen) -> Markup {
    let name = seen.other.1.as_str();
    let lines: Vec<Line> = questions(words)
        .into_iter()
        .zip(&seen.theirs)
        .filter_map(|(question, answer)| Some((question, answer.as_ref()?)))
        .map(|(question, answer)| Line::new(question, html! { span.trellis-written { (answer) } }))
        .collect();
    html! { @if !lines.is_empty() {
        h3 { (t!(words, "openers-theirs", name = name)) }
        (CheckAnswers::new(words, lines))
    } }
}

fn writing(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    typed: Option<&Typed>,
    errors: &Errors,
) -> Markup {
    let name = seen.other.1.as_str();
    let begun = door::typed::<Typed>(seen.draft.as_ref());
    let value = typed.cloned().or(begun).unwrap_or_else(|| Typed::of(seen));
    html! {
        h3 { (t!(words, "openers-mine")) }
        @if seen.mine.iter().any(Option::is_some) { p { (t!(words, "openers-kept")) } }
        @if seen.other_waits && seen.can_bring() { (Inset::text(words, t!(words, "openers-other-waits", name = name))) }
        p.nhsuk-hint { (t!(words, "openers-hint")) }
        (form(words, site, who, seen, &value, errors).submit(t!(words, "openers-save")))
    }
}

/// The seven boxes, and which of them are brought.
fn form(words: Words, site: &Site, who: &SignedIn, seen: &Seen, value: &Typed, errors: &Errors) -> Form {
    let name = seen.other.1.as_str();
    let asked = questions(words);
    let numbered = |place: usize| format!("{}. {}", place + 1, asked[place]);
    let choices = (0..QUESTIONS).map(|place| {
        let field = FIELDS[place];
        Choice::new(field, numbered(place)).chosen(value.brings(field))
    });
    let readers = if seen.can_bring() {
        t!(words, "openers-readers", name = name)
    } else {
        t!(words, "openers-readers-own")
    };
    who.form(site, path(seen.pair.id))
        .hidden("since", value.since.as_str())
        .body(html! { @for (place, text) in value.texts().into_iter().enumerate() {
            (textarea(words, FIELDS[place], numbered(place)).rows(3).value(text).errors(errors))
        } })
        .body(html! {
            @if seen.can_bring() {
                (checkboxes(words, "bring", t!(words, "openers-bring"))
                    .hint(t!(words, "openers-bring-hint", name = name)).choices(choices).small())
            } @else { p { (t!(words, "openers-not-yet", name = name)) } }
        })
        .body(WhoCanSee::new(words, readers))
        .autosave(format!("{}/draft", path(seen.pair.id)), words)
}

async fn save(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let words = who.words();
    let theirs = form.fields.keep == "theirs";
    if who.member.is_none() || theirs {
        // Locked meanwhile: what was typed is kept, sealed to its author, and is there after unlocking.
        let typed = if theirs { String::new() } else { form.fields.draft() };
        let mut act = site.look_on_record(&who).await?;
        let kept = openers::keep_draft(&mut act, id, &typed).await;
        if kept.is_ok() {
            act.commit_unrecorded().await?;
        }
        return if theirs && kept.is_ok() {
            Ok(See(path(id)).into_response())
        } else {
            Ok(door::away(kept, &path(id))?)
        };
    }
    let said = form.fields.said();
    let done = act!(site, who, form, act => {
        openers::answer_all(&mut act, id, &form.fields.since, &said).await?;
        Ok(See(path(id)))
    });
    let mut errors = Errors::new();
    match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => errors.add(FIELDS[0], t!(words, "openers-empty")),
        Err(Stop::Refused(Refusal::TooLong)) => {
            for (field, text) in FIELDS.into_iter().zip(form.fields.texts()) {
                let now = text.trim().chars().count();
                if now > MOST {
                    errors.add(field, t!(words, "openers-too-long", most = MOST, now = now));
                }
            }
        }
        Err(Stop::Changed) => return Ok(conflict(&site, &who, id, &form.fields).await?.into_response()),
        Err(stop) => return Err(stop.into()),
    }
    Ok(page(&site, &who, id, Some(&form.fields), &errors).await?.into_response())
}

/// Saved from another window meanwhile: both versions, and three ways on.
async fn conflict(site: &Site, who: &SignedIn, id: PairId, mine: &Typed) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = openers::read(&mut act, id).await?;
    let there = Typed::of(&seen);
    let parts = |typed: &Typed| -> Vec<(String, String)> {
        let texts = typed.texts().map(Clone::clone);
        questions(words).into_iter().zip(texts).collect()
    };
    let mut keep_mine = who.form(site, path(id)).hidden("since", there.since.as_str());
    for (field, text) in FIELDS.into_iter().zip(mine.texts()) {
        keep_mine = keep_mine.hidden(field, text.as_str());
    }
    for field in &mine.bring {
        keep_mine = keep_mine.hidden("bring", field.as_str());
    }
    let keep_mine = keep_mine.buttons(Button::secondary(t!(words, "ui-keep-mine")).once());
    let keep_theirs = who
        .form(site, path(id))
        .hidden("keep", "theirs")
        .buttons(Button::secondary(t!(words, "ui-keep-theirs")).once());
    let both = {
        let (ours, theirs) = (mine.texts(), there.texts());
        let texts = std::array::from_fn(|place| joined(ours[place], theirs[place], "\n\n"));
        Typed { bring: mine.bring.clone(), since: there.since.clone(), ..Typed::from_texts(texts) }
    };
    let combine = form(words, site, who, &seen, &both, &Errors::new()).submit(t!(words, "ui-combine"));
    let body =
        html! { (Conflict::new(words, (parts(mine), keep_mine), (parts(&there), keep_theirs), combine)) };
    let page = Page::new(Conflict::heading(words), body).back(path(id));
    Ok(page.with_exit().script("autosave.js").in_conflict())
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        openers::keep_draft(&mut act, id, &form.fields.draft()).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use trellis_words::{Language, content};

    use super::*;

    #[test]
    fn the_card_asks_what_the_guide_to_a_first_talk_asks() {
        for language in [Language::English, Language::Welsh] {
            let guide = content::page("opener", language).body_markdown;
            for question in questions(Words::new(language)) {
                assert!(guide.contains(&question), "{question} is not in the guide: {guide}");
            }
        }
    }
}
