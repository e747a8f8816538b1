//! After a meeting: one click that says whether it took place, and one thing that I take away.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{MeetingId, PairId, kind},
    meeting::{MeetingState, USUAL_MINUTES},
    permission::Action,
    refusal::Refusal,
};
use trellis_programme::{
    Meeting, Stop,
    meetings::{self, After},
    notes::{MOST, TakenAway},
};
use trellis_ui::{
    Button, Errors, Inset, Markup, WhoCanSee, buttons,
    field::{Choice, checkboxes, radios, select, textarea},
    html,
};
use trellis_words::{Words, t};

use crate::{
    act, door,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// What was answered and typed.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Confirming {
    held: String,
    minutes: String,
    taken: String,
    share: String,
}

impl Confirming {
    fn taken_away(&self) -> TakenAway {
        TakenAway { text: self.taken.clone(), shared: self.share == "yes" }
    }
}

pub(super) async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(
    site: &Site,
    who: &SignedIn,
    id: PairId,
    typed: Option<&Confirming>,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let after = meetings::after(&mut act, id).await?;
    let heading = t!(words, "meetings-after");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @match after.seen.to_confirm(site.now()) {
            Some(meeting) => {
                (did_you_meet(words, site, who, &after, meeting, typed, errors))
                (taken(words, &after))
                p { a href="/guides/after-card" { (t!(words, "meetings-after-more")) } }
                p { a href={ "/pairs/" (id) "/meet" } { (t!(words, "meetings-after-next")) } }
            }
            None => {
                p { (t!(words, "meetings-after-none")) }
                (buttons(Button::primary(t!(words, "meetings-after-next")).link(format!("/pairs/{id}/meet"))))
            },
        }
    };
    let page = Page::new(heading, body).back(format!("/pairs/{id}")).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn did_you_meet(
    words: Words,
    site: &Site,
    who: &SignedIn,
    after: &After,
    meeting: &Meeting,
    typed: Option<&Confirming>,
    errors: &Errors,
) -> Markup {
    let state = match meeting.state {
        MeetingState::Held => Some(t!(words, "meetings-after-held")),
        MeetingState::NotHeld => Some(t!(words, "meetings-after-not-held")),
        MeetingState::Unconfirmed => Some(t!(words, "meetings-after-unconfirmed")),
        _ => None,
    };
    let lengths = [15, 30, 45, 60, 90, 120].map(|length: usize| (length.to_string(), words.minutes(length)));
    let (held, minutes) = match (typed, after.said) {
        (Some(typed), _) => (typed.held.as_str(), typed.minutes.clone()),
        (None, Some(said)) if said.held => ("yes", said.minutes.to_string()),
        (None, Some(_)) => ("no", meeting.minutes.to_string()),
        (None, None) => ("", meeting.minutes.to_string()),
    };
    let minutes =
        select(words, "minutes", t!(words, "meetings-after-minutes")).options(lengths).value(minutes);
    let held = radios(words, "held", t!(words, "meetings-after"))
        .hint(t!(words, "meetings-after-hint"))
        .choice(Choice::new("yes", t!(words, "meetings-after-yes")))
        .choice(Choice::new("no", t!(words, "meetings-after-no")))
        .chosen([held])
        .errors(errors);
    let moment = meeting.starts_at.map(|at| words.moment_with_zone(at)).unwrap_or_default();
    let form = who
        .form(site, format!("/meetings/{}/confirmation", meeting.id))
        .body(held)
        .body(minutes)
        .body(take_away(words, after, meeting, typed, errors));
    let form = if after.can_write() && after.room.is_open() {
        form.autosave(format!("/meetings/{}/draft", meeting.id), words)
    } else {
        form
    };
    html! {
        p.nhsuk-lede-text { (t!(words, "meetings-after-when", moment = moment)) " " (t!(words, "meetings-after-lede")) }
        @if let Some(state) = state { (Inset::text(words, state)) }
        (form.submit(t!(words, "meetings-after-send")))
    }
}

/// One thing that I take away; behind the door where my private space is not open.
fn take_away(
    words: Words,
    after: &After,
    meeting: &Meeting,
    typed: Option<&Confirming>,
    errors: &Errors,
) -> Markup {
    if !after.can_write() {
        return html! {};
    }
    let back = format!("/pairs/{}/after", meeting.pair);
    let begun = door::typed::<TakenAway>(after.draft.as_ref());
    let value = typed.map(Confirming::taken_away).or(begun).unwrap_or_default();
    let name = after.seen.other.name();
    let box_of = textarea(words, "taken", t!(words, "meetings-after-take"))
        .hint(t!(words, "meetings-after-take-hint"))
        .rows(4)
        .value(value.text)
        .errors(errors);
    let share = checkboxes(words, "share", t!(words, "meetings-after-share"))
        .choice(Choice::new("yes", t!(words, "meetings-after-share-yes", name = name)).chosen(value.shared));
    let readers = if after.can_share() {
        t!(words, "meetings-after-readers")
    } else {
        t!(words, "meetings-after-readers-own")
    };
    html! {
        @match door::shut(words, &after.room.door, after.draft.is_some(), &back, Button::secondary) {
            Some(shut) => { h2.nhsuk-heading-m { (t!(words, "meetings-after-take")) } (shut) },
            None => {
                (box_of)
                @if after.can_share() { (share) }
                (WhoCanSee::new(words, readers))
            }
        }
    }
}

/// What I have taken away already.
fn taken(words: Words, after: &After) -> Markup {
    html! {
        @for (one, shared) in &after.taken {
            @if let Some(text) = &one.text {
                article.trellis-note {
                    h2.nhsuk-heading-s { @if *shared { (t!(words, "meetings-after-taken-shared")) } @else { (t!(words, "meetings-after-taken-own")) } }
                    p.trellis-written { (text.text) }
                    @if after.can_share() { p { a href={ "/pairs/" (after.seen.pair.id) "/notes" } { (t!(words, "notes-link")) } } }
                }
            }
        }
    }
}

pub(super) async fn confirm(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Meeting>,
    form: Protected<Confirming>,
) -> Answer<Response> {
    let words = who.words();
    let taken = form.fields.taken_away();
    let held = match form.fields.held.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            let sentence = t!(words, "meetings-after-choose");
            return Ok(refused(&site, &who, id, &form.fields, "held", sentence).await?.into_response());
        }
    };
    let minutes = form.fields.minutes.parse().unwrap_or(USUAL_MINUTES);
    // What is typed while the private space is locked waits behind the door.
    let waits = who.member.is_none() && !taken.text.trim().is_empty();
    let done = act!(site, who, form, act => {
        let pair = meetings::confirm_and_take(&mut act, id, (held, minutes), &taken).await?;
        let after = format!("/pairs/{pair}/after");
        Ok(if waits { door::unlock(&after) } else { See(after) })
    });
    match done {
        Err(Stop::Refused(Refusal::TooLong)) => {
            let now = taken.text.trim().chars().count();
            let sentence = t!(words, "meetings-after-too-long", most = MOST, now = now);
            Ok(refused(&site, &who, id, &form.fields, "taken", sentence).await?.into_response())
        }
        done => Ok(done?.into_response()),
    }
}

/// The page again, with what was wrong at its field.
async fn refused(
    site: &Site,
    who: &SignedIn,
    id: MeetingId,
    typed: &Confirming,
    field: &'static str,
    sentence: String,
) -> Answer {
    let pair = meetings::pair_of(&mut site.look(who).await?, id, Action::ConfirmMeeting).await?;
    let mut errors = Errors::new();
    errors.add(field, sentence);
    page(site, who, pair, Some(typed), &errors).await
}

pub(super) async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Meeting>,
    form: Protected<Confirming>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        meetings::keep_draft(&mut act, id, &form.fields.taken_away()).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
