//! What one sponsor may do in my name, until I take it back, and what I hope for.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use trellis_domain::{
    id::{PairId, kind},
    refusal::Refusal,
    sponsorship::ActKind,
};
use trellis_programme::{
    Stop,
    sponsorships::{self, AIMS, Draft},
};
use trellis_ui::{
    Errors, WhoCanSee,
    field::{Choice, checkboxes, textarea},
    html,
};
use trellis_words::t;

use crate::{
    act,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    sponsorships::{begun, keep, kind_name, open, readers},
    visitor::SignedIn,
};

/// What is ticked, and what is hoped for.
#[derive(Deserialize, Serialize, Default, Clone)]
#[serde(deny_unknown_fields, default)]
pub struct Choosing {
    kinds: Vec<String>,
    aims: String,
}

fn path(id: PairId) -> String {
    format!("{}/{id}", super::PATH)
}

pub async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: Option<&Choosing>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let found = sponsorships::chosen(&mut act, id).await?;
    let heading = t!(words, "opportunities-may");
    let tie = match open(words, heading.clone(), &path(id), found) {
        Ok(tie) => tie,
        Err(shut) => return Ok(*shut),
    };
    let before: Option<Choosing> = match typed {
        Some(typed) => Some(typed.clone()),
        None => sponsorships::draft(&mut act, Draft::Aims(id)).await?.map(|draft| begun(Some(draft))),
    };
    let shown = before.unwrap_or_else(|| Choosing {
        kinds: tie.consent.0.keys().map(|kind| kind.code().to_owned()).collect(),
        aims: tie.aims.clone().unwrap_or_default(),
    });
    let name = tie.name.as_str();
    let choices = ActKind::ALL.iter().map(|kind| {
        Choice::new(kind.code(), kind_name(words, *kind))
            .hint(words.name("sponsorship_act_meanings", kind.code()))
    });
    let kinds = checkboxes(words, "kinds", t!(words, "opportunities-kinds", name = name))
        .hint(t!(words, "opportunities-kinds-hint", name = name))
        .choices(choices)
        .chosen(&shown.kinds)
        .errors(errors)
        .below(WhoCanSee::new(words, t!(words, "opportunities-kinds-who", name = name)));
    let aims = textarea(words, "aims", t!(words, "opportunities-aims"))
        .hint(t!(words, "opportunities-aims-hint"))
        .value(shown.aims)
        .errors(errors)
        .below(WhoCanSee::new(words, t!(words, "opportunities-aims-who", name = name)));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        (readers(words, &tie))
        (who.form(site, path(id)).body(kinds).body(aims).submit(t!(words, "opportunities-save")))
    };
    let page = Page::new(heading, body).back(super::PATH).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

pub async fn allow(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Choosing>,
) -> Answer<Response> {
    let kinds: Option<Vec<ActKind>> = form.fields.kinds.iter().map(|code| ActKind::parse(code)).collect();
    let kinds = kinds.ok_or(Halt::Unreadable)?;
    if who.member.is_none() {
        return keep(&site, &who, (Draft::Aims(id), &form.fields), &path(id)).await;
    }
    let done = act!(site, who, form, act => {
        sponsorships::allow(&mut act, id, &kinds, &form.fields.aims).await?;
        Ok(See(super::PATH.to_owned()))
    });
    let mut errors = Errors::new();
    match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::TooLong)) => {
            let now = form.fields.aims.trim().chars().count();
            errors.add("aims", t!(who.words(), "sponsorships-wrong-long", most = AIMS, now = now));
        }
        Err(stop) => return Err(stop.into()),
    }
    Ok(page(&site, &who, id, Some(&form.fields), &errors).await?.into_response())
}
