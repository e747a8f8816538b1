//! Which column of a sheet feeds what: guessed from the headings, changed by the person who imports.

use serde::{Deserialize, Serialize};
use trellis_domain::hat::Hat;

use crate::{
    headings::{Field, is_equality},
    table::Table,
};

/// Which column feeds which field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// One per column of the table; `None` for a column that is not used.
    pub columns: Vec<Option<Field>>,
    /// The hats of rows that name none.
    pub hats: Vec<Hat>,
}

/// What a row about a person may hold; what the web application lets people choose from.
pub const OF_PEOPLE: [Field; 27] = [
    Field::Email,
    Field::FirstName,
    Field::LastName,
    Field::Name,
    Field::JobTitle,
    Field::Hats,
    Field::HatsWanted,
    Field::Profession,
    Field::Band,
    Field::Organisation,
    Field::System,
    Field::Site,
    Field::Region,
    Field::Team,
    Field::ManagerEmail,
    Field::Needs,
    Field::Offers,
    Field::Languages,
    Field::Mode,
    Field::Slots,
    Field::PlacesMentor,
    Field::PlacesSponsor,
    Field::PlacesAlly,
    Field::CirclesLed,
    Field::HoursCapMonth,
    Field::WaitingSince,
    Field::Biography,
];

impl Mapping {
    /// The columns as their headings say; the first of two with one meaning. `hats` are those of rows that name none.
    pub fn guess(table: &Table, hats: &[Hat]) -> Self {
        let mut columns: Vec<Option<Field>> = Vec::with_capacity(table.headings.len());
        for heading in &table.headings {
            let field = Field::of(heading).filter(|field| !columns.contains(&Some(*field)));
            columns.push(field);
        }
        Self { columns, hats: hats.to_vec() }
    }

    /// Lets a column feed a field, or nothing. A field is fed by one column, so another loses it. A column that was
    /// never read cannot be chosen, because there is nothing in it.
    pub fn set(&mut self, column: usize, field: Option<Field>) {
        for fed in &mut self.columns {
            if fed.is_some() && *fed == field {
                *fed = None;
            }
        }
        if let Some(fed) = self.columns.get_mut(column) {
            *fed = field;
        }
    }

    /// The column that feeds a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|fed| *fed == Some(field))
    }

    /// Headings of columns that feed nothing, without those that are never read.
    pub(crate) fn unused(&self, table: &Table) -> Vec<String> {
        table
            .headings
            .iter()
            .zip(&self.columns)
            .filter(|(heading, fed)| {
                fed.is_none() && !heading.is_empty() && !is_equality(heading) && Field::of(heading).is_none()
            })
            .map(|(heading, _)| heading.clone())
            .collect()
    }
}
