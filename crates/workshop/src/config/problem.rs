//! What is wrong with a configuration, field by field, so that all of it can be put right at once.

use std::collections::BTreeSet;

use super::{Anonymity, Config, ConsensusRule, Grouping, PrimaryRule, RoundRobin};
use crate::scheme::Scheme;

/// One field that is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{field}: {rule}")]
pub struct Problem {
    /// The field.
    pub field: &'static str,
    /// What it must be.
    pub rule: &'static str,
}

pub(super) fn problems(c: &Config) -> Vec<Problem> {
    let seats: u32 = c.groups.iter().map(|group| u32::from(group.expected)).sum();
    let labels: BTreeSet<&str> = c.groups.iter().map(|group| group.label.trim()).collect();
    let constituencies = c.groups.len() > 1 && c.grouping == Grouping::Constituency;
    let rules = [
        ("question", said(&c.question, 500), "1 to 500 characters"),
        ("question_version", c.question_version >= 1, "counts from 1"),
        ("locale", is_locale(&c.locale), "a language such as en or cy"),
        ("groups", (1..=40).contains(&c.groups.len()), "1 to 40 groups"),
        ("groups", c.groups.iter().all(|group| said(&group.label, 60)), "labels of 1 to 60 characters"),
        ("groups", labels.len() == c.groups.len(), "each label once"),
        (
            "groups",
            c.groups.iter().all(|group| (2..=1_000).contains(&group.expected)),
            "2 to 1,000 seats a group",
        ),
        ("consent_text", said(&c.consent_text, 5_000), "1 to 5,000 characters"),
        (
            "spoken_accepted",
            c.round_robin == RoundRobin::Dealt || c.anonymity == Anonymity::Named || c.spoken_accepted,
            "speaking shows whose an idea is: choose it expressly",
        ),
        ("objection_window_s", (10..=3_600).contains(&c.objection_window_s), "10 to 3,600 seconds"),
        ("rounds_max", (1..=9).contains(&c.rounds_max), "1 to 9"),
        ("schemes", c.schemes.len() == usize::from(c.rounds_max), "one scheme a round"),
        ("schemes", c.schemes.iter().all(Scheme::possible), "numbers within their range"),
        ("screening", c.screening.is_none_or(|percent| (1..=100).contains(&percent)), "1 to 100 percent"),
        ("screening", c.screening.is_none() || screens(c), "needs a round of approvals before another round"),
        (
            "primary_rule",
            (c.primary_rule == PrimaryRule::EqualGroups) == constituencies,
            "equal_groups for several constituencies, points for all else",
        ),
        (
            "consensus",
            c.consensus.as_ref().is_none_or(|consensus| in_range(consensus.rule)),
            "numbers within their range",
        ),
        ("link_rounds", !c.link_rounds || seats >= 8, "needs 8 voters"),
        ("link_rounds", !c.link_rounds || c.rounds_max > 1, "needs another round"),
        ("min_cell", (4..=100).contains(&c.min_cell), "at least 4"),
        ("min_cell_published", (8..=100).contains(&c.min_cell_published), "at least 8"),
        ("retention_days", (1..=3_650).contains(&c.retention_days), "1 to 3,650 days"),
        ("agenda", c.agenda.possible(), "at most 480 minutes a stage"),
    ];
    rules.into_iter().filter(|(_, kept, _)| !kept).map(|(field, _, rule)| Problem { field, rule }).collect()
}

fn said(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.contains('\0')
}

fn is_locale(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let lower = language.bytes().all(|b| b.is_ascii_lowercase());
    let rest = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    lower && (2..=3).contains(&language.len()) && parts.all(rest)
}

fn screens(c: &Config) -> bool {
    let before_last = c.schemes.len().saturating_sub(1);
    c.schemes[..before_last].iter().any(|scheme| matches!(scheme, Scheme::Approval { .. }))
}

fn in_range(rule: ConsensusRule) -> bool {
    match rule {
        ConsensusRule::TopShare { percent } | ConsensusRule::PercentAgree { percent } => {
            (1..=100).contains(&percent)
        }
        ConsensusRule::Iqr { at_most } => (1..=8).contains(&at_most),
        ConsensusRule::WAtLeast { thousandths } => (1..=1_000).contains(&thousandths),
        ConsensusRule::SeventyFifteen | ConsensusRule::Rand => true,
    }
}
