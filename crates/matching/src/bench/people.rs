//! The invented people of a market.

use super::draw::{below, draw, weighted};

const REGIONS: [u64; 7] = [17, 16, 19, 19, 13, 9, 7];
const PROFESSIONS: [u64; 12] = [30, 11, 10, 5, 4, 3, 19, 9, 4, 2, 2, 1];
const MENTEE_BANDS: [u64; 8] = [14, 18, 16, 22, 16, 9, 4, 1];
const GIVER_BANDS: [u64; 7] = [10, 20, 25, 20, 12, 8, 5];
const TOPICS: [u64; 24] = [
    1000, 660, 517, 435, 381, 341, 311, 287, 268, 251, 237, 225, 215, 205, 197, 189, 183, 177, 171, 166, 161,
    156, 152, 149,
];

/// Somebody who does not exist, in small numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invented {
    /// One of 210 trusts.
    pub trust: u8,
    /// The region of the trust, one of 7.
    pub region: u8,
    /// One of 12.
    pub profession: u8,
    /// One of 4 sites of the trust.
    pub site: u8,
    /// The step on the ladder.
    pub band: u8,
    /// Topics in the order drawn; what a mentee drew first matters most.
    pub topics: Vec<u8>,
    /// Half-days, as 14 bits.
    pub free: u16,
    /// 0, or one of 5 others that the other side must share.
    pub language: u8,
    /// One of 8.
    pub characteristic: u8,
    /// Whether a mentee asks for somebody of their own characteristic.
    pub asks: bool,
    /// How they meet; 2 is either way.
    pub mode: u8,
    /// How many mentees a giver takes.
    pub places: u8,
}

impl Invented {
    fn new(seed: u64, side: u64, person: u64) -> Self {
        let d = |tag: u64| draw(seed, side, person, tag);
        let trust = below(d(0), 210);
        let count = if side == 0 { 2 + below(d(4), 3) } else { 3 + below(d(4), 6) };
        let mut weights = TOPICS;
        let topics = (0..count)
            .map(|number| {
                let topic = weighted(d(5 + number), &weights);
                weights[usize::from(topic)] = 0;
                topic
            })
            .collect();
        let band =
            if side == 0 { 2 + weighted(d(3), &MENTEE_BANDS) } else { 5 + weighted(d(3), &GIVER_BANDS) };
        let half_days = (0..14).filter(|bit| below(d(16 + bit), 100) < 22);
        Self {
            trust: trust as u8,
            region: weighted(draw(7, 9, trust, 0), &REGIONS),
            profession: weighted(d(1), &PROFESSIONS),
            site: below(d(2), 4) as u8,
            band,
            topics,
            free: half_days.fold(0, |bits, bit| bits | 1 << bit),
            language: if below(d(30), 100) < 3 { 1 + below(d(31), 5) as u8 } else { 0 },
            characteristic: below(d(32), 8) as u8,
            asks: below(d(33), 4) == 0,
            mode: below(d(34), 3) as u8,
            places: 1 + below(d(35), 3) as u8,
        }
    }

    /// The topics as 24 bits.
    pub fn topic_bits(&self) -> u32 {
        self.topics.iter().fold(0, |bits, topic| bits | 1 << topic)
    }

    fn bytes(&self) -> [u8; 16] {
        let [t0, t1, t2, t3] = self.topic_bits().to_le_bytes();
        let [f0, f1] = self.free.to_le_bytes();
        [
            self.trust,
            self.region,
            self.profession,
            self.site,
            self.band,
            t0,
            t1,
            t2,
            t3,
            f0,
            f1,
            self.language,
            self.characteristic,
            u8::from(self.asks),
            self.mode,
            self.places,
        ]
    }
}

/// A generated market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    pub(super) seed: u64,
    /// Who looks for somebody.
    pub mentees: Vec<Invented>,
    /// Who offers places.
    pub givers: Vec<Invented>,
    /// Givers whom each mentee must not have.
    pub excluded: Vec<Vec<u32>>,
    pub(super) places: Vec<u8>,
}

impl People {
    /// So many mentees and givers, by the recipe.
    pub fn generate(seed: u64, mentees: u32, givers: u32) -> Self {
        let some = |side, count: u32| (0..u64::from(count)).map(move |i| Invented::new(seed, side, i));
        let excluded = (0..u64::from(mentees)).map(|i| {
            let d = |tag: u64| draw(seed, 0, i, tag);
            (0..below(d(40), 3)).map(|number| below(d(41 + number), u64::from(givers)) as u32).collect()
        });
        let givers: Vec<Invented> = some(1, givers).collect();
        Self {
            seed,
            mentees: some(0, mentees).collect(),
            excluded: excluded.collect(),
            places: givers.iter().map(|giver| giver.places).collect(),
            givers,
        }
    }

    /// The same people with one place a giver, as the dense market has it.
    pub fn with_one_place_each(mut self) -> Self {
        self.places.fill(1);
        self.givers.iter_mut().for_each(|giver| giver.places = 1);
        self
    }

    /// FNV-1a over the bytes of mentees, then givers: whether another program made the same people.
    pub fn check_value(&self) -> u64 {
        let bytes = self.mentees.iter().chain(&self.givers).flat_map(Invented::bytes);
        bytes
            .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
    }
}
