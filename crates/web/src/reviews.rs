//! Looking back together: half-way, and at a good end.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{PairId, kind},
    pair::Side,
    refusal::Refusal,
    review::Review,
};
use trellis_programme::{
    Stop,
    reviews::{self, MOST, Seen, Text},
    spaces::Opened,
};
use trellis_ui::{
    Answer as Line, Button, CheckAnswers, Errors, Inset, Markup, WhoCanSee, buttons, field::textarea, html,
};
use trellis_words::{Words, t};

use crate::{
    act, door,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/pairs/{id}/review" "review" One Wearing Read => show;
    POST "/pairs/{id}/review" "review" One Wearing Write => share;
    POST "/pairs/{id}/review/draft" "review" One Wearing Write => keep;
    POST "/pairs/{id}/review/removal" "review" One Wearing Write => take_back;
    POST "/pairs/{id}/review/touch" "review" One Wearing Write => stay_in_touch;
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    wish: String,
}

fn path(id: PairId) -> String {
    format!("/pairs/{id}/review")
}

/// What a review is called.
pub fn name(words: Words, review: Review) -> String {
    match review {
        Review::HalfWay => t!(words, "reviews-half-way"),
        Review::Closing => t!(words, "reviews-closing"),
    }
}

/// The way to it from the page of the pair: that it is time to look back, or that the other one has; quietly otherwise.
pub fn look_back(words: Words, review: &Seen) -> Markup {
    let to = format!("/pairs/{}/review", review.pair.id);
    let called = name(words, review.review);
    let waits = review.mine.is_none() && review.theirs_waits;
    let text = match review.review {
        _ if waits => t!(words, "reviews-to-waits", name = review.other.1.as_str()),
        Review::HalfWay => t!(words, "reviews-to-half-way"),
        Review::Closing => t!(words, "reviews-to-closing"),
    };
    html! {
        @if waits || review.waits_for_me() {
            (Inset::new(words, html! { p { (text) } p { a href=(to) { (called) } } }))
        } @else {
            p { a href=(to) { (called) } }
        }
    }
}

/// The three questions of a review.
fn questions(words: Words, seen: &Seen) -> [String; 3] {
    match seen.review {
        Review::HalfWay => [
            t!(words, "reviews-half-way-first"),
            t!(words, "reviews-half-way-second"),
            t!(words, "reviews-half-way-third"),
        ],
        Review::Closing => [
            t!(words, "reviews-closing-first"),
            t!(words, "reviews-closing-second", name = seen.other.1.as_str()),
            t!(words, "reviews-closing-third"),
        ],
    }
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: Option<&Text>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = reviews::read(&mut act, id).await?;
    let heading = name(words, seen.review);
    let begun = seen.draft.is_some();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        (lede(words, &seen))
        @if let Some(shut) = door::shut(words, &seen.room.door, begun, &path(id), Button::primary) { (shut) }
        @else {
            @if seen.mine.is_some() { (shared(words, site, who, &seen, typed)) }
            @else if seen.can_write() { (writing(words, site, who, &seen, typed, errors)) }
            @else { p { (t!(words, "reviews-nothing")) } }
        }
        @if seen.asks_to_stay_in_touch() { (touch(words, site, who, &seen)) }
        (afterwards(words, &seen))
    };
    let page = Page::new(heading, body).back(format!("/pairs/{id}")).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn lede(words: Words, seen: &Seen) -> Markup {
    let name = seen.other.1.as_str();
    let end = seen.pair.planned_end.map(|day| words.date(day));
    html! {
        @if seen.can_write() {
            p.nhsuk-lede-text { @match (seen.review, end) {
                (Review::HalfWay, _) => (t!(words, "reviews-half-way-lede", name = name)),
                (Review::Closing, Some(date)) => (t!(words, "reviews-closing-lede", name = name, date = date)),
                (Review::Closing, None) => (t!(words, "reviews-closing-lede-open", name = name)),
            } }
            p { (t!(words, "reviews-how")) }
        }
    }
}

/// The three boxes, with what was begun.
fn writing(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    typed: Option<&Text>,
    errors: &Errors,
) -> Markup {
    let name = seen.other.1.as_str();
    let begun = door::typed::<Text>(seen.draft.as_ref());
    let value = typed.or(begun.as_ref()).cloned().unwrap_or_default();
    let [first, second, third] = questions(words, seen);
    let boxes =
        [("first", first, value.first), ("second", second, value.second), ("third", third, value.third)];
    let pair = seen.pair.id;
    let form = who
        .form(site, path(pair))
        .body(html! { @for (field, question, value) in boxes {
            (textarea(words, field, question).rows(4).value(value).errors(errors))
        } })
        .body(WhoCanSee::new(words, t!(words, "reviews-readers", name = name)))
        .autosave(format!("{}/draft", path(pair)), words);
    html! {
        @if seen.theirs_waits { (Inset::text(words, t!(words, "reviews-theirs-waits", name = name))) }
        @if seen.other_waits { (Inset::text(words, t!(words, "reviews-other-waits", name = name))) }
        p { (t!(words, "reviews-before")) }
        ul.nhsuk-list {
            @if seen.side == Side::Mentee { li { a href="/needs" { (t!(words, "reviews-before-needs")) } } }
            li { a href={ "/pairs/" (pair) "/goals" } { (t!(words, "reviews-before-goals")) } }
            @match seen.review {
                Review::HalfWay => li { a href="/guides/half-way" { (t!(words, "reviews-before-half-way")) } },
                Review::Closing => li { a href="/guides/closing" { (t!(words, "reviews-before-closing")) } },
            }
        }
        p.nhsuk-hint { (t!(words, "reviews-hint")) }
        (form.submit(t!(words, "reviews-share", name = name)))
    }
}

/// What the two have shared.
fn shared(words: Words, site: &Site, who: &SignedIn, seen: &Seen, typed: Option<&Text>) -> Markup {
    let name = seen.other.1.as_str();
    let begun = door::typed::<Text>(seen.draft.as_ref());
    let also = typed.or(begun.as_ref()).filter(|_| seen.can_write());
    html! {
        @match &seen.theirs {
            Some(theirs) => {
                h2 { (t!(words, "reviews-theirs", name = name, date = words.date(theirs.item.day))) }
                (said(words, seen, theirs))
            }
            None if seen.can_write() => (Inset::text(words, t!(words, "reviews-waits", name = name))),
            None => {}
        }
        @if let Some(mine) = &seen.mine {
            h2 { (t!(words, "reviews-mine", date = words.date(mine.item.day))) }
            (said(words, seen, mine))
        }
        @if let Some(also) = also {
            h2 { (t!(words, "reviews-also")) }
            (answers(words, seen, also))
        }
        @if seen.can_write() && seen.mine.as_ref().is_some_and(|mine| mine.text.is_some()) {
            p { (t!(words, "reviews-take-back-text", name = name)) }
            (who.form(site, format!("{}/removal", path(seen.pair.id)))
                .buttons(Button::secondary(t!(words, "reviews-take-back"))))
        }
    }
}

fn said(words: Words, seen: &Seen, one: &Opened<Text>) -> Markup {
    html! {
        @match &one.text {
            Some(text) => (answers(words, seen, text)),
            None => p { (t!(words, "reviews-cannot-open")) },
        }
    }
}

fn answers(words: Words, seen: &Seen, text: &Text) -> Markup {
    let lines =
        questions(words, seen).into_iter().zip(text.answers()).filter(|(_, answer)| !answer.is_empty());
    let lines =
        lines.map(|(question, answer)| Line::new(question, html! { span.trellis-written { (answer) } }));
    html! { (CheckAnswers::new(words, lines)) }
}

/// Whether the two stay in touch. Nobody learns of a yes that is not returned.
fn touch(words: Words, site: &Site, who: &SignedIn, seen: &Seen) -> Markup {
    let name = seen.other.1.as_str();
    let form = |wish: &str, button| {
        who.form(site, format!("{}/touch", path(seen.pair.id))).hidden("wish", wish).buttons(button)
    };
    html! {
        h2 { (t!(words, "reviews-touch")) }
        @match (&seen.address, seen.in_touch) {
            (Some(address), _) => {
                p { (t!(words, "reviews-touch-both", name = name)) " "
                    a href={ "mailto:" (address) } { (address) } }
                (form("no", Button::secondary(t!(words, "reviews-touch-back"))))
            }
            (None, true) => {
                p { (t!(words, "reviews-touch-said", name = name)) }
                (form("no", Button::secondary(t!(words, "reviews-touch-back"))))
            }
            (None, false) => {
                p { (t!(words, "reviews-touch-text", name = name)) }
                (form("yes", Button::secondary(t!(words, "reviews-touch-yes"))))
            }
        }
    }
}

/// What becomes of what was written, and the way to the end.
fn afterwards(words: Words, seen: &Seen) -> Markup {
    html! {
        h2 { (t!(words, "reviews-after")) }
        p { @match seen.review {
            Review::HalfWay => (t!(words, "reviews-after-half-way")),
            Review::Closing => (t!(words, "reviews-after-closing")),
        } " " a href="/me/data" { (t!(words, "reviews-after-link")) } "." }
        @if seen.review == Review::Closing && seen.can_write() {
            p { (t!(words, "reviews-end")) }
            (buttons(Button::secondary(t!(words, "reviews-end-link")).link(format!("/pairs/{}/ending", seen.pair.id))))
        }
    }
}

async fn share(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Text>,
) -> Answer<Response> {
    let words = who.words();
    if who.member.is_none() {
        return keep_shut(&site, &who, id, &form.fields).await;
    }
    let done = act!(site, who, form, act => {
        reviews::share(&mut act, id, &form.fields).await?;
        Ok(See(path(id)))
    });
    let mut errors = Errors::new();
    match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => errors.add("first", t!(words, "reviews-empty")),
        Err(Stop::Refused(Refusal::TooLong)) => too_long(words, &form.fields, &mut errors),
        Err(Stop::Refused(Refusal::MovedOn)) => {
            // Shared from another window meanwhile: what was typed here stands below it.
            let page = page(&site, &who, id, Some(&form.fields), &errors).await?;
            return Ok(page.in_conflict().into_response());
        }
        Err(stop) => return Err(stop.into()),
    }
    Ok(page(&site, &who, id, Some(&form.fields), &errors).await?.into_response())
}

fn too_long(words: Words, typed: &Text, errors: &mut Errors) {
    for (field, answer) in ["first", "second", "third"].into_iter().zip(typed.answers()) {
        let now = answer.chars().count();
        if now > MOST {
            errors.add(field, t!(words, "reviews-too-long", most = MOST, now = now));
        }
    }
}

/// Locked meanwhile: what was typed is kept, sealed to its author, and is there after unlocking.
async fn keep_shut(site: &Site, who: &SignedIn, id: PairId, typed: &Text) -> Answer<Response> {
    let mut act = site.look_on_record(who).await?;
    let kept = reviews::keep_draft(&mut act, id, typed).await;
    if kept.is_ok() {
        act.commit_unrecorded().await?;
    }
    Ok(door::away(kept, &path(id))?)
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Text>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        reviews::keep_draft(&mut act, id, &form.fields).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn take_back(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<Response> {
    if who.member.is_none() {
        reviews::read(&mut site.look(&who).await?, id).await?;
        return Ok(door::unlock(&path(id)).into_response());
    }
    let see = act!(site, who, form, act => {
        reviews::take_back(&mut act, id).await?;
        Ok(See(path(id)))
    })?;
    Ok(see.into_response())
}

async fn stay_in_touch(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Wish>,
) -> Answer<See> {
    let yes = form.fields.wish == "yes";
    Ok(act!(site, who, form, act => {
        reviews::stay_in_touch(&mut act, id, yes).await?;
        Ok(See(path(id)))
    })?)
}
