//! What coming, going and writing change, and for whom.

use crate::{
    board::{BoardChange, Person},
    cover::CoverChange,
    desk::DeskChange,
    fact::Fact,
    id::Seat,
    news::News,
    own::{DraftCard, OwnChange, PageChange},
    phase::Phase,
    record::Record,
    workshop::Workshop,
};

impl News {
    pub(super) fn seats(&mut self, s: &Workshop, f: &Fact, record: &Record) {
        match record {
            Record::Seated { seat, name, late, .. } => {
                let person = Person { name: name.clone(), here: true, late: *late };
                self.board.push(BoardChange::Seated(*seat, person));
                self.cover
                    .push(CoverChange::Seats { seated: s.cover.seated + 1, consented: s.cover.consented });
                self.seated = Some(*seat);
            }
            Record::Named { seat, name } => self.board.push(BoardChange::Named(*seat, name.clone())),
            Record::Consented { seat } => {
                self.cover
                    .push(CoverChange::Seats { seated: s.cover.seated, consented: s.cover.consented + 1 });
                self.to(*seat, OwnChange::Consented);
                if let Phase::Vote(_) = s.cover.phase {
                    self.turnout(
                        s,
                        |other| s.votes.answers.contains_key(&other),
                        |other| s.here(other),
                        Some(*seat),
                    );
                }
            }
            Record::GuessAccepted { seat } => self.to(*seat, OwnChange::GuessAccepted),
            Record::Here { seat, here } => self.here(s, f, *seat, *here),
            Record::SeatEmptied { seat } => self.emptied(s, *seat),
            Record::Acknowledged { seat } => self.ready(s, *seat, true),
            Record::Finished { seat, done } => self.ready(s, *seat, *done),
            Record::ScribeAllowed { seat, scribe } => self.to(*seat, OwnChange::Scribe(*scribe)),
            Record::LeaverChose { seat, choice } => self.to(*seat, OwnChange::Leaver(*choice)),
            Record::Draft { seat, idea, version, text, queued, .. } => {
                let draft = DraftCard {
                    idea: *idea,
                    version: *version,
                    text: text.clone(),
                    queued: *queued,
                    offered: false,
                };
                self.to(*seat, OwnChange::Page(PageChange::Draft(draft)));
            }
            Record::DraftGone { seat, idea } => self.to(*seat, OwnChange::Page(PageChange::Gone(*idea))),
            Record::DraftsOrdered { seat, order } => {
                self.to(*seat, OwnChange::Page(PageChange::Order(order.clone())));
            }
            _ => {}
        }
    }

    fn here(&mut self, s: &Workshop, f: &Fact, seat: Seat, here: bool) {
        self.board.push(BoardChange::Here(seat, here));
        self.desk.push(if here { DeskChange::Back(seat) } else { DeskChange::Left(seat, f.at_s()) });
        if let Phase::Vote(_) = s.cover.phase {
            let here_then = |other: Seat| if other == seat { here } else { s.here(other) };
            self.turnout(s, |other| s.votes.answers.contains_key(&other), here_then, None);
        }
    }

    fn emptied(&mut self, s: &Workshop, seat: Seat) {
        let own = s.owns.get(&seat);
        let consented = s.cover.consented - u16::from(own.is_some_and(|own| own.consented));
        self.cover.push(CoverChange::Seats { seated: s.cover.seated - 1, consented });
        if own.is_some_and(|own| own.ready) {
            self.cover.push(CoverChange::Ready(s.cover.ready - 1));
        }
        self.board.push(BoardChange::Emptied(seat));
        self.desk.push(DeskChange::Back(seat));
        if let Phase::Vote(_) = s.cover.phase {
            let answered = |other: Seat| other != seat && s.votes.answers.contains_key(&other);
            self.turnout(s, answered, |other| other != seat && s.here(other), None);
        }
        self.emptied = Some(seat);
    }

    fn ready(&mut self, s: &Workshop, seat: Seat, ready: bool) {
        let before = s.owns.get(&seat).is_some_and(|own| own.ready);
        let count = s.cover.ready + u16::from(ready) - u16::from(before);
        self.cover.push(CoverChange::Ready(count));
        self.to(seat, OwnChange::Ready(ready));
    }
}
