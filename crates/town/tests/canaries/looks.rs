//! Everybody looks at everything: each page of the route table about each thing that there is, and what it leads to.

use std::collections::BTreeSet;

use trellis_town::canary::{Seen, Told, Who, looked, pages};

/// Who also looks while their private space is locked: those whose writing it is.
const LOCKED: [Who; 7] = [Who::Amina, Who::Grace, Who::Owen, Who::Sian, Who::Ravi, Who::Bola, Who::Helen];

/// What one browser has seen.
pub struct Look {
    /// Whose it is; nobody's where nobody has signed in.
    pub who: Option<Who>,
    /// Whether the private space stands open in it.
    pub open: bool,
    /// What came.
    pub seen: Vec<Seen>,
}

impl Look {
    /// Who looked, in words.
    pub fn name(&self) -> String {
        let state = if self.open { "" } else { ", locked" };
        self.who.map_or("nobody".to_owned(), |who| format!("{} ({}{state})", who.name(), who.what()))
    }
}

/// Everybody of these looks at everything, with the private space open; some also with it locked, and nobody.
pub async fn all(told: &mut Told<'_>, these: &[Who], locked: bool) -> Vec<Look> {
    let town = told.town;
    let first = pages(town).await;
    let known: BTreeSet<String> = first.iter().map(|(_, path)| path.clone()).collect();
    let mut more = BTreeSet::new();
    let mut looks = Vec::new();
    for who in these {
        let seen = looked(told.open(*who), &first, &mut more).await;
        looks.push(Look { who: Some(*who), open: true, seen });
    }
    // What the pages of one lead to, everybody looks at.
    let more: Vec<(&'static str, String)> =
        more.into_iter().filter(|path| !known.contains(path)).map(|path| ("", path)).collect();
    for look in &mut looks {
        let who = look.who.expect("they have signed in");
        look.seen.extend(looked(told.open(who), &more, &mut BTreeSet::new()).await);
    }
    let everything: Vec<(&'static str, String)> = first.iter().chain(&more).cloned().collect();
    if locked {
        for who in LOCKED {
            let mut browser = told.locked(who).await;
            let seen = looked(&mut browser, &everything, &mut BTreeSet::new()).await;
            looks.push(Look { who: Some(who), open: false, seen });
        }
        let seen = looked(&mut town.anonymous(), &everything, &mut BTreeSet::new()).await;
        looks.push(Look { who: None, open: false, seen });
    }
    looks
}
