//! The audit chain: what happened, in order, in the same transaction as the change itself.

use jiff::Timestamp;
use rand::RngCore;
use sha2::{Digest, Sha256};
use sqlx::FromRow;
use trellis_database::{Broken, Stamp, Unit, sql};
use trellis_domain::{event::Event, permission::Actor};
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
    let commitment = Sha256::digest([salt.as_slice(), text.as_bytes()].concat()).to_vec();
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

/// Walks the whole chain.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn verify(unit: &mut Unit) -> Result<Chain, Broken> {
    let mut prev = vec![0; 32];
    let mut expected = 1;
    loop {
        let links: Vec<Link> = unit
            .query(sql!(
                "SELECT seq, at, actor, role, what, object, commitment, prev, hash FROM event
                 WHERE seq >= $1 ORDER BY seq LIMIT 1000"
            ))
            .bind(expected)
            .all()
            .await?;
        if links.is_empty() {
            return Ok(Chain::Whole { links: expected - 1, head: hex::encode(&prev) });
        }
        for link in links {
            if link.seq != expected || link.prev != prev || link.hash != link.hash_of() {
                return Ok(Chain::BrokenAt(expected));
            }
            prev = link.hash;
            expected += 1;
        }
    }
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

/// Whether the chain has a link of this hash (hexadecimal), such as a head that was kept elsewhere.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn contains(unit: &mut Unit, head: &str) -> Result<bool, Broken> {
    let Ok(hash) = hex::decode(head.trim()) else { return Ok(false) };
    let found: Option<Head> =
        unit.query(sql!("SELECT seq, hash FROM event WHERE hash = $1")).bind(hash).maybe().await?;
    Ok(found.is_some())
}
