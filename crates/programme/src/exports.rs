//! A copy of everything about me, to take along: facts as they stand, and what I chose and wrote in private while my
//! private space stands open.

use serde_json::{Map, Value};
use trellis_domain::{
    event::{Event, What},
    id::{PersonId, kind},
    permission::{Action, Permit},
};
use trellis_sealing::{Epoch, Member, Place, open_draft};
use trellis_store::{
    Broken,
    choices::{self, Choice},
    circles::names,
    conflicts, drafts, exceptions, exports, measures, sealed_drafts, spaces, supports,
};

use crate::act::{Act, Stop};

pub use trellis_store::holdings;

/// One part of the copy: what it is, and each thing with its facts in the order in which they are read.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The name of the table that it comes from.
    pub name: &'static str,
    /// The things.
    pub things: Vec<Vec<(String, Value)>>,
}

/// Everything about me.
#[derive(Debug, Clone, PartialEq)]
pub struct Everything {
    /// The parts, in the order in which people read them.
    pub parts: Vec<Part>,
    /// Whether what is private is in it.
    pub opened: bool,
    /// How much of my writing could not be opened, because its key is not mine any more.
    pub unopened: usize,
}

impl Everything {
    /// The copy as a file for programs.
    ///
    /// # Errors
    /// [`Stop::Broken`] when it cannot be written, which is our fault.
    pub fn json(&self, made_at: jiff::Timestamp) -> Result<Vec<u8>, Stop> {
        let thing =
            |facts: &Vec<(String, Value)>| Value::Object(facts.iter().cloned().collect::<Map<_, _>>());
        let parts = self
            .parts
            .iter()
            .map(|part| (part.name.to_owned(), Value::Array(part.things.iter().map(thing).collect())));
        let whole = serde_json::json!({
            "format": "trellis-everything-1",
            "made_at": made_at.to_string(),
            "private_parts_included": self.opened,
            "writing_that_did_not_open": self.unopened,
            "parts": parts.collect::<Map<_, _>>(),
        });
        serde_json::to_vec_pretty(&whole).map_err(|_| Broken::Rule("a copy is plain data").into())
    }
}

/// Makes the copy. What is private is in it while I am unlocked, and only what I chose and wrote myself.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn take(act: &mut Act) -> Result<Everything, Stop> {
    let me = act.person()?;
    let permit = act.may(Action::TakeEverything, me).await?;
    let mut parts = Vec::new();
    for (name, rows) in exports::told(&mut act.unit, &permit).await? {
        let facts =
            |row: exports::Told| row.0.into_iter().map(|(name, fact)| (name, Value::String(fact))).collect();
        parts.push(Part { name, things: rows.into_iter().map(facts).collect() });
    }
    let mut everything = Everything { parts, opened: act.member.is_some(), unopened: 0 };
    if let Some(member) = act.member.clone() {
        called(act, &permit, &mut everything.parts).await?;
        everything.parts.push(chosen(act, &permit).await?);
        everything.parts.push(measured(act).await?);
        everything.parts.push(declared(act, &permit).await?);
        everything.parts.push(excepted(act, &permit).await?);
        everything.parts.push(begun(act, &permit).await?);
        let (written, unopened) = written(act, &permit, &member).await?;
        everything.parts.push(written);
        let (asked, unread) = asked(act, &permit, &member).await?;
        everything.parts.push(asked);
        everything.unopened = unopened + unread;
        everything.parts.push(drafted(act, &permit, &member).await?);
    }
    act.record(Event::new(What::EverythingTaken, me)).await?;
    Ok(everything)
}

fn text(name: &str, fact: impl ToString) -> (String, Value) {
    (name.to_owned(), Value::String(fact.to_string()))
}

/// What I want my circles to call me, beside the place in each.
async fn called(act: &mut Act, permit: &Permit<kind::Person>, parts: &mut [Part]) -> Result<(), Stop> {
    let names = names::own(&mut act.unit, &act.keys, permit).await?;
    let seats = parts.iter_mut().filter(|part| part.name == "circle_seat").flat_map(|part| &mut part.things);
    for seat in seats {
        let is_of = |circle: &str| seat.contains(&text("id", circle));
        let name = names.iter().find(|(circle, _)| is_of(&circle.to_string()));
        let called = name.map(|(_, name)| text("called", name));
        seat.extend(called);
    }
    Ok(())
}

/// What I ticked and wished, for each thing that I take part in.
async fn chosen(act: &mut Act, _: &Permit<kind::Person>) -> Result<Part, Stop> {
    let mut things = Vec::new();
    for one in crate::participations::mine(act).await? {
        let permit = act.may(Action::ReadOwnParticipation, one.id).await?;
        for choice in Choice::ALL {
            let own = choices::own::<Value>(&mut act.unit, &act.keys, &permit, choice).await?;
            if let Some((answers, at)) = own {
                things.push(vec![
                    text("of", one.id),
                    text("kind", choice.code()),
                    text("at", at),
                    ("answers".to_owned(), answers),
                ]);
            }
        }
    }
    Ok(Part { name: "choice", things })
}

/// What I answered about the programme, for each thing that I take part in, and by what it was asked with.
async fn measured(act: &mut Act) -> Result<Part, Stop> {
    let mut things = Vec::new();
    for one in crate::participations::mine(act).await? {
        let permit = act.may(Action::ReadOwnParticipation, one.id).await?;
        let book = measures::own(&mut act.unit, &act.keys, &permit).await?;
        for said in &book.beside {
            let answers = serde_json::to_value(&said.answers).unwrap_or_default();
            things.push((said.pair.to_string(), "felt_allyship_8", said.on.to_string(), answers));
        }
        for said in &book.check_ins {
            let answers =
                serde_json::json!({"meeting": said.meeting, "useful": said.useful, "call": said.call});
            things.push((one.id.to_string(), "check_in", said.occasion.code().to_owned(), answers));
        }
        for said in &book.ratings {
            let answers = serde_json::to_value(&said.promises).unwrap_or_default();
            things.push((one.id.to_string(), "charter", said.period.to_string(), answers));
        }
        for said in &book.scales {
            let answers = serde_json::to_value(&said.answers).unwrap_or_default();
            things.push((one.id.to_string(), said.instrument.code(), said.on.to_string(), answers));
        }
    }
    let facts = |(of, kind, at, answers): (String, &str, String, Value)| {
        vec![text("of", of), text("kind", kind), text("at", at), ("answers".to_owned(), answers)]
    };
    Ok(Part { name: "measure", things: things.into_iter().map(facts).collect() })
}

/// With whom I would rather not be brought together.
async fn declared(act: &mut Act, permit: &Permit<kind::Person>) -> Result<Part, Stop> {
    let mut things = Vec::new();
    for own in conflicts::own(&mut act.unit, &act.keys, permit).await? {
        let name = match &own.declaration.other {
            conflicts::Other::Address(address) => address.to_string(),
            conflicts::Other::Person(other) => {
                conflicts::named(&mut act.unit, permit, *other).await?.unwrap_or_default()
            }
        };
        let mut facts =
            vec![text("name", name), text("kind", own.declaration.kind.code()), text("at", own.declared_at)];
        facts.extend(own.declaration.until.map(|until| text("until", until)));
        things.push(facts);
    }
    Ok(Part { name: "conflict", things })
}

/// For whom I asked that they may be my mentor and my sponsor, and why.
async fn excepted(act: &mut Act, permit: &Permit<kind::Person>) -> Result<Part, Stop> {
    let asked = exceptions::of_person(&mut act.unit, &act.keys, permit).await?;
    let facts = |one: exceptions::Exception| {
        vec![
            text("of", one.pair),
            text("state", one.state.code()),
            text("at", one.asked_at),
            text("reason", one.reason),
        ]
    };
    Ok(Part { name: "exception", things: asked.into_iter().map(facts).collect() })
}

/// Forms that I began and did not send.
async fn begun(act: &mut Act, permit: &Permit<kind::Person>) -> Result<Part, Stop> {
    let drafts = drafts::every::<Value>(&mut act.unit, &act.keys, permit).await?;
    let facts = |draft: drafts::Draft<Value>| {
        vec![text("kind", draft.journey), text("at", draft.saved_at), ("answers".to_owned(), draft.answers)]
    };
    Ok(Part { name: "draft", things: drafts.into_iter().map(facts).collect() })
}

/// What I have written, wherever it lies; and how much of it my key does not open any more.
async fn written(
    act: &mut Act,
    permit: &Permit<kind::Person>,
    member: &Member,
) -> Result<(Part, usize), Stop> {
    let me: PersonId = permit.id();
    let (mut things, mut unopened) = (Vec::new(), 0);
    for (space, items) in exports::written(&mut act.unit, permit).await? {
        let copies = spaces::copies(&mut act.unit, &space, me).await?;
        for item in items {
            let place = Place { item: item.id, author: item.author, day: item.day };
            let epoch = copies
                .get(&item.epoch)
                .and_then(|copy| Epoch::open(member, space.id, item.epoch, me, copy).ok());
            let plain = epoch.and_then(|epoch| epoch.read(&place, &item.sealed).ok());
            let said = plain.and_then(|plain| serde_json::from_slice::<Value>(&plain).ok());
            let Some(said) = said else {
                unopened += 1;
                continue;
            };
            things.push(vec![
                text("of", item.thread.simple()),
                text("kind", item.kind),
                text("at", item.day),
                ("text".to_owned(), said),
            ]);
        }
    }
    Ok((Part { name: "item", things }, unopened))
}

/// What I have written in requests for support, asking or answering.
async fn asked(act: &mut Act, permit: &Permit<kind::Person>, member: &Member) -> Result<(Part, usize), Stop> {
    let (mut things, mut unopened) = (Vec::new(), 0);
    for word in supports::words::by_author(&mut act.unit, permit).await? {
        match crate::supports::own(act, &word, member).await? {
            Some(line) => things.push(vec![
                text("of", word.request.uuid().simple()),
                text("at", word.day),
                text("text", line.text),
            ]),
            None => unopened += 1,
        }
    }
    Ok((Part { name: "support_word", things }, unopened))
}

/// What I have begun to write and not saved.
async fn drafted(act: &mut Act, permit: &Permit<kind::Person>, member: &Member) -> Result<Part, Stop> {
    let mut things = Vec::new();
    for (place, id, sealed) in sealed_drafts::every(&mut act.unit, permit).await? {
        if let Ok(typed) = open_draft(member, permit.id(), id, &sealed) {
            // A place is named after what it belongs to and the kind of writing: `pair/<id>/note`, `needs/<question>/<id>`.
            let is_id = |part: &&str| part.len() == 32 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
            let of = place.rsplit('/').find(is_id).map(|id| text("of", id));
            let kind = place.rsplit('/').find(|part| !is_id(part)).unwrap_or_default();
            let facts = [text("kind", kind), text("text", String::from_utf8_lossy(&typed))];
            things.push(of.into_iter().chain(facts).collect());
        }
    }
    Ok(Part { name: "sealed_draft", things })
}
