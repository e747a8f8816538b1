//! Finds the files of a run, tells what each holds, and reads them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use trellis_domain::{hat::Hat, ladder::Ladder};
use trellis_sheets::{
    child,
    headings::Field,
    mapping::Mapping,
    notice::Notice,
    people::read_people,
    person::Person,
    rejected::{Refused, Rejected},
    table::{self, Limits, Reader, Table},
    ties::{
        Availability, Choice, Exclusion, LensRow, Line, Ties, read_availability, read_choices,
        read_exclusions, read_lens, read_lines,
    },
};

use super::Trouble;
use crate::output::Output;

/// Where the people are.
#[derive(clap::Args)]
pub struct Source {
    /// A folder with mentees.csv and givers.csv (or mentors.csv), a workbook with these sheets, or the files themselves.
    /// Without it, the folder you are in.
    #[arg(value_name = "DIR, WORKBOOK OR FILES")]
    paths: Vec<PathBuf>,
    /// Answers to a shortlist: mentee_email, giver_email, answer (1, 2, … or yes, maybe, no, conflict).
    #[arg(long, value_name = "FILE")]
    choices: Option<PathBuf>,
    /// Read lens.csv too. Only where every row was written by the person it is about.
    #[arg(long)]
    self_declared: bool,
}

/// What a file or sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Mentees,
    Givers,
    Exclusions,
    Availability,
    Lines,
    Choices,
    Lens,
}

/// Whose layout the files have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Our templates.
    Templates,
    /// The Civil Service `mentor-match` tool's.
    MentorMatch,
}

/// Everything read.
pub struct Input {
    /// Whose layout.
    pub layout: Layout,
    /// Who asks.
    pub mentees: Vec<Person>,
    /// Who offers.
    pub givers: Vec<Person>,
    /// Who is kept apart or set together.
    pub exclusions: Vec<Exclusion>,
    /// Managers.
    pub lines: Vec<Line>,
    /// Free times.
    pub availability: Vec<Availability>,
    /// Answers to a shortlist.
    pub choices: Vec<Choice>,
    /// Wishes and offers of characteristics.
    pub lens: Vec<LensRow>,
    /// Rows that were not read.
    pub rejected: Vec<Rejected>,
    /// What is worth knowing.
    pub notices: Vec<Notice>,
}

/// Reads everything a run needs.
///
/// # Errors
/// When a file cannot be found, told, or read, or when no mentee or no giver is left.
pub fn read(source: &Source, out: Output) -> Result<Input, Trouble> {
    let mut tables = Tables::default();
    tables.gather(source)?;
    if tables.of.contains_key(&Role::Lens) && !source.self_declared {
        tables.of.remove(&Role::Lens);
        out.problem(
            "lens.csv is not read; add --self-declared if every row was written by the person it is about",
        );
    }
    let mut input = tables.read()?;
    for (people, name) in [(&input.mentees, "mentee"), (&input.givers, "giver")] {
        if people.is_empty() {
            tell(&input, out);
            return Err(Trouble::Nothing(format!("no {name} is left to match; see the lines above")));
        }
    }
    input.notices.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(input)
}

/// Says what was not read, and what is worth knowing: at most so many lines of each kind.
pub fn tell(input: &Input, out: Output) {
    const SHOWN: usize = 10;
    for rejected in input.rejected.iter().take(SHOWN) {
        out.problem(rejected);
    }
    if input.rejected.len() > SHOWN {
        out.problem(format_args!("… and {} more rows that could not be read", input.rejected.len() - SHOWN));
    }
    let unread_ties = input.rejected.iter().filter(|row| is_tie(&row.file)).count();
    if unread_ties > 0 {
        out.problem(format_args!(
            "take care: {unread_ties} of these rows keep people apart or name managers, and do not count in this run"
        ));
    }
    for (code, notices) in by_code(&input.notices) {
        for notice in notices.iter().take(SHOWN) {
            out.problem(notice);
        }
        if notices.len() > SHOWN {
            out.problem(format_args!("… and {} more of {code}", notices.len() - SHOWN));
        }
    }
}

fn is_tie(file: &str) -> bool {
    matches!(role_of(file), Some(Role::Exclusions | Role::Lines))
}

fn by_code(notices: &[Notice]) -> BTreeMap<&'static str, Vec<&Notice>> {
    let mut by_code: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for notice in notices {
        by_code.entry(notice.what.code()).or_default().push(notice);
    }
    by_code
}

/// The tables of a run, by what they hold.
#[derive(Default)]
struct Tables {
    of: BTreeMap<Role, Table>,
}

impl Tables {
    fn gather(&mut self, source: &Source) -> Result<(), Trouble> {
        let here = [PathBuf::from(".")];
        let paths = if source.paths.is_empty() { &here[..] } else { &source.paths };
        for path in paths {
            if path.is_dir() {
                for file in in_folder(path)? {
                    self.open(&file, None)?;
                }
            } else {
                self.open(path, None)?;
            }
        }
        if let Some(path) = &source.choices {
            self.of.remove(&Role::Choices);
            self.open(path, Some(Role::Choices))?;
        }
        Ok(())
    }

    fn open(&mut self, path: &Path, holds: Option<Role>) -> Result<(), Trouble> {
        let bytes = std::fs::read(path)
            .map_err(|error| Trouble::Usage(format!("cannot read {}: {error}", path.display())))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let limits = Limits::COMMAND_LINE;
        let tables = if table::is_container(&bytes) {
            let program = std::env::current_exe()?;
            child::read_in_child(&program, &name, &bytes, Reader::CommandLine, &limits)
        } else {
            table::read(&name, &bytes, Reader::CommandLine, &limits)
        }
        .map_err(refused)?;
        for table in tables {
            let Some(role) = holds.or_else(|| role_of(&table.name)).or_else(|| role_by_headings(&table))
            else {
                return Err(Trouble::Usage(format!(
                    "it cannot be told what {} holds; name it mentees, givers, exclusions, availability, lines, \
                     choices or lens (`trellis match template DIR` writes examples)",
                    table.name
                )));
            };
            if let Some(earlier) = self.of.get(&role) {
                return Err(Trouble::Usage(format!(
                    "{} and {} hold the same kind of rows; keep one of them",
                    earlier.name, table.name
                )));
            }
            self.of.insert(role, table);
        }
        Ok(())
    }

    fn read(mut self) -> Result<Input, Trouble> {
        let layout =
            if self.of.values().any(is_mentor_match) { Layout::MentorMatch } else { Layout::Templates };
        let ladder = match layout {
            Layout::Templates => Ladder::Afc,
            Layout::MentorMatch => Ladder::CivilService,
        };
        // Only a file of mentors may leave the hat unsaid.
        let of_mentors =
            self.of.get(&Role::Givers).is_some_and(|table| stem(&table.name).starts_with("mentor"));
        let (mut rejected, mut notices) = (Vec::new(), Vec::new());
        let mut report = Report { tables: &mut self.of, rejected: &mut rejected, notices: &mut notices };
        let mentees = report.people(Role::Mentees, &[Hat::Mentee], ladder)?;
        let givers = report.people(Role::Givers, if of_mentors { &[Hat::Mentor] } else { &[] }, ladder)?;
        let exclusions = report.read(Role::Exclusions, read_exclusions)?;
        let lines = report.read(Role::Lines, read_lines)?;
        let availability = report.read(Role::Availability, read_availability)?;
        let choices = report.read(Role::Choices, read_choices)?;
        let lens = report.read(Role::Lens, read_lens)?;
        Ok(Input {
            layout,
            mentees,
            givers,
            exclusions,
            lines,
            availability,
            choices,
            lens,
            rejected,
            notices,
        })
    }
}

/// Where rows that were not read are gathered.
struct Report<'a> {
    tables: &'a mut BTreeMap<Role, Table>,
    rejected: &'a mut Vec<Rejected>,
    notices: &'a mut Vec<Notice>,
}

impl Report<'_> {
    fn people(&mut self, role: Role, hats: &[Hat], ladder: Ladder) -> Result<Vec<Person>, Trouble> {
        let Some(table) = self.tables.remove(&role) else { return Ok(Vec::new()) };
        let people = read_people(&table, &Mapping::guess(&table, hats), ladder).map_err(refused)?;
        self.rejected.extend(people.rejected);
        self.notices.extend(people.notices);
        Ok(people.good)
    }

    fn read<T>(
        &mut self,
        role: Role,
        read: impl Fn(&Table) -> Result<Ties<T>, Refused>,
    ) -> Result<Vec<T>, Trouble> {
        let Some(table) = self.tables.remove(&role) else { return Ok(Vec::new()) };
        let ties = read(&table).map_err(refused)?;
        self.rejected.extend(ties.rejected);
        self.notices.extend(ties.notices);
        Ok(ties.good)
    }
}

fn refused(refused: Refused) -> Trouble {
    Trouble::Nothing(refused.to_string())
}

/// The files of a folder that have names we know; a workbook only where there is none of them.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut named = Vec::new();
    let mut books = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let ending =
            path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let known = path.file_name().is_some_and(|name| role_of(&name.to_string_lossy()).is_some());
        match ending.as_str() {
            "csv" | "tsv" | "txt" if known => named.push(path),
            "xlsx" => books.push(path),
            _ => {}
        }
    }
    named.sort();
    match (named.is_empty(), books.as_slice()) {
        (false, _) => Ok(named),
        (true, [book]) => Ok(vec![book.clone()]),
        (true, []) => Err(Trouble::Nothing(format!(
            "{} has no mentees.csv and no givers.csv; `trellis match template {}` writes them to fill in",
            folder.display(),
            folder.display()
        ))),
        (true, _) => {
            Err(Trouble::Usage(format!("{} has several workbooks; name the one to read", folder.display())))
        }
    }
}

fn stem(name: &str) -> String {
    let name = name.to_lowercase();
    name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.to_owned())
}

fn role_of(name: &str) -> Option<Role> {
    match stem(name).as_str() {
        "mentees" | "mentee" => Some(Role::Mentees),
        "givers" | "giver" | "mentors" | "mentor" => Some(Role::Givers),
        "exclusions" => Some(Role::Exclusions),
        "availability" => Some(Role::Availability),
        "lines" => Some(Role::Lines),
        "choices" => Some(Role::Choices),
        "lens" => Some(Role::Lens),
        _ => None,
    }
}

/// What a table of another name holds, where its headings leave no doubt.
fn role_by_headings(table: &Table) -> Option<Role> {
    let has = |field| table.column(field).is_some();
    if has(Field::EmailA) {
        Some(Role::Exclusions)
    } else if has(Field::Answer) {
        Some(Role::Choices)
    } else if has(Field::MatchIdentity) || has(Field::HatsWanted) || has(Field::Needs) {
        Some(Role::Mentees)
    } else if has(Field::Characteristics) || has(Field::Hats) || has(Field::Offers) {
        Some(Role::Givers)
    } else {
        None
    }
}

fn is_mentor_match(table: &Table) -> bool {
    let has = |field| table.column(field).is_some();
    has(Field::Both) || has(Field::MatchIdentity) || (has(Field::Characteristics) && has(Field::Band))
}
