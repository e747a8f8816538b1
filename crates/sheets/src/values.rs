//! Values of single cells: addresses, lists, yes and no, dates, numbers.

use jiff::civil::Date;

use crate::{
    headings::{nearest, plain},
    rejected::{List, Why},
};

/// An e-mail address in lower case, under which a person is known.
pub(crate) fn email(text: &str) -> Result<String, Why> {
    if text.is_empty() {
        return Err(Why::Missing);
    }
    let lower = text.to_lowercase();
    let good = lower.len() <= 254
        && !lower.chars().any(|c| c.is_whitespace() || c.is_control() || ",;<>()[]\"\\".contains(c))
        && lower.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && !host.contains('@')
                && host.contains('.')
                && host.split('.').all(|part| !part.is_empty())
        });
    if good { Ok(lower) } else { Err(Why::Email { value: text.to_owned() }) }
}

/// An address that may be left out.
pub(crate) fn email_if_any(text: &str) -> Result<Option<String>, Why> {
    if text.is_empty() { Ok(None) } else { email(text).map(Some) }
}

/// The parts of a list, split on `;`, or on `,` where there is no `;`.
pub(crate) fn list(text: &str) -> impl Iterator<Item = &str> {
    let sign = if text.contains(';') { ';' } else { ',' };
    text.split(sign).map(str::trim).filter(|part| !part.is_empty())
}

/// Yes, no, or nothing.
pub(crate) fn yes_no(text: &str) -> Result<Option<bool>, Why> {
    match plain(text).as_str() {
        "" => Ok(None),
        "yes" | "y" | "true" | "1" | "x" | "ydw" | "oes" | "ie" => Ok(Some(true)),
        "no" | "n" | "false" | "0" | "nac_ydw" | "nac_oes" | "na" => Ok(Some(false)),
        _ => Err(unlisted(List::YesNo, text, ["yes", "no"])),
    }
}

/// A date: 2026-11-23 or 23/11/2026.
pub(crate) fn date(text: &str) -> Result<Option<Date>, Why> {
    if text.is_empty() {
        return Ok(None);
    }
    let british = || {
        let mut parts = text.split(['/', '.']);
        let day = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let year = parts.next()?.parse().ok()?;
        Date::new(year, month, day).ok().filter(|_| parts.next().is_none() && year >= 1900)
    };
    text.parse().ok().or_else(british).map(Some).ok_or_else(|| Why::Date { value: text.to_owned() })
}

/// A whole number from 0 to `most`.
pub(crate) fn whole(text: &str, most: i64) -> Result<Option<u8>, Why> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse::<u8>().ok().filter(|number| i64::from(*number) <= most).map(Some).ok_or_else(|| Why::Range {
        value: text.to_owned(),
        least: "0".into(),
        most: most.to_string(),
    })
}

/// Hours with halves, as half-hours: 4.5 is 9.
pub(crate) fn half_hours(text: &str, most: i64) -> Result<Option<u16>, Why> {
    if text.is_empty() {
        return Ok(None);
    }
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let half = match part.trim_end_matches('0') {
        "" => Some(0),
        "5" => Some(1),
        _ => None,
    };
    let read = whole.parse::<u16>().ok().zip(half).map(|(whole, half)| whole.saturating_mul(2) + half);
    read.filter(|halves| i64::from(*halves) <= most).map(Some).ok_or_else(|| Why::Range {
        value: text.to_owned(),
        least: "0".into(),
        most: format!("{}.{}", most / 2, most % 2 * 5),
    })
}

/// A value that is on no list, with the nearest that is.
pub(crate) fn unlisted<'a>(list: List, text: &str, known: impl IntoIterator<Item = &'a str>) -> Why {
    Why::Unlisted { list, value: text.to_owned(), nearest: nearest(text, known) }
}

/// One of a short list of codes, or nothing.
pub(crate) fn one_of<T: Copy>(list: List, text: &str, known: &[(&str, T)]) -> Result<Option<T>, Why> {
    let said = plain(text);
    if said.is_empty() {
        return Ok(None);
    }
    known
        .iter()
        .find(|(code, _)| *code == said)
        .map(|(_, value)| Some(*value))
        .ok_or_else(|| unlisted(list, text, known.iter().map(|(code, _)| *code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_one_whatever_their_case() {
        assert_eq!(email("A@x.UK"), Ok("a@x.uk".into()));
        for bad in ["a", "a@b", "@x.uk", "a@x..uk", "a b@x.uk", "a@x.uk, b@x.uk", "a@@x.uk"] {
            assert_eq!(email(bad), Err(Why::Email { value: bad.into() }));
        }
    }

    #[test]
    fn lists_split_on_semicolons_first() {
        assert_eq!(list("Gay;Bisexual, or pansexual").collect::<Vec<_>>(), ["Gay", "Bisexual, or pansexual"]);
        assert_eq!(list("a, b,,").collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn dates_and_hours_are_read_as_people_write_them() {
        assert_eq!(date("23/11/2026"), date("2026-11-23"));
        assert!(date("11/23/2026").is_err() && date("23/11/26").is_err());
        assert_eq!(half_hours("4.5", 16), Ok(Some(9)));
        assert_eq!(half_hours("8", 16), Ok(Some(16)));
        for bad in ["8.5", "4.25", "-1", "four", "99999"] {
            assert!(half_hours(bad, 16).is_err(), "{bad}");
        }
        assert!(whole("4", 3).is_err() && whole("-1", 3).is_err());
    }
}
