//! The licences of everything we build on.

use std::path::Path;

use anyhow::Result;

use super::report::Outcome;
use crate::{licences, say};

pub fn run(root: &Path) -> Result<Outcome> {
    let findings = licences::check(root)?;
    findings.refused.iter().for_each(say::line);
    let read = findings.refused.is_empty();
    let denied = licences::cargo_deny(root)? == Some(false);
    Ok(Outcome::one(read && !denied, format!("{} crates and npm packages read", findings.looked_at)))
}
