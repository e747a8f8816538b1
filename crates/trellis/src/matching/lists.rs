//! The two lists of the Civil Service tool, in its own layout, for whoever sends its letters.

use std::collections::{BTreeMap, BTreeSet};

use trellis_matching::{Key, Plan};
use trellis_sheets::{person::Person, write::Sheet};

use super::input::Input;

/// `csmentors-list` and `csmentees-list`.
pub fn lists(plan: &Plan, input: &Input) -> [Sheet; 2] {
    let mut mentees_of: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    let mut mentors_of: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    let mut pairs = plan.pairs();
    pairs.sort_by(|a, b| (a.missing, &a.mentee, &a.giver).cmp(&(b.missing, &b.mentee, &b.giver)));
    for pair in pairs {
        mentees_of.entry(pair.giver.clone()).or_default().push(pair.mentee.clone());
        mentors_of.entry(pair.mentee).or_default().push(pair.giver);
    }
    let both: BTreeSet<&str> = {
        let mentors: BTreeSet<&str> = input.givers.iter().map(|row| row.email.as_str()).collect();
        input.mentees.iter().map(|row| row.email.as_str()).filter(|email| mentors.contains(email)).collect()
    };
    [
        list("csmentors-list", "csmentor", &input.givers, &input.mentees, &mentees_of, &both),
        list("csmentees-list", "csmentee", &input.mentees, &input.givers, &mentors_of, &both),
    ]
}

fn list(
    name: &str,
    kind: &str,
    people: &[Person],
    others: &[Person],
    matches: &BTreeMap<Key, Vec<Key>>,
    both: &BTreeSet<&str>,
) -> Sheet {
    let widest = matches.values().map(Vec::len).max().unwrap_or(0);
    let biographies: BTreeMap<Key, &str> =
        others.iter().map(|row| (Key::new(&row.email), row.biography.as_str())).collect();
    let mut sheet = Sheet::new(
        name,
        &[
            "type",
            "first name",
            "last name",
            "email address",
            "number of matches",
            "mentor only",
            "mentee only",
            "both mentor and mentee",
        ],
    );
    sheet.headings.extend((0..widest).map(|at| format!("match {at} biography")));
    sheet.headings.push("match details".into());
    for person in people {
        let own = matches.get(&Key::new(&person.email)).map_or(&[][..], Vec::as_slice);
        let told: Vec<&str> = own.iter().filter_map(|key| biographies.get(key).copied()).collect();
        let is_both = person.both.unwrap_or(false) || both.contains(person.email.as_str());
        let yes_no = |yes: bool| if yes { "yes" } else { "no" };
        let mut row = vec![
            kind.into(),
            person.first_name.as_str().into(),
            person.last_name.as_str().into(),
            person.email.as_str().into(),
            (own.len() as i64).into(),
            yes_no(!is_both && kind == "csmentor").into(),
            yes_no(!is_both && kind == "csmentee").into(),
            yes_no(is_both).into(),
        ];
        row.extend((0..widest).map(|at| told.get(at).copied().unwrap_or_default().into()));
        row.push(told.join("\n").into());
        sheet.rows.push(row);
    }
    sheet
}
