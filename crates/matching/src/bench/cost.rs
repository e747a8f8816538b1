//! The recipe's rules and score for one pair, as they are written down. The kernel is held to this.

use super::people::{Invented, People};

/// Points of a mentee's topics, by how many they drew.
pub fn shares(topics: usize) -> &'static [u16] {
    match topics {
        2 => &[240, 180],
        3 => &[187, 140, 93],
        _ => &[168, 126, 84, 42],
    }
}

/// Points for so many steps up.
pub fn band_points(rise: i16) -> u16 {
    if rise < 0 { 0 } else { (150 - 35 * (rise - 2).abs()).max(0) as u16 }
}

impl People {
    /// What a pair costs, from 0 to 1000, if it may be.
    pub fn cost(&self, mentee: u32, giver: u32) -> Option<u16> {
        let (a, b) = (&self.mentees[mentee as usize], &self.givers[giver as usize]);
        let near = a.trust == b.trust && a.site == b.site && (b.band == a.band || b.band == a.band + 1);
        let possible = a.free & b.free != 0
            && (a.language == 0 || a.language == b.language)
            && !near
            && !self.excluded[mentee as usize].contains(&giver);
        possible.then(|| 1000 - score(a, b))
    }
}

fn score(a: &Invented, b: &Invented) -> u16 {
    let offered = b.topic_bits();
    let shared = a.topics.iter().zip(shares(a.topics.len())).filter(|(topic, _)| offered >> **topic & 1 == 1);
    let points = |yes: bool, points: u16| if yes { points } else { 0 };
    shared.map(|(_, share)| share).sum::<u16>()
        + band_points(i16::from(b.band) - i16::from(a.band))
        + points(a.profession == b.profession, 130)
        + points(a.region == b.region, 60)
        + points(a.trust == b.trust, 20)
        + points(!a.asks || a.characteristic == b.characteristic, 80)
        + 20 * ((a.free & b.free).count_ones() as u16).min(4)
        + points(a.mode == b.mode || a.mode == 2 || b.mode == 2, 60)
}
