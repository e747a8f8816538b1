//! What a mentee writes in her own words under one of the four key questions, and who she lets read it.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Query;
use serde::{Deserialize, Serialize};
use trellis_domain::{
    answer::{Answer as Kept, Question, Readers},
    id::ItemId,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    answers::{self, Answers, MOST, Writing},
};
use trellis_ui::{
    Button, Errors, Inset, Markup, WhoCanSee,
    field::{Choice, radios, textarea},
    html,
};
use trellis_words::{
    Words,
    questions::{self, QuestionSet},
    t,
};

use crate::{
    account::Nothing,
    act, door,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathName,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

mod list;
pub use list::{due, overview};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/needs/answers/{question}" "answers" One Mentee Read => show;
    POST "/needs/answers/{question}" "answers" One Mentee Write => write;
    POST "/needs/answers/{question}/draft" "answers" One Mentee Write => keep;
    POST "/needs/answers/{question}/removal" "answers" One Mentee Write => remove;
    POST "/needs/sharing" "answers" One Mentee Write => share;
];

/// What is typed; `item` is the answer that is changed, if one is.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(default)]
    item: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    readers: String,
}

/// The value of a choice of readers; the others are the ids of pairs.
const ONLY_ME: &str = "only_me";
const MY_HELPERS: &str = "my_helpers";

impl Typed {
    fn of(answer: &Kept, item: ItemId) -> Self {
        let readers = match answer.readers {
            Readers::OnlyMe => ONLY_ME.to_owned(),
            Readers::MyHelpers => MY_HELPERS.to_owned(),
            Readers::ThisHelper(pair) => pair.to_string(),
        };
        Self { item: item.to_string(), text: answer.text.clone(), readers }
    }

    fn item(&self) -> Answer<Option<ItemId>> {
        if self.item.is_empty() {
            return Ok(None);
        }
        self.item.parse().map(Some).map_err(|_| Halt::Missing)
    }

    /// Nothing chosen is the private choice.
    fn readers(&self) -> Answer<Readers> {
        Ok(match self.readers.as_str() {
            "" | ONLY_ME => Readers::OnlyMe,
            MY_HELPERS => Readers::MyHelpers,
            pair => Readers::ThisHelper(pair.parse().map_err(|_| Halt::Unreadable)?),
        })
    }

    /// As a draft; empty when there are no words to keep.
    fn draft(&self) -> String {
        if self.text.trim().is_empty() {
            String::new()
        } else {
            serde_json::to_string(self).unwrap_or_default()
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    item: String,
}

#[derive(Deserialize, Default)]
struct Changing {
    #[serde(default)]
    change: String,
}

fn path(question: Question) -> String {
    format!("/needs/answers/{}", question.code())
}

fn asked(name: &str) -> Answer<Question> {
    Question::parse(name).ok_or(Halt::Missing)
}

/// The questions of the programme, as this installation words them.
fn set(mine: &Answers) -> &'static QuestionSet {
    questions::set(&mine.questions).unwrap_or_else(questions::shipped)
}

async fn show(
    State(site): State<Site>,
    who: SignedIn,
    PathName(name): PathName,
    Query(Changing { change }): Query<Changing>,
) -> Answer {
    let question = asked(&name)?;
    let item = Typed { item: change, ..Typed::default() }.item()?;
    page(&site, &who, question, item, None, &Errors::new()).await
}

/// The page of one question: what can be written, then what was.
async fn page(
    site: &Site,
    who: &SignedIn,
    question: Question,
    item: Option<ItemId>,
    typed: Option<&Typed>,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let mine = answers::mine(&mut act).await?;
    let draft = answers::draft(&mut act, question, item).await?;
    let begun = list::begun(&mut act, question, &mine).await?;
    drop(act);
    let set = set(&mine);
    let asked = set.questions.iter().find(|one| one.key == question.code()).ok_or(Halt::Missing)?;
    let heading = asked.text(words).to_owned();
    let prompts: Vec<&str> = asked.prompts(words).collect();
    let kept = draft.is_some() || !begun.is_empty();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        (Inset::text(words, set.label(words)))
        p { (t!(words, "needs-think-of", prompts = words.list(&prompts))) }
        @if let Some(shut) = door::shut(words, &mine.room.door, kept, &path(question), Button::primary) { (shut) }
        @else {
            @let first = first(&mine, question, item, draft.flatten())?;
            @if mine.open { (writing(words, site, who, question, &mine, typed.unwrap_or(&first), errors)) }
            (list::written(words, site, who, question, &mine, &begun))
        }
    };
    let page = Page::new(heading, body).back("/needs").with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// What stands in the form at first: what was begun, else the answer that is changed, else nothing.
fn first(mine: &Answers, question: Question, item: Option<ItemId>, draft: Option<String>) -> Answer<Typed> {
    let begun = draft.and_then(|draft| serde_json::from_str(&draft).ok());
    let Some(item) = item else { return Ok(begun.unwrap_or_default()) };
    let found = mine.written.iter().find(|one| one.item.id == item).and_then(|one| one.answer.as_ref());
    let found = found.filter(|answer| answer.question == question).ok_or(Halt::Missing)?;
    Ok(begun.unwrap_or_else(|| Typed::of(found, item)))
}

fn writing(
    words: Words,
    site: &Site,
    who: &SignedIn,
    question: Question,
    mine: &Answers,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let changing = !typed.item.is_empty();
    let label = if changing { t!(words, "answers-change") } else { t!(words, "answers-write") };
    let text = textarea(words, "text", label)
        .hint(t!(words, "answers-write-hint"))
        .rows(6)
        .value(typed.text.as_str())
        .errors(errors);
    let form = who
        .form(site, path(question))
        .hidden("item", typed.item.as_str())
        .body(text)
        .body(readers(words, mine, &typed.readers, errors))
        .body(who_can_see(words))
        .autosave(format!("{}/draft", path(question)), words);
    html! {
        (form.buttons(html! {
            (Button::primary(t!(words, "answers-save")).once())
            @if changing { a.nhsuk-link href=(path(question)) { (t!(words, "answers-leave")) } }
        }))
    }
}

fn readers(words: Words, mine: &Answers, chosen: &str, errors: &Errors) -> impl maud::Render + use<> {
    let names: Vec<&str> = mine.helpers.iter().map(|helper| helper.name.as_str()).collect();
    let helpers = if names.is_empty() {
        t!(words, "answers-helpers-none")
    } else {
        t!(words, "answers-helpers-hint", names = words.list(&names))
    };
    let offered = mine.helpers.iter().map(|helper| {
        let label = t!(words, "answers-helper", name = helper.name.as_str(), kind = helper.kind.code());
        Choice::new(helper.pair.to_string(), label)
    });
    let known = chosen == MY_HELPERS || mine.helpers.iter().any(|helper| helper.pair.to_string() == chosen);
    radios(words, "readers", t!(words, "answers-readers"))
        .choice(Choice::new(ONLY_ME, t!(words, "answers-only-me")))
        .choices(offered)
        .choice(Choice::new(MY_HELPERS, t!(words, "answers-my-helpers")).hint(helpers))
        .chosen([if known { chosen } else { ONLY_ME }])
        .errors(errors)
}

/// Who reads what is written here, in general.
pub fn who_can_see(words: Words) -> WhoCanSee {
    WhoCanSee::new(words, t!(words, "answers-who"))
        .reader(t!(words, "answers-who-helper"))
        .reader(t!(words, "answers-who-nobody"))
        .more(t!(words, "answers-who-end"))
}

async fn write(
    State(site): State<Site>,
    who: SignedIn,
    PathName(name): PathName,
    form: Protected<Typed>,
) -> Answer<Response> {
    let (question, typed) = (asked(&name)?, &form.fields);
    let (item, readers) = (typed.item()?, typed.readers()?);
    if who.member.is_none() {
        // Locked meanwhile: what was typed is kept, sealed to its author, and is there after unlocking.
        let mut act = site.look_on_record(&who).await?;
        match answers::keep_draft(&mut act, question, item, &typed.draft()).await {
            Ok(()) => act.commit_unrecorded().await?,
            Err(Stop::Refused(Refusal::NoKeys)) => {}
            Err(stop) => return Err(stop.into()),
        }
        return Ok(door::unlock(&path(question)).into_response());
    }
    let done = act!(site, who, form, act => {
        let new = Writing { question, item, text: typed.text.clone(), readers };
        answers::write(&mut act, new).await?;
        Ok(See(path(question)))
    });
    let words = who.words();
    let (field, sentence) = match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => ("text", t!(words, "answers-empty")),
        Err(Stop::Refused(Refusal::TooLong)) => {
            let now = typed.text.trim().chars().count();
            ("text", t!(words, "answers-too-long", most = MOST, now = now))
        }
        Err(Stop::Refused(Refusal::NotOffered)) => ("readers", t!(words, "answers-not-offered")),
        Err(stop) => return Err(stop.into()),
    };
    let mut errors = Errors::new();
    errors.add(field, sentence);
    Ok(page(&site, &who, question, item, Some(typed), &errors).await?.into_response())
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathName(name): PathName,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    let (question, item) = (asked(&name)?, form.fields.item()?);
    let mut act = site.look_on_record(&who).await?;
    answers::keep_draft(&mut act, question, item, &form.fields.draft()).await?;
    act.commit_unrecorded().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove(
    State(site): State<Site>,
    who: SignedIn,
    PathName(name): PathName,
    form: Protected<Which>,
) -> Answer<See> {
    let question = asked(&name)?;
    let item: ItemId = form.fields.item.parse().map_err(|_| Halt::Missing)?;
    Ok(act!(site, who, form, act => {
        answers::take_away(&mut act, question, item).await?;
        Ok(See(path(question)))
    })?)
}

async fn share(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        answers::share(&mut act).await?;
        Ok(See("/needs".to_owned()))
    })?)
}
