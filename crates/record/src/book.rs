//! A record laid open: sources, what the room worked out, and the words that may be shown, for whoever writes a table of it.

use std::collections::BTreeMap;

use serde_json::Value;
use trellis_workshop::{ChoiceId, Course, Hash, LabelRef, ThemeId, VoteOn};

use crate::{
    sources::Sources,
    work::{Set, Work},
};

/// Stands where a text was withdrawn, held back, withheld or erased.
pub const WITHHELD: &str = "[withheld]";

/// Everything that the written files are made of.
pub struct Book<'a> {
    pub sources: &'a Sources,
    pub work: &'a Work,
    pub course: &'a Course,
    /// By round.
    pub votes: BTreeMap<u8, Vote>,
}

/// The published table of a vote.
pub struct Vote {
    pub order: Value,
    /// Null where only the order is published.
    pub full: Value,
}

impl<'a> Book<'a> {
    /// Opens a record.
    ///
    /// # Errors
    /// The round whose table is no JSON.
    pub fn open(sources: &'a Sources, work: &'a Work, course: &'a Course) -> Result<Self, u8> {
        let mut votes = BTreeMap::new();
        for (round, table) in &sources.tables {
            let read = |text: &str| serde_json::from_str(text).map_err(|_| *round);
            let full = table.full.as_deref().map_or(Ok(Value::Null), read)?;
            votes.insert(*round, Vote { order: read(&table.order)?, full });
        }
        Ok(Self { sources, work, course, votes })
    }

    /// The text that a digest stands for.
    pub fn text(&self, commit: Hash) -> String {
        self.sources
            .texts
            .get(&commit)
            .map_or_else(|| WITHHELD.to_owned(), |(_, text)| text.as_str().to_owned())
    }

    /// A wording of an idea.
    pub fn words(&self, label: LabelRef) -> String {
        self.work.words(label).map_or_else(|| WITHHELD.to_owned(), |commit| self.text(commit))
    }

    /// The name of a theme.
    pub fn theme(&self, theme: ThemeId) -> String {
        let shown = self.work.themes.get(&theme).filter(|theme| !theme.withheld);
        shown.map_or_else(|| WITHHELD.to_owned(), |theme| self.text(theme.commit))
    }

    /// What a ballot called a choice.
    pub fn choice(&self, set: Option<&Set>, choice: ChoiceId) -> String {
        let Some(set) = set else { return WITHHELD.to_owned() };
        let theme = ThemeId::from(choice.uuid());
        if set.vote_on == VoteOn::Themes && self.work.themes.contains_key(&theme) {
            return self.theme(theme);
        }
        let item = set.items.iter().find(|(id, _)| id.uuid() == choice.uuid());
        item.map_or_else(|| WITHHELD.to_owned(), |(_, item)| self.words(item.label))
    }

    /// The words for an item as the tables name it.
    pub fn item(&self, round: u8, item: &Value) -> String {
        let choice = item.as_str().and_then(|id| id.parse().ok());
        let set = self.work.rounds.get(&round).and_then(|round| round.set.as_ref());
        choice.map_or_else(|| WITHHELD.to_owned(), |choice| self.choice(set, choice))
    }

    /// The last table that was shown.
    pub fn last(&self) -> Option<(u8, &Vote)> {
        self.votes.last_key_value().map(|(round, vote)| (*round, vote))
    }
}

impl Vote {
    /// The items in their order: each in the short table and, where it is published, in the full one.
    pub fn rows(&self) -> impl Iterator<Item = (&Value, &Value)> {
        let full = |at: usize| &self.full["tally"]["items"][at];
        self.order["items"].as_array().into_iter().flatten().enumerate().map(move |(at, row)| (row, full(at)))
    }

    /// A figure of the full table as a whole, by the keys that lead to it.
    pub fn figure(&self, keys: &[&str]) -> Option<f64> {
        keys.iter().fold(&self.full["tally"], |value, key| &value[*key]).as_f64()
    }

    /// What the consensus rule says of an item; none where there is no rule.
    pub fn consensus(&self, item: &Value) -> Option<&'static str> {
        let outcomes = self.full["tally"]["consensus"].as_array()?;
        let outcome = outcomes.iter().find(|outcome| outcome["item"] == *item)?;
        Some(outcome["met"].as_bool().map_or("not defined", |met| if met { "met" } else { "not met" }))
    }

    /// A word of the full table.
    pub fn word(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().fold(&self.full["tally"], |value, key| &value[*key]).as_str()
    }
}
