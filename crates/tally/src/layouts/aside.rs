//! Columns that are no ballots: left out, or held against the sum of their row.

use super::{Source, grid::Grid, label, number};
use crate::{
    fault::{Faults, Rule},
    refused::Refused,
};

/// How headings begin that hardly name a voter or an item.
const SUMS: [&str; 6] = ["sum", "total", "mean", "average", "median", "score"];

impl Grid {
    /// Takes columns away that were named.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn leave_out(&mut self, source: &Source<'_>, ignore: &[String]) -> Result<(), Refused> {
        for name in ignore {
            let Some(column) = self.column(&label(name)) else {
                return Err(Refused::Usage(format!("{} has no column “{name}” to ignore", source.name)));
            };
            // Emptied rather than removed, so that messages go on counting columns as the file does.
            self.headings[column].clear();
            self.rows.iter_mut().for_each(|row| row.cells[column].clear());
        }
        Ok(())
    }

    /// The columns of ballots: all that have a heading but for `labels`, less the printed sums, which are checked.
    ///
    /// # Errors
    /// When a sum is not what its row adds up to, or a column looks like a sum and nobody said so.
    pub fn ballots(
        &self,
        source: &Source<'_>,
        labels: &[usize],
        sum: Option<&str>,
    ) -> Result<Vec<usize>, Refused> {
        let mut columns: Vec<usize> = (0..self.headings.len())
            .filter(|column| !labels.contains(column) && !self.headings[*column].is_empty())
            .collect();
        if let Some(name) = sum {
            let Some(checked) = self.column(&label(name)).filter(|column| columns.contains(column)) else {
                return Err(Refused::Usage(format!("{} has no column “{name}” to check", source.name)));
            };
            columns.retain(|column| *column != checked);
            self.check(source, &columns, checked)?;
        }
        let sums: Vec<Option<i64>> = (0..self.rows.len()).map(|row| self.sum(&columns, row)).collect();
        for &column in &columns {
            let heading = &self.headings[column];
            let named = SUMS.iter().any(|sum| heading.to_lowercase().starts_with(sum));
            if named || (columns.len() > 2 && self.adds_up(&sums, column)) {
                return Err(Refused::Usage(format!(
                    "{}, column “{heading}” looks like the sum of the others. Say --check-sum {heading} to check it, or \
                     --ignore {heading} to leave it out",
                    source.name
                )));
            }
        }
        Ok(columns)
    }

    fn sum(&self, columns: &[usize], row: usize) -> Option<i64> {
        let cells = columns.iter().map(|&column| self.rows[row].cells[column].as_str());
        let mut sum = 0;
        for cell in cells.filter(|cell| !cell.is_empty()) {
            sum += number::decimal(cell, self.semicolons)?;
        }
        Some(sum)
    }

    /// Whether a column is what the others of each row add up to: half of the row's sum.
    fn adds_up(&self, sums: &[Option<i64>], column: usize) -> bool {
        let half = |row: usize| {
            let cell = number::decimal(&self.rows[row].cells[column], self.semicolons);
            cell.is_some_and(|cell| cell > 0 && sums[row] == Some(2 * cell))
        };
        self.rows.len() > 1 && (0..self.rows.len()).all(half)
    }

    fn check(&self, source: &Source<'_>, columns: &[usize], checked: usize) -> Result<(), Refused> {
        let mut faults = Faults::default();
        for (at, row) in self.rows.iter().enumerate() {
            // Cells that are no numbers are refused with the ballots.
            let Some(sum) = self.sum(columns, at) else { continue };
            if number::decimal(&row.cells[checked], self.semicolons) != Some(sum) {
                let says = format!("the row adds up to {}", sum as f64 / number::UNIT as f64);
                let (heading, cell) = (&self.headings[checked], &row.cells[checked]);
                faults.add(source.fault(row.line, checked + 1, heading, cell, Rule::Contradiction(says)));
            }
        }
        if faults.none() { Ok(()) } else { Err(Refused::Contradiction(faults.in_order())) }
    }
}
