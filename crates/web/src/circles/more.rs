//! Looking for people once places were offered: more members, and somebody to lead in the place of one who has left.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    circle::MOST,
    id::{CircleId, ParticipationId, kind},
    permission::Action,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    circles::{facts, forming},
};
use trellis_ui::{
    Errors,
    field::{Choice, radios},
    html,
};
use trellis_words::t;

use super::forming::{parts, sharing, tried};
use crate::{
    act,
    form::Protected,
    frame::{again, at},
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// Those to whom places are offered later.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct More {
    members: Vec<String>,
}

/// The form that offers more places.
pub async fn places(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    offering(&site, &who, id, &[], &Errors::new()).await
}

async fn offering(site: &Site, who: &SignedIn, id: CircleId, chosen: &[String], errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(who).await?;
    let facts = facts::before(&mut act, id, Action::AddToCircle).await?;
    let candidates = forming::candidates(&mut act, facts.circle.cohort, Some(id)).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "co-circle-more");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "co-circle-more-lede", name = facts.circle.name.as_str(), count = facts.members)) }
        p { (t!(words, "co-circle-more-hint")) }
        (who.form(site, format!("/co/circles/{id}/places"))
            .body(sharing(words, &candidates, t!(words, "co-circle-places-hint", most = MOST), chosen, errors))
            .submit(t!(words, "co-circle-offer")))
    };
    Ok(again(Page::new(heading, body).back(format!("/co/circles/{id}")), errors))
}

/// Offers more places.
pub async fn add(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<More>,
) -> Answer<Response> {
    let chosen = parts(&form.fields.members)?;
    let done = act!(site, who, form, act => {
        forming::add(&mut act, id, &chosen).await?;
        Ok(See(format!("/co/circles/{id}")))
    });
    let words = who.words();
    let mut errors = Errors::new();
    match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => {
            errors.add("members", t!(words, "co-circle-members-needed"));
        }
        Err(Stop::Refused(Refusal::NotPossible)) => {
            tried(&site, &who, id).await?;
            errors.add("members", t!(words, "co-circle-not-possible"));
        }
        Err(Stop::Refused(refusal)) => errors = at(words, "members", refusal),
        Err(stop) => return Err(stop.into()),
    }
    Ok(offering(&site, &who, id, &form.fields.members, &errors).await?.into_response())
}

/// The one who leads from now on.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Leader {
    leader: String,
}

/// The form that names another to lead.
pub async fn leaders(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    naming(&site, &who, id, &Errors::new()).await
}

async fn naming(site: &Site, who: &SignedIn, id: CircleId, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(who).await?;
    let facts = facts::before(&mut act, id, Action::NameLeader).await?;
    let candidates = forming::candidates(&mut act, facts.circle.cohort, Some(id)).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "co-circle-lead");
    let room = candidates.leaders.iter().filter(|one| one.room);
    let choices: Vec<Choice> =
        room.map(|one| Choice::new(one.participation.to_string(), one.name.as_str())).collect();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "co-circle-lead-lede", name = facts.circle.name.as_str())) }
        @if choices.is_empty() {
            p { (t!(words, "co-circle-leaders-none")) }
            p { a href="/co/people/invitations" { (t!(words, "co-invitations")) } }
        } @else {
            (who.form(site, format!("/co/circles/{id}/leaders"))
                .body(radios(words, "leader", t!(words, "co-circle-lead-who")).choices(choices).errors(errors))
                .submit(t!(words, "co-circle-lead-save")))
        }
    };
    Ok(again(Page::new(heading, body).back(format!("/co/circles/{id}")), errors))
}

/// Names another to lead.
pub async fn name_leader(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Leader>,
) -> Answer<Response> {
    let words = who.words();
    let mut errors = Errors::new();
    if form.fields.leader.is_empty() {
        errors.add("leader", t!(words, "co-circle-lead-needed"));
        return Ok(naming(&site, &who, id, &errors).await?.into_response());
    }
    let one: ParticipationId = form.fields.leader.parse().map_err(|_| Halt::Missing)?;
    let done = act!(site, who, form, act => {
        forming::name_leader(&mut act, id, one).await?;
        Ok(See(format!("/co/circles/{id}")))
    });
    match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::NotPossible)) => {
            tried(&site, &who, id).await?;
            errors.add("leader", t!(words, "co-circle-not-possible"));
        }
        Err(Stop::Refused(refusal)) => errors = at(words, "leader", refusal),
        Err(stop) => return Err(stop.into()),
    }
    Ok(naming(&site, &who, id, &errors).await?.into_response())
}
