//! The journeys of the lens and of the offers: which characteristic, which value, how much; one at a time.

use axum::{extract::State, response::IntoResponse, response::Response};
use jiff::Timestamp;
use trellis_domain::{
    hat::Hat,
    id::kind,
    lens::{
        Characteristic, HEAVIEST, LONGEST, Lens, OfferedCharacteristic, Scope, SurfacePreference, Wish,
        normalised,
    },
};
use trellis_programme::{
    Act, Stop,
    drafts::Answers,
    lenses::{self, TradeOff},
};
use trellis_ui::{Markup, html};
use trellis_words::{Language, Words, names, t};

use crate::{
    account::Nothing,
    act,
    form::Protected,
    journey::{self, Journey, Question, Step, named},
    page::Answer,
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    POST "/me/preferences-for-matching/lens" "preferences" One Mentee Write => begin_lens;
    GET "/me/preferences-for-matching/lens/{id}/check" "preferences" One Mentee Read => journey::check::<LensForm>;
    POST "/me/preferences-for-matching/lens/{id}/check" "preferences" One Mentee Write => set_lens;
    GET "/me/preferences-for-matching/lens/{id}/{step}" "preferences" One Mentee Read => journey::show::<LensForm>;
    POST "/me/preferences-for-matching/lens/{id}/{step}" "preferences" One Mentee Write => journey::save::<LensForm>;
    POST "/me/preferences-for-matching/lens/{id}/{step}/draft" "preferences" One Mentee Write => journey::keep::<LensForm>;
    GET "/me/preferences-for-matching/lens" "preferences" One Wearing Read => home;
    POST "/me/preferences-for-matching/offer" "preferences" One Giver Write => begin_offer;
    GET "/me/preferences-for-matching/offer/{id}/check" "preferences" One Giver Read => journey::check::<OfferForm>;
    POST "/me/preferences-for-matching/offer/{id}/check" "preferences" One Giver Write => offer;
    GET "/me/preferences-for-matching/offer/{id}/{step}" "preferences" One Giver Read => journey::show::<OfferForm>;
    POST "/me/preferences-for-matching/offer/{id}/{step}" "preferences" One Giver Write => journey::save::<OfferForm>;
    POST "/me/preferences-for-matching/offer/{id}/{step}/draft" "preferences" One Giver Write => journey::keep::<OfferForm>;
    GET "/me/preferences-for-matching/offer" "preferences" One Wearing Read => home;
];

const HOME: &str = "/me/preferences-for-matching";
/// The answer that opens a line for one's own words.
const OWN: &str = "own";

/// A mentee's wishes.
pub struct LensForm;

/// What waiting for each wish would mean.
pub struct TradeOffs(Vec<(Characteristic, TradeOff)>);

fn about(answers: &Answers, field: &str) -> Vec<Characteristic> {
    answers.all(field).iter().filter_map(|code| Characteristic::parse(code)).collect()
}

/// The values to choose from, and "in my own words" as the last.
fn values(words: Words, about: Characteristic) -> Vec<(String, String)> {
    let mut values = match about {
        Characteristic::Profession => named(words, "professions", |_| true),
        _ => named(words, "characteristic_values", |value| value.group == about.code()),
    };
    values.push((OWN.to_owned(), t!(words, "preferences-own-words")));
    values
}

/// The value that was said: a code of the list, or own words as matching compares them. Own words that are the name
/// of a listed value, in either language, are that value.
fn value(answers: &Answers, about: Characteristic) -> Option<String> {
    let chosen = answers.one(&format!("value-{}", about.code()));
    if !chosen.is_empty() && chosen != OWN {
        return Some(chosen.to_owned());
    }
    let own = normalised(answers.one(&format!("words-{}", about.code()))).ok()?;
    let list = list(about);
    let listed =
        names::of(list).filter(|name| list == "professions" || name.group == about.code()).find(|name| {
            Language::ALL.iter().any(|language| normalised(name.say(*language)).as_ref() == Ok(&own))
        });
    Some(listed.map_or(own, |name| name.code.to_owned()))
}

/// What somebody has said about themselves, such as "Faith: Sikh"; own words as they are kept.
pub fn said(words: Words, offer: &OfferedCharacteristic) -> String {
    let about = words.name("characteristics", offer.characteristic.code());
    let value = names::of(list(offer.characteristic)).find(|name| name.code == offer.value);
    let value = value.map_or(offer.value.as_str(), |name| name.say(words.language()));
    t!(words, "preferences-said", about = about, value = value)
}

/// The names from which values of a characteristic are chosen.
fn list(about: Characteristic) -> &'static str {
    if about == Characteristic::Profession { "professions" } else { "characteristic_values" }
}

/// The steps that find out one value.
fn value_steps(words: Words, about: Characteristic, answers: &Answers, readers: &str) -> Vec<Step> {
    let (code, name) = (about.code(), words.name("characteristics", about.code()));
    let ask = Question::pick(format!("value-{code}"), t!(words, "preferences-value"), values(words, about));
    let ask = ask.needed(t!(words, "preferences-value-needed"));
    let mut steps = vec![Step::new(format!("value-{code}"), name.to_owned(), readers.to_owned(), vec![ask])];
    if answers.one(&format!("value-{code}")) == OWN {
        let line = Question::line(format!("words-{code}"), t!(words, "preferences-words"), LONGEST);
        let line =
            line.hint(t!(words, "preferences-words-hint")).needed(t!(words, "preferences-words-needed"));
        steps.push(Step::new(format!("words-{code}"), name.to_owned(), readers.to_owned(), vec![line]));
    }
    steps
}

impl Journey for LensForm {
    const NAME: &'static str = "lens";
    const PATH: &'static str = "/me/preferences-for-matching/lens";
    type Known = TradeOffs;

    async fn known(act: &mut Act, answers: &Answers) -> Result<TradeOffs, Stop> {
        if lenses::made(act).await?.hat.gives() {
            return Err(Stop::NotFound);
        }
        let mut found = Vec::new();
        for about in about(answers, "about") {
            let wanted = answers.one(&format!("wish-{}", about.code())) == Wish::Wanted.code();
            if let Some(value) = value(answers, about).filter(|_| wanted) {
                found.push((about, lenses::trade_off(act, about, &value).await?));
            }
        }
        Ok(TradeOffs(found))
    }

    fn steps(words: Words, known: &TradeOffs, answers: &Answers) -> Vec<Step> {
        let readers = t!(words, "preferences-lens-readers");
        let all = named(words, "characteristics", |_| true);
        let label = t!(words, "preferences-about");
        let ask = Question::many("about", label.clone(), all).hint(t!(words, "preferences-about-hint"));
        let mut steps = vec![Step::new("about", label, readers.clone(), vec![ask])];
        for about in about(answers, "about") {
            steps.extend(value_steps(words, about, answers, &readers));
            steps.push(wish(words, about, &readers));
            if let Some((_, trade)) = known.0.iter().find(|(of, _)| *of == about) {
                steps.push(waiting(words, about, *trade, &readers));
            }
        }
        steps
    }

    fn before_sending(words: Words, _: &TradeOffs, _: &Answers) -> Markup {
        html! { p { (t!(words, "preferences-consent")) } }
    }

    fn send_label(words: Words) -> String {
        t!(words, "preferences-set")
    }
}

fn wish(words: Words, about: Characteristic, readers: &str) -> Step {
    let code = about.code();
    let name = |field: &str| format!("{field}-{code}");
    let weights = (0..=HEAVIEST).map(|weight| {
        let label = match weight {
            0 => t!(words, "preferences-weight-0"),
            1 => t!(words, "preferences-weight-1"),
            2 => t!(words, "preferences-weight-2"),
            _ => t!(words, "preferences-weight-3"),
        };
        (weight.to_string(), label)
    });
    let wish = Question::one(name("wish"), t!(words, "preferences-wish"), named(words, "wishes", |_| true));
    let weight = Question::one(name("weight"), t!(words, "preferences-weight"), weights.collect());
    let helpers =
        Question::many(name("helpers"), t!(words, "preferences-helpers"), named(words, "helpers", |_| true));
    Step::new(
        name("wish"),
        words.name("characteristics", code).to_owned(),
        readers.to_owned(),
        vec![
            wish.needed(t!(words, "preferences-wish-needed")),
            weight.needed(t!(words, "preferences-weight-needed")).hint(t!(words, "preferences-weight-hint")),
            helpers.needed(t!(words, "preferences-helpers-needed")),
        ],
    )
}

/// The honest trade-off, in words only (`model.md` 4.4).
fn waiting(words: Words, about: Characteristic, trade: TradeOff, readers: &str) -> Step {
    let code = about.code();
    let choices = vec![
        ("wait".to_owned(), t!(words, "preferences-wait-yes")),
        ("go_on".to_owned(), t!(words, "preferences-wait-no")),
    ];
    let ask = Question::one(format!("wait-{code}"), t!(words, "preferences-wait"), choices);
    let lede = html! {
        p { @if trade.many { (t!(words, "preferences-many")) } @else { (t!(words, "preferences-few")) } }
        p {
            @match trade.weeks.and_then(|weeks| usize::try_from(weeks).ok()) {
                Some(weeks) => (t!(words, "preferences-usual-wait", weeks = words.weeks(weeks))),
                None => (t!(words, "preferences-cannot-say")),
            }
        }
        p { (t!(words, "preferences-circle-now")) }
    };
    Step::new(
        format!("wait-{code}"),
        words.name("characteristics", code).to_owned(),
        readers.to_owned(),
        vec![ask],
    )
    .lede(lede)
}

/// The wishes that the answers hold.
fn lens(answers: &Answers) -> Lens {
    let wishes = about(answers, "about").into_iter().filter_map(|about| {
        let one = |field: &str| answers.one(&format!("{field}-{}", about.code())).to_owned();
        let wish = Wish::parse(&one("wish"))?;
        let helpers = answers.all(&format!("helpers-{}", about.code()));
        Some(SurfacePreference {
            applies_to: helpers.iter().filter_map(|code| Hat::parse(code)).collect(),
            characteristic: about,
            value: value(answers, about)?,
            wish,
            weight: one("weight").parse().unwrap_or_default(),
            wait_for_it: wish == Wish::Wanted && one("wait") == "wait",
        })
    });
    Lens { wishes: wishes.collect() }
}

async fn home(_: State<Site>, _: SignedIn) -> Answer<See> {
    Ok(See(HOME.to_owned()))
}

async fn begin_lens(State(site): State<Site>, who: SignedIn, _: Protected<Nothing>) -> Answer<See> {
    Ok(journey::begin::<LensForm>(&site, &who, Answers::default()).await?)
}

async fn set_lens(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Draft>,
    form: Protected<Nothing>,
) -> Answer<Response> {
    let words = who.words();
    let see = act!(site, who, form, act => {
        let (answers, _) = journey::ready::<LensForm>(&mut act, words, id).await?;
        lenses::set(&mut act, id, &lens(&answers), who.language).await?;
        Ok(See(HOME.to_owned()))
    })?;
    Ok(see.into_response())
}

/// One offer of a giver.
pub struct OfferForm;

impl Journey for OfferForm {
    const NAME: &'static str = "offer";
    const PATH: &'static str = "/me/preferences-for-matching/offer";
    type Known = ();

    async fn known(act: &mut Act, _: &Answers) -> Result<(), Stop> {
        let made = lenses::made(act).await?;
        if made.hat.gives() { Ok(()) } else { Err(Stop::NotFound) }
    }

    fn steps(words: Words, (): &(), answers: &Answers) -> Vec<Step> {
        let readers = t!(words, "preferences-offer-readers");
        let label = t!(words, "preferences-offer-about");
        let ask = Question::one("about", label.clone(), named(words, "characteristics", |_| true));
        let ask = ask.needed(t!(words, "preferences-offer-about-needed"));
        let mut steps = vec![Step::new("about", label, readers.clone(), vec![ask])];
        for about in about(answers, "about") {
            steps.extend(value_steps(words, about, answers, &readers));
        }
        let scope =
            Question::one("scope", t!(words, "preferences-scope"), named(words, "offer_scopes", |_| true));
        let yes = vec![("yes".to_owned(), t!(words, "preferences-offer-consent"))];
        let consent = Question::many("consent", t!(words, "preferences-consent-legend"), yes);
        steps.push(Step::new(
            "scope",
            t!(words, "preferences-scope-heading"),
            readers,
            vec![
                scope.needed(t!(words, "preferences-scope-needed")),
                consent.needed(t!(words, "preferences-consent-needed")),
            ],
        ));
        steps
    }

    fn before_sending(words: Words, (): &(), _: &Answers) -> Markup {
        html! { p { (t!(words, "preferences-offer-stop")) } }
    }

    fn send_label(words: Words) -> String {
        t!(words, "preferences-offer-send")
    }
}

fn offered(answers: &Answers, now: Timestamp) -> Option<OfferedCharacteristic> {
    let about = *about(answers, "about").first()?;
    Some(OfferedCharacteristic {
        characteristic: about,
        value: value(answers, about)?,
        scope: Scope::parse(answers.one("scope"))?,
        consented_at: now,
    })
}

async fn begin_offer(State(site): State<Site>, who: SignedIn, _: Protected<Nothing>) -> Answer<See> {
    Ok(journey::begin::<OfferForm>(&site, &who, Answers::default()).await?)
}

async fn offer(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Draft>,
    form: Protected<Nothing>,
) -> Answer<Response> {
    let words = who.words();
    let see = act!(site, who, form, act => {
        let (answers, ()) = journey::ready::<OfferForm>(&mut act, words, id).await?;
        let offer = offered(&answers, act.now).ok_or(trellis_domain::refusal::Refusal::Incomplete)?;
        lenses::offer(&mut act, id, offer, who.language).await?;
        Ok(See(HOME.to_owned()))
    })?;
    Ok(see.into_response())
}
