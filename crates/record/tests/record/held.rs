//! A whole workshop, held by the machine itself, with a word of its own in everything that must not get out.

use std::sync::LazyLock;

use ed25519_dalek::{Signer, SigningKey};
use trellis_record::{Edition, Finished, Seal, count, export};
use trellis_workshop::*;

use crate::room::*;

/// A workshop that is over.
pub struct Held {
    pub room: Room,
    pub configs: Vec<Config>,
    pub ballots: Vec<SealedBallots>,
}

pub fn key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

pub fn seal(entries: &[Entry]) -> Seal {
    let key = key();
    let public = key.verifying_key().to_bytes();
    Seal::of(entries, public, |message| key.sign(message).to_bytes()).expect("it was sealed")
}

/// Ours, in this mode.
pub fn config(anonymity: Anonymity) -> Config {
    let question = "What would help you <b>most</b>?".to_owned();
    Config { question, anonymity, vote_on: VoteOn::Items, ..protected() }
}

/// So many people, two votes, and whatever can go otherwise than planned.
pub fn hold(config: Config, seats: u16) -> Held {
    let mut room = Room::with(config.clone(), seats, 11);
    for n in 1..=seats {
        room.must(seat(n), Action::SetName(format!("canary-name-{n}")));
    }
    room.must(LEAD, Action::Lock);
    room.must(LEAD, Action::Advance);
    room.wait(600);
    room.must(LEAD, Action::Advance);
    write(&mut room, seats);
    share(&mut room);
    clarify(&mut room);
    sort(&mut room);
    let mut held = Held { room, configs: vec![config], ballots: Vec::new() };
    held.vote(seats, 1);
    held.room.must(LEAD, Action::Discuss);
    held.room.must(SCRIBE, Action::Note { text: "canary-discussion".to_owned() });
    held.room.must(LEAD, Action::OpenVote { keep: None });
    held.vote(seats, 2);
    held.room.must(LEAD, Action::Close);
    held.room.must(LEAD, Action::Seal);
    held.room.must(Actor::Owner, Action::Seal);
    held.room.must(LEAD, Action::Addendum { text: "The lead read this out.".to_owned() });
    held
}

fn write(room: &mut Room, seats: u16) {
    room.write(1, "=HYPERLINK(\"http://example.org\",\"rota\")");
    room.write(1, "Time, \"protected\"\nfor <mentoring>");
    for n in 2..=seats {
        room.write(n, &format!("Idea of somebody {}", n * 37 % 101));
    }
    room.write(2, "canary-deleted");
    let gone = room.own(2).page.drafts.last().expect("just written").idea;
    room.must(seat(2), Action::DeleteDraft { idea: gone });
    room.write(3, "canary-withdrawn");
    room.write(4, "canary-held");
    room.write(5 % seats + 1, "canary-redacted");
    room.wait(660);
    room.must(LEAD, Action::Advance);
}

fn share(room: &mut Room) {
    let gone =
        room.own(3).page.drafts.iter().find(|draft| draft.text.as_str() == "canary-withdrawn").cloned();
    room.must(seat(3), Action::Withdraw { idea: gone.expect("it waits").idea, edit_right: None });
    while room.ask(LEAD, Action::Deal).is_ok() {
        room.wait(40);
    }
    let idea = room.idea("canary-held");
    room.must(LEAD, Action::Hold { idea, reason: HoldReason::Harmful });
    room.share_all();
}

fn clarify(room: &mut Room) {
    let idea = room.standing()[0];
    room.must(seat(1), Action::Ask { idea, text: "canary-question".to_owned() });
    room.must(seat(1), Action::ProposeWording { idea, text: "canary-proposal".to_owned() });
    room.must(seat(2), Action::ProposeWording { idea, text: "Better words, agreed".to_owned() });
    room.wait(61);
    let agreed = |board: &Board| {
        let found = board.proposals.iter().find(|(_, proposal)| proposal.text.as_str().starts_with("Better"));
        *found.expect("it was proposed").0
    };
    let accept = Action::AcceptWording { wording: agreed(&room.board()), edit_right: None };
    if room.s.config().anonymity == Anonymity::Unlinked {
        room.must(LEAD, accept);
    }
    let redacted = room.idea("canary-redacted");
    room.must(LEAD, Action::Redact { of: TextRef::Idea(redacted) });
    let last = *room.standing().last().expect("ideas stand");
    room.must(LEAD, Action::Park { idea: last, reason: "Needs payroll.".to_owned() });
    room.must(LEAD, Action::Deviate { reason: "The room was changed half-way.".to_owned() });
    for idea in room.standing() {
        room.must(LEAD, Action::MarkUnderstood { idea });
    }
    room.wait(900);
    room.must(LEAD, Action::Advance);
}

fn sort(room: &mut Room) {
    let ideas = room.standing();
    let items: Vec<ItemId> = ideas[1..3].iter().map(|idea| ItemId::from(idea.uuid())).collect();
    let label = LabelRef { idea: ideas[1], version: 0 };
    room.must(seat(2), Action::ProposeMerge { items, label });
    room.wait(61);
    room.must(Actor::Server, Action::Tick);
    room.must(seat(2), Action::ProposeTheme { name: "+Time".to_owned() });
    let theme = *room.board().themes.keys().next().expect("it was named");
    for item in room.board().items.keys().copied().take(3) {
        room.ask_on(seat(1), Some(0), Action::MoveItem { item, theme: Some(theme) }).expect("it is moved");
    }
    room.must(LEAD, Action::Freeze { vote_on: None });
    room.must(LEAD, Action::Advance);
}

impl Held {
    fn vote(&mut self, seats: u16, round: u8) {
        let room = &mut self.room;
        let ItemSet { hash: item_set, choices, .. } = room.set();
        for n in 1..=seats {
            let mut places = choices.clone();
            places.rotate_left(usize::from(n * n + u16::from(round)) % choices.len());
            places.truncate(if n == 1 { 2 } else { 3.min(choices.len()) });
            room.must(seat(n), Action::Cast { item_set, ballot: Ballot::TopK(places) });
        }
        room.must(LEAD, Action::CloseVote { reason: None });
        let sealed = room.s.sealed(round).expect("it is closed").clone();
        let seed = room.board().vote.expect("there was one").seed;
        let counted = count(&sealed, self.ballots.last(), seed, room.s.config()).expect("it can be counted");
        room.must(Actor::Server, Action::ShowTally { tally: counted.hash() });
        self.ballots.push(sealed);
    }

    pub fn finished(&self) -> Finished<'_> {
        Finished {
            entries: &self.room.entries,
            configs: &self.configs,
            texts: self.room.s.texts(),
            ballots: &self.ballots,
            seal: seal(&self.room.entries),
        }
    }

    pub fn bundle(&self, edition: Edition) -> Vec<u8> {
        export(&self.finished(), edition).expect("a sound record makes a bundle")
    }
}

/// Nine people in our default mode.
pub static NINE: LazyLock<Held> = LazyLock::new(|| hold(config(Anonymity::Unlinked), 9));
pub static PUBLIC: LazyLock<Vec<u8>> = LazyLock::new(|| NINE.bundle(Edition::Public));
pub static ANALYST: LazyLock<Vec<u8>> = LazyLock::new(|| NINE.bundle(Edition::Analyst));
