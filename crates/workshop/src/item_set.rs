//! The digest that fixes what is voted on.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    board::ItemCard,
    config::VoteOn,
    event::LabelRef,
    hash::{Hash, hash_of},
    id::{ChoiceId, IdeaId, ItemId, ThemeId, same},
};

/// One line of the set: item, members, whose words in which version, theme.
type Line = (ItemId, Vec<IdeaId>, LabelRef, Option<ThemeId>);

/// `item_set_hash`: SHA-256 over the canonical JSON of the sorted lines `[item, members, label, theme]` (`ngt.md` 8). With `kept`,
/// only of what a screening left.
pub fn item_set_hash(items: &BTreeMap<ItemId, ItemCard>, vote_on: VoteOn, kept: Option<&[ChoiceId]>) -> Hash {
    let choice = |id: ItemId, item: &ItemCard| match (vote_on, item.theme) {
        (VoteOn::Themes, Some(theme)) => same(theme),
        _ => same::<_, crate::id::Choice>(id),
    };
    let stays =
        |(id, item): &(&ItemId, &ItemCard)| kept.is_none_or(|kept| kept.contains(&choice(**id, item)));
    let line = |(id, item): (&ItemId, &ItemCard)| -> Line {
        let mut members = item.members.clone();
        members.sort_unstable();
        (*id, members, item.label, item.theme)
    };
    hash_of(&Lines(items.iter().filter(stays).map(line).collect()))
}

/// Sorted by item, as the map they come from.
#[derive(Serialize)]
#[serde(transparent)]
struct Lines(Vec<Line>);
