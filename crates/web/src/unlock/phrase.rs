//! Choosing a passphrase: five words that we draw, or one's own.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use rand::{SeedableRng, rngs::StdRng};
use serde::Deserialize;
use trellis_programme::member_keys;
use trellis_sealing::{Method, Phrase, TooWeak, Wrap};
use trellis_ui::{
    Errors, Markup,
    field::{Choice, password, radios},
    html,
};
use trellis_words::{Words, t};

use super::{PATH, page};
use crate::{
    act,
    form::Protected,
    page::{Answer, Halt},
    site::{See, Site},
    visitor::SignedIn,
};

/// A passphrase as it is chosen: the words that we drew, or one's own.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Chosen {
    #[serde(default)]
    pub(super) which: String,
    #[serde(default)]
    pub(super) drawn: String,
    #[serde(default)]
    pub(super) own: String,
    #[serde(default)]
    pub(super) to: String,
    /// What was typed as the recovery code and was not it; no field of this form.
    #[serde(skip)]
    pub(super) code: String,
}

impl Chosen {
    pub(super) fn phrase(&self, words: Words) -> Result<Phrase, (&'static str, String)> {
        let typed = match self.which.as_str() {
            "drawn" => &self.drawn,
            "own" => &self.own,
            _ => return Err(("which", t!(words, "unlock-which-needed"))),
        };
        Phrase::choose(typed).map_err(|weak| {
            let sentence = match weak {
                TooWeak::Short => t!(words, "unlock-too-short"),
                TooWeak::Long => t!(words, "unlock-too-long"),
                TooWeak::Repeated => t!(words, "unlock-too-plain"),
            };
            ("own", sentence)
        })
    }
}

/// Five words that we draw, or one's own; what was drawn stays the same while something is put right.
pub(super) fn passphrase(words: Words, site: &Site, chosen: &Chosen, errors: &Errors) -> Markup {
    let fresh = Phrase::draw(&mut StdRng::from_seed(site.moment().seed));
    let drawn = if chosen.drawn.is_empty() { fresh.show() } else { chosen.drawn.as_str() };
    let own = password(words, "own", t!(words, "unlock-own"))
        .hint(t!(words, "unlock-own-hint"))
        .autocomplete("new-password")
        .errors(errors);
    html! {
        input type="hidden" name="drawn" value=(drawn);
        (radios(words, "which", t!(words, "unlock-which"))
            .choice(Choice::new("drawn", html! { (t!(words, "unlock-drawn")) " " strong { (drawn) } }).hint(t!(words, "unlock-drawn-hint")))
            .choice(Choice::new("own", t!(words, "unlock-own-choice")).opens(own))
            .chosen([chosen.which.clone()])
            .errors(errors))
    }
}

pub(super) async fn new_phrase(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Chosen>,
) -> Answer<Response> {
    let Some(member) = who.member.clone() else { return Ok(Redirect::to(PATH).into_response()) };
    let phrase = match form.fields.phrase(who.words()) {
        Ok(phrase) => phrase,
        Err((field, sentence)) => return refused(&site, &who, &form.fields, field, sentence).await,
    };
    let (person, seed) = (who.person, site.moment().seed);
    let work = move |cost| Wrap::under_phrase(&member, person, &phrase, cost, &mut StdRng::from_seed(seed));
    let wrap = site.unlocks.slowly(work).await.map_err(|_| Halt::Busy)?;
    let see = act!(site, who, form, act => {
        member_keys::replace_wrap(&mut act, Method::Passphrase, wrap.clone()).await?;
        Ok(See(PATH.to_owned()))
    })?;
    Ok(see.into_response())
}

pub(super) async fn refused(
    site: &Site,
    who: &SignedIn,
    chosen: &Chosen,
    field: &'static str,
    sentence: String,
) -> Answer<Response> {
    let mut errors = Errors::new();
    errors.add(field, sentence);
    Ok(page(site, who, chosen, &errors).await?.into_response())
}
