//! The rules of sharing: laps without a gap, one idea a seat and lap, and every queued idea accounted for.

use std::collections::BTreeSet;

use super::{Kept, Walk, rule};
use crate::{
    event::{Event, Place, Tag, Via},
    id::IdeaId,
    phase::Phase,
};

/// What has been read of the laps.
#[derive(Default)]
pub(super) struct Laps {
    /// The last lap that was opened.
    pub last: u32,
    open: bool,
    offered: u32,
    /// Shared, passed or withdrawn in the open lap.
    heard: u32,
    slot: u32,
    tags: BTreeSet<Tag>,
    /// Of this pass.
    pass: BTreeSet<IdeaId>,
    drafts: u32,
    shared: u32,
    withdrawn: u32,
    held: u32,
    /// The pass was balanced.
    closed: bool,
}

impl Laps {
    pub(super) fn begin(&mut self) {
        *self = Self { last: self.last, drafts: self.drafts, ..Self::default() };
    }

    pub(super) fn may_end(&mut self) -> Kept {
        self.drafts = 0;
        rule(self.closed, "sharing is balanced before it is left")
    }
}

impl Walk {
    pub(super) fn sharing(&mut self, event: &Event) -> Kept {
        let laps = &mut self.laps;
        if let Event::SilentClosed { drafts, .. } = event {
            laps.drafts = *drafts;
            return rule(self.phase == Phase::Silent, "silent writing is closed from within");
        }
        let off_the_wall = match event {
            Event::IdeaHeld { idea, .. } | Event::IdeaWithdrawn { idea: Some(idea), .. } => Some(*idea),
            _ => None,
        };
        if let Some(idea) = off_the_wall {
            return self.off_the_wall(idea, matches!(event, Event::IdeaHeld { .. }));
        }
        rule(self.phase == Phase::RoundRobin, "ideas are shared in round-robin")?;
        if let Event::AuthorLinksSealed { .. } | Event::AuthorLinksDestroyed { .. } = event {
            return rule(laps.closed, "links are taken away after sharing");
        }
        rule(!laps.closed, "nothing is shared after sharing was closed")?;
        match event {
            Event::LapOpened { lap, offered } => {
                rule(
                    !laps.open && *lap == laps.last + 1 && *offered > 0,
                    "laps follow each other without a gap",
                )?;
                (laps.open, laps.last, laps.offered) = (true, *lap, *offered);
                (laps.heard, laps.slot) = (0, 0);
                laps.tags.clear();
                Ok(())
            }
            Event::IdeaShared { idea, lap, slot, tag, via, .. } => {
                self.shared(*idea, *lap, *slot, *tag, *via)
            }
            Event::TurnPassed { lap, .. } => {
                laps.heard += 1;
                rule(laps.open && *lap == laps.last, "a turn is passed in the open lap")
            }
            Event::IdeaWithdrawn { from, .. } => {
                laps.heard += u32::from(*from == Place::Deck);
                laps.withdrawn += 1;
                self.course.withdrawn += 1;
                rule(*from != Place::Wall, "a shared idea is named when it is withdrawn")
            }
            Event::LapEnded { lap, early } => {
                rule(laps.open && *lap == laps.last, "the lap that ends is the open one")?;
                laps.open = false;
                rule(
                    *early || laps.heard == laps.offered,
                    "a lap ends when all that was offered was heard or withdrawn",
                )
            }
            Event::RoundRobinClosed { queued, shared, withdrawn, held } => {
                rule(!laps.open, "no lap is open when sharing is closed")?;
                laps.closed = true;
                rule(
                    (*shared, *withdrawn, *held) == (laps.shared, laps.withdrawn, laps.held),
                    "the counts are those of the record",
                )?;
                rule(
                    *queued == shared + withdrawn + held,
                    "every queued idea was shared, withdrawn or held",
                )?;
                rule(*queued >= laps.drafts, "every draft of the silent stage was queued")
            }
            _ => Ok(()),
        }
    }

    fn shared(&mut self, idea: IdeaId, lap: u32, slot: u32, tag: Tag, via: Via) -> Kept {
        let laps = &mut self.laps;
        let in_lap = via != Via::List;
        rule(self.ideas.insert(idea, true).is_none(), "an idea is shared once")?;
        rule(lap == laps.last && (laps.open || !in_lap), "an idea is shared in the open lap")?;
        rule(slot == laps.slot + 1, "slots follow each other without a gap")?;
        // In a list after an early end one seat may have several, and a named seat then shows itself again.
        let fresh = laps.tags.insert(tag);
        rule(fresh || (!in_lap && matches!(tag, Tag::Named(_))), "one idea a seat and lap: the tags differ")?;
        laps.slot = slot;
        laps.heard += u32::from(in_lap);
        laps.shared += 1;
        laps.pass.insert(idea);
        self.course.shared += 1;
        Ok(())
    }

    fn off_the_wall(&mut self, idea: IdeaId, held: bool) -> Kept {
        let before = matches!(self.phase, Phase::RoundRobin | Phase::Clarify | Phase::Theme);
        rule(before && !self.rounds.is_frozen(), "ideas come off the wall before the items are frozen")?;
        self.stands(idea)?;
        self.ideas.insert(idea, false);
        let laps = &mut self.laps;
        if self.phase == Phase::RoundRobin && laps.pass.contains(&idea) && !laps.closed {
            laps.shared -= 1;
            *(if held { &mut laps.held } else { &mut laps.withdrawn }) += 1;
        }
        *(if held { &mut self.course.held } else { &mut self.course.withdrawn }) += 1;
        Ok(())
    }
}
