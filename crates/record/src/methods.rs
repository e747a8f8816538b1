//! `methods.txt`: the paragraph for a paper, with every figure from the record, and everything that went otherwise than planned.

use std::fmt::Write as _;

use trellis_tally::{fixed, p_is, short};
use trellis_workshop::{Anonymity, DecisionSort, Phase, RoundRobin, Scheme, VoteOn};

use crate::{
    book::{Book, Vote},
    counting, outside,
    work::{Round, Time},
};

/// The whole text.
pub fn methods(book: &Book<'_>) -> String {
    let mut text = String::from("Methods\n\n");
    text.push_str(&paragraph(book));
    text.push_str("\n\nOutside the frozen plan\n\n");
    for line in outside::lines(book) {
        let _ = writeln!(text, "- {line}");
    }
    let planned = [
        (Phase::Intro, book.sources.config().agenda.intro),
        (Phase::Silent, book.sources.config().agenda.silent),
        (Phase::RoundRobin, book.sources.config().agenda.round_robin),
        (Phase::Clarify, book.sources.config().agenda.clarify),
        (Phase::Theme, book.sources.config().agenda.theme),
    ];
    text.push_str("\nMinutes, planned and taken\n\n");
    for (phase, planned) in planned {
        let taken =
            book.work.time.minutes(phase).map_or_else(|| "not known".to_owned(), |taken| taken.to_string());
        let _ = writeln!(text, "- {}: {planned} planned, {taken} taken", stage(phase));
    }
    if !book.work.decisions.is_empty() {
        text.push_str("\nDecisions and addenda\n\n");
        for (sort, commit) in &book.work.decisions {
            let sort = match sort {
                DecisionSort::Decision => "Decision",
                DecisionSort::Addendum => "Addendum",
            };
            let _ = writeln!(text, "- {sort}: {}", one_line(&book.text(*commit)));
        }
    }
    text.push_str("\nHow to check\n\n");
    text.push_str(CHECK);
    text
}

const CHECK: &str = "\
- `trellis ngt replay` with the whole bundle checks the digests of all files, the chain of entries, the seal, the rules of the
  technique, and computes the tables again where the bundle holds the ballots.
- `python3 recompute.py` and `Rscript recompute.R`, in the folder of the unpacked files, check chain and scores without Trellis.
- A chain shows a change only to whoever holds its head from elsewhere: compare the head above with the one that the room was given.
";

fn paragraph(book: &Book<'_>) -> String {
    let mut text = held(book);
    text.push(' ');
    text.push_str(&work(book));
    if let Some((number, vote)) = book.last() {
        if let Some(round) = book.work.rounds.get(&number) {
            text.push(' ');
            text.push_str(&voted(book, number, round, vote));
        }
        text.push(' ');
        text.push_str(&agreed(book, vote));
    }
    let seal = &book.sources.seal;
    let deviations = outside::lines(book);
    let said = if deviations == [outside::NOTHING] {
        "none".to_owned()
    } else {
        format!("{}, listed below", count(deviations.len() as u64, "departure", "departures"))
    };
    let _ = write!(
        text,
        " Results were recomputed from a hash-chained record (software {}, head {}). Deviations: {said}.",
        one_line(&seal.software),
        seal.head
    );
    text
}

fn held(book: &Book<'_>) -> String {
    let config = book.sources.config();
    let of = match config.groups.len() {
        1 => String::new(),
        groups => format!(" (one of {groups}; this record is of this group alone)"),
    };
    let day = book.work.time.began(Phase::Intro).map_or_else(|| "an unknown day".to_owned(), Time::day);
    let mode = match book.sources.in_force().anonymity {
        Anonymity::Named => "named",
        Anonymity::Pseudonymous => "confidential: two key holders together could find authors",
        Anonymity::Unlinked => "anonymous after sharing",
    };
    let sharing = match config.round_robin {
        RoundRobin::Dealt => "dealt sharing, a departure from the classic technique",
        RoundRobin::Spoken => "spoken sharing",
    };
    format!("We held 1 nominal group{of} of {} participants on {day} ({mode}; {sharing}).", book.course.seats)
}

fn work(book: &Book<'_>) -> String {
    let minutes = |phase| {
        let taken = book.work.time.minutes(phase);
        taken.map_or_else(|| "a time not known".to_owned(), |taken| format!("{taken} min"))
    };
    let course = book.course;
    let set = book.work.last_round().and_then(|(_, round)| round.set.as_ref());
    let items = set.map_or(book.work.items.len(), |set| set.items.len());
    format!(
        "After an introduction ({}) participants wrote alone for {}; {} shared in {} without discussion and clarified. \
         {} made with consent ({}), giving {} in {}.",
        minutes(Phase::Intro),
        minutes(Phase::Silent),
        if course.shared == 1 { "1 idea was".to_owned() } else { format!("{} ideas were", course.shared) },
        count(course.laps.into(), "lap", "laps"),
        if course.merges == 1 { "1 merge was".to_owned() } else { format!("{} merges were", course.merges) },
        count(course.objections.into(), "objection", "objections"),
        count(items as u64, "item", "items"),
        count(course.themes.into(), "theme", "themes"),
    )
}

fn voted(book: &Book<'_>, number: u8, round: &Round, vote: &Vote) -> String {
    let what = match round.set.as_ref().map(|set| set.vote_on) {
        Some(VoteOn::Themes) => "themes",
        _ => "items",
    };
    let how = match round.scheme {
        Scheme::TopK { k } => format!("ranked {k} {what} in private ({k} to 1 points)"),
        Scheme::FullRank => format!("ranked all {what} in private"),
        Scheme::Rate => format!("rated the {what} in private from 1 to 9"),
        Scheme::Dots { budget, cap } => {
            format!("gave {budget} dots to {what} in private, at most {cap} to one")
        }
        Scheme::Approval { quota: Some(quota) } => format!("ticked up to {quota} {what} in private"),
        Scheme::Approval { quota: None } => format!("ticked {what} in private"),
        Scheme::Pairwise { pairs } => format!("chose within {pairs} pairs of {what} in private"),
    };
    let mut text = format!("Each participant {how}");
    if let Some((cast, abstained, missing, _)) = round.sealed {
        let of = u32::from(cast) + u32::from(abstained) + u32::from(missing);
        let _ = write!(text, "; {cast} of {of} voted ({abstained} abstained, {missing} gave no answer)");
    }
    if let Some(unallocated) = vote.figure(&["unallocated"]) {
        let _ = write!(text, "; {} points were unallocated", short(unallocated));
    }
    let _ = write!(text, ". This was vote {number} of at most {}.", book.sources.config().rounds_max);
    text.push_str(
        " Ties were ordered by number of voters, then by first places; what is still equal shares its rank.",
    );
    if vote.full.is_null() {
        text.push_str(" Fewer than five voted, so only the order and its bands are published.");
    } else if vote.full["tally"]["flags"]["few_voters"] == true {
        text.push_str(" Fewer than eight voted, so intervals are wide and rest on few voters.");
    }
    text
}

fn agreed(book: &Book<'_>, vote: &Vote) -> String {
    let mut text = match &book.sources.config().consensus {
        Some(consensus) => format!(
            "Consensus was defined beforehand ({}) as {}.",
            Time::day(consensus.fixed_at),
            counting::rule(consensus.rule).says()
        ),
        None => "No definition of consensus was fixed beforehand.".to_owned(),
    };
    let figure = |key| vote.figure(&["kendall", key]);
    if let Some(w) = figure("W") {
        let filled = vote.full["tally"]["flags"]["mid_rank_fill"] == true;
        let _ = write!(text, " Agreement was W = {}", fixed(w, 3));
        if filled {
            text.push_str(" with mid-rank fill");
        }
        if let Some(p) = figure("p_perm") {
            let method = vote.word(&["kendall", "perm_method"]).unwrap_or_default();
            let exact = if method.starts_with("exact") { "exact" } else { "Monte Carlo" };
            let _ = write!(text, " ({exact} {}", p_is(p));
            let rho = figure("mean_rho").map(|rho| format!("; mean Spearman {}", fixed(rho, 3)));
            let _ = write!(text, "{})", rho.unwrap_or_default());
        }
        text.push('.');
    } else if let Some(reason) = vote.word(&["kendall", "W", "undefined"]) {
        let _ = write!(text, " W is not defined: {reason}.");
    }
    text
}

/// What people call a phase.
pub fn stage(phase: Phase) -> String {
    match phase {
        Phase::Draft => "setting up".to_owned(),
        Phase::Lobby => "lobby".to_owned(),
        Phase::Intro => "introduction".to_owned(),
        Phase::Silent => "silent writing".to_owned(),
        Phase::RoundRobin => "round-robin".to_owned(),
        Phase::Clarify => "clarification".to_owned(),
        Phase::Theme => "merging and theming".to_owned(),
        Phase::Vote(round) => format!("vote {round}"),
        Phase::Reveal(round) => format!("table of vote {round}"),
        Phase::Discuss(round) => format!("discussion of vote {round}"),
        Phase::Closed => "closed".to_owned(),
        Phase::Sealed => "sealed".to_owned(),
        Phase::Aborted => "ended before its end".to_owned(),
    }
}

/// A number with its noun.
pub fn count(number: u64, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// Somebody's text on one line.
pub fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
