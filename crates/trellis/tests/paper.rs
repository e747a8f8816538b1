//! Every guide on paper, in both languages, as another program reads it: tagged, titled, in its language, in order; and
//! the same bytes whenever it is made.

use std::collections::BTreeMap;

use lopdf::{Document as Pdf, Object};
use trellis_domain::{
    neutral,
    paper::{Document, Line, Part, Printed, line, strong},
};
use trellis_web::guides;
use trellis_words::{Language, Words};

const ALIAS: [(Language, &str); 2] =
    [(Language::English, "Staff development"), (Language::Welsh, "Datblygu staff")];

struct Made {
    slug: &'static str,
    document: Document,
    printed: Printed,
    pdf: Pdf,
}

/// Every guide in both languages. A warning of the maker is an error, so to be made at all is to pass PDF/UA-1.
fn all() -> Vec<Made> {
    let documents = ALIAS
        .into_iter()
        .flat_map(|(language, alias)| guides::on_paper(Words::new(language), alias).collect::<Vec<_>>());
    let made: Vec<Made> = documents
        .map(|(slug, document)| {
            let printed = trellis_paper::print(&document).unwrap_or_else(|spoilt| panic!("{slug}: {spoilt}"));
            let pdf = Pdf::load_mem(&printed.bytes).unwrap_or_else(|error| panic!("{slug}: {error}"));
            Made { slug, document, printed, pdf }
        })
        .collect();
    assert!(made.len() > 80, "{}", made.len());
    made
}

/// A text of the PDF's own dictionaries: UTF-16 with a mark, or Latin letters.
fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap_or_default()
}

fn headings(parts: &[Part], found: &mut Vec<String>) {
    for part in parts {
        match part {
            Part::Heading(_, words) => found.push(words.clone()),
            Part::Together(parts) | Part::Card(parts) | Part::Quote(parts) => headings(parts, found),
            _ => {}
        }
    }
}

fn lines<'a>(parts: &'a [Part], found: &mut Vec<&'a Line>) {
    for part in parts {
        match part {
            Part::Paragraph(line) | Part::Note(line) => found.push(line),
            Part::Together(parts) | Part::Card(parts) | Part::Quote(parts) => lines(parts, found),
            Part::Bullets(items) | Part::Numbers(_, items) | Part::Ticks(items) => {
                items.iter().for_each(|item| lines(item, found));
            }
            Part::Table(head, rows) => found.extend(head.iter().chain(rows.iter().flatten())),
            _ => {}
        }
    }
}

/// The words without the spaces between them: where a line ends is the reader's own guess.
fn squeezed(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{ad}').collect()
}

fn words_of(made: &Made) -> String {
    let sheets: Vec<u32> = made.pdf.get_pages().into_keys().collect();
    squeezed(&made.pdf.extract_text(&sheets).unwrap_or_else(|error| panic!("{}: {error}", made.slug)))
}

/// Tagged, with its title shown and its language named; and it says that it is PDF/UA.
fn is_accessible(made: &Made) {
    let (slug, language) = (made.slug, made.document.language);
    let catalog = made.pdf.catalog().expect("a catalog");
    assert_eq!(text(catalog.get(b"Lang").expect("a language")), language.code(), "{slug}");
    let marked = catalog.get(b"MarkInfo").and_then(Object::as_dict).expect("marked");
    assert!(marked.get(b"Marked").and_then(Object::as_bool).expect("marked"), "{slug}");
    assert!(catalog.has(b"StructTreeRoot"), "{slug}: tags");
    let shown = catalog.get(b"ViewerPreferences").expect("preferences");
    let shown = made.pdf.dereference(shown).and_then(|(_, shown)| shown.as_dict()).expect("preferences");
    assert!(shown.get(b"DisplayDocTitle").and_then(Object::as_bool).expect("the title is shown"), "{slug}");
    let about = catalog.get(b"Metadata").and_then(Object::as_reference).expect("metadata");
    let about = made.pdf.get_object(about).and_then(Object::as_stream).expect("metadata");
    let about = about.get_plain_content().expect("metadata");
    assert!(String::from_utf8_lossy(&about).contains("pdfuaid:part"), "{slug}: says that it is PDF/UA");
    assert_eq!(made.pdf.get_pages().len(), made.printed.sheets, "{slug}");
    assert!(made.printed.bytes.len() < 100_000, "{slug}: {} bytes", made.printed.bytes.len());
}

/// What can be seen of it without reading it: title, properties, name. And no date anywhere.
fn is_neutral_from_outside(made: &Made) {
    let slug = made.slug;
    let info = made.pdf.trailer.get(b"Info").and_then(Object::as_reference).expect("properties");
    let info = made.pdf.get_dictionary(info).expect("properties");
    let kept: BTreeMap<String, String> =
        info.iter().map(|(key, value)| (String::from_utf8_lossy(key).into_owned(), text(value))).collect();
    let title = format!("{} – {}", made.document.title, made.document.alias);
    assert_eq!(kept, BTreeMap::from([("Title".to_owned(), title.clone())]), "{slug}");
    for seen in [title.as_str(), slug] {
        assert_eq!(neutral::revealing(seen, &[], &[]), None, "{slug}: {seen}");
    }
    let bytes = String::from_utf8_lossy(&made.printed.bytes);
    for date in ["CreationDate", "ModDate", "CreateDate", "MetadataDate"] {
        assert!(!bytes.contains(date), "{slug}: {date}");
    }
}

/// Every heading in its order, and the beginning of every line. (It may go on over the foot of a sheet.)
fn reads_in_order(made: &Made, whole: &str) {
    let slug = made.slug;
    let mut expected = vec![made.document.title.clone()];
    headings(&made.document.parts, &mut expected);
    let mut from = 0;
    for heading in expected {
        let wanted = squeezed(&heading);
        let place = whole[from..].find(&wanted);
        from += place.unwrap_or_else(|| panic!("{slug}: `{heading}` is not next in {}", &whole[from..]));
        from += wanted.len();
    }
    let mut said = Vec::new();
    lines(&made.document.parts, &mut said);
    for line in said {
        let line: String = line.iter().map(|run| run.text.as_str()).collect();
        let start: String = squeezed(&line).chars().take(12).collect();
        assert!(whole.contains(&start), "{slug}: `{line}`");
    }
}

#[test]
fn every_guide_on_paper_is_accessible_neutral_and_read_in_order_by_another_program() {
    for made in all() {
        is_accessible(&made);
        is_neutral_from_outside(&made);
        let whole = words_of(&made);
        reads_in_order(&made, &whole);
    }
}

/// Also those that no guide happens to need today.
#[test]
fn every_welsh_letter_is_a_letter_and_no_picture() {
    let letters = "ÂÊÎÔÛŴŶ âêîôûŵŷ ÀÈÌÒÙ àèìòù ÁÉÍÓÚÝ áéíóúý ÄËÏÖÜ äëïöüÿ – ‘tŷ’ “dŵr” … ·";
    let (_, guide) = guides::on_paper(Words::new(Language::Welsh), "Datblygu staff").next().expect("a guide");
    let parts = vec![Part::Paragraph(line(letters)), Part::Paragraph(strong(letters))];
    let document = Document { title: "Tŷ a dŵr".to_owned(), parts, ..guide };
    let printed = trellis_paper::print(&document).expect("our font has every letter");
    let pdf = Pdf::load_mem(&printed.bytes).expect("a PDF");
    let made = Made { slug: "letters", document, printed, pdf };
    let whole = words_of(&made);
    assert_eq!(whole.matches(&squeezed(letters)).count(), 2, "{whole}");
}

#[test]
fn the_same_guide_is_the_same_bytes() {
    let documents: Vec<_> =
        guides::on_paper(Words::new(Language::Welsh), "Datblygu staff").take(12).collect();
    for (slug, document) in &documents {
        let [first, second] = [(); 2].map(|()| trellis_paper::print(document).expect("it can be made"));
        assert_eq!(first, second, "{slug}");
    }
}

/// Cards are a sheet with two sides; the needs map, the frame and what is signed have the sheets that people count on.
#[test]
fn what_is_handed_out_has_no_more_sheets_than_people_expect() {
    let wanted = [
        ("prep-card", 2),
        ("first-talk", 2),
        ("after-card", 2),
        ("four-questions", 2),
        ("circle-session", 2),
        ("ready", 2),
        ("ten-promises", 3),
    ];
    for (language, alias) in ALIAS {
        for (slug, document) in guides::on_paper(Words::new(language), alias) {
            if let Some((_, most)) = wanted.iter().find(|(wanted, _)| *wanted == slug) {
                let printed = trellis_paper::print(&document).expect("it can be made");
                assert!(printed.sheets <= *most, "{slug} in {}: {} sheets", language.code(), printed.sheets);
            }
        }
    }
}

#[test]
fn the_needs_map_is_labelled_and_has_four_questions_with_room_to_write() {
    for (language, alias) in ALIAS {
        let mut guides = guides::on_paper(Words::new(language), alias);
        let (_, document) = guides.find(|(slug, _)| *slug == "four-questions").expect("the needs map");
        let rooms = document.parts.iter().filter(|part| match part {
            Part::Together(parts) => parts.iter().any(|part| matches!(part, Part::Room(4..))),
            _ => false,
        });
        assert_eq!(rooms.count(), 4);
        assert!(document.parts.iter().any(|part| matches!(part, Part::Note(_))), "our own wording, it says");
    }
}
