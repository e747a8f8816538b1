//! After a meeting: one click that says whether it took place.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{PairId, kind},
    meeting::{MeetingState, USUAL_MINUTES},
    permission::Action,
};
use trellis_programme::{Meeting, meetings, pairs};
use trellis_ui::{
    Button, Errors, Inset, Markup, buttons,
    field::{Choice, radios, select},
    html,
};
use trellis_words::{Words, t};

use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Confirming {
    #[serde(default)]
    held: String,
    #[serde(default)]
    minutes: String,
}

pub(super) async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, "", &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, minutes: &str, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = pairs::read(&mut act, id, Action::ReadPair).await?;
    let heading = t!(words, "meetings-after");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @match seen.to_confirm(site.now()) {
            Some(meeting) => (did_you_meet(words, site, who, meeting, minutes, errors)),
            None => {
                p { (t!(words, "meetings-after-none")) }
                (buttons(Button::primary(t!(words, "meetings-after-next")).link(format!("/pairs/{id}/meet"))))
            },
        }
    };
    let page = Page::new(heading, body).back(format!("/pairs/{id}")).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn did_you_meet(
    words: Words,
    site: &Site,
    who: &SignedIn,
    meeting: &Meeting,
    minutes: &str,
    errors: &Errors,
) -> Markup {
    let state = match meeting.state {
        MeetingState::Held => Some(t!(words, "meetings-after-held")),
        MeetingState::NotHeld => Some(t!(words, "meetings-after-not-held")),
        MeetingState::Unconfirmed => Some(t!(words, "meetings-after-unconfirmed")),
        _ => None,
    };
    let lengths = [15, 30, 45, 60, 90, 120].map(|length: usize| (length.to_string(), words.minutes(length)));
    let minutes = if minutes.is_empty() { meeting.minutes.to_string() } else { minutes.to_owned() };
    let minutes =
        select(words, "minutes", t!(words, "meetings-after-minutes")).options(lengths).value(minutes);
    let held = radios(words, "held", t!(words, "meetings-after"))
        .hint(t!(words, "meetings-after-hint"))
        .choice(Choice::new("yes", t!(words, "meetings-after-yes")))
        .choice(Choice::new("no", t!(words, "meetings-after-no")))
        .errors(errors);
    let moment = meeting.starts_at.map(|at| words.moment_with_zone(at)).unwrap_or_default();
    html! {
        p.nhsuk-lede-text { (t!(words, "meetings-after-when", moment = moment)) }
        @if let Some(state) = state { (Inset::text(words, state)) }
        (who.form(site, format!("/meetings/{}/confirmation", meeting.id))
            .body(held)
            .body(minutes)
            .submit(t!(words, "meetings-after-send")))
        p { a href={ "/pairs/" (meeting.pair) "/meet" } { (t!(words, "meetings-after-next")) } }
    }
}

pub(super) async fn confirm(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Meeting>,
    form: Protected<Confirming>,
) -> Answer<Response> {
    let held = match form.fields.held.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            let pair = meetings::pair_of(&mut site.look(&who).await?, id, Action::ConfirmMeeting).await?;
            let mut errors = Errors::new();
            errors.add("held", t!(who.words(), "meetings-after-choose"));
            let page = page(&site, &who, pair, &form.fields.minutes, &errors).await?;
            return Ok(page.into_response());
        }
    };
    let minutes = form.fields.minutes.parse().unwrap_or(USUAL_MINUTES);
    let see = act!(site, who, form, act => {
        let pair = meetings::confirm(&mut act, id, held, minutes).await?;
        Ok(See(format!("/pairs/{pair}/after")))
    })?;
    Ok(see.into_response())
}
