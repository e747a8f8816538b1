//! The record of a workshop that was sealed, to be taken along: with the ballots for analysts, without them for everybody.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_programme::workshops::{self, Edition, Shape};
use trellis_ui::{Button, Inset, Markup, html};
use trellis_words::{Words, t};
use trellis_workshop::{Phase, TheWorkshop, WorkshopId};

use super::path;
use crate::{
    act,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

pub(super) async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<TheWorkshop>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let led = workshops::lead(&mut act, id).await?;
    let heading = t!(words, "ngt-export-heading");
    let body = html! {
        h1 { (heading) }
        @if led.open.shape == Shape::Forgotten { (Inset::text(words, t!(words, "ngt-export-forgotten"))) }
        @else if led.open.state.phase() != Phase::Sealed { (Inset::text(words, t!(words, "ngt-export-not-yet"))) }
        @else {
            p.nhsuk-lede-text { (t!(words, "ngt-export-lede")) }
            (edition(&site, &who, id, words, Edition::Public))
            (edition(&site, &who, id, words, Edition::Analyst))
            h2 { (t!(words, "ngt-export-check")) }
            p { (t!(words, "ngt-export-check-text")) }
        }
    };
    Ok(Page::new(heading, body).back(path(id, "/results")))
}

const fn code(edition: Edition) -> &'static str {
    match edition {
        Edition::Public => "public",
        Edition::Analyst => "analyst",
    }
}

fn edition(site: &Site, who: &SignedIn, id: WorkshopId, words: Words, edition: Edition) -> Markup {
    let (heading, text, take) = match edition {
        Edition::Public => (
            t!(words, "ngt-export-public"),
            t!(words, "ngt-export-public-text"),
            t!(words, "ngt-export-public-take"),
        ),
        Edition::Analyst => (
            t!(words, "ngt-export-analyst"),
            t!(words, "ngt-export-analyst-text"),
            t!(words, "ngt-export-analyst-take"),
        ),
    };
    html! {
        h2 { (heading) }
        p { (text) }
        (who.form(site, path(id, "/export")).hidden("edition", code(edition)).buttons(Button::secondary(take)))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    #[serde(default)]
    edition: String,
}

pub(super) async fn take(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<TheWorkshop>,
    form: Protected<Asked>,
) -> Answer<Response> {
    let asked = if form.fields.edition == "analyst" { Edition::Analyst } else { Edition::Public };
    let mut taken = None;
    act!(site, who, form, act => {
        taken = Some(workshops::hand_out(&mut act, id).await?);
        Ok(See(path(id, "/export")))
    })?;
    let record = taken.ok_or(Halt::Busy)?;
    // Every table is counted anew, which takes a while.
    let bundle =
        tokio::task::spawn_blocking(move || record.bundle(asked)).await.map_err(|_| Halt::Busy)??;
    let kind = (header::CONTENT_TYPE, "application/zip".to_owned());
    let name = format!("attachment; filename=\"ngt-{id}-{}.zip\"", code(asked));
    Ok(([kind, (header::CONTENT_DISPOSITION, name)], bundle).into_response())
}
