//! The parameters that take most room: every text as long as it may be, in both languages.

use unicode_segmentation::UnicodeSegmentation;

use super::table::{Kind, Spec, TABLE};
use super::{Link, Params};
use crate::both::Both;

/// Words of usual length; the Welsh ones hold the letters that other fonts lack.
const ENGLISH: &str = "Colleagues who listen with care and share what they know with everybody who wants to go \
                       further in the place where they work together every week of the year";
const WELSH: &str = "Cydweithwyr sy'n gwrando ŵyr ŷd ẁ ẃ ẅ ỳ gyda gofal ac yn rhannu'r hyn a ddysgon nhw gyda \
                     phawb sydd am fynd ymhellach yn y gweithle bob wythnos o'r flwyddyn";
/// A long first name is one word, which no row can break.
const NAME: &str = "Gwenllïan-Ŵenhwyfar-Angharad";

/// `given` with every text at its maximum length; choices, switches and figures stay as they are.
pub fn longest(given: &Params) -> Params {
    let mut params = given.clone();
    params.mentee.name = cut(NAME, most(&["mentee_name"]));
    params.mentee.job = Some(both(&["mentee_job"]));
    params.questions.texts = ["need", "help", "support", "require"].map(|key| both(&["question_set", key]));
    params.poster_lines = Some([(); 5].map(|()| both(&["poster_lines"])));
    params.actions = Some([(); 3].map(|()| both(&["actions"])));
    params.collective_predicate = Some(both(&["collective_predicate"]));
    params.population_spoken = Some(both(&["population_spoken"]));
    params.group_spoken = Some(both(&["group_spoken"]));
    params.organisation_name = Some(cut(ENGLISH, most(&["organisation_name"])));
    let url = given.link.as_ref().map_or("https://example.org", |link| link.url.as_str()).to_owned();
    params.link = Some(Link { url, text: both(&["link", "text"]) });
    let mut figures = given.figures.clone().unwrap_or_else(crate::figures::Figures::shipped);
    for figure in [&mut figures.all, &mut figures.group] {
        figure.population = Some(both(&["data", "all", "population"]));
        figure.source = cut(ENGLISH, most(&["data", "all", "source"]));
    }
    // Two sources take more room than one.
    figures.group.source = cut(WELSH, most(&["data", "group", "source"]));
    params.figures = Some(figures);
    params
}

fn both(path: &[&str]) -> Both {
    Both::of(&cut(ENGLISH, most(path)), &cut(WELSH, most(path)))
}

/// The first `most` letters of `words`, with a letter where a space would end them.
fn cut(words: &str, most: usize) -> String {
    let text: String = words.graphemes(true).take(most).collect();
    text.strip_suffix(' ').map_or(text.clone(), |short| format!("{short}s"))
}

/// How many letters the parameter at `path` may have; 0 when it is no text.
fn most(path: &[&str]) -> usize {
    let find = |specs: &'static [Spec], name: &str| specs.iter().find(|spec| spec.name == name);
    let mut specs = TABLE;
    for name in path {
        match find(specs, name).map(|spec| spec.kind) {
            Some(Kind::Group(inner)) => specs = inner,
            Some(Kind::Text { most, .. } | Kind::Both { most } | Kind::Several { most, .. }) => return most,
            _ => return 0,
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn every_text_is_as_long_as_the_table_allows() {
        let params = longest(&Params::default());
        let length = |text: &str| text.graphemes(true).count();
        assert_eq!(length(&params.mentee.name), 20);
        for language in Language::ALL {
            let of = |text: &Both| length(text.get(language).unwrap());
            assert_eq!(params.questions.texts.each_ref().map(of), [60; 4]);
            assert_eq!(params.poster_lines.as_ref().unwrap().each_ref().map(of), [60; 5]);
            assert_eq!(params.actions.as_ref().unwrap().each_ref().map(of), [48; 3]);
            assert_eq!(of(&params.link.as_ref().unwrap().text), 40);
        }
        assert_eq!(length(&params.figures.unwrap().all.source), 100);
    }
}
