//! Whether a value is of its parameter's kind.

use jiff::civil::Date;
use toml::Spanned;
use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation;

use super::found::{Found, Value};
use super::table::{Kind, Spec};
use crate::both::Both;
use crate::fault::is_unsafe;
use crate::figures::{AsOf, Percent};

/// A value of the file with its place.
type Given<'i> = Spanned<DeValue<'i>>;

/// The longest address accepted, in characters: what browsers and mail programs still pass on whole.
const MOST_IN_URL: usize = 2_000;

/// Reads `given` as `spec` wants it; what is wrong is added to `found`.
pub(super) fn value(found: &mut Found<'_>, spec: &Spec, path: &str, given: &Given<'_>) -> Option<Value> {
    let value = match (spec.kind, given.get_ref()) {
        (Kind::Text { most, empty }, DeValue::String(text)) => {
            return text_of(found, path, given, text, most, empty).map(Value::Text);
        }
        (Kind::Both { most }, DeValue::Table(_)) => {
            return both(found, spec, path, given, most).map(Value::Both);
        }
        (Kind::Several { count, most }, DeValue::Array(list)) if list.len() == count => {
            let texts: Vec<_> = list
                .iter()
                .enumerate()
                .filter_map(|(i, item)| both(found, spec, &format!("{path}[{i}]"), item, most))
                .collect();
            return (texts.len() == count).then_some(Value::Several(texts));
        }
        (Kind::Choice(of), DeValue::String(word)) if of.contains(&word.as_ref()) => {
            Some(Value::Text(word.to_string()))
        }
        (Kind::Whole { least, most }, DeValue::Integer(number)) => {
            let number = u32::from_str_radix(number.as_str(), number.radix()).ok();
            number.filter(|number| (least..=most).contains(number)).map(Value::Whole)
        }
        (Kind::Percent, DeValue::Integer(number)) => percent(number.as_str()).map(Value::Percent),
        (Kind::Percent, DeValue::Float(number)) => percent(number.as_str()).map(Value::Percent),
        (Kind::AsOf, given) => as_of(given).map(Value::AsOf),
        (Kind::Url, DeValue::String(url)) => is_https(url).then(|| Value::Text(url.to_string())),
        _ => None,
    };
    if value.is_none() {
        wrong_kind(found, spec, path, given);
    }
    value
}

/// Says that `given` is not what `spec` wants, with an example that is.
pub(super) fn wrong_kind(found: &mut Found<'_>, spec: &Spec, path: &str, given: &Given<'_>) {
    let example = spec.example.replace('\n', "");
    let remedy = match spec.kind {
        Kind::Group(_) => format!("Write a heading: [{path}]"),
        _ => format!("For example: {} = {example}", spec.name),
    };
    found.unreadable(given.span().start, path, &shown(given.get_ref()), &spec.kind.allowed(), &remedy);
}

/// A value in words, short and harmless.
fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => {
            let start: String =
                text.chars().take(40).map(|c| if is_unsafe(c) { '\u{fffd}' } else { c }).collect();
            format!("the text \"{start}\"")
        }
        DeValue::Integer(number) => format!("the number {:.40}", number.as_str()),
        DeValue::Float(number) => format!("the number {:.40}", number.as_str()),
        DeValue::Boolean(yes) => yes.to_string(),
        DeValue::Datetime(date) => format!("the date {date}"),
        DeValue::Array(list) => format!("a list of {}", list.len()),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// A text that is not too long and holds nothing that acts on whoever reads it.
fn text_of(
    found: &mut Found<'_>,
    path: &str,
    given: &Given<'_>,
    text: &str,
    most: usize,
    empty: bool,
) -> Option<String> {
    let offset = given.span().start;
    if let Some(sign) = text.chars().find(|c| is_unsafe(*c)) {
        let what = format!("the character U+{:04X}", sign as u32);
        let allowed = "no control characters and no marks that turn the direction of writing";
        found.unreadable(offset, path, &what, allowed, "Take it out");
        return None;
    }
    // One sign for a letter with its accent, wherever there is one, however it was typed.
    let text: String = text.trim().nfc().collect();
    let length = text.graphemes(true).count();
    // A letter may carry marks, but not a tower of them.
    if length > most || text.chars().count() > 4 * most {
        let (what, allowed) = (format!("{length} characters"), format!("at most {most}"));
        found.unreadable(offset, path, &what, &allowed, "Say it in fewer words");
        return None;
    }
    if text.is_empty() && !empty {
        found.unreadable(offset, path, "an empty text", "a text", "Write it, or leave the parameter out");
        return None;
    }
    Some(text)
}

/// A text in each language that is given.
fn both(found: &mut Found<'_>, spec: &Spec, path: &str, given: &Given<'_>, most: usize) -> Option<Both> {
    let DeValue::Table(table) = given.get_ref() else {
        wrong_kind(found, spec, path, given);
        return None;
    };
    let mut both = Both::default();
    let mut good = true;
    for (key, value) in table {
        let inner = format!("{path}.{}", key.get_ref());
        let slot = match key.get_ref().as_ref() {
            "en" => &mut both.en,
            "cy" => &mut both.cy,
            _ => {
                super::read::unknown(found, key.span().start, path, key.get_ref(), &["en", "cy"]);
                good = false;
                continue;
            }
        };
        match value.get_ref() {
            DeValue::String(text) => *slot = text_of(found, &inner, value, text, most, false),
            _ => wrong_kind(found, spec, &inner, value),
        }
        good &= slot.is_some();
    }
    if good && both == Both::default() {
        wrong_kind(found, spec, path, given);
        return None;
    }
    good.then_some(both)
}

/// A percentage of at most one decimal that is not 0, as written.
fn percent(written: &str) -> Option<Percent> {
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    let decimals = decimals.trim_end_matches('0');
    if whole.len() > 3 || decimals.len() > 1 {
        return None;
    }
    let tenth = if decimals.is_empty() { 0 } else { decimals.parse::<u32>().ok()? };
    let tenths = whole.parse::<u32>().ok()? * 10 + tenth;
    (tenths <= 1_000).then_some(Percent { tenths, decimal: written.contains('.') })
}

/// A year or a day, not before 1948 (there was no NHS) nor in another millennium.
fn as_of(value: &DeValue<'_>) -> Option<AsOf> {
    let as_of = match value {
        DeValue::Integer(year) => AsOf::Year(i16::from_str_radix(year.as_str(), year.radix()).ok()?),
        DeValue::Datetime(moment) if moment.time.is_none() => {
            let date = moment.date?;
            let year = i16::try_from(date.year).ok()?;
            AsOf::Day(Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()?)
        }
        _ => return None,
    };
    (1948..3000).contains(&as_of.year()).then_some(as_of)
}

/// Whether `url` is an https address with a host, in characters that need no escape in any target.
fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain =
        |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    !host.is_empty() && !host.contains('@') && url.len() <= MOST_IN_URL && url.chars().all(plain)
}
