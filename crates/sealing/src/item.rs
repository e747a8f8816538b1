//! Where one piece of writing lies. All of it is bound into what is sealed: moved, re-dated or given to another author,
//! it does not open.

use jiff::civil::Date;
use trellis_domain::id::{ItemId, PersonId, SpaceId};

const VERSION: &[u8] = b"trellis item 1";

/// The place of an item in its space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The item.
    pub item: ItemId,
    /// Who wrote it.
    pub author: PersonId,
    /// The day it was begun; never the hour.
    pub day: Date,
}

impl Place {
    pub(crate) fn bytes(&self, space: SpaceId, epoch: u32) -> Vec<u8> {
        [
            VERSION,
            self.item.uuid().as_bytes(),
            space.uuid().as_bytes(),
            &epoch.to_be_bytes(),
            self.author.uuid().as_bytes(),
            self.day.to_string().as_bytes(),
        ]
        .concat()
    }
}
