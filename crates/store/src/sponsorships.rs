//! What sponsors do in mentees' names, what mentees consent to, and how sponsors stand to panels: all of it sealed.

use jiff::civil::Date;
use rand::RngCore;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use trellis_database::{Broken, FromRow, Statement, Unit, sql};
use trellis_domain::{
    id::{PairId, PanelDeclarationId, SponsorshipActId, kind},
    permission::Permit,
    sponsorship::{ActKind, ActState, Aim, Consent, Forum, Ground, PanelState},
};
use uuid::Uuid;

use crate::{
    pairs::Pair,
    sealing::{Keys, Purpose},
};

/// An act as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SponsorshipAct {
    /// Its id.
    pub id: SponsorshipActId,
    /// The pair.
    pub pair: PairId,
    /// What is sealed of it.
    pub facts: Facts,
    /// Counts every change.
    pub version: i64,
}

/// What an act is and where it stands. The names in the store are short, so that every act fills one block and none
/// looks longer than another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// What is done.
    #[serde(rename = "k")]
    pub kind: ActKind,
    /// In what kind of room.
    #[serde(rename = "f")]
    pub forum: Forum,
    /// What for.
    #[serde(rename = "a")]
    pub aim: Aim,
    /// The declaration about the post that it is for.
    #[serde(rename = "p")]
    pub post: Option<PanelDeclarationId>,
    /// Where it stands.
    #[serde(rename = "s")]
    pub state: ActState,
    /// The day on which it was planned.
    #[serde(rename = "on")]
    pub planned_on: Date,
    /// The day on which it was done.
    #[serde(rename = "d")]
    pub done_on: Option<Date>,
    /// The mentee has said yes to this very act.
    #[serde(rename = "y")]
    pub allowed: bool,
    /// On which consent it was done.
    #[serde(rename = "g")]
    pub ground: Option<Ground>,
    /// How often the daily round has looked at it since it was done, whatever the mentee has answered.
    #[serde(rename = "x")]
    pub looks: u8,
    /// What she has told the sponsor of her answer; none unless she chose to.
    #[serde(rename = "t")]
    pub told: Option<ActState>,
}

/// How a sponsor stands to the panel for one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelDeclaration {
    /// Its id.
    pub id: PanelDeclarationId,
    /// The pair.
    pub pair: PairId,
    /// On it or not.
    pub state: PanelState,
    /// Counts every change.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    pair: Uuid,
    sealed: Vec<u8>,
    version: i64,
}

#[derive(FromRow)]
struct ConsentRow {
    sealed: Vec<u8>,
}

fn act_place(id: SponsorshipActId) -> String {
    format!("sponsorship_act/{id}")
}

fn panel_place(id: PanelDeclarationId) -> String {
    format!("panel_declaration/{id}")
}

fn consent_place(pair: PairId) -> String {
    format!("sponsor_consent/{pair}")
}

fn open<T: DeserializeOwned>(keys: &Keys, place: &str, sealed: &[u8]) -> Result<T, Broken> {
    keys.open(Purpose::Choices, place, sealed).map_err(|_| Broken::unreadable("a sealed sponsorship"))
}

/// What an act is, for a count of acts.
pub(crate) fn facts(keys: &Keys, id: SponsorshipActId, sealed: &[u8]) -> Result<Facts, Broken> {
    open(keys, &act_place(id), sealed)
}

impl SponsorshipAct {
    fn read(keys: &Keys, row: Row) -> Result<Self, Broken> {
        let id = row.id.into();
        let facts = open(keys, &act_place(id), &row.sealed)?;
        Ok(Self { id, pair: row.pair.into(), facts, version: row.version })
    }
}

impl PanelDeclaration {
    fn read(keys: &Keys, row: Row) -> Result<Self, Broken> {
        let id = row.id.into();
        let state = open(keys, &panel_place(id), &row.sealed)?;
        Ok(Self { id, pair: row.pair.into(), state, version: row.version })
    }
}

/// The permitted act.
///
/// # Errors
/// [`Broken`] when the store fails or the column does not open.
pub async fn load(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::SponsorshipAct>,
) -> Result<SponsorshipAct, Broken> {
    let row = unit.query(sql!("SELECT id, pair, sealed, version FROM sponsorship_act WHERE id = $1"));
    SponsorshipAct::read(keys, row.bind(permit.id().uuid()).one().await?)
}

/// Every act of a pair, the newest plan first.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn of_pair(unit: &mut Unit, keys: &Keys, pair: &Pair) -> Result<Vec<SponsorshipAct>, Broken> {
    let rows = unit.query(sql!("SELECT id, pair, sealed, version FROM sponsorship_act WHERE pair = $1"));
    opened(keys, rows.bind(pair.id.uuid()).all().await?)
}

/// Every act there is, for the daily round alone.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn every(
    unit: &mut Unit,
    keys: &Keys,
    _: &Permit<kind::Host>,
) -> Result<Vec<SponsorshipAct>, Broken> {
    opened(keys, unit.query(sql!("SELECT id, pair, sealed, version FROM sponsorship_act")).all().await?)
}

fn opened(keys: &Keys, rows: Vec<Row>) -> Result<Vec<SponsorshipAct>, Broken> {
    let acts: Result<Vec<_>, _> = rows.into_iter().map(|row| SponsorshipAct::read(keys, row)).collect();
    let mut acts = acts?;
    acts.sort_by_key(|act| (std::cmp::Reverse(act.facts.planned_on), act.id));
    Ok(acts)
}

/// Adds an act to its pair.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(
    unit: &mut Unit,
    keys: &Keys,
    act: &SponsorshipAct,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let sealed = keys.seal(Purpose::Choices, &act_place(act.id), &act.facts, dice);
    insert(
        unit,
        sql!("INSERT INTO sponsorship_act (id, pair, sealed, version) VALUES ($1, $2, $3, 1)"),
        (act.id.uuid(), act.pair, sealed),
    )
    .await
}

async fn insert(
    unit: &mut Unit,
    text: &'static Statement,
    (id, pair, sealed): (Uuid, PairId, Vec<u8>),
) -> Result<(), Broken> {
    unit.query(text).bind(id).bind(pair.uuid()).bind(sealed).run().await.map(drop)
}

/// Saves a changed act. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(
    unit: &mut Unit,
    keys: &Keys,
    act: &SponsorshipAct,
    dice: &mut impl RngCore,
) -> Result<bool, Broken> {
    let sealed = keys.seal(Purpose::Choices, &act_place(act.id), &act.facts, dice);
    let text =
        sql!("UPDATE sponsorship_act SET sealed = $2, version = version + 1 WHERE id = $1 AND version = $3");
    update(unit, text, (act.id.uuid(), sealed, act.version)).await
}

async fn update(
    unit: &mut Unit,
    text: &'static Statement,
    (id, sealed, version): (Uuid, Vec<u8>, i64),
) -> Result<bool, Broken> {
    Ok(unit.query(text).bind(id).bind(sealed).bind(version).run().await? == 1)
}

/// What the mentee of a pair has consented to; nothing before she has said anything.
///
/// # Errors
/// [`Broken`] when the store fails or the column does not open.
pub async fn consent(unit: &mut Unit, keys: &Keys, pair: &Pair) -> Result<Consent, Broken> {
    let row: Option<ConsentRow> = unit
        .query(sql!("SELECT sealed FROM sponsor_consent WHERE pair = $1"))
        .bind(pair.id.uuid())
        .maybe()
        .await?;
    let opened = row.map(|row| open(keys, &consent_place(pair.id), &row.sealed)).transpose()?;
    Ok(opened.unwrap_or_default())
}

/// Writes what the mentee of the permitted pair consents to, over what was there before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep_consent(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Pair>,
    consent: &Consent,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let sealed = keys.seal(Purpose::Choices, &consent_place(permit.id()), consent, dice);
    unit.query(sql!(
        "INSERT INTO sponsor_consent (pair, sealed, version) VALUES ($1, $2, 1)
         ON CONFLICT (pair) DO UPDATE SET sealed = excluded.sealed, version = sponsor_consent.version + 1"
    ))
    .bind(permit.id().uuid())
    .bind(sealed)
    .run()
    .await
    .map(drop)
}

/// Forgets what the mentee of a pair had consented to: it has ended.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_consent(unit: &mut Unit, pair: &Pair) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM sponsor_consent WHERE pair = $1")).bind(pair.id.uuid()).run().await.map(drop)
}

/// What was declared about posts in a pair.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn panels(unit: &mut Unit, keys: &Keys, pair: &Pair) -> Result<Vec<PanelDeclaration>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT id, pair, sealed, version FROM panel_declaration WHERE pair = $1 ORDER BY id"))
        .bind(pair.id.uuid())
        .all()
        .await?;
    rows.into_iter().map(|row| PanelDeclaration::read(keys, row)).collect()
}

/// The permitted declaration.
///
/// # Errors
/// [`Broken`] when the store fails or the column does not open.
pub async fn panel(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::PanelDeclaration>,
) -> Result<PanelDeclaration, Broken> {
    let row = unit.query(sql!("SELECT id, pair, sealed, version FROM panel_declaration WHERE id = $1"));
    PanelDeclaration::read(keys, row.bind(permit.id().uuid()).one().await?)
}

/// Adds a declaration to its pair.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn declare(
    unit: &mut Unit,
    keys: &Keys,
    new: &PanelDeclaration,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let sealed = keys.seal(Purpose::Choices, &panel_place(new.id), &new.state, dice);
    insert(
        unit,
        sql!("INSERT INTO panel_declaration (id, pair, sealed, version) VALUES ($1, $2, $3, 1)"),
        (new.id.uuid(), new.pair, sealed),
    )
    .await
}

/// Saves a changed declaration. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save_panel(
    unit: &mut Unit,
    keys: &Keys,
    changed: &PanelDeclaration,
    dice: &mut impl RngCore,
) -> Result<bool, Broken> {
    let sealed = keys.seal(Purpose::Choices, &panel_place(changed.id), &changed.state, dice);
    let text = sql!(
        "UPDATE panel_declaration SET sealed = $2, version = version + 1 WHERE id = $1 AND version = $3"
    );
    update(unit, text, (changed.id.uuid(), sealed, changed.version)).await
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rand::{SeedableRng, rngs::StdRng};
    use trellis_domain::id::Id;

    use super::*;

    #[test]
    fn the_longest_and_the_shortest_have_the_same_size() {
        let mut dice = StdRng::seed_from_u64(7);
        let (keys, id) = (Keys::random(&mut dice), Id::random(&mut dice));
        let day = date(2026, 11, 23);
        let long = Facts {
            kind: ActKind::StretchAssignment,
            forum: Forum::TalentMeeting,
            aim: Aim::Recruitment,
            post: Some(Id::random(&mut dice)),
            state: ActState::NotWanted,
            planned_on: day,
            done_on: Some(day),
            allowed: false,
            ground: Some(Ground::Standing),
            looks: 0,
            told: Some(ActState::NotWanted),
        };
        let short = Facts {
            kind: ActKind::Boost,
            forum: Forum::Board,
            state: ActState::Done,
            post: None,
            done_on: None,
            told: None,
            ground: None,
            ..long.clone()
        };
        let size =
            |facts: &Facts, dice: &mut StdRng| keys.seal(Purpose::Choices, &act_place(id), facts, dice).len();
        assert_eq!(size(&long, &mut dice), size(&short, &mut dice));
        let every = Consent::default().to(ActKind::ALL, day);
        let place = consent_place(Id::random(&mut dice));
        let all = keys.seal(Purpose::Choices, &place, &every, &mut dice);
        let none = keys.seal(Purpose::Choices, &place, &Consent::default(), &mut dice);
        assert_eq!(all.len(), none.len());
    }
}
