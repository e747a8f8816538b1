//! Rooms that somebody watches, as this process last read them. A page of a room of hundreds then reads what is new instead of
//! everything, and of many who come at once, one does what is due.
//!
//! Nothing true lives here: whatever is taken is held against the room's row first. Nothing is kept for longer than somebody
//! watches either, so what a stage destroys is not remembered.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, Weak},
};

use tokio::sync::{Mutex as Turn, OwnedMutexGuard};
use trellis_workshop::WorkshopId;

use super::room::Open;

/// The rooms of this process.
#[derive(Clone, Default)]
pub struct Watched(Arc<Mutex<BTreeMap<WorkshopId, Kept>>>);

#[derive(Default)]
struct Kept {
    open: Weak<Open>,
    turn: Weak<Turn<()>>,
}

impl Watched {
    fn at<T>(&self, id: WorkshopId, with: impl FnOnce(&mut Kept) -> T) -> T {
        let mut rooms = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        rooms.retain(|other, kept| *other == id || kept.open.strong_count() + kept.turn.strong_count() > 0);
        with(rooms.entry(id).or_default())
    }

    /// The room as whoever watches it has it; none where nobody does.
    pub(super) fn last(&self, id: WorkshopId) -> Option<Arc<Open>> {
        self.at(id, |kept| kept.open.upgrade())
    }

    /// From now on this is how they have it. What was not committed must not come here.
    pub(super) fn keep(&self, open: &Arc<Open>) {
        self.at(open.room.id, |kept| kept.open = Arc::downgrade(open));
    }

    /// Waits until nobody else of this process does what is due in a room.
    pub(super) async fn turn(&self, id: WorkshopId) -> OwnedMutexGuard<()> {
        let turn = self.at(id, |kept| {
            kept.turn.upgrade().unwrap_or_else(|| {
                let turn = Arc::default();
                kept.turn = Arc::downgrade(&turn);
                turn
            })
        });
        turn.lock_owned().await
    }
}
