//! A figure, or the reason why there is none: what is not defined is said, never written as 0.

use serde::{Serialize, Serializer, ser::SerializeMap};

/// A value, or a sentence that says why it is not defined. In JSON the latter is `{"undefined": reason}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    /// The value.
    Is(T),
    /// Why there is none.
    Undefined(String),
}

impl<T> Known<T> {
    /// No value, for this reason.
    pub fn not(reason: impl Into<String>) -> Self {
        Self::Undefined(reason.into())
    }

    /// The value of an option, or the reason.
    pub fn or(value: Option<T>, reason: &str) -> Self {
        value.map_or_else(|| Self::not(reason), Self::Is)
    }

    /// The value, where there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Undefined(_) => None,
        }
    }

    /// The reason, where there is no value.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Is(_) => None,
            Self::Undefined(reason) => Some(reason),
        }
    }

    /// The same with the value changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Self::Is(value) => Known::Is(change(value)),
            Self::Undefined(reason) => Known::Undefined(reason),
        }
    }
}

impl<T: Serialize> Serialize for Known<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Is(value) => value.serialize(serializer),
            Self::Undefined(reason) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("undefined", reason)?;
                map.end()
            }
        }
    }
}

/// A number of a table. In JSON it has the fewest digits that give it back, and a whole one has no point.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Figure(pub f64);

impl Figure {
    /// One exact quotient, divided at the end. The denominator is not 0.
    pub fn ratio(numerator: i128, denominator: i128) -> Self {
        let shared = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()).max(1) as i128;
        Self((numerator / shared) as f64 / (denominator / shared) as f64)
    }
}

impl From<u32> for Figure {
    fn from(whole: u32) -> Self {
        Self(f64::from(whole))
    }
}

/// Up to here every whole number has its own float.
const WHOLE: f64 = 9_007_199_254_740_992.0;

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = libm::trunc(self.0).total_cmp(&self.0).is_eq();
        if whole && self.0.abs() < WHOLE {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// Greatest common divisor; `gcd(a, 0) = a`.
pub const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The least number that all of these divide, or `None` above 2^60: then nothing could be added exactly.
pub fn common_multiple(numbers: impl IntoIterator<Item = u32>) -> Option<i128> {
    let mut multiple: u128 = 1;
    for number in numbers {
        let number = u128::from(number.max(1));
        multiple = multiple / gcd(multiple, number) * number;
        if multiple > 1 << 60 {
            return None;
        }
    }
    Some(multiple as i128)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_figures_have_no_point_and_missing_ones_have_a_reason() {
        let json = |value: &Known<Figure>| serde_json::to_string(value).unwrap();
        assert_eq!(json(&Known::Is(Figure(17.0))), "17");
        assert_eq!(json(&Known::Is(Figure(-0.0))), "0");
        assert_eq!(json(&Known::Is(Figure::ratio(2, 3))), "0.6666666666666666");
        assert_eq!(json(&Known::not("fewer than 2 ballots")), r#"{"undefined":"fewer than 2 ballots"}"#);
    }

    #[test]
    fn a_common_multiple_is_found_or_refused() {
        assert_eq!(common_multiple([2, 3, 4]), Some(12));
        assert_eq!(common_multiple(1..=500), None);
    }
}
