//! A giver's own room: fewer or more places, or a rest; and the training that is needed first.

use axum::{extract::State, response::IntoResponse, response::Response};
use jiff::{civil::Date, tz::TimeZone};
use serde::Deserialize;
use trellis_domain::hat::Hat;
use trellis_programme::capacities::{self, Room};
use trellis_ui::{
    Button, Cell, Errors, Inset, Markup, Render, Table, WhoCanSee,
    field::{Choice, date, radios, select},
    html, raw,
};
use trellis_words::{Words, content, t};

use crate::{
    account::Nothing,
    act, apply,
    form::Protected,
    page::{Answer, Page},
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/mentor/capacity" "capacity" One Giver Read => show;
    POST "/mentor/capacity" "capacity" One Giver Write => change;
    GET "/mentor/capacity/rest" "capacity" One Giver Read => back;
    GET "/mentor/capacity/resume" "capacity" One Giver Read => back;
    POST "/mentor/capacity/rest" "capacity" One Giver Write => rest;
    POST "/mentor/capacity/resume" "capacity" One Giver Write => resume;
    GET "/training" "training" One Giver Read => training;
];

const PATH: &str = "/mentor/capacity";

/// Places and hours, as typed.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Offered {
    #[serde(default)]
    places: String,
    #[serde(default)]
    half_hours: String,
}

/// A day in three boxes, as typed.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Until {
    #[serde(default, rename = "until-day")]
    day: String,
    #[serde(default, rename = "until-month")]
    month: String,
    #[serde(default, rename = "until-year")]
    year: String,
}

impl Until {
    fn date(&self) -> Option<Date> {
        Date::new(
            self.year.trim().parse().ok()?,
            self.month.trim().parse().ok()?,
            self.day.trim().parse().ok()?,
        )
        .ok()
    }
}

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, None, &Until::default(), &Errors::new()).await
}

async fn page(
    site: &Site,
    who: &SignedIn,
    typed: Option<&Offered>,
    until: &Until,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let room = capacities::room(&mut act).await?;
    let heading = t!(words, "capacity-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if let Some(places) = &room.places { p { (t!(words, "capacity-now", taken = places.taken, places = places.places)) } }
        p { (t!(words, "capacity-lede")) }
        @if room.left { (Inset::text(words, t!(words, "capacity-left"))) }
        @else {
            (amount(words, site, who, &room, typed, errors))
            (resting(words, site, who, &room, until, errors))
        }
        h2 { (t!(words, "capacity-stop-heading")) }
        p { (t!(words, "capacity-stop-text")) }
        p { a href={ "/me/leave/" (room.giver.id) } { (t!(words, "capacity-stop-link")) } }
    };
    let page = Page::new(heading, body);
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn amount(
    words: Words,
    site: &Site,
    who: &SignedIn,
    room: &Room,
    typed: Option<&Offered>,
    errors: &Errors,
) -> Markup {
    let now = room.places.as_ref().map_or(0, |places| places.places).to_string();
    let places = typed.map_or(now, |typed| typed.places.clone());
    let half_hours = typed.map_or(room.half_hours.to_string(), |typed| typed.half_hours.clone());
    let none = Choice::new("0", t!(words, "capacity-none"));
    let choices = apply::places_of(room.giver.hat).into_iter().map(|(code, name)| Choice::new(code, name));
    let places = radios(words, "places", t!(words, "apply-places"))
        .choice(none)
        .choices(choices)
        .chosen([places])
        .errors(errors);
    let hours = select(words, "half_hours", t!(words, "apply-hours"))
        .hint(t!(words, "apply-hours-hint"))
        .options(apply::half_hours(words))
        .value(half_hours)
        .errors(errors)
        .below(WhoCanSee::new(words, t!(words, "intake-read-coordinator")));
    who.form(site, PATH).body(places).body(hours).submit(t!(words, "capacity-save")).render()
}

fn resting(words: Words, site: &Site, who: &SignedIn, room: &Room, until: &Until, errors: &Errors) -> Markup {
    let rests = room.places.as_ref().and_then(|places| places.paused_until);
    let day = date(words, "until", t!(words, "capacity-rest-until"))
        .hint(t!(words, "capacity-rest-hint"))
        .typed(&until.day, &until.month, &until.year)
        .errors(errors);
    html! {
        h2 { (t!(words, "capacity-rest")) }
        p { (t!(words, "capacity-rest-text")) }
        @if room.giver.hat == Hat::Sponsor { p { (t!(words, "successions-rest-hint")) } }
        @if let Some(day) = rests {
            (Inset::text(words, t!(words, "capacity-resting", date = words.date(day))))
            (who.form(site, format!("{PATH}/resume")).buttons(Button::secondary(t!(words, "capacity-resume"))))
        } @else {
            (who.form(site, format!("{PATH}/rest")).body(day).buttons(Button::secondary(t!(words, "capacity-rest-button"))))
        }
    }
}

async fn change(State(site): State<Site>, who: SignedIn, form: Protected<Offered>) -> Answer<Response> {
    let words = who.words();
    let (places, half_hours) = (form.fields.places.parse(), form.fields.half_hours.parse());
    let mut errors = Errors::new();
    if places.is_err() {
        errors.add("places", t!(words, "apply-places-needed"));
    }
    if half_hours.is_err() {
        errors.add("half_hours", t!(words, "apply-hours-needed"));
    }
    let (Ok(places), Ok(half_hours)) = (places, half_hours) else {
        return Ok(page(&site, &who, Some(&form.fields), &Until::default(), &errors).await?.into_response());
    };
    let see = act!(site, who, form, act => {
        capacities::change(&mut act, places, half_hours).await?;
        Ok(See(PATH.to_owned()))
    })?;
    Ok(see.into_response())
}

/// Whoever switches the language on a refused form comes back to the page that the form is on.
async fn back(_: State<Site>, _: SignedIn) -> Answer<See> {
    Ok(See(PATH.to_owned()))
}

async fn rest(State(site): State<Site>, who: SignedIn, form: Protected<Until>) -> Answer<Response> {
    let today = site.now().to_zoned(TimeZone::UTC).date();
    let Some(until) = form.fields.date().filter(|until| *until > today) else {
        let mut errors = Errors::new();
        errors.add_date("until", t!(who.words(), "capacity-rest-needed"));
        return Ok(page(&site, &who, None, &form.fields, &errors).await?.into_response());
    };
    let see = act!(site, who, form, act => {
        capacities::rest(&mut act, until).await?;
        Ok(See(PATH.to_owned()))
    })?;
    Ok(see.into_response())
}

async fn resume(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        capacities::resume(&mut act).await?;
        Ok(See(PATH.to_owned()))
    })?)
}

async fn training(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let needed = capacities::training_of_mine(&mut act).await?;
    let today = site.now().to_zoned(TimeZone::UTC).date();
    let text = content::page("training-modules", words.language());
    let head =
        [t!(words, "capacity-module"), t!(words, "capacity-done-on"), t!(words, "capacity-valid-until")];
    let mut table = Table::new(t!(words, "capacity-training-caption"), head.map(Cell::new)).stacking();
    for one in &needed {
        let name = words.name("training_modules", one.module.code()).to_owned();
        let (on, until) = match one.done {
            Some((on, until)) if until < today => {
                (words.date(on), t!(words, "capacity-expired", date = words.date(until)))
            }
            Some((on, until)) => (words.date(on), words.date(until)),
            None => (t!(words, "capacity-not-done"), String::new()),
        };
        table = table.row([name, on, until].map(Cell::new));
    }
    let body = html! {
        h1 { (text.title) }
        (table)
        p { (t!(words, "capacity-expiry")) }
        (raw::shipped(text))
    };
    Ok(Page::new(text.title, body))
}
