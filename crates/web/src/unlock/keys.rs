//! How a member's keys come to be: the first time, and again when every way in is lost.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use rand::{SeedableRng, rngs::StdRng};
use trellis_programme::member_keys;
use trellis_sealing::{Member, Method, Phrase, RecoveryCode, Wrap};
use trellis_ui::{Button, Details, Errors, Inset, Interruption, Markup, WhoCanSee, html};
use trellis_words::{Words, t};

use super::{
    PATH,
    code::code_page,
    hold,
    phrase::{Chosen, passphrase, refused},
};
use crate::{
    act,
    form::Protected,
    page::{Answer, Halt, Page},
    path::own_path,
    site::{See, Site},
    visitor::SignedIn,
};

/// Before there are keys: what this is for, and choosing a passphrase.
pub(super) fn choosing(
    words: Words,
    site: &Site,
    who: &SignedIn,
    chosen: &Chosen,
    errors: &Errors,
) -> Markup {
    let to = own_path(&chosen.to);
    html! {
        p.nhsuk-lede-text { (t!(words, "unlock-set-up-lede")) }
        p { (t!(words, "unlock-set-up-how")) }
        (Inset::text(words, t!(words, "unlock-set-up-loss")))
        (who.form(site, format!("{PATH}/keys"))
            .hidden("to", to)
            .body(passphrase(words, site, chosen, errors))
            .body(WhoCanSee::new(words, t!(words, "unlock-who-reads")))
            .submit(t!(words, "unlock-set-up-do")))
        (Details::new(t!(words, "unlock-honest"), html! { p { (t!(words, "unlock-honest-text")) } }))
    }
}

/// A member and the two ways to unlock it, made beside the server's other work.
struct Made {
    member: Member,
    wraps: [(Method, Wrap); 2],
    code: RecoveryCode,
}

async fn make(site: &Site, who: &SignedIn, phrase: Phrase) -> Answer<Made> {
    let (person, seed) = (who.person, site.moment().seed);
    let work = move |cost| {
        let mut dice = StdRng::from_seed(seed);
        let (member, code) = (Member::new(&mut dice), RecoveryCode::draw(&mut dice));
        let by_phrase = Wrap::under_phrase(&member, person, &phrase, cost, &mut dice);
        let by_code = Wrap::under_code(&member, person, &code, &mut dice);
        Made { member, wraps: [(Method::Passphrase, by_phrase), (Method::Recovery, by_code)], code }
    };
    site.unlocks.slowly(work).await.map_err(|_| Halt::Busy)
}

pub(super) async fn set_up(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Chosen>,
) -> Answer<Response> {
    let words = who.words();
    let phrase = match form.fields.phrase(words) {
        Ok(phrase) => phrase,
        Err((field, sentence)) => return refused(&site, &who, &form.fields, field, sentence).await,
    };
    let made = make(&site, &who, phrase).await?;
    let mut kept = false;
    let see = act!(site, who, form, act => {
        member_keys::set_up(&mut act, made.member.public(), made.wraps.clone()).await?;
        kept = true;
        Ok(See(PATH.to_owned()))
    })?;
    if !kept {
        // The same form a second time: these keys are not the ones that were kept.
        return Ok(see.into_response());
    }
    let page = code_page(&site, &who, &made.code, &form.fields.to);
    Ok(hold(&site, &who, &made.member, page))
}

pub(super) async fn ask_lost(State(site): State<Site>, who: SignedIn) -> Answer {
    lost_page(&site, &who, &Chosen::default(), &Errors::new())
}

fn lost_page(site: &Site, who: &SignedIn, chosen: &Chosen, errors: &Errors) -> Answer {
    let words = who.words();
    let heading = t!(words, "unlock-lost");
    let note = html! {
        p { (t!(words, "unlock-lost-gone")) }
        p { (t!(words, "unlock-lost-kept")) }
        p { (t!(words, "unlock-lost-share")) }
    };
    let body = html! {
        (errors.summary(words))
        (Interruption::new(heading.as_str(), note))
        (who.form(site, format!("{PATH}/lost")).body(passphrase(words, site, chosen, errors)).buttons(html! {
            (Button::warning(t!(words, "unlock-lost-do")).once())
            a.nhsuk-link href=(PATH) { (t!(words, "unlock-lost-back")) }
        }))
    };
    let page = Page::new(heading, body).back(PATH).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

pub(super) async fn begin_again(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Chosen>,
) -> Answer<Response> {
    let phrase = match form.fields.phrase(who.words()) {
        Ok(phrase) => phrase,
        Err((field, sentence)) => {
            let mut errors = Errors::new();
            errors.add(field, sentence);
            return Ok(lost_page(&site, &who, &form.fields, &errors)?.into_response());
        }
    };
    let made = make(&site, &who, phrase).await?;
    let mut kept = false;
    let see = act!(site, who, form, act => {
        member_keys::begin_again(&mut act, made.member.public(), made.wraps.clone()).await?;
        kept = true;
        Ok(See(PATH.to_owned()))
    })?;
    if !kept {
        return Ok(see.into_response());
    }
    let page = code_page(&site, &who, &made.code, "");
    Ok(hold(&site, &who, &made.member, page))
}
