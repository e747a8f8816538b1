//! NHS pay bands of Agenda for Change, in order, however people write them (`model.md` 7.2).

/// A band, lowest first. VSM stands above band 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AfcBand {
    /// Band 1, closed to new entrants.
    One,
    /// Band 2.
    Two,
    /// Band 3.
    Three,
    /// Band 4.
    Four,
    /// Band 5.
    Five,
    /// Band 6.
    Six,
    /// Band 7.
    Seven,
    /// Band 8a.
    EightA,
    /// Band 8b.
    EightB,
    /// Band 8c.
    EightC,
    /// Band 8d.
    EightD,
    /// Band 9.
    Nine,
    /// Very senior manager.
    Vsm,
}

/// The three tiers in which bands are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Bands 1 to 5.
    Lower,
    /// Bands 6 and 7.
    Middle,
    /// Band 8a and above.
    Upper,
}

impl AfcBand {
    /// Every band, lowest first.
    pub const ALL: [Self; 13] = [
        Self::One,
        Self::Two,
        Self::Three,
        Self::Four,
        Self::Five,
        Self::Six,
        Self::Seven,
        Self::EightA,
        Self::EightB,
        Self::EightC,
        Self::EightD,
        Self::Nine,
        Self::Vsm,
    ];

    /// The code in the store and in files.
    pub const fn code(self) -> &'static str {
        const CODES: [&str; 13] = ["1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm"];
        CODES[self as usize]
    }

    /// The band of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.code() == code)
    }

    /// Steps above band 1, 0–12.
    pub const fn step(self) -> u8 {
        self as u8
    }

    /// The order of the code list: 10 for band 1, 130 for VSM.
    pub const fn order(self) -> i64 {
        (self as i64 + 1) * 10
    }

    /// The tier it is counted in.
    pub const fn tier(self) -> Tier {
        match self {
            Self::One | Self::Two | Self::Three | Self::Four | Self::Five => Tier::Lower,
            Self::Six | Self::Seven => Tier::Middle,
            _ => Tier::Upper,
        }
    }
}
