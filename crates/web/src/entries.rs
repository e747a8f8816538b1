//! My private record: "something happened", with its day. Only I read it, and nothing is sent from here.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use trellis_domain::{id::ItemId, refusal::Refusal};
use trellis_programme::{
    Stop,
    entries::{self, Entry, MOST, Record},
    programmes::{self, Host},
    spaces::Opened,
};
use trellis_ui::{
    Button, Details, Errors, Interruption, Markup, Signposts, WhoCanSee, buttons,
    field::{date, textarea},
    html,
};
use trellis_words::{Words, t};

use crate::{
    act, door,
    form::Protected,
    page::{Answer, Halt, Page},
    public, routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/record" "own-record" One Member Read => show;
    GET "/record/entry" "own-record" One Member Read => new;
    POST "/record/entry" "own-record" One Member Write => write;
    POST "/record/entry/draft" "own-record" One Member Write => keep;
    POST "/record/removal" "own-record" One Member Write => remove;
    GET "/record/file" "own-record" One Member Read => file;
];

const PATH: &str = "/record";
const ENTRY: &str = "/record/entry";

/// What is typed: the words, and the day in three boxes.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Typed {
    #[serde(default)]
    on_day: String,
    #[serde(default)]
    on_month: String,
    #[serde(default)]
    on_year: String,
    #[serde(default)]
    text: String,
}

impl Typed {
    /// The day; none where no box was filled in.
    fn on(&self) -> Result<Option<Date>, ()> {
        let [day, month, year] = [&self.on_day, &self.on_month, &self.on_year].map(|part| part.trim());
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return Ok(None);
        }
        let year = year.parse().ok().filter(|year| (1900..2100).contains(year)).ok_or(())?;
        let (month, day) = (month.parse().map_err(drop)?, day.parse().map_err(drop)?);
        Date::new(year, month, day).map(Some).map_err(drop)
    }

    /// As a draft; empty when there are no words to keep.
    fn draft(&self) -> String {
        if self.text.trim().is_empty() {
            String::new()
        } else {
            serde_json::to_string(self).unwrap_or_default()
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    item: String,
}

async fn read(site: &Site, who: &SignedIn) -> Answer<(Record, Host)> {
    let mut act = site.look(who).await?;
    let record = entries::read(&mut act).await?;
    Ok((record, programmes::host(&mut act).await?))
}

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let (record, host) = read(&site, &who).await?;
    // Before the first entry, and again when the last one is gone: what to know about computers at work.
    if record.entries.is_empty() && record.draft.is_none() {
        return Ok(first(words, &host));
    }
    let heading = t!(words, "entries-heading");
    let shut = door::shut(words, &record.room.door, record.draft.is_some(), PATH, Button::primary);
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "entries-lede")) }
        @if let Some(shut) = &shut { (shut) }
        @else {
            (buttons(Button::primary(t!(words, "entries-write")).link(ENTRY)))
            @if record.draft.is_some() { p { (t!(words, "entries-begun")) } }
            @for one in &record.entries { (entry(words, &site, &who, one)) }
            @if !record.entries.is_empty() {
                h2 { (t!(words, "entries-copy")) }
                p { (t!(words, "entries-copy-text")) }
                (buttons(Button::secondary(t!(words, "entries-download")).link("/record/file")))
            }
        }
        (readers(words))
        (signposts(words, &host))
    };
    Ok(Page::new(heading, body).back("/me").with_exit())
}

/// The first visit: who can see what, and where it is safer to write.
fn first(words: Words, host: &Host) -> Page {
    let heading = t!(words, "entries-first");
    let note = html! {
        p { (t!(words, "entries-first-only-you")) }
        p { (t!(words, "entries-first-computer")) }
        p { (t!(words, "entries-first-host")) }
        p { (t!(words, "entries-first-copy")) }
        (buttons(html! {
            (Button::reverse(t!(words, "entries-first-go")).link(ENTRY))
            a.nhsuk-link href="/me" { (t!(words, "entries-first-back")) }
        }))
    };
    let body = html! {
        (Interruption::new(heading.as_str(), note))
        (signposts(words, host))
    };
    Page::new(heading, body).back("/me").with_exit()
}

fn readers(words: Words) -> WhoCanSee {
    WhoCanSee::new(words, t!(words, "entries-readers"))
        .reader(t!(words, "entries-readers-nobody"))
        .reader(t!(words, "entries-first-host"))
}

fn signposts(words: Words, host: &Host) -> Markup {
    let posts = public::signposts(words, host);
    html! {
        @if posts.is_empty() { p { a href="/speak-up" { (t!(words, "entries-speak-up")) } } }
        @else { (Signposts::new(words, posts)) }
    }
}

fn entry(words: Words, site: &Site, who: &SignedIn, one: &Opened<Entry>) -> Markup {
    let sure = who
        .form(site, "/record/removal")
        .hidden("item", one.item.id.to_string())
        .body(html! { p { (t!(words, "entries-delete-sure")) } })
        .buttons(Button::warning(t!(words, "entries-delete-do")).small());
    html! {
        article.trellis-note {
            @match &one.text {
                Some(entry) => {
                    h2.nhsuk-heading-s { (words.date(entry.happened_on)) }
                    p.trellis-written { (entry.text) }
                    @if entry.happened_on != one.item.day {
                        p.nhsuk-hint { (t!(words, "entries-written", date = words.date(one.item.day))) }
                    }
                }
                None => p { (t!(words, "entries-lost", date = words.date(one.item.day))) }
            }
            (Details::new(t!(words, "entries-delete"), sure))
        }
    }
}

async fn new(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, None, &Errors::new()).await
}

/// Writing an entry; what was begun is there.
async fn page(site: &Site, who: &SignedIn, typed: Option<&Typed>, errors: &Errors) -> Answer {
    let words = who.words();
    let (record, host) = read(site, who).await?;
    let heading = t!(words, "entries-new");
    let begun = record.draft.clone().flatten().and_then(|draft| serde_json::from_str(&draft).ok());
    let begun: Typed = begun.unwrap_or_default();
    let shut = door::shut(words, &record.room.door, record.draft.is_some(), ENTRY, Button::primary);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if let Some(shut) = &shut { (shut) }
        @else { (writing(words, site, who, typed.unwrap_or(&begun), errors)) }
        (signposts(words, &host))
    };
    let page = Page::new(heading, body).back(PATH).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn writing(words: Words, site: &Site, who: &SignedIn, typed: &Typed, errors: &Errors) -> Markup {
    let on = date(words, "on", t!(words, "entries-when"))
        .hint(t!(words, "entries-when-hint"))
        .typed(typed.on_day.as_str(), typed.on_month.as_str(), typed.on_year.as_str())
        .errors(errors);
    let text = textarea(words, "text", t!(words, "entries-text"))
        .hint(t!(words, "entries-text-hint"))
        .rows(10)
        .value(typed.text.as_str())
        .errors(errors);
    let form = who
        .form(site, ENTRY)
        .body(on)
        .body(text)
        .body(readers(words))
        .autosave(format!("{ENTRY}/draft"), words)
        .submit(t!(words, "entries-save"));
    html! {
        (form)
        p { (t!(words, "entries-after")) }
    }
}

async fn write(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Response> {
    let typed = &form.fields;
    if who.member.is_none() {
        // Locked meanwhile: what was typed is kept, sealed to its author, and is there after unlocking.
        let mut act = site.look_on_record(&who).await?;
        match entries::keep_draft(&mut act, &typed.draft()).await {
            Ok(()) => act.commit_unrecorded().await?,
            Err(Stop::Refused(Refusal::NoKeys)) => {}
            Err(stop) => return Err(stop.into()),
        }
        return Ok(door::unlock(ENTRY).into_response());
    }
    let words = who.words();
    let mut errors = Errors::new();
    let Ok(on) = typed.on() else {
        errors.add("on", t!(words, "entries-no-date"));
        return Ok(page(&site, &who, Some(typed), &errors).await?.into_response());
    };
    let done = act!(site, who, form, act => {
        entries::write(&mut act, on, &typed.text).await?;
        Ok(See(PATH.to_owned()))
    });
    match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => errors.add("text", t!(words, "entries-empty")),
        Err(Stop::Refused(Refusal::TooLong)) => {
            let now = typed.text.trim().chars().count();
            errors.add("text", t!(words, "entries-too-long", most = MOST, now = now));
        }
        Err(Stop::Refused(Refusal::DatesOutOfOrder)) => errors.add("on", t!(words, "entries-to-come")),
        Err(stop) => return Err(stop.into()),
    }
    Ok(page(&site, &who, Some(typed), &errors).await?.into_response())
}

async fn keep(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    entries::keep_draft(&mut act, &form.fields.draft()).await?;
    act.commit_unrecorded().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove(State(site): State<Site>, who: SignedIn, form: Protected<Which>) -> Answer<See> {
    let item: ItemId = form.fields.item.parse().map_err(|_| Halt::Missing)?;
    Ok(act!(site, who, form, act => {
        entries::take_away(&mut act, item).await?;
        Ok(See(PATH.to_owned()))
    })?)
}

/// Everything as plain text, what happened first first, under a name that tells nothing.
async fn file(State(site): State<Site>, who: SignedIn) -> Answer<Response> {
    let (record, _) = read(&site, &who).await?;
    if !record.room.is_open() {
        return Ok(door::unlock(PATH).into_response());
    }
    let kind = (header::CONTENT_TYPE, "text/plain; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"notes.txt\"");
    Ok(([kind, name], as_text(who.words(), &record)).into_response())
}

fn as_text(words: Words, record: &Record) -> String {
    let pieces = record.entries.iter().rev().map(|one| match &one.text {
        Some(entry) => {
            let written = t!(words, "entries-written", date = words.date(one.item.day));
            format!("{}\n{written}\n\n{}", words.date(entry.happened_on), entry.text)
        }
        None => t!(words, "entries-lost", date = words.date(one.item.day)),
    });
    let heading = t!(words, "entries-heading");
    let text: Vec<String> = [heading].into_iter().chain(pieces).collect();
    text.join("\n\n----\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Typed;

    fn typed(on: [&str; 3]) -> Typed {
        let [on_day, on_month, on_year] = on.map(str::to_owned);
        Typed { on_day, on_month, on_year, text: "It happened".to_owned() }
    }

    #[test]
    fn a_day_is_read_from_three_boxes_and_may_be_left_out() {
        assert_eq!(typed(["4", " 11", "2026"]).on(), Ok(Some(date(2026, 11, 4))));
        assert_eq!(typed(["", "", ""]).on(), Ok(None));
        for wrong in [["31", "2", "2026"], ["4", "", ""], ["four", "11", "2026"], ["4", "11", "26"]] {
            assert_eq!(typed(wrong).on(), Err(()), "{wrong:?}");
        }
    }

    #[test]
    fn a_draft_keeps_the_day_with_the_words_and_nothing_without_words() {
        let kept: Typed = serde_json::from_str(&typed(["4", "11", ""]).draft()).expect("a draft");
        assert_eq!((kept.on_day.as_str(), kept.text.as_str()), ("4", "It happened"));
        assert_eq!(Typed { text: " ".to_owned(), ..typed(["4", "11", ""]) }.draft(), "");
    }
}
