//! A statement of hours, to print or to take along: months, kinds and hours, and nothing of whom they were given to.

use std::ops::RangeInclusive;

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Query;
use jiff::Timestamp;
use serde::Deserialize;
use trellis_domain::{
    day,
    hours::{Kind, Month, decimal},
};
use trellis_programme::hours::{self, Stated, this_month};
use trellis_sheets::write::{Cell as Written, Sheet, csv};
use trellis_ui::{Answer as Fact, Cell, CheckAnswers, Errors, Markup, Table, html};
use trellis_words::{Words, t};

use super::{PATH, kind_name, lasting, page, period_name};
use crate::{
    page::{Answer, Halt, Page},
    site::Site,
    visitor::SignedIn,
};

/// From which month to which; this financial year where neither is named.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// Why a period is none: no month, or the last before the first.
enum Wrong {
    From,
    To,
    Order,
}

fn period(asked: &Asked, now: Timestamp) -> Result<RangeInclusive<Month>, Wrong> {
    if asked.from.is_empty() && asked.to.is_empty() {
        return Ok(this_month(now).financial_year());
    }
    let from = Month::parse(&asked.from).ok_or(Wrong::From)?;
    let to = Month::parse(&asked.to).ok_or(Wrong::To)?;
    if to < from { Err(Wrong::Order) } else { Ok(from..=to) }
}

pub async fn show(State(site): State<Site>, who: SignedIn, Query(asked): Query<Asked>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let period = match period(&asked, site.now()) {
        Ok(period) => period,
        Err(wrong) => {
            let mut errors = Errors::new();
            match wrong {
                Wrong::From => errors.add("from", t!(words, "hours-wrong-from")),
                Wrong::To => errors.add("to", t!(words, "hours-wrong-to")),
                Wrong::Order => errors.add("to", t!(words, "hours-wrong-order")),
            }
            let given = hours::mine(&mut act).await?;
            return Ok(page(&who, &given, site.now(), Some((&asked.from, &asked.to)), &errors));
        }
    };
    let statement = hours::statement(&mut act, period, words.language()).await?;
    let heading = t!(words, "hours-statement");
    Ok(Page::new(heading.clone(), sheet(words, &heading, &statement, site.now())).paper())
}

fn sheet(words: Words, heading: &str, statement: &Stated, now: Timestamp) -> Markup {
    let query = format!("?from={}&to={}", statement.period.start(), statement.period.end());
    let aliases: Vec<&str> = statement.aliases.iter().map(String::as_str).collect();
    let facts = [
        (t!(words, "hours-statement-name"), statement.name.clone()),
        (t!(words, "hours-statement-programme"), words.list(&aliases)),
        (t!(words, "hours-statement-period"), period_name(words, &statement.period)),
        (t!(words, "hours-statement-made"), words.date(day::of(now))),
    ];
    let facts =
        facts.into_iter().filter(|(_, fact)| !fact.is_empty()).map(|(name, fact)| Fact::new(name, fact));
    html! {
        div.trellis-unprinted {
            p { a href=(PATH) { (t!(words, "hours-statement-back")) } }
            p { (t!(words, "hours-statement-print")) }
            p { a href={ (PATH) "/statement/file" (query) } download="hours.csv" { (t!(words, "hours-statement-file")) } }
        }
        div.trellis-paper {
            h1 { (heading) }
            (CheckAnswers::new(words, facts))
            @if statement.lines.is_empty() { p { (t!(words, "hours-statement-none")) } }
            @else {
                (by_kind(words, statement))
                (by_month(words, statement))
            }
            p { (t!(words, "hours-statement-own")) }
            p.trellis-paper__sign {
                span { (t!(words, "hours-statement-signed")) }
                span { (t!(words, "hours-statement-date")) }
            }
        }
    }
}

fn by_kind(words: Words, statement: &Stated) -> Table {
    let head = [Cell::new(t!(words, "hours-kind")), Cell::number(t!(words, "hours-time"))];
    let mut table = Table::new(t!(words, "hours-statement-by-kind"), head).first_is_header();
    for kind in Kind::ALL {
        let of_kind = statement.lines.iter().filter(|(_, one, _)| one == kind);
        let minutes: i64 = of_kind.map(|(_, _, minutes)| minutes).sum();
        if minutes > 0 {
            table = table.row([Cell::new(kind_name(words, *kind)), Cell::number(lasting(words, minutes))]);
        }
    }
    let sum = html! { strong { (lasting(words, statement.total())) } };
    table.row([Cell::new(t!(words, "hours-total")), Cell::number(sum)])
}

fn by_month(words: Words, statement: &Stated) -> Table {
    let head = [Cell::new(t!(words, "hours-month-head")), Cell::number(t!(words, "hours-time"))];
    let mut table = Table::new(t!(words, "hours-statement-by-month"), head).first_is_header();
    let mut months: Vec<Month> = statement.lines.iter().map(|(month, _, _)| *month).collect();
    months.dedup();
    for month in months {
        let of_month = statement.lines.iter().filter(|(one, _, _)| *one == month);
        let minutes: i64 = of_month.map(|(_, _, minutes)| minutes).sum();
        table = table.row([Cell::new(words.month(month.first())), Cell::number(lasting(words, minutes))]);
    }
    table
}

/// The same as a table for programs; the file's name says no more than "hours".
pub async fn file(State(site): State<Site>, who: SignedIn, Query(asked): Query<Asked>) -> Answer<Response> {
    let words = who.words();
    let period = period(&asked, site.now()).map_err(|_| Halt::Missing)?;
    let mut act = site.look(&who).await?;
    let statement = hours::statement(&mut act, period, words.language()).await?;
    let headings = [
        t!(words, "hours-month-head"),
        t!(words, "hours-kind"),
        t!(words, "hours-time"),
        t!(words, "hours-minutes"),
    ];
    let mut sheet = Sheet::new("hours", &headings.each_ref().map(String::as_str));
    for (month, kind, minutes) in &statement.lines {
        let (kind, hours) = (kind_name(words, *kind), decimal(*minutes));
        sheet.rows.push(vec![month.to_string().into(), kind.into(), hours.into(), Written::Number(*minutes)]);
    }
    let bytes = csv(&sheet).map_err(|_| Halt::Unreadable)?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"hours.csv\"");
    Ok(([kind, name], bytes).into_response())
}
