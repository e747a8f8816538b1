//! `bench-v1`: invented people by a written-down recipe (`matching.md` 14.1), so that any language gives the same bytes.

pub fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

const G: u64 = 0x9E37_79B9_7F4A_7C15;

pub fn draw(seed: u64, side: u64, i: u64, tag: u64) -> u64 {
    let step = |z: u64, n: u64| mix(z.wrapping_add(G.wrapping_mul(n + 1)));
    step(step(step(seed, side), i), tag)
}

pub fn below(r: u64, n: u64) -> u64 {
    ((u128::from(r) * u128::from(n)) >> 64) as u64
}

pub fn weighted(r: u64, weights: &[u64]) -> u8 {
    let at = below(r, weights.iter().sum());
    let mut sum = 0;
    weights
        .iter()
        .position(|weight| {
            sum += weight;
            sum > at
        })
        .unwrap_or(0) as u8
}

#[derive(Debug, Clone)]
pub struct Invented {
    trust: u8,
    region: u8,
    profession: u8,
    site: u8,
    band: u8,
    /// In the order drawn.
    topics: Vec<u8>,
    available: u16,
    language: u8,
    characteristic: u8,
    asks: bool,
    mode: u8,
    pub places: u8,
}

impl Invented {
    fn new(seed: u64, side: u64, i: u64) -> Self {
        const TOPICS: [u64; 24] = [
            1000, 660, 517, 435, 381, 341, 311, 287, 268, 251, 237, 225, 215, 205, 197, 189, 183, 177, 171,
            166, 161, 156, 152, 149,
        ];
        let d = |tag: u64| draw(seed, side, i, tag);
        let trust = below(d(0), 210);
        let count = if side == 0 { 2 + below(d(4), 3) } else { 3 + below(d(4), 6) };
        let mut weights = TOPICS;
        let topics = (0..count)
            .map(|q| {
                let topic = weighted(d(5 + q), &weights);
                weights[usize::from(topic)] = 0;
                topic
            })
            .collect();
        let free = (0..14).filter(|bit| below(d(16 + bit), 100) < 22);
        Self {
            trust: trust as u8,
            region: weighted(draw(7, 9, trust, 0), &[17, 16, 19, 19, 13, 9, 7]),
            profession: weighted(d(1), &[30, 11, 10, 5, 4, 3, 19, 9, 4, 2, 2, 1]),
            site: below(d(2), 4) as u8,
            band: if side == 0 {
                2 + weighted(d(3), &[14, 18, 16, 22, 16, 9, 4, 1])
            } else {
                5 + weighted(d(3), &[10, 20, 25, 20, 12, 8, 5])
            },
            topics,
            available: free.fold(0, |bits, bit| bits | 1 << bit),
            language: if below(d(30), 100) < 3 { 1 + below(d(31), 5) as u8 } else { 0 },
            characteristic: below(d(32), 8) as u8,
            asks: below(d(33), 4) == 0,
            mode: below(d(34), 3) as u8,
            places: 1 + below(d(35), 3) as u8,
        }
    }

    fn topic_bits(&self) -> u32 {
        self.topics.iter().fold(0, |bits, topic| bits | 1 << topic)
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![self.trust, self.region, self.profession, self.site, self.band];
        bytes.extend(self.topic_bits().to_le_bytes());
        bytes.extend(self.available.to_le_bytes());
        bytes.extend([self.language, self.characteristic, u8::from(self.asks), self.mode, self.places]);
        bytes
    }
}

/// A generated market.
pub struct Bench {
    pub seed: u64,
    pub mentees: Vec<Invented>,
    pub givers: Vec<Invented>,
    excluded: Vec<Vec<u32>>,
}

impl Bench {
    pub fn new(seed: u64, n: u64, m: u64) -> Self {
        let excluded = (0..n)
            .map(|i| {
                let d = |tag: u64| draw(seed, 0, i, tag);
                (0..below(d(40), 3)).map(|q| below(d(41 + q), m) as u32).collect()
            })
            .collect();
        Self {
            seed,
            mentees: (0..n).map(|i| Invented::new(seed, 0, i)).collect(),
            givers: (0..m).map(|j| Invented::new(seed, 1, j)).collect(),
            excluded,
        }
    }

    /// FNV-1a over the bytes of mentees, then givers.
    pub fn check_value(&self) -> u64 {
        let people = self.mentees.iter().chain(&self.givers);
        people
            .flat_map(Invented::bytes)
            .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
    }

    pub fn places(&self) -> u64 {
        self.givers.iter().map(|giver| u64::from(giver.places)).sum()
    }

    /// The cost of a pair, if it may be.
    fn cost(&self, i: usize, j: usize) -> Option<i64> {
        let (a, b) = (&self.mentees[i], &self.givers[j]);
        let shared = (a.available & b.available).count_ones();
        let rise = i64::from(b.band) - i64::from(a.band);
        let near = a.trust == b.trust && a.site == b.site && (rise == 0 || rise == 1);
        if shared == 0
            || (a.language != 0 && a.language != b.language)
            || near
            || self.excluded[i].contains(&(j as u32))
        {
            return None;
        }
        let shares: &[i64] = match a.topics.len() {
            2 => &[240, 180],
            3 => &[187, 140, 93],
            _ => &[168, 126, 84, 42],
        };
        let offered = b.topic_bits();
        let topics: i64 = a
            .topics
            .iter()
            .zip(shares)
            .filter(|(topic, _)| offered >> **topic & 1 == 1)
            .map(|(_, s)| s)
            .sum();
        let band = if rise < 0 { 0 } else { (150 - 35 * (rise - 2).abs()).max(0) };
        let if_ = |yes: bool, points: i64| if yes { points } else { 0 };
        let score = topics
            + band
            + if_(a.profession == b.profession, 130)
            + if_(a.region == b.region, 60)
            + if_(a.trust == b.trust, 20)
            + if_(!a.asks || a.characteristic == b.characteristic, 80)
            + 20 * i64::from(shared.min(4))
            + if_(a.mode == b.mode || a.mode == 2 || b.mode == 2, 60);
        Some(1000 - score)
    }

    /// The `k` cheapest givers of every mentee, as cost and giver.
    pub fn rows(&self, k: usize) -> Vec<Vec<(i64, u32)>> {
        (0..self.mentees.len())
            .map(|i| {
                let hash = |j: u32| mix(self.seed ^ ((i as u64) << 32).wrapping_add(u64::from(j))) >> 32;
                let mut row: Vec<(i64, u64, u32)> = (0..self.givers.len() as u32)
                    .filter_map(|j| Some((self.cost(i, j as usize)?, hash(j), j)))
                    .collect();
                if row.len() > k {
                    row.select_nth_unstable(k);
                    row.truncate(k);
                }
                row.into_iter().map(|(cost, _, j)| (cost, j)).collect()
            })
            .collect()
    }
}
