//! The lens belongs to the mentee: a surface characteristic counts only where it was asked for.
//!
//! A wish that is not switched on cannot be written down here: [`Lens::asked`] is the only way to a value. There is no
//! input for a giver's wish or for a mentee's own characteristic.

use crate::key::Code;

/// What a mentee says about one value of one characteristic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// Somebody who offers it, please.
    Wanted,
    /// Somebody who does not offer it, please.
    NotWanted,
    /// Does not matter: the same as saying nothing.
    NoMatter,
}

/// One wish that is switched on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lens {
    characteristic: Code,
    value: Code,
    wanted: bool,
    weight: u8,
    wait_for_it: bool,
}

impl Lens {
    /// A wish that is on: `Wanted` or `NotWanted` with a weight of 1–3 (more counts as 3) and a value. Anything else is
    /// a "no": the value is dropped here and `None` comes back. `wait_for_it` means "rather nobody than go without".
    pub fn asked(
        characteristic: &str,
        value: &str,
        wish: Wish,
        weight: u8,
        wait_for_it: bool,
    ) -> Option<Self> {
        if wish == Wish::NoMatter || weight == 0 {
            return None;
        }
        Some(Self {
            characteristic: Code::new(characteristic)?,
            value: Code::new(value)?,
            wanted: wish == Wish::Wanted,
            weight: weight.min(3),
            wait_for_it,
        })
    }

    pub(crate) fn offered(&self) -> Offered {
        Offered { characteristic: self.characteristic.clone(), value: self.value.clone() }
    }

    pub(crate) const fn wanted(&self) -> bool {
        self.wanted
    }

    pub(crate) const fn weight(&self) -> u8 {
        self.weight
    }

    pub(crate) const fn waits(&self) -> bool {
        self.wait_for_it
    }
}

/// A characteristic that a giver offers, with consent to its use in matching. Callers pass consented offers only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Offered {
    characteristic: Code,
    value: Code,
}

impl Offered {
    /// An offer; `None` when either text is empty.
    pub fn new(characteristic: &str, value: &str) -> Option<Self> {
        Some(Self { characteristic: Code::new(characteristic)?, value: Code::new(value)? })
    }
}
