//! What voting and the end change, and for whom: of an open ballot nothing but how many have answered.

use crate::{
    board::{BoardChange, DecisionCard, Table, Turnout, VoteCard},
    desk::DeskChange,
    event::Event,
    fact::Fact,
    id::Seat,
    news::News,
    own::{OwnChange, OwnVote},
    record::Record,
    workshop::Workshop,
};

impl News {
    pub(super) fn voting(&mut self, s: &Workshop, event: &Event) {
        match event {
            Event::BallotOpened { round, scheme, seed, .. } => {
                let vote = VoteCard {
                    round: *round,
                    scheme: *scheme,
                    seed: *seed,
                    turnout: None,
                    called_s: None,
                    sealed: None,
                };
                self.board.push(BoardChange::BallotOpened(vote));
            }
            Event::BallotsSealed { cast, abstained, missing, .. } => {
                self.board.push(BoardChange::BallotsSealed(*cast, *abstained, *missing));
                self.vote_over();
            }
            Event::RoundVoided { .. } => {
                self.board.push(BoardChange::RoundVoided);
                self.vote_over();
            }
            Event::TallyComputed { round, hash } => {
                self.board.push(BoardChange::Table(Table { round: *round, tally: *hash }));
            }
            Event::DecisionRecorded { sort, commit } => {
                if let Some((_, text)) = s.texts.get(commit) {
                    self.board.push(BoardChange::Decided(DecisionCard { sort: *sort, text: text.clone() }));
                }
            }
            _ => {}
        }
    }

    pub(super) fn hidden_voting(&mut self, s: &Workshop, f: &Fact, record: &Record) {
        match record {
            Record::BallotCast { seat, ballot } => {
                let vote = ballot.clone().map_or(OwnVote::Abstained, OwnVote::Cast);
                self.to(*seat, OwnChange::Vote(vote));
                let answered = |other: Seat| other == *seat || s.votes.answers.contains_key(&other);
                self.turnout(s, answered, |other| s.here(other), None);
            }
            Record::SeatExtended { seat, until_s } => {
                self.desk.push(DeskChange::Extended(*seat, *until_s));
                self.to(*seat, OwnChange::Extended(*until_s));
            }
            Record::VoteCalled => self.board.push(BoardChange::VoteCalled(f.at_s())),
            Record::VoteRequested { .. } => self.board.push(BoardChange::VoteRequested),
            Record::DiscussionNoted { commit } => {
                if let Some((_, text)) = s.texts.get(commit) {
                    self.board.push(BoardChange::Discussed(text.clone()));
                }
            }
            _ => {}
        }
    }

    /// How many have answered, if that is another figure than the one that shows: whoever answers again changes nothing.
    pub(super) fn turnout(
        &mut self,
        s: &Workshop,
        answered: impl Fn(Seat) -> bool,
        here: impl Fn(Seat) -> bool,
        joins: Option<Seat>,
    ) {
        let Some(vote) = s.board.vote.as_ref().filter(|vote| vote.sealed.is_none()) else { return };
        let voters = || s.seats().filter(|seat| s.takes_part(*seat) || joins == Some(*seat));
        let count = voters().filter(|seat| answered(*seat)).count() as u16;
        let mut present = voters().filter(|seat| here(*seat)).peekable();
        let everyone = present.peek().is_some() && present.all(&answered);
        let now = match count {
            _ if everyone => Some(Turnout::Everyone),
            3.. => Some(Turnout::Some(count)),
            _ => None,
        };
        if vote.turnout != now {
            self.board.push(BoardChange::Turnout(now));
        }
    }

    pub(super) fn vote_over(&mut self) {
        self.own.push((None, OwnChange::VoteOver));
        self.desk.push(DeskChange::VoteOver);
    }
}
