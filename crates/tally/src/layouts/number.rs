//! Numbers in cells, read exactly: 2, 2.5, and 2,5 where cells stand between semicolons.

/// Units of 1 in a decimal number.
pub const UNIT: i64 = 1_000_000;

/// A plain decimal number in millionths, below a billion; `None` for anything else.
pub fn decimal(cell: &str, comma: bool) -> Option<i64> {
    let (negative, digits) = cell.strip_prefix('-').map_or((false, cell), |digits| (true, digits));
    let mark = if comma && digits.contains(',') { ',' } else { '.' };
    let (whole, part) = digits.split_once(mark).unwrap_or((digits, ""));
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let part = part.trim_end_matches('0');
    let whole = if whole.len() > 1 { whole.trim_start_matches('0') } else { whole };
    let dotted = digits.contains(mark);
    if !plain(whole)
        || !plain(part)
        || whole.len() > 9
        || part.len() > 6
        || (digits.is_empty() || (dotted && digits.len() == 1))
    {
        return None;
    }
    let number = |digits: &str| if digits.is_empty() { Some(0) } else { digits.parse::<i64>().ok() };
    let fraction = number(part)? * 10_i64.pow(6 - part.len() as u32);
    let value = number(whole)? * UNIT + fraction;
    Some(if negative { -value } else { value })
}

/// A whole number from 0, below a billion.
pub fn whole(cell: &str) -> Option<i64> {
    decimal(cell, false).filter(|value| *value >= 0 && value % UNIT == 0).map(|value| value / UNIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers_are_read_exactly_and_nothing_else_is() {
        let read = |cell| decimal(cell, false);
        assert_eq!(
            [read("2"), read("2.50"), read("-1"), read("007")],
            [2_000_000, 2_500_000, -1_000_000, 7_000_000].map(Some)
        );
        assert_eq!(decimal("2,5", true), Some(2_500_000));
        for cell in ["", ".", "-", "NaN", "inf", "1e9", "2,5", "1.2345678", "1234567890", "+1", "1.2.3", "٣"]
        {
            assert_eq!(read(cell), None, "{cell}");
        }
        assert_eq!((whole("3.0"), whole("3.5"), whole("-3")), (Some(3), None, None));
    }
}
