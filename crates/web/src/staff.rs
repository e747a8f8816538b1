//! Looking after the installation: accounts and roles, the audit chain, translations. Nobody's notes.

use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{event::What, id::kind};
use trellis_programme::{
    Stop,
    staff::{self, Chain, Held, Search, Staff},
};
use trellis_ui::{
    Button, Cell, Errors, Inset, Markup, Table,
    field::{email, select, text},
    html,
};
use trellis_words::{Words, content, pending, t};

use crate::{
    account::Nothing,
    act,
    form::Protected,
    frame::{again, at},
    page::{Answer, Page},
    paging::part,
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/admin/people" "admin-people" Two Admin Read => people;
    POST "/admin/people/proposals" "admin-people" Two Admin Write => propose;
    POST "/admin/people/proposals/{id}/confirmation" "admin-people" Two Admin Write => confirm;
    POST "/admin/people/grants/{id}/ending" "admin-people" Two Admin Write => end;
    GET "/admin/people/{id}" "admin-person" Two Admin Read => person;
    POST "/admin/people/{id}/sign-outs" "admin-person" Two Admin Write => end_sessions;
    POST "/admin/people/{id}/disabling" "admin-person" Two Admin Write => disable;
    POST "/admin/people/{id}/enabling" "admin-person" Two Admin Write => enable;
    GET "/admin/audit" "admin-audit" Two Admin Read => audit;
    GET "/admin/translations" "admin-translations" Two Admin Read => translations;
];

#[derive(Deserialize, Default)]
struct Asked {
    #[serde(default)]
    address: String,
}

async fn people(State(site): State<Site>, who: SignedIn, Query(asked): Query<Asked>) -> Answer {
    listing(&site, &who, &asked.address, "", &Errors::new()).await
}

async fn listing(site: &Site, who: &SignedIn, asked: &str, typed: &str, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let all = staff::read(&mut act).await?;
    let found = match asked.trim() {
        "" => None,
        asked => match staff::find(&mut act, asked).await {
            Ok(found) => Some(found),
            Err(Stop::Refused(_)) => Some(None),
            Err(stop) => return Err(stop.into()),
        },
    };
    let heading = t!(words, "staff-heading");
    let propose = who
        .form(site, "/admin/people/proposals")
        .body(
            email(words, "address", t!(words, "staff-new-admin"))
                .id("new-admin")
                .hint(t!(words, "staff-new-admin-hint"))
                .value(typed)
                .errors(errors),
        )
        .submit(t!(words, "staff-propose"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        h2 { (t!(words, "staff-roles")) }
        (roles(site, who, &all))
        @if !all.proposed.is_empty() { h2 { (t!(words, "staff-proposed")) } (proposals(site, who, &all.proposed)) }
        h2 { (t!(words, "staff-make-admin")) }
        (propose)
        h2 { (t!(words, "staff-find")) }
        form action="/admin/people" method="get" {
            (email(words, "address", t!(words, "staff-address")).value(asked))
            (Button::secondary(t!(words, "staff-search")))
        }
        @match found {
            Some(Some(account)) => p { a href={ "/admin/people/" (account.id) } { (account.address) } },
            Some(None) => p { (t!(words, "staff-not-found")) },
            None => {}
        }
    };
    Ok(again(Page::new(heading, body).back("/admin/health"), errors))
}

fn roles(site: &Site, who: &SignedIn, all: &Staff) -> Markup {
    let words = who.words();
    let head = [
        t!(words, "staff-address"),
        t!(words, "staff-role"),
        t!(words, "staff-since"),
        t!(words, "staff-change"),
    ];
    let mut table = Table::new(t!(words, "staff-roles"), head.map(Cell::new)).stacking();
    for held in &all.held {
        let programme = all.programmes.iter().find(|one| Some(one.id) == held.programme);
        let place = programme.map(|one| one.alias(words.language()).to_owned()).unwrap_or_default();
        let end = Button::secondary(t!(words, "staff-end", address = held.address.as_str())).small();
        table = table.row([
            Cell::new(html! { a href={ "/admin/people/" (held.account) } { (held.address) } }),
            Cell::new(
                html! { (words.name("grants", held.role.code())) @if !place.is_empty() { ", " (place) } },
            ),
            Cell::new(words.date_of(held.at)),
            Cell::new(who.form(site, format!("/admin/people/grants/{}/ending", held.id)).buttons(end)),
        ]);
    }
    html! { (table) }
}

fn proposals(site: &Site, who: &SignedIn, proposed: &[Held]) -> Markup {
    let words = who.words();
    html! {
        p { (t!(words, "staff-proposed-lede")) }
        ul.nhsuk-list {
            @for one in proposed {
                li {
                    (one.address)
                    @if one.by == Some(who.person) { " " (t!(words, "staff-other-confirms")) }
                    @else {
                        (who.form(site, format!("/admin/people/proposals/{}/confirmation", one.id))
                            .buttons(Button::secondary(t!(words, "staff-confirm", address = one.address.as_str()))))
                    }
                    (who.form(site, format!("/admin/people/grants/{}/ending", one.id))
                        .buttons(Button::secondary(t!(words, "staff-drop", address = one.address.as_str())).small()))
                }
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(default)]
    address: String,
}

async fn propose(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Typed>,
) -> Answer<Result<See, Page>> {
    let done = act!(site, who, form, act => {
        staff::propose(&mut act, &form.fields.address).await?;
        Ok(See("/admin/people".to_owned()))
    });
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(Stop::Refused(refusal)) => {
            let errors = at(who.words(), "address", refusal);
            Ok(Err(listing(&site, &who, "", &form.fields.address, &errors).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

async fn confirm(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Grant>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        staff::confirm(&mut act, id).await?;
        Ok(See("/admin/people".to_owned()))
    })?)
}

async fn end(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Grant>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        staff::end(&mut act, id).await?;
        Ok(See("/admin/people".to_owned()))
    })?)
}

async fn person(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Person>) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(&who).await?;
    let (account, open) = staff::account(&mut act, id).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "staff-account");
    let button =
        |verb: &str, button: Button| who.form(&site, format!("/admin/people/{id}/{verb}")).buttons(button);
    let body = html! {
        h1 { (heading) }
        p { (account.written_address) }
        p { (t!(words, "staff-sessions", count = open)) }
        p { (t!(words, "staff-nothing-more")) }
        @if account.active {
            (button("sign-outs", Button::secondary(t!(words, "staff-end-sessions"))))
            (button("disabling", Button::warning(t!(words, "staff-disable"))))
        } @else {
            p { (t!(words, "staff-disabled")) }
            (button("enabling", Button::primary(t!(words, "staff-enable"))))
        }
    };
    Ok(Page::new(heading, body).back("/admin/people"))
}

async fn end_sessions(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Person>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        staff::end_sessions(&mut act, id).await?;
        Ok(See(format!("/admin/people/{id}")))
    })?)
}

async fn disable(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Person>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        staff::disable(&mut act, id).await?;
        Ok(See(format!("/admin/people/{id}")))
    })?)
}

async fn enable(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Person>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        staff::enable(&mut act, id).await?;
        Ok(See(format!("/admin/people/{id}")))
    })?)
}

#[derive(Deserialize, Default)]
struct Looked {
    #[serde(default)]
    what: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

async fn audit(State(site): State<Site>, who: SignedIn, Query(asked): Query<Looked>) -> Answer {
    let words = who.words();
    let day = |text: &str| text.trim().parse::<jiff::civil::Date>().map(|day| day.to_string());
    let asked = Search {
        what: What::ALL
            .iter()
            .find(|what| what.code() == asked.what)
            .map_or("", |what| what.code())
            .to_owned(),
        from: day(&asked.from).unwrap_or_default(),
        to: day(&asked.to).unwrap_or_default(),
    };
    let mut act = site.look(&who).await?;
    let (chain, links) = staff::audit(&mut act, &asked).await?;
    let heading = t!(words, "staff-audit");
    let options = std::iter::once((String::new(), t!(words, "staff-any")))
        .chain(What::ALL.iter().map(|what| (what.code().to_owned(), what.code().to_owned())));
    let head = [
        t!(words, "staff-number"),
        t!(words, "staff-when"),
        t!(words, "staff-role"),
        t!(words, "staff-what"),
    ];
    let mut table = Table::new(t!(words, "staff-events"), head.map(Cell::new)).stacking();
    for link in &links {
        table = table.row([
            Cell::number(words.number(link.seq)),
            Cell::new(words.moment(link.at.into())),
            Cell::new(&link.role),
            Cell::new(&link.what),
        ]);
    }
    let body = html! {
        h1 { (heading) }
        @match &chain {
            Chain::Whole { links: 0, .. } => (Inset::text(words, t!(words, "staff-chain-empty"))),
            Chain::Whole { links, head } => {
                (Inset::text(words, t!(words, "staff-chain-whole", count = words.number(links), head = head.as_str())))
            }
            Chain::BrokenAt(row) => (Inset::text(words, t!(words, "staff-chain-broken", row = words.number(row)))),
        }
        form action="/admin/audit" method="get" {
            (select(words, "what", t!(words, "staff-what")).options(options).value(&asked.what))
            (text(words, "from", t!(words, "staff-from")).hint(t!(words, "staff-day-hint")).value(&asked.from).width(10))
            (text(words, "to", t!(words, "staff-to")).value(&asked.to).width(10))
            (Button::secondary(t!(words, "staff-search")))
        }
        @if links.is_empty() { p { (t!(words, "staff-no-events")) } } @else { (table) }
    };
    Ok(Page::new(heading, body).back("/admin/health"))
}

/// Wordings on a page of those that nobody has checked.
const WORDINGS: usize = 50;

/// Which of several pages is asked for.
#[derive(Deserialize)]
struct Turned {
    #[serde(default)]
    page: String,
}

async fn translations(State(site): State<Site>, who: SignedIn, Query(asked): Query<Turned>) -> Answer {
    let words: Words = who.words();
    let mut act = site.look(&who).await?;
    staff::may_read_translations(&mut act).await?;
    let heading = t!(words, "staff-translations");
    let head = [t!(words, "staff-key"), t!(words, "staff-english"), t!(words, "staff-welsh")];
    let all: Vec<_> = pending().collect();
    let shown = part(&all, &asked.page, WORDINGS);
    let table = Table::new(t!(words, "staff-unchecked"), head.map(Cell::new)).stacking();
    let table = shown.here.iter().fold(table, |table, one| {
        table.row([
            Cell::new(one.key),
            Cell::new(html! { span lang="en" { (one.english) } }),
            Cell::new(html! { span lang="cy" { (one.welsh) } }),
        ])
    });
    let texts: Vec<_> = content::pending().collect();
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "staff-translations-lede", count = all.len())) }
        @if !texts.is_empty() {
            h2 { (t!(words, "staff-long-texts")) }
            ul.nhsuk-list { @for one in &texts { li { (one.slug) ": " span lang=(one.language.code()) { (one.title) } } } }
            ul.nhsuk-list { @for file in content::pending_files() { li { (file) } } }
        }
        @if !all.is_empty() {
            (shown.shown(words))
            (table)
            (shown.links(words, "/admin/translations"))
        }
    };
    Ok(Page::new(heading, body).back("/admin/health").wide())
}
