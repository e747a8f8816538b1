//! Help that somebody asks for, of one person who runs the programme: chosen by whoever asks, sealed to the two, and nobody
//! else's. Whom it is about stands only in the sealed words.

mod asking;
mod handling;
mod keeping;
mod readers;
mod receipts;
mod thread;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use trellis_domain::{
    day,
    event::{Event, What},
    id::{CircleId, Id, PersonId, SupportId, kind},
    refusal::Refusal,
    support::{About, SupportState, answer_by},
};
pub use trellis_store::supports::{Listed, Request};
use trellis_store::{notices, supports};

use crate::act::{Act, Stop};

pub use asking::{Desk, close, desk, give, keep, keep_draft, keep_word, list, read, say, send, take_away};
pub use handling::{answer, close_to_me, hand_over, keep_answer, list_to_me, open_to_me, read_to_me};
pub(crate) use keeping::{begun_again, forget, keep_to, rekeyed, tell_before};
pub use readers::Reader;
pub use receipts::{
    close as close_by_receipt, give as give_by_receipt, keep as keep_by_receipt, read as read_by_receipt,
    readers as readers_for_anyone, say as say_by_receipt, send as send_without_account,
    take_away as take_away_by_receipt,
};
pub(crate) use thread::own;
pub use thread::{Seen, Word};

/// A word is at most this long, in characters.
pub const MOST: usize = 4_000;

/// On what occasion somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// Of their own.
    Own,
    /// About a circle that they lead.
    Circle(CircleId),
}

/// What is asked, by whom it is to be read, and whom it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What it is about.
    pub about: About,
    /// Who runs the programme and is not to read it, where it is about somebody who does.
    pub whom: Option<PersonId>,
    /// Who is to read it.
    pub reader: PersonId,
    /// The words.
    pub text: String,
}

/// One thing that one of the two says. The first says what it is about too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The words.
    pub text: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// Who runs the programme and is not to read it, by id and name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<(PersonId, String)>,
    /// The circle that it is about, by the name that it has here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circle: Option<String>,
}

impl Line {
    const fn plain(text: String) -> Self {
        Self { text, about: None, whom: None, circle: None }
    }
}

/// What was typed, without the room around it.
fn fits(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::Incomplete),
        1..=MOST => Ok(text.to_owned()),
        _ => Err(Refusal::TooLong),
    }
}

/// Where the page of a request is, for its reader.
fn link_to_reader(id: SupportId) -> String {
    format!("/co/support/{id}")
}

/// Moves a request on; a new turn of its reader has its own day.
fn step(request: &mut Request, next: SupportState, today: Date) -> Result<(), Refusal> {
    let waited = request.state == SupportState::Waiting;
    request.state = request.state.step(next)?;
    request.moved_on = today;
    if next == SupportState::Waiting && !waited {
        request.due_on = answer_by(today);
    }
    Ok(())
}

async fn save(act: &mut Act, request: &mut Request) -> Result<(), Stop> {
    if !supports::save(&mut act.unit, request).await? {
        return Err(Stop::Changed);
    }
    request.version += 1;
    Ok(())
}

/// Moves a request on and saves it.
async fn moved(act: &mut Act, request: &mut Request, next: SupportState) -> Result<(), Stop> {
    step(request, next, day::of(act.now))?;
    save(act, request).await
}

/// News of a request leads nowhere for a reader who is none any more.
async fn forget_news(act: &mut Act, request: &Request) -> Result<(), Stop> {
    let Some(handler) = request.handler else { return Ok(()) };
    Ok(notices::take_back(&mut act.unit, Some(handler), &link_to_reader(request.id), act.now).await?)
}

/// That something was done, and nothing more: neither who did it nor to which request.
async fn record(act: &mut Act) -> Result<(), Stop> {
    act.record_unsigned(Event::new(What::SupportMoved, Id::<kind::Host>::HERE)).await
}
