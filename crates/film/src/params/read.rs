//! Reading a file of parameters: all faults at once, nothing ignored, never a panic (motion.md, 7).

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::found::{Found, Value};
use super::table::{Kind, Spec, TABLE};
use super::{Params, kind, make};
use crate::fault::{Class, Fault};

/// A larger file is refused before it is parsed, in bytes.
pub const MOST_BYTES: usize = 256 * 1024;

/// In a larger file only the first mistake of writing is told, in bytes: every second byte can be one, and each costs half a kilobyte.
const EVERY_MISTAKE: usize = 64 * 1024;

/// A wrong name is taken for a slip of the hand up to this many letters.
const SLIP: usize = 2;

/// The parameters in `source`, which its reader calls `file`; `today` decides which figures lie in the future.
///
/// # Errors
/// Everything that is wrong with the file, in its order.
pub fn read(file: &str, source: &str, today: Date) -> Result<Params, Vec<Fault>> {
    if source.len() > MOST_BYTES {
        let (found, allowed) = (format!("{} bytes", source.len()), format!("at most {MOST_BYTES} bytes"));
        let mut fault = Fault::new(Class::BadInput, "", &found, &allowed, "Take out what is no parameter");
        file.clone_into(&mut fault.file);
        return Err(vec![fault]);
    }
    let mut found = Found::new(file, source);
    let document = match parsed(source) {
        Ok(document) => document,
        Err(mistakes) => {
            for mistake in mistakes {
                let offset = mistake.span().map_or(0, |span| span.start);
                let message = mistake.message().lines().collect::<Vec<_>>().join("; ");
                found.unreadable(offset, "", &message, "TOML (toml.io)", "Correct the line");
            }
            return Err(found.into_faults());
        }
    };
    table(&mut found, document.get_ref(), TABLE, "");
    let params = make::params(&mut found, today);
    let faults = found.into_faults();
    if faults.is_empty() { Ok(params) } else { Err(faults) }
}

/// The file as TOML, or every mistake in it.
fn parsed(source: &str) -> Result<Spanned<DeTable<'_>>, Vec<toml::de::Error>> {
    if source.len() > EVERY_MISTAKE {
        return DeTable::parse(source).map_err(|first| vec![first]);
    }
    let (document, mistakes) = DeTable::parse_recoverable(source);
    if mistakes.is_empty() { Ok(document) } else { Err(mistakes) }
}

/// Reads the parameters of one heading.
fn table(found: &mut Found<'_>, table: &DeTable<'_>, specs: &[Spec], heading: &str) {
    for (key, given) in table {
        let Some(spec) = specs.iter().find(|spec| spec.name == key.get_ref().as_ref()) else {
            let names: Vec<_> = specs.iter().map(|spec| spec.name).collect();
            unknown(found, key.span().start, heading.trim_end_matches('.'), key.get_ref(), &names);
            continue;
        };
        let path = format!("{heading}{}", spec.name);
        match (spec.kind, given.get_ref()) {
            (Kind::Group(inner), DeValue::Table(below)) => {
                found.keep(&path, Value::Heading, key.span().start);
                self::table(found, below, inner, &format!("{path}."));
            }
            (Kind::Group(_), _) => kind::wrong_kind(found, spec, &path, given),
            _ => {
                if let Some(value) = kind::value(found, spec, &path, given) {
                    found.keep(&path, value, given.span().start);
                }
            }
        }
    }
}

/// Says that nothing is called `name` under `heading`, and what was perhaps meant.
pub(super) fn unknown(found: &mut Found<'_>, offset: usize, heading: &str, name: &str, names: &[&str]) {
    let shown: String =
        name.chars().take(40).map(|c| if crate::fault::is_unsafe(c) { '\u{fffd}' } else { c }).collect();
    let path = if heading.is_empty() { shown.clone() } else { format!("{heading}.{shown}") };
    // The distance to a very long name is dear to work out and never small.
    let nearest = (name.len() <= 80)
        .then(|| names.iter().map(|known| (strsim::damerau_levenshtein(known, name), known)).min())
        .flatten()
        .filter(|(distance, _)| *distance <= SLIP);
    let remedy = nearest.map_or_else(
        || "Take it out, or see `trellis film params`".to_owned(),
        |(_, known)| format!("Did you mean `{known}`?"),
    );
    found.unreadable(offset, &path, "a parameter that does not exist", &names.join(", "), &remedy);
}

#[cfg(test)]
mod tests;
