//! What is wrong with what somebody gave the film: where, what was found, what is allowed, what to do.

use std::fmt;

/// Who must act, which is what the exit code of the command says (motion.md, 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The input is good, but the film refuses to show it: exit 1.
    Refused,
    /// The command was used wrongly: exit 2.
    Usage,
    /// The input cannot be read as what it should be: exit 3.
    BadInput,
}

impl Class {
    /// The exit code.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Refused => 1,
            Self::Usage => 2,
            Self::BadInput => 3,
        }
    }
}

/// A place in a file, with the line as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The line itself, or what stands around the place when the line is long.
    pub text: String,
    /// How many characters of `text` stand before the place.
    pub caret: usize,
}

impl Place {
    /// The place of the byte at `offset` in `source`.
    pub fn of(source: &str, offset: usize) -> Self {
        let offset = source.floor_char_boundary(offset);
        let start = source[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = source[offset..].find('\n').map_or(source.len(), |at| offset + at);
        let column = source[start..offset].chars().count() + 1;
        let from = column.saturating_sub(1 + AROUND);
        // A control or direction mark in somebody's file must not act on the terminal of whoever reads the message.
        let text = source[start..end].trim_end_matches('\r').chars().skip(from).take(2 * AROUND);
        let text = text.map(|c| if is_unsafe(c) { '\u{fffd}' } else { c }).collect();
        Self { line: source[..start].matches('\n').count() + 1, column, text, caret: column - 1 - from }
    }
}

/// How many characters of a line are shown on each side of a caret.
const AROUND: usize = 60;

/// One fault. Its message stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Who must act.
    pub class: Class,
    /// The rule that is broken, as in "D4".
    pub rule: Option<String>,
    /// The file as its reader called it; empty when the fault is in no file.
    pub file: String,
    /// Where in the file.
    pub place: Option<Place>,
    /// The parameter, as in `data.group.of`; empty when it is about the whole file.
    pub parameter: String,
    /// What was found.
    pub found: String,
    /// What is allowed.
    pub allowed: String,
    /// What to do.
    pub remedy: String,
}

impl Fault {
    /// A fault in no file yet.
    pub fn new(class: Class, parameter: &str, found: &str, allowed: &str, remedy: &str) -> Self {
        Self {
            class,
            rule: None,
            file: String::new(),
            place: None,
            parameter: parameter.to_owned(),
            found: found.to_owned(),
            allowed: allowed.to_owned(),
            remedy: remedy.to_owned(),
        }
    }
}

/// The exit code of several faults together: what cannot be read comes before what is refused. None: 0.
pub fn exit_code(faults: &[Fault]) -> u8 {
    faults.iter().map(|fault| fault.class).max().map_or(0, Class::exit_code)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut head = Vec::new();
        head.extend((!self.file.is_empty()).then(|| self.file.clone()));
        if let Some(place) = &self.place {
            head.push(format!("line {}, column {}", place.line, place.column));
        }
        head.extend((!self.parameter.is_empty()).then(|| format!("`{}`", self.parameter)));
        head.extend(self.rule.as_ref().map(|rule| format!("rule {rule}")));
        write!(f, "{}: found {}. Allowed: {}. {}.", head.join(", "), self.found, self.allowed, self.remedy)?;
        self.place.as_ref().map_or(Ok(()), |place| quote(place, f))
    }
}

/// The line with a caret under the place.
fn quote(place: &Place, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let number = place.line.to_string();
    let (margin, before) = (" ".repeat(number.len()), " ".repeat(place.caret));
    let shown = &place.text;
    write!(f, "\n  {number} | {shown}\n  {margin} | {before}^")
}

/// Whether `c` is a control character or one that turns the direction of writing: never shown, never accepted.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_where_what_was_found_what_is_allowed_and_what_to_do() {
        let mut fault = Fault::new(Class::BadInput, "brand_hue", "400", "0 to 359", "Choose a hue");
        fault.file = "my-trust.toml".to_owned();
        fault.place = Some(Place::of("schema = 1\nbrand_hue = 400\n", 23));
        assert_eq!(
            fault.to_string(),
            "my-trust.toml, line 2, column 13, `brand_hue`: found 400. Allowed: 0 to 359. Choose a hue.\n  \
             2 | brand_hue = 400\n    |             ^"
        );
    }

    #[test]
    fn a_place_is_found_in_every_text() {
        for (source, offset) in [("", 0), ("a", 1), ("ŵŷ\nx", 1), ("a\n", 2), ("a\r\nb", 99)] {
            let place = Place::of(source, offset);
            assert!(place.line >= 1 && place.column >= 1);
        }
    }

    #[test]
    fn unreadable_input_decides_the_exit_code() {
        let fault = |class| Fault::new(class, "", "", "", "");
        assert_eq!(exit_code(&[]), 0);
        assert_eq!(exit_code(&[fault(Class::Refused)]), 1);
        assert_eq!(exit_code(&[fault(Class::BadInput), fault(Class::Refused)]), 3);
    }
}
