//! The positive action record: why the programme is lawful. Saved as it stands; approved when nothing is lacking.

use axum::extract::State;
use trellis_domain::{
    positive_action::{Ground, Part, PositiveActionRecord, RecordState, Section},
    readiness::Step,
};
use trellis_programme::{
    frame,
    readiness::{self, Frame},
};
use trellis_ui::{
    Details, Errors, Inset, Markup, Tag, Warning,
    field::{Choice, radios, text, textarea},
    html, raw,
};
use trellis_words::{Words, content, names, t};

use super::{again, changing, dated, mine};
use crate::{
    act,
    fields::Fields,
    form::Protected,
    page::{Answer, Page},
    site::{See, Site},
    visitor::SignedIn,
};

const LONG: [Part; 6] = [
    Part::Aim,
    Part::Evidence,
    Part::Alternatives,
    Part::Proportionality,
    Part::RoutesForOthers,
    Part::EndTest,
];
const DAYS: [&str; 2] = ["approved_on", "review_on"];

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    changing(&site, &who, |frame| {
        let record = frame.record.clone().unwrap_or_default();
        page(&site, &who, frame, &filled(&record), &Errors::new())
    })
    .await
}

fn filled(record: &PositiveActionRecord) -> Fields {
    let texts = [
        ("section", record.section.code()),
        ("ground", record.ground.code()),
        ("aim", &record.aim),
        ("evidence", &record.evidence),
        ("alternatives", &record.alternatives),
        ("proportionality", &record.proportionality),
        ("routes_for_others", &record.routes_for_others),
        ("end_test", &record.end_test),
        ("owner", &record.owner),
        ("approved_by", &record.approved_by),
        ("not_needed_reason", &record.not_needed_reason),
    ];
    let texts = texts.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let dates = Fields::of_date("approved_on", record.approved_on)
        .into_iter()
        .chain(Fields::of_date("review_on", record.review_on));
    Fields::from_texts(texts.into_iter().chain(dates))
}

fn read(fields: &Fields) -> PositiveActionRecord {
    let text = |name: &str| fields.text(name).chars().take(4000).collect::<String>();
    PositiveActionRecord {
        section: Section::parse(fields.text("section")).unwrap_or(Section::General),
        ground: Ground::parse(fields.text("ground")).unwrap_or(Ground::Disadvantage),
        aim: text("aim"),
        evidence: text("evidence"),
        alternatives: text("alternatives"),
        proportionality: text("proportionality"),
        routes_for_others: text("routes_for_others"),
        end_test: text("end_test"),
        owner: text("owner"),
        approved_by: text("approved_by"),
        approved_on: fields.date("approved_on"),
        review_on: fields.date("review_on"),
        not_needed_reason: text("not_needed_reason"),
        state: RecordState::Draft,
    }
}

fn state(words: Words, frame: &Frame) -> Markup {
    let record = frame.record.as_ref();
    let approved = record.is_some_and(|record| record.state == RecordState::Approved);
    let lacks: Vec<&str> = record
        .map(|record| record.lacks().iter().map(|part| words.name("record_parts", part.code())).collect())
        .unwrap_or_default();
    html! {
        p {
            @if approved { (Tag::new(t!(words, "frame-ground-approved"))) }
            @else { (Tag::new(t!(words, "frame-ground-draft"))) }
        }
        @if !lacks.is_empty() { p { (t!(words, "frame-ground-lacks", parts = words.list(&lacks))) } }
        @if record.is_some_and(|record| record.review_due(frame.facts.today)) {
            (Inset::text(words, t!(words, "frame-ground-review-due")))
        }
    }
}

fn page(site: &Site, who: &SignedIn, frame: &Frame, fields: &Fields, errors: &Errors) -> Page {
    let words = who.words();
    let heading = words.name("set_up_steps", Step::Ground.code()).to_owned();
    let listed = |list| names::of(list).map(move |name| Choice::new(name.code, name.say(words.language())));
    let guide = content::find("positive-action", words.language());
    let mut form = who
        .form(site, "/co/programme/ground")
        .body(
            radios(words, "section", t!(words, "frame-ground-section"))
                .choices(listed("record_sections"))
                .chosen([fields.text("section")]),
        )
        .body(
            radios(words, "ground", t!(words, "frame-ground-ground"))
                .choices(listed("grounds"))
                .chosen([fields.text("ground")]),
        );
    for part in LONG {
        let name = part.code();
        let field = textarea(words, name, words.name("record_parts", name)).rows(4);
        form = form.body(field.value(fields.text(name)).errors(errors));
    }
    for name in ["owner", "approved_by"] {
        form = form.body(text(words, name, words.name("record_parts", name)).value(fields.text(name)));
    }
    for name in DAYS {
        form = form.body(dated(words, fields, errors, name, words.name("record_parts", name).to_owned()));
    }
    form = form.body(
        textarea(words, "not_needed_reason", t!(words, "frame-ground-not-needed"))
            .hint(t!(words, "frame-ground-not-needed-hint"))
            .rows(3)
            .value(fields.text("not_needed_reason")),
    );
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        (state(words, frame))
        @if let Some(guide) = guide { (Details::new(t!(words, "frame-ground-guide"), raw::shipped(guide))) }
        @if fields.text("section") == Section::TieBreak.code() {
            (Warning::new(t!(words, "frame-ground-warning-title"), t!(words, "frame-ground-warning")))
        }
        (form.submit(t!(words, "frame-save")))
    };
    again(Page::new(heading, body).back("/co/programme"), errors)
}

pub async fn save(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Fields>,
) -> Answer<Result<See, Page>> {
    let (programme, words) = (mine(&who)?, who.words());
    let texts = ["section", "ground", "owner", "approved_by", "not_needed_reason"].map(str::to_owned);
    let texts = texts.into_iter().chain(LONG.map(|part| part.code().to_owned())).collect::<Vec<_>>();
    form.fields.only(&texts, &DAYS.map(str::to_owned))?;
    let mut errors = Errors::new();
    for name in DAYS {
        if !form.fields.no_date(name) && form.fields.date(name).is_none() {
            errors.add_date(name, t!(words, "frame-no-date"));
        }
    }
    if !errors.is_empty() {
        let mut act = site.look(&who).await?;
        let frame = readiness::frame(&mut act, programme).await?;
        return Ok(Err(page(&site, &who, &frame, &form.fields, &errors)));
    }
    let record = read(&form.fields);
    let see = act!(site, who, form, act => {
        frame::write_ground(&mut act, programme, record.clone()).await?;
        Ok(See("/co/programme/ground".to_owned()))
    })?;
    Ok(Ok(see))
}
