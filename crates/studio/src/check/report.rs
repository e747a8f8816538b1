//! What an examination found, as rows for people and for machines.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use trellis_film::plan::{Node, Plan};
use trellis_film::time::Ms;

/// How a rule came out. The later is the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// As it should be.
    Pass,
    /// Somebody should know of it.
    Warn,
    /// The film must not be shown so.
    Fail,
}

impl Outcome {
    /// A failure or a warning by two limits: `measured` below `fail`, or below `warn`.
    pub(super) fn at_least(measured: f64, fail: f64, warn: f64) -> Self {
        match measured {
            _ if measured < fail => Self::Fail,
            _ if measured < warn => Self::Warn,
            _ => Self::Pass,
        }
    }

    /// `Pass` when `holds`, else itself.
    pub(super) const fn unless(self, holds: bool) -> Self {
        if holds { Self::Pass } else { self }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "FAIL",
        }
    }
}

/// Where in the film.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The scene's id.
    pub scene: String,
    /// The moment of the film, in milliseconds.
    pub ms: Ms,
    /// The layer, as scene/layer/part; empty when it is about the whole picture.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub layer: String,
}

impl Place {
    /// The moment `ms` of `plan`, where `node` is, or the whole picture.
    pub(super) fn of(plan: &Plan, ms: Ms, node: Option<&Node>) -> Self {
        let scene = plan.scenes.iter().rev().find(|scene| scene.start <= ms);
        let layer = node.map_or(String::new(), |node| layer_of(&node.id).to_owned());
        Self { scene: scene.map_or(String::new(), |scene| scene.id.clone()), ms, layer }
    }
}

/// The layer that a node of that id is a part of: a person's limbs and a text's rows are not layers.
pub(super) fn layer_of(id: &str) -> &str {
    let person = ["/body", "/bust"].iter().filter_map(|part| id.find(part)).min();
    match (person, id.rsplit_once('/')) {
        (Some(at), _) => &id[..at],
        (None, Some((layer, _))) if layer.contains('/') => layer,
        _ => id,
    }
}

/// One thing that a rule saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// How it came out.
    pub outcome: Outcome,
    /// The value, with its unit.
    pub measured: String,
    /// Where, if it is at one place.
    pub place: Option<Place>,
    /// What it is, in one sentence.
    pub what: String,
}

impl Seen {
    /// Something seen at no place in particular.
    pub(super) fn new(outcome: Outcome, measured: impl Into<String>, what: impl Into<String>) -> Self {
        Self { outcome, measured: measured.into(), place: None, what: what.into() }
    }

    /// The same at a place.
    pub(super) fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }
}

/// One rule's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// `F01` to `F16`.
    pub rule: &'static str,
    /// What is allowed.
    pub limit: &'static str,
    /// The worst that was seen, or what was measured when all is well.
    #[serde(flatten)]
    pub worst: Seen,
    /// What else fails or warns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Seen>,
}

impl Finding {
    /// The row of `rule`: of what was seen the worst first, of equals the one that was named first, and each layer once. `fine`
    /// stands when nothing was seen.
    pub(super) fn new(rule: &'static str, limit: &'static str, fine: &str, mut seen: Vec<Seen>) -> Self {
        seen.sort_by_key(|seen| std::cmp::Reverse(seen.outcome));
        let mut layers = BTreeSet::new();
        let mut seen = seen.into_iter().filter(|seen| match &seen.place {
            Some(place) if !place.layer.is_empty() => layers.insert(place.layer.clone()),
            _ => true,
        });
        let worst = seen.next().unwrap_or_else(|| Seen::new(Outcome::Pass, fine, ""));
        Self { rule, limit, worst, also: seen.filter(|seen| seen.outcome > Outcome::Pass).collect() }
    }
}

/// The examination of one film.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// `en` or `cy`.
    pub language: String,
    /// For whom.
    pub audience: String,
    /// Whether every text was as long as it may be.
    pub longest: bool,
    /// One a rule.
    pub findings: Vec<Finding>,
}

impl Report {
    /// How the whole film came out; a strict examination takes a warning as a failure.
    pub fn outcome(&self, strict: bool) -> Outcome {
        let worst = self.findings.iter().map(|finding| finding.worst.outcome).max().unwrap_or(Outcome::Pass);
        if strict && worst == Outcome::Warn { Outcome::Fail } else { worst }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let longest = if self.longest { ", every text as long as it may be" } else { "" };
        writeln!(f, "{}, {}{longest}", self.language, self.audience)?;
        self.findings.iter().try_for_each(|finding| {
            row(f, finding.rule, finding.limit, &finding.worst)?;
            finding.also.iter().try_for_each(|seen| row(f, "", "", seen))
        })
    }
}

fn row(f: &mut fmt::Formatter<'_>, rule: &str, limit: &str, seen: &Seen) -> fmt::Result {
    let place = seen.place.as_ref().map_or(String::new(), |place| {
        let layer = place.layer.strip_prefix(&place.scene).unwrap_or(&place.layer);
        format!("{}{layer} {}.{:03} s", place.scene, place.ms / 1000, place.ms % 1000)
    });
    let line = format!(
        "{rule:<4} {} {:<26} {limit:<30} {place:<44} {}",
        seen.outcome.word(),
        seen.measured,
        seen.what
    );
    writeln!(f, "{}", line.trim_end())
}
