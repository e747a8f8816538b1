//! Numbers, paths and words as SVG and CSS write them.

use std::fmt::Write as _;

use kurbo::{BezPath, PathEl, Point};

/// A number with at most `places` decimals and no zeros that say nothing.
pub fn number(value: f64, places: usize) -> String {
    let mut text = format!("{value:.places$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".into() } else { text }
}

/// Words between tags or in quotes, so that nothing in them is read as a tag.
pub fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML has no way to write the other control characters.
            '\t' | '\n' => out.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
    out
}

/// The data of a path, with at most `places` decimals.
pub fn data(path: &BezPath, places: usize) -> String {
    let mut out = String::new();
    let mut put = |command: char, points: &[Point]| {
        out.push(command);
        for (index, point) in points.iter().enumerate() {
            let gap = if index > 0 { " " } else { "" };
            // Writing to a string cannot fail.
            let _written = write!(out, "{gap}{} {}", number(point.x, places), number(point.y, places));
        }
    };
    for element in path {
        match element {
            PathEl::MoveTo(end) => put('M', &[end]),
            PathEl::LineTo(end) => put('L', &[end]),
            PathEl::QuadTo(first, end) => put('Q', &[first, end]),
            PathEl::CurveTo(first, second, end) => put('C', &[first, second, end]),
            PathEl::ClosePath => put('Z', &[]),
        }
    }
    out
}

/// A screen colour.
pub fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let cases = [(1.0, "1"), (0.5, "0.5"), (-0.0001, "0"), (1200.0, "1200"), (1.23456, "1.235")];
        for (value, written) in cases {
            assert_eq!(number(value, 3), written);
        }
    }

    #[test]
    fn no_word_becomes_a_tag() {
        assert_eq!(escape("<b a='1'> & \"ŵ\"\u{1}"), "&lt;b a=&#39;1&#39;&gt; &amp; &quot;ŵ&quot;");
    }
}
