//! The hours that somebody gives: this month and the year so far, each month with how it was counted, and a statement.

use std::ops::RangeInclusive;

use axum::extract::State;
use jiff::Timestamp;
use trellis_domain::{
    hat::Role,
    hours::{Kind, Line, Month, by_kind, total},
};
use trellis_programme::hours::{self, Given, this_month};
use trellis_ui::{Button, Cell, Errors, Markup, Table, WhoCanSee, buttons, field::select, html};
use trellis_words::{Words, t};

use crate::{
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

mod month;
mod statement;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/hours" "hours" One Member Read => show;
    GET "/hours/statement" "hours-statement" One Member Read => statement::show;
    GET "/hours/statement/file" "hours-statement" One Member Read => statement::file;
    GET "/hours/{id}" "hours-month" One Member Read => month::show;
    POST "/hours/{id}" "hours-month" One Member Write => month::save;
    POST "/hours/{id}/removal" "hours-month" One Member Write => month::take_back;
];

const PATH: &str = "/hours";

/// Minutes as people say them: "1 hour 30 minutes".
pub fn lasting(words: Words, minutes: i64) -> String {
    words.lasting(usize::try_from(minutes).unwrap_or_default())
}

fn kind_name(words: Words, kind: Kind) -> String {
    words.name("hours_kinds", kind.code()).to_owned()
}

fn period_name(words: Words, period: &RangeInclusive<Month>) -> String {
    let (from, to) = (words.month(period.start().first()), words.month(period.end().first()));
    if from == to { from } else { t!(words, "hours-period", from = from, to = to) }
}

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let mut act = site.look(&who).await?;
    let given = hours::mine(&mut act).await?;
    Ok(page(&who, &given, site.now(), None, &Errors::new()))
}

/// The page, with the period that was chosen where something is wrong with it.
fn page(
    who: &SignedIn,
    given: &[Given],
    now: Timestamp,
    typed: Option<(&str, &str)>,
    errors: &Errors,
) -> Page {
    let words = who.words();
    let heading = t!(words, "hours-heading");
    let empty = given.iter().all(|given| given.lines.is_empty());
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "hours-lede")) }
        @if empty { (nothing(words, given)) }
        @else {
            (so_far(words, who, given, now))
            (year(words, given, now))
            (chosen(words, given, now, typed, errors))
            h2 { (t!(words, "hours-months")) }
            @for one in given { (months(words, one, now)) }
        }
        (WhoCanSee::new(words, t!(words, "hours-who"))
            .reader(t!(words, "hours-who-nobody")).reader(t!(words, "hours-who-host")))
        p { (t!(words, "hours-kept")) }
    };
    let page = Page::new(heading, body).back("/home");
    if errors.is_empty() { page } else { page.with_errors() }
}

/// Which hat, in which cohort.
fn worn(words: Words, given: &Given) -> String {
    t!(words, "hours-worn", hat = words.name("hats", given.hat.code()), cohort = given.cohort.as_str())
}

fn nothing(words: Words, given: &[Given]) -> Markup {
    html! {
        p { (t!(words, "hours-none")) }
        @for (place, one) in given.iter().enumerate() {
            @if given.len() > 1 { p { (worn(words, one)) } }
            @let label = t!(words, "hours-add");
            @let button = if place == 0 { Button::primary(label) } else { Button::secondary(label) };
            (buttons(button.link(format!("{PATH}/{}", one.id))))
        }
    }
}

/// This month, hat by hat, and beside it what was offered.
fn so_far(words: Words, who: &SignedIn, given: &[Given], now: Timestamp) -> Markup {
    let month = this_month(now);
    let room = matches!(who.role, Role::Wearing(hat, _) if hat.gives());
    html! {
        h2 { (t!(words, "hours-this-month", month = words.month(month.first()))) }
        @for one in given {
            @if given.len() > 1 { h3.nhsuk-heading-s { (worn(words, one)) } }
            (told(words, &one.month(month), t!(words, "hours-nothing-this-month")))
            @if let Some(offered) = one.offered {
                p {
                    (t!(words, "hours-offered", time = lasting(words, offered * 30))) " "
                    @if room { a href="/mentor/capacity" { (t!(words, "hours-offered-link")) } }
                }
            }
        }
    }
}

/// Each line of a month as a sentence that says where it comes from.
fn told(words: Words, lines: &[Line], nothing: String) -> Markup {
    let sentences = sentences(words, lines);
    html! {
        @if sentences.is_empty() { p { (nothing) } }
        @else {
            ul.nhsuk-list.nhsuk-list--bullet { @for sentence in &sentences { li { (sentence) } } }
            @if sentences.len() > 1 { p { strong { (t!(words, "hours-together", time = lasting(words, total(lines)))) } } }
        }
    }
}

fn sentences(words: Words, lines: &[Line]) -> Vec<String> {
    let as_counted =
        |kind: Kind| lines.iter().find(|line| line.kind == kind && line.own.is_none() && line.counted > 0);
    let (preparing, met) =
        (as_counted(Kind::Preparation), as_counted(Kind::Meeting).or_else(|| as_counted(Kind::Circle)));
    let together = preparing.zip(met).map(|(preparing, met)| {
        let (count, time) = (met.held, lasting(words, met.counted));
        let ready = lasting(words, preparing.counted);
        if met.kind == Kind::Circle {
            t!(words, "hours-led-and-prepared", count = count, time = time, preparing = ready)
        } else {
            t!(words, "hours-met-and-prepared", count = count, time = time, preparing = ready)
        }
    });
    let told_together = together.is_some();
    let alone = |line: &&Line| {
        let counted = line.own.is_none() && line.counted > 0;
        line.own.is_some() || (counted && !told_together)
    };
    together.into_iter().chain(lines.iter().filter(alone).map(|line| sentence(words, line))).collect()
}

fn sentence(words: Words, line: &Line) -> String {
    let (count, time) = (line.held, lasting(words, line.minutes()));
    let kind = kind_name(words, line.kind);
    match (line.kind, line.own) {
        (Kind::Supervision | Kind::Training, _) => t!(words, "hours-own-alone", kind = kind, time = time),
        (_, Some(_)) => {
            t!(words, "hours-own", kind = kind, time = time, counted = lasting(words, line.counted))
        }
        (Kind::Meeting, None) => t!(words, "hours-met", count = count, time = time),
        (Kind::Circle, None) => t!(words, "hours-led", count = count, time = time),
        (Kind::Preparation, None) => t!(words, "hours-prepared", count = count, time = time),
    }
}

/// The financial year so far, by kind and hat.
fn year(words: Words, given: &[Given], now: Timestamp) -> Markup {
    let year = this_month(now).financial_year();
    let several = given.len() > 1;
    let heading = t!(words, "hours-year", date = words.date(year.start().first()));
    let kind = Cell::new(t!(words, "hours-kind"));
    let hat = several.then(|| Cell::new(t!(words, "hours-hat")));
    let head = [kind].into_iter().chain(hat).chain([Cell::number(t!(words, "hours-time"))]);
    let mut table = Table::new(t!(words, "hours-year-caption"), head).first_is_header();
    if several {
        table = table.stacking();
    }
    let mut all = 0;
    for one in given {
        let lines: Vec<&Line> = one.lines.iter().filter(|line| year.contains(&line.month)).collect();
        for (kind, minutes) in by_kind(lines.iter().copied()) {
            let hat = several.then(|| Cell::new(worn(words, one)));
            let name = Cell::new(kind_name(words, kind));
            table = table.row([name].into_iter().chain(hat).chain([Cell::number(lasting(words, minutes))]));
            all += minutes;
        }
    }
    let sum = [Cell::new(html! { strong { (t!(words, "hours-total")) } })];
    let sum = sum.into_iter().chain(several.then(|| Cell::new("–")));
    let table = table.row(sum.chain([Cell::number(html! { strong { (lasting(words, all)) } })]));
    html! {
        h2 { (heading) }
        @if all == 0 { p { (t!(words, "hours-nothing-this-year")) } } @else { (table) }
    }
}

/// The months of which there can be a statement: whole financial years, from the first in which there is something.
fn statement_months(given: &[Given], now: Timestamp) -> RangeInclusive<Month> {
    let this = this_month(now);
    let firsts = given.iter().filter_map(|given| given.months(now).last().copied());
    let first = firsts.min().unwrap_or(this);
    *first.financial_year().start()..=*this.financial_year().end()
}

/// The form for a statement: this financial year, unless another period was chosen.
fn chosen(
    words: Words,
    given: &[Given],
    now: Timestamp,
    typed: Option<(&str, &str)>,
    errors: &Errors,
) -> Markup {
    let months = Month::all(&statement_months(given, now));
    let options = || months.iter().map(|month| (month.to_string(), words.month(month.first())));
    let year = this_month(now).financial_year();
    let (from, to) = typed.map_or_else(
        || (year.start().to_string(), year.end().to_string()),
        |(from, to)| (from.to_owned(), to.to_owned()),
    );
    html! {
        h2 { (t!(words, "hours-statement-make")) }
        p { (t!(words, "hours-statement-text")) }
        form.trellis-form action={ (PATH) "/statement" } method="get" {
            (select(words, "from", t!(words, "hours-from")).options(options()).value(from).errors(errors))
            (select(words, "to", t!(words, "hours-to")).options(options()).value(to).errors(errors))
            (Button::primary(t!(words, "hours-statement-do")))
        }
        ul.nhsuk-list {
            @for one in given {
                @let period = Month::of(*one.year.start())..=Month::of(*one.year.end());
                li {
                    a href={ (PATH) "/statement?from=" (period.start()) "&to=" (period.end()) } {
                        (t!(words, "hours-statement-cohort", cohort = one.cohort.as_str(), period = period_name(words, &period)))
                    }
                }
            }
        }
    }
}

/// Every month of one hat, the newest first, each with the way to put it right.
fn months(words: Words, given: &Given, now: Timestamp) -> Markup {
    let mut months: Vec<Month> = given.lines.iter().map(|line| line.month).collect();
    months.dedup();
    let all = given.months(now);
    let (id, hat) = (given.id, worn(words, given));
    html! {
        h3 { (hat) }
        @for month in &months {
            @let lines = given.month(*month);
            article.trellis-note {
                h4.nhsuk-heading-s { (words.month(month.first())) }
                (told(words, &lines, t!(words, "hours-nothing")))
                p { a href={ (PATH) "/" (id) "?month=" (month) } {
                    (t!(words, "hours-change", month = words.month(month.first())))
                    span.nhsuk-u-visually-hidden { ", " (hat) }
                } }
            }
        }
        form.trellis-form action={ (PATH) "/" (id) } method="get" {
            (select(words, "month", t!(words, "hours-other-month"))
                .id(&format!("month-{id}"))
                .options(all.iter().map(|month| (month.to_string(), words.month(month.first())))))
            (Button::secondary(t!(words, "hours-other-month-do")))
        }
    }
}
