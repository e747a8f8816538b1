//! A sponsor's log: what was done, where, in one line; and counts without a name, to take along.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use trellis_programme::sponsorships::{self, Deed, Tie};
use trellis_sheets::write::{Cell, Sheet, csv};
use trellis_ui::{Button, Inset, Markup, WhoCanSee, buttons, html};
use trellis_words::{Words, t};

use super::{echo_name, kind_name, line, open};
use crate::{
    page::{Answer, Halt, Page},
    site::Site,
    visitor::SignedIn,
};

const PATH: &str = "/sponsor/log";

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let found = sponsorships::mine(&mut site.look(&who).await?).await?;
    let heading = t!(words, "sponsorships-log");
    let ties = match open(words, heading.clone(), PATH, found) {
        Ok(ties) => ties,
        Err(shut) => return Ok(*shut),
    };
    let deeds = ties.iter().flat_map(|tie| tie.deeds.iter().map(move |deed| (tie, deed)));
    let mut done: Vec<(&Tie, &Deed)> = deeds.filter(|(_, deed)| deed.act.facts.state.happened()).collect();
    done.sort_by_key(|(_, deed)| (std::cmp::Reverse(deed.act.facts.done_on), deed.act.id));
    let body = html! {
        h1 { (heading) }
        @if done.is_empty() {
            p { (t!(words, "sponsorships-log-none")) }
            (buttons(Button::primary(t!(words, "sponsorships-to-month")).link("/sponsor/this-month")))
        } @else {
            p.nhsuk-lede-text { (t!(words, "sponsorships-log-lede")) }
            @for (tie, deed) in done { (entry(words, tie, deed)) }
            h2 { (t!(words, "sponsorships-counts")) }
            p { (t!(words, "sponsorships-counts-text")) }
            p { a href="/sponsor/log/counts" download="counts.csv" { (t!(words, "sponsorships-counts-link")) } }
            (WhoCanSee::new(words, t!(words, "sponsorships-line-who")))
        }
    };
    Ok(Page::new(heading, body).back("/sponsor/people").with_exit())
}

fn entry(words: Words, tie: &Tie, deed: &Deed) -> Markup {
    let facts = &deed.act.facts;
    let name = tie.name.as_str();
    html! {
        article.trellis-note {
            h2.nhsuk-heading-s { a href={ "/sponsor/acts/" (deed.act.id) } {
                (t!(words, "sponsorships-act-for", kind = kind_name(words, facts.kind), name = name))
            } }
            p.nhsuk-hint {
                (words.name("sponsorship_forums", facts.forum.code()))
                @if let Some(day) = facts.done_on { ", " (words.date(day)) }
            }
            (line(words, deed))
            @if let Some(told) = facts.told {
                (Inset::text(words, t!(words, "sponsorships-told", name = name, echo = echo_name(words, told))))
            }
        }
    }
}

/// Month, kind, number: nothing that names anybody, and nothing of what reached them.
pub async fn counts(State(site): State<Site>, who: SignedIn) -> Answer<Response> {
    let words = who.words();
    let found = sponsorships::counts(&mut site.look(&who).await?).await?;
    let counts = match open(words, t!(words, "sponsorships-log"), PATH, found) {
        Ok(counts) => counts,
        Err(shut) => return Ok(shut.into_response()),
    };
    let headings = [
        t!(words, "sponsorships-month-head"),
        t!(words, "sponsorships-what"),
        t!(words, "sponsorships-number"),
    ];
    let mut sheet = Sheet::new("counts", &headings.each_ref().map(String::as_str));
    for (month, kind, number) in counts {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let month = month.strftime("%Y-%m").to_string();
        sheet.rows.push(vec![month.into(), kind_name(words, kind).into(), Cell::Number(number)]);
    }
    let bytes = csv(&sheet).map_err(|_| Halt::Unreadable)?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"counts.csv\"");
    Ok(([kind, name], bytes).into_response())
}
