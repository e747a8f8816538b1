//! F15 and F16: petals are told apart without colour, and our own wording of the questions says that it is ours.

use kurbo::{Affine, Shape as _};
use trellis_film::params::{Params, Provenance};
use trellis_film::plan::{Node, Plan, Scene};
use trellis_film::script::Script;
use trellis_film::shape::written;
use trellis_film::text::SMALLEST;
use trellis_film::transcript::written as in_writing;
use trellis_film::venn::Petal;

use super::report::{Finding, Outcome, Place, Seen};
use crate::shape::parse;

/// The scene in which all petals stand with their labels, and the questions.
const MODEL: &str = "model";

/// The row of F15.
pub fn petals(script: &Script, plan: &Plan) -> Finding {
    let mut seen = Vec::new();
    let patterns: Vec<_> = Petal::ALL.iter().map(|petal| (petal, pattern(plan, *petal))).collect();
    for (number, (petal, own)) in patterns.iter().enumerate() {
        let node = plan.nodes.iter().find(|node| node.id == id(**petal));
        let mut fail = |what: String| {
            let place = Place::of(plan, node.map_or(0, |node| node.on[0]), node);
            seen.push(Seen::new(Outcome::Fail, "colour alone", what).at(place));
        };
        match own {
            None => fail(format!("{} has no pattern", petal.name())),
            Some(own) => {
                let twin = patterns[..number].iter().find(|(_, other)| other.as_ref() == Some(own));
                if let Some((twin, _)) = twin {
                    fail(format!("{} has the pattern of {}", petal.name(), twin.name()));
                }
            }
        }
        let label = script.find(&format!("petal-{}", petal.name())).unwrap_or_default();
        if label.is_empty() || !shows(plan, MODEL, label) {
            fail(format!("{} has no label", petal.name()));
        }
    }
    Finding::new("F15", "4 patterns, 4 labels", "4 patterns, 4 labels", seen)
}

fn id(petal: Petal) -> String {
    format!("{MODEL}/{}/pattern", petal.name())
}

/// A petal's pattern wherever it stands: two that are equal but for their place are equal.
fn pattern(plan: &Plan, petal: Petal) -> Option<String> {
    let node = plan.nodes.iter().find(|node| node.id == id(petal))?;
    let path = parse(node.path.as_deref()?);
    let middle = path.bounding_box().center().to_vec2().round();
    Some(written(&(Affine::translate(-middle) * path)))
}

/// Whether the rows of some layer in `scene` are `words`.
fn shows(plan: &Plan, scene: &str, words: &str) -> bool {
    rows(plan, scene, words).next().is_some()
}

/// The first rows of layers in `scene` that begin to say `words`.
fn rows<'a>(plan: &'a Plan, scene: &'a str, words: &'a str) -> impl Iterator<Item = &'a Node> {
    plan.nodes.iter().filter(move |node| {
        let own = node.id.split('/').next() == Some(scene);
        own && node.text.as_ref().is_some_and(|row| !row.words.is_empty() && words.starts_with(&row.words))
    })
}

/// The row of F16: while the questions are not the authors' own, the label is there, large enough, whenever the scene stands
/// still, and in the transcript.
pub fn questions(script: &Script, params: &Params, plan: &Plan) -> Finding {
    const LIMIT: &str = "a label of 28 px or none";
    let words = script.text("label-paraphrase");
    let Some(scene) = plan.scenes.iter().find(|scene| scene.id == MODEL) else {
        return Finding::new("F16", LIMIT, "no questions", Vec::new());
    };
    let label = rows(plan, MODEL, words).next();
    let place = Place::of(plan, scene.still, label);
    let theirs = params.questions.provenance == Provenance::Authors;
    let seen = match (theirs, label) {
        (true, None) => Seen::new(Outcome::Pass, "the authors' own", "no label is needed"),
        (true, Some(_)) => Seen::new(Outcome::Fail, "a label", "the questions are the authors' own"),
        (false, None) => Seen::new(Outcome::Fail, "no label", "the questions are not the authors' words"),
        (false, Some(node)) => labelled(script, scene, node),
    };
    Finding::new("F16", LIMIT, "", vec![seen.at(place)])
}

fn labelled(script: &Script, scene: &Scene, node: &Node) -> Seen {
    let size = node.text.as_ref().map_or(0.0, |row| row.size);
    let there = (node.on[0]..node.on[1]).contains(&scene.still);
    let written = trellis_film::scene::SceneId::from_word(&scene.id)
        .is_some_and(|id| in_writing(script, id).iter().any(|text| text == script.text("label-paraphrase")));
    let measured = format!("{size:.0} px");
    if !there || size < SMALLEST {
        return Seen::new(Outcome::Fail, measured, "the label cannot be read in the still");
    }
    Seen::new(Outcome::Fail.unless(written), measured, "the label, in the picture and in the transcript")
}
