//! `trellis ngt replay` and `trellis ngt verify-chain`: is a workshop's record as it was written?

use std::path::Path;

use trellis_record::{MOST_BYTES, replay as check, verify_chain as chain};

use super::{Done, Trouble, analyse::read};
use crate::output::Output;

/// Checks a bundle, and says what was looked at and what is wrong.
pub(super) fn replay(file: &Path, out: Output) -> Result<Done, Trouble> {
    let report = check(&read(file, MOST_BYTES)?).map_err(|why| Trouble::Input(why.to_string()))?;
    report.lines().into_iter().for_each(|line| out.line(line));
    if report.sound() {
        out.line("everything is as it was written");
        return Ok(Done::All);
    }
    let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    Err(Trouble::Contradiction(found.join("\n")))
}

/// Checks the chain alone.
pub(super) fn verify_chain(file: &Path, out: Output) -> Result<Done, Trouble> {
    match chain(&read(file, MOST_BYTES)?) {
        Ok(chained) => {
            out.line(format!("{} entries, every one follows from the one before", chained.entries));
            out.line(format!("head {}: compare it with the one that the room was given", chained.head));
            Ok(Done::All)
        }
        Err(broken) if broken.is_bad_input() => Err(Trouble::Input(broken.to_string())),
        Err(broken) => Err(Trouble::Contradiction(broken.to_string())),
    }
}
