//! Percentiles by linear interpolation, as R's type 7 and the RAND/UCLA manual take them.

/// The percentile `p = part / whole` of sorted whole numbers, as a whole number of `1 / whole`.
///
/// `h = (N - 1) p` (Hyndman and Fan 1996, type 7), in whole numbers, so that no rounding decides. `None` without numbers.
pub fn scaled(sorted: &[i64], part: i64, whole: i64) -> Option<i64> {
    let h = (sorted.len() as i64 - 1) * part;
    let low = *sorted.get(usize::try_from(h / whole).ok()?)?;
    let high = *sorted.get((h / whole) as usize + 1).unwrap_or(&low);
    Some(low * whole + (h % whole) * (high - low))
}

/// The same of sorted floats. `None` without numbers.
pub fn of_floats(sorted: &[f64], part: usize, whole: usize) -> Option<f64> {
    let h = sorted.len().checked_sub(1)? * part;
    let low = sorted[h / whole];
    let high = *sorted.get(h / whole + 1).unwrap_or(&low);
    Some(low + (h % whole) as f64 / whole as f64 * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_lie_between_their_neighbours() {
        assert_eq!(scaled(&[1, 2, 3, 4], 3, 10), Some(19));
        assert_eq!(scaled(&[5], 7, 10), Some(50));
        assert_eq!(scaled(&[], 7, 10), None);
        assert_eq!(of_floats(&[1.0, 2.0, 4.0], 3, 4), Some(3.0));
        assert_eq!(of_floats(&[], 1, 2), None);
    }
}
