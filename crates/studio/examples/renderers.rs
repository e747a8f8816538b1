//! Writes what the story of the renderers compares: `renderers FOLDER` makes two films as Lottie and as moving SVG, our own pictures
//! of moments all over them, and `films.json`, which lists them.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use trellis_film::audience::Audience;
use trellis_film::evaluate::Captions;
use trellis_film::film;
use trellis_film::language::Language;
use trellis_film::params::Params;
use trellis_film::plan::Plan;
use trellis_film::script::Script;
use trellis_film::time::Ms;
use trellis_studio::lottie::lottie;
use trellis_studio::still;
use trellis_studio::svg::{Clip, animated};

/// From the start of a scene that follows another until it is half way in.
const HALF_WAY: Ms = 570;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    fs::create_dir_all(&folder)?;
    let mut films = Vec::new();
    for (language, audience) in
        [(Language::En, Audience::Organisations), (Language::Cy, Audience::Policymakers)]
    {
        let params = Params::default();
        let script = Script::new(language, audience, &params).map_err(|faults| format!("{faults:?}"))?;
        let plan = film::plan(&script, &params, &script.open, 30).map_err(|faults| format!("{faults:?}"))?;
        let name = language.code();
        fs::write(folder.join(format!("{name}.json")), lottie(&plan, Captions::Beside))?;
        let whole = Clip { from: 0, to: plan.beat.dur, poster: 0 };
        fs::write(folder.join(format!("{name}.svg")), animated(&plan, whole, Captions::Beside))?;
        let mut frames = Vec::new();
        for moment in moments(&plan) {
            frames.push(picture(&plan, moment, &folder, name)?);
        }
        films.push(json!({ "name": name, "frames": frames }));
    }
    fs::write(folder.join("films.json"), Value::from(films).to_string())?;
    Ok(())
}

/// Of every scene a picture half way in, and one that nobody chose: the golden section strews them evenly and in no order.
fn moments(plan: &Plan) -> Vec<Ms> {
    let strewn = |number: usize, scene: &trellis_film::plan::Scene| {
        let part = (number as f64 * 0.618_033_988_75).fract();
        scene.start + (part * f64::from(scene.end - scene.start)) as Ms
    };
    let scenes = plan.scenes.iter().enumerate();
    scenes.flat_map(|(number, scene)| [scene.start + HALF_WAY, strewn(number + 1, scene)]).collect()
}

/// Our picture of the frame that shows `moment`, as a file; and where it is.
fn picture(
    plan: &Plan,
    moment: Ms,
    folder: &std::path::Path,
    film: &str,
) -> Result<Value, Box<dyn std::error::Error>> {
    let frame = plan.beat.frame_at(moment);
    let moment = plan.beat.moment(frame);
    let file = format!("{film}.{frame}.png");
    fs::write(folder.join(&file), still::png(plan, moment, still::Options::default())?)?;
    Ok(json!({ "frame": frame, "moment": moment, "picture": file }))
}
