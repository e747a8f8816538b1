//! How a count of something that people did is shown where it could tell who they are (`model.md` 5.4).

/// A count as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProtectedCount {
    /// None at all.
    Zero,
    /// Some, and so few that the number could tell something.
    Suppressed,
    /// About so many.
    Rounded(u32),
}

/// The largest number that is not shown.
const FEW: u32 = 7;
/// Other numbers are shown as the nearest multiple of this.
const NEAREST: u32 = 5;

/// The rule of 2018 of the NHS in England: nothing is nothing, 1 to 7 is not shown, everything else is the nearest 5.
pub const fn nhs_2018(count: u32) -> ProtectedCount {
    match count {
        0 => ProtectedCount::Zero,
        1..=FEW => ProtectedCount::Suppressed,
        more => ProtectedCount::Rounded(more.saturating_add(NEAREST / 2) / NEAREST * NEAREST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_vectors_come_out_as_printed() {
        let shown = |count| match nhs_2018(count) {
            ProtectedCount::Zero => "0".to_owned(),
            ProtectedCount::Suppressed => "*".to_owned(),
            ProtectedCount::Rounded(about) => about.to_string(),
        };
        let counts = [0, 1, 2, 4, 5, 7, 8, 12, 13, 22, 23, 47];
        let expected = ["0", "*", "*", "*", "*", "*", "10", "10", "15", "20", "25", "45"];
        assert_eq!(counts.map(shown), expected);
        assert_eq!(
            nhs_2018(u32::MAX),
            ProtectedCount::Rounded(u32::MAX),
            "the last multiple of 5 that there is"
        );
    }
}
