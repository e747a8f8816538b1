//! The only way out: what one viewer may see of a state, and how it changes.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

use crate::{
    board::{Board, BoardChange},
    cover::{Cover, CoverChange},
    desk::{Desk, DeskChange},
    fact::Fact,
    id::Seat,
    news::{News, news},
    own::{Own, OwnChange, Page, PageChange},
    phase::Phase,
    role::Viewer,
    workshop::Workshop,
};

/// What one viewer sees. A part that is not theirs is not empty but absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    /// Everybody.
    pub cover: Cover,
    /// Whoever is in the room; the owner after the seal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board: Option<Arc<Board>>,
    /// One seat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<Own>,
    /// A scribe: the pages of those who allowed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<BTreeMap<Seat, Page>>,
    /// Facilitators.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desk: Option<Desk>,
}

/// How one viewer's view changes by one fact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Message {
    /// On the cover.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cover: Vec<CoverChange>,
    /// On the board.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub board: Vec<BoardChange>,
    /// On the seat's own things.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnChange>,
    /// On pages that a scribe may write on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<(Seat, ScribeChange)>,
    /// On the desk.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub desk: Vec<DeskChange>,
    /// The room opens or shuts; after the changes above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub door: Option<Door>,
}

/// A scribe's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum ScribeChange {
    Opened(Page),
    Changed(PageChange),
    Shut,
}

/// The room, whole, for somebody who comes in; or nothing more for somebody who is out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "said above")]
pub enum Door {
    Opened { board: Arc<Board>, own: Option<Box<Own>> },
    Shut,
}

/// What this viewer may see of this state.
pub fn view(s: &Workshop, v: &Viewer) -> View {
    let own = match v {
        Viewer::Seat(seat) => s.owns.get(seat).cloned(),
        _ => None,
    };
    let pages = match v {
        Viewer::Scribe(scribe) => {
            let theirs = s.owns.iter().filter(|(_, own)| own.scribe == Some(*scribe));
            Some(theirs.map(|(seat, own)| (*seat, own.page.clone())).collect())
        }
        _ => None,
    };
    View {
        cover: s.cover.clone(),
        board: in_room(s, *v).then(|| Arc::clone(&s.board)),
        own,
        pages,
        desk: matches!(v, Viewer::Facilitator(_)).then(|| s.desk.clone()),
    }
}

/// What this fact tells this viewer about that state: nothing, or changes of what they see.
pub fn message(before: &Workshop, f: &Fact, v: &Viewer) -> Option<Message> {
    news(before, f).message(before, v)
}

/// Changes a view as the message says.
pub fn apply(view: &mut View, m: &Message) {
    m.cover.iter().for_each(|change| view.cover.apply(change));
    if let Some(board) = view.board.as_mut().filter(|_| !m.board.is_empty()) {
        let board = Arc::make_mut(board);
        m.board.iter().for_each(|change| board.apply(change));
    }
    if let Some(own) = &mut view.own {
        m.own.iter().for_each(|change| own.apply(change));
    }
    if let Some(desk) = &mut view.desk {
        m.desk.iter().for_each(|change| desk.apply(change));
    }
    if let Some(pages) = &mut view.pages {
        for (seat, change) in &m.pages {
            match change {
                ScribeChange::Opened(page) => drop(pages.insert(*seat, page.clone())),
                ScribeChange::Shut => drop(pages.remove(seat)),
                ScribeChange::Changed(change) => {
                    if let Some(page) = pages.get_mut(seat) {
                        page.apply(change);
                    }
                }
            }
        }
    }
    match &m.door {
        Some(Door::Opened { board, own }) => {
            (view.board, view.own) = (Some(Arc::clone(board)), own.as_ref().map(|own| (**own).clone()));
        }
        Some(Door::Shut) => (view.board, view.own) = (None, None),
        None => {}
    }
}

/// Whether this viewer sees the board.
pub(crate) fn in_room(s: &Workshop, v: Viewer) -> bool {
    match v {
        Viewer::Seat(seat) => s.owns.contains_key(&seat),
        Viewer::Facilitator(_) | Viewer::Scribe(_) | Viewer::Observer | Viewer::Projector => true,
        Viewer::Owner => s.cover.phase == Phase::Sealed,
        Viewer::Analyst | Viewer::Auditor => false,
    }
}

impl News {
    /// The part of the news that this viewer is told. Work out the news of a fact once, and ask this for each viewer.
    pub fn message(&self, before: &Workshop, v: &Viewer) -> Option<Message> {
        let mut m = Message { cover: self.cover.clone(), ..Message::default() };
        let opens = match v {
            Viewer::Seat(seat) => self.seated == Some(*seat),
            Viewer::Owner => self.sealed,
            _ => false,
        };
        if opens {
            let mut board = Board::clone(&before.board);
            self.board.iter().for_each(|change| board.apply(change));
            let own = match v {
                Viewer::Seat(seat) => Some(Box::new(Own::new(*seat))),
                _ => None,
            };
            m.door = Some(Door::Opened { board: Arc::new(board), own });
        } else if in_room(before, *v) {
            match v {
                Viewer::Seat(seat) if self.emptied == Some(*seat) => m.door = Some(Door::Shut),
                Viewer::Seat(seat) => {
                    let theirs = self.own.iter().filter(|(to, _)| to.is_none_or(|to| to == *seat));
                    (m.board, m.own) =
                        (self.board.clone(), theirs.map(|(_, change)| change.clone()).collect());
                }
                Viewer::Facilitator(_) => (m.board, m.desk) = (self.board.clone(), self.desk.clone()),
                Viewer::Scribe(scribe) => {
                    (m.board, m.pages) = (self.board.clone(), self.pages(before, *scribe));
                }
                _ => m.board.clone_from(&self.board),
            }
        }
        (m != Message::default()).then_some(m)
    }

    fn pages(&self, before: &Workshop, scribe: u8) -> Vec<(Seat, ScribeChange)> {
        let theirs = |seat: &Seat| before.owns.get(seat).is_some_and(|own| own.scribe == Some(scribe));
        let mut changes = Vec::new();
        for (to, change) in &self.own {
            match (to, change) {
                (Some(seat), OwnChange::Scribe(Some(now))) if *now == scribe => {
                    let page = before.owns.get(seat).map(|own| own.page.clone()).unwrap_or_default();
                    changes.push((*seat, ScribeChange::Opened(page)));
                }
                (Some(seat), OwnChange::Scribe(_)) if theirs(seat) => {
                    changes.push((*seat, ScribeChange::Shut));
                }
                (Some(seat), change) if theirs(seat) => {
                    changes.extend(on_page(change).map(|change| (*seat, ScribeChange::Changed(change))));
                }
                (None, change) => {
                    let seats = before.owns.keys().filter(|seat| theirs(seat));
                    let change = on_page(change);
                    changes.extend(
                        seats.filter_map(|seat| Some((*seat, ScribeChange::Changed(change.clone()?)))),
                    );
                }
                _ => {}
            }
        }
        let emptied = self.emptied.filter(theirs);
        changes.extend(emptied.map(|seat| (seat, ScribeChange::Shut)));
        changes
    }
}

/// What a change of one's own things does to the page.
fn on_page(change: &OwnChange) -> Option<PageChange> {
    match change {
        OwnChange::Page(change) => Some(change.clone()),
        OwnChange::Shared(idea) => Some(PageChange::Gone(*idea)),
        OwnChange::Entered(Phase::Clarify | Phase::Aborted) => Some(PageChange::Cleared),
        _ => None,
    }
}
