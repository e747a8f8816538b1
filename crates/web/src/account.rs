//! My account: my profile and how others see it, who looked, my devices, my news, my settings.

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{language::Language, permission::Eyes};
use trellis_identity::sessions::role_key;
use trellis_programme::{
    accounts::{self, Person},
    hours, participations,
    views::{self as views_of, Mine},
};
use trellis_ui::{
    Banner, Button, Cell, Markup, Table, WhoCanSee, buttons,
    field::{Choice, radios},
    html,
};
use trellis_words::{Words, t};

use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    routes,
    routes::Route,
    shell::role_name,
    site::{See, Site},
    views,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/me" "me" One Member Read => me;
    GET "/me/access-log" "access-log" One Member Read => access_log;
    GET "/me/security" "security" One Member Read => security;
    POST "/me/security/sign-outs" "security" Fresh Member Write => sign_out_everywhere;
    GET "/notices" "notices" One Member Read => notices;
    POST "/notices/put-away" "notices" One Member Write => put_away;
    GET "/settings" "settings" One Member Read => settings;
    POST "/settings" "settings" One Member Write => set;
    GET "/hats" "hats" One Member Read => hats;
    POST "/hats" "hats" One Member Write => switch;
];

/// A form whose one button says everything.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Through whose eyes the profile is shown.
#[derive(Deserialize, Default)]
struct As {
    #[serde(default, rename = "as")]
    eyes: String,
}

async fn me(State(site): State<Site>, who: SignedIn, Query(As { eyes }): Query<As>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let (account, person) = accounts::mine(&mut act).await?;
    let mine = views_of::mine(&mut act).await?;
    let hours = hours::any(&mut act).await?.then(|| ("/hours", t!(words, "hours-link")));
    let heading = t!(words, "account-heading");
    let part = participations::of_hat(&mut act).await?.filter(|part| part.state.open());
    let preferences = part.map(|_| ("/me/preferences-for-matching", t!(words, "account-preferences")));
    let more = [
        ("/me/access-log", t!(words, "account-access-log")),
        ("/me/not-with", t!(words, "account-not-with")),
        ("/me/unlock", t!(words, "account-private")),
        ("/record", t!(words, "entries-link")),
        ("/support", t!(words, "support-link")),
        ("/me/security", t!(words, "account-security")),
        ("/settings", t!(words, "account-settings")),
        ("/notices", t!(words, "account-notices")),
        ("/me/data", t!(words, "account-kept")),
        ("/me/leave", t!(words, "account-leave")),
    ];
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "account-address", address = account.written_address.as_str())) }
        @match &person {
            Some(person) => (seen_by(words, Eyes::parse(&eyes), person, &account.written_address, &mine)),
            None => p { (t!(words, "account-no-profile")) " " a href="/start" { (t!(words, "account-begin")) } },
        }
        h2 { (t!(words, "account-more")) }
        ul.nhsuk-list { @for (path, label) in hours.into_iter().chain(preferences).chain(more) { li { a href=(path) { (label) } } } }
    };
    Ok(Page::new(heading, body))
}

/// Me, and what others see of me: asked of the same table that decides on their pages.
fn seen_by(words: Words, eyes: Eyes, person: &Person, address: &str, mine: &Mine) -> Markup {
    html! {
        nav aria-label=(t!(words, "account-view-as")) {
            p { (t!(words, "account-view-as")) }
            ul.trellis-chips {
                @for known in Eyes::ALL {
                    li { a href={ "/me?as=" (known.code()) } aria-current=[(known == eyes).then_some("true")] { (eye_name(words, known)) } }
                }
            }
        }
        (views::through(words, eyes, &person.profile, address, mine))
        @if eyes == Eyes::Mine {
            (WhoCanSee::new(words, t!(words, "account-who-can-see")).reader(t!(words, "account-reader-coordinator"))
                .reader(t!(words, "account-reader-helper")))
        } @else { p { (t!(words, "views-only")) } }
    }
}

fn eye_name(words: Words, eyes: Eyes) -> String {
    match eyes {
        Eyes::Coordinator => t!(words, "account-as-coordinator"),
        Eyes::Other => t!(words, "account-as-helper"),
        Eyes::Circle => t!(words, "account-as-circle"),
        Eyes::Stranger => t!(words, "account-as-stranger"),
        Eyes::Mine => t!(words, "account-as-me"),
    }
}

async fn access_log(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let looks = accounts::looks(&mut act).await?;
    let heading = t!(words, "account-access-log");
    let head = [
        t!(words, "account-when"),
        t!(words, "account-role"),
        t!(words, "account-page"),
        t!(words, "account-reason"),
    ];
    let mut table = Table::new(t!(words, "account-looks-caption"), head.map(Cell::new)).stacking();
    for look in &looks.pages {
        let page = words.say(&format!("account-page-{}", look.page), None);
        let reason =
            if look.reason.is_empty() { t!(words, "account-no-reason-needed") } else { look.reason.clone() };
        table = table
            .row([words.moment(look.at.into()), role_name(words, &look.role), page, reason].map(Cell::new));
    }
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "account-looks-lede")) }
        @if looks.pages.is_empty() { p { (t!(words, "account-nobody-looked")) } } @else { (table) }
        h2 { (t!(words, "account-lists")) }
        @if looks.lists.is_empty() { p { (t!(words, "account-no-lists")) } }
        @else {
            ul.nhsuk-list.nhsuk-list--bullet {
                @for (role, month, days) in &looks.lists {
                    li { (t!(words, "account-list-days", role = role_name(words, role), month = month.as_str(), days = *days)) }
                }
            }
        }
        p { (t!(words, "account-looks-host")) }
    };
    Ok(Page::new(heading, body).back("/me"))
}

async fn security(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let devices = accounts::devices(&mut act).await?;
    let heading = t!(words, "account-security");
    let head = [t!(words, "account-device"), t!(words, "account-kind"), t!(words, "account-last-used")];
    let mut table = Table::new(t!(words, "account-devices"), head.map(Cell::new)).stacking();
    for device in &devices {
        let label =
            if device.label.is_empty() { t!(words, "account-device-unknown") } else { device.label.clone() };
        let label =
            if device.id == who.session { t!(words, "account-this-device", device = label) } else { label };
        let kind = if device.own_device {
            t!(words, "account-own-device")
        } else {
            t!(words, "account-shared-device")
        };
        table = table.row([label, kind, words.moment(device.seen_at)].map(Cell::new));
    }
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "account-security-lede")) }
        (table)
        (who.form(&site, "/me/security/sign-outs").submit(t!(words, "account-sign-out-everywhere")))
    };
    Ok(Page::new(heading, body).back("/me"))
}

async fn sign_out_everywhere(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Nothing>,
) -> Answer<Response> {
    let see = act!(site, who, form, act => {
        accounts::sign_out_everywhere(&mut act).await?;
        Ok(See("/sign-in".to_owned()))
    })?;
    let gone = site.settings.cookie(site.settings.session_cookie(), "", Some(0));
    let clear = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    let clear = (header::HeaderName::from_static("clear-site-data"), clear);
    Ok(([(header::SET_COOKIE, gone)], [clear], Redirect::to(&see.0)).into_response())
}

async fn notices(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let news = accounts::news(&mut act).await?;
    let heading = t!(words, "account-notices");
    let body = html! {
        h1 { (heading) }
        @if news.is_empty() {
            p { (t!(words, "account-no-notices")) " " a href="/home" { (t!(words, "shell-to-home")) } }
        } @else {
            ul.nhsuk-list {
                @for notice in &news {
                    li { a href=(notice.link) { (words.say(&format!("notices-{}", notice.kind), None)) } " " (words.date_of(notice.at.into())) }
                }
            }
            (who.form(&site, "/notices/put-away").submit(t!(words, "account-put-away")))
        }
    };
    Ok(Page::new(heading, body).back("/home"))
}

async fn put_away(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        accounts::put_news_away(&mut act).await?;
        Ok(See("/notices".to_owned()))
    })?)
}

/// Says that something was saved, once, after the redirect.
#[derive(Deserialize, Default)]
pub struct Saved {
    #[serde(default)]
    saved: String,
}

impl Saved {
    /// The banner, where something was saved.
    pub fn banner(&self, words: Words) -> Markup {
        html! {
            @if !self.saved.is_empty() { (Banner::success(t!(words, "account-saved-title"), t!(words, "account-saved"))) }
        }
    }
}

async fn settings(State(site): State<Site>, who: SignedIn, Query(saved): Query<Saved>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let (account, _) = accounts::mine(&mut act).await?;
    let heading = t!(words, "account-settings");
    let language = radios(words, "language", t!(words, "account-language"))
        .hint(t!(words, "account-language-hint"))
        .choice(Choice::new("en", "English"))
        .choice(Choice::new("cy", "Cymraeg"))
        .chosen([account.language.code()]);
    let letters = radios(words, "letters", t!(words, "account-letters"))
        .hint(t!(words, "account-letters-hint"))
        .choice(Choice::new("each", t!(words, "account-letters-each")))
        .choice(Choice::new("daily", t!(words, "account-letters-daily")))
        .choice(Choice::new("none", t!(words, "account-letters-none")))
        .chosen([account.letters.as_str()]);
    let body = html! {
        (saved.banner(words))
        h1 { (heading) }
        (who.form(&site, "/settings").body(language).body(letters).submit(t!(words, "account-save")))
    };
    Ok(Page::new(heading, body).back("/me"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    #[serde(default)]
    language: String,
    #[serde(default)]
    letters: String,
}

async fn set(State(site): State<Site>, who: SignedIn, form: Protected<Settings>) -> Answer<Response> {
    let language = Language::parse(&form.fields.language).unwrap_or(who.language);
    let see = act!(site, who, form, act => {
        accounts::set(&mut act, language, &form.fields.letters).await?;
        Ok(See("/settings?saved=yes".to_owned()))
    })?;
    let cookie = site.settings.cookie(site.settings.language_cookie(), language.code(), Some(365 * 86_400));
    Ok(([(header::SET_COOKIE, cookie)], see).into_response())
}

async fn hats(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let heading = t!(words, "account-hats");
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "account-hats-lede")) }
        @for choice in who.roles.iter() {
            @let name = role_name(words, choice.role.code());
            @if choice.role == who.role {
                p { (t!(words, "account-hat-now", role = name, place = choice.place.as_str())) }
            } @else {
                (who.form(&site, "/hats").hidden("hat", role_key(choice.role)).buttons(
                    Button::secondary(t!(words, "account-hat-go", role = name, place = choice.place.as_str()))))
            }
        }
        @if who.roles.is_empty() { p { (t!(words, "account-no-hats")) } (buttons(Button::primary(t!(words, "account-begin")).link("/start"))) }
    };
    Ok(Page::new(heading, body).back("/home"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hat {
    hat: String,
}

async fn switch(State(site): State<Site>, who: SignedIn, form: Protected<Hat>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        accounts::switch(&mut act, who.session, &form.fields.hat, role_key).await?;
        Ok(See("/home".to_owned()))
    })?)
}
