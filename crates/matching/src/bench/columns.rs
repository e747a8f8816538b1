//! Givers as columns of small numbers, those with much in common beside each other, so that many are compared at once.

use super::{kernel::LANES, people::People};

/// Givers in the order in which they are compared. Every column is longer than needed by a block, so that the last
/// block of a group can be read whole.
pub(super) struct Columns {
    /// Who stands at each place.
    pub giver: Vec<u32>,
    /// What a place with them costs, at most 65,535.
    pub price: Vec<u16>,
    /// Topics 0–15 and 16–23, as bits.
    pub topics: [Vec<u16>; 2],
    pub free: Vec<u16>,
    /// Trust and site in one number: `4 · trust + site`.
    pub spot: Vec<u16>,
    /// Ways of meeting (2 bits), languages (6) and characteristic (8), each as bits that a wish may have in common.
    pub traits: Vec<u16>,
    pub region: Vec<u16>,
    pub profession: Vec<u16>,
    pub band: Vec<u16>,
    pub groups: Vec<Group>,
}

/// Givers who stand beside each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub start: usize,
    pub end: usize,
    /// The least price among them.
    pub price: u16,
    /// What all of them have in common, where the market is large enough for groups.
    pub common: Option<Common>,
}

/// What all givers of a group have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Common {
    pub profession: u8,
    pub band: u8,
    /// None where groups mix regions.
    pub region: Option<u8>,
}

/// From how many givers on groups are worth their while, and from how many on by region too.
const GROUPED: usize = 2_000;
const BY_REGION: usize = 30_000;

/// Ways of meeting as bits that two people have in common exactly if one of them is open to either or both want the
/// same.
pub(super) fn mode_bits(mode: u8) -> u16 {
    if mode == 2 { 0b11 } else { 1 << mode }
}

impl Columns {
    /// Those givers who have places, by group, the cheapest first.
    pub fn new(people: &People, prices: &[i32]) -> Self {
        let common = |giver: u32| -> Option<Common> {
            let g = &people.givers[giver as usize];
            let region = (people.givers.len() >= BY_REGION).then_some(g.region);
            let grouped = people.givers.len() >= GROUPED;
            grouped.then_some(Common { profession: g.profession, band: g.band, region })
        };
        let order = |giver: u32| {
            let key = common(giver).map(|c| (c.region, c.profession, c.band));
            (key, prices[giver as usize], giver)
        };
        let mut giver: Vec<u32> =
            (0..people.givers.len() as u32).filter(|&j| people.places[j as usize] > 0).collect();
        giver.sort_unstable_by_key(|&j| order(j));
        let price: Vec<u16> =
            giver.iter().map(|&j| u16::try_from(prices[j as usize]).unwrap_or(u16::MAX)).collect();
        let mut groups: Vec<Group> = Vec::new();
        for (place, &j) in giver.iter().enumerate() {
            let common = common(j);
            match groups.last_mut() {
                Some(group) if group.common == common => group.end = place + 1,
                _ => groups.push(Group { start: place, end: place + 1, price: price[place], common }),
            }
        }
        let column = |value: &dyn Fn(&super::people::Invented) -> u16| -> Vec<u16> {
            let values = giver.iter().map(|&j| value(&people.givers[j as usize]));
            values.chain([0; LANES]).collect()
        };
        Self {
            topics: [column(&|g| g.topic_bits() as u16), column(&|g| (g.topic_bits() >> 16) as u16)],
            free: column(&|g| g.free),
            spot: column(&|g| 4 * u16::from(g.trust) + u16::from(g.site)),
            traits: column(&|g| mode_bits(g.mode) | 1 << (2 + g.language) | 1 << (8 + g.characteristic)),
            region: column(&|g| u16::from(g.region)),
            profession: column(&|g| u16::from(g.profession)),
            band: column(&|g| u16::from(g.band)),
            price: price.iter().copied().chain([u16::MAX; LANES]).collect(),
            giver,
            groups,
        }
    }
}
