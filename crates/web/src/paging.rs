//! Long lists, a page at a time.

use trellis_ui::{Markup, Page, Pagination, html};
use trellis_words::{Words, t};

/// One page of a list.
pub struct Part<'a, T> {
    /// What stands on it.
    pub here: &'a [T],
    /// Which page, from 1.
    pub page: usize,
    first: usize,
    pages: usize,
    /// How many are on the whole list.
    pub total: usize,
}

/// The page of a list that an address asks for, `most` to a page; the nearest one where there is no such page.
pub fn part<'a, T>(all: &'a [T], asked: &str, most: usize) -> Part<'a, T> {
    let pages = all.len().div_ceil(most).max(1);
    let page = asked.parse().unwrap_or(1).clamp(1, pages);
    let first = (page - 1) * most;
    let here = all[first..].chunks(most).next().unwrap_or_default();
    Part { here, page, first, pages, total: all.len() }
}

/// On which page the thing at this place of a list stands.
pub const fn page_of(place: usize, most: usize) -> usize {
    place / most + 1
}

impl<T> Part<'_, T> {
    /// "Showing 21 to 40 of 500"; nothing where everything is on one page.
    pub fn shown(&self, words: Words) -> Markup {
        let (first, last) = (self.first + 1, self.first + self.here.len());
        html! {
            @if self.pages > 1 {
                p.nhsuk-hint { (t!(words, "paging-shown", first = first, last = last, total = self.total)) }
            }
        }
    }

    /// Links to the pages before and after this one, where there are any. `address` has its query already.
    pub fn links(&self, words: Words, address: &str) -> Markup {
        let joint = if address.contains('?') { '&' } else { '?' };
        let to = |page: usize| Page {
            href: format!("{address}{joint}page={page}"),
            label: t!(words, "paging-page", page = page, pages = self.pages),
        };
        let previous = (self.page > 1).then(|| to(self.page - 1));
        let next = (self.page < self.pages).then(|| to(self.page + 1));
        html! { @if self.pages > 1 { (Pagination::new(words, previous, next)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thing_is_on_one_page_and_a_page_that_is_not_there_is_the_nearest() {
        let all: Vec<usize> = (0..45).collect();
        let pages: Vec<usize> =
            ["1", "2", "3"].iter().flat_map(|asked| part(&all, asked, 20).here.to_vec()).collect();
        assert_eq!(pages, all);
        for (asked, page) in [("", 1), ("0", 1), ("-4", 1), ("x", 1), ("4", 3), ("99999999999999999999", 1)] {
            assert_eq!(part(&all, asked, 20).page, page, "{asked}");
        }
        assert_eq!(part(&[0; 0], "2", 20).here, &[0; 0]);
        for (place, thing) in all.iter().enumerate() {
            assert!(part(&all, &page_of(place, 20).to_string(), 20).here.contains(thing));
        }
    }
}
