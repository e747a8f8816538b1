//! Reads people from a sheet: every good row, and for every bad one what is wrong with it.

use std::collections::BTreeMap;

use trellis_domain::{
    capacity,
    hat::Hat,
    ladder::{Ladder, NotARung},
    needs, profession,
};

use crate::{
    headings::{Field, nearest},
    mapping::Mapping,
    notice::{Notice, What},
    person::{Mode, Person, Places},
    rejected::{List, Refused, Rejected, Why},
    slots,
    table::{Row, Table},
    values,
};

/// The people of one sheet or of several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Rows that were read.
    pub good: Vec<Person>,
    /// Rows that were not.
    pub rejected: Vec<Rejected>,
    /// What is worth knowing.
    pub notices: Vec<Notice>,
}

/// Reads people.
///
/// # Errors
/// When a column is missing without which no row can be read.
pub fn read_people(table: &Table, mapping: &Mapping, ladder: Ladder) -> Result<People, Refused> {
    let mut people =
        People { good: Vec::new(), rejected: table.rejected.clone(), notices: table.notices.clone() };
    if table.headings.is_empty() {
        return Ok(people);
    }
    require(table, mapping, ladder)?;
    let unused = mapping.unused(table);
    let file = &table.name;
    if !unused.is_empty() {
        people.notices.push(Notice {
            file: file.clone(),
            line: None,
            what: What::Ignored { columns: unused },
        });
    }
    if ladder == Ladder::CivilService && mapping.column(Field::JobTitle).is_none() {
        let column = Field::JobTitle.code().to_owned();
        people.notices.push(Notice { file: file.clone(), line: None, what: What::Absent { column } });
    }
    let mut kept = BTreeMap::new();
    for row in &table.rows {
        let mut cells = Cells { row, mapping, file, ladder, remarks: Vec::new() };
        match cells.person() {
            Ok(person) => {
                let remarks = cells.remarks;
                people.notices.extend(remarks.into_iter().map(|what| Notice {
                    file: file.clone(),
                    line: Some(row.line),
                    what,
                }));
                people.keep(person, row, table, mapping, &mut kept);
            }
            Err((field, why)) => people.rejected.push(rejected(table, mapping, row, field, why)),
        }
    }
    people.rejected.sort_by_key(|rejected| rejected.line);
    Ok(people)
}

impl People {
    /// Keeps a person once: the same again is a notice, something else under the same address is rejected.
    fn keep(
        &mut self,
        person: Person,
        row: &Row,
        table: &Table,
        mapping: &Mapping,
        kept: &mut BTreeMap<String, usize>,
    ) {
        let Some(&at) = kept.get(&person.email) else {
            kept.insert(person.email.clone(), self.good.len());
            self.good.push(person);
            return;
        };
        let first = &self.good[at];
        let (file, line) = (first.file.clone(), first.line);
        if person.says_the_same(first) {
            let what = What::Same { file, line };
            self.notices.push(Notice { file: table.name.clone(), line: Some(row.line), what });
        } else {
            self.rejected.push(rejected(table, mapping, row, Field::Email, Why::Twice { file, line }));
        }
    }
}

pub(crate) fn rejected(table: &Table, mapping: &Mapping, row: &Row, field: Field, why: Why) -> Rejected {
    let column = mapping.column(field).map(|at| table.headings[at].clone());
    Rejected {
        file: table.name.clone(),
        line: row.line,
        column: column.or_else(|| Some(field.code().to_owned())),
        cells: row.cells.clone(),
        why,
    }
}

fn require(table: &Table, mapping: &Mapping, ladder: Ladder) -> Result<(), Refused> {
    let mut needed = vec![Field::Email, Field::Profession, Field::Organisation];
    if mapping.hats.is_empty() {
        needed.push(Field::Hats);
    }
    if ladder == Ladder::CivilService {
        needed.push(Field::Band);
    }
    needed.into_iter().try_for_each(|field| need(table, mapping.column(field), field))
}

/// Refuses a table without a column, naming the one that comes nearest.
pub(crate) fn need(table: &Table, column: Option<usize>, field: Field) -> Result<(), Refused> {
    if column.is_some() {
        return Ok(());
    }
    let found: Vec<String> = table.headings.iter().filter(|heading| !heading.is_empty()).cloned().collect();
    // A heading that already feeds something else is no misspelling of this one.
    let free = table.headings.iter().filter(|heading| Field::of(heading).is_none()).map(String::as_str);
    let nearest = nearest(field.code(), free);
    Err(Refused { file: table.name.clone(), why: Why::ColumnMissing { needed: field, found, nearest } })
}

/// One row, read field by field.
struct Cells<'a> {
    row: &'a Row,
    mapping: &'a Mapping,
    file: &'a str,
    ladder: Ladder,
    remarks: Vec<What>,
}

type Read<T> = Result<T, (Field, Why)>;

impl Cells<'_> {
    fn text(&self, field: Field) -> &str {
        self.mapping.column(field).map_or("", |at| self.row.cells[at].as_str())
    }

    fn owned(&self, field: Field) -> String {
        self.text(field).to_owned()
    }

    fn needed(&self, field: Field) -> Read<&str> {
        let text = self.text(field);
        if text.is_empty() { Err((field, Why::Missing)) } else { Ok(text) }
    }

    /// Reads a cell with one of the functions of [`values`].
    fn value<T>(&self, field: Field, read: impl Fn(&str) -> Result<T, Why>) -> Read<T> {
        read(self.text(field)).map_err(|why| (field, why))
    }

    fn person(&mut self) -> Read<Person> {
        let email = self.value(Field::Email, values::email)?;
        let hats = self.hats()?;
        let (rung, step) = self.rung()?;
        let (profession, family) = self.profession()?;
        let (needs, offers) = (self.tags(Field::Needs), self.tags(Field::Offers));
        let mut first_name = self.owned(Field::FirstName);
        if first_name.is_empty() && self.text(Field::LastName).is_empty() {
            first_name = self.owned(Field::Name);
        }
        Ok(Person {
            file: self.file.to_owned(),
            line: self.row.line,
            email,
            first_name,
            last_name: self.owned(Field::LastName),
            job_title: self.owned(Field::JobTitle),
            biography: self.owned(Field::Biography),
            wants: self.wants(&hats)?,
            hats,
            profession,
            family,
            rung,
            step,
            organisation: self.needed(Field::Organisation)?.to_owned(),
            system: self.owned(Field::System),
            site: self.owned(Field::Site),
            region: self.owned(Field::Region),
            team: self.owned(Field::Team),
            manager_email: self.value(Field::ManagerEmail, values::email_if_any)?,
            needs,
            offers,
            style: self.value(Field::Style, style)?,
            languages: values::list(self.text(Field::Languages)).map(str::to_lowercase).collect(),
            mode: self.value(Field::Mode, |text| values::one_of(List::Mode, text, &Mode::CODES))?,
            slots: self.value(Field::Slots, read_slots)?,
            outside_organisation: self.value(Field::OutsideOrganisation, values::yes_no)?.unwrap_or(false),
            other_profession: self
                .value(Field::ProfessionWish, |text| {
                    values::one_of(List::Wish, text, &[("same", false), ("other", true)])
                })?
                .unwrap_or(false),
            waiting_since: self.value(Field::WaitingSince, values::date)?,
            places: self.places()?,
            half_hours: self
                .value(Field::HoursCapMonth, |text| values::half_hours(text, capacity::CEILING))?,
            ready: self.value(Field::Ready, values::yes_no)?,
            paused_until: self.value(Field::PausedUntil, values::date)?,
            // What the other tool leaves open is no reason to send a row back.
            both: values::yes_no(self.text(Field::Both)).unwrap_or(None),
            characteristics: values::list(self.text(Field::Characteristics)).map(str::to_lowercase).collect(),
            identity: Some(self.text(Field::Identity).to_lowercase()).filter(|value| !value.is_empty()),
        })
    }

    fn hats(&self) -> Read<Vec<Hat>> {
        let named = hats(self.text(Field::Hats)).map_err(|why| (Field::Hats, why))?;
        match (named.is_empty(), self.mapping.hats.is_empty()) {
            (false, _) => Ok(named),
            (true, false) => Ok(self.mapping.hats.clone()),
            (true, true) => Err((Field::Hats, Why::Missing)),
        }
    }

    /// What a mentee asks for; a mentor when nothing is said.
    fn wants(&self, hats_worn: &[Hat]) -> Read<Vec<Hat>> {
        let named = hats(self.text(Field::HatsWanted)).map_err(|why| (Field::HatsWanted, why))?;
        if named.contains(&Hat::Mentee) {
            let why = values::unlisted(List::Hat, self.text(Field::HatsWanted), []);
            return Err((Field::HatsWanted, why));
        }
        if named.is_empty() && hats_worn.contains(&Hat::Mentee) { Ok(vec![Hat::Mentor]) } else { Ok(named) }
    }

    fn rung(&mut self) -> Read<(Option<String>, Option<u8>)> {
        let text = self.owned(Field::Band);
        if text.is_empty() {
            return match self.ladder {
                Ladder::Afc => Ok((None, None)),
                Ladder::CivilService => Err((Field::Band, Why::Missing)),
            };
        }
        let rung = self.ladder.read(&text).map_err(|problem| {
            let why = match problem {
                NotARung::WhichEight => Why::WhichEight,
                NotARung::Unknown => {
                    values::unlisted(List::Rung, &text, self.ladder.rungs().iter().map(|rung| rung.code))
                }
            };
            (Field::Band, why)
        })?;
        if self.ladder == Ladder::CivilService && rung.code != text {
            self.remarks.push(What::ReadAs { written: text, meant: rung.code.to_owned() });
        }
        Ok((Some(rung.code.to_owned()), rung.step))
    }

    fn profession(&self) -> Read<(String, Option<String>)> {
        let text = self.needed(Field::Profession)?;
        if self.ladder == Ladder::CivilService {
            return Ok((text.to_owned(), None));
        }
        profession::read(text)
            .map(|known| (known.code.to_owned(), Some(known.family.code().to_owned())))
            .ok_or_else(|| {
                let known = profession::ALL.iter().map(|known| known.code);
                (Field::Profession, values::unlisted(List::Profession, text, known))
            })
    }

    fn tags(&mut self, field: Field) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for part in values::list(&self.owned(field)) {
            let tag = needs::read(part).map_or_else(
                || {
                    let nearest = nearest(part, needs::ALL.iter().map(|(tag, _)| *tag));
                    self.remarks.push(What::Tag { written: part.to_owned(), nearest });
                    crate::headings::plain(part)
                },
                str::to_owned,
            );
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    fn places(&self) -> Read<Places> {
        let of = |field, hat| self.value(field, |text| values::whole(text, capacity::most_places(hat)));
        Ok(Places {
            mentor: of(Field::PlacesMentor, Hat::Mentor)?,
            sponsor: of(Field::PlacesSponsor, Hat::Sponsor)?,
            ally: of(Field::PlacesAlly, Hat::Ally)?,
            circles: of(Field::CirclesLed, Hat::Facilitator)?,
        })
    }
}

/// Hats of a list; a circle is led by facilitators.
fn hats(text: &str) -> Result<Vec<Hat>, Why> {
    let mut hats = Vec::new();
    for part in values::list(text) {
        let known = Hat::ALL.map(|hat| (hat.code(), hat));
        let hat = match crate::headings::plain(part).as_str() {
            "circle" | "circles" => Some(Hat::Facilitator),
            said => Hat::parse(said.strip_suffix('s').unwrap_or(said)),
        };
        let hat =
            hat.ok_or_else(|| values::unlisted(List::Hat, part, known.iter().map(|(code, _)| *code)))?;
        if !hats.contains(&hat) {
            hats.push(hat);
        }
    }
    Ok(hats)
}

/// Eight answers, whatever stands between them.
fn style(text: &str) -> Result<String, Why> {
    let letters: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ';' | ','))
        .map(|c| if matches!(c, '–' | '_') { '-' } else { c.to_ascii_uppercase() })
        .collect();
    let good =
        letters.is_empty() || letters.len() == 8 && letters.bytes().all(|b| matches!(b, b'A' | b'B' | b'-'));
    if good { Ok(letters) } else { Err(Why::Style { value: text.to_owned() }) }
}

/// The times of a list; `None` when nothing is said.
pub(crate) fn read_slots(text: &str) -> Result<Option<u32>, Why> {
    let mut bits = None;
    for part in values::list(text) {
        let read = slots::read(part).ok_or_else(|| {
            let known: Vec<String> = slots::all().map(|(code, _)| code).collect();
            values::unlisted(List::Slot, part, known.iter().map(String::as_str).chain(["rotating"]))
        })?;
        bits = Some(bits.unwrap_or(0) | read);
    }
    Ok(bits)
}
