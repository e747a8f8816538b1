//! What stands between people: exclusions, managers, free times, answers to a shortlist, wishes.

use std::collections::BTreeMap;

use crate::{
    headings::Field,
    mapping::Mapping,
    notice::{Notice, What},
    people::{need, read_slots, rejected},
    rejected::{List, Refused, Rejected, Why},
    slots,
    table::{Row, Table},
    values,
};

/// Rows of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ties<T> {
    /// Rows that were read.
    pub good: Vec<T>,
    /// Rows that were not.
    pub rejected: Vec<Rejected>,
    /// What is worth knowing.
    pub notices: Vec<Notice>,
}

/// Why two people are kept apart or set together. There is no room for a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExclusionKind {
    /// A declared conflict.
    Conflict,
    /// One would rather not.
    RatherNot,
    /// Forbidden by the coordinator.
    Forbidden,
    /// Set as a pair by the coordinator.
    Pinned,
}

/// Two people kept apart or set together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Line of the file.
    pub line: u64,
    /// One; the mentee of a pinned pair.
    pub a: String,
    /// The other.
    pub b: String,
    /// Which kind.
    pub kind: ExclusionKind,
}

/// Somebody and their manager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Line of the file.
    pub line: u64,
    /// Who is managed.
    pub email: String,
    /// By whom.
    pub manager_email: String,
}

/// Free times of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// Line of the file.
    pub line: u64,
    /// Who.
    pub email: String,
    /// When ([`crate::slots`]); `None` when nothing is marked.
    pub slots: Option<u32>,
}

/// An answer about somebody on a shortlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes, in this place of the order, from 1.
    Rank(u8),
    /// Not this time.
    No,
    /// A conflict.
    Conflict,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Line of the file.
    pub line: u64,
    /// The mentee.
    pub mentee: String,
    /// The giver.
    pub giver: String,
    /// The answer.
    pub answer: Answer,
    /// Whether the giver said it.
    pub by_giver: bool,
}

/// A wish, or an offer, of one characteristic. Only ever read on the command line, on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LensRow {
    /// A mentee asks.
    Asks {
        /// Who.
        email: String,
        /// For what.
        characteristic: String,
        /// Its value.
        value: String,
        /// Wanted, or not wanted.
        wanted: bool,
        /// 1–3.
        weight: u8,
        /// Rather nobody.
        wait_for_it: bool,
    },
    /// A giver offers.
    Offers {
        /// Who.
        email: String,
        /// What.
        characteristic: String,
        /// Its value.
        value: String,
    },
}

/// Reads exclusions; a reason is never read.
///
/// # Errors
/// When a column is missing.
pub fn read_exclusions(table: &Table) -> Result<Ties<Exclusion>, Refused> {
    const KINDS: [(&str, ExclusionKind); 4] = [
        ("conflict", ExclusionKind::Conflict),
        ("rather_not", ExclusionKind::RatherNot),
        ("forbidden", ExclusionKind::Forbidden),
        ("pinned", ExclusionKind::Pinned),
    ];
    each(table, &[Field::EmailA, Field::EmailB], |cells| {
        let kind = cells.read(Field::Kind, |text| values::one_of(List::Exclusion, text, &KINDS))?;
        let (a, b) = (cells.read(Field::EmailA, values::email)?, cells.read(Field::EmailB, values::email)?);
        // A row without a kind keeps two people apart: the careful reading.
        let kind = kind.unwrap_or(ExclusionKind::Conflict);
        Ok(Some(Exclusion { line: cells.row.line, a, b, kind }))
    })
}

/// Reads managers.
///
/// # Errors
/// When a column is missing.
pub fn read_lines(table: &Table) -> Result<Ties<Line>, Refused> {
    each(table, &[Field::Email, Field::ManagerEmail], |cells| {
        let email = cells.read(Field::Email, values::email)?;
        let manager_email = cells.read(Field::ManagerEmail, values::email)?;
        Ok(Some(Line { line: cells.row.line, email, manager_email }))
    })
}

/// Reads free times: one column `slots`, or one column per slot.
///
/// # Errors
/// When the address is missing.
pub fn read_availability(table: &Table) -> Result<Ties<Availability>, Refused> {
    let columns: Vec<(usize, u32)> = table
        .headings
        .iter()
        .enumerate()
        .filter_map(|(at, heading)| slots::read(heading).map(|bits| (at, bits)))
        .collect();
    let known = |heading: &str| slots::read(heading).is_some();
    each_but(table, &[Field::Email], known, |cells| {
        let email = cells.read(Field::Email, values::email)?;
        let mut bits = cells.read(Field::Slots, read_slots)?;
        for (at, slot) in &columns {
            let marked =
                values::yes_no(&cells.row.cells[*at]).map_err(|why| (table.headings[*at].clone(), why))?;
            if marked == Some(true) {
                bits = Some(bits.unwrap_or(0) | slot);
            }
        }
        Ok(Some(Availability { line: cells.row.line, email, slots: bits }))
    })
}

/// Reads answers to a shortlist.
///
/// # Errors
/// When a column is missing.
pub fn read_choices(table: &Table) -> Result<Ties<Choice>, Refused> {
    const ANSWERS: [(&str, Answer); 4] = [
        ("yes", Answer::Rank(1)),
        ("maybe", Answer::Rank(2)),
        ("no", Answer::No),
        ("conflict", Answer::Conflict),
    ];
    each(table, &[Field::MenteeEmail, Field::GiverEmail, Field::Answer], |cells| {
        let mentee = cells.read(Field::MenteeEmail, values::email)?;
        let giver = cells.read(Field::GiverEmail, values::email)?;
        let answer = cells.read(Field::Answer, |text| match text.parse::<u8>() {
            Ok(rank) if rank > 0 => Ok(Some(Answer::Rank(rank))),
            _ => values::one_of(List::Answer, text, &ANSWERS),
        })?;
        let by_giver = cells.read(Field::Side, |text| {
            values::one_of(List::Side, text, &[("mentee", false), ("giver", true), ("mentor", true)])
        })?;
        // No answer is not a no.
        Ok(answer.map(|answer| {
            let by_giver = by_giver.unwrap_or(false);
            Choice { line: cells.row.line, mentee, giver, answer, by_giver }
        }))
    })
}

/// Reads wishes and offers. A wish that is not switched on is dropped here, with its value.
///
/// # Errors
/// When a column is missing.
pub fn read_lens(table: &Table) -> Result<Ties<LensRow>, Refused> {
    let needed = [Field::Email, Field::Side, Field::Characteristic, Field::Value];
    each(table, &needed, |cells| {
        let email = cells.read(Field::Email, values::email)?;
        let asks = cells.read(Field::Side, |text| {
            values::one_of(List::Side, text, &[("asks", true), ("offers", false)])?.ok_or(Why::Missing)
        })?;
        let (characteristic, value) = (cells.text(Field::Characteristic), cells.text(Field::Value));
        if !asks {
            let (characteristic, value) = (characteristic.to_lowercase(), value.to_lowercase());
            let named = !characteristic.is_empty() && !value.is_empty();
            return Ok(named.then_some(LensRow::Offers { email, characteristic, value }));
        }
        let wanted = cells.read(Field::Wish, |text| {
            let wishes = [("wanted", Some(true)), ("not_wanted", Some(false)), ("no_matter", None)];
            values::one_of(List::Wish, text, &wishes)
        })?;
        let weight = cells.read(Field::Weight, |text| values::whole(text, 3))?.unwrap_or(0);
        let wait_for_it = cells.read(Field::WaitForIt, values::yes_no)?.unwrap_or(false);
        let Some(wanted) = wanted.flatten().filter(|_| weight > 0 && !value.is_empty()) else {
            return Ok(None);
        };
        let (characteristic, value) = (characteristic.to_lowercase(), value.to_lowercase());
        Ok(Some(LensRow::Asks { email, characteristic, value, wanted, weight, wait_for_it }))
    })
}

/// One row whose columns are known by their headings.
struct Cells<'a> {
    table: &'a Table,
    row: &'a Row,
    columns: &'a BTreeMap<Field, usize>,
}

/// The heading of a cell and what is wrong with it.
type Wrong = (String, Why);

impl Cells<'_> {
    fn text(&self, field: Field) -> &str {
        self.columns.get(&field).map_or("", |at| self.row.cells[*at].as_str())
    }

    fn read<T>(&self, field: Field, read: impl Fn(&str) -> Result<T, Why>) -> Result<T, Wrong> {
        read(self.text(field)).map_err(|why| {
            let heading = self.columns.get(&field).map(|at| self.table.headings[*at].clone());
            (heading.unwrap_or_else(|| field.code().to_owned()), why)
        })
    }
}

fn each<T>(
    table: &Table,
    needed: &[Field],
    read: impl Fn(&Cells<'_>) -> Result<Option<T>, Wrong>,
) -> Result<Ties<T>, Refused> {
    each_but(table, needed, |_| false, read)
}

/// Reads row by row; `known` are headings that are used although they feed no field.
fn each_but<T>(
    table: &Table,
    needed: &[Field],
    known: impl Fn(&str) -> bool,
    read: impl Fn(&Cells<'_>) -> Result<Option<T>, Wrong>,
) -> Result<Ties<T>, Refused> {
    let mut ties =
        Ties { good: Vec::new(), rejected: table.rejected.clone(), notices: table.notices.clone() };
    if table.headings.is_empty() {
        return Ok(ties);
    }
    let mapping = Mapping::guess(table, &[]);
    needed.iter().try_for_each(|field| need(table, mapping.column(*field), *field))?;
    let mut unused = mapping.unused(table);
    unused.retain(|heading| !known(heading) && crate::headings::plain(heading) != "reason");
    if !unused.is_empty() {
        let what = What::Ignored { columns: unused };
        ties.notices.push(Notice { file: table.name.clone(), line: None, what });
    }
    let columns: BTreeMap<Field, usize> =
        mapping.columns.iter().enumerate().filter_map(|(at, field)| field.map(|field| (field, at))).collect();
    for row in &table.rows {
        match read(&Cells { table, row, columns: &columns }) {
            Ok(Some(good)) => ties.good.push(good),
            Ok(None) => {}
            Err((heading, why)) => {
                let found = rejected(table, &mapping, row, Field::Email, why);
                ties.rejected.push(Rejected { column: Some(heading), ..found });
            }
        }
    }
    ties.rejected.sort_by_key(|rejected| rejected.line);
    Ok(ties)
}
