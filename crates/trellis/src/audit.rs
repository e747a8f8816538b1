//! `trellis verify-audit`: walks the audit chain, and compares it with the heads that were kept elsewhere.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use trellis_store::record::{self, Chain, Differs, Kept};

use crate::{folder::Place, output::Output};

/// Options of `trellis verify-audit`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// A file with heads that were kept elsewhere: lines of the log, or lines with a number and a head as the letters to the
    /// administrators have them.
    #[arg(long)]
    heads: Option<PathBuf>,
}

/// Walks the audit chain and names the first bad row.
///
/// # Errors
/// When it is broken in itself, or is not the chain whose heads were kept.
pub fn verify(options: &Options, out: Output) -> Result<()> {
    let kept = match &options.heads {
        Some(path) => {
            let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            let kept: Vec<Kept> = text.lines().filter_map(head).collect();
            if kept.is_empty() {
                bail!(
                    "{} holds no head: give it lines with a number and 64 hexadecimal digits",
                    path.display()
                );
            }
            kept
        }
        None => Vec::new(),
    };
    tokio::runtime::Runtime::new()?.block_on(async {
        let (_, store) = options.place.look().await?;
        let mut unit = store.read().await?;
        let (links, last) = match record::verify(&mut unit).await? {
            Chain::Whole { links, head } => (links, head),
            Chain::BrokenAt(row) => bail!("the audit chain is broken: the first bad row is {row}"),
        };
        if let Some(Differs { after, by }) = record::differs(&mut unit, &kept).await? {
            if by > links {
                bail!("the audit chain was cut off: the first missing row is {by}, the kept heads go further");
            }
            bail!(
                "the audit chain was made anew: rows up to {after} are as they were, the first bad row is one of {} to {by}",
                after + 1
            );
        }
        out.line(format_args!("The audit chain is whole: {links} events, head {last}"));
        if !kept.is_empty() {
            out.line(format_args!("It is the chain of all {} heads that were kept.", kept.len()));
        }
        Ok(())
    })
}

/// The head in a line: of the log (JSON with `links` and `head`), or a number and the head.
fn head(line: &str) -> Option<Kept> {
    let (links, head) = match serde_json::from_str::<Value>(line) {
        Ok(Value::Object(line)) => (line.get("links")?.as_i64()?, line.get("head")?.as_str()?.to_owned()),
        _ => {
            let (links, head) = line.trim().split_once(' ')?;
            (links.parse().ok()?, head.trim().to_lowercase())
        }
    };
    let digits = head.len() == 64 && head.bytes().all(|byte| byte.is_ascii_hexdigit());
    (links > 0 && digits).then_some(Kept { links, head })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_from_the_log_and_from_letters_and_other_lines_are_passed_over() {
        let digest = "0123456789abcdef".repeat(4);
        let kept = Some(Kept { links: 12, head: digest.clone() });
        assert_eq!(head(&format!(r#"{{"target":"trellis::audit","links":12,"head":"{digest}"}}"#)), kept);
        assert_eq!(head(&format!("12 {}", digest.to_uppercase())), kept);
        for other in [r#"{"route":"/health","status":200}"#, "", "12 abc", "x 0123", &format!("0 {digest}")] {
            assert_eq!(head(other), None, "{other}");
        }
    }
}
