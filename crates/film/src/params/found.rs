//! What was read from the file, parameter by parameter, before it becomes the film's parameters.

use std::collections::BTreeMap;

use crate::both::Both;
use crate::fault::{Class, Fault, Place};
use crate::figures::{AsOf, Percent};

/// A value of the right kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Both(Both),
    Several(Vec<Both>),
    Whole(u32),
    Percent(Percent),
    AsOf(AsOf),
    Heading,
}

/// Everything found in one file, and everything wrong with it.
pub(super) struct Found<'a> {
    file: &'a str,
    source: &'a str,
    values: BTreeMap<String, (Value, usize)>,
    faults: Vec<(usize, Fault)>,
}

/// More faults than this help nobody, and a hostile file could have thousands.
const MOST_FAULTS: usize = 100;

impl<'a> Found<'a> {
    pub fn new(file: &'a str, source: &'a str) -> Self {
        Self { file, source, values: BTreeMap::new(), faults: Vec::new() }
    }

    /// Keeps a value with its place.
    pub fn keep(&mut self, path: &str, value: Value, offset: usize) {
        self.values.insert(path.to_owned(), (value, offset));
    }

    /// The value at `path`.
    pub fn get(&self, path: &str) -> Option<&Value> {
        self.values.get(path).map(|(value, _)| value)
    }

    /// The place of `path`, or of the nearest heading above it.
    pub fn offset(&self, path: &str) -> Option<usize> {
        let here = self.values.get(path).map(|(_, offset)| *offset);
        here.or_else(|| path.rsplit_once('.').and_then(|(above, _)| self.offset(above)))
    }

    /// Adds `fault` at the byte `offset`.
    pub fn wrong(&mut self, offset: Option<usize>, mut fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.file.clone_into(&mut fault.file);
            fault.place = offset.map(|offset| Place::of(self.source, offset));
            self.faults.push((offset.unwrap_or(usize::MAX), fault));
        }
    }

    /// Adds a fault of input that cannot be read.
    pub fn unreadable(&mut self, offset: usize, path: &str, found: &str, allowed: &str, remedy: &str) {
        self.wrong(Some(offset), Fault::new(Class::BadInput, path, found, allowed, remedy));
    }

    /// Whether something is wrong at or below `path`.
    pub fn is_wrong(&self, path: &str) -> bool {
        self.faults.iter().any(|(_, fault)| fault.parameter.starts_with(path))
    }

    /// All faults in the order of the file.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults;
        faults.sort_by_key(|(offset, _)| *offset);
        faults.into_iter().map(|(_, fault)| fault).collect()
    }

    /// The text at `path`.
    pub fn text(&self, path: &str) -> Option<String> {
        if let Some(Value::Text(text)) = self.get(path) { Some(text.clone()) } else { None }
    }

    /// The text in both languages at `path`.
    pub fn both(&self, path: &str) -> Option<Both> {
        if let Some(Value::Both(both)) = self.get(path) { Some(both.clone()) } else { None }
    }

    /// The list of exactly `N` texts at `path`.
    pub fn several<const N: usize>(&self, path: &str) -> Option<[Both; N]> {
        if let Some(Value::Several(texts)) = self.get(path) { texts.clone().try_into().ok() } else { None }
    }

    /// The whole number at `path`.
    pub fn whole(&self, path: &str) -> Option<u32> {
        if let Some(Value::Whole(number)) = self.get(path) { Some(*number) } else { None }
    }
}
