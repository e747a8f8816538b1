//! Figures as tables print them: halves away from zero, no more digits than the ballots bear.

use libm::{fabs, round};

/// So many decimals, halves away from zero.
pub fn fixed(x: f64, decimals: u32) -> String {
    let scale = 10_i64.pow(decimals);
    let scaled = round(x * scale as f64) as i64;
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, part) = (scaled.abs() / scale, scaled.abs() % scale);
    if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part:0width$}", width = decimals as usize)
    }
}

/// At most two decimals, and none that say nothing.
pub fn short(x: f64) -> String {
    let text = fixed(x, 2);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A probability with three digits that count, or `<.001`.
pub fn p(x: f64) -> String {
    if x < 0.001 {
        return "<.001".into();
    }
    let decimals = if x >= 0.1 {
        3
    } else if x >= 0.01 {
        4
    } else {
        5
    };
    let text = fixed(x, decimals);
    if fabs(x) < 1.0 { text.trim_start_matches('0').to_owned() } else { "1.00".into() }
}

/// `p = .0477`, or `p <.001`.
pub fn p_is(x: f64) -> String {
    let text = p(x);
    if text.starts_with('<') { format!("p {text}") } else { format!("p = {text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero_and_small_chances_are_named() {
        assert_eq!(
            [fixed(58.35, 1), fixed(-0.25, 1), fixed(2.5, 0), fixed(0.6, 3)],
            ["58.4", "-0.3", "3", "0.600"]
        );
        assert_eq!(
            [p(0.0477), p(0.000_9), p(0.123_45), p(1.0), p(0.028_019)],
            [".0477", "<.001", ".123", "1.00", ".0280"]
        );
        assert_eq!([short(17.0), short(2.5), short(100.0), short(0.333_3)], ["17", "2.5", "100", "0.33"]);
    }
}
