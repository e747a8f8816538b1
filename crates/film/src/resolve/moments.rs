//! Marks in a scene become moments of the film.

use super::{Resolver, SpokenScene};
use crate::storyboard::At;
use crate::time::Ms;

impl Resolver<'_> {
    /// The moment of a mark; a mark that cannot be read is a fault, and stands for the scene's start.
    pub(super) fn moment(&mut self, at: &At, spoken: &SpokenScene, layer: &str) -> Ms {
        match moment(at, spoken) {
            Some(moment) => moment,
            None => {
                let what = format!(
                    "the mark {at:?} is not in this scene ({} lines, {} ms)",
                    spoken.lines.len(),
                    spoken.end - spoken.start
                );
                self.fault(&spoken.id, layer, what);
                spoken.start
            }
        }
    }
}

/// The moment of a mark; none when it cannot be read or lies outside the scene.
pub(crate) fn moment(at: &At, spoken: &SpokenScene) -> Option<Ms> {
    let moment = match at {
        At::Ms(ms) if *ms >= 0 => i64::from(spoken.start) + ms,
        At::Ms(ms) => i64::from(spoken.end) + ms,
        At::Line(mark) => by_line(mark, spoken)?,
    };
    let within = (i64::from(spoken.start)..=i64::from(spoken.end)).contains(&moment);
    within.then(|| u32::try_from(moment).ok()).flatten()
}

/// `2`, `2.5`, `2+300`, `2.5-100`.
fn by_line(mark: &str, spoken: &SpokenScene) -> Option<i64> {
    let split = mark.find(['+', '-']).unwrap_or(mark.len());
    let (place, plus) = mark.split_at(split);
    let place: f64 = place.trim().parse().ok()?;
    let plus: i64 = if plus.is_empty() { 0 } else { plus.parse().ok()? };
    let line = spoken.lines.get((place.floor() as usize).checked_sub(1)?)?;
    Some(i64::from(line.moment(place.fract())) + plus)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::Mark;
    use crate::script::Line;

    fn line(start: Ms, end: Ms) -> Line {
        Line { id: String::new(), text: "She knocks.".into(), start, end, marks: Vec::new() }
    }

    #[test]
    fn a_marked_word_moves_what_lies_between() {
        let mut said = line(1000, 3000);
        // Four of eleven letters stand before "knocks", which comes late.
        said.marks = vec![Mark { before: 4, at: 1500 }];
        let spoken = SpokenScene {
            id: "meet".into(),
            chapter: String::new(),
            alt: String::new(),
            start: 0,
            end: 4000,
            lines: vec![said],
        };
        let at = |mark: &str| moment(&At::Line(mark.into()), &spoken);
        assert_eq!(at("1.3636363636363636"), Some(2500));
        assert_eq!([at("1"), at("1.99999999")], [Some(1000), Some(3000)]);
        assert_eq!(at("1.5"), Some(2607), "a fifth and a little more of the way from the word to the end");
    }

    #[test]
    fn marks_count_from_the_start_the_end_or_a_line() {
        let spoken = SpokenScene {
            id: "meet".into(),
            chapter: String::new(),
            alt: String::new(),
            start: 1000,
            end: 9000,
            lines: vec![line(1300, 3300), line(3300, 8500)],
        };
        let marks = [
            At::Ms(200),
            At::Ms(-500),
            At::Line("1".into()),
            At::Line("2.5+100".into()),
            At::Line("2-300".into()),
        ];
        assert_eq!(
            marks.map(|at| moment(&at, &spoken)),
            [Some(1200), Some(8500), Some(1300), Some(6000), Some(3000)]
        );
        for wrong in ["3", "0", "2+9000", "two", "1.5+"] {
            assert_eq!(moment(&At::Line(wrong.into()), &spoken), None, "{wrong}");
        }
    }
}
