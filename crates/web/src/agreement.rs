//! The agreement of a pair: the standard text, what the two add to it, and who has accepted it.

mod clauses;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    difference::{self, Line},
    id::{PairId, kind},
    pair::{Kind, PairState, Side},
    permission::Action,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    agreements::{self, Added, Agreement, Terms},
    pairs::Seen,
    spaces::Door,
};
use trellis_ui::{Banner, Button, Details, Markup, WhoCanSee, buttons, html, raw};
use trellis_words::{
    Words,
    content::{self, Text},
    t,
};

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
    GET "/pairs/{id}/agreement" "agreement" One Wearing Read => show;
    POST "/pairs/{id}/agreement" "agreement" One Wearing Write => sign;
    GET "/pairs/{id}/agreement/clauses" "agreement" One Wearing Read => clauses::show;
    POST "/pairs/{id}/agreement/clauses" "agreement" One Wearing Write => clauses::change;
    POST "/pairs/{id}/agreement/clauses/draft" "agreement" One Wearing Write => clauses::keep;
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signing {
    #[serde(default)]
    version: String,
    #[serde(default)]
    clauses: String,
}

fn standard_text(words: Words, kind: Kind) -> &'static Text {
    match kind {
        Kind::Mentor => content::page("agreement-mentor", words.language()),
        Kind::Sponsor => content::page("agreement-sponsor", words.language()),
        Kind::Ally => content::page("agreement-ally", words.language()),
    }
}

fn path(id: PairId) -> String {
    format!("/pairs/{id}/agreement")
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let agreement = agreements::read(&mut act, id, Action::ReadAgreement).await?;
    let seen = &agreement.seen;
    let text = standard_text(words, seen.pair.kind);
    let waits = seen.pair.state == PairState::Contracting || seen.agreement_waits();
    let open = waits && !seen.signed(seen.side);
    let heading = if open { t!(words, "pairs-agreement") } else { t!(words, "pairs-agreement-done") };
    let body = html! {
        @if seen.agreement_waits() { (Banner::new(words, t!(words, "agreement-waits"))) }
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "pairs-agreement-lede")) }
        (accepted(words, seen))
        (raw::shipped(text))
        p { (t!(words, "pairs-agreement-version", version = text.version)) }
        (own_words(words, &site, &who, &agreement))
        @if agreement.can_sign() {
            (who.form(&site, path(id))
                .version(text.version)
                .hidden("clauses", seen.clauses().to_string())
                .submit(t!(words, "pairs-agreement-accept")))
        }
    };
    Ok(Page::new(heading, body).back(format!("/pairs/{id}")).with_exit())
}

fn accepted(words: Words, seen: &Seen) -> Markup {
    let when = |side: Side| seen.signatures.iter().find(|s| s.side == side).map(|s| words.date_of(s.at));
    let name = seen.other.name();
    html! {
        ul.nhsuk-list {
            li { @match when(seen.side) {
                Some(date) => (t!(words, "pairs-agreement-you", date = date)),
                None => (t!(words, "pairs-agreement-you-not")),
            } }
            li { @match when(seen.side.other()) {
                Some(date) => (t!(words, "pairs-agreement-they", name = name, date = date)),
                None => (t!(words, "pairs-agreement-they-not", name = name)),
            } }
        }
    }
}

/// What the two have added in their own words, and how it came to be.
fn own_words(words: Words, site: &Site, who: &SignedIn, agreement: &Agreement) -> Markup {
    let seen = &agreement.seen;
    let id = seen.pair.id;
    let change = format!("{}/clauses", path(id));
    html! {
        h2 { (t!(words, "agreement-own")) }
        @match &agreement.added {
            Added::Nothing => {
                p { (t!(words, "agreement-nothing-added")) }
                @if agreement.can_change() { (buttons(Button::secondary(t!(words, "agreement-add")).link(change))) }
            }
            Added::Words(text) => {
                p.trellis-written { (text) }
                (which(words, seen))
                (changed(words, &agreement.before, text, seen.clauses()))
                (WhoCanSee::new(words, t!(words, "agreement-readers", name = seen.other.name()))
                    .reader(t!(words, "agreement-who-coordinator"))
                    .reader(t!(words, "pairs-who-managers")))
                @if agreement.can_change() { (buttons(Button::secondary(t!(words, "agreement-change")).link(change))) }
            }
            Added::Shut => (closed(words, site, who, agreement)),
        }
        @if let Some(holds) = &agreement.holds { (holding(words, holds)) }
    }
}

fn which(words: Words, seen: &Seen) -> Markup {
    let Some(version) = seen.versions.first() else { return html! {} };
    let date = words.date(version.written_on);
    let number = words.number(version.number);
    html! {
        p.nhsuk-hint { (t!(words, "agreement-which", number = number, date = date)) " " (t!(words, "agreement-clears")) }
    }
}

/// The own words cannot be read now: how they can be, and how to go on without them.
fn closed(words: Words, site: &Site, who: &SignedIn, agreement: &Agreement) -> Markup {
    let seen = &agreement.seen;
    let id = seen.pair.id;
    let name = seen.other.name();
    html! {
        p { (t!(words, "agreement-shut")) }
        @match door::shut(words, &agreement.room.door, false, &path(id), Button::primary) {
            Some(shut) => (shut),
            None => p { (t!(words, "agreement-not-shared", name = name.as_str())) },
        }
        @if agreement.can_change() && matches!(agreement.room.door, Door::NoKeys | Door::Open(_)) {
            p { (t!(words, "agreement-alone-text")) }
            (who.form(site, format!("{}/clauses", path(id)))
                .version(seen.clauses())
                .buttons(Button::secondary(t!(words, "agreement-alone")).once()))
        }
    }
}

/// The difference to the version before; nothing for the first one, all of which is new.
fn changed(words: Words, before: &Added, after: &str, number: i64) -> Markup {
    let Some(before) = before.text().filter(|_| number > 1) else { return html! {} };
    let lines = difference::lines(before, after);
    let marked = |name: String| html! { span.nhsuk-u-visually-hidden { (name) " " } };
    html! {
        (Details::new(t!(words, "agreement-difference"), html! {
            ul.trellis-difference {
                @for line in &lines { @match line {
                    Line::Kept(text) => li { (text) },
                    Line::Gone(text) => li { (marked(t!(words, "agreement-gone"))) del { (text) } },
                    Line::New(text) => li { (marked(t!(words, "agreement-new"))) ins { (text) } },
                } }
            }
        }).open(true))
    }
}

/// What both accepted last, where a newer version waits.
fn holding(words: Words, holds: &Added) -> Markup {
    html! {
        (Details::new(t!(words, "agreement-holds"), html! {
            @match holds {
                Added::Nothing => p { (t!(words, "agreement-holds-alone")) },
                Added::Words(text) => p.trellis-written { (text) },
                Added::Shut => p { (t!(words, "agreement-holds-shut")) },
            }
        }))
    }
}

async fn sign(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Signing>,
) -> Answer<Response> {
    let words = who.words();
    let done = act!(site, who, form, act => {
        let seen = trellis_programme::pairs::read(&mut act, id, Action::SignAgreement).await?;
        let text = standard_text(words, seen.pair.kind);
        if form.fields.version != text.version.to_string() {
            // What was read is not what would be signed.
            return Err(Refusal::MovedOn.into());
        }
        let clauses = form.fields.clauses.parse().map_err(|_| Refusal::MovedOn)?;
        let terms = Terms { template: text.slug, version: i64::from(text.version), clauses };
        agreements::sign(&mut act, id, terms).await?;
        Ok(See(format!("/pairs/{id}")))
    });
    match done {
        // Locked meanwhile: nothing was typed, so it is enough to come back.
        Err(Stop::Refused(Refusal::Locked)) => Ok(door::away(Ok(()), &path(id))?),
        done => Ok(done?.into_response()),
    }
}
