//! Reading and answering with a code, without an account. The code comes with each form and is kept nowhere; one that leads
//! nowhere and one that is none are answered with the same page.

use axum::extract::State;
use serde::Deserialize;
use trellis_domain::{
    day,
    id::PersonId,
    permission::Actor,
    refusal::Refusal,
    support::{Side, SupportState},
};
use trellis_programme::{
    Act, Stop,
    programmes::{self, Host},
    supports::{self, Seen},
};
use trellis_sealing::ReceiptCode;
use trellis_ui::{Errors, Form, Inset, WhoCanSee, field::text, html};
use trellis_words::{Words, t};

use super::{
    shared,
    talk::{self, Asking},
};
use crate::{
    form::Open,
    page::{Answer, Page},
    site::Site,
    visitor::Visitor,
};

const PATH: &str = "/support/receipt";

/// A code, and what is done with it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    #[serde(default)]
    receipt: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    reader: String,
}

/// What became of something that was done with a code.
enum Done {
    /// It was done, or the request has moved on: its page shows where it stands.
    Look(ReceiptCode),
    /// Something is wrong with what was typed.
    Wrong(ReceiptCode, Refusal),
    /// The code is none.
    NoCode,
}

pub async fn ask(State(site): State<Site>, visitor: Visitor) -> Answer {
    asking(&site, visitor.words(), &Errors::new()).await
}

/// The page that asks for a code. What was typed does not stand on it again.
async fn asking(site: &Site, words: Words, errors: &Errors) -> Answer {
    let mut act = site.look_as(Actor::Anonymous).await?;
    let host = programmes::host(&mut act).await?;
    let heading = t!(words, "receipt-heading");
    let code = text(words, "receipt", t!(words, "receipt-code"))
        .hint(t!(words, "receipt-hint"))
        .autocomplete("off")
        .spellcheck(false)
        .width(30)
        .errors(errors);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "receipt-lede")) }
        (Form::post(PATH, "").body(code).submit(t!(words, "receipt-open")))
        p { (t!(words, "support-new-network")) }
        p { a href="/support/new" { (t!(words, "support-without")) } }
        (shared::signposts(words, &host))
    };
    let page = Page::new(heading, body).back("/help").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

async fn nowhere(site: &Site, words: Words) -> Answer {
    let mut errors = Errors::new();
    errors.add("receipt", t!(words, "receipt-wrong"));
    asking(site, words, &errors).await
}

pub async fn open(State(site): State<Site>, visitor: Visitor, Open(typed): Open<Typed>) -> Answer {
    let words = visitor.words();
    match ReceiptCode::read(&typed.receipt) {
        Ok(code) => page(&site, words, &code, &Typed::default(), &Errors::new()).await,
        Err(_) => nowhere(&site, words).await,
    }
}

/// What the code leads to.
async fn page(site: &Site, words: Words, code: &ReceiptCode, typed: &Typed, errors: &Errors) -> Answer {
    let mut act = site.look_as(Actor::Anonymous).await?;
    let seen = match supports::read_by_receipt(&mut act, code).await {
        Ok(seen) => seen,
        Err(Stop::NotFound) => {
            drop(act);
            return nowhere(site, words).await;
        }
        Err(stop) => return Err(stop.into()),
    };
    let host = programmes::host(&mut act).await?;
    Ok(thread(words, code, &seen, &host, (typed, day::of(act.now)), errors))
}

fn thread(
    words: Words,
    code: &ReceiptCode,
    seen: &Seen,
    host: &Host,
    (typed, today): (&Typed, jiff::civil::Date),
    errors: &Errors,
) -> Page {
    let name = shared::called(words, &seen.other);
    let heading = t!(words, "receipt-thread");
    let form = |end: &str| {
        let form = Form::post(format!("{PATH}{end}"), "");
        form.hidden("receipt", code.show().as_str())
    };
    let asking = Asking { words, seen, name: &name, form: &form, errors };
    let (on, until) = (words.date(seen.request.moved_on), words.date(talk::goes_on(seen)));
    let unanswered = !seen.words.iter().any(|word| word.side == Side::Handler);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if seen.request.state == SupportState::Closed {
            p { (t!(words, "receipt-closed", date = on, until = until)) }
        } @else { (talk::stands(words, seen, &name, today)) }
        @if unanswered { p { (t!(words, "receipt-none-yet")) } }
        (talk::talk(words, seen, Side::Asker, &name))
        (asking.more("/words", &typed.text, |form| form))
        (asking.staying())
        (asking.readers(&typed.reader))
        (asking.ways_out(t!(words, "receipt-close-text", name = name.as_str())))
        (Inset::text(words, t!(words, "receipt-not-kept")))
        (WhoCanSee::new(words, t!(words, "support-new-who"))
            .reader(t!(words, "support-who-not"))
            .reader(t!(words, "support-who-letter"))
            .reader(t!(words, "support-new-host")))
        (shared::what_happens(words))
        (shared::signposts(words, host))
    };
    let page = Page::new(heading, body).back(PATH).with_exit();
    if errors.is_empty() { page } else { page.with_errors() }
}

/// Does something with a code, in one transaction. A code is looked for again afterwards, so one that leads nowhere needs no
/// answer of its own.
async fn with_code(
    site: &Site,
    typed: &Typed,
    act_on: impl AsyncFnOnce(&mut Act, &ReceiptCode) -> Result<(), Stop>,
) -> Answer<Done> {
    let Ok(code) = ReceiptCode::read(&typed.receipt) else { return Ok(Done::NoCode) };
    let mut act = Act::begin(&site.ground, site.moment(), Actor::Anonymous).await?;
    match act_on(&mut act, &code).await {
        Ok(()) => act.commit().await?,
        Err(Stop::NotFound | Stop::Changed | Stop::Refused(Refusal::NothingChanged | Refusal::MovedOn)) => {}
        Err(Stop::Refused(refusal)) => return Ok(Done::Wrong(code, refusal)),
        Err(stop) => return Err(stop.into()),
    }
    Ok(Done::Look(code))
}

/// The page after something was done.
async fn after(site: &Site, words: Words, done: Done, typed: &Typed) -> Answer {
    let (code, refusal) = match done {
        Done::NoCode => return nowhere(site, words).await,
        Done::Look(code) => return page(site, words, &code, &Typed::default(), &Errors::new()).await,
        Done::Wrong(code, refusal) => (code, refusal),
    };
    let refused: Result<(), Stop> = Err(refusal.into());
    let errors = if matches!(refusal, Refusal::Incomplete | Refusal::TooLong) {
        shared::word_refused(words, &typed.text, refused)?
    } else {
        shared::reader_refused(words, refused)?
    };
    page(site, words, &code, typed, &errors.err().unwrap_or_default()).await
}

pub async fn say(State(site): State<Site>, visitor: Visitor, Open(typed): Open<Typed>) -> Answer {
    let done =
        with_code(&site, &typed, async |act, code| supports::say_by_receipt(act, code, &typed.text).await);
    let done = done.await?;
    after(&site, visitor.words(), done, &typed).await
}

pub async fn give(State(site): State<Site>, visitor: Visitor, Open(typed): Open<Typed>) -> Answer {
    let words = visitor.words();
    let Ok(reader) = typed.reader.parse::<PersonId>() else {
        let Ok(code) = ReceiptCode::read(&typed.receipt) else { return nowhere(&site, words).await };
        let mut errors = Errors::new();
        errors.add("reader", t!(words, "support-no-reader"));
        return page(&site, words, &code, &typed, &errors).await;
    };
    let done = with_code(&site, &typed, async |act, code| supports::give_by_receipt(act, code, reader).await);
    let done = done.await?;
    after(&site, words, done, &typed).await
}

pub async fn stay(State(site): State<Site>, visitor: Visitor, Open(typed): Open<Typed>) -> Answer {
    let done = with_code(&site, &typed, async |act, code| supports::keep_by_receipt(act, code).await);
    let done = done.await?;
    after(&site, visitor.words(), done, &typed).await
}

pub async fn close(State(site): State<Site>, visitor: Visitor, Open(typed): Open<Typed>) -> Answer {
    let done = with_code(&site, &typed, async |act, code| supports::close_by_receipt(act, code).await);
    let done = done.await?;
    after(&site, visitor.words(), done, &typed).await
}

pub async fn remove(State(site): State<Site>, visitor: Visitor, Open(typed): Open<Typed>) -> Answer {
    let words = visitor.words();
    let Ok(code) = ReceiptCode::read(&typed.receipt) else { return nowhere(&site, words).await };
    let mut act = Act::begin(&site.ground, site.moment(), Actor::Anonymous).await?;
    match supports::take_away_by_receipt(&mut act, &code).await {
        Ok(()) => act.commit().await?,
        Err(Stop::NotFound) => {
            drop(act);
            return nowhere(&site, words).await;
        }
        Err(stop) => return Err(stop.into()),
    }
    let heading = t!(words, "receipt-gone");
    let body = html! { h1 { (heading) } p { (t!(words, "receipt-gone-text")) } };
    Ok(Page::new(heading, body).back("/help").with_exit())
}
