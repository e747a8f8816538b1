//! The `.mmat` layout: one market as plain numbers, the same bytes for every solver (`matching.md` 14.1).
//!
//! Little endian: u32 `4D4D4154`, n, m, pairs, U; u32 row starts [n + 1]; u32 giver per pair, ascending in a row; i32
//! cost per pair; u8 places [m].

use super::Rows;

const MAGIC: u32 = 0x4D4D_4154;

/// One market: everybody wants one giver and has the same price of an empty place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mmat {
    /// U: what it costs to leave somebody without a giver.
    pub empty: u32,
    /// Where each mentee's row begins in `pairs`, and where the last one ends.
    pub starts: Vec<u32>,
    /// Giver and cost, by giver in each row.
    pub pairs: Vec<(u32, i32)>,
    /// How many places each giver has.
    pub places: Vec<u8>,
}

/// Why bytes are no market.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MmatError {
    /// Not the first four bytes of such a file.
    #[error("this is not an .mmat file: it does not begin with 4D4D4154")]
    Magic,
    /// Too short or too long for the numbers in its head.
    #[error("the head promises {promised} bytes, and there are {found}")]
    Length {
        /// Bytes that the head asks for.
        promised: u64,
        /// Bytes that are there.
        found: u64,
    },
    /// Row starts do not begin at 0, do not ascend, or do not end at the number of pairs.
    #[error("row {0} does not follow the one before it")]
    Row(usize),
    /// A giver who is not there, or not ascending in the row.
    #[error("pair {0} names a giver who is not there, or out of order")]
    Giver(usize),
    /// A cost below 0 or above 2^29 − 1.
    #[error("pair {0} has a cost below 0 or above 536870911")]
    Cost(usize),
    /// The price of an empty place is above 2^29 − 1.
    #[error("an empty place costs more than 536870911")]
    Empty,
}

/// The greatest cost, and the greatest price of an empty place.
const DEAREST: u32 = (i32::MAX / 4) as u32;

impl Mmat {
    /// From rows of pairs.
    pub fn of(rows: &Rows<i32>, empty: u32, places: &[u8]) -> Self {
        let mut market = Self { empty, starts: vec![0], pairs: Vec::new(), places: places.to_vec() };
        for mentee in 0..rows.mentees() {
            let start = market.pairs.len();
            market.pairs.extend(rows.row(mentee).iter().map(|&(cost, giver)| (giver, cost)));
            market.pairs[start..].sort_unstable();
            market.starts.push(market.pairs.len() as u32);
        }
        market
    }

    /// From the bytes of a file. Nothing is set aside for a head that promises more than is there.
    pub fn read(bytes: &[u8]) -> Result<Self, MmatError> {
        let (head, rest) =
            bytes.split_first_chunk::<20>().ok_or(if bytes.starts_with(&MAGIC.to_le_bytes()) {
                MmatError::Length { promised: 20, found: bytes.len() as u64 }
            } else {
                MmatError::Magic
            })?;
        let head: Vec<u32> = words(head).collect();
        let &[magic, n, m, count, empty] = &head[..] else { return Err(MmatError::Magic) };
        if magic != MAGIC {
            return Err(MmatError::Magic);
        }
        let promised = 20 + 4 * (u64::from(n) + 1) + 8 * u64::from(count) + u64::from(m);
        if promised != bytes.len() as u64 {
            return Err(MmatError::Length { promised, found: bytes.len() as u64 });
        }
        let (starts, rest) = rest.split_at(4 * (n as usize + 1));
        let (givers, rest) = rest.split_at(4 * count as usize);
        let (costs, places) = rest.split_at(4 * count as usize);
        let pairs = words(givers).zip(words(costs).map(|cost| cost as i32)).collect();
        let market = Self { empty, starts: words(starts).collect(), pairs, places: places.to_vec() };
        market.check()?;
        Ok(market)
    }

    fn check(&self) -> Result<(), MmatError> {
        if self.empty > DEAREST {
            return Err(MmatError::Empty);
        }
        if self.starts.first() != Some(&0) {
            return Err(MmatError::Row(0));
        }
        if let Some(row) = self.starts.windows(2).position(|ends| ends[0] > ends[1]) {
            return Err(MmatError::Row(row + 1));
        }
        if self.starts.last().is_none_or(|&end| end as usize != self.pairs.len()) {
            return Err(MmatError::Row(self.starts.len() - 1));
        }
        for mentee in 0..self.starts.len() - 1 {
            let start = self.starts[mentee] as usize;
            let mut last = None;
            for (place, &(giver, cost)) in (start..).zip(self.row(mentee)) {
                if giver as usize >= self.places.len() || last.is_some_and(|last| last >= giver) {
                    return Err(MmatError::Giver(place));
                }
                if cost < 0 || cost as u32 > DEAREST {
                    return Err(MmatError::Cost(place));
                }
                last = Some(giver);
            }
        }
        Ok(())
    }

    /// One mentee's pairs as giver and cost.
    pub fn row(&self, mentee: usize) -> &[(u32, i32)] {
        &self.pairs[self.starts[mentee] as usize..self.starts[mentee + 1] as usize]
    }

    /// The bytes of a file.
    pub fn write(&self) -> Vec<u8> {
        let sizes = [self.starts.len() - 1, self.places.len(), self.pairs.len()].map(|size| size as u32);
        let [n, m, count] = sizes;
        let mut bytes = Vec::with_capacity(24 + 4 * n as usize + 8 * count as usize + m as usize);
        let head = [MAGIC, n, m, count, self.empty];
        let costs = self.pairs.iter().map(|&(_, cost)| cost as u32);
        let givers = self.pairs.iter().map(|&(giver, _)| giver);
        for word in head.into_iter().chain(self.starts.iter().copied()).chain(givers).chain(costs) {
            bytes.extend(word.to_le_bytes());
        }
        bytes.extend(&self.places);
        bytes
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word))
}
