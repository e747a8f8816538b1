//! Forms of many pages: an ordered list of steps, computed from the answers so far.
//!
//! Next and previous are neighbours in that list; "Check your answers" is just another step. The answers wait in a
//! sealed draft under a random id, so two tabs do not meet and nothing half-finished reaches another table.

use std::future::Future;

use axum::{
    extract::{FromRequestParts, Path, State},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use trellis_domain::id::{DraftId, kind};
pub use trellis_programme::drafts::Answers;
use trellis_programme::{Act, Stop, drafts};
use trellis_ui::{
    Answer as Line, Button, CheckAnswers, Errors, Inset, Markup, Render, WhoCanSee, buttons, html,
};
use trellis_words::{Words, t};

use crate::{
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

mod question;
pub use question::{Question, named};

/// The last step of every journey.
pub const CHECK: &str = "check";

/// One page of a journey.
pub struct Step {
    /// Its part of the address.
    pub slug: String,
    /// Its heading.
    pub heading: String,
    /// What stands above the questions.
    pub lede: Option<Markup>,
    /// Who can read the answers.
    pub readers: String,
    /// What is asked.
    pub questions: Vec<Question>,
}

impl Step {
    /// A page with its questions.
    pub fn new(slug: impl Into<String>, heading: String, readers: String, questions: Vec<Question>) -> Self {
        Self { slug: slug.into(), heading, lede: None, readers, questions }
    }

    /// With something above the questions.
    pub fn lede(self, lede: Markup) -> Self {
        Self { lede: Some(lede), ..self }
    }

    /// Whether it is one question that asks what its heading says.
    fn is_its_question(&self) -> bool {
        matches!(&self.questions[..], [only] if only.label == self.heading)
    }

    fn check(&self, words: Words, answers: &Answers) -> Errors {
        let mut errors = Errors::new();
        for question in &self.questions {
            question.check(words, answers, &mut errors);
        }
        errors
    }

    fn done(&self, words: Words, answers: &Answers) -> bool {
        answers.passed.contains(&self.slug) && self.check(words, answers).is_empty()
    }
}

/// A form of many pages.
pub trait Journey: Send + Sync + 'static {
    /// Its name in the draft.
    const NAME: &'static str;
    /// Its address; steps are below it.
    const PATH: &'static str;
    /// What is known already and shapes the steps.
    type Known: Send + Sync;

    /// Reads what is known; [`Stop::NotFound`] for people who cannot be here.
    fn known(act: &mut Act, answers: &Answers) -> impl Future<Output = Result<Self::Known, Stop>> + Send;
    /// The steps, given what was answered so far, without the last one.
    fn steps(words: Words, known: &Self::Known, answers: &Answers) -> Vec<Step>;
    /// Above the answers on the last page: who reads what, by when.
    fn before_sending(words: Words, known: &Self::Known, answers: &Answers) -> Markup;
    /// The button that sends.
    fn send_label(words: Words) -> String;
}

/// A draft and a step in an address.
pub struct At(pub DraftId, pub String);

impl FromRequestParts<Site> for At {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Halt> {
        let Path((id, step)) =
            Path::<(String, String)>::from_request_parts(parts, site).await.map_err(|_| Halt::Missing)?;
        Ok(Self(id.parse().map_err(|_| Halt::Missing)?, step))
    }
}

/// What a page of a journey sends: whatever its questions are called. Names are checked against the step.
pub type Fields = Vec<(String, String)>;

async fn load<J: Journey>(act: &mut Act, id: DraftId) -> Result<(drafts::Draft, J::Known), Stop> {
    let draft = drafts::read(act, id).await?;
    if draft.journey != J::NAME {
        return Err(Stop::NotFound);
    }
    let known = J::known(act, &draft.answers).await?;
    Ok((draft, known))
}

fn to<J: Journey>(id: DraftId, step: &str) -> String {
    format!("{}/{id}/{step}", J::PATH)
}

/// The first step that is not done; the check page when all are.
fn open<'s>(words: Words, steps: &'s [Step], answers: &Answers) -> &'s str {
    steps.iter().find(|step| !step.done(words, answers)).map_or(CHECK, |step| &step.slug)
}

/// Begins a journey: a new draft, or the step that somebody was at.
///
/// # Errors
/// [`Stop::NotFound`] for people who cannot be here.
pub async fn begin<J: Journey>(site: &Site, who: &SignedIn, answers: Answers) -> Result<See, Stop> {
    let mut act = Act::begin(&site.ground, site.moment(), who.actor()).await?;
    let known = J::known(&mut act, &answers).await?;
    let id = drafts::begin(&mut act, J::NAME, &answers).await?;
    act.commit_unrecorded().await?;
    Ok(See(to::<J>(id, open(who.words(), &J::steps(who.words(), &known, &answers), &answers))))
}

/// The way back into an unfinished journey: where to, and until when the answers are kept.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn unfinished<J: Journey>(act: &mut Act, words: Words) -> Result<Option<Markup>, Stop> {
    let Some((id, until)) = drafts::newest(act, J::NAME).await? else { return Ok(None) };
    let at = drafts::read(act, id).await?.answers.at;
    let at = if at.is_empty() { CHECK.to_owned() } else { at };
    let kept = t!(words, "journey-kept", date = words.date_of(until));
    Ok(Some(
        Inset::new(
            words,
            html! {
                p { (kept) }
                p { a href=(to::<J>(id, &at)) { (t!(words, "journey-go-on")) } }
            },
        )
        .render(),
    ))
}

/// Shows a step.
///
/// # Errors
/// [`Halt::Missing`] for a step that these answers do not lead to.
pub async fn show<J: Journey>(State(site): State<Site>, who: SignedIn, At(id, slug): At) -> Answer<Response> {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let (draft, known) = load::<J>(&mut act, id).await?;
    let steps = J::steps(words, &known, &draft.answers);
    if slug == CHECK {
        let first = open(words, &steps, &draft.answers);
        if first != CHECK {
            return Ok(See(to::<J>(id, first)).into_response());
        }
        return Ok(check_page::<J>(&site, &who, &known, &steps, &draft).into_response());
    }
    let Some(place) = steps.iter().position(|step| step.slug == slug) else {
        // A Change link may have taken this step away.
        return Ok(See(to::<J>(id, open(words, &steps, &draft.answers))).into_response());
    };
    let errors =
        if draft.answers.wrong == slug { steps[place].check(words, &draft.answers) } else { Errors::new() };
    Ok(step_page::<J>(&site, &who, &steps, place, &draft, &errors).into_response())
}

/// Shows the last step, "Check your answers". It has an address of its own because sending posts there.
///
/// # Errors
/// As [`show`].
pub async fn check<J: Journey>(
    site: State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Draft>,
) -> Answer<Response> {
    show::<J>(site, who, At(id, CHECK.to_owned())).await
}

/// Saves a step and goes on, or shows what has to be put right. Everything typed is kept either way.
///
/// # Errors
/// [`Halt::Unreadable`] for a field that the step does not have.
pub async fn save<J: Journey>(
    State(site): State<Site>,
    who: SignedIn,
    At(id, slug): At,
    form: Protected<Fields>,
) -> Answer<Response> {
    let words = who.words();
    let mut act = Act::begin(&site.ground, site.moment(), who.actor()).await?;
    let (mut draft, known) = load::<J>(&mut act, id).await?;
    let steps = J::steps(words, &known, &draft.answers);
    let place = steps.iter().position(|step| step.slug == slug).ok_or(Halt::Missing)?;
    let later = take(&mut draft.answers, &steps[place], &form.fields)?;
    let errors = if later { Errors::new() } else { steps[place].check(words, &draft.answers) };
    let answers = &mut draft.answers;
    answers.wrong = if errors.is_empty() { String::new() } else { slug.clone() };
    answers.at.clone_from(&slug);
    let see = if later {
        See(J::PATH.to_owned())
    } else if errors.is_empty() {
        let again = answers.passed.contains(&slug);
        if !again {
            answers.passed.push(slug.clone());
        }
        // The answer may have changed what is known and what comes next.
        let known = J::known(&mut act, answers).await?;
        let steps = J::steps(words, &known, answers);
        let after = steps.iter().position(|step| step.slug == slug).map_or(0, |place| place + 1);
        let next = steps.get(after).map_or(CHECK, |step| &step.slug);
        let all = open(words, &steps, answers);
        next_of(next, all, again).clone_into(&mut answers.at);
        See(to::<J>(id, &answers.at))
    } else {
        See(String::new())
    };
    let kept = draft.answers.clone();
    drafts::save(&mut act, id, |saved| *saved = kept).await?;
    act.commit_unrecorded().await?;
    if errors.is_empty() {
        return Ok(see.into_response());
    }
    Ok(step_page::<J>(&site, &who, &steps, place, &draft, &errors).with_errors().into_response())
}

/// A step that was passed before was opened by a Change link or the back link: from there to whatever is open.
fn next_of<'s>(next: &'s str, open: &'s str, again: bool) -> &'s str {
    if again && open == CHECK { CHECK } else { next }
}

/// Keeps what is typed, right or wrong; asked for by the page itself every few seconds.
///
/// # Errors
/// [`Halt::Unreadable`] for a field that the step does not have.
pub async fn keep<J: Journey>(
    State(site): State<Site>,
    who: SignedIn,
    At(id, slug): At,
    form: Protected<Fields>,
) -> Answer<StatusCode> {
    let mut act = Act::begin(&site.ground, site.moment(), who.actor()).await?;
    let (mut draft, known) = load::<J>(&mut act, id).await?;
    let steps = J::steps(who.words(), &known, &draft.answers);
    let step = steps.iter().find(|step| step.slug == slug).ok_or(Halt::Missing)?;
    take(&mut draft.answers, step, &form.fields)?;
    draft.answers.at.clone_from(&slug);
    drafts::save(&mut act, id, |saved| *saved = draft.answers).await?;
    act.commit_unrecorded().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the answers of one step over into the draft; whether "Save and come back" was pressed.
fn take(answers: &mut Answers, step: &Step, fields: &Fields) -> Answer<bool> {
    let mut later = false;
    for (name, value) in fields {
        if name == "then" {
            later = value == "later";
        } else if !step.questions.iter().any(|question| question.name == *name) {
            return Err(Halt::Unreadable);
        }
    }
    for question in &step.questions {
        let said = fields.iter().filter(|(name, _)| *name == question.name);
        let said = said.map(|(_, value)| value.clone()).filter(|value| !value.is_empty());
        answers.set(&question.name, said.collect());
    }
    Ok(later)
}

/// The draft of a journey that is about to be sent, checked once more.
///
/// # Errors
/// [`Stop::Refused`] when a step is not done.
pub async fn ready<J: Journey>(
    act: &mut Act,
    words: Words,
    id: DraftId,
) -> Result<(Answers, J::Known), Stop> {
    let (draft, known) = load::<J>(act, id).await?;
    if open(words, &J::steps(words, &known, &draft.answers), &draft.answers) != CHECK {
        return Err(trellis_domain::refusal::Refusal::Incomplete.into());
    }
    Ok((draft.answers, known))
}

fn step_page<J: Journey>(
    site: &Site,
    who: &SignedIn,
    steps: &[Step],
    place: usize,
    draft: &drafts::Draft,
    errors: &Errors,
) -> Page {
    let words = who.words();
    let step = &steps[place];
    let address = to::<J>(draft.id, &step.slug);
    let caption = t!(words, "journey-step", number = place + 1, count = steps.len());
    let alone = step.lede.is_none() && step.is_its_question();
    let fields = step
        .questions
        .iter()
        .map(|question| question.field(words, &draft.answers, errors, alone.then(|| caption.clone())));
    let form = who
        .form(site, &*address)
        .autosave(format!("{address}/draft"), words)
        .body(html! { @for field in fields { (field) } })
        .body(WhoCanSee::new(words, &step.readers))
        .buttons(html! {
            (Button::primary(t!(words, "ui-continue")))
            (Button::secondary(t!(words, "journey-later")).sends("then", "later"))
        });
    let body = html! {
        (errors.summary(words))
        @if !alone { h1 { span.nhsuk-caption-l { (caption) } " " (step.heading) } }
        @if let Some(lede) = &step.lede { (lede) }
        (form)
        p { (t!(words, "journey-kept", date = words.date_of(draft.kept_until))) }
    };
    let back =
        place.checked_sub(1).map_or(J::PATH.to_owned(), |before| to::<J>(draft.id, &steps[before].slug));
    let page = Page::new(step.heading.clone(), body).back(back).with_exit().script("autosave.js");
    if errors.is_empty() { page } else { page.with_errors() }
}

/// What was answered, step by step. A step whose heading says more than its questions keeps the heading.
fn answers<J: Journey>(words: Words, steps: &[Step], draft: &drafts::Draft) -> Markup {
    let lines = |step: &Step| -> Vec<Line> {
        let change = to::<J>(draft.id, &step.slug);
        let line = |question: &Question| {
            let said = question.said(words, &draft.answers);
            let said = if said.is_empty() { t!(words, "journey-not-said") } else { said };
            Line::new(&question.label, said).change(change.clone(), question.label.clone())
        };
        step.questions.iter().map(line).collect()
    };
    let groups = steps.chunk_by(|one, other| one.is_its_question() && other.is_its_question());
    html! {
        @for group in groups {
            @if let [step] = group { @if !step.is_its_question() { h2.nhsuk-heading-s { (step.heading) } } }
            (CheckAnswers::new(words, group.iter().flat_map(lines)))
        }
    }
}

fn check_page<J: Journey>(
    site: &Site,
    who: &SignedIn,
    known: &J::Known,
    steps: &[Step],
    draft: &drafts::Draft,
) -> Page {
    let words = who.words();
    let heading = t!(words, "journey-check");
    let back = steps.last().map_or(J::PATH.to_owned(), |last| to::<J>(draft.id, &last.slug));
    let body = html! {
        h1 { (heading) }
        (answers::<J>(words, steps, draft))
        (J::before_sending(words, known, &draft.answers))
        (who.form(site, to::<J>(draft.id, CHECK)).submit(J::send_label(words)))
        (buttons(html! { a href=(J::PATH) { (t!(words, "journey-later")) } }))
    };
    Page::new(heading, body).back(back).with_exit()
}
