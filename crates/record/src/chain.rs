//! The chain alone: whether every entry of a record follows from the one before.

use trellis_workshop::{Chain, ChainFault, Config, Hash};

use crate::{
    container::{self, Unpacked},
    replay,
    sources::{CONFIG, EVENTS},
};

/// A chain that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chained {
    /// How many entries.
    pub entries: usize,
    /// The digest of the last one, to be compared with one that is known from elsewhere.
    pub head: Hash,
}

/// Why a chain does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// There is nothing to check.
    #[error("this is neither a bundle nor a chain of entries")]
    NotARecord,
    /// The bundle was changed.
    #[error("{0}")]
    Bundle(#[from] Unpacked),
    /// The configuration in the bundle is not to be read.
    #[error("config.json: it is no configuration")]
    Configuration,
    /// The first bad entry.
    #[error("{0}")]
    Entry(#[from] ChainFault),
}

impl Broken {
    /// Whether the bytes are no record at all, rather than one that was changed.
    pub const fn is_bad_input(&self) -> bool {
        matches!(self, Self::NotARecord | Self::Bundle(Unpacked::NotABundle))
    }
}

/// Checks the chain of a bundle, or of `events.jsonl` by itself. Rules, seal and tables are not looked at.
///
/// # Errors
/// [`Broken`]; the first bad entry by its number.
pub fn verify_chain(bytes: &[u8]) -> Result<Chained, Broken> {
    let entries = if bytes.first() == Some(&b'{') {
        replay::entries(bytes, None)?
    } else {
        let files = container::unpack(bytes)?;
        let config = files.get(CONFIG).and_then(|config| serde_json::from_slice::<Config>(config).ok());
        let config = config.ok_or(Broken::Configuration)?;
        replay::entries(files.get(EVENTS).ok_or(Broken::NotARecord)?, Some(config.hash()))?
    };
    let last = entries.last().ok_or(Broken::NotARecord)?;
    Ok(Chained { entries: entries.len(), head: Chain::after(last).head() })
}
