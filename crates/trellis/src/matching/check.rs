//! `trellis match check`: whether a proof holds, by a program that knows no solver.

use std::path::{Path, PathBuf};

use trellis_certificate::{Extent, Verdict, check};

use super::{Done, Trouble, progress::while_doing};
use crate::output::Output;

/// Options of `trellis match check`.
#[derive(clap::Args)]
pub struct Options {
    /// certificate.json of a result.
    certificate: PathBuf,
    /// instance.json of the same result; the one beside the certificate when left out.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// Check rules, places and cost only, and not whether a better plan exists.
    #[arg(long)]
    quick: bool,
}

/// Checks a proof and says what was found.
pub(super) fn run(options: &Options, out: Output) -> Result<Done, Trouble> {
    let beside = beside(&options.certificate);
    let instance = options.input.as_deref().unwrap_or(&beside);
    let (certificate, instance) = (read(&options.certificate)?, read(instance)?);
    let extent = if options.quick { Extent::Quick } else { Extent::All };
    let verdict = while_doing(out, "checking", || check(&certificate, &instance, extent));
    out.line(&verdict);
    out.line(match &verdict {
        Verdict::Optimal => "Every rule is kept and no other plan is better.",
        Verdict::Valid { .. } => "Every rule is kept; a better plan may exist, by the gap at most.",
        Verdict::QuickOnly => "Every rule is kept. Leave out --quick to check that no plan is better.",
        Verdict::Invalid(_) => "Do not use this result.",
    });
    Ok(if matches!(verdict, Verdict::Invalid(_)) { Done::Invalid } else { Done::All })
}

/// `instance.json` for `certificate.json`, and the same with a hat in both names.
fn beside(certificate: &Path) -> PathBuf {
    let name = certificate.file_name().unwrap_or(certificate.as_os_str()).to_string_lossy();
    certificate.with_file_name(name.replacen("certificate", "instance", 1))
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    std::fs::read(path).map_err(|error| Trouble::Usage(format!("cannot read {}: {error}", path.display())))
}
