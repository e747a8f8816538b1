//! Contacts for help: at least one, each with the day on which somebody last tried it.

use axum::extract::State;
use trellis_domain::readiness::Step;
use trellis_programme::{
    frame,
    frame::{KINDS, Signpost},
    readiness::Frame,
};
use trellis_ui::{
    Errors,
    field::{select, text},
    html,
};
use trellis_words::{Words, t};

use super::{again, changing, dated, mine};
use crate::{
    act,
    fields::Fields,
    form::Protected,
    page::{Answer, Page},
    site::{See, Site},
    visitor::SignedIn,
};

/// How many contacts the page has room for.
const ROWS: usize = 8;

fn field(row: usize, part: &str) -> String {
    format!("{part}-{row}")
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    changing(&site, &who, |frame| page(&site, &who, &filled(frame), &Errors::new())).await
}

fn filled(frame: &Frame) -> Fields {
    let rows = frame.signposts.iter().take(ROWS).enumerate().flat_map(|(row, post)| {
        let mut texts = vec![
            (field(row, "kind"), post.kind.clone()),
            (field(row, "name"), post.name.clone()),
            (field(row, "contact"), post.contact.clone()),
        ];
        texts.extend(Fields::of_date(&field(row, "checked"), Some(post.checked_on)));
        texts
    });
    Fields::from_texts(rows)
}

fn page(site: &Site, who: &SignedIn, fields: &Fields, errors: &Errors) -> Page {
    let words = who.words();
    let heading = words.name("set_up_steps", Step::Signposts.code()).to_owned();
    let kinds = || {
        let none = (String::new(), t!(words, "frame-no-contact"));
        let rest =
            KINDS.iter().map(|kind| ((*kind).to_owned(), words.name("signpost_kinds", kind).to_owned()));
        std::iter::once(none).chain(rest).collect::<Vec<_>>()
    };
    let mut form = who.form(site, "/co/programme/signposts");
    for row in 0..ROWS {
        let [kind, name, contact, checked] =
            ["kind", "name", "contact", "checked"].map(|part| field(row, part));
        let number = words.number(row + 1);
        form = form.body(html! {
            h2.nhsuk-heading-m { (t!(words, "frame-contact-number", number = number.as_str())) }
            (select(words, &kind, t!(words, "frame-contact-kind", number = number.as_str())).options(kinds())
                .value(fields.text(&kind)).errors(errors))
            (text(words, &name, t!(words, "frame-contact-name", number = number.as_str()))
                .value(fields.text(&name)).errors(errors))
            (text(words, &contact, t!(words, "frame-contact", number = number.as_str()))
                .value(fields.text(&contact)).errors(errors))
            (dated(words, fields, errors, &checked, t!(words, "frame-checked-on", number = number.as_str())))
        });
    }
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "frame-signposts-lede")) }
        (form.submit(t!(words, "frame-save")))
    };
    again(Page::new(heading, body).back("/co/programme"), errors)
}

fn read(words: Words, fields: &Fields) -> Result<Vec<Signpost>, Errors> {
    let mut errors = Errors::new();
    let mut list = Vec::new();
    for row in 0..ROWS {
        let kind = fields.text(&field(row, "kind")).to_owned();
        let cut =
            |part: &str, most: usize| fields.text(&field(row, part)).chars().take(most).collect::<String>();
        let (name, contact) = (cut("name", 120), cut("contact", 200));
        if kind.is_empty() && name.is_empty() && contact.is_empty() {
            continue;
        }
        for (part, text) in [("kind", &kind), ("name", &name), ("contact", &contact)] {
            if text.is_empty() {
                errors.add(&field(row, part), t!(words, "frame-fill-in"));
            }
        }
        match fields.date(&field(row, "checked")) {
            Some(checked_on) => list.push(Signpost { kind, name, contact, checked_on }),
            None => errors.add_date(&field(row, "checked"), t!(words, "frame-no-date")),
        }
    }
    if errors.is_empty() { Ok(list) } else { Err(errors) }
}

pub async fn save(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Fields>,
) -> Answer<Result<See, Page>> {
    let programme = mine(&who)?;
    let texts = (0..ROWS).flat_map(|row| ["kind", "name", "contact"].map(|part| field(row, part)));
    let dates = (0..ROWS).map(|row| field(row, "checked"));
    form.fields.only(&texts.collect::<Vec<_>>(), &dates.collect::<Vec<_>>())?;
    let list = match read(who.words(), &form.fields) {
        Ok(list) => list,
        Err(errors) => return Ok(Err(page(&site, &who, &form.fields, &errors))),
    };
    let see = act!(site, who, form, act => {
        frame::change_signposts(&mut act, programme, &list).await?;
        Ok(See("/co/programme".to_owned()))
    })?;
    Ok(Ok(see))
}
