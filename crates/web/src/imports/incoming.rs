//! From a row of a sheet to a person on their way in. Needs, offers and characteristics do not come along.

use trellis_domain::{address::Address, hat::Hat};
use trellis_programme::imports::{Incoming, Profile};
use trellis_sheets::{
    person::Person,
    rejected::Rejected,
    slots,
    write::{Cell, Sheet, csv},
};

/// Everybody, in the order of the file.
pub fn of(people: &[Person]) -> Vec<Incoming> {
    people.iter().filter_map(incoming).collect()
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

fn incoming(person: &Person) -> Option<Incoming> {
    let address = Address::read(&person.email).ok()?;
    let profile = Profile {
        first_name: cut(&person.first_name, 160),
        last_name: cut(&person.last_name, 160),
        organisation: cut(&person.organisation, 160),
        site: cut(&person.site, 160),
        region: cut(&person.region, 160),
        team: cut(&person.team, 160),
        profession: cut(&person.profession, 160),
        band: person.rung.clone().unwrap_or_default(),
        job_title: cut(&person.job_title, 160),
        mode: person.mode.map(|mode| mode.code().to_owned()).unwrap_or_default(),
        languages: person.languages.join(" "),
        slots: person.slots.map(slot_codes).unwrap_or_default(),
        ..Profile::default()
    };
    let places = [
        (Hat::Mentor, person.places.mentor),
        (Hat::Sponsor, person.places.sponsor),
        (Hat::Ally, person.places.ally),
        (Hat::Facilitator, person.places.circles),
    ];
    let wants: Vec<Hat> = person.wants.clone();
    Some(Incoming {
        manager: person.manager_email.as_deref().and_then(|manager| Address::read(manager).ok()),
        hats: person.hats.clone(),
        wants: if wants.is_empty() { vec![Hat::Mentor] } else { wants },
        waiting_since: person.waiting_since,
        places: places
            .into_iter()
            .filter_map(|(hat, places)| places.map(|places| (hat, i64::from(places))))
            .collect(),
        half_hours: person.half_hours.map(i64::from),
        address,
        profile,
    })
}

fn slot_codes(bits: u32) -> String {
    if bits == slots::ROTATING {
        return "rotating".to_owned();
    }
    slots::all().filter(|(_, slot)| bits & slot != 0).map(|(code, _)| code).collect::<Vec<_>>().join(" ")
}

/// The rejected rows as a file that can be put right and sent again. No cell becomes a formula.
///
/// # Errors
/// When the writer fails.
pub fn rejected_csv(
    headings: &[String],
    rejected: &[Rejected],
    why: impl Fn(&Rejected) -> String,
) -> Result<Vec<u8>, impl std::error::Error> {
    let more = ["line", "column", "code", "reason", "suggestion"].map(str::to_owned);
    let mut sheet = Sheet::new("rejected", &[]);
    sheet.headings = headings.iter().cloned().chain(more).collect();
    for one in rejected {
        let mut cells: Vec<Cell> = one.cells.iter().map(|cell| Cell::from(cell.as_str())).collect();
        cells.resize(headings.len(), Cell::from(""));
        cells.push(Cell::from(i64::try_from(one.line).unwrap_or_default()));
        cells.push(Cell::from(one.column.clone().unwrap_or_default()));
        cells.push(Cell::from(one.why.code()));
        cells.push(Cell::from(why(one)));
        cells.push(Cell::from(one.why.suggestion().unwrap_or_default()));
        sheet.rows.push(cells);
    }
    csv(&sheet)
}
