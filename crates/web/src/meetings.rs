//! Finding a time: three offered, one taken; and afterwards whether the two met.

mod after;

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{PairId, kind},
    meeting::{self, MINUTES, Mode, USUAL_MINUTES, WrongTime},
    permission::Action,
};
use trellis_programme::{
    Meeting,
    meetings::{self, Offer},
    pairs::{self, Seen},
};
use trellis_ui::{
    Button, Card, Errors, Markup, Render as _,
    field::{Choice, radios, select, slot, text},
    html,
};
use trellis_words::{Words, t};

use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    suggestions::Nothing,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/pairs/{id}/meet" "meet" One Wearing Read => meet;
    POST "/pairs/{id}/meet" "meet" One Wearing Write => offer;
    POST "/meetings/{id}/booking" "meet" One Wearing Write => book;
    POST "/meetings/{id}/decline" "meet" One Wearing Write => decline;
    GET "/meetings/{id}/calendar" "meet" One Wearing Read => calendar;
    POST "/meetings/{id}/cancellation" "meet" One Wearing Write => cancel;
    GET "/pairs/{id}/after" "after" One Wearing Read => after::show;
    POST "/meetings/{id}/confirmation" "after" One Wearing Write => after::confirm;
    POST "/meetings/{id}/draft" "after" One Wearing Write => after::keep;
];

/// What was typed into the form that offers times; nothing of it is lost when something is wrong.
#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Offering {
    first_day: String,
    first_month: String,
    first_year: String,
    first_time: String,
    second_day: String,
    second_month: String,
    second_year: String,
    second_time: String,
    third_day: String,
    third_month: String,
    third_year: String,
    third_time: String,
    minutes: String,
    mode: String,
    place: String,
}

impl Offering {
    /// The three times: the name of the field, its day and its time.
    fn times(&self) -> [(&'static str, [&str; 3], &str); 3] {
        [
            ("first", [&self.first_day, &self.first_month, &self.first_year], &self.first_time),
            ("second", [&self.second_day, &self.second_month, &self.second_year], &self.second_time),
            ("third", [&self.third_day, &self.third_month, &self.third_year], &self.third_time),
        ]
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Booking {
    #[serde(default)]
    time: String,
}

async fn meet(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, &Offering::default(), &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: &Offering, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = pairs::read(&mut act, id, Action::ArrangeMeeting).await?;
    let heading = t!(words, "meetings-heading");
    let offered = seen.offered();
    let theirs = offered.filter(|meeting| meeting.offered_by != seen.side);
    let mine = offered.filter(|meeting| meeting.offered_by == seen.side);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if let Some(meeting) = seen.next_meeting(site.now()) { (booked(words, site, who, meeting)) }
        @if let Some(meeting) = theirs { (choose(words, site, who, &seen, meeting, errors)) }
        @if let Some(meeting) = mine { (waiting(words, site, who, &seen, meeting)) }
        (offer_form(words, site, who, &seen, typed, errors, theirs.is_some()))
    };
    let page = Page::new(heading, body).back(format!("/pairs/{id}")).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn booked(words: Words, site: &Site, who: &SignedIn, meeting: &Meeting) -> Markup {
    let moment = meeting.starts_at.map(|at| words.moment_with_zone(at)).unwrap_or_default();
    let body = html! {
        p { (how(words, meeting)) }
        @if !meeting.place.is_empty() { p { (t!(words, "meetings-choose-place", place = meeting.place.clone())) } }
        p { a href={ "/meetings/" (meeting.id) "/calendar" } { (t!(words, "meetings-calendar")) } }
        p.nhsuk-hint { (t!(words, "meetings-calendar-hint")) }
        (who.form(site, format!("/meetings/{}/cancellation", meeting.id))
            .body(html! { p { (t!(words, "meetings-cancel-text")) } })
            .buttons(Button::secondary(t!(words, "meetings-cancel")).once()))
    };
    Card::new(t!(words, "meetings-booked", moment = moment)).body(body).render()
}

fn how(words: Words, meeting: &Meeting) -> String {
    let minutes = words.minutes(usize::try_from(meeting.minutes).unwrap_or(0));
    t!(words, "meetings-booked-how", minutes = minutes, mode = words.name("modes", meeting.mode.code()))
}

fn choose(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    meeting: &Meeting,
    errors: &Errors,
) -> Markup {
    let minutes = words.minutes(usize::try_from(meeting.minutes).unwrap_or(0));
    let mode = words.name("modes", meeting.mode.code());
    let hint = t!(words, "meetings-choose-hint", name = seen.other.name(), minutes = minutes, mode = mode);
    let now = site.now();
    let times = (1..).zip(&meeting.offered).filter(|(_, time)| **time > now);
    let choices = times
        .map(|(number, time): (usize, _)| Choice::new(number.to_string(), words.moment_with_zone(*time)));
    let field =
        radios(words, "time", t!(words, "meetings-choose")).hint(hint).choices(choices).errors(errors);
    let to = |what: &str| format!("/meetings/{}/{what}", meeting.id);
    html! {
        (who.form(site, to("booking"))
            .body(field)
            .body(html! {
                @if !meeting.place.is_empty() {
                    p { (t!(words, "meetings-choose-place", place = meeting.place.clone())) }
                }
            })
            .submit(t!(words, "meetings-book")))
        (who.form(site, to("decline"))
            .body(html! { p { (t!(words, "meetings-none-suits-text")) } })
            .buttons(Button::secondary(t!(words, "meetings-none-suits")).once()))
    }
}

fn waiting(words: Words, site: &Site, who: &SignedIn, seen: &Seen, meeting: &Meeting) -> Markup {
    let body = html! {
        p { (t!(words, "meetings-offered-text", name = seen.other.name())) }
        ul { @for time in &meeting.offered { li { (words.moment_with_zone(*time)) } } }
        p { (how(words, meeting)) }
        (who.form(site, format!("/meetings/{}/decline", meeting.id))
            .buttons(Button::secondary(t!(words, "meetings-take-back")).once()))
    };
    Card::new(t!(words, "meetings-offered")).body(body).render()
}

fn offer_form(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    typed: &Offering,
    errors: &Errors,
    others: bool,
) -> Markup {
    let labels = [t!(words, "meetings-first"), t!(words, "meetings-second"), t!(words, "meetings-third")];
    let lengths = [30, 45, 60, 90].map(|length: usize| (length.to_string(), words.minutes(length)));
    let minutes = if typed.minutes.is_empty() { USUAL_MINUTES.to_string() } else { typed.minutes.clone() };
    let modes = [Mode::InPerson, Mode::Remote].map(|mode| {
        Choice::new(mode.code(), words.name("modes", mode.code())).chosen(typed.mode == mode.code())
    });
    let heading = if others { t!(words, "meetings-offer-others") } else { t!(words, "meetings-offer") };
    let send = t!(words, "meetings-send");
    let send = if others { Button::secondary(send) } else { Button::primary(send) };
    html! {
        h2 { (heading) }
        p { (t!(words, "meetings-offer-hint")) }
        (who.form(site, format!("/pairs/{}/meet", seen.pair.id))
            .body(html! {
                @for (label, (name, [day, month, year], time)) in labels.iter().zip(typed.times()) {
                    (slot(words, name, label).typed(day, month, year, time).errors(errors))
                }
                (select(words, "minutes", t!(words, "meetings-minutes")).options(lengths).value(minutes).errors(errors))
                (radios(words, "mode", t!(words, "meetings-mode")).choices(modes).inline().errors(errors))
                (text(words, "place", t!(words, "meetings-place")).hint(t!(words, "meetings-place-hint"))
                    .value(typed.place.clone()).errors(errors))
            })
            .buttons(send.once()))
    }
}

async fn offer(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Offering>,
) -> Answer<Response> {
    let offer = match read(who.words(), &form.fields, site.now()) {
        Ok(offer) => offer,
        Err(errors) => return Ok(page(&site, &who, id, &form.fields, &errors).await?.into_response()),
    };
    let see = act!(site, who, form, act => {
        meetings::offer(&mut act, id, offer.clone()).await?;
        Ok(See(format!("/pairs/{id}/meet")))
    })?;
    Ok(see.into_response())
}

/// Reads what was typed; every problem is said at once.
fn read(words: Words, typed: &Offering, now: jiff::Timestamp) -> Result<Offer, Errors> {
    let mut errors = Errors::new();
    let mut times = Vec::new();
    for (name, day, time) in typed.times() {
        match meeting::moment(day, time, now) {
            Ok(moment) => times.push(moment),
            Err(WrongTime::Empty) => {}
            Err(WrongTime::Day) => errors.add_date(name, t!(words, "meetings-wrong-day")),
            Err(WrongTime::Past) => errors.add_date(name, t!(words, "meetings-wrong-past")),
            Err(WrongTime::Time) => {
                errors.add_at(name, &format!("{name}-time"), t!(words, "meetings-wrong-time"));
            }
        }
    }
    if times.is_empty() && errors.is_empty() {
        errors.add_date("first", t!(words, "meetings-wrong-none"));
    }
    let minutes = typed.minutes.parse().ok().filter(|minutes| MINUTES.contains(minutes));
    if minutes.is_none() {
        errors.add("minutes", t!(words, "meetings-wrong-minutes"));
    }
    let mode = Mode::parse(&typed.mode).filter(|mode| *mode != Mode::Either);
    if mode.is_none() {
        errors.add("mode", t!(words, "meetings-wrong-mode"));
    }
    let place = typed.place.trim().to_owned();
    if place.chars().count() > 200 {
        errors.add("place", t!(words, "meetings-wrong-place"));
    }
    match (minutes, mode) {
        (Some(minutes), Some(mode)) if errors.is_empty() => Ok(Offer { times, minutes, mode, place }),
        _ => Err(errors),
    }
}

async fn book(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Meeting>,
    form: Protected<Booking>,
) -> Answer<Response> {
    let Ok(which) = form.fields.time.parse() else {
        let pair = meetings::pair_of(&mut site.look(&who).await?, id, Action::BookMeeting).await?;
        let mut errors = Errors::new();
        errors.add("time", t!(who.words(), "meetings-wrong-choice"));
        return Ok(page(&site, &who, pair, &Offering::default(), &errors).await?.into_response());
    };
    let see = act!(site, who, form, act => {
        let pair = meetings::book(&mut act, id, which).await?;
        Ok(See(format!("/pairs/{pair}/meet")))
    })?;
    Ok(see.into_response())
}

async fn decline(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Meeting>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        let pair = meetings::decline(&mut act, id).await?;
        Ok(See(format!("/pairs/{pair}/meet")))
    })?)
}

async fn cancel(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Meeting>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        let pair = meetings::cancel(&mut act, id).await?;
        Ok(See(format!("/pairs/{pair}/meet")))
    })?)
}

/// Named like any other entry: the file tells nobody what it is for.
async fn calendar(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Meeting>,
) -> Answer<Response> {
    let mut act = site.look(&who).await?;
    let file = meetings::calendar(&mut act, id, &site.settings.origin, who.language).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"meeting.ics\""),
    ];
    Ok((headers, file).into_response())
}
