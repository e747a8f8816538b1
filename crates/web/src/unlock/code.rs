//! The recovery code: shown once, typed back, replaced by a new one.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use rand::{SeedableRng, rngs::StdRng};
use trellis_programme::member_keys;
use trellis_sealing::{Method, RecoveryCode, Wrap};
use trellis_ui::{Errors, Markup, field::text, html};
use trellis_words::{Words, t};

use super::{PATH, Typed, opened_by_code, or_home};
use crate::{
    account::Nothing,
    act,
    form::Protected,
    page::{Answer, Page},
    path::own_path,
    site::{See, Site},
    visitor::SignedIn,
};

/// The recovery code, shown this once, and a box to type it back.
pub(super) fn code_page(site: &Site, who: &SignedIn, code: &RecoveryCode, to: &str) -> Page {
    let words = who.words();
    let heading = t!(words, "unlock-write-down");
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "unlock-write-down-text")) }
        p.trellis-code { (code.show().as_str()) }
        p { (t!(words, "unlock-write-down-why")) }
        (confirming(words, site, who, &Typed { to: to.to_owned(), ..Typed::default() }, &Errors::new()))
    };
    Page::new(heading, body).with_exit()
}

fn confirming(words: Words, site: &Site, who: &SignedIn, typed: &Typed, errors: &Errors) -> Markup {
    let field = text(words, "code", t!(words, "unlock-type-back"))
        .hint(t!(words, "unlock-type-back-hint"))
        .value(typed.code.as_str())
        .autocomplete("off")
        .spellcheck(false)
        .errors(errors);
    let form = who.form(site, format!("{PATH}/confirmation"));
    let form = form.hidden("to", own_path(&typed.to)).body(field);
    html! { (form.submit(t!(words, "unlock-type-back-do"))) }
}

pub(super) async fn confirm(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Typed>,
) -> Answer<Response> {
    let words = who.words();
    let opened = opened_by_code(&site, &who, &form.fields.code).await?;
    if opened.is_none() {
        let mut errors = Errors::new();
        errors.add("code", t!(words, "unlock-wrong-code"));
        let heading = t!(words, "unlock-type-back");
        let body = html! {
            (errors.summary(words))
            h1 { (heading) }
            (confirming(words, &site, &who, &form.fields, &errors))
            p { a href=(PATH) { (t!(words, "unlock-new-code")) } }
        };
        return Ok(Page::new(heading, body).with_exit().with_errors().into_response());
    }
    let to = or_home(&form.fields.to);
    let see = act!(site, who, form, act => {
        member_keys::confirm(&mut act).await?;
        Ok(See(to.clone()))
    })?;
    Ok(see.into_response())
}

pub(super) async fn new_code(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Nothing>,
) -> Answer<Response> {
    let Some(member) = who.member.clone() else { return Ok(Redirect::to(PATH).into_response()) };
    let mut dice = StdRng::from_seed(site.moment().seed);
    let code = RecoveryCode::draw(&mut dice);
    let wrap = Wrap::under_code(&member, who.person, &code, &mut dice);
    let mut kept = false;
    let see = act!(site, who, form, act => {
        member_keys::replace_wrap(&mut act, Method::Recovery, wrap.clone()).await?;
        kept = true;
        Ok(See(PATH.to_owned()))
    })?;
    if !kept {
        // The same form a second time: this code is not the one that was kept.
        return Ok(see.into_response());
    }
    Ok(code_page(&site, &who, &code, "").into_response())
}
