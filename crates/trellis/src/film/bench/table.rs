//! The figures of a measurement, each beside what is asked for.

use std::fmt;

use serde::Serialize;

/// A measurement and where it was made.
#[derive(Serialize)]
pub struct Bench {
    /// What this object is, with its version.
    pub format: &'static str,
    pub processor: String,
    pub cores: usize,
    /// Vector units that pictures are drawn with.
    pub simd: String,
    /// How the encoder does its arithmetic.
    pub encoder: &'static str,
    /// dev or release.
    pub build: &'static str,
    pub jobs: usize,
    /// Of the film.
    pub frames: u32,
    /// Those of them that equal the one before.
    pub held: u32,
    /// Pictures that were measured one by one.
    pub pictures: u32,
    pub rows: Vec<Row>,
}

/// A figure.
#[derive(Serialize)]
pub struct Row {
    pub id: &'static str,
    pub figure: &'static str,
    pub unit: &'static str,
    /// None where this system does not tell it.
    pub found: Option<f64>,
    pub target: f64,
    /// Whether more is better; otherwise less is.
    pub at_least: bool,
    /// What we would like one day.
    pub aim: Option<f64>,
    pub met: Option<bool>,
}

impl Row {
    /// A figure that must not be above its target.
    pub fn most(
        id: &'static str,
        figure: &'static str,
        unit: &'static str,
        found: Option<f64>,
        target: f64,
    ) -> Self {
        let met = found.map(|found| found <= target);
        Self { id, figure, unit, found, target, at_least: false, aim: None, met }
    }

    /// A figure that must not be below its target.
    pub fn least(
        id: &'static str,
        figure: &'static str,
        unit: &'static str,
        found: Option<f64>,
        target: f64,
    ) -> Self {
        let met = found.map(|found| found >= target);
        Self { at_least: true, met, ..Self::most(id, figure, unit, found, target) }
    }

    /// The same with what we would like one day.
    pub fn aiming(self, aim: f64) -> Self {
        Self { aim: Some(aim), ..self }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found =
            self.found.map_or("not known".to_owned(), |found| format!("{} {}", short(found), self.unit));
        let sign = if self.at_least { '≥' } else { '≤' };
        let aim = self.aim.map_or(String::new(), |aim| format!(", aim {aim}"));
        let target = format!("{sign} {}{aim}", self.target);
        let met = match self.met {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "",
        };
        write!(f, "{:38}{found:>16}   {target:16}{met}", self.figure)
    }
}

impl fmt::Display for Bench {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { processor, cores, simd, encoder, build, jobs, frames, held, pictures, .. } = self;
        let share = held * 100 / (*frames).max(1);
        writeln!(f, "{processor}, {cores} cores, {simd}; encoder: {encoder}; {build} build")?;
        writeln!(
            f,
            "1920 × 1080, {frames} frames, {share} % of them held; {jobs} jobs; {pictures} pictures one by one\n"
        )?;
        self.rows.iter().try_for_each(|row| writeln!(f, "{}", row.to_string().trim_end()))
    }
}

/// With three digits that count, as a measurement has hardly more.
fn short(number: f64) -> String {
    let places = match number.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    format!("{number:.places$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_what_was_found_what_is_asked_for_and_whether_it_is_met() {
        let told = |row: Row| row.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        let size = |found| Row::most("mp4", "size", "MB", found, 30.0).aiming(12.0);
        assert_eq!(told(size(Some(30.0))), "size 30.0 MB ≤ 30, aim 12 met");
        assert_eq!(told(size(Some(30.04))), "size 30.0 MB ≤ 30, aim 12 MISSED");
        assert_eq!(told(size(None)), "size not known ≤ 30, aim 12");
        let quality = |found| Row::least("quality", "quality", "dB", Some(found), 44.0);
        assert_eq!(told(quality(44.0)), "quality 44.0 dB ≥ 44 met");
        assert_eq!(told(quality(43.9)), "quality 43.9 dB ≥ 44 MISSED");
        assert_eq!(told(Row::most("x", "x", "ms", Some(0.0213), 0.05)), "x 0.021 ms ≤ 0.05 met");
    }
}
