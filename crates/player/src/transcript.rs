//! Everything that the film says and shows, written down by scene: a page without its script, and half of a printed one.

use maud::{Markup, html};
use trellis_film::plan::{Plan, Scene};

use crate::labels::Labels;
use crate::words::{Description, Line, Words};

/// The transcript.
pub(crate) fn transcript(plan: &Plan, words: &Words, labels: &Labels) -> Markup {
    html! {
        div.film-transcript data-film="transcript" {
            h2.film-heading { (labels.transcript) }
            p.film-hint hidden data-film="live" { (labels.transcript_help) }
            @for scene in &plan.scenes {
                div.film-scene data-film="scene" {
                    h3 { (scene.chapter) }
                    div.film-said { @for part in parts(scene, words) { (written(&part, labels)) } }
                }
            }
            @if !words.notes.is_empty() {
                div.film-scene {
                    h3 { (labels.sources) }
                    div.film-said { @for note in &words.notes { p { (note) } } }
                }
            }
        }
    }
}

enum Part<'a> {
    Said(Vec<&'a Line>),
    Shown(&'a Description),
}

/// What is said and shown in a scene, in order; sentences without a picture between them stay together.
fn parts<'a>(scene: &Scene, words: &'a Words) -> Vec<Part<'a>> {
    let within = |moment: u32| scene.start <= moment && moment < scene.end;
    let mut shown = words.descriptions.iter().filter(|cue| within(cue.at)).peekable();
    let mut parts = Vec::new();
    for line in words.transcript.iter().filter(|line| line.scene == scene.id) {
        while let Some(cue) = shown.next_if(|cue| cue.at <= line.start) {
            parts.push(Part::Shown(cue));
        }
        if let Some(Part::Said(lines)) = parts.last_mut() {
            lines.push(line);
        } else {
            parts.push(Part::Said(vec![line]));
        }
    }
    parts.extend(shown.map(Part::Shown));
    parts
}

fn written(part: &Part<'_>, labels: &Labels) -> Markup {
    match part {
        Part::Said(lines) => html! {
            p { @for line in lines { span data-film="line" data-at=(line.start) { (line.text) } " " } }
        },
        Part::Shown(cue) => html! { p.film-shown { (labels.description.replace("{text}", &cue.text)) } },
    }
}
