//! The house rules, one check each.

use std::path::Path;

use anyhow::Result;

use super::report::Outcome;
use crate::tidy;

pub fn run(root: &Path) -> Result<Outcome> {
    let verdict = tidy::check(root)?;
    let remark = if verdict.broken == 0 { "" } else { "each place is named above, with its remedy" };
    Ok(Outcome::Ran {
        passed: verdict.rules - verdict.broken,
        failed: verdict.broken,
        remark: remark.to_owned(),
    })
}
