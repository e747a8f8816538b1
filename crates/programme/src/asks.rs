//! Asks of an ally: written by a mentee, answered by the ally, felt by the mentee alone. Nobody else sees any of it.

mod answering;
mod asking;
mod feeling;
mod reading;
mod round;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use trellis_domain::{
    ask::{AllyTheme, AskState},
    id::{AskId, PairId, PersonId, kind},
    pair::PairState,
    permission::{Action, Permit},
    refusal::Refusal,
};
pub use trellis_store::asks::Ask;
use trellis_store::{asks, pairs, pairs::Pair};

use crate::{
    act::{Act, Stop},
    sealed_drafts,
    spaces::{self, Opened, Room},
};

pub use answering::{accept, decline, finish, say};
pub use asking::{begin, pick_up, send, throw_away, withdraw};
pub use feeling::{send_guide, thank, what_it_did};
pub use reading::{AskToMe, Mine, MyAsk, ToMe, mine, read, read_to_me, to_me, writing};
pub(crate) use round::{keep_to, lapse_with};

/// An ask, or a word about one, is at most this long, in characters.
pub const MOST: usize = 2_000;

/// The kinds of item: the ask itself, and whatever is said about it.
const ASK: &str = "ask";
const WORD: &str = "ask_word";

/// What an ask says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// One of the poster's ten themes.
    pub theme: AllyTheme,
    /// In the mentee's own words.
    pub text: String,
    /// The day by which it would be good to have.
    pub wanted_by: Option<Date>,
}

/// What is said about an ask. It is sealed which of these it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// What would help, or an answer to that.
    Word,
    /// What the ally did.
    Done,
    /// "This helped", and no more than that.
    Thanks,
}

/// Something that one of the two said about an ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is.
    pub what: What,
    /// The words; empty for thanks.
    pub text: String,
}

/// An ask as one of the two sees it.
#[derive(Debug)]
pub struct Seen {
    /// The ask.
    pub ask: Ask,
    /// Where its pair stands.
    pub pair_state: PairState,
    /// The other one's id and name.
    pub other: (PersonId, String),
    /// What it says; none while it is locked, or when this reader cannot open it.
    pub text: Option<Text>,
    /// What was said about it, the oldest first.
    pub lines: Vec<Opened<Line>>,
}

impl Seen {
    /// What one of the two has said about it, as far as it opens.
    pub fn said(&self, what: What) -> impl Iterator<Item = (&Opened<Line>, &str)> {
        let lines = self.lines.iter().filter_map(|line| line.text.as_ref().map(|text| (line, text)));
        lines.filter(move |(_, text)| text.what == what).map(|(line, text)| (line, text.text.as_str()))
    }

    /// Whether "this helped" was sent.
    pub fn thanked(&self) -> bool {
        self.said(What::Thanks).next().is_some()
    }

    /// Whether both can still write to each other.
    pub fn pair_goes_on(&self) -> bool {
        under_way(self.pair_state)
    }
}

/// After an ending each reads only what they wrote, and the one word of thanks that was sent.
const fn under_way(state: PairState) -> bool {
    matches!(state, PairState::Contracting | PairState::Active | PairState::Paused | PairState::Closing)
}

/// Where the draft of an ask lies.
fn draft_place(pair: PairId) -> String {
    format!("pair/{pair}/ask")
}

/// Where the draft of something said about an ask lies.
fn said_place(ask: AskId, what: What) -> String {
    match what {
        What::Done => format!("ask/{ask}/done"),
        What::Word | What::Thanks => format!("ask/{ask}/word"),
    }
}

/// The permitted ask with its pair, and what the store wants to see for the pair.
async fn load(
    act: &mut Act,
    permit: &Permit<kind::Ask>,
    action: Action,
) -> Result<(Ask, Pair, Permit<kind::Pair>), Stop> {
    let ask = asks::load(&mut act.unit, permit).await?;
    let of_pair = act.may(action, ask.pair).await?;
    let pair = pairs::load(&mut act.unit, &of_pair).await?;
    Ok((ask, pair, of_pair))
}

/// Moves an ask from hand to hand.
async fn moved(act: &mut Act, ask: &mut Ask, next: AskState) -> Result<(), Stop> {
    ask.state = ask.state.step(next)?;
    ask.moved_at = act.now;
    save(act, ask).await
}

async fn save(act: &mut Act, ask: &Ask) -> Result<(), Stop> {
    if asks::save(&mut act.unit, ask).await? { Ok(()) } else { Err(Stop::Changed) }
}

/// The space of the two, open for writing.
async fn enter(act: &mut Act, permit: &Permit<kind::Pair>, pair: &Pair) -> Result<Room, Stop> {
    spaces::enter(act, permit, &[pair.mentee_person, pair.giver_person]).await
}

/// What was typed, without the room around it.
fn fits(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::Incomplete),
        1..=MOST => Ok(text),
        _ => Err(Refusal::TooLong),
    }
}

/// Keeps what I have typed of an ask so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Stop::NotFound`] when this pair takes no ask of mine; [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, id: PairId, typed: &str) -> Result<(), Stop> {
    asking::open_pair(act, id).await?;
    sealed_drafts::keep(act, &draft_place(id), typed).await
}

/// Keeps what I have typed about an ask so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_said(act: &mut Act, id: AskId, what: What, typed: &str) -> Result<(), Stop> {
    let action = if what == What::Done { Action::FinishAsk } else { Action::WriteOnAsk };
    act.may(action, id).await?;
    sealed_drafts::keep(act, &said_place(id, what), typed).await
}
