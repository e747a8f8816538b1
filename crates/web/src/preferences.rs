//! My preferences for matching: set, set again, clear. What is stored is never shown here, only when it was set.

use axum::{extract::State, response::IntoResponse, response::Response};
use jiff::Timestamp;
use serde::Deserialize;
use trellis_domain::{
    dialogue::RaceDialogue,
    hat::{Hat, Role},
    lens::Characteristic,
};
use trellis_programme::lenses::{self, Made};
use trellis_ui::{
    Button, Details, Errors, Markup, Size, WhoCanSee,
    field::{Choice, radios, select},
    html, raw,
};
use trellis_words::{Words, content, names, t};

use crate::{
    account::Nothing,
    act,
    form::Protected,
    journey,
    lens::{LensForm, OfferForm},
    page::{Answer, Page},
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/me/preferences-for-matching" "preferences" One Member Read => show;
    GET "/me/preferences-for-matching/open" "preferences" One Wearing Read => back;
    GET "/me/preferences-for-matching/dialogue" "preferences" One Wearing Read => back;
    GET "/me/preferences-for-matching/offers/end" "preferences" One Wearing Read => back;
    POST "/me/preferences-for-matching/open" "preferences" One Mentee Write => leave_open;
    POST "/me/preferences-for-matching/dialogue" "preferences" One Mentee Write => say;
    POST "/me/preferences-for-matching/offers/end" "preferences" One Giver Write => revoke;
];

const PATH: &str = "/me/preferences-for-matching";

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    if !matches!(who.role, Role::Wearing(..)) {
        let words = who.words();
        let heading = t!(words, "preferences-heading");
        let body = html! {
            h1 { (heading) }
            p { (t!(words, "preferences-nobody")) }
            p { a href="/start" { (t!(words, "preferences-begin")) } }
        };
        return Ok(Page::new(heading, body).back("/me").with_exit());
    }
    page(&site, &who, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let made = lenses::made(&mut act).await?;
    let unfinished = if made.hat == Hat::Mentee {
        journey::unfinished::<LensForm>(&mut act, words).await?
    } else {
        journey::unfinished::<OfferForm>(&mut act, words).await?
    };
    let heading = t!(words, "preferences-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "preferences-never-shown")) }
        @if let Some(unfinished) = &unfinished { (unfinished) }
        @if made.hat == Hat::Mentee { (of_mentee(words, site, who, &made, errors)) }
        @else { (of_giver(words, site, who, &made, errors)) }
    };
    let page = Page::new(heading, body).back("/me").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn set_on(words: Words, at: Option<Timestamp>) -> String {
    at.map_or_else(
        || t!(words, "preferences-not-set"),
        |at| t!(words, "preferences-set-on", date = words.date_of(at)),
    )
}

fn of_mentee(words: Words, site: &Site, who: &SignedIn, made: &Made, errors: &Errors) -> Markup {
    let lens = content::page("lens", words.language());
    let dialogue = content::page("race-dialogue", words.language());
    let again = if made.first.is_some() {
        t!(words, "preferences-set-again")
    } else {
        t!(words, "preferences-set-first")
    };
    let ask = radios(words, "dialogue", t!(words, "preferences-dialogue-ask"))
        .size(Size::S)
        .choices(
            ["bring_it_up", "i_will", "not_now"]
                .map(|code| Choice::new(code, words.name("race_dialogue", code))),
        )
        .choice(Choice::new("unsaid", t!(words, "preferences-dialogue-skip")))
        .errors(errors)
        .below(WhoCanSee::new(words, t!(words, "preferences-dialogue-readers")));
    html! {
        h2 { (lens.title) }
        p { (set_on(words, made.first)) }
        (Details::new(t!(words, "preferences-lens-more"), raw::shipped(lens)))
        (WhoCanSee::new(words, t!(words, "preferences-lens-readers")))
        (who.form(site, format!("{PATH}/lens")).submit(again))
        (who.form(site, format!("{PATH}/open")).body(html! { p { (t!(words, "preferences-open-text")) } })
            .buttons(Button::secondary(t!(words, "preferences-open"))))
        h2 { (dialogue.title) }
        p { (set_on(words, made.dialogue)) }
        (Details::new(t!(words, "preferences-dialogue-more"), raw::shipped(dialogue)))
        (who.form(site, format!("{PATH}/dialogue")).body(ask).buttons(Button::secondary(t!(words, "preferences-dialogue-save"))))
    }
}

fn of_giver(words: Words, site: &Site, who: &SignedIn, made: &Made, errors: &Errors) -> Markup {
    let every = names::of("characteristics").map(|name| (name.code, name.say(words.language())));
    let ask = select(words, "about", t!(words, "preferences-end-ask"))
        .hint(t!(words, "preferences-end-hint"))
        .option("", t!(words, "journey-choose"))
        .options(every)
        .option("all", t!(words, "preferences-end-all"))
        .errors(errors);
    html! {
        h2 { (t!(words, "preferences-offers")) }
        p { (t!(words, "preferences-offers-text")) }
        p { (set_on(words, made.first)) }
        (WhoCanSee::new(words, t!(words, "preferences-offer-readers")))
        (who.form(site, format!("{PATH}/offer")).submit(t!(words, "preferences-offer-begin")))
        h2 { (t!(words, "preferences-end")) }
        p { (t!(words, "preferences-end-text")) }
        (who.form(site, format!("{PATH}/offers/end")).body(ask).buttons(Button::secondary(t!(words, "preferences-end-button"))))
    }
}

/// Whoever switches the language on a refused form comes back to the page that the form is on.
async fn back(_: State<Site>, _: SignedIn) -> Answer<See> {
    Ok(See(PATH.to_owned()))
}

async fn leave_open(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        lenses::leave_open(&mut act, who.language).await?;
        Ok(See(PATH.to_owned()))
    })?)
}

/// How race is to be talked about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    #[serde(default)]
    dialogue: String,
}

async fn say(State(site): State<Site>, who: SignedIn, form: Protected<Said>) -> Answer<Response> {
    let Some(dialogue) = RaceDialogue::parse(&form.fields.dialogue) else {
        let mut errors = Errors::new();
        errors.add("dialogue", t!(who.words(), "preferences-dialogue-needed"));
        return Ok(page(&site, &who, &errors).await?.into_response());
    };
    let see = act!(site, who, form, act => {
        lenses::say(&mut act, dialogue).await?;
        Ok(See(PATH.to_owned()))
    })?;
    Ok(see.into_response())
}

/// Which offers to take back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    #[serde(default)]
    about: String,
}

async fn revoke(State(site): State<Site>, who: SignedIn, form: Protected<About>) -> Answer<Response> {
    let about = Characteristic::parse(&form.fields.about);
    if about.is_none() && form.fields.about != "all" {
        let mut errors = Errors::new();
        errors.add("about", t!(who.words(), "preferences-end-needed"));
        return Ok(page(&site, &who, &errors).await?.into_response());
    }
    let see = act!(site, who, form, act => {
        lenses::revoke(&mut act, about).await?;
        Ok(See(PATH.to_owned()))
    })?;
    Ok(see.into_response())
}
