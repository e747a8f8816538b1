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
    let [start, end] = *spoken.lines.get((place.floor() as usize).checked_sub(1)?)?;
    let into = f64::from(end - start) * place.fract();
    Some(i64::from(start) + libm::round(into) as i64 + plus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_from_the_start_the_end_or_a_line() {
        let spoken = SpokenScene {
            id: "meet".into(),
            chapter: String::new(),
            alt: String::new(),
            start: 1000,
            end: 9000,
            lines: vec![[1300, 3300], [3300, 8500]],
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
