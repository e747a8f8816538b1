//! The four key questions: what was written in own words, and needs to tick, which matching may use.

use std::collections::BTreeSet;

use axum::{extract::State, response::IntoResponse, response::Response};
use trellis_domain::{
    id::kind,
    needs_map::{Answered, Tick},
};
use trellis_programme::{Act, Stop, answers, drafts::Answers, needs};
use trellis_ui::{Button, Details, Inset, Markup, WhoCanSee, html, raw};
use trellis_words::{
    Words, content, names,
    questions::{self, QuestionSet},
    t,
};

use crate::{
    account::Nothing,
    act, answers as written,
    form::Protected,
    journey::{self, Journey, Question, Step, named},
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/needs" "needs" One Mentee Read => landing;
    POST "/needs" "needs" One Mentee Write => begin;
    GET "/needs/{id}/check" "needs" One Mentee Read => journey::check::<Needs>;
    POST "/needs/{id}/check" "needs" One Mentee Write => send;
    GET "/needs/{id}/{step}" "needs" One Mentee Read => journey::show::<Needs>;
    POST "/needs/{id}/{step}" "needs" One Mentee Write => journey::save::<Needs>;
    POST "/needs/{id}/{step}/draft" "needs" One Mentee Write => journey::keep::<Needs>;
];

/// The areas in which needs are grouped.
const AREAS: [&str; 3] = ["career", "psychosocial", "organisation"];
/// How many needs can be put in order; the first four count.
const ORDERED: u8 = 4;

/// The questions to a mentee.
pub struct Needs;

impl Journey for Needs {
    const NAME: &'static str = "needs";
    const PATH: &'static str = "/needs";
    type Known = &'static QuestionSet;

    async fn known(act: &mut Act, _: &Answers) -> Result<Self::Known, Stop> {
        let standing = needs::standing(act).await?;
        if !standing.open {
            return Err(Stop::NotFound);
        }
        Ok(questions::set(&standing.questions).unwrap_or_else(questions::shipped))
    }

    fn steps(words: Words, set: &Self::Known, answers: &Answers) -> Vec<Step> {
        let readers = || t!(words, "needs-readers");
        let mut steps: Vec<Step> = set
            .questions
            .iter()
            .map(|question| {
                let prompts: Vec<&str> = question.prompts(words).collect();
                let ask = areas(words, question.key);
                Step::new(question.key, question.text(words).to_owned(), readers(), ask).lede(html! {
                    (Inset::text(words, set.label(words)))
                    p { (t!(words, "needs-think-of", prompts = words.list(&prompts))) }
                })
            })
            .collect();
        let tags = all_ticked(set, answers);
        if !tags.is_empty() {
            let order = tags.iter().map(|tag| {
                let places = (1..=ORDERED).map(|place| (place.to_string(), place.to_string())).collect();
                Question::pick(format!("order-{tag}"), words.name("need_tags", tag).to_owned(), places)
            });
            let note = html! { p { (t!(words, "needs-order-text")) } };
            steps.push(Step::new("order", t!(words, "needs-order"), readers(), order.collect()).lede(note));
            let choices = tags.iter().map(|tag| (tag.clone(), words.name("need_tags", tag).to_owned()));
            let label = t!(words, "needs-use");
            let ask =
                Question::many("use", label.clone(), choices.collect()).hint(t!(words, "needs-use-hint"));
            steps.push(Step::new("matching", label, readers(), vec![ask]));
        }
        steps
    }

    fn before_sending(words: Words, set: &Self::Known, _: &Answers) -> Markup {
        html! { p { (set.label(words)) } p { (t!(words, "needs-before-sending")) } }
    }

    fn send_label(words: Words) -> String {
        t!(words, "needs-send")
    }
}

/// Need tags in their three areas, one field each.
pub fn areas(words: Words, field: &str) -> Vec<Question> {
    AREAS
        .iter()
        .map(|area| {
            let label = words.name("need_groups", area).to_owned();
            Question::many(
                format!("{field}-{area}"),
                label,
                named(words, "need_tags", |tag| tag.group == *area),
            )
        })
        .collect()
}

/// The tags that were ticked in the three areas.
pub fn ticked(answers: &Answers, field: &str) -> Vec<String> {
    AREAS.iter().flat_map(|area| answers.all(&format!("{field}-{area}")).to_vec()).collect()
}

/// Every tag that was ticked under any question, once, in the order of the list.
fn all_ticked(set: &QuestionSet, answers: &Answers) -> Vec<String> {
    let ticked: BTreeSet<String> =
        set.questions.iter().flat_map(|question| ticked(answers, question.key)).collect();
    names::of("need_tags").map(|tag| tag.code.to_owned()).filter(|tag| ticked.contains(tag)).collect()
}

fn answered(set: &QuestionSet, answers: &Answers) -> Answered {
    let ticks = set.questions.iter().flat_map(|question| {
        ticked(answers, question.key).into_iter().map(|tag| Tick {
            question: question.key.to_owned(),
            priority: answers.one(&format!("order-{tag}")).parse().ok(),
            use_for_matching: answers.has("use", &tag),
            tag,
        })
    });
    Answered { set: set.id.to_owned(), version: set.version, ticks: ticks.collect() }
}

async fn landing(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let standing = needs::standing(&mut act).await?;
    let mine = answers::mine(&mut act).await?;
    let unfinished = journey::unfinished::<Needs>(&mut act, words).await?;
    let set = questions::set(&standing.questions).unwrap_or_else(questions::shipped);
    let heading = t!(words, "needs-heading");
    let examples = content::page("needs-examples", words.language());
    let begin = who.form(&site, "/needs");
    let body = html! {
        h1 { (heading) }
        (Inset::new(words, html! { p { (set.label(words)) } p { (set.note(words)) } }))
        (written::due(words, &site, &who, &mine))
        (written::overview(words, set, &mine))
        (written::who_can_see(words))
        h2 { (t!(words, "needs-ticks")) }
        p { (t!(words, "needs-ticks-text")) }
        @match standing.answered_at {
            Some(at) if standing.earlier => p { (t!(words, "needs-earlier", date = words.date_of(at))) },
            Some(at) => p { (t!(words, "needs-answered", date = words.date_of(at))) },
            None => p { (t!(words, "needs-empty")) },
        }
        @if mine.open { (Details::new(examples.title, raw::shipped(examples))) }
        (WhoCanSee::new(words, t!(words, "needs-readers")))
        @if !mine.open {} @else if let Some(unfinished) = &unfinished {
            (unfinished)
            (begin.buttons(Button::secondary(t!(words, "start-again"))))
        } @else if standing.answered_at.is_some() {
            (begin.submit(t!(words, "needs-answer-again")))
        } @else {
            (begin.submit(t!(words, "needs-answer")))
        }
    };
    Ok(Page::new(heading, body).with_exit())
}

async fn begin(State(site): State<Site>, who: SignedIn, _: Protected<Nothing>) -> Answer<See> {
    Ok(journey::begin::<Needs>(&site, &who, Answers::default()).await?)
}

async fn send(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Draft>,
    form: Protected<Nothing>,
) -> Answer<Response> {
    let words = who.words();
    let see = act!(site, who, form, act => {
        let (answers, set) = journey::ready::<Needs>(&mut act, words, id).await?;
        needs::answer(&mut act, id, answered(set, &answers)).await?;
        Ok(See("/me/preferences-for-matching".to_owned()))
    })?;
    Ok(see.into_response())
}
