//! The first page of a new installation: one link, once. Used or over, it does not exist.

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use trellis_domain::{permission::Actor, refusal::Refusal};
use trellis_identity::{sessions, set_up as link};
use trellis_programme::{Act, Stop, frame::Words as Called, set_up};
use trellis_ui::{
    Errors, Form, Inset,
    field::{Choice, email, radios, text},
    html,
};
use trellis_words::{Words, names, t};

use crate::{
    fields::Fields,
    form::Open,
    frame::again,
    page::{Answer, Halt, Page},
    path::PathName,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::Visitor,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/setup/{token}" "setup" Public Public Read => show;
    POST "/setup/{token}" "setup" Public Public SignIn => save;
];

const FIELDS: [&str; 11] = [
    "organisation",
    "ods_code",
    "nation",
    "name",
    "address",
    "second",
    "internal_name",
    "alias_en",
    "alias_cy",
    "coordinator",
    "backup_key",
];

async fn show(State(site): State<Site>, visitor: Visitor, PathName(token): PathName) -> Answer {
    let mut act = site.look_as(Actor::Anonymous).await?;
    let now = act.now;
    if !link::works(&mut act.unit, &token, now).await.map_err(Stop::from)? {
        return Err(Halt::Missing);
    }
    Ok(page(&site, visitor.words(), &token, &Fields::default(), &Errors::new()))
}

fn page(site: &Site, words: Words, token: &str, fields: &Fields, errors: &Errors) -> Page {
    let heading = t!(words, "setup-heading");
    let line = |name: &str, label: String| text(words, name, label).value(fields.text(name)).errors(errors);
    let mail = |name: &str, label: String| email(words, name, label).value(fields.text(name)).errors(errors);
    let nations = names::of("nations").map(|name| Choice::new(name.code, name.say(words.language())));
    let form = Form::post(format!("/setup/{token}"), "")
        .body(html! { h2 { (t!(words, "setup-host")) } })
        .body(line("organisation", t!(words, "setup-organisation")))
        .body(line("ods_code", t!(words, "setup-ods")).hint(t!(words, "setup-ods-hint")))
        .body(
            radios(words, "nation", t!(words, "setup-nation"))
                .choices(nations)
                .chosen([fields.text("nation")])
                .errors(errors),
        )
        .body(html! { h2 { (t!(words, "setup-admins")) } })
        .body(line("name", t!(words, "setup-name")))
        .body(mail("address", t!(words, "setup-address")))
        .body(mail("second", t!(words, "setup-second")).hint(t!(words, "setup-second-hint")))
        .body(html! { h2 { (t!(words, "setup-programme")) } })
        .body(
            line("internal_name", t!(words, "frame-internal-name"))
                .hint(t!(words, "frame-internal-name-hint")),
        )
        .body(line("alias_en", t!(words, "frame-alias-en")).hint(t!(words, "frame-alias-hint")))
        .body(line("alias_cy", t!(words, "frame-alias-cy")))
        .body(mail("coordinator", t!(words, "setup-coordinator")))
        .body(html! {
            h2 { (t!(words, "setup-backups")) }
            (Inset::text(words, t!(words, "setup-backups-warning")))
        })
        .body(line("backup_key", t!(words, "setup-backup-key")).hint(t!(words, "setup-backup-key-hint")))
        .submit(t!(words, "setup-finish"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "setup-lede")) }
        @if site.settings.letters_kept { (Inset::text(words, t!(words, "setup-letters-kept"))) }
        (form)
    };
    again(Page::new(heading, body), errors)
}

fn read(fields: &Fields) -> set_up::SetUp {
    let text = |name: &str| fields.text(name).to_owned();
    set_up::SetUp {
        organisation: text("organisation"),
        ods_code: text("ods_code"),
        nation: text("nation"),
        name: text("name"),
        address: text("address"),
        second: text("second"),
        coordinator: text("coordinator"),
        words: Called {
            internal_name: text("internal_name"),
            alias_en: text("alias_en"),
            alias_cy: text("alias_cy"),
            terminology: "model_terms".to_owned(),
            local_term_en: String::new(),
            local_term_cy: String::new(),
            ladder: "afc".to_owned(),
        },
        backup_key: text("backup_key"),
    }
}

/// What is empty, or no address, field by field.
fn wrong(words: Words, fields: &Fields) -> Errors {
    let mut errors = Errors::new();
    for name in FIELDS {
        let optional = name == "ods_code" || name == "backup_key";
        let mail = ["address", "second", "coordinator"].contains(&name);
        if fields.text(name).is_empty() {
            if !optional {
                errors.add(name, t!(words, "frame-fill-in"));
            }
        } else if mail && trellis_domain::address::Address::read(fields.text(name)).is_err() {
            errors.add(name, t!(words, "refusal-not-an-address"));
        } else if name == "backup_key" && !set_up::is_backup_key(fields.text(name)) {
            errors.add(name, t!(words, "setup-no-backup-key"));
        }
    }
    errors
}

async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    PathName(token): PathName,
    headers: HeaderMap,
    Open(fields): Open<Fields>,
) -> Answer<Response> {
    fields.only(&FIELDS.map(str::to_owned), &[])?;
    let words = visitor.words();
    let mut act = Act::begin(&site.ground, site.moment(), Actor::Anonymous).await?;
    let now = act.now;
    // Used up first, in the same transaction: two who send it at once are one.
    if !link::use_up(&mut act.unit, &token, now).await.map_err(Stop::from)? {
        return Err(Halt::Missing);
    }
    let mut errors = wrong(words, &fields);
    if errors.is_empty() {
        match set_up::set_up(&mut act, read(&fields)).await {
            Ok(admin) => {
                let label = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
                let label = label.unwrap_or_default();
                let session = sessions::begin(&mut act.unit, admin, false, label, now, &mut act.dice)
                    .await
                    .map_err(Stop::from)?;
                act.commit().await?;
                let cookie = site.settings.cookie(site.settings.session_cookie(), session.reveal(), None);
                return Ok(([(header::SET_COOKIE, cookie)], See("/home".to_owned())).into_response());
            }
            Err(Stop::Refused(refusal)) => {
                let field = match refusal {
                    Refusal::NotNeutral => "alias_en",
                    Refusal::LastOne => "second",
                    Refusal::NotOffered => "nation",
                    _ => "organisation",
                };
                errors.add(field, words.say(&format!("refusal-{}", refusal.code()), None));
            }
            Err(stop) => return Err(stop.into()),
        }
    }
    // Not committed: the link still works, and nothing was made.
    drop(act);
    Ok(page(&site, words, &token, &fields, &errors).into_response())
}
