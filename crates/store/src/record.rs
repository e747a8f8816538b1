//! The audit chain: what happened, in order, in the same transaction as the change itself.

use jiff::Timestamp;
use rand::RngCore;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{event::Event, id::PersonId, permission::Actor};
use uuid::Uuid;

#[derive(FromRow)]
struct Head {
    seq: i64,
    hash: Vec<u8>,
}

/// One link of the chain, as it is checked.
#[derive(Debug, Clone, FromRow)]
pub struct Link {
    /// Place in the chain, from 1.
    pub seq: i64,
    /// When.
    pub at: Stamp,
    /// Who, if it was a person.
    pub actor: Option<Uuid>,
    /// In which role.
    pub role: String,
    /// What happened.
    pub what: String,
    /// To which thing.
    pub object: Uuid,
    /// Salted digest of the erasable text.
    pub commitment: Vec<u8>,
    /// The hash of the link before.
    pub prev: Vec<u8>,
    /// SHA-256 over the one before and this row.
    pub hash: Vec<u8>,
}

impl Link {
    /// `SHA-256(prev ‖ canonical row)` (`trust.md` 3.8). Every field is delimited by its length.
    fn hash_of(&self) -> Vec<u8> {
        let mut digest = Sha256::new();
        digest.update(&self.prev);
        let at = self.at.to_string();
        let actor = self.actor.map(|id| id.as_bytes().to_vec()).unwrap_or_default();
        let seq = self.seq.to_be_bytes();
        let fields: [&[u8]; 7] = [
            &seq,
            at.as_bytes(),
            &actor,
            self.role.as_bytes(),
            self.what.as_bytes(),
            self.object.as_bytes(),
            &self.commitment,
        ];
        for field in fields {
            digest.update((field.len() as u64).to_be_bytes());
            digest.update(field);
        }
        digest.finalize().to_vec()
    }
}

/// Appends one event. Called once by every action that changes something.
///
/// # Errors
/// [`Broken`] when the store fails; then the change is not made either.
pub async fn append(
    unit: &mut Unit,
    now: Timestamp,
    actor: Actor,
    event: &Event,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let head: Option<Head> =
        unit.query(sql!("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")).maybe().await?;
    let (seq, prev) = head.map_or((1, vec![0; 32]), |head| (head.seq + 1, head.hash));
    let mut salt = vec![0; 16];
    dice.fill_bytes(&mut salt);
    let text = event.about.map(|person| person.to_string()).unwrap_or_default();
    let commitment = commitment(&salt, &text);
    let mut link = Link {
        seq,
        at: Stamp::from(now),
        actor: actor.person().map(trellis_domain::id::Id::uuid),
        role: actor.role_code().to_owned(),
        what: event.what.code().to_owned(),
        object: event.object,
        commitment,
        prev,
        hash: Vec::new(),
    };
    link.hash = link.hash_of();
    unit.query(sql!(
        "INSERT INTO event (seq, at, actor, role, what, object, commitment, prev, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ))
    .bind(link.seq)
    .bind(link.at)
    .bind(link.actor)
    .bind(link.role)
    .bind(link.what)
    .bind(link.object)
    .bind(link.commitment)
    .bind(link.prev)
    .bind(link.hash)
    .run()
    .await?;
    unit.query(sql!("INSERT INTO event_text (seq, about, salt, text) VALUES ($1, $2, $3, $4)"))
        .bind(seq)
        .bind(event.about.map(trellis_domain::id::Id::uuid))
        .bind(salt)
        .bind(text)
        .run()
        .await?;
    Ok(())
}

/// How the chain stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chain {
    /// Every link holds; the number of links and the head's hash.
    Whole {
        /// Links in the chain.
        links: i64,
        /// The hash of the last one, in hexadecimal; to be kept elsewhere too.
        head: String,
    },
    /// The first link that does not hold.
    BrokenAt(i64),
}

/// A link with the text behind its commitment, where that was not erased.
#[derive(FromRow)]
struct Told {
    #[sqlx(flatten)]
    link: Link,
    about: Option<Uuid>,
    salt: Option<Vec<u8>>,
    text: Option<String>,
}

impl Told {
    /// Whether the link follows `prev` in place `seq`, and its text is the one it was committed to.
    fn holds(&self, seq: i64, prev: &[u8]) -> bool {
        let link = &self.link;
        let chained = link.seq == seq && link.prev == prev && link.hash == link.hash_of();
        let text_holds = match (&self.salt, &self.text) {
            (Some(salt), Some(text)) => {
                let about = self.about.map(|id| PersonId::from(id).to_string()).unwrap_or_default();
                *text == about && link.commitment == commitment(salt, text)
            }
            (None, None) => true,
            _ => false,
        };
        chained && text_holds
    }
}

fn commitment(salt: &[u8], text: &str) -> Vec<u8> {
    Sha256::digest([salt, text.as_bytes()].concat()).to_vec()
}

/// How many links are read at once.
const AT_ONCE: i64 = 1_000;

/// Walks the whole chain. A link that cannot be read is a link that does not hold.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn verify(unit: &mut Unit) -> Result<Chain, Broken> {
    let mut prev = vec![0; 32];
    let mut expected = 1;
    loop {
        let links = match links(unit, expected, AT_ONCE).await {
            Err(broken) if broken.is_unreadable() => readable(unit, expected).await?,
            links => links?,
        };
        let count = links.len();
        for told in links {
            if !told.holds(expected, &prev) {
                return Ok(Chain::BrokenAt(expected));
            }
            prev = told.link.hash;
            expected += 1;
        }
        if count == 0 {
            return end(unit, expected, &prev).await;
        }
    }
}

/// After the last link that can be read: nothing, or one that cannot.
async fn end(unit: &mut Unit, expected: i64, prev: &[u8]) -> Result<Chain, Broken> {
    let left: Count =
        unit.query(sql!("SELECT COUNT(*) AS count FROM event WHERE seq >= $1")).bind(expected).one().await?;
    Ok(match left.count {
        0 => Chain::Whole { links: expected - 1, head: hex::encode(prev) },
        _ => Chain::BrokenAt(expected),
    })
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// The links from a place on, each read alone, up to the first that cannot be.
async fn readable(unit: &mut Unit, from: i64) -> Result<Vec<Told>, Broken> {
    let mut found = Vec::new();
    for seq in (from..).take(AT_ONCE as usize) {
        match links(unit, seq, 1).await {
            Ok(mut one) => match one.pop() {
                Some(told) => found.push(told),
                None => break,
            },
            Err(broken) if broken.is_unreadable() => break,
            Err(broken) => return Err(broken),
        }
    }
    Ok(found)
}

async fn links(unit: &mut Unit, from: i64, most: i64) -> Result<Vec<Told>, Broken> {
    unit.query(sql!(
        "SELECT event.seq AS seq, event.at AS at, event.actor AS actor, event.role AS role, event.what AS what,
                event.object AS object, event.commitment AS commitment, event.prev AS prev, event.hash AS hash,
                event_text.about AS about, event_text.salt AS salt, event_text.text AS text
         FROM event LEFT JOIN event_text ON event_text.seq = event.seq
         WHERE event.seq >= $1 ORDER BY event.seq LIMIT $2"
    ))
    .bind(from)
    .bind(most)
    .all()
    .await
}

/// A head that is kept elsewhere: a chain that was made anew from some link on does not have it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Kept {
    /// How many links there were.
    pub links: i64,
    /// The hash of the last one, in hexadecimal.
    pub head: String,
}

/// The head as it stands; none before the first event.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn head(unit: &mut Unit) -> Result<Option<Kept>, Broken> {
    let head: Option<Head> =
        unit.query(sql!("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")).maybe().await?;
    Ok(head.map(|head| Kept { links: head.seq, head: hex::encode(head.hash) }))
}

/// Where the chain is not the one whose heads were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Differs {
    /// The last link that is as it was.
    pub after: i64,
    /// The first bad link is this one or comes before it.
    pub by: i64,
}

/// Compares a chain that is whole in itself with heads that were kept elsewhere.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn differs(unit: &mut Unit, kept: &[Kept]) -> Result<Option<Differs>, Broken> {
    let mut kept: Vec<&Kept> = kept.iter().collect();
    kept.sort();
    let mut after = 0;
    for one in kept {
        let found: Option<Head> =
            unit.query(sql!("SELECT seq, hash FROM event WHERE seq = $1")).bind(one.links).maybe().await?;
        if found.is_none_or(|found| hex::encode(found.hash) != one.head) {
            let last = head(unit).await?.map_or(0, |head| head.links);
            // A chain that was cut off is good up to its end; what is missing begins behind it.
            return Ok(Some(Differs { after, by: one.links.min(last + 1) }));
        }
        after = one.links;
    }
    Ok(None)
}

/// What is asked of the chain: an action's name, and days (`2026-11-23`); empty means any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// The name of what happened.
    pub what: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// The newest links that fit, at most 200; no names, and no text.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn search(
    unit: &mut Unit,
    _: &trellis_domain::permission::Permit<trellis_domain::id::kind::Host>,
    asked: &Search,
) -> Result<Vec<Link>, Broken> {
    unit.query(sql!(
        "SELECT seq, at, actor, role, what, object, commitment, prev, hash FROM event
         WHERE ($1 = '' OR what = $1) AND ($2 = '' OR substr(at, 1, 10) >= $2) AND ($3 = '' OR substr(at, 1, 10) <= $3)
         ORDER BY seq DESC LIMIT 200"
    ))
    .bind(asked.what.clone())
    .bind(asked.from.clone())
    .bind(asked.to.clone())
    .all()
    .await
}

#[cfg(test)]
mod tests;
