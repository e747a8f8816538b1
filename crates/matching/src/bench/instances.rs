//! The markets that are measured, with what every exact solver must find (`matching.md` 14.2, seed 1).

/// A market by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// As in the table.
    pub name: &'static str,
    /// How many mentees.
    pub mentees: u32,
    /// How many givers.
    pub givers: u32,
    /// Candidates kept for each mentee in its file; `None` keeps all.
    pub candidates: Option<u32>,
    /// Whether every giver has one place only.
    pub one_place: bool,
}

/// The markets of invented people; `uniform` makes the one of plain numbers.
pub const INSTANCES: [Named; 6] = [
    named("nhs-500", 500, 300, None),
    named("nhs-5k", 5_000, 3_000, Some(50)),
    named("nhs-20k", 20_000, 10_000, Some(50)),
    named("nhs-100k-slack", 100_000, 60_000, Some(50)),
    named("nhs-100k", 100_000, 50_000, Some(50)),
    Named { one_place: true, ..named("dense-2k", 2_000, 2_000, None) },
];

const fn named(name: &'static str, mentees: u32, givers: u32, candidates: Option<u32>) -> Named {
    Named { name, mentees, givers, candidates, one_place: false }
}
