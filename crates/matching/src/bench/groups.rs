//! Mentees of one kind, and the order in which groups of givers are worth their while.

use super::{
    columns::{Columns, Group},
    kernel::Wish,
    people::People,
};

/// Mentees so that those of one kind (profession, band, region) stand beside each other.
pub(super) fn by_kind(people: &People) -> Vec<u32> {
    let mut mentees: Vec<u32> = (0..people.mentees.len() as u32).collect();
    mentees.sort_unstable_by_key(|&i| (kind(people, i), i));
    mentees
}

/// What mentees of one kind have in common.
pub(super) fn kind(people: &People, mentee: u32) -> (u8, u8, u8) {
    let m = &people.mentees[mentee as usize];
    (m.profession, m.band, m.region)
}

/// Groups with what none of their givers is below for this kind of mentee, less [`Wish::most`]; the best first.
pub(super) fn order(columns: &Columns, wish: &Wish, region: u8) -> Vec<(i32, u32)> {
    let mut groups: Vec<(i32, u32)> =
        (0..).zip(&columns.groups).map(|(number, group)| (least(group, wish, region), number)).collect();
    groups.sort_unstable();
    groups
}

fn least(group: &Group, wish: &Wish, region: u8) -> i32 {
    let base = group.common.map_or(1000 - 130 - 150, |common| wish.base(common).0);
    let elsewhere = group.common.and_then(|common| common.region).is_some_and(|other| other != region);
    let place = if elsewhere { 0 } else { 60 + 20 };
    i32::from(base) - place + i32::from(group.price)
}
