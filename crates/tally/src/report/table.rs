//! Columns of a plain text table: words to the left, figures to the right.

/// A table that is laid out when all its cells are known.
pub struct Table {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings; columns whose cells all stay empty are left out.
    pub const fn new(headings: Vec<&'static str>) -> Self {
        Self { headings, rows: Vec::new() }
    }

    /// One more row, with a cell for each heading.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The lines, each with a line break.
    pub fn lines(&self) -> String {
        let kept: Vec<usize> =
            (0..self.headings.len()).filter(|&at| self.rows.iter().any(|row| !row[at].is_empty())).collect();
        let width = |at: usize| {
            let cells = self.rows.iter().map(|row| row[at].chars().count());
            cells.chain([self.headings[at].chars().count()]).max().unwrap_or_default()
        };
        let widths: Vec<usize> = kept.iter().map(|&at| width(at)).collect();
        // A column is of figures when no cell begins with a letter.
        let figures =
            |at: usize| self.rows.iter().all(|row| row[at].chars().next().is_none_or(|c| !c.is_alphabetic()));
        let right: Vec<bool> =
            kept.iter().map(|&at| figures(at) && !WORDS.contains(&self.headings[at])).collect();
        let line = |cells: Vec<&str>| {
            let mut line = String::new();
            for (place, cell) in cells.into_iter().enumerate() {
                let blank = " ".repeat(widths[place].saturating_sub(cell.chars().count()));
                let (before, after) = if right[place] { (blank.as_str(), "") } else { ("", blank.as_str()) };
                line.push_str(if place == 0 { "" } else { "  " });
                line.push_str(before);
                line.push_str(cell);
                line.push_str(after);
            }
            format!("{}\n", line.trim_end())
        };
        let mut text = line(kept.iter().map(|&at| self.headings[at]).collect());
        for row in &self.rows {
            text.push_str(&line(kept.iter().map(|&at| row[at].as_str()).collect()));
        }
        text
    }
}

/// Columns of names, also where every name is a number.
const WORDS: [&str; 1] = ["Item"];
