//! Rows of a text file (RFC 4180), with the line on which each begins; a broken row never swallows the next.

use std::borrow::Cow;

use crate::rejected::Why;

/// One row as it stands in the file.
pub(crate) struct Record<'a> {
    /// Physical line on which it begins, from 1.
    pub(crate) line: u64,
    /// Its cells as typed.
    pub(crate) cells: Vec<Cow<'a, str>>,
    /// What is wrong with its shape.
    pub(crate) broken: Option<Why>,
}

/// Reads rows one after the other.
pub(crate) struct Records<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    delimiter: u8,
    /// Cells of the headings; 0 before they are read.
    width: usize,
}

/// Where a row ends and on which line the next begins.
struct End {
    at: usize,
    line: u64,
}

impl<'a> Records<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, delimiter: delimiter(text), width: 0 }
    }

    /// From now on every row must have so many cells.
    pub(crate) fn expect(&mut self, width: usize) {
        self.width = width;
    }

    /// The row at the current place. `None` in the cells' stead means broken quoting.
    fn row(&self) -> (Option<Vec<Cow<'a, str>>>, End) {
        let bytes = self.text.as_bytes();
        let (mut at, mut line) = (self.at, self.line);
        let mut cells = Vec::with_capacity(self.width.max(8));
        loop {
            let cell = if bytes.get(at) == Some(&b'"') {
                let Some((cell, end, lines)) = quoted(self.text, at) else {
                    return (None, End { at, line });
                };
                at = end;
                line += lines;
                cell
            } else {
                let length = bytes[at..]
                    .iter()
                    .position(|&b| b == self.delimiter || b == b'\n' || b == b'\r')
                    .unwrap_or(bytes.len() - at);
                let cell = Cow::Borrowed(&self.text[at..at + length]);
                at += length;
                cell
            };
            cells.push(cell);
            match bytes.get(at) {
                Some(&b) if b == self.delimiter => at += 1,
                None => return (Some(cells), End { at, line: line + 1 }),
                Some(b'\r' | b'\n') => {
                    return (Some(cells), End { at: after_line_end(bytes, at), line: line + 1 });
                }
                // Text after a closing quotation mark.
                Some(_) => return (None, End { at, line }),
            }
        }
    }

    /// The place after the physical line at the current place.
    fn next_line(&self) -> End {
        let bytes = self.text.as_bytes();
        let length = bytes[self.at..].iter().position(|&b| b == b'\n' || b == b'\r');
        let at = length.map_or(bytes.len(), |length| after_line_end(bytes, self.at + length));
        End { at, line: self.line + 1 }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        if self.at >= self.text.len() {
            return None;
        }
        let line = self.line;
        let (cells, end) = self.row();
        let spans = end.line > line + 1;
        let broken = match &cells {
            None => Some(Why::Quoting),
            Some(cells) if self.width > 0 && cells.len() != self.width && !is_blank(cells) => {
                // A row over several lines with the wrong number of cells has lost a quotation mark.
                Some(if spans {
                    Why::Quoting
                } else {
                    Why::FieldCount { expected: self.width, found: cells.len() }
                })
            }
            Some(_) => None,
        };
        let (cells, end) = match (cells, &broken) {
            (Some(cells), broken) if broken.is_none() || !spans => (cells, end),
            _ => {
                let end = self.next_line();
                let raw = self.text[self.at..end.at].trim_end_matches(['\r', '\n']);
                (vec![Cow::Borrowed(raw)], end)
            }
        };
        (self.at, self.line) = (end.at, end.line);
        Some(Record { line, cells, broken })
    }
}

/// Whether nothing at all is written in a row.
pub(crate) fn is_blank<S: AsRef<str>>(cells: &[S]) -> bool {
    cells.iter().all(|cell| cell.as_ref().trim().is_empty())
}

/// The place after a line end: `\n`, `\r\n` or a lone `\r`.
fn after_line_end(bytes: &[u8], at: usize) -> usize {
    if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') { at + 2 } else { at + 1 }
}

/// A quoted cell that opens at `open`: its text, the place after it, and the line ends inside. `None` when it never
/// closes.
fn quoted(text: &str, open: usize) -> Option<(Cow<'_, str>, usize, u64)> {
    let bytes = text.as_bytes();
    let (mut at, mut lines, mut doubled) = (open + 1, 0, false);
    loop {
        match *bytes.get(at)? {
            b'"' if bytes.get(at + 1) == Some(&b'"') => {
                doubled = true;
                at += 2;
            }
            b'"' => break,
            b'\n' => {
                lines += 1;
                at += 1;
            }
            b'\r' => {
                lines += 1;
                at = after_line_end(bytes, at);
            }
            _ => at += 1,
        }
    }
    let inside = &text[open + 1..at];
    let cell = if doubled { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) };
    Some((cell, at + 1, lines))
}

/// The sign that stands most often in the first line with content, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    let mut inside = false;
    for byte in line.bytes() {
        inside ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == byte && !inside) {
            *count += 1;
        }
    }
    // The first of equals: a comma where there is only one column.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, width: usize) -> Vec<(u64, Vec<String>, bool)> {
        let mut records = Records::new(text);
        records.expect(width);
        records
            .map(|r| (r.line, r.cells.iter().map(ToString::to_string).collect(), r.broken.is_some()))
            .collect()
    }

    fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>, bool) {
        (line, cells.iter().map(ToString::to_string).collect(), false)
    }

    #[test]
    fn a_quoted_cell_over_three_lines_keeps_line_numbers_right() {
        assert_eq!(
            rows("a,b\n\"x\ny\r\nz\",2\n3,4", 2),
            [row(1, &["a", "b"]), row(2, &["x\ny\r\nz", "2"]), row(5, &["3", "4"])]
        );
    }

    #[test]
    fn a_lost_quotation_mark_costs_one_row() {
        let read = rows("a,b\n\"x,2\n3,4\n\"5\",6\n", 2);
        assert!(read[1].2);
        assert_eq!(read[1].0, 2);
        assert_eq!(read[2..], [row(3, &["3", "4"]), row(4, &["5", "6"])]);
    }

    #[test]
    fn doubled_marks_other_delimiters_and_old_line_ends_are_read() {
        assert_eq!(rows("a;b\r1;\"say \"\"x\"\"\"\r", 2), [row(1, &["a", "b"]), row(2, &["1", "say \"x\""])]);
        assert_eq!(rows("a\tb\n1,5\t2", 2)[1], row(2, &["1,5", "2"]));
    }

    #[test]
    fn marks_inside_a_bare_cell_are_kept() {
        assert_eq!(rows("a,b\nO\"Neil,2", 2)[1], row(2, &["O\"Neil", "2"]));
    }

    #[test]
    fn a_stray_mark_in_every_row_is_read_in_one_pass() {
        let text = "a,b\n".to_owned() + &"\"x,\"\"y\n".repeat(20_000);
        assert_eq!(rows(&text, 2).len(), 20_001);
    }
}
