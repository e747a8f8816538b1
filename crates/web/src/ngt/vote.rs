//! The ballot: alone, in an order of one's own, to be replaced until voting closes. No field is filled in beforehand.

use trellis_programme::workshops::Sitting;
use trellis_ui::{
    Button, Details, Markup, WhoCanSee,
    field::{Choice, checkboxes, number, select},
    html,
};
use trellis_words::{Words, t};
use trellis_workshop::{Ballot, Board, ChoiceId, Own, OwnVote, Scheme, Text, Turnout};

use super::Desk;

/// What a choice is called.
fn label(board: &Board, choice: ChoiceId) -> &str {
    board.choice(choice).map_or("", Text::as_str)
}

/// How many have answered, as far as that may be said.
pub(super) fn turnout(words: Words, board: &Board) -> String {
    match board.vote.as_ref().and_then(|vote| vote.turnout) {
        Some(Turnout::Some(count)) => t!(words, "ngt-turnout", count = count),
        Some(Turnout::Everyone) => t!(words, "ngt-turnout-everyone"),
        None => t!(words, "ngt-turnout-few"),
    }
}

pub(super) fn of(desk: &Desk<'_>, sitting: &Sitting, board: &Board, own: &Own) -> Markup {
    let words = desk.words;
    let Some(paper) = sitting.open.state.paper(own.seat) else {
        return html! { p { (t!(words, "ngt-counting")) } };
    };
    let set = board.item_set.as_ref().map(|set| set.hash.to_string()).unwrap_or_default();
    let rests = sitting.open.state.paused();
    let cast = match &own.vote {
        Some(OwnVote::Cast(ballot)) => Some(ballot),
        _ => None,
    };
    let ballot = html! {
        (desk.form("cast").hidden("set", &set)
            .body(html! { @for choice in paper.order() { (field(desk, board, paper.scheme, cast, choice)) } })
            .buttons(Button::primary(t!(words, "ngt-cast")).once()))
    };
    html! {
        p.nhsuk-lede-text { (rule(words, paper.scheme)) }
        p { (t!(words, "ngt-vote-lede")) }
        p { (turnout(words, board)) }
        @if board.vote.as_ref().is_some_and(|vote| vote.called_s.is_some()) { p { strong { (t!(words, "ngt-called")) } } }
        @match &own.vote {
            Some(OwnVote::Cast(cast)) => {
                h2 { (t!(words, "ngt-voted")) }
                (given(words, board, cast))
            }
            Some(OwnVote::Abstained) => p { (t!(words, "ngt-abstained")) },
            None => {}
        }
        @if !rests {
            @if own.vote.is_some() { (Details::new(t!(words, "ngt-vote-change"), ballot)) } @else { (ballot) }
            (WhoCanSee::new(words, t!(words, "ngt-who-ballot")).reader(t!(words, "ngt-who-ballot-after")))
            @if !matches!(own.vote, Some(OwnVote::Abstained)) {
                (desk.form("abstain").hidden("set", &set).buttons(Button::secondary(t!(words, "ngt-abstain")).once()))
            }
        }
    }
}

fn rule(words: Words, scheme: Scheme) -> String {
    match scheme {
        Scheme::TopK { k } => t!(words, "ngt-rule-top-k", count = k),
        Scheme::FullRank => t!(words, "ngt-rule-full-rank"),
        Scheme::Rate => t!(words, "ngt-rule-rate"),
        Scheme::Dots { budget, cap } => t!(words, "ngt-rule-dots", budget = budget, cap = cap),
        Scheme::Approval { .. } | Scheme::Pairwise { .. } => t!(words, "ngt-rule-approval"),
    }
}

/// What this ballot says of a choice; empty where nothing.
fn mark(ballot: Option<&Ballot>, choice: ChoiceId) -> String {
    let place =
        |order: &[ChoiceId]| order.iter().position(|one| *one == choice).map(|place| (place + 1).to_string());
    let mark = match ballot {
        Some(Ballot::TopK(order) | Ballot::FullRank(order)) => place(order),
        Some(Ballot::Rate(marks)) => marks.get(&choice).map(ToString::to_string),
        Some(Ballot::Dots(marks)) => marks.get(&choice).map(ToString::to_string),
        Some(Ballot::Approval(ticks)) => ticks.contains(&choice).then(|| "yes".to_owned()),
        Some(Ballot::Pairwise(_)) | None => None,
    };
    mark.unwrap_or_default()
}

fn field(desk: &Desk<'_>, board: &Board, scheme: Scheme, cast: Option<&Ballot>, choice: ChoiceId) -> Markup {
    let (words, name) = (desk.words, format!("c-{choice}"));
    let typed = desk.typed.map_or("", |sent| sent.text(&name));
    let value = if typed.is_empty() { mark(cast, choice) } else { typed.to_owned() };
    let label = label(board, choice).to_owned();
    html! {
        @match scheme {
            Scheme::Rate => {
                (select(words, &name, label).option("", t!(words, "ngt-rate-none"))
                    .options((1..=9).map(|mark: u8| (mark.to_string(), words.number(mark)))).value(value))
            }
            Scheme::Approval { .. } => {
                (checkboxes(words, &name, label).choice(Choice::new("yes", t!(words, "ngt-approve"))).chosen([value]).small())
            }
            Scheme::Dots { .. } => (number(words, &name, label).hint(t!(words, "ngt-dots")).width(2).value(value)),
            _ => (number(words, &name, label).hint(t!(words, "ngt-place")).width(2).value(value)),
        }
    }
}

/// A ballot in words, to look it over.
fn given(words: Words, board: &Board, ballot: &Ballot) -> Markup {
    let list = |marks: Vec<(ChoiceId, String)>| {
        html! {
            ul.nhsuk-list.nhsuk-list--bullet {
                @for (choice, mark) in &marks { li { (label(board, *choice)) ": " (mark) } }
            }
        }
    };
    match ballot {
        Ballot::TopK(order) | Ballot::FullRank(order) => html! {
            ol.nhsuk-list.nhsuk-list--number { @for choice in order { li { (label(board, *choice)) } } }
        },
        Ballot::Rate(marks) => {
            list(marks.iter().map(|(choice, mark)| (*choice, words.number(*mark))).collect())
        }
        Ballot::Dots(marks) => {
            list(marks.iter().map(|(choice, dots)| (*choice, words.number(*dots))).collect())
        }
        Ballot::Approval(ticks) => html! {
            ul.nhsuk-list.nhsuk-list--bullet { @for choice in ticks { li { (label(board, *choice)) } } }
        },
        Ballot::Pairwise(_) => html! {},
    }
}
