//! The patterns that tell the petals apart without colour: worked out once, for every page.

use std::sync::LazyLock;

use trellis_film::shape::written;
use trellis_film::venn::{PETAL, Petal};

static PATTERNS: LazyLock<[(String, f64); 4]> = LazyLock::new(|| {
    Petal::ALL.map(|petal| {
        let (path, width) = petal.pattern(petal.middle(), PETAL);
        (written(&path), width)
    })
});

/// The strokes of a petal's pattern as an SVG path, and their width.
pub(super) fn of(petal: Petal) -> (&'static str, f64) {
    let (path, width) = &PATTERNS[petal as usize];
    (path, *width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_petal_has_a_pattern_of_its_own() {
        let all = Petal::ALL.map(of);
        for (number, (path, width)) in all.iter().enumerate() {
            assert!(path.starts_with('M') && *width > 0.0);
            assert!(all[..number].iter().all(|(before, _)| before != path));
        }
    }
}
