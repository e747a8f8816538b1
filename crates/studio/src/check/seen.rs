//! F07: is every word that stands in the picture also said, described or a credit? And has every picture its words?

use std::collections::BTreeSet;

use trellis_film::language::Language;
use trellis_film::plan::{Plan, Role};
use trellis_film::scene::SceneId;
use trellis_film::script::Script;
use trellis_film::transcript::written_keys;

use super::overflow::layer_named;
use super::report::{Finding, Outcome, Place, Seen, layer_of};

/// Texts that tell where words and numbers come from, or what state they are in: always in the transcript, never read aloud.
const CREDITS: [&str; 9] = [
    "figure-all-caption",
    "figure-part-caption",
    "source-line",
    "poster-credit",
    "end-link",
    "end-organisation",
    "end-credit",
    "end-term",
    "label-draft",
];
const PARAPHRASE: &str = "label-paraphrase";

/// The row of F07.
pub fn seen(script: &Script, plan: &Plan) -> Finding {
    let said = said(script);
    let mut seen: Vec<Seen> = plan
        .scenes
        .iter()
        .filter(|scene| scene.alt.trim().is_empty())
        .map(|scene| {
            let place = Place { scene: scene.id.clone(), ms: scene.still, layer: String::new() };
            Seen::new(Outcome::Fail, "no words", "the scene has nothing that stands in for its picture")
                .at(place)
        })
        .collect();
    let mut texts = BTreeSet::new();
    for node in plan.nodes.iter().filter(|node| node.text.is_some() && !is_caption(plan, node.parent)) {
        if !texts.insert(layer_of(&node.id)) {
            continue;
        }
        let words = words_of(plan, layer_of(&node.id));
        let key = layer_named(&node.id).and_then(|layer| layer.text.as_deref()).unwrap_or_default();
        let said = forms(script.language, &plain(&words)).iter().any(|words| said.contains(words));
        if !said && !credited(script, &node.id, key) {
            let place = Place::of(plan, node.on[0], Some(node));
            let what = format!("“{words}” is neither said nor described, and no credit of the transcript");
            seen.push(Seen::new(Outcome::Fail, "unsaid", what).at(place));
        }
    }
    let fine = format!("{} texts, {} pictures", texts.len(), plan.scenes.len());
    Finding::new("F07", "every text and picture", &fine, seen)
}

fn is_caption(plan: &Plan, parent: Option<u32>) -> bool {
    parent.is_some_and(|parent| plan.nodes[parent as usize].role == Role::Caption)
}

/// All rows of a layer as one text.
fn words_of(plan: &Plan, layer: &str) -> String {
    let own = plan.nodes.iter().filter(|node| layer_of(&node.id) == layer);
    own.filter_map(|node| node.text.as_ref()).map(|row| row.words.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether `key` is a credit, and the transcript holds it where it is shown.
fn credited(script: &Script, id: &str, key: &str) -> bool {
    let scene = id.split('/').next().and_then(SceneId::from_word);
    let held = scene.is_some_and(|scene| written_keys(script, scene).contains(&key));
    held && (key == PARAPHRASE || CREDITS.contains(&key))
}

/// The words as they are written, and in Welsh as they may sound behind other words: the first letter softens.
fn forms(language: Language, words: &str) -> Vec<String> {
    const SOFT: [(&str, &str); 9] = [
        ("ll", "l"),
        ("rh", "r"),
        ("p", "b"),
        ("t", "d"),
        ("c", "g"),
        ("b", "f"),
        ("d", "dd"),
        ("g", ""),
        ("m", "f"),
    ];
    let softened = SOFT.iter().find_map(|(hard, soft)| Some(format!("{soft}{}", words.strip_prefix(hard)?)));
    let softened = softened.filter(|_| language == Language::Cy);
    std::iter::once(words.to_owned()).chain(softened).collect()
}

/// All that is said or described, one after the other, plainly.
fn said(script: &Script) -> String {
    let lines = script.lines().map(|line| line.text.as_str());
    let described =
        script.scenes.iter().filter_map(|scene| scene.described.as_ref()).map(|said| said.text.as_str());
    plain(&lines.chain(described).collect::<Vec<_>>().join(" "))
}

/// Letters, digits and points between digits, with one space between words: what two texts share whatever their marks.
fn plain(text: &str) -> String {
    let words =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
