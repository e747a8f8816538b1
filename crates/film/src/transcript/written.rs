//! What is written in the picture of each scene.

use crate::scene::SceneId;
use crate::script::Script;

const TITLE: &[&str] = &["film-title"];
const DATA: &[&str] =
    &["figure-all", "figure-all-caption", "figure-part", "figure-part-caption", "source-line"];
const MODEL: &[&str] = &[
    "picture-mentee",
    "petal-allyship",
    "petal-sponsorship",
    "petal-circles",
    "petal-surface",
    "question-need",
    "question-help",
    "question-support",
    "question-require",
];
const SURFACE: &[&str] =
    &["petal-surface", "tag-skin-colour", "tag-age", "tag-gender", "dial-little", "dial-lot"];
const CHALLENGE: &[&str] = &[
    "poster-heading",
    "poster-line-1",
    "poster-line-2",
    "poster-line-3",
    "poster-line-4",
    "poster-line-5",
    "poster-credit",
];
const NOW_YOU: &[&str] = &["end-action-1", "end-action-2", "end-action-3"];
const END: &[&str] = &[
    "end-action-1",
    "end-action-2",
    "end-action-3",
    "end-link",
    "end-organisation",
    "end-credit",
    "end-term",
];

/// The keys of what is written in the picture of `scene`, in reading order, with the labels that it must carry.
pub fn written_keys(script: &Script, scene: SceneId) -> Vec<&'static str> {
    let fixed = match scene {
        SceneId::Title => TITLE,
        SceneId::Meet => &[],
        SceneId::Data => DATA,
        SceneId::Model => MODEL,
        SceneId::Sponsorship => &["petal-sponsorship"],
        SceneId::Allyship => &["petal-allyship"],
        SceneId::Circles => &["petal-circles"],
        SceneId::Surface => SURFACE,
        SceneId::Trust => &["picture-trust"],
        SceneId::Challenge => CHALLENGE,
        SceneId::NowYou => NOW_YOU,
        SceneId::End => END,
    };
    let mut keys = fixed.to_vec();
    if scene == SceneId::Model && script.paraphrase {
        keys.push("label-paraphrase");
    }
    if script.is_draft() && matches!(scene, SceneId::Title | SceneId::End) {
        keys.push("label-draft");
    }
    keys
}

/// What is written in the picture of `scene`.
pub fn written(script: &Script, scene: SceneId) -> Vec<String> {
    let texts = written_keys(script, scene).into_iter().map(|key| script.text(key).to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}
