//! The givers' way in: mentors, sponsors, allies and circle facilitators apply, by fixed choices.

use axum::{extract::State, response::IntoResponse, response::Response};
use trellis_domain::{address::Address, capacity, hat::Hat, id::kind, participation::ParticipationState};
use trellis_programme::{
    Act, Stop,
    drafts::Answers,
    intakes::{self, Application, Giver, Known},
};
use trellis_ui::{Button, Inset, Markup, Panel, html, raw};
use trellis_words::{Words, content, t};

use crate::{
    account::Nothing,
    act,
    form::Protected,
    guides, intake,
    journey::{self, Journey, Question, Step, named},
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

type Mentor = Apply<0>;
type Sponsor = Apply<1>;
type Ally = Apply<2>;
type Facilitator = Apply<3>;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/mentor/start" "mentor-start" One Member Read => landing::<0>;
    POST "/mentor/start" "mentor-start" One Member Write => begin::<0>;
    GET "/mentor/start/sent" "mentor-start" One Member Read => sent::<0>;
    GET "/mentor/start/{id}/check" "mentor-start" One Member Read => journey::check::<Mentor>;
    POST "/mentor/start/{id}/check" "mentor-start" One Member Write => send::<0>;
    GET "/mentor/start/{id}/{step}" "mentor-start" One Member Read => journey::show::<Mentor>;
    POST "/mentor/start/{id}/{step}" "mentor-start" One Member Write => journey::save::<Mentor>;
    POST "/mentor/start/{id}/{step}/draft" "mentor-start" One Member Write => journey::keep::<Mentor>;
    GET "/sponsor/start" "sponsor-start" One Member Read => landing::<1>;
    POST "/sponsor/start" "sponsor-start" One Member Write => begin::<1>;
    GET "/sponsor/start/sent" "sponsor-start" One Member Read => sent::<1>;
    GET "/sponsor/start/{id}/check" "sponsor-start" One Member Read => journey::check::<Sponsor>;
    POST "/sponsor/start/{id}/check" "sponsor-start" One Member Write => send::<1>;
    GET "/sponsor/start/{id}/{step}" "sponsor-start" One Member Read => journey::show::<Sponsor>;
    POST "/sponsor/start/{id}/{step}" "sponsor-start" One Member Write => journey::save::<Sponsor>;
    POST "/sponsor/start/{id}/{step}/draft" "sponsor-start" One Member Write => journey::keep::<Sponsor>;
    GET "/ally/start" "ally-start" One Member Read => landing::<2>;
    POST "/ally/start" "ally-start" One Member Write => begin::<2>;
    GET "/ally/start/sent" "ally-start" One Member Read => sent::<2>;
    GET "/ally/start/{id}/check" "ally-start" One Member Read => journey::check::<Ally>;
    POST "/ally/start/{id}/check" "ally-start" One Member Write => send::<2>;
    GET "/ally/start/{id}/{step}" "ally-start" One Member Read => journey::show::<Ally>;
    POST "/ally/start/{id}/{step}" "ally-start" One Member Write => journey::save::<Ally>;
    POST "/ally/start/{id}/{step}/draft" "ally-start" One Member Write => journey::keep::<Ally>;
    GET "/facilitator/start" "facilitator-start" One Member Read => landing::<3>;
    POST "/facilitator/start" "facilitator-start" One Member Write => begin::<3>;
    GET "/facilitator/start/sent" "facilitator-start" One Member Read => sent::<3>;
    GET "/facilitator/start/{id}/check" "facilitator-start" One Member Read => journey::check::<Facilitator>;
    POST "/facilitator/start/{id}/check" "facilitator-start" One Member Write => send::<3>;
    GET "/facilitator/start/{id}/{step}" "facilitator-start" One Member Read => journey::show::<Facilitator>;
    POST "/facilitator/start/{id}/{step}" "facilitator-start" One Member Write => journey::save::<Facilitator>;
    POST "/facilitator/start/{id}/{step}/draft" "facilitator-start" One Member Write => journey::keep::<Facilitator>;
];

/// The application for one hat, by its place in [`Hat::GIVERS`].
pub struct Apply<const HAT: usize>;

const PATHS: [&str; 4] = ["/mentor/start", "/sponsor/start", "/ally/start", "/facilitator/start"];
const NAMES: [&str; 4] = ["mentor-start", "sponsor-start", "ally-start", "facilitator-start"];
/// How many people whom one manages can be named here; more on the page of conflicts.
const MANAGED: [&str; 3] = ["manages-1", "manages-2", "manages-3"];

impl<const HAT: usize> Journey for Apply<HAT> {
    const NAME: &'static str = NAMES[HAT];
    const PATH: &'static str = PATHS[HAT];
    type Known = Known;

    async fn known(act: &mut Act, _: &Answers) -> Result<Known, Stop> {
        let known = intakes::known(act, Hat::GIVERS[HAT]).await?;
        if known.cohorts.is_empty() { Err(Stop::NotFound) } else { Ok(known) }
    }

    fn steps(words: Words, known: &Known, answers: &Answers) -> Vec<Step> {
        let hat = Hat::GIVERS[HAT];
        let mut steps: Vec<Step> = intake::which_cohort(words, known).into_iter().collect();
        steps.extend(intake::who_i_am(words, known, answers));
        steps.extend(application(words, hat));
        steps.push(room(words, hat));
        steps.extend(intake::how_i_meet(words, known));
        steps.push(intake::access(words));
        steps.push(conflicts(words, hat));
        steps.push(reflection(words));
        steps.push(pledge(words, hat));
        steps
    }

    fn before_sending(words: Words, _: &Known, _: &Answers) -> Markup {
        html! {
            h2 { (t!(words, "start-before-sending")) }
            ul.nhsuk-list.nhsuk-list--bullet {
                li { (t!(words, "apply-coordinator-reads")) }
                li { (t!(words, "apply-only-you")) }
                li { (t!(words, "apply-answer-by")) }
            }
        }
    }

    fn send_label(words: Words) -> String {
        t!(words, "apply-send")
    }
}

fn of_hat(words: Words, list: &str, hat: Hat) -> Vec<(String, String)> {
    named(words, list, |name| name.group.is_empty() || name.group == hat.code())
}

fn application(words: Words, hat: Hat) -> [Step; 3] {
    let coordinator = || t!(words, "intake-read-coordinator");
    let why = t!(words, "apply-why");
    let reasons = Question::many("reasons", why.clone(), named(words, "helping_reasons", |_| true));
    let bring = if hat == Hat::Sponsor { t!(words, "apply-rooms") } else { t!(words, "apply-experience") };
    let experience = Question::many("experience", bring.clone(), of_hat(words, "helping_experience", hat));
    let offers = t!(words, "apply-offers");
    let areas = crate::needs::areas(words, "offers");
    [
        Step::new("why", why, coordinator(), vec![reasons.needed(t!(words, "apply-why-needed"))]),
        Step::new("experience", bring, coordinator(), vec![experience]),
        Step::new("offers", offers, t!(words, "intake-read-matching"), areas),
    ]
}

fn room(words: Words, hat: Hat) -> Step {
    let places = Question::one("places", t!(words, "apply-places"), places_of(hat));
    let hours = Question::pick("half_hours", t!(words, "apply-hours"), half_hours(words));
    Step::new(
        "room",
        t!(words, "apply-room"),
        t!(words, "intake-read-coordinator"),
        vec![
            places.hint(t!(words, "apply-places-hint")).needed(t!(words, "apply-places-needed")),
            hours.hint(t!(words, "apply-hours-hint")).needed(t!(words, "apply-hours-needed")),
        ],
    )
}

/// How many places a hat can offer: one to its most.
pub fn places_of(hat: Hat) -> Vec<(String, String)> {
    (1..=capacity::most_places(hat)).map(|places| (places.to_string(), places.to_string())).collect()
}

/// Hours a month that can be given, up to the programme's ceiling; sent as half-hours.
pub fn half_hours(words: Words) -> Vec<(String, String)> {
    (1..=capacity::CEILING / 2)
        .map(|hours| ((hours * 2).to_string(), words.hours(usize::try_from(hours).unwrap_or_default())))
        .collect()
}

fn conflicts(words: Words, hat: Hat) -> Step {
    let questions = MANAGED
        .iter()
        .zip(1..)
        .map(|(name, number)| Question::address(*name, t!(words, "apply-manages", number = number)));
    Step::new("conflicts", t!(words, "apply-conflicts"), t!(words, "not-with-readers"), questions.collect()).lede(html! {
        p { (t!(words, "apply-conflicts-text")) }
        @if hat == Hat::Sponsor { (Inset::text(words, t!(words, "apply-panel-rule"))) p { a href="/help" { (t!(words, "apply-contacts")) } } }
        p { (t!(words, "apply-conflicts-more")) }
    })
}

fn reflection(words: Words) -> Step {
    let label = t!(words, "apply-reflection");
    let question = Question::many("reflection", label.clone(), named(words, "reflections", |_| true));
    Step::new(
        "reflection",
        label,
        t!(words, "intake-read-only-you"),
        vec![question.hint(t!(words, "apply-reflection-hint"))],
    )
}

fn pledge(words: Words, hat: Hat) -> Step {
    let label = t!(words, "apply-pledge");
    let question = Question::many("pledge", label.clone(), of_hat(words, "pledges", hat));
    let question = question.hint(t!(words, "apply-pledge-hint")).needed(t!(words, "apply-pledge-needed"));
    let accept = vec![("yes".to_owned(), t!(words, "apply-accept"))];
    let accepted = Question::many("accepted", t!(words, "apply-commitments"), accept);
    Step::new(
        "pledge",
        label,
        t!(words, "intake-read-coordinator"),
        vec![question, accepted.needed(t!(words, "apply-accept-needed"))],
    )
}

fn what_it_is(words: Words, hat: Hat) -> &'static content::Text {
    match hat {
        Hat::Sponsor => content::page("what-sponsoring-is", words.language()),
        Hat::Ally => content::page("what-allyship-is", words.language()),
        Hat::Facilitator => content::page("what-facilitating-is", words.language()),
        Hat::Mentor | Hat::Mentee => content::page("what-mentoring-is", words.language()),
    }
}

async fn landing<const HAT: usize>(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let hat = Hat::GIVERS[HAT];
    let mut act = site.look(&who).await?;
    let known = intakes::known(&mut act, hat).await?;
    let unfinished = journey::unfinished::<Apply<HAT>>(&mut act, words).await?;
    let applied = known
        .mine
        .iter()
        .find(|one| one.hat == hat && one.state.open() && one.state != ParticipationState::Started);
    let text = what_it_is(words, hat);
    let begin = who.form(&site, PATHS[HAT]);
    let body = html! {
        h1 { (text.title) }
        @if applied.is_some() { (Inset::text(words, t!(words, "apply-applied"))) }
        (raw::shipped(text))
        (guides::for_hat(words, hat))
        @if known.cohorts.is_empty() {
            @if applied.is_none() { p { (t!(words, "start-none-open")) } }
        } @else if let Some(unfinished) = &unfinished {
            (unfinished)
            (begin.buttons(Button::secondary(t!(words, "start-again"))))
        } @else {
            (begin.submit(t!(words, "apply-begin")))
        }
    };
    Ok(Page::new(text.title, body))
}

async fn begin<const HAT: usize>(
    State(site): State<Site>,
    who: SignedIn,
    _: Protected<Nothing>,
) -> Answer<See> {
    Ok(journey::begin::<Apply<HAT>>(&site, &who, Answers::default()).await?)
}

async fn send<const HAT: usize>(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Draft>,
    form: Protected<Nothing>,
) -> Answer<Response> {
    let words = who.words();
    let hat = Hat::GIVERS[HAT];
    let see = act!(site, who, form, act => {
        let (answers, known) = journey::ready::<Apply<HAT>>(&mut act, words, id).await?;
        let cohort = intake::cohort(&known, &answers).ok_or(Stop::NotFound)?;
        let giver = Giver {
            cohort,
            hat,
            profile: intake::profile(&known, &answers),
            application: Application {
                reasons: answers.all("reasons").to_vec(),
                experience: answers.all("experience").to_vec(),
                pledge: answers.all("pledge").to_vec(),
            },
            tags: crate::needs::ticked(&answers, "offers"),
            places: answers.one("places").parse().unwrap_or_default(),
            half_hours: answers.one("half_hours").parse().unwrap_or_default(),
            manages: MANAGED.iter().filter_map(|name| Address::read(answers.one(name)).ok()).collect(),
            reflection: answers.all("reflection").to_vec(),
        };
        intakes::apply(&mut act, id, giver).await?;
        Ok(See(format!("{}/sent", PATHS[HAT])))
    })?;
    Ok(see.into_response())
}

async fn sent<const HAT: usize>(State(_site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let heading = t!(words, "apply-sent");
    let body = html! {
        (Panel::new(heading.as_str()).body(t!(words, "apply-sent-text")))
        p { (t!(words, "apply-coordinator-reads")) }
        p { (t!(words, "apply-answer-by")) }
        (Button::primary(t!(words, "apply-to-training")).link("/training"))
        ul.nhsuk-list {
            li { a href="/me/preferences-for-matching" { (t!(words, "apply-to-offers")) } }
            li { a href="/me/not-with" { (t!(words, "apply-to-conflicts")) } }
            li { a href="/mentor/capacity" { (t!(words, "apply-to-capacity")) } }
        }
    };
    Ok(Page::new(heading, body))
}
