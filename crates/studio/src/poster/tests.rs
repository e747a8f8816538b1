//! Posters: what a screen reader finds in them, and that they are PDF/UA-1.

use lopdf::{Document, Object};
use trellis_film::audience::Audience;
use trellis_film::film;
use trellis_film::font::Fallback;
use trellis_film::language::Language;
use trellis_film::params::{Params, Provenance};

use super::*;
use crate::own_font;

fn made(language: Language, params: &Params) -> (Plan, Script) {
    let script = Script::new(language, Audience::Organisations, params).unwrap();
    (film::plan(&script, params, &script.open, 30).unwrap(), script)
}

fn read(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

/// All words of a PDF as another reader finds them, with single spaces.
fn words(bytes: &[u8]) -> String {
    let document = read(bytes);
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    squeezed(&document.extract_text(&pages).unwrap())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without spaces: that reader puts one wherever the font changes, as at ŵ.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// How often each kind of part stands in the tag tree.
fn tagged(document: &Document, kind: &str) -> usize {
    let is = |object: &Object| {
        object.as_dict().is_ok_and(|own| {
            own.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == kind.as_bytes())
        })
    };
    document.objects.values().filter(|object| is(object)).count()
}

#[test]
fn every_poster_is_pdf_ua_1_in_both_languages_and_says_what_it_is_called() {
    for language in Language::ALL {
        let (plan, script) = made(language, &Params::default());
        for kind in Kind::ALL {
            let bytes =
                pdf(kind, Paper::A4, &plan, &script).unwrap_or_else(|wrong| panic!("{kind:?}: {wrong}"));
            let document = read(&bytes);
            let catalogue = document.catalog().unwrap();
            let spoken = lopdf::decode_text_string(catalogue.get(b"Lang").unwrap()).unwrap();
            assert_eq!(spoken, language.code());
            let (_, metadata) = document.dereference(catalogue.get(b"Metadata").unwrap()).unwrap();
            let metadata = String::from_utf8_lossy(&metadata.as_stream().unwrap().content).into_owned();
            assert!(metadata.contains("pdfuaid:part") && !metadata.contains("Date"), "{metadata}");
            let title = if kind == Kind::Challenge { "poster-name" } else { "film-title" };
            assert!(
                squeezed(&metadata).replace("&apos;", "'").replace("&#39;", "'").contains(script.text(title)),
                "{metadata}"
            );
            let figures = match kind {
                Kind::Challenge => 5,
                Kind::Model => 1,
                Kind::Storyboard => script.scenes.len(),
            };
            assert_eq!(tagged(&document, "Figure"), figures);
            assert_eq!(tagged(&document, "H1"), 1);
        }
    }
}

#[test]
fn the_challenge_reads_heading_five_lines_credit_in_that_order() {
    for language in Language::ALL {
        let (plan, script) = made(language, &Params::default());
        let text = words(&pdf(Kind::Challenge, Paper::A3, &plan, &script).unwrap());
        let mut keys = vec!["poster-heading".to_owned()];
        keys.extend((1..=5).map(|number| format!("poster-line-{number}")));
        keys.extend(["poster-credit".to_owned(), "label-draft".to_owned()]);
        let wanted: Vec<&str> = keys.iter().map(|key| script.text(key)).collect();
        assert_eq!(bare(&text), bare(&wanted.concat()));
        if language == Language::En {
            assert_eq!(text, wanted.join(" "));
        }
    }
}

#[test]
fn the_model_names_every_petal_and_question_and_whose_words_they_are() {
    let (plan, script) = made(Language::En, &Params::default());
    let text = words(&pdf(Kind::Model, Paper::A4, &plan, &script).unwrap());
    let mut at = 0;
    for key in [
        "film-title",
        "picture-mentee",
        "petal-allyship",
        "petal-sponsorship",
        "petal-circles",
        "petal-surface",
        "question-need",
        "question-help",
        "question-support",
        "question-require",
        "label-paraphrase",
        "end-credit",
        "transcript-study",
        "label-draft",
    ] {
        let found =
            text[at..].find(script.text(key)).unwrap_or_else(|| panic!("{key} not in {}", &text[at..]));
        at += found;
    }
    assert!(text.contains("Allyship An ally is honest and humble."), "the name is not said twice: {text}");
}

#[test]
fn the_label_goes_with_the_authors_own_questions_and_with_nothing_else() {
    let mut params = Params::default();
    let label = |params: &Params| {
        let (plan, script) = made(Language::En, params);
        let texts =
            [Kind::Model, Kind::Storyboard].map(|kind| words(&pdf(kind, Paper::A4, &plan, &script).unwrap()));
        texts.map(|text| text.contains(script.text("label-paraphrase")))
    };
    assert_eq!(label(&params), [true, true]);
    params.questions.provenance = Provenance::Local;
    assert_eq!(label(&params), [true, true]);
    params.questions.provenance = Provenance::Authors;
    assert_eq!(label(&params), [false, false]);
}

#[test]
fn the_draft_label_goes_when_the_lines_are_approved() {
    let (plan, mut script) = made(Language::En, &Params::default());
    script.open.retain(|item| *item != trellis_film::signoff::Item::So02);
    let text = words(&pdf(Kind::Challenge, Paper::A4, &plan, &script).unwrap());
    assert!(!text.contains(script.text("label-draft")), "{text}");
}

#[test]
fn the_storyboard_says_every_line_and_names_its_sources() {
    let (plan, script) = made(Language::Cy, &Params::default());
    let text = bare(&words(&pdf(Kind::Storyboard, Paper::A4, &plan, &script).unwrap()));
    for line in script.lines() {
        assert!(text.contains(&bare(&line.text)), "{} is not in {text}", line.text);
    }
    for key in ["transcript-study", "transcript-figure-all", "transcript-figure-part", "end-term"] {
        assert!(text.contains(&bare(script.text(key))), "{key}");
    }
}

#[test]
fn the_same_film_gives_the_same_bytes() {
    let (plan, script) = made(Language::Cy, &Params::default());
    for kind in Kind::ALL {
        let twice = [(), ()].map(|()| pdf(kind, Paper::A4, &plan, &script).unwrap());
        assert!(twice[0] == twice[1], "{kind:?}");
    }
}

#[test]
fn larger_paper_is_the_same_page_enlarged() {
    let (plan, script) = made(Language::En, &Params::default());
    let width = |paper| {
        let document = read(&pdf(Kind::Challenge, paper, &plan, &script).unwrap());
        let page = document.get_pages()[&1];
        let media =
            document.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap().clone();
        media[2].as_float().unwrap()
    };
    assert!((width(Paper::A4) - 595.28).abs() < 0.1 && (width(Paper::A3) - 841.89).abs() < 0.1);
}

#[test]
fn letters_of_a_fallback_font_are_text_like_others() {
    let fallback = Fallback::read(own_font::font(&['ễ', 'ị'])).unwrap();
    let mut params = Params { fallback: Some(fallback), ..Params::default() };
    params.mentee.name = "Nguyễn Thị".to_owned();
    let (plan, script) = made(Language::En, &params);
    let fonts = |bytes: &[u8]| of_type(&read(bytes), b"FontDescriptor");
    let bytes = pdf(Kind::Storyboard, Paper::A4, &plan, &script).unwrap();
    assert!(bare(&words(&bytes)).contains("NguyễnThị"), "{}", words(&bytes));
    let (usual, script) = made(Language::En, &Params::default());
    assert_eq!(fonts(&bytes), fonts(&pdf(Kind::Storyboard, Paper::A4, &usual, &script).unwrap()) + 1);
}

/// How many parts of a PDF are of a type.
fn of_type(document: &Document, kind: &[u8]) -> usize {
    let is = |object: &&Object| {
        object
            .as_dict()
            .is_ok_and(|own| own.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == kind))
    };
    document.objects.values().filter(is).count()
}
