//! Stretches of the film that can stand alone, as clips on slides and in letters: named in the storyboard, each with the scene on
//! whose still it ends.

use crate::film::{spoken, storyboard};
use crate::resolve::moment;
use crate::script::Script;
use crate::time::Ms;

/// A stretch of the film in which something happens, and the scene that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its name.
    pub id: &'static str,
    /// The scene whose still says the same without motion.
    pub scene: &'static str,
    /// First moment of the film.
    pub from: Ms,
    /// The moment after the last; never later than the scene's still, after which the scene goes.
    pub to: Ms,
}

/// The names of all stretches, the usual one first.
pub fn names() -> Vec<&'static str> {
    storyboard().clip.iter().map(|clip| clip.id.as_str()).collect()
}

/// The stretch of that name; none when there is none, or its scene does not take part in this film.
pub fn find(script: &Script, id: &str) -> Option<Stretch> {
    let clip = storyboard().clip.iter().find(|clip| clip.id == id)?;
    let scene = script.scenes.iter().find(|scene| scene.id.word() == clip.scene)?;
    let board = storyboard().scene.iter().find(|scene| scene.id == clip.scene)?;
    let spoken = spoken(scene);
    let (from, still) = (moment(&clip.from, &spoken)?, moment(&board.still, &spoken)?);
    Some(Stretch { id: &clip.id, scene: &clip.scene, from, to: still.min(from + clip.lasts) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::Audience;
    use crate::language::Language;
    use crate::params::Params;

    #[test]
    fn every_stretch_moves_for_two_seconds_at_least_and_ends_before_its_scene_goes() {
        for language in Language::ALL {
            for audience in Audience::ALL {
                let script = Script::new(language, audience, &Params::default()).expect("a script");
                for name in names() {
                    let stretch = find(&script, name).expect("its scene takes part");
                    let scene = script.scenes.iter().find(|scene| scene.id.word() == stretch.scene);
                    let scene = scene.expect("its scene");
                    // A scene goes in its last 480 ms.
                    assert!(
                        scene.start <= stretch.from
                            && stretch.from + 2_000 <= stretch.to
                            && stretch.to <= scene.end - 480,
                        "{name}, {language:?}, {audience:?}: {stretch:?} in {} to {}",
                        scene.start,
                        scene.end
                    );
                }
            }
        }
        assert_eq!(names().first(), Some(&"model"));
    }

    #[test]
    fn a_film_without_its_scene_has_no_such_stretch() {
        let params = Params { data_scene: false, ..Params::default() };
        let script = Script::new(Language::En, Audience::Organisations, &params).expect("a script");
        assert_eq!((find(&script, "figures"), find(&script, "nothing")), (None, None));
        assert!(find(&script, "model").is_some());
    }
}
