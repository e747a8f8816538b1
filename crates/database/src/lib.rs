#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
mod engine;
mod stamp;
mod statement;
pub use engine::*;
pub use stamp::Stamp;
pub use statement::*;

/// Broken.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {source}")]
pub struct Broken {
    place: &'static str,
    source: sqlx::Error,
}
impl Broken {
    /// at
    pub fn at(place: &'static str, source: sqlx::Error) -> Self {
        Self { place, source }
    }
    /// unreadable
    pub fn unreadable(place: &'static str) -> Self {
        Self { place, source: sqlx::Error::ColumnNotFound(place.into()) }
    }
    /// event
    pub fn forgotten_event() -> Self {
        Self::unreadable("an action records exactly one event")
    }
    /// conflict
    pub fn is_conflict(&self) -> bool {
        false
    }
    /// busy
    pub fn is_busy(&self) -> bool {
        false
    }
    /// unique
    pub fn is_unique_violation(&self) -> bool {
        self.source.as_database_error().is_some_and(|e| e.is_unique_violation())
    }
}
