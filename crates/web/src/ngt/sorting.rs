//! Merging and theming by consent: choose, then say what to do with it. Both texts are kept, and everything can be undone
//! until the items are fixed.

use trellis_ui::{
    Button, Details, Markup, Tag,
    field::{Choice, checkboxes, select, text},
    html,
};
use trellis_words::t;
use trellis_workshop::{Board, ItemCard, ItemId, LabelRef, MergeCard, MergeId, MergeState, ObjectedTo, Own};

use super::{Desk, board};

pub(super) fn of(desk: &Desk<'_>, board: &Board, own: Option<&Own>, now_s: u64) -> Markup {
    let words = desk.words;
    if board.item_set.is_some() {
        return html! { p { (t!(words, "ngt-frozen")) } (items(desk, board, false)) };
    }
    let open: Vec<_> = board.merges.iter().filter(|(_, merge)| merge.state == MergeState::Proposed).collect();
    let made: Vec<_> = board.merges.iter().filter(|(_, merge)| merge.state == MergeState::Applied).collect();
    html! {
        @if !open.is_empty() { h2 { (t!(words, "ngt-merges-open")) } }
        @for (id, merge) in open { (proposed(desk, board, own, (*id, merge), now_s)) }
        h2 { (t!(words, "ngt-items", count = board.items.len())) }
        (items(desk, board, true))
        (merging(desk, board))
        h2 { (t!(words, "ngt-themes")) }
        (desk.form("theme")
            .body(text(words, "text", t!(words, "ngt-theme-name")).hint(t!(words, "ngt-theme-hint")).value(desk.typed(&["theme"], "")))
            .buttons(Button::secondary(t!(words, "ngt-theme-add")).once()))
        @if !made.is_empty() { h2 { (t!(words, "ngt-merges-made")) } }
        @for (id, merge) in made {
            article.trellis-note {
                p.trellis-written { (label(board, merge.label)) }
                (undo(desk, *id))
            }
        }
    }
}

fn label(board: &Board, label: LabelRef) -> String {
    board.words(label).map(|text| text.as_str().to_owned()).unwrap_or_default()
}

fn undo(desk: &Desk<'_>, merge: MergeId) -> Markup {
    let label = t!(desk.words, "ngt-undo");
    html! { (desk.form("undo").hidden("about", merge.to_string()).buttons(Button::secondary(label).small().once())) }
}

fn proposed(
    desk: &Desk<'_>,
    board: &Board,
    own: Option<&Own>,
    (id, merge): (MergeId, &MergeCard),
    now_s: u64,
) -> Markup {
    let words = desk.words;
    let left = merge.closes_s.saturating_sub(now_s);
    html! {
        article.trellis-note {
            p { (t!(words, "ngt-merge-these")) }
            ul.nhsuk-list.nhsuk-list--bullet {
                @for item in &merge.members {
                    li { (board.items.get(item).map(|item| label(board, item.label)).unwrap_or_default()) }
                }
            }
            p { (t!(words, "ngt-merge-label", label = label(board, merge.label))) }
            @if left > 0 { p.nhsuk-hint { (t!(words, "ngt-merge-left", count = left)) } }
            @if merge.objections > 0 { p { (t!(words, "ngt-objections", count = merge.objections)) } }
            @if let Some(own) = own { (board::objection(desk, own, ObjectedTo::Merge(id))) }
            (undo(desk, id))
        }
    }
}

fn items(desk: &Desk<'_>, board: &Board, open: bool) -> Markup {
    let words = desk.words;
    html! {
        ul.nhsuk-list {
            @for (id, item) in &board.items {
                li {
                    article.trellis-note {
                        p.trellis-written { (label(board, item.label)) }
                        @if item.members.len() > 1 { p.nhsuk-hint { (t!(words, "ngt-merged-of", count = item.members.len())) } }
                        @let theme = item.theme.and_then(|theme| board.themes.get(&theme)?.name.as_ref());
                        @if let Some(theme) = theme { p { (Tag::new(theme.as_str())) } }
                        @if open && !board.themes.is_empty() { (moving(desk, board, *id, item)) }
                    }
                }
            }
        }
    }
}

fn moving(desk: &Desk<'_>, board: &Board, id: ItemId, item: &ItemCard) -> Markup {
    let (words, about) = (desk.words, id.to_string());
    let themes = board.themes.iter().map(|(theme, card)| {
        (theme.to_string(), card.name.as_ref().map_or("", |name| name.as_str()).to_owned())
    });
    let none = (String::new(), t!(words, "ngt-theme-none"));
    html! {
        (Details::new(t!(words, "ngt-theme-move"), html! {
            (desk.form("move").hidden("about", &about).hidden("base", item.seq.to_string())
                .body(select(words, "theme", t!(words, "ngt-theme-into")).id(&format!("theme-{about}"))
                    .options([none].into_iter().chain(themes))
                    .value(item.theme.map(|theme| theme.to_string()).unwrap_or_default()))
                .buttons(Button::secondary(t!(words, "ngt-save")).small().once()))
        }))
    }
}

/// Choose two or more, and whose words they go by.
fn merging(desk: &Desk<'_>, board: &Board) -> Markup {
    let words = desk.words;
    let name = |item: &ItemCard| label(board, item.label);
    let choices = board.items.iter().map(|(id, item)| Choice::new(id.to_string(), name(item)));
    let labels =
        board.items.values().map(|item| (format!("{}.{}", item.label.idea, item.label.version), name(item)));
    html! {
        (Details::new(t!(words, "ngt-merge"), html! {
            p { (t!(words, "ngt-merge-ask")) }
            p.nhsuk-hint { (t!(words, "ngt-merge-warning")) }
            (desk.form("merge")
                .body(checkboxes(words, "item", t!(words, "ngt-merge-items")).choices(choices).small())
                .body(select(words, "label", t!(words, "ngt-merge-words"))
                    .options([(String::new(), t!(words, "ngt-merge-choose"))].into_iter().chain(labels)))
                .buttons(Button::secondary(t!(words, "ngt-merge-propose")).once()))
        }))
    }
}
