//! The outbox: letters that wait to be sent, written in the transaction of what they tell about.

use jiff::Timestamp;
use rand::RngCore;
use serde::{Deserialize, Serialize};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    address::Address,
    id::{Id, LetterId, MeetingId, PersonId},
    language::Language,
};
use uuid::Uuid;

use crate::record::Kept;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// What a letter is about: one reviewed template each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind { $($(#[$doc])* $name),* }
        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
            /// The code in the store.
            pub const fn code(self) -> &'static str { match self { $(Self::$name => $code),* } }
            /// The kind of a code.
            pub fn parse(code: &str) -> Option<Self> { Self::ALL.iter().copied().find(|kind| kind.code() == code) }
        }
    };
}

kinds! {
    /// The way in: a link and a code.
    SignIn = "sign_in",
    /// Would you like to take part?
    Invitation = "invitation",
    /// Something waits on the person's page.
    News = "news",
    /// A time is set; the calendar file comes with it.
    MeetingSet = "meeting_set",
    /// A time is taken back; the calendar file comes with it.
    MeetingOff = "meeting_off",
    /// Something has waited for some days.
    Reminder = "reminder",
    /// A coordinator is needed.
    CoordinatorNeeded = "coordinator_needed",
    /// A letter was stopped because its words could tell others too much.
    LetterStopped = "letter_stopped",
    /// The head of the audit chain, to be kept by an administrator.
    ChainHead = "chain_head",
}

/// In which languages a letter speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Languages {
    /// In one.
    One(Language),
    /// In both, Welsh first: the default in Wales.
    Both,
}

impl Languages {
    /// The code in the store: `en`, `cy` or `both`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::One(language) => language.code(),
            Self::Both => "both",
        }
    }

    /// The languages of a code.
    pub fn parse(code: &str) -> Option<Self> {
        if code == "both" { Some(Self::Both) } else { Language::parse(code).map(Self::One) }
    }

    /// Each language in its turn.
    pub const fn each(self) -> &'static [Language] {
        match self {
            Self::One(Language::English) => &[Language::English],
            Self::One(Language::Welsh) => &[Language::Welsh],
            Self::Both => &[Language::Welsh, Language::English],
        }
    }
}

/// What goes into a template: never a name, never a word that somebody typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slots {
    /// The programme's neutral alias in English.
    pub alias_en: String,
    /// … and in Welsh.
    pub alias_cy: String,
    /// Where the button leads: a whole address on this site.
    pub link: String,
    /// The code to type instead of following the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// When a meeting begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Timestamp>,
    /// For how many days something has waited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// The meeting whose calendar file comes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
    /// The head of the audit chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Kept>,
}

/// What a calendar has to know of a meeting, besides when it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The meeting: a later file changes the same entry.
    pub meeting: MeetingId,
    /// How often it was changed before; a later file has a higher number.
    pub sequence: i64,
    /// How long it lasts, in minutes.
    pub minutes: i64,
}

impl Slots {
    /// The neutral alias in a language.
    pub fn alias(&self, language: Language) -> &str {
        match language {
            Language::English => &self.alias_en,
            Language::Welsh => &self.alias_cy,
        }
    }
}

/// A letter to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The template.
    pub kind: Kind,
    /// To whom, where the address has an account.
    pub account: Option<PersonId>,
    /// The address, canonical.
    pub address: Address,
    /// In which languages.
    pub languages: Languages,
    /// What goes into the template.
    pub slots: Slots,
}

/// Puts a letter into the outbox, to be sent once `due` has come. What it carries is kept only until it is sent.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(
    unit: &mut Unit,
    letter: &Letter,
    due: Timestamp,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<LetterId, Broken> {
    let id = LetterId::random(dice);
    unit.query(sql!(
        "INSERT INTO letter (id, kind, account, address, languages, slots, state, attempts, due_at, taken_until,
                             made_at, trouble)
         VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7, $8, $8, '')"
    ))
    .bind(id.uuid())
    .bind(letter.kind.code())
    .bind(letter.account.map(Id::uuid))
    .bind(letter.address.as_str())
    .bind(letter.languages.code())
    .bind(serde_json::to_string(&letter.slots).map_err(|_| Broken::unreadable("letter.slots"))?)
    .bind(Stamp::from(due))
    .bind(Stamp::from(now))
    .run()
    .await?;
    Ok(id)
}

/// Keeps a letter that will never be sent, without what it would have carried: `word` is what stopped it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add_stopped(
    unit: &mut Unit,
    letter: &Letter,
    word: &str,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<LetterId, Broken> {
    let emptied = Letter { slots: Slots::default(), ..letter.clone() };
    let id = add(unit, &emptied, now, now, dice).await?;
    stop(unit, id, word).await?;
    Ok(id)
}

/// A letter whose turn has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Its id; also its message id, so that a letter sent twice is seen to be one.
    pub id: LetterId,
    /// The letter.
    pub letter: Letter,
    /// How often it was tried, this time included.
    pub attempts: i64,
    /// When it was written.
    pub made_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    account: Option<Uuid>,
    address: String,
    languages: String,
    slots: String,
    attempts: i64,
    made_at: Stamp,
}

impl TryFrom<Row> for Due {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        let letter = Letter {
            kind: Kind::parse(&row.kind).ok_or_else(|| Broken::unreadable("letter.kind"))?,
            account: row.account.map(Into::into),
            address: Address::read(&row.address).map_err(|_| Broken::unreadable("letter.address"))?,
            languages: Languages::parse(&row.languages)
                .ok_or_else(|| Broken::unreadable("letter.languages"))?,
            slots: serde_json::from_str(&row.slots).map_err(|_| Broken::unreadable("letter.slots"))?,
        };
        Ok(Self { id: row.id.into(), letter, attempts: row.attempts, made_at: row.made_at.into() })
    }
}

/// Takes the letter that has been due the longest, so that no other worker sends it before `until`. In a unit of
/// its own, begun by `Store::take`, committed before anything is sent.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take(unit: &mut Unit, now: Timestamp, until: Timestamp) -> Result<Option<Due>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "UPDATE letter SET taken_until = $2, attempts = attempts + 1
             WHERE id = (SELECT id FROM letter WHERE state = 'waiting' AND due_at <= $1 AND taken_until <= $1
                         ORDER BY due_at, id LIMIT 1)
               AND state = 'waiting' AND taken_until <= $1
             RETURNING id, kind, account, address, languages, slots, attempts, made_at"
        ))
        .bind(Stamp::from(now))
        .bind(Stamp::from(until))
        .maybe()
        .await?;
    let Some(row) = row else { return Ok(None) };
    let id = row.id.into();
    match Due::try_from(row) {
        Ok(due) => Ok(Some(due)),
        // One that cannot be read must not stand in the way of the others.
        Err(_) => give_up(unit, id, "unreadable").await.map(|()| None),
    }
}

/// Notes that a letter is on its way, and forgets what it carried.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sent(unit: &mut Unit, id: LetterId, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE letter SET state = 'sent', sent_at = $2, slots = '{}', trouble = ''
         WHERE id = $1 AND state = 'waiting'"
    ))
    .bind(id.uuid())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Puts a letter off after an attempt that failed.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn put_off(unit: &mut Unit, id: LetterId, due: Timestamp, trouble: &str) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE letter SET due_at = $2, taken_until = $2, trouble = $3 WHERE id = $1 AND state = 'waiting'"
    ))
    .bind(id.uuid())
    .bind(Stamp::from(due))
    .bind(trouble)
    .run()
    .await
    .map(drop)
}

/// Gives a letter up, and forgets what it carried.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn give_up(unit: &mut Unit, id: LetterId, trouble: &str) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE letter SET state = 'failed', slots = '{}', trouble = $2
         WHERE id = $1 AND state = 'waiting'"
    ))
    .bind(id.uuid())
    .bind(trouble)
    .run()
    .await
    .map(drop)
}

/// Stops a letter because of a word, and forgets what it carried.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn stop(unit: &mut Unit, id: LetterId, word: &str) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE letter SET state = 'stopped', slots = '{}', trouble = $2
         WHERE id = $1 AND state = 'waiting'"
    ))
    .bind(id.uuid())
    .bind(word)
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many letters of a kind were written to an address since a moment.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn written(
    unit: &mut Unit,
    address: &Address,
    kind: Kind,
    since: Timestamp,
) -> Result<i64, Broken> {
    let found: Count = unit
        .query(sql!("SELECT COUNT(*) AS count FROM letter WHERE address = $1 AND kind = $2 AND made_at > $3"))
        .bind(address.as_str())
        .bind(kind.code())
        .bind(Stamp::from(since))
        .one()
        .await?;
    Ok(found.count)
}

/// Whether a letter of this kind to this person waits already.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn waits(unit: &mut Unit, account: PersonId, kind: Kind) -> Result<bool, Broken> {
    let found: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS count FROM letter WHERE account = $1 AND kind = $2 AND state = 'waiting'"
        ))
        .bind(account.uuid())
        .bind(kind.code())
        .one()
        .await?;
    Ok(found.count > 0)
}

/// How the outbox stands, for the health page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Outbox {
    /// Letters that wait, those put off included.
    pub waiting: i64,
    /// Letters that were given up.
    pub failed: i64,
    /// Letters that a word stopped.
    pub stopped: i64,
    /// When the oldest that waits was due.
    pub due_since: Option<Stamp>,
}

/// How the outbox stands: numbers only.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn outbox(unit: &mut Unit) -> Result<Outbox, Broken> {
    unit.query(sql!(
        "SELECT COUNT(*) FILTER (WHERE state = 'waiting') AS waiting,
                COUNT(*) FILTER (WHERE state = 'failed') AS failed,
                COUNT(*) FILTER (WHERE state = 'stopped') AS stopped,
                MIN(due_at) FILTER (WHERE state = 'waiting') AS due_since FROM letter"
    ))
    .one()
    .await
}
