//! The files as a reader of WebVTT finds them.

use super::*;
use crate::audience::Audience;
use crate::language::Language;
use crate::params::Params;

fn shipped(language: Language) -> Script {
    Script::new(language, Audience::Organisations, &Params::default()).unwrap()
}

/// A WebVTT timestamp in ms.
fn ms(stamp: &str) -> u32 {
    let (clock, thousandths) = stamp.split_once('.').expect("thousandths");
    let parts: Vec<u32> = clock.split(':').map(|part| part.parse().unwrap()).collect();
    assert_eq!((parts.len(), thousandths.len()), (3, 3));
    (parts[0] * 3_600 + parts[1] * 60 + parts[2]) * 1_000 + thousandths.parse::<u32>().unwrap()
}

/// A strict little reader: blocks apart by empty lines, each a note or an identified cue.
fn read(file: &str) -> Vec<(u32, u32, String)> {
    assert!(file.starts_with("WEBVTT "));
    let cues = file.split("\n\n").skip(1).filter(|block| !block.starts_with("NOTE "));
    cues.map(|block| {
        let mut lines = block.lines();
        assert!(!lines.next().unwrap().contains("-->"), "an identifier first");
        let (start, end) = lines.next().unwrap().split_once(" --> ").unwrap();
        let text = lines.collect::<Vec<_>>().join(" ");
        assert!(!text.is_empty() && !text.contains("-->") && !text.contains('<'));
        (ms(start), ms(end), text)
    })
    .collect()
}

#[test]
fn all_files_can_be_read_and_cover_the_film_in_order() {
    for language in Language::ALL {
        let script = shipped(language);
        for track in Track::ALL {
            let cues = read(&webvtt(&script, track));
            assert!(cues.iter().all(|(start, end, _)| start < end && *end <= script.duration));
            assert!(cues.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{track:?} in order");
            if track == Track::Chapters {
                assert_eq!((cues.len(), cues[0].0, cues[11].1), (12, 0, script.duration));
                assert!(cues.windows(2).all(|pair| pair[0].1 == pair[1].0), "no hole");
            }
            let numbers = srt(&script, track).matches(" --> ").count();
            assert_eq!(numbers, cues.len());
        }
    }
}

#[test]
fn the_captions_together_are_what_is_said() {
    let script = shipped(Language::En);
    let shown: Vec<_> = read(&webvtt(&script, Track::Captions)).into_iter().map(|(.., text)| text).collect();
    let said: Vec<_> = script.lines().map(|line| line.text.clone()).collect();
    assert_eq!(shown, said);
}

#[test]
fn a_name_full_of_signs_is_escaped() {
    let mut params = Params::default();
    params.mentee.name = "A<b>&-->x".to_owned();
    let script = Script::new(Language::En, Audience::Organisations, &params).unwrap();
    let file = webvtt(&script, Track::Captions);
    assert!(file.contains("This is A&lt;b&gt;&amp;--&gt;x."));
    read(&file);
    assert!(!srt(&script, Track::Captions).contains("<b>"));
}

#[test]
fn the_golden_files_of_the_shipped_film_stand() {
    for (language, track) in Language::ALL.into_iter().flat_map(|l| Track::ALL.map(|track| (l, track))) {
        let path = format!("{}/golden/{}.{language}.vtt", env!("CARGO_MANIFEST_DIR"), track.word());
        trellis_golden::check(path.as_ref(), &webvtt(&shipped(language), track));
    }
}
