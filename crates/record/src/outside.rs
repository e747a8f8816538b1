//! Everything that went otherwise than the frozen plan, as sentences; nothing of it is left out of the methods.

use serde_json::Value;
use trellis_workshop::{Config, LateJoiner, Phase, Scheme, Via};

use crate::{
    book::Book,
    methods::{count, one_line, stage},
    work::Aside,
};

/// The only line where there is nothing to say.
pub const NOTHING: &str = "Nothing.";

/// One line each, in the order in which it happened; what lies in the configuration itself comes last.
pub fn lines(book: &Book<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for aside in &book.work.aside {
        let reason = |commit| one_line(&book.text(commit));
        let line = match aside {
            Aside::Deviation(commit) => format!("Deviation: {}", reason(*commit)),
            Aside::Amended(number, commit) => {
                format!("The configuration was changed ({}): {}", changed(book, *number), reason(*commit))
            }
            Aside::Voided(round, commit) => format!("Vote {round} was voided: {}", reason(*commit)),
            Aside::Extended(phase, seconds) => {
                format!("{} had {seconds} s more.", capital(&stage(phase.unwrap_or(Phase::Draft))))
            }
            Aside::BackTo(phase) => format!("The group went back to {}.", stage(*phase)),
            Aside::HandedOver => "Another facilitator took over.".to_owned(),
            Aside::EndedEarly(lap) => format!("Lap {lap} was ended early."),
            Aside::Held | Aside::Withheld => continue,
        };
        lines.push(line);
    }
    let number = |is: fn(&Aside) -> bool| book.work.aside.iter().filter(|aside| is(aside)).count() as u64;
    let held = number(|aside| matches!(aside, Aside::Held));
    let withheld = number(|aside| matches!(aside, Aside::Withheld));
    if held > 0 {
        lines.push(format!("{} held back by the facilitator.", count(held, "idea was", "ideas were")));
    }
    if withheld > 0 {
        lines.push(format!("{} withheld for good.", count(withheld, "text was", "texts were")));
    }
    lines.extend(planned(book));
    if lines.is_empty() {
        lines.push(NOTHING.to_owned());
    }
    lines
}

/// What the plan itself makes worth saying.
fn planned(book: &Book<'_>) -> Vec<String> {
    let config = book.sources.config();
    let mut lines = Vec::new();
    for (number, round) in &book.work.rounds {
        let planned = config.scheme(*number);
        match (planned, round.scheme) {
            (Some(Scheme::TopK { k: planned }), Scheme::TopK { k }) if k < *planned => {
                lines.push(format!(
                    "In vote {number} there were {k} places instead of {planned}, for want of items."
                ));
            }
            (Some(planned), held) if std::mem::discriminant(planned) != std::mem::discriminant(&held) => {
                lines.push(format!("Vote {number} was held under another scheme than planned."));
            }
            _ => {}
        }
    }
    let listed = book.work.ideas.iter().filter(|idea| idea.via == Via::List).count() as u64;
    if listed > 0 {
        let were = count(listed, "idea was", "ideas were");
        lines.push(format!("{were} shared in a list when the round-robin was ended early."));
    }
    if config.facilitator_votes {
        lines.push("A facilitator could hold a seat and vote.".to_owned());
    }
    if config.late_joiner == LateJoiner::Voter {
        lines.push("Whoever came after sharing could vote.".to_owned());
    }
    if book.course.seats < 5 {
        lines.push(
            "Fewer than five took part, so authors could be guessed; everybody had agreed to that."
                .to_owned(),
        );
    }
    lines
}

/// The fields in which an amended configuration differs from the one before.
fn changed(book: &Book<'_>, number: usize) -> String {
    let configs = &book.sources.configs;
    let (Some(before), Some(after)) = (configs.get(number.wrapping_sub(1)), configs.get(number)) else {
        return "not kept".to_owned();
    };
    let fields = |config: &Config| serde_json::to_value(config).unwrap_or(Value::Null);
    let (before, after) = (fields(before), fields(after));
    let differs = |(key, value): (&String, &Value)| (before[key] != *value).then(|| key.clone());
    let mut changed: Vec<String> = after.as_object().into_iter().flatten().filter_map(differs).collect();
    changed.sort_unstable();
    changed.join(", ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
