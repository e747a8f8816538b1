//! What the written film must hold, and the two shipped ones as golden texts.

use super::*;
use crate::audience::Audience;
use crate::both::Both;
use crate::language::Language;
use crate::params::{Link, Provenance};

fn made(language: Language, params: &Params) -> Transcript {
    transcript(&Script::new(language, Audience::Organisations, params).unwrap(), params)
}

#[test]
fn every_sentence_description_label_and_source_is_in_the_transcript() {
    for language in Language::ALL {
        let params = Params::default();
        let script = Script::new(language, Audience::Organisations, &params).unwrap();
        let page = markdown(&made(language, &params)).replace('\\', "");
        for line in script.lines() {
            assert!(page.contains(&line.text), "{}", line.text);
        }
        for described in script.scenes.iter().filter_map(|scene| scene.described.as_ref()) {
            assert!(page.contains(&described.text), "{}", described.text);
        }
        for key in ["label-draft", "label-paraphrase", "source-line", "end-credit", "end-term", "so-08"] {
            assert!(page.contains(script.text(key)), "{key}");
        }
    }
}

#[test]
fn only_the_authors_own_questions_take_the_paraphrase_label_away() {
    let mut params = Params::default();
    let label = "Our working wording, not the authors'";
    for (provenance, shown) in
        [(Provenance::Paraphrase, true), (Provenance::Local, true), (Provenance::Authors, false)]
    {
        params.questions.provenance = provenance;
        let page = html(&made(Language::En, &params));
        assert_eq!(page.contains(label), shown, "{provenance:?}");
    }
}

#[test]
fn somebodys_signs_stay_text_in_both_forms() {
    let mut params = Params {
        organisation_name: Some("<script>alert(\"1\")</script> & *Sons*".to_owned()),
        link: Some(Link {
            url: "https://x.example/?a=\"<b>&c".to_owned(),
            text: Both::of("[a](b)", "[a](b)"),
        }),
        ..Params::default()
    };
    params.mentee.name = "A_b_".to_owned();
    let transcript = made(Language::En, &params);
    let page = html(&transcript);
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;alert(&quot;1&quot;)"));
    assert!(page.contains("href=\"https://x.example/?a=&quot;&lt;b&gt;&amp;c\""));
    let page = markdown(&transcript);
    assert!(page.contains("A\\_b\\_") && page.contains("\\[a\\](b)") && !page.contains(" *Sons*"));
}

#[test]
fn own_figures_leave_nothing_of_2020_in_captions_descriptions_or_transcript() {
    let figure = |count: u32| {
        format!(
            "count = {count}\nof = 9000\npopulation = {{ en = \"us\", cy = \"ni\" }}\nas_of = 2026\nsource = \"WRES 2026\"\n"
        )
    };
    let file = format!("[data.all]\n{}[data.group]\n{}", figure(2_140), figure(1_031));
    let params = crate::params::read("own.toml", &file, jiff::civil::date(2026, 11, 27)).unwrap();
    for language in Language::ALL {
        let script = Script::new(language, Audience::Organisations, &params).unwrap();
        let page = transcript(&script, &params);
        let tracks = crate::vtt::Track::ALL.map(|track| crate::vtt::webvtt(&script, track)).join("");
        let texts = format!("{tracks}{}{}", html(&page), markdown(&page));
        assert!(texts.contains("23.8") && texts.contains("11.4") && texts.contains("WRES 2026"));
        for old in ["19.9", "12.2", "2020"] {
            assert!(!texts.contains(old), "{language} still says {old}");
        }
    }
}

#[test]
fn the_golden_transcripts_of_the_shipped_film_stand() {
    for language in Language::ALL {
        let transcript = made(language, &Params::default());
        for (ending, text) in [("md", markdown(&transcript)), ("html", html(&transcript))] {
            let path = format!("{}/golden/transcript.{language}.{ending}", env!("CARGO_MANIFEST_DIR"));
            trellis_golden::check(path.as_ref(), &text);
        }
    }
}
