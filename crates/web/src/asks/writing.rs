//! Writing an ask to one ally: theme, words, and a day if there is one.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use trellis_domain::{
    ask::AllyTheme,
    day,
    id::{PairId, kind},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    asks::{self, MOST, Text},
};
use trellis_ui::{
    Button, Errors, Markup, WhoCanSee,
    field::{Choice, date, radios, textarea},
    html,
};
use trellis_words::{Words, t};

use super::shared;
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
    GET "/pairs/{id}/asks" "ask-writing" One Mentee Read => show;
    POST "/pairs/{id}/asks" "ask-writing" One Mentee Write => begin;
    POST "/pairs/{id}/asks/draft" "ask-writing" One Mentee Write => keep;
];

/// The page on which an ask to the ally of this pair is written.
pub fn path(id: PairId) -> String {
    format!("/pairs/{id}/asks")
}

/// An ask as it is typed.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    #[serde(default)]
    theme: String,
    #[serde(default)]
    text: String,
    #[serde(default, rename = "wanted-day")]
    day: String,
    #[serde(default, rename = "wanted-month")]
    month: String,
    #[serde(default, rename = "wanted-year")]
    year: String,
}

impl Typed {
    /// What was written before, as it would be typed.
    pub fn of(text: &Text) -> Self {
        let part = |part: fn(Date) -> String| text.wanted_by.map(part).unwrap_or_default();
        Self {
            theme: text.theme.code().to_owned(),
            text: text.text.clone(),
            day: part(|day| day.day().to_string()),
            month: part(|day| day.month().to_string()),
            year: part(|day| day.year().to_string()),
        }
    }

    /// As it is kept in a draft; nothing where nothing was typed.
    pub fn written(&self) -> String {
        if *self == Self::default() {
            return String::new();
        }
        serde_html_form::to_string(self).unwrap_or_default()
    }

    fn read(kept: &str) -> Self {
        serde_html_form::from_str(kept).unwrap_or_default()
    }

    /// The day, when there is one; an error when the boxes hold something else than a day within a year.
    fn wanted_by(&self, today: Date) -> Result<Option<Date>, ()> {
        let boxes = [&self.day, &self.month, &self.year].map(|part| part.trim());
        if boxes.iter().all(|part| part.is_empty()) {
            return Ok(None);
        }
        let [day, month, year] = boxes;
        let (Ok(day), Ok(month), Ok(year)) = (day.parse(), month.parse(), year.parse()) else {
            return Err(());
        };
        let wanted = Date::new(year, month, day).map_err(drop)?;
        let near = wanted >= today && wanted <= today.saturating_add(1.year());
        if near { Ok(Some(wanted)) } else { Err(()) }
    }

    /// The ask, or what is wrong with it.
    fn ask(&self, words: Words, today: Date) -> Result<Text, Errors> {
        let mut errors = Errors::new();
        let theme = AllyTheme::parse(&self.theme);
        if theme.is_none() {
            errors.add("theme", t!(words, "asks-theme-needed"));
        }
        let length = self.text.trim().chars().count();
        if length == 0 {
            errors.add("text", t!(words, "asks-text-needed"));
        }
        if length > MOST {
            errors.add("text", t!(words, "asks-too-long", most = MOST, now = length));
        }
        let wanted_by = self.wanted_by(today);
        if wanted_by.is_err() {
            errors.add_date("wanted", t!(words, "asks-wanted-wrong"));
        }
        match (theme, wanted_by) {
            (Some(theme), Ok(wanted_by)) if errors.is_empty() => {
                Ok(Text { theme, text: self.text.clone(), wanted_by })
            }
            _ => Err(errors),
        }
    }
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: Option<&Typed>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let (name, room, draft) = asks::writing(&mut act, id).await?;
    let heading = t!(words, "asks-write");
    let kept = || draft.clone().flatten().map(|kept| Typed::read(&kept)).unwrap_or_default();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "asks-write-lede", name = name.as_str())) }
        @if let Some(shut) = door::shut(words, &room.door, draft.is_some(), &path(id), Button::primary) { (shut) }
        @else { (form(words, site, who, id, &name, &typed.cloned().unwrap_or_else(kept), errors)) }
    };
    let page = Page::new(heading, body).back("/asks").with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn form(
    words: Words,
    site: &Site,
    who: &SignedIn,
    id: PairId,
    name: &str,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let title = |theme: &AllyTheme| {
        shared::card(theme.code()).map_or(theme.code(), |card| card.title.say(words.language()))
    };
    let themes = AllyTheme::ALL.iter().map(|theme| Choice::new(theme.code(), title(theme)));
    let theme = radios(words, "theme", t!(words, "asks-theme"))
        .hint(t!(words, "asks-theme-hint"))
        .choices(themes)
        .chosen([typed.theme.as_str()])
        .small()
        .errors(errors);
    let text = textarea(words, "text", t!(words, "asks-text"))
        .hint(t!(words, "asks-text-hint"))
        .rows(5)
        .value(typed.text.as_str())
        .errors(errors);
    let wanted = date(words, "wanted", t!(words, "asks-wanted"))
        .hint(t!(words, "asks-wanted-hint"))
        .typed(&typed.day, &typed.month, &typed.year)
        .errors(errors);
    let form = who
        .form(site, path(id))
        .body(theme)
        .body(text)
        .body(wanted)
        .body(WhoCanSee::new(words, t!(words, "asks-readers", name = name)))
        .autosave(format!("{}/draft", path(id)), words);
    html! { (form.proceed(words)) }
}

async fn begin(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<Response> {
    if who.member.is_none() {
        // Locked meanwhile: what was typed is kept, sealed to its author, and is there after unlocking.
        let mut act = site.look_on_record(&who).await?;
        match asks::keep_draft(&mut act, id, &form.fields.written()).await {
            Ok(()) => act.commit_unrecorded().await?,
            Err(Stop::Refused(Refusal::NoKeys)) => {}
            Err(stop) => return Err(stop.into()),
        }
        return Ok(door::unlock(&path(id)).into_response());
    }
    let text = match form.fields.ask(who.words(), day::of(site.now())) {
        Ok(text) => text,
        Err(errors) => {
            return Ok(page(&site, &who, id, Some(&form.fields), &errors).await?.into_response());
        }
    };
    let see = act!(site, who, form, act => {
        let ask = asks::begin(&mut act, id, &text).await?;
        Ok(See(super::path(ask)))
    })?;
    Ok(see.into_response())
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        asks::keep_draft(&mut act, id, &form.fields.written()).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use trellis_words::Language;

    use super::*;

    fn typed(day: &str, month: &str, year: &str) -> Typed {
        let [day, month, year] = [day, month, year].map(str::to_owned);
        Typed { theme: "bold".to_owned(), text: "Ask why".to_owned(), day, month, year }
    }

    #[test]
    fn a_day_is_one_within_a_year_or_none() {
        let today = date(2026, 11, 24);
        assert_eq!(typed("", " ", "").wanted_by(today), Ok(None));
        assert_eq!(typed("24", "11", "2026").wanted_by(today), Ok(Some(today)));
        for [day, month, year] in
            [["23", "11", "2026"], ["25", "11", "2027"], ["31", "2", "2027"], ["", "2", ""]]
        {
            assert_eq!(typed(day, month, year).wanted_by(today), Err(()), "{day}.{month}.{year}");
        }
    }

    #[test]
    fn what_is_kept_in_a_draft_is_what_was_typed_right_or_wrong() {
        for one in [typed("31", "2", ""), typed("1", "12", "2026"), Typed::default()] {
            assert_eq!(Typed::read(&one.written()), one);
        }
        assert_eq!(Typed::default().written(), "");
    }

    #[test]
    fn an_ask_that_was_written_can_be_typed_again() {
        let words = Words::new(Language::English);
        let ask = typed("1", "12", "2026").ask(words, date(2026, 11, 24)).expect("in order");
        assert_eq!(Typed::of(&ask), typed("1", "12", "2026"));
    }
}
