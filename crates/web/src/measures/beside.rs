//! The eight questions about an ally, for the mentee alone; and where something made things worse, what she may choose.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use trellis_domain::{
    id::{PairId, kind},
    instrument::{Felt, felt_allyship},
    measure::Beside,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    measures::{self, About},
};
use trellis_ui::{
    Button, Errors, Inset, Markup, Size, Warning, WhoCanSee, buttons,
    field::{Choice, radios},
    html,
};
use trellis_words::{Words, instruments::felt_allyship_8, t};

use super::{PATH, back, nothing_chosen, scales::thousandths};
use crate::{
    account::Nothing,
    act, door,
    fields::Fields,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

fn path(id: PairId) -> String {
    format!("{PATH}/beside/{id}")
}

pub async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let about = measures::about(&mut act, id).await?;
    let heading = t!(words, "measures-eight-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if let Some(shut) = door::shut(words, &about.door, false, &path(id), Button::primary) { (shut) }
        @else if !about.asked { p { (t!(words, "measures-none")) } }
        @else { (opened(words, site, who, id, &about, errors)) }
    };
    let page = Page::new(heading, body).back(PATH).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn opened(words: Words, site: &Site, who: &SignedIn, id: PairId, about: &About, errors: &Errors) -> Markup {
    let (felt, name) = (felt_allyship_8(), about.name.as_str());
    html! {
        p.nhsuk-lede-text { (t!(words, "measures-eight-about", name = name)) }
        (Inset::text(words, felt.label.say(words.language())))
        p { (t!(words, "measures-lede")) }
        @if let Some(said) = &about.said { (result(words, site, who, id, about, said)) }
        (questions(words, site, who, id, about, errors))
        @if about.said.is_some() {
            (who.form(site, format!("{}/removal", path(id)))
                .buttons(Button::secondary(t!(words, "measures-take-back")).once()))
        }
    }
}

fn questions(
    words: Words,
    site: &Site,
    who: &SignedIn,
    id: PairId,
    about: &About,
    errors: &Errors,
) -> Markup {
    let (felt, language) = (felt_allyship_8(), words.language());
    let mut form = who.form(site, path(id));
    for (place, item) in felt.items.iter().enumerate() {
        let before = about.said.as_ref().and_then(|said| said.answers.get(place).copied().flatten());
        let choices = felt.answers.iter().map(|answer| Choice::new(answer.code, answer.text.say(language)));
        let field = radios(words, item.key, item.text.say(language))
            .size(Size::S)
            .small()
            .choices(choices)
            .choice(Choice::new("skip", t!(words, "measures-eight-skip")))
            .chosen(before.map(Felt::code))
            .errors(errors);
        form = form.body(field);
    }
    let readers = WhoCanSee::new(words, t!(words, "measures-eight-readers", name = about.name.as_str()))
        .reader(t!(words, "measures-who-lock"))
        .reader(t!(words, "measures-totals"));
    let label = t!(words, "measures-keep");
    // What she may choose next has the one primary button.
    let worse = about.said.as_ref().is_some_and(Beside::worse);
    let button = if worse { Button::secondary(label) } else { Button::primary(label) };
    html! { (form.body(readers).buttons(button.once())) }
}

/// What the answers come to, for nobody else; and what can be done where something made things worse.
fn result(words: Words, site: &Site, who: &SignedIn, id: PairId, about: &About, said: &Beside) -> Markup {
    let score = felt_allyship(&said.answers);
    html! {
        p { (t!(words, "measures-eight-on", date = words.date(said.on))) " "
            @match score.mean {
                Some(mean) => (t!(words, "measures-eight-score", score = thousandths(mean.thousandths()))),
                None => (t!(words, "measures-eight-no-score")),
            }
            @if score.worse > 0 { " " (t!(words, "measures-eight-worse", count = score.worse)) }
        }
        @if said.worse() { (choices(words, site, who, id, about, said)) }
    }
}

fn choices(words: Words, site: &Site, who: &SignedIn, id: PairId, about: &About, said: &Beside) -> Markup {
    html! {
        h2 { (t!(words, "asks-worse")) }
        p { (t!(words, "asks-worse-text")) }
        (buttons(Button::primary(t!(words, "asks-worse-nothing")).link(PATH)))
        h3 { (t!(words, "asks-worse-talk")) }
        p { (t!(words, "asks-worse-talk-text")) " " a href="/speak-up" { (t!(words, "asks-worse-talk-link")) } }
        @if said.guide {
            h3 { (t!(words, "asks-worse-guide")) }
            p { (t!(words, "asks-worse-guide-chosen")) }
        } @else if about.goes_on {
            h3 { (t!(words, "asks-worse-guide")) }
            (guide(words, site, who, id, about))
        }
        @if about.goes_on {
            h3 { (t!(words, "asks-worse-change")) }
            p { (t!(words, "asks-worse-change-text")) " "
                a href={ "/pairs/" (id) "/ending" } { (t!(words, "asks-worse-change-link")) } }
        }
        h2 { (t!(words, "asks-felt-anew")) }
    }
}

/// What is sent, to whom and when; and before that, who might guess.
fn guide(words: Words, site: &Site, who: &SignedIn, id: PairId, about: &About) -> Markup {
    let name = about.name.as_str();
    html! {
        p { (t!(words, "measures-eight-guide-text", name = name)) " "
            a href="/guides/repair" { (t!(words, "asks-worse-guide-read")) } }
        @if about.could_guess {
            (Warning::new(t!(words, "asks-worse-guess"), t!(words, "asks-worse-guess-text", name = name)).level(4))
        }
        // To the address of an answer, so that no log of addresses tells one from the other.
        (who.form(site, path(id)).buttons(Button::secondary(t!(words, "asks-worse-guide-send")).sends("then", "guide").once()))
    }
}

pub async fn answer(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Fields>,
) -> Answer<Response> {
    let items = felt_allyship_8().items;
    let names: Vec<String> = items.iter().map(|item| item.key.to_owned()).collect();
    form.fields.only(&[names, vec!["then".to_owned()]].concat(), &[])?;
    if form.fields.text("then") == "guide" {
        let see = act!(site, who, form, act => {
            measures::send_guide(&mut act, id).await?;
            Ok(back())
        })?;
        return Ok(see.into_response());
    }
    let answers: Vec<Option<Felt>> =
        items.iter().map(|item| Felt::parse(form.fields.text(item.key))).collect();
    let done = act!(site, who, form, act => {
        measures::say_of(&mut act, id, answers.clone()).await?;
        Ok(back())
    });
    match done {
        Err(Stop::Refused(Refusal::Incomplete)) => {
            Ok(page(&site, &who, id, &nothing_chosen(who.words(), items[0].key)).await?.into_response())
        }
        done => Ok(done?.into_response()),
    }
}

pub async fn take_back(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        measures::unsay_of(&mut act, id).await?;
        Ok(back())
    })?)
}
