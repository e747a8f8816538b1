//! The record of the work: ideas, items, wordings, merges, themes and turns.

use trellis_workshop::{Anonymity, CardState, MergeState, Via, VoteOn};

use crate::{
    book::{Book, WITHHELD},
    table::{Cell, Table},
};

/// What was shared, in the order of sharing.
pub fn ideas(book: &Book<'_>) -> Table {
    let named = book.sources.in_force().anonymity == Anonymity::Named;
    let mut headings = vec!["idea", "lap", "slot", "via", "state", "text", "parked_because"];
    if named {
        headings.push("seat");
    }
    let mut table = Table::new("ideas", &headings);
    for idea in &book.work.ideas {
        let stands = idea.state == CardState::Standing;
        let text = if stands { book.text(idea.commit) } else { WITHHELD.to_owned() };
        let mut row: Vec<Cell> = vec![
            idea.id.to_string().into(),
            idea.lap.into(),
            idea.slot.into(),
            via(idea.via).into(),
            state(idea.state).into(),
            text.into(),
            idea.parked.filter(|_| stands).map_or(Cell::Empty, |reason| book.text(reason).into()),
        ];
        if named {
            row.push(idea.seat.map(|seat| seat.0).into());
        }
        table.rows.push(row);
    }
    table
}

const fn via(via: Via) -> &'static str {
    match via {
        Via::Deal => "dealt",
        Via::Turn => "spoken",
        Via::List => "list after an early end",
    }
}

const fn state(state: CardState) -> &'static str {
    match state {
        CardState::Standing => "standing",
        CardState::Withdrawn => "withdrawn",
        CardState::Held => "held back",
        CardState::Redacted => "withheld",
    }
}

/// What was sorted and voted on.
pub fn items(book: &Book<'_>) -> Table {
    let mut table =
        Table::new("items", &["item", "label", "label_idea", "label_version", "ideas", "theme", "choice"]);
    let set = book.work.last_round().and_then(|(_, round)| round.set.as_ref()).or(book.work.frozen.as_ref());
    let items = set.map_or(&book.work.items, |set| &set.items);
    for (id, item) in items {
        let members: Vec<String> = item.members.iter().map(ToString::to_string).collect();
        table.rows.push(vec![
            id.to_string().into(),
            book.words(item.label).into(),
            item.label.idea.to_string().into(),
            item.label.version.into(),
            members.join(" ").into(),
            item.theme.map_or(Cell::Empty, |theme| theme.to_string().into()),
            set.map_or(Cell::Empty, |set| set.choice(*id).to_string().into()),
        ]);
    }
    table
}

/// Every wording of every idea that stands; version 0 is what its author wrote.
pub fn item_versions(book: &Book<'_>) -> Table {
    let mut table = Table::new("item_versions", &["idea", "version", "text"]);
    for idea in book.work.ideas.iter().filter(|idea| idea.state == CardState::Standing) {
        for (version, commit) in [(0, idea.commit)].into_iter().chain(idea.wordings.iter().copied()) {
            let row = vec![idea.id.to_string().into(), version.into(), book.text(commit).into()];
            table.rows.push(row);
        }
    }
    table
}

/// Proposals to merge, and what became of them.
pub fn merges(book: &Book<'_>) -> Table {
    let headings = ["merge", "state", "items", "label", "label_idea", "label_version", "objections"];
    let mut table = Table::new("merges", &headings);
    for merge in &book.work.merges {
        let state = match merge.state {
            MergeState::Proposed => "proposed",
            MergeState::Applied => "made",
            MergeState::Undone => "undone",
        };
        let members: Vec<String> = merge.members.iter().map(ToString::to_string).collect();
        table.rows.push(vec![
            merge.id.to_string().into(),
            state.into(),
            members.join(" ").into(),
            book.words(merge.label).into(),
            merge.label.idea.to_string().into(),
            merge.label.version.into(),
            merge.objections.into(),
        ]);
    }
    table
}

/// Themes, with how many items each holds.
pub fn themes(book: &Book<'_>) -> Table {
    let mut table = Table::new("themes", &["theme", "name", "items", "voted_on"]);
    let set = book.work.last_round().and_then(|(_, round)| round.set.as_ref()).or(book.work.frozen.as_ref());
    let items = set.map_or(&book.work.items, |set| &set.items);
    let on_themes = set.is_some_and(|set| set.vote_on == VoteOn::Themes);
    for id in book.work.themes.keys() {
        let inside = items.values().filter(|item| item.theme == Some(*id)).count();
        let voted_on = if on_themes && inside > 0 { "yes" } else { "no" };
        table.rows.push(vec![id.to_string().into(), book.theme(*id).into(), inside.into(), voted_on.into()]);
    }
    table
}

/// The round-robin, turn by turn. A seat stands in it only where the workshop is named.
pub fn turns(book: &Book<'_>) -> Table {
    let named = book.sources.in_force().anonymity == Anonymity::Named;
    let mut headings = vec!["entry", "lap", "slot", "what", "idea"];
    if named {
        headings.push("seat");
    }
    let mut table = Table::new("turns", &headings);
    for turn in &book.work.turns {
        let mut row = vec![
            turn.entry.into(),
            turn.lap.into(),
            turn.slot.into(),
            turn.what.into(),
            turn.idea.map_or(Cell::Empty, |idea| idea.to_string().into()),
        ];
        if named {
            row.push(turn.seat.map(|seat| seat.0).into());
        }
        table.rows.push(row);
    }
    table
}
