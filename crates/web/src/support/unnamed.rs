//! Asking for help without an account: nothing is kept until it is sent, and then a code, shown once, is all that leads to it.

use axum::extract::State;
use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::{
    day,
    permission::Actor,
    support::{About, answer_by},
};
use trellis_programme::{
    Act,
    programmes::{self, Host},
    supports::{self, Reader},
};
use trellis_sealing::ReceiptCode;
use trellis_ui::{Button, Errors, Form, Markup, WhoCanSee, html};
use trellis_words::{Words, t};

use super::shared::{self, Typed};
use crate::{
    form::Open,
    page::{Answer, Page},
    site::Site,
    visitor::Visitor,
};

const PATH: &str = "/support/new";
/// Sent in place of a reader by whoever would like to change what they have typed: it is kept nowhere but in the form.
const CHANGE: &str = "change";

pub async fn show(State(site): State<Site>, visitor: Visitor) -> Answer {
    writing(&site, &visitor, &Typed::default(), &Errors::new()).await
}

async fn who_can(site: &Site) -> Answer<(Vec<Reader>, Host)> {
    let mut act = site.look_as(Actor::Anonymous).await?;
    let readers = supports::readers_for_anyone(&mut act).await?;
    Ok((readers, programmes::host(&mut act).await?))
}

async fn writing(site: &Site, visitor: &Visitor, typed: &Typed, errors: &Errors) -> Answer {
    let words = visitor.words();
    let (readers, host) = who_can(site).await?;
    let heading = t!(words, "support-new-heading");
    let texts = (t!(words, "support-about"), t!(words, "support-text-hint"));
    let form = || {
        Form::post(PATH, "")
            .body(shared::questions(words, texts, &About::ASKED, typed, errors))
            .body(who_reads(words))
            .submit(t!(words, "support-go-on"))
    };
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "support-new-lede")) }
        (shared::what_happens(words))
        @if visitor.signed_in.is_some() {
            p { (t!(words, "support-new-signed-in")) }
            p { a href="/support" { (t!(words, "support-new-own")) } }
        }
        p { (t!(words, "support-new-network")) }
        @if shared::can_be_sent(&readers) {
            (form())
            p.nhsuk-hint { (t!(words, "support-new-kept")) }
        } @else { (shared::nobody(words, &[], false)) }
        p { a href="/support/receipt" { (t!(words, "support-have-code")) } }
        (shared::signposts(words, &host))
    };
    let page = Page::new(heading, body).back("/help").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn who_reads(words: Words) -> WhoCanSee {
    WhoCanSee::new(words, t!(words, "support-new-who"))
        .reader(t!(words, "support-who-not"))
        .reader(t!(words, "support-who-letter"))
        .reader(t!(words, "support-new-host"))
}

/// Exactly what is sent; to whom is chosen here.
pub async fn check(State(site): State<Site>, visitor: Visitor, Open(typed): Open<Typed>) -> Answer {
    let errors = typed.wrong(visitor.words(), &About::ASKED);
    if !errors.is_empty() || typed.reader == CHANGE {
        return writing(&site, &visitor, &typed, &errors).await;
    }
    checking(&site, &visitor, &typed, &Errors::new()).await
}

async fn checking(site: &Site, visitor: &Visitor, typed: &Typed, errors: &Errors) -> Answer {
    let words = visitor.words();
    let (readers, host) = who_can(site).await?;
    let heading = t!(words, "support-check");
    // The code is this page's own: the same form sent twice says the same thing once.
    let code = ReceiptCode::read(&typed.receipt)
        .unwrap_or_else(|_| ReceiptCode::draw(&mut StdRng::from_seed(site.moment().seed)));
    let sending = || {
        Form::post("/support/new/sending", "")
            .hidden("about", typed.about.as_str())
            .hidden("text", typed.text.as_str())
            .hidden("receipt", code.show().as_str())
            .body(shared::choosing(words, &readers, typed, errors))
            .body(who_reads(words))
            .submit(t!(words, "support-send"))
    };
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "support-check-lede")) " " (t!(words, "support-new-check-name")) }
        (shared::preview(words, typed, None, None))
        (Form::post(PATH, "").hidden("about", typed.about.as_str()).hidden("text", typed.text.as_str())
            .hidden("reader", CHANGE)
            .buttons(Button::secondary(t!(words, "support-check-change")).small()))
        @if shared::can_be_sent(&readers) { (shared::what_happens(words)) (sending()) }
        @else { (shared::nobody(words, &[], false)) }
        (shared::signposts(words, &host))
    };
    let page = Page::new(heading, body).back(PATH).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// Sends it, and shows the code.
pub async fn send(State(site): State<Site>, visitor: Visitor, Open(typed): Open<Typed>) -> Answer {
    let words = visitor.words();
    let wrong = typed.wrong(words, &About::ASKED);
    if !wrong.is_empty() {
        return writing(&site, &visitor, &typed, &wrong).await;
    }
    let Ok(code) = ReceiptCode::read(&typed.receipt) else {
        return checking(&site, &visitor, &typed, &Errors::new()).await;
    };
    let asked = match typed.asked(words) {
        Ok(asked) => asked,
        Err(errors) => return checking(&site, &visitor, &typed, &errors).await,
    };
    let mut act = Act::begin(&site.ground, site.moment(), Actor::Anonymous).await?;
    let done = supports::send_without_account(&mut act, &code, &asked).await;
    match shared::reader_refused(words, done)? {
        Ok(()) => act.commit().await?,
        Err(errors) => {
            drop(act);
            return checking(&site, &visitor, &typed, &errors).await;
        }
    }
    Ok(sent(words, &site, &code))
}

fn sent(words: Words, site: &Site, code: &ReceiptCode) -> Page {
    let heading = t!(words, "receipt-sent");
    let by = words.date(answer_by(day::of(site.now())));
    let body: Markup = html! {
        h1 { (heading) }
        p.trellis-code { (code.show().as_str()) }
        p { (t!(words, "receipt-text")) }
        p { (t!(words, "receipt-careful")) }
        p { (t!(words, "receipt-by", date = by)) }
        (Button::primary(t!(words, "receipt-look")).link("/support/receipt"))
        (shared::what_happens(words))
    };
    Page::new(heading, body).with_exit()
}
