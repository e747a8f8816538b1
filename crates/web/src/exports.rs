//! Taking everything along: one button, one file that is made while it is asked for and kept nowhere.

mod fact;
mod readable;

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use trellis_programme::{exports, member_keys, member_keys::MemberKey};
use trellis_ui::{Button, Form, Inset, Markup, html};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act, door,
    form::Protected,
    page::{Answer, Halt},
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module. The page itself also says how long things are kept: see [`crate::retention`].
pub const ROUTES: &[Route] = routes![
    POST "/me/data" "data" Fresh Member Export => take;
];

/// What the page says of taking everything along: what is in the file, and what is missing while the private space is
/// not open.
pub async fn part(site: &Site, who: &SignedIn) -> Answer<Markup> {
    let words = who.words();
    let key = member_keys::mine(&mut site.look(who).await?).await?;
    let open = who.member.is_some();
    // No key of the form: asked for again, the file comes again.
    let form = Form::post("/me/data", who.csrf.as_str());
    Ok(html! {
        h2 { (t!(words, "exports-heading")) }
        p { (t!(words, "exports-lede")) }
        @if open { p { (t!(words, "exports-open")) } }
        @else { (missing(words, key.as_ref())) }
        p { (t!(words, "exports-others")) }
        p { (t!(words, "exports-careful")) }
        @if open { (form.submit(t!(words, "exports-take"))) }
        @else { (form.buttons(Button::secondary(t!(words, "exports-take-facts")))) }
    })
}

/// What the file would lack, and the way to have it in.
fn missing(words: Words, key: Option<&MemberKey>) -> Markup {
    let (why, label) = match key {
        Some(_) => (t!(words, "exports-locked"), t!(words, "exports-unlock")),
        None => (t!(words, "exports-no-keys"), t!(words, "exports-set-up")),
    };
    html! {
        (Inset::new(words, html! {
            p { (why) }
            ul.nhsuk-list.nhsuk-list--bullet {
                li { (t!(words, "exports-missing-choices")) }
                li { (t!(words, "exports-missing-writing")) }
            }
        }))
        (trellis_ui::buttons(Button::primary(label).link(door::unlock("/me/data").0)))
    }
}

async fn take(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<Response> {
    let mut taken = None;
    let made_at = site.now();
    act!(site, who, form, act => {
        taken = Some(exports::take(&mut act).await?);
        Ok(See("/me/data".to_owned()))
    })?;
    let everything = taken.ok_or(Halt::Busy)?;
    let page = readable::page(who.words(), &everything, made_at).into_string();
    let files = [("everything.json", everything.json(made_at)?), ("everything.html", page.into_bytes())];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let bundle = trellis_sheets::bundle::packed(&files).map_err(|_| Halt::Unreadable)?;
    let kind = (header::CONTENT_TYPE, "application/zip");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.zip\"");
    Ok(([kind, name], bundle).into_response())
}
