//! Themes: what their items gained together, with the best item and the number of items beside it, since big themes collect points.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    known::{Figure, Known},
    tally::Tally,
};

/// One theme (`ngt.md` 12.8).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Theme {
    /// The theme's label.
    pub theme: String,
    /// The sum of its items' scores; not defined for ratings.
    pub score: Known<Figure>,
    /// Its item that stands highest.
    pub best_item: String,
    /// How many items it has.
    pub items: u32,
}

/// Themes by their score, the highest first; equal ones by label. `theme_of` gives an item's theme; an item without one is its
/// own.
pub fn themes(tally: &Tally, theme_of: &BTreeMap<String, String>) -> Vec<Theme> {
    let mut themes: BTreeMap<&str, Theme> = BTreeMap::new();
    let added_up = tally.capacity.value().is_some();
    // Items stand in their order, so the first one of a theme is its best.
    for row in &tally.items {
        let label = theme_of.get(&row.item).unwrap_or(&row.item);
        let theme = themes.entry(label).or_insert_with(|| Theme {
            theme: label.clone(),
            score: if added_up { Known::Is(Figure(0.0)) } else { Known::not("ratings are never added up") },
            best_item: row.item.clone(),
            items: 0,
        });
        theme.items += 1;
        if let (Known::Is(sum), Known::Is(score)) = (&mut theme.score, &row.score) {
            sum.0 += score.0;
        }
    }
    let mut themes: Vec<Theme> = themes.into_values().collect();
    let score = |theme: &Theme| theme.score.value().map_or(0.0, |score| score.0);
    themes.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| a.theme.cmp(&b.theme)));
    themes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ballot, Ballots, Item, Scheme, Terms, count};

    #[test]
    fn a_theme_has_the_points_of_its_items_and_names_the_best() {
        let items = ["Pay", "Time", "Voice"].map(Item::new).into();
        let orders = [[1, 0, 2], [1, 2, 0], [0, 2, 1]].map(|order| order.map(|item| vec![item]));
        let ballots = orders.iter().map(|order| Ballot::ranked("v", 0, order)).collect();
        let ballots = Ballots::new(items, vec![String::new()], ballots).unwrap();
        let tally = count(&ballots, &Terms::new(Scheme::TopK { k: 3 })).unwrap();
        let theme_of =
            [("Pay", "Reward"), ("Voice", "Reward")].map(|(item, theme)| (item.into(), theme.into()));
        let found = themes(&tally, &theme_of.into());
        // Time 3 + 3 + 1; Pay 2 + 1 + 3; Voice 1 + 2 + 2.
        let found: Vec<_> = found
            .iter()
            .map(|theme| {
                (theme.theme.as_str(), theme.score.value().unwrap().0, theme.best_item.as_str(), theme.items)
            })
            .collect();
        assert_eq!(found, [("Reward", 11.0, "Pay", 2), ("Time", 7.0, "Time", 1)]);
    }
}
