//! `accord.csv`: what a report by ACCORD asks for and a record can answer. The published wording of the 35 items is not ours to
//! retell: its two columns stay empty until they are transcribed from the paper.

use serde_json::Value;
use trellis_workshop::{Anonymity, CardState, Grouping, RoundRobin, VoteOn};

use crate::{
    book::Book,
    counting,
    methods::{count, one_line, stage},
    outside,
    table::Table,
    tables,
    work::Time,
};

/// What no record can know.
const UNKNOWN: &str = "[not in the record]";
/// Where the published wording is.
const TRANSCRIBE: &str = "[to be transcribed from doi 10.1371/journal.pmed.1004326]";

/// One subject a row: what the record says of it, or that it says nothing.
pub fn accord(book: &Book<'_>) -> Table {
    let mut table = Table::new("accord", &["subject", "from_the_record", "accord_item", "accord_wording"]);
    for (subject, said) in subjects(book) {
        let said = said.unwrap_or_else(|| UNKNOWN.to_owned());
        table.rows.push(vec![subject.into(), said.into(), TRANSCRIBE.into(), TRANSCRIBE.into()]);
    }
    table
}

fn subjects(book: &Book<'_>) -> Vec<(&'static str, Option<String>)> {
    let config = book.sources.config();
    let listed = |values: Vec<String>| Some(values.join("; "));
    let votes = |say: fn(u16, u16, u16) -> String| {
        let sealed = book.work.rounds.iter().filter_map(|(number, round)| Some((number, round.sealed?)));
        sealed.map(move |(number, (cast, abstained, missing, _))| {
            format!("vote {number}: {}", say(cast, abstained, missing))
        })
    };
    let seats = [format!("seats: {}", book.course.seats)];
    let completed = votes(|cast, abstained, _| format!("{} answered", cast + abstained));
    let consensus = config.consensus.as_ref();
    vec![
        ("registration", None),
        ("question", Some(one_line(&config.question))),
        ("who chose the question", None),
        ("criteria for the panel", None),
        ("invited", None),
        ("took part, by stage", listed(seats.into_iter().chain(completed).collect())),
        ("constituencies", Some(constituencies(book))),
        ("conflicts of interest and line management", None),
        ("facilitators and observers", None),
        ("materials sent beforehand", None),
        ("times of the stages (UTC)", listed(times(book))),
        ("ideas by stage", listed(ideas(book))),
        ("merges", Some(merges(book))),
        ("who coded themes", Some("the group itself, by consent".to_owned())),
        ("scheme of each vote", listed(schemes(book))),
        ("changes of the plan", listed(outside::lines(book))),
        ("definition of consensus", consensus.map(|consensus| counting::rule(consensus.rule).says())),
        ("when consensus was defined", consensus.map(|consensus| Time::day(consensus.fixed_at))),
        (
            "feedback between votes",
            Some("the whole table of the vote before, to everybody at once".to_owned()),
        ),
        ("votes held", Some(format!("{} of at most {}", book.course.rounds, config.rounds_max))),
        ("items added or dropped", listed(dropped(book))),
        ("abstentions and missing answers", listed(votes(missing).collect())),
        ("anonymity", Some(anonymity(book.sources.in_force().anonymity).to_owned())),
        ("sharing", Some(sharing(config.round_robin).to_owned())),
        ("platform and version", Some(format!("Trellis {}", one_line(&book.sources.seal.software)))),
        ("head of the record", Some(book.sources.seal.head.to_string())),
        ("funding", None),
        ("ethics", None),
    ]
}

fn missing(_: u16, abstained: u16, missing: u16) -> String {
    format!("{abstained} abstained, {missing} gave no answer")
}

const fn anonymity(mode: Anonymity) -> &'static str {
    match mode {
        Anonymity::Named => "named",
        Anonymity::Pseudonymous => "confidential",
        Anonymity::Unlinked => "anonymous after sharing",
    }
}

const fn sharing(mode: RoundRobin) -> &'static str {
    match mode {
        RoundRobin::Dealt => {
            "read out by the facilitator in a mixed order, a departure from the classic technique"
        }
        RoundRobin::Spoken => "read out by everybody in turn",
    }
}

fn constituencies(book: &Book<'_>) -> String {
    let config = book.sources.config();
    let groups: Vec<String> = config
        .groups
        .iter()
        .map(|group| format!("{} ({} expected)", one_line(&group.label), group.expected))
        .collect();
    let kind = match config.grouping {
        Grouping::Constituency => "people of one kind each",
        Grouping::RandomSplit => "put together by lot",
    };
    format!("{}: {kind}", groups.join(", "))
}

fn times(book: &Book<'_>) -> Vec<String> {
    let stays = book.work.time.stays();
    let told = stays.map(|(phase, since, minutes)| {
        let minutes = minutes.map_or_else(String::new, |minutes| format!(", {minutes} min"));
        format!("{} from {}{minutes}", stage(phase), Time::minute(since))
    });
    told.collect()
}

fn ideas(book: &Book<'_>) -> Vec<String> {
    tables::ideas_per_phase(book).into_iter().map(|(what, number)| format!("{what}: {number}")).collect()
}

fn merges(book: &Book<'_>) -> String {
    let objections = count(book.course.objections.into(), "objection", "objections");
    format!("{} made with consent, {objections}; see merges.csv", book.course.merges)
}

fn schemes(book: &Book<'_>) -> Vec<String> {
    let one = |(number, round): (&u8, &crate::work::Round)| {
        let scheme = serde_json::to_value(round.scheme).unwrap_or(Value::Null);
        let on = match round.set.as_ref().map(|set| set.vote_on) {
            Some(VoteOn::Themes) => "themes",
            _ => "items",
        };
        format!("vote {number}: {} on {on}", scheme["name"].as_str().unwrap_or_default())
    };
    book.work.rounds.iter().map(one).collect()
}

fn dropped(book: &Book<'_>) -> Vec<String> {
    let gone = |state| book.work.ideas.iter().filter(|idea| idea.state == state).count();
    let mut lines: Vec<String> = [
        ("withdrawn by their authors", CardState::Withdrawn),
        ("held back", CardState::Held),
        ("withheld for good", CardState::Redacted),
    ]
    .map(|(what, state)| format!("ideas {what}: {}", gone(state)))
    .into();
    for (number, round) in &book.work.rounds {
        let offered = round.set.as_ref().map_or(0, |set| set.choices.len());
        lines.push(format!("choices in vote {number}: {offered}"));
    }
    lines
}
