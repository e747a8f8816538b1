//! Two circles that might become one: the coordinator asks, each member answers in private, and the page of the circle
//! says how it stands.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    circle::{CircleState, LONGEST_CHOSEN},
    id::{CircleId, kind},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    circles::{
        Seat, Seen,
        mergers::{self, Answer as Said, Between, Proposal, Question},
    },
};
use trellis_ui::{
    Answer as Fact, Button, CheckAnswers, Errors, Inset, Markup, WhoCanSee, buttons,
    field::{Choice, checkboxes, radios, text},
    html,
};
use trellis_words::{Words, t};

use super::{
    forming::{parts, tried},
    note,
};
use crate::{
    act,
    form::Protected,
    frame::{again, at},
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// What is asked of the reader just now, in the place of what comes next.
pub fn asked(words: Words, seen: &Seen, between: &Between) -> Option<Markup> {
    let Between::Asked(question) = between else { return None };
    let by = words.date_of(question.until);
    let link = format!("/circle/{}/merger", seen.circle.id);
    Some(match question.mine.as_ref().map(|mine| mine.yes.is_some()) {
        Some(false) => html! {
            (note(words, t!(words, "mergers-asked")))
            (buttons(Button::primary(t!(words, "mergers-asked-link")).link(link)))
        },
        Some(true) => html! {
            (note(words, t!(words, "mergers-asked-answered", date = by)))
            (buttons(Button::secondary(t!(words, "mergers-asked-change")).link(link)))
        },
        None => note(
            words,
            t!(
                words,
                "mergers-asked-leader",
                other = question.other.as_str(),
                date = by,
                leaders = words.list(&names(question))
            ),
        ),
    })
}

fn names(question: &Question) -> Vec<&str> {
    question.leaders.iter().map(String::as_str).collect()
}

/// What came of it, below what comes next.
pub fn after(words: Words, seen: &Seen, between: &Between) -> Option<String> {
    match (between, seen.circle.state) {
        (Between::Apart, CircleState::Merging) => Some(t!(words, "mergers-apart-thin")),
        (Between::Apart, CircleState::Contracting | CircleState::Running) => Some(t!(words, "mergers-apart")),
        (Between::Joined, _) => Some(t!(words, "mergers-joined")),
        _ => None,
    }
}

/// What a member says.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Typed {
    answer: String,
    name: String,
}

/// The question, for a member.
pub async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: CircleId, typed: Option<&Typed>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let (question, mine) = mergers::question(&mut act, id).await?;
    let heading = t!(words, "mergers-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "mergers-lede")) }
        (facts(words, &question))
        h2 { (t!(words, "mergers-is")) }
        ul.nhsuk-list.nhsuk-list--bullet {
            li { (t!(words, "mergers-is-new")) }
            li { (t!(words, "mergers-is-old")) }
            li { (t!(words, "mergers-is-half")) }
            li { (t!(words, "mergers-is-not")) }
            li { (t!(words, "mergers-is-quiet")) }
        }
        @if let Some(yes) = mine.yes {
            (Inset::text(words, if yes { t!(words, "mergers-saved-yes") } else { t!(words, "mergers-saved-no") }))
        }
        p { (t!(words, "mergers-by", date = words.date_of(question.until))) }
        (who.form(site, format!("/circle/{id}/merger"))
            .body(fields(words, &mine, typed, errors))
            .submit(t!(words, "mergers-send")))
        (WhoCanSee::new(words, t!(words, "mergers-who"))
            .reader(t!(words, "mergers-who-members"))
            .reader(t!(words, "mergers-who-outcome")))
    };
    Ok(again(Page::new(heading, body).back(format!("/circle/{id}")).with_exit(), errors))
}

fn facts(words: Words, question: &Question) -> CheckAnswers {
    let lines = vec![
        Fact::new(t!(words, "mergers-other"), question.other.as_str()),
        Fact::new(t!(words, "mergers-name"), question.name.as_str()),
        Fact::new(t!(words, "circles-leaders"), words.list(&names(question))),
        Fact::new(t!(words, "mergers-most"), words.number(question.most)),
    ];
    CheckAnswers::new(words, lines)
}

fn fields(words: Words, mine: &Said, typed: Option<&Typed>, errors: &Errors) -> Markup {
    let before = match mine.yes {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let answer = radios(words, "answer", t!(words, "mergers-answer"))
        .choices([Choice::new("yes", t!(words, "mergers-yes")), Choice::new("no", t!(words, "mergers-no"))])
        .chosen([typed.map_or(before, |typed| typed.answer.as_str())])
        .errors(errors);
    let name = text(words, "name", t!(words, "circles-name"))
        .hint(t!(words, "mergers-called-hint", most = LONGEST_CHOSEN))
        .value(typed.map_or(mine.name.as_str(), |typed| &typed.name))
        .width(20)
        .errors(errors);
    html! { (answer) (name) }
}

/// Keeps what a member says.
pub async fn answer(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let words = who.words();
    let mut errors = Errors::new();
    let yes = match form.fields.answer.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            errors.add("answer", t!(words, "mergers-answer-needed"));
            return Ok(page(&site, &who, id, Some(&form.fields), &errors).await?.into_response());
        }
    };
    let done = act!(site, who, form, act => {
        mergers::answer(&mut act, id, yes, &form.fields.name).await?;
        Ok(See(format!("/circle/{id}")))
    });
    match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => errors.add("name", t!(words, "circles-name-needed")),
        Err(Stop::Refused(Refusal::TooLong)) => {
            errors.add("name", t!(words, "circles-name-long", most = LONGEST_CHOSEN));
        }
        Err(stop) => return Err(stop.into()),
    }
    Ok(page(&site, &who, id, Some(&form.fields), &errors).await?.into_response())
}

/// What the coordinator proposes.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Proposed {
    partner: String,
    name: String,
    leaders: Vec<String>,
}

/// The form in which the coordinator proposes it.
pub async fn choose(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    proposing(&site, &who, id, &Proposed::default(), &Errors::new()).await
}

async fn proposing(site: &Site, who: &SignedIn, id: CircleId, typed: &Proposed, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(who).await?;
    let choices = mergers::choices(&mut act, id).await?;
    act.looked_through(choices.circle.cohort, "co-circles").await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "mergers-propose-heading");
    let back = format!("/co/circles/{id}");
    let name = choices.circle.name.as_str();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "mergers-propose-lede", name = name)) }
        @if choices.partners.is_empty() {
            p { (t!(words, "mergers-propose-none")) }
            (buttons(Button::primary(t!(words, "co-circle-more")).link(format!("{back}/places"))))
        } @else {
            p { (t!(words, "mergers-propose-while")) " " (t!(words, "co-circle-tried")) }
            (who.form(site, format!("{back}/merger"))
                .body(choosing(words, &choices, typed, errors))
                .submit(t!(words, "mergers-propose-send")))
        }
        (WhoCanSee::new(words, t!(words, "co-circles-who")).reader(t!(words, "mergers-who-members")))
    };
    Ok(again(Page::new(heading, body).back(back), errors))
}

fn choosing(words: Words, choices: &mergers::Choices, typed: &Proposed, errors: &Errors) -> Markup {
    let lead = |seats: &[Seat]| seats.iter().map(|seat| seat.name.clone()).collect::<Vec<_>>();
    let partners = choices.partners.iter().map(|(circle, leaders)| {
        let hint = if leaders.is_empty() {
            t!(words, "mergers-propose-partner-alone")
        } else {
            t!(words, "mergers-propose-partner-hint", leaders = words.list(&lead(leaders)))
        };
        Choice::new(circle.id.to_string(), circle.name.as_str()).hint(hint)
    });
    let mut could: Vec<&Seat> =
        choices.leaders.iter().chain(choices.partners.iter().flat_map(|(_, leaders)| leaders)).collect();
    could.sort_by_key(|seat| (&seat.name, seat.participation));
    could.dedup_by_key(|seat| seat.participation);
    let leaders = could.iter().map(|seat| Choice::new(seat.participation.to_string(), seat.name.as_str()));
    let named = if typed.name.is_empty() { choices.circle.name.as_str() } else { &typed.name };
    html! {
        (radios(words, "partner", t!(words, "mergers-propose-partner"))
            .choices(partners).chosen([typed.partner.as_str()]).errors(errors))
        (text(words, "name", t!(words, "co-circle-name"))
            .hint(t!(words, "co-circle-name-hint")).value(named).width(20).errors(errors))
        (checkboxes(words, "leaders", t!(words, "mergers-propose-leaders"))
            .hint(t!(words, "mergers-propose-leaders-hint"))
            .choices(leaders).chosen(&typed.leaders).errors(errors))
    }
}

/// Asks the members of both.
pub async fn propose(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Proposed>,
) -> Answer<Response> {
    let words = who.words();
    let mut errors = Errors::new();
    let typed = &form.fields;
    if typed.partner.is_empty() {
        errors.add("partner", t!(words, "mergers-propose-partner-needed"));
        return Ok(proposing(&site, &who, id, typed, &errors).await?.into_response());
    }
    let proposal = Proposal {
        partner: typed.partner.parse().map_err(|_| Halt::Missing)?,
        name: typed.name.clone(),
        leaders: parts(&typed.leaders)?,
    };
    let done = act!(site, who, form, act => {
        mergers::propose(&mut act, id, &proposal).await?;
        Ok(See(format!("/co/circles/{id}")))
    });
    match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => errors.add("name", t!(words, "co-circle-name-needed")),
        Err(Stop::Refused(refusal @ (Refusal::NotNeutral | Refusal::TooLong))) => {
            errors = at(words, "name", refusal);
        }
        Err(Stop::Refused(Refusal::TwoLead)) => errors.add("leaders", t!(words, "co-circle-two-lead")),
        Err(Stop::Refused(Refusal::CapacityExceeded)) => {
            errors.add("leaders", t!(words, "co-circle-leader-full"));
        }
        Err(Stop::Refused(Refusal::CircleTooSmall)) => {
            errors.add("partner", t!(words, "mergers-propose-small"));
        }
        Err(Stop::Refused(Refusal::CircleFull)) => errors.add("partner", t!(words, "mergers-propose-full")),
        Err(Stop::Refused(Refusal::NotPossible)) => {
            tried(&site, &who, id).await?;
            errors.add("partner", t!(words, "mergers-propose-not-possible"));
        }
        Err(Stop::Refused(refusal)) => errors = at(words, "partner", refusal),
        Err(stop) => return Err(stop.into()),
    }
    Ok(proposing(&site, &who, id, &form.fields, &errors).await?.into_response())
}
