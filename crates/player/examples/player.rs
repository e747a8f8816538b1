//! Writes what the story of the player looks at: `player FOLDER` makes the film's page in both languages, its plan, and the
//! plan's numbers at 200 moments.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use trellis_film::audience::Audience;
use trellis_film::evaluate::local;
use trellis_film::film;
use trellis_film::language::Language;
use trellis_film::params::Params;
use trellis_film::plan::{Node, Plan, Role};
use trellis_film::script::Script;
use trellis_film::time::Ms;
use trellis_player::film_html;
use trellis_player::words::{Other, Words};

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    fs::create_dir_all(&folder)?;
    for (language, name, other) in [(Language::En, "Cymraeg", "cy"), (Language::Cy, "English", "en")] {
        let params = Params::default();
        let script = Script::new(language, Audience::Organisations, &params)
            .expect("the shipped parameters are whole");
        let plan = film::plan(&script, &params, &script.open, 30).expect("the shipped film can be drawn");
        let other = Other {
            name: name.to_owned(),
            language: other.to_owned(),
            address: format!("film.{other}.html"),
        };
        let words = Words { others: vec![other], ..Words::of(&script) };
        let code = language.code();
        fs::write(folder.join(format!("film.{code}.html")), film_html(&plan, &words, None))?;
        if language == Language::En {
            let plan = plan.for_player();
            fs::write(folder.join("plan.json"), plan.to_json())?;
            fs::write(folder.join("vectors.json"), vectors(&plan).to_string())?;
        }
    }
    Ok(())
}

/// 200 moments spread over the film, each with the numbers of every node.
fn vectors(plan: &Plan) -> Value {
    let moments = (0..200_u32).map(|index| (u64::from(plan.beat.dur - 1) * u64::from(index) / 199) as Ms);
    moments.map(|moment| json!({ "moment": moment, "nodes": plan.nodes.iter().map(|node| numbers(node, moment)).collect::<Vec<_>>() })).collect()
}

/// Shown or not, opacity, matrix, trim, width, inside and line.
fn numbers(node: &Node, moment: Ms) -> Value {
    let opacity = node.opacity.at(moment).clamp(0.0, 1.0);
    let on = node.on[0] <= moment
        && moment < node.on[1]
        && node.role != Role::Caption
        && (opacity * 255.0).round() > 0.0;
    json!([
        on,
        opacity,
        local(node, moment).as_coeffs(),
        node.trim.at(moment).clamp(0.0, 1.0),
        node.width.at(moment).max(0.0),
        node.fill.as_ref().map(|track| track.at(moment).srgb()),
        node.stroke.as_ref().map(|track| track.at(moment).srgb()),
    ])
}
