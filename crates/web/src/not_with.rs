//! People whom I would rather not be matched with. It acts both ways; others learn only "not possible".

use axum::{extract::State, response::IntoResponse, response::Response};
use serde::Deserialize;
use trellis_domain::{address::Address, conflict::ConflictKind, hat::Role, id::kind, refusal::Refusal};
use trellis_programme::{
    Stop,
    conflicts::{self, Findable, Other},
};
use trellis_ui::{
    Button, Errors, Markup, WhoCanSee,
    field::{Choice, email, radios, text},
    html,
};
use trellis_words::{Words, names, t};

use crate::{
    account::Nothing,
    act,
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
    GET "/me/not-with" "not-with" One Member Read => show;
    POST "/me/not-with" "not-with" One Member Write => declare;
    GET "/me/not-with/search" "not-with" One Wearing Read => back;
    POST "/me/not-with/search" "not-with" One Wearing Write => search;
    POST "/me/not-with/{id}/end" "not-with" One Member Write => withdraw;
];

const PATH: &str = "/me/not-with";

/// What was filled in. One of person and address, and a kind.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Named {
    #[serde(default)]
    person: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    kind: String,
    /// The name that was looked for, where the person was chosen from those who were found.
    #[serde(default)]
    name: String,
}

/// The name that is looked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sought {
    #[serde(default)]
    name: String,
}

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, &Named::default(), "", &Errors::new()).await
}

fn kinds(words: Words, chosen: &str, errors: &Errors) -> Markup {
    let every = names::of("conflict_kinds").map(|kind| Choice::new(kind.code, kind.say(words.language())));
    let field =
        radios(words, "kind", t!(words, "not-with-kind")).choices(every).chosen([chosen]).errors(errors);
    html! { (field) (WhoCanSee::new(words, t!(words, "not-with-readers"))) }
}

async fn page(site: &Site, who: &SignedIn, typed: &Named, sought: &str, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let own = conflicts::own(&mut act).await?;
    let heading = t!(words, "not-with-heading");
    let address = email(words, "address", t!(words, "not-with-address"))
        .hint(t!(words, "not-with-address-hint"))
        .value(typed.address.clone())
        .errors(errors);
    let name = text(words, "name", t!(words, "not-with-name"))
        .hint(t!(words, "not-with-name-hint"))
        .value(sought)
        .errors(errors);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "not-with-lede")) }
        h2 { (t!(words, "not-with-own")) }
        @if own.is_empty() { p { (t!(words, "not-with-none")) } }
        @else {
            ul.nhsuk-list {
                @for one in &own {
                    li {
                        p { (t!(words, "not-with-since", whom = one.whom.as_str(), date = words.date_of(one.declared_at))) }
                        (who.form(site, format!("{PATH}/{}/end", one.id))
                            .buttons(Button::secondary(t!(words, "not-with-end", whom = one.whom.as_str())).small()))
                    }
                }
            }
        }
        h2 { (t!(words, "not-with-add")) }
        (who.form(site, PATH).body(address).body(kinds(words, &typed.kind, errors)).submit(t!(words, "not-with-save")))
        @if matches!(who.role, Role::Wearing(..)) {
            h2 { (t!(words, "not-with-find")) }
            (who.form(site, format!("{PATH}/search")).body(name).buttons(Button::secondary(t!(words, "not-with-search"))))
        }
    };
    let page = Page::new(heading, body).back("/me").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// Whoever switches the language on the found names comes back to the page that the search is on.
async fn back(_: State<Site>, _: SignedIn) -> Answer<See> {
    Ok(See(PATH.to_owned()))
}

async fn search(State(site): State<Site>, who: SignedIn, form: Protected<Sought>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let typed = Named { name: form.fields.name.clone(), ..Named::default() };
    let found = match conflicts::find(&mut act, &typed.name).await {
        Ok(found) => found,
        Err(Stop::Refused(Refusal::Incomplete)) => {
            let mut errors = Errors::new();
            errors.add("name", t!(words, "not-with-name-short"));
            return page(&site, &who, &Named::default(), &typed.name, &errors).await;
        }
        Err(stop) => return Err(stop.into()),
    };
    Ok(found_page(&site, &who, &found, &typed, &Errors::new()))
}

fn found_page(site: &Site, who: &SignedIn, found: &[Findable], typed: &Named, errors: &Errors) -> Page {
    let words = who.words();
    let heading = t!(words, "not-with-found");
    let people = found.iter().map(|one| {
        let name = format!("{} {}", one.first_name, one.last_name);
        Choice::new(one.id.simple().to_string(), name.trim())
    });
    let people = radios(words, "person", t!(words, "not-with-who")).choices(people);
    let people = people.chosen([&typed.person]).errors(errors);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if found.is_empty() {
            p { (t!(words, "not-with-nobody")) }
            p { a href=(PATH) { (t!(words, "not-with-by-address")) } }
        } @else {
            (who.form(site, PATH).hidden("name", typed.name.clone()).body(people)
                .body(kinds(words, &typed.kind, errors)).submit(t!(words, "not-with-save")))
        }
    };
    let page = Page::new(heading, body).back(PATH).with_exit();
    if errors.is_empty() { page } else { page.with_errors() }
}

async fn declare(State(site): State<Site>, who: SignedIn, form: Protected<Named>) -> Answer<Response> {
    let words = who.words();
    let mut errors = Errors::new();
    let from_found = !form.fields.name.is_empty();
    let person = form.fields.person.parse().ok().map(Other::Person);
    let other = person.or_else(|| Address::read(&form.fields.address).ok().map(Other::Address));
    if other.is_none() && from_found {
        errors.add("person", t!(words, "not-with-person-needed"));
    } else if other.is_none() {
        errors.add("address", t!(words, "not-with-whom-needed"));
    }
    let kind = ConflictKind::parse(&form.fields.kind);
    if kind.is_none() {
        errors.add("kind", t!(words, "not-with-kind-needed"));
    }
    let (Some(other), Some(kind)) = (other, kind) else {
        let again = if from_found {
            let found = conflicts::find(&mut site.look(&who).await?, &form.fields.name).await?;
            found_page(&site, &who, &found, &form.fields, &errors)
        } else {
            page(&site, &who, &form.fields, "", &errors).await?
        };
        return Ok(again.into_response());
    };
    let see = act!(site, who, form, act => {
        conflicts::declare(&mut act, other.clone(), kind).await?;
        Ok(See(PATH.to_owned()))
    })?;
    Ok(see.into_response())
}

async fn withdraw(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Conflict>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        conflicts::withdraw(&mut act, id).await?;
        Ok(See(PATH.to_owned()))
    })?)
}
