//! What the two write, opened and sealed: each epoch's key is sealed to the two of them, and to nobody else.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use trellis_domain::{
    day,
    id::{Id, PersonId, SpaceId, SupportId},
    refusal::Refusal,
    support::Side,
};
use trellis_sealing::{Epoch, Member, Place, PublicKey};
use trellis_store::{
    Broken,
    supports::{Request, words},
};

use super::{Line, Reader};
use crate::{
    act::{Act, Stop},
    spaces::Door,
};

/// Something that one of the two wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Which of the two.
    pub side: Side,
    /// Who; none without an account.
    pub author: Option<PersonId>,
    /// The day.
    pub day: Date,
    /// What it says; none when this reader cannot open it.
    pub line: Option<Line>,
}

/// A request as one of the two sees it.
#[derive(Debug)]
pub struct Seen {
    /// The request.
    pub request: Request,
    /// The other one's name; empty where there is none.
    pub other: String,
    /// Whether it stands open.
    pub door: Door,
    /// What was written, the oldest first.
    pub words: Vec<Word>,
    /// For the asker: who else can read it, the present reader too where they lack what was written before.
    pub readers: Vec<Reader>,
    /// For the asker: the present reader still runs the programme.
    pub reader_there: bool,
    /// For the asker: the present reader cannot open what was written before they had to begin again.
    pub reader_lacks: bool,
    /// What this side had begun to write: none, locked, or the text.
    pub draft: Option<Option<String>>,
}

impl Seen {
    /// What it is about, as the first word says.
    pub fn first(&self) -> Option<&Line> {
        self.words.first().and_then(|word| word.line.as_ref())
    }

    /// Whether it waits for its reader beyond its day.
    pub fn late(&self, today: Date) -> bool {
        self.request.state.late(self.request.due_on, today)
    }
}

/// Whoever reads on a side, as their copies of the keys are bound to them.
fn reader(request: &Request, side: Side) -> PersonId {
    let person = match side {
        Side::Asker => request.person(),
        Side::Handler => request.handler,
    };
    person.unwrap_or_else(|| PersonId::from(request.id.uuid()))
}

fn space(request: SupportId) -> SpaceId {
    SpaceId::from(request.uuid())
}

fn place(word: &words::Word) -> Place {
    let author = word.author.unwrap_or_else(|| PersonId::from(word.request.uuid()));
    Place { item: word.id, author, day: word.day }
}

/// Whether a request stands open for a side.
pub async fn door(
    act: &mut Act,
    request: &Request,
    side: Side,
    member: Option<&Arc<Member>>,
) -> Result<Door, Stop> {
    let key = words::key(&mut act.unit, request, side).await?;
    Ok(match (key, member) {
        (None, _) => Door::NoKeys,
        (Some(_), None) => Door::Locked,
        (Some(_), Some(member)) => Door::Open(epochs(act, request, side, member).await?),
    })
}

/// The epochs that a side holds and can open. What does not open was tampered with, or sealed to a key that is lost.
async fn epochs(
    act: &mut Act,
    request: &Request,
    side: Side,
    member: &Member,
) -> Result<BTreeMap<u32, Epoch>, Stop> {
    let copies = words::copies(&mut act.unit, request.id, side).await?;
    let who = reader(request, side);
    let opened = copies.into_iter().filter_map(|(number, copy)| {
        Epoch::open(member, space(request.id), number, who, &copy).ok().map(|epoch| (number, epoch))
    });
    Ok(opened.collect())
}

/// Everything that was written, opened where the door is.
pub async fn read(act: &mut Act, request: &Request, door: &Door) -> Result<Vec<Word>, Stop> {
    let found = words::of(&mut act.unit, request).await?;
    let opened = |word: &words::Word| {
        let Door::Open(epochs) = door else { return None };
        let plain = epochs.get(&word.epoch)?.read(&place(word), &word.sealed).ok()?;
        serde_json::from_slice(&plain).ok()
    };
    Ok(found
        .iter()
        .map(|word| Word { side: word.side, author: word.author, day: word.day, line: opened(word) })
        .collect())
}

/// Opens one word for whoever wrote it, for a copy of everything.
pub(crate) async fn own(act: &mut Act, word: &words::Word, member: &Member) -> Result<Option<Line>, Stop> {
    let me = act.person()?;
    let copies = words::copies(&mut act.unit, word.request, word.side).await?;
    let epoch = copies
        .get(&word.epoch)
        .and_then(|copy| Epoch::open(member, space(word.request), word.epoch, me, copy).ok());
    let plain = epoch.and_then(|epoch| epoch.read(&place(word), &word.sealed).ok());
    Ok(plain.and_then(|plain| serde_json::from_slice(&plain).ok()))
}

/// Turns a request to a new epoch, sealed to the two as they are now. Needs nobody to be unlocked.
pub async fn turn(act: &mut Act, request: &mut Request) -> Result<(), Stop> {
    request.epoch += 1;
    seal_to_both(act, request).await
}

/// Seals a fresh key for the present epoch to each of the two.
pub async fn seal_to_both(act: &mut Act, request: &Request) -> Result<(), Stop> {
    let epoch = Epoch::new(space(request.id), request.epoch, &mut act.dice);
    for side in Side::ALL {
        if let Some(key) = words::key(&mut act.unit, request, *side).await? {
            give(act, request, *side, &epoch, key).await?;
        }
    }
    Ok(())
}

async fn give(
    act: &mut Act,
    request: &Request,
    side: Side,
    epoch: &Epoch,
    key: [u8; 32],
) -> Result<(), Stop> {
    let sealed = epoch.seal_to(reader(request, side), PublicKey(key), &mut act.dice);
    let sealed = sealed.map_err(|_| Broken::unreadable("member_key.public_key"))?;
    Ok(words::give(&mut act.unit, request.id, side, epoch.number(), sealed).await?)
}

/// Seals what one side says, in the present epoch.
///
/// # Errors
/// [`Refusal::Locked`] unless it stands open for them; [`Refusal::SpaceAltered`] when the two cannot both read.
pub async fn write(
    act: &mut Act,
    request: &Request,
    side: Side,
    member: Option<&Arc<Member>>,
    line: &Line,
) -> Result<(), Stop> {
    let epochs = match door(act, request, side, member).await? {
        Door::NoKeys => return Err(Refusal::NoKeys.into()),
        Door::Open(epochs) => epochs,
        Door::Locked | Door::Altered => return Err(Refusal::Locked.into()),
    };
    let epoch = epochs.get(&request.epoch).ok_or(Refusal::SpaceAltered)?;
    for side in Side::ALL {
        if !words::copies(&mut act.unit, request.id, *side).await?.contains_key(&request.epoch) {
            return Err(Refusal::SpaceAltered.into());
        }
    }
    let author = if side == Side::Asker { request.person() } else { request.handler };
    let mut word = words::Word {
        id: Id::random(&mut act.dice),
        request: request.id,
        side,
        author,
        epoch: request.epoch,
        day: day::of(act.now),
        sealed: Vec::new(),
    };
    let plain = serde_json::to_vec(line).map_err(|_| Broken::Rule("what is said is plain data"))?;
    let plain = zeroize::Zeroizing::new(plain);
    word.sealed = epoch.seal(&place(&word), &plain, &mut act.dice);
    Ok(words::add(&mut act.unit, &word).await?)
}

/// Gives a request to another reader, by the asker, who holds its keys: the new one reads everything that the asker can, the
/// one before nothing any more.
pub async fn hand_to(
    act: &mut Act,
    request: &mut Request,
    member: Option<&Arc<Member>>,
    to: &Reader,
) -> Result<(), Stop> {
    let Door::Open(epochs) = door(act, request, Side::Asker, member).await? else {
        return Err(Refusal::Locked.into());
    };
    let key = to.key.ok_or(Refusal::OtherHasNoKeys)?;
    words::take_copies(&mut act.unit, request.id, Side::Handler).await?;
    request.handler = Some(to.person);
    for epoch in epochs.values() {
        give(act, request, Side::Handler, epoch, key).await?;
    }
    turn(act, request).await
}

/// Whether the reader lacks keys that the asker holds.
pub async fn reader_lacks(act: &mut Act, request: &Request, door: &Door) -> Result<bool, Stop> {
    let Door::Open(mine) = door else { return Ok(false) };
    let theirs = words::copies(&mut act.unit, request.id, Side::Handler).await?;
    Ok(request.handler.is_some() && mine.keys().any(|number| !theirs.contains_key(number)))
}
