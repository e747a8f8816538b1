//! A table of the bundle, as CSV in which no cell of a person can become a formula.

use serde_json::Value;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known, or nothing is to be said.
    Empty,
    /// Text, whoever wrote it.
    Text(String),
    /// A whole number of ours.
    Whole(i64),
    /// Another number of ours.
    Number(f64),
}

impl Cell {
    /// A value of the counted tables; what is not defined is an empty cell, never 0.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Bool(yes) => Self::from(if *yes { "yes" } else { "no" }),
            Value::String(text) => Self::Text(text.clone()),
            Value::Number(number) => {
                number.as_i64().map_or_else(|| number.as_f64().map_or(Self::Empty, Self::Number), Self::Whole)
            }
            Value::Null | Value::Array(_) | Value::Object(_) => Self::Empty,
        }
    }

    /// The cell as CSV holds it, before it is quoted. Numbers have the fewest digits that give them back.
    fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => guarded(text),
            Self::Whole(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<i64>> From<Option<T>> for Cell {
    fn from(number: Option<T>) -> Self {
        number.map_or(Self::Empty, |number| Self::Whole(number.into()))
    }
}

macro_rules! whole {
    ($($number:ty),*) => { $(
        impl From<$number> for Cell {
            fn from(number: $number) -> Self {
                Self::Whole(i64::from(number))
            }
        }
    )* };
}

whole!(u8, u16, u32);

/// Counts and places within a record, which never come near 2^63.
impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        Self::Whole(number as i64)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Whole(number as i64)
    }
}

/// A table under its name, which is the file's without `.csv` and the sheet's of the workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// At most 31 letters.
    pub name: &'static str,
    /// Headings.
    pub headings: Vec<&'static str>,
    /// Rows, as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub fn new(name: &'static str, headings: &[&'static str]) -> Self {
        Self { name, headings: headings.to_vec(), rows: Vec::new() }
    }

    /// As CSV by RFC 4180: UTF-8 with a byte-order mark, so that spreadsheet programs read accented letters right.
    pub fn csv(&self) -> Vec<u8> {
        let mut text = String::from('\u{feff}');
        let headings = self.headings.iter().map(|heading| (*heading).to_owned());
        line(&mut text, headings);
        self.rows.iter().for_each(|row| line(&mut text, row.iter().map(Cell::written)));
        text.into_bytes()
    }
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\r', '\n']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// A text that no spreadsheet program takes for a formula: a leading `'` where one might.
fn guarded(text: &str) -> String {
    let formula =
        |first| matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\0' | '＝' | '＋' | '－' | '＠');
    if text.starts_with(formula) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn no_text_becomes_a_formula_and_no_number_is_spoilt() {
        for risky in ["=1", "+1", "-1", "@A", "\tx", "\rx", "＝1", "＋1", "－1", "＠A"] {
            assert_eq!(guarded(risky), format!("'{risky}"));
        }
        assert_eq!(guarded("Rota - nights"), "Rota - nights");
        let mut table = Table::new("t", &["a", "b", "c"]);
        table.rows.push(vec!["=1,\"2\"".into(), Cell::Whole(-3), Cell::Number(-0.5)]);
        table.rows.push(vec![Cell::Empty, "Siân\n".into(), 7_u32.into()]);
        let text = "\u{feff}a,b,c\r\n\"'=1,\"\"2\"\"\",-3,-0.5\r\n,\"Siân\n\",7\r\n";
        assert_eq!(String::from_utf8(table.csv()).unwrap(), text);
    }

    #[test]
    fn what_is_not_defined_is_empty_and_never_nought() {
        assert_eq!(Cell::of(&json!({"undefined": "fewer than 2 ballots"})), Cell::Empty);
        assert_eq!(
            [json!(0), json!(2.5), json!(true), json!("x")].map(|value| Cell::of(&value)),
            [Cell::Whole(0), Cell::Number(2.5), "yes".into(), "x".into()]
        );
    }
}
