//! What hangs on the wall: shared ideas, what they mean, and what was decided. The same for everybody in the room.

use trellis_ui::{
    Button, Details, Markup, Tag,
    field::{select, textarea},
    html,
};
use trellis_words::{Words, t};
use trellis_workshop::{
    Anonymity, Board, By, Card, CardState, DecisionSort, IdeaId, NoteSort, ObjectedTo, Own, Sheet, WordingId,
};

use super::Desk;

/// A text, or that it was withheld.
pub(super) fn said(words: Words, text: Option<&str>) -> Markup {
    html! { @match text { Some(text) => (text), None => em { (t!(words, "ngt-withheld")) } } }
}

/// Whose an idea is, where the room is named.
fn author(words: Words, board: &Board, idea: IdeaId) -> Option<String> {
    let Sheet::Named(cards) = &board.wall else { return None };
    let by = cards.iter().find(|signed| signed.card.idea == idea)?.author;
    let By::Named(seat) = by else { return None };
    let name = board.people.get(&seat)?.name.as_str();
    Some(t!(words, "ngt-idea-by", name = name))
}

fn state(words: Words, state: CardState) -> Option<String> {
    match state {
        CardState::Standing => None,
        CardState::Withdrawn => Some(t!(words, "ngt-card-withdrawn")),
        CardState::Held | CardState::Redacted => Some(t!(words, "ngt-card-held")),
    }
}

/// The words of a card and of its agreed wordings; the original is one tap away.
fn card(words: Words, board: &Board, card: &Card) -> Markup {
    let shown = card.state == CardState::Standing;
    let original = card.text.as_ref().map(trellis_workshop::Text::as_str);
    let newest = card.wordings.last().and_then(|wording| wording.text.as_ref());
    html! {
        @if let Some(state) = state(words, card.state) { p { (Tag::new(state)) } }
        @else if let Some(newest) = newest {
            p.trellis-written { (newest.as_str()) }
            (Details::new(t!(words, "ngt-original"), html! { p.trellis-written { (said(words, original)) } }))
        } @else { p.trellis-written { (said(words, original)) } }
        @if let Some(author) = author(words, board, card.idea).filter(|_| shown) { p.nhsuk-hint { (author) } }
        @if let Some(reason) = &card.parked { p.nhsuk-hint { (t!(words, "ngt-parked", reason = reason.as_str())) } }
    }
}

/// All shared ideas in the order of sharing.
pub(super) fn wall(words: Words, board: &Board) -> Markup {
    html! {
        h2 { (t!(words, "ngt-wall", count = board.wall.len())) }
        @if board.wall.is_empty() { p { (t!(words, "ngt-wall-none")) } }
        @else { ol.nhsuk-list.nhsuk-list--number { @for one in board.wall.cards() { li { (card(words, board, one)) } } } }
    }
}

/// Each idea with what was asked and explained, and what can be said about it now.
pub(super) fn clarify(desk: &Desk<'_>, board: &Board, own: Option<&Own>, anonymity: Anonymity) -> Markup {
    let words = desk.words;
    html! {
        @for one in board.wall.cards() {
            article.trellis-note {
                (card(words, board, one))
                @if one.state == CardState::Standing {
                    @if one.understood { p { (Tag::new(t!(words, "ngt-understood"))) } }
                    (notes(words, board, one.idea))
                    (proposals(desk, board, own, one.idea, anonymity))
                    (speak(desk, one.idea))
                    @if own.is_none() { (lead(desk, one)) }
                }
            }
        }
    }
}

fn notes(words: Words, board: &Board, idea: IdeaId) -> Markup {
    let notes: Vec<_> = board.notes.cards().filter(|note| note.idea == idea).collect();
    html! {
        @if !notes.is_empty() {
            ul.nhsuk-list {
                @for note in notes {
                    @let text = note.text.as_ref().map(trellis_workshop::Text::as_str);
                    li {
                        strong { (match note.sort { NoteSort::Question => t!(words, "ngt-question-mark"), NoteSort::Explanation => t!(words, "ngt-explanation") }) }
                        " " (said(words, text))
                    }
                }
            }
        }
    }
}

fn proposals(
    desk: &Desk<'_>,
    board: &Board,
    own: Option<&Own>,
    idea: IdeaId,
    anonymity: Anonymity,
) -> Markup {
    let words = desk.words;
    let agrees = match own {
        Some(own) => anonymity == Anonymity::Named && own.shared.contains(&idea),
        None => anonymity == Anonymity::Unlinked,
    };
    html! {
        @for (wording, proposal) in board.proposals.iter().filter(|(_, proposal)| proposal.idea == idea) {
            div.nhsuk-inset-text {
                p { (t!(words, "ngt-wording-proposed")) }
                p.trellis-written { (proposal.text.as_str()) }
                @if proposal.objections > 0 { p { (t!(words, "ngt-objections", count = proposal.objections)) } }
                @if let Some(own) = own { (objection(desk, own, ObjectedTo::Wording(*wording))) }
                @if agrees { (agree(desk, *wording, own.is_some())) }
            }
        }
    }
}

fn agree(desk: &Desk<'_>, wording: WordingId, author: bool) -> Markup {
    let words = desk.words;
    let label = if author { t!(words, "ngt-wording-agree-author") } else { t!(words, "ngt-wording-agree") };
    html! { (desk.form("agree").hidden("about", wording.to_string()).buttons(Button::secondary(label).small().once())) }
}

/// Objecting to a proposal, or no more.
pub(super) fn objection(desk: &Desk<'_>, own: &Own, to: ObjectedTo) -> Markup {
    let words = desk.words;
    let (kind, about) = match to {
        ObjectedTo::Merge(id) => ("merge", id.to_string()),
        ObjectedTo::Wording(id) => ("wording", id.to_string()),
    };
    let (what, label) = if own.objected.contains(&to) {
        ("object-no-more", t!(words, "ngt-object-no-more"))
    } else {
        ("object", t!(words, "ngt-object"))
    };
    html! {
        (desk.form(what).hidden("kind", kind).hidden("about", about).buttons(Button::secondary(label).small().once()))
    }
}

fn speak(desk: &Desk<'_>, idea: IdeaId) -> Markup {
    let (words, about) = (desk.words, idea.to_string());
    let typed = desk.typed(&["ask", "explain", "wording"], &about);
    let field = format!("text-{about}");
    html! {
        (Details::new(t!(words, "ngt-speak"), html! {
            (desk.form("").hidden("about", &about)
                .body(textarea(words, "text", t!(words, "ngt-speak-text")).id(&field).hint(t!(words, "ngt-speak-hint")).rows(2).value(typed))
                .buttons(html! {
                    (Button::secondary(t!(words, "ngt-ask")).small().sends("do", "ask"))
                    (Button::secondary(t!(words, "ngt-explain")).small().sends("do", "explain"))
                    (Button::secondary(t!(words, "ngt-propose-wording")).small().sends("do", "wording"))
                }))
        }).open(!typed.is_empty()))
    }
}

fn lead(desk: &Desk<'_>, card: &Card) -> Markup {
    let (words, about) = (desk.words, card.idea.to_string());
    html! {
        @if !card.understood {
            (desk.form("understood").hidden("about", &about).buttons(Button::primary(t!(words, "ngt-mark-understood")).small().once()))
        }
        @if card.parked.is_none() && !card.understood {
            (Details::new(t!(words, "ngt-park"), html! {
                (desk.form("park").hidden("about", &about)
                    .body(textarea(words, "text", t!(words, "ngt-park-why")).id(&format!("park-{about}")).rows(2).value(desk.typed(&["park"], &about)))
                    .buttons(Button::secondary(t!(words, "ngt-park")).small().once()))
            }))
        }
        (hold(desk, card.idea))
    }
}

/// Holding a text back, by whoever leads.
pub(super) fn hold(desk: &Desk<'_>, idea: IdeaId) -> Markup {
    let (words, about) = (desk.words, idea.to_string());
    let reasons = [
        ("", t!(words, "ngt-hold-choose")),
        ("identifying", t!(words, "ngt-hold-identifying")),
        ("harmful", t!(words, "ngt-hold-harmful")),
        ("off-topic", t!(words, "ngt-hold-off-topic")),
    ];
    html! {
        (Details::new(t!(words, "ngt-hold"), html! {
            p { (t!(words, "ngt-hold-text")) }
            (desk.form("hold").hidden("about", &about)
                .body(select(words, "why", t!(words, "ngt-hold-why")).id(&format!("why-{about}")).options(reasons))
                .buttons(Button::warning(t!(words, "ngt-hold")).small().once()))
        }))
    }
}

/// What was decided, and what was added after the end.
pub(super) fn decisions(words: Words, board: &Board) -> Markup {
    html! {
        @if !board.decisions.is_empty() {
            h2 { (t!(words, "ngt-decisions")) }
            ul.nhsuk-list.nhsuk-list--bullet {
                @for one in &board.decisions {
                    li {
                        @if one.sort == DecisionSort::Addendum { (t!(words, "ngt-addendum")) " " }
                        (one.text.as_str())
                    }
                }
            }
        }
    }
}
