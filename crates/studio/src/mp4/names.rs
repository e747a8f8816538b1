//! What the file says about itself in words: its title and a comment, where players and office programs look for them.

use super::boxes::{full, of, plain, words};
use super::{Film, chapters};
use crate::mp4::movie::handler;

/// `udta`: the names as iTunes writes them, and the second list of chapters.
pub(super) fn names(film: &Film<'_>) -> Vec<u8> {
    let settings = film.settings;
    let said = [(*b"\xa9nam", &settings.title), (*b"\xa9cmt", &settings.comment)];
    let items: Vec<Vec<u8>> =
        said.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| item(*name, text)).collect();
    let mut inside = Vec::new();
    if !items.is_empty() {
        let list = [handler(*b"mdir", ""), of(*b"ilst", &items)].concat();
        inside.push(full(*b"meta", 0, &list));
    }
    if !settings.chapters.is_empty() {
        inside.push(chapters::list(film));
    }
    of(*b"udta", &inside)
}

/// One name; 1 stands for UTF-8.
fn item(name: [u8; 4], text: &str) -> Vec<u8> {
    let data = [words([1, 0]), text.as_bytes().to_vec()].concat();
    of(name, &[plain(*b"data", &data)])
}
