//! Sets of questions on the host's side: whose wording may be used is entered, published and retired here.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use trellis_domain::{
    instrument::{Edition, InBoth, Instrument, Lack, Licence, Scoring, Wording},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    instruments::{self, Listed},
};
use trellis_ui::{
    Button, Cell, Errors, Inset, Markup, Table, Tag,
    field::{text, textarea},
    html,
};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act,
    fields::Fields,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathName,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co/instruments" "instruments" Two Coordinator Read => every;
    GET "/co/instruments/{name}" "instruments" Two Coordinator Read => show;
    POST "/co/instruments/{name}" "instruments" Two Coordinator Write => enter;
    POST "/co/instruments/{name}/publication" "instruments" Two Coordinator Write => publish;
    POST "/co/instruments/{name}/retirement" "instruments" Two Coordinator Write => retire;
];

const PATH: &str = "/co/instruments";

/// A field of the form holds at most so many characters.
const MOST: usize = 8_000;

const FIELDS: [&str; 8] =
    ["items-en", "items-cy", "answers-en", "answers-cy", "copyright", "permission", "parts", "table"];

fn path(instrument: Instrument) -> String {
    format!("{PATH}/{}", instrument.code())
}

fn named(name: &str) -> Result<Instrument, Halt> {
    Instrument::parse(name).ok_or(Halt::Missing)
}

async fn every(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let every = instruments::every(&mut act).await?;
    let heading = t!(words, "instruments-heading");
    let head = [
        Cell::new(t!(words, "instruments-name")),
        Cell::new(t!(words, "instruments-by")),
        Cell::number(t!(words, "instruments-items")),
        Cell::new(t!(words, "instruments-state")),
    ];
    let mut table = Table::new(t!(words, "instruments-caption"), head).first_is_header().stacking();
    for listed in &every {
        let facts = listed.instrument.facts();
        let name = words.name("instruments", listed.instrument.code());
        let name = html! {
            @if listed.instrument.hosted() { a href=(path(listed.instrument)) { (name) } } @else { (name) }
        };
        table = table.row([
            Cell::new(name),
            Cell::new(facts.source),
            Cell::number(facts.items.to_string()),
            Cell::new(Tag::new(state(words, listed))),
        ]);
    }
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "instruments-lede")) }
        p { (t!(words, "instruments-asked")) }
        (table)
    };
    Ok(Page::new(heading, body).back("/co"))
}

fn state(words: Words, listed: &Listed) -> String {
    match listed.hosted.as_ref().map(|hosted| hosted.edition) {
        None if listed.instrument.hosted() => t!(words, "instruments-state-none"),
        None => t!(words, "instruments-state-ours"),
        Some(Edition::Draft) => t!(words, "instruments-state-draft"),
        Some(Edition::Published) => t!(words, "instruments-state-published"),
        Some(Edition::Retired) => t!(words, "instruments-state-retired"),
    }
}

async fn show(State(site): State<Site>, who: SignedIn, PathName(name): PathName) -> Answer {
    page(&site, &who, named(&name)?, None, &Errors::new()).await
}

async fn page(
    site: &Site,
    who: &SignedIn,
    wanted: Instrument,
    typed: Option<&Fields>,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let listed = instruments::one(&mut act, wanted).await?;
    let heading = words.name("instruments", wanted.code());
    let edition = listed.hosted.as_ref().map(|hosted| hosted.edition);
    let filled = listed.hosted.as_ref().map(|hosted| written(&hosted.wording)).unwrap_or_default();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (wanted.facts().source) " " (Tag::new(state(words, &listed))) }
        @for line in cares(words, wanted) { p { (line) } }
        @match edition {
            Some(Edition::Published) => (published(words, site, who, &listed)),
            _ => {
                @if edition == Some(Edition::Retired) { p { (t!(words, "instruments-next")) } }
                (entering(words, site, who, wanted, typed.unwrap_or(&filled), errors))
                @if edition == Some(Edition::Draft) { (publishing(words, site, who, &listed)) }
            }
        }
    };
    let page = Page::new(heading, body).back(PATH);
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// What must be known before anything is entered.
fn cares(words: Words, wanted: Instrument) -> Vec<String> {
    let licence = match wanted.facts().licence {
        Licence::Unchecked => t!(words, "instruments-licence-unchecked"),
        Licence::Register => t!(words, "instruments-licence-register"),
        Licence::Ask | Licence::Ours => t!(words, "instruments-licence-ask"),
    };
    let care = match wanted {
        Instrument::Brs => vec![t!(words, "instruments-care-wellbeing"), t!(words, "instruments-care-brs")],
        Instrument::Swemwbs => vec![t!(words, "instruments-care-wellbeing")],
        Instrument::Psafe7 => {
            vec![t!(words, "instruments-care-psafe7"), t!(words, "instruments-care-not-asked")]
        }
        Instrument::Css5 => vec![t!(words, "instruments-care-css5"), t!(words, "instruments-care-not-asked")],
        _ => vec![t!(words, "instruments-care-not-asked")],
    };
    std::iter::once(licence).chain(care).collect()
}

/// A wording as it stands in the form.
fn written(wording: &Wording) -> Fields {
    let numbers = |part: &Vec<usize>| part.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let score = |score: &u32| format!("{}.{:02}", score / 100, score % 100);
    let texts = [
        wording.items.en.join("\n"),
        wording.items.cy.join("\n"),
        wording.answers.en.join("\n"),
        wording.answers.cy.join("\n"),
        wording.copyright.clone(),
        wording.permission.clone(),
        wording.parts.iter().map(numbers).collect::<Vec<_>>().join("\n"),
        wording.table.iter().map(score).collect::<Vec<_>>().join("\n"),
    ];
    Fields::from_texts(FIELDS.iter().map(ToString::to_string).zip(texts))
}

/// What was typed, or the field whose numbers cannot be read.
fn read(fields: &Fields) -> Result<Wording, &'static str> {
    let lines = |name: &str| -> Vec<String> {
        let lines = fields.text(name).lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let both = |what: &str| InBoth { en: lines(&format!("{what}-en")), cy: lines(&format!("{what}-cy")) };
    let part = |line: &String| {
        line.split_whitespace().map(|number| number.parse().ok()).collect::<Option<Vec<usize>>>()
    };
    let parts = lines("parts").iter().map(part).collect::<Option<_>>().ok_or("parts")?;
    let table = lines("table").iter().map(|line| hundredths(line)).collect::<Option<_>>().ok_or("table")?;
    Ok(Wording {
        items: both("items"),
        answers: both("answers"),
        copyright: fields.text("copyright").to_owned(),
        permission: fields.text("permission").to_owned(),
        parts,
        table,
    })
}

/// "19.25" as hundredths.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let rest: u32 = format!("{rest:0<2}").parse().ok()?;
    Some(whole.parse::<u32>().ok()? * 100 + rest)
}

fn entering(
    words: Words,
    site: &Site,
    who: &SignedIn,
    wanted: Instrument,
    fields: &Fields,
    errors: &Errors,
) -> Markup {
    let facts = wanted.facts();
    let items = t!(words, "instruments-items-label");
    let answers = t!(words, "instruments-answers-label");
    let answers_hint = facts.range.map_or_else(
        || t!(words, "instruments-answers-hint"),
        |(low, high)| t!(words, "instruments-answers-hint-count", count = usize::from(high - low) + 1),
    );
    let area = |name: &str, label: String, hint: String| {
        textarea(words, name, label).hint(hint).value(fields.text(name)).errors(errors)
    };
    let both = |what: &str, label: &str, hint: &str| {
        html! {
            (area(&format!("{what}-en"), t!(words, "instruments-en", what = label), hint.to_owned()))
            (area(&format!("{what}-cy"), t!(words, "instruments-cy", what = label), hint.to_owned()))
        }
    };
    let items_hint = t!(words, "instruments-items-hint", count = facts.items);
    let mut form = who.form(site, path(wanted)).body(both("items", &items, &items_hint)).body(both(
        "answers",
        &answers,
        &answers_hint,
    ));
    if matches!(facts.scoring, Scoring::Parts(_)) {
        form = form.body(area("parts", t!(words, "instruments-parts"), t!(words, "instruments-parts-hint")));
    }
    if facts.scoring == Scoring::Sum {
        form = form.body(area("table", t!(words, "instruments-table"), t!(words, "instruments-table-hint")));
    }
    let line = |name: &str, label: String, hint: String| {
        text(words, name, label).hint(hint).value(fields.text(name)).errors(errors)
    };
    let form = form
        .body(line("copyright", t!(words, "instruments-copyright"), t!(words, "instruments-copyright-hint")))
        .body(line(
            "permission",
            t!(words, "instruments-permission"),
            t!(words, "instruments-permission-hint"),
        ));
    html! { (form.submit(t!(words, "instruments-save"))) }
}

fn publishing(words: Words, site: &Site, who: &SignedIn, listed: &Listed) -> Markup {
    html! {
        @if listed.lacking.is_empty() {
            p { (t!(words, "instruments-publish-text")) }
            (who.form(site, format!("{}/publication", path(listed.instrument)))
                .buttons(Button::secondary(t!(words, "instruments-publish")).once()))
        } @else {
            h2 { (t!(words, "instruments-lacking")) }
            ul.nhsuk-list.nhsuk-list--bullet { @for lack in &listed.lacking { li { (lacks(words, *lack)) } } }
        }
    }
}

fn lacks(words: Words, lack: Lack) -> String {
    match lack {
        Lack::Items => t!(words, "instruments-lack-items"),
        Lack::Answers => t!(words, "instruments-lack-answers"),
        Lack::Copyright => t!(words, "instruments-lack-copyright"),
        Lack::Permission => t!(words, "instruments-lack-permission"),
        Lack::Parts => t!(words, "instruments-lack-parts"),
        Lack::Table => t!(words, "instruments-lack-table"),
        Lack::Purpose => t!(words, "instruments-lack-purpose"),
    }
}

/// What is asked now, and how to stop asking it.
fn published(words: Words, site: &Site, who: &SignedIn, listed: &Listed) -> Markup {
    let Some(hosted) = &listed.hosted else { return html! {} };
    html! {
        (Inset::text(words, t!(words, "measures-scale-version", version = hosted.version.to_string())))
        ol.nhsuk-list.nhsuk-list--number { @for item in &hosted.wording.items.en { li lang="en" { (item) } } }
        ol.nhsuk-list.nhsuk-list--number { @for item in &hosted.wording.items.cy { li lang="cy" { (item) } } }
        p.nhsuk-hint { (hosted.wording.copyright) }
        p { (t!(words, "instruments-retire-text")) }
        (who.form(site, format!("{}/retirement", path(listed.instrument)))
            .buttons(Button::primary(t!(words, "instruments-retire")).once()))
    }
}

async fn enter(
    State(site): State<Site>,
    who: SignedIn,
    PathName(name): PathName,
    form: Protected<Fields>,
) -> Answer<Response> {
    let (wanted, words) = (named(&name)?, who.words());
    form.fields.only(&FIELDS.map(str::to_owned), &[])?;
    let mut errors = Errors::new();
    for name in FIELDS {
        if form.fields.text(name).chars().count() > MOST {
            errors.add(name, t!(words, "instruments-too-long", most = MOST));
        }
    }
    let wording = match read(&form.fields) {
        Ok(wording) => wording,
        Err(field) => {
            errors.add(field, t!(words, "instruments-unreadable"));
            Wording::default()
        }
    };
    if !errors.is_empty() {
        return Ok(page(&site, &who, wanted, Some(&form.fields), &errors).await?.into_response());
    }
    let see = act!(site, who, form, act => {
        instruments::enter(&mut act, wanted, wording.clone()).await?;
        Ok(See(path(wanted)))
    })?;
    Ok(see.into_response())
}

async fn publish(
    State(site): State<Site>,
    who: SignedIn,
    PathName(name): PathName,
    form: Protected<Nothing>,
) -> Answer<See> {
    let wanted = named(&name)?;
    let done = act!(site, who, form, act => {
        instruments::publish(&mut act, wanted).await?;
        Ok(See(path(wanted)))
    });
    // The page says what is lacking.
    match done {
        Err(Stop::Refused(Refusal::Incomplete)) => Ok(See(path(wanted))),
        done => Ok(done?),
    }
}

async fn retire(
    State(site): State<Site>,
    who: SignedIn,
    PathName(name): PathName,
    form: Protected<Nothing>,
) -> Answer<See> {
    let wanted = named(&name)?;
    Ok(act!(site, who, form, act => {
        instruments::retire(&mut act, wanted).await?;
        Ok(See(path(wanted)))
    })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_comes_back_as_it_was_typed_and_scores_are_read_in_hundredths() {
        let typed = [
            ("items-en", "One\n\n Two "),
            ("items-cy", "Un\nDau"),
            ("parts", "1 2\n3"),
            ("table", "7.00\n9.5\n11"),
            ("copyright", "© X"),
        ];
        let fields = Fields::from_texts(typed.map(|(name, text)| (name.to_owned(), text.to_owned())));
        let wording = read(&fields).unwrap();
        assert_eq!(wording.items.en, ["One", "Two"]);
        assert_eq!((&wording.parts, &wording.table), (&vec![vec![1, 2], vec![3]], &vec![700, 950, 1100]));
        assert_eq!(read(&written(&wording)).unwrap(), wording);
        for (field, text) in [("parts", "one"), ("table", "7,5"), ("table", "1.234"), ("table", "-1")] {
            let fields = Fields::from_texts([(field.to_owned(), text.to_owned())]);
            assert_eq!(read(&fields).unwrap_err(), field, "{text}");
        }
    }
}
