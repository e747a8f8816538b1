//! A person's own choices of class B: needs, lens, offers, and how race is to be talked about. Always sealed.

use jiff::Timestamp;
use rand::RngCore;
use serde::{Serialize, de::DeserializeOwned};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{ParticipationId, kind},
    lens::Offers,
    permission::Permit,
};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

/// Which choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// Ticked needs, by question.
    Needs,
    /// Surface-characteristics wishes of a mentee.
    Lens,
    /// Characteristics that a giver offers, one at a time; needs that a giver can help with.
    Offers,
    /// How race is to be talked about.
    Dialogue,
    /// What gets in a mentee's way, as ticks; for the mentee alone.
    Barriers,
    /// A giver's thoughts on talking about race, as ticks; for the giver alone.
    Reflection,
}

impl Choice {
    /// Every choice there is.
    pub const ALL: [Self; 6] =
        [Self::Needs, Self::Lens, Self::Offers, Self::Dialogue, Self::Barriers, Self::Reflection];

    /// The code in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Needs => "needs",
            Self::Lens => "lens",
            Self::Offers => "offers",
            Self::Dialogue => "dialogue",
            Self::Barriers => "barriers",
            Self::Reflection => "reflection",
        }
    }
}

fn place(participation: Uuid, choice: Choice) -> String {
    format!("choice/{}/{}", participation.simple(), choice.code())
}

#[derive(FromRow)]
struct MadeAt {
    changed_at: Stamp,
}

#[derive(FromRow)]
struct Row {
    participation: Uuid,
    sealed: Vec<u8>,
    changed_at: Stamp,
}

/// Writes the permitted participation's choice, over the one before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn write<T: Serialize>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Participation>,
    choice: Choice,
    value: &T,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let sealed = keys.seal(Purpose::Choices, &place(permit.id().uuid(), choice), value, dice);
    unit.query(sql!(
        "INSERT INTO choice (participation, kind, sealed, changed_at, version) VALUES ($1, $2, $3, $4, 1)
         ON CONFLICT (participation, kind) DO UPDATE
         SET sealed = excluded.sealed, changed_at = excluded.changed_at, version = choice.version + 1"
    ))
    .bind(permit.id().uuid())
    .bind(choice.code().to_owned())
    .bind(sealed)
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Takes the choice away; it is gone at once.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn revoke(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    choice: Choice,
) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM choice WHERE participation = $1 AND kind = $2"))
        .bind(permit.id().uuid())
        .bind(choice.code().to_owned())
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// Whether the permitted participation has made this choice; not what it says.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn set(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    choice: Choice,
) -> Result<bool, Broken> {
    let found: Count = unit
        .query(sql!("SELECT COUNT(*) AS count FROM choice WHERE participation = $1 AND kind = $2"))
        .bind(permit.id().uuid())
        .bind(choice.code().to_owned())
        .one()
        .await?;
    Ok(found.count > 0)
}

/// The permitted participation's own choice and when it was made.
///
/// # Errors
/// [`Broken`] when the store fails or the column does not open.
pub async fn own<T: DeserializeOwned>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Participation>,
    choice: Choice,
) -> Result<Option<(T, Timestamp)>, Broken> {
    one(unit, keys, permit.id(), choice).await
}

/// When the permitted participation's choice was made, without opening it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn made_at(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    choice: Choice,
) -> Result<Option<Timestamp>, Broken> {
    let row: Option<MadeAt> = unit
        .query(sql!("SELECT changed_at FROM choice WHERE participation = $1 AND kind = $2"))
        .bind(permit.id().uuid())
        .bind(choice.code().to_owned())
        .maybe()
        .await?;
    Ok(row.map(|row| row.changed_at.into()))
}

/// Whether at least `threshold` choices of one kind in the permitted participation's cohort fit: a yes or a no leaves
/// this function, never a count and never whose.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn at_least<T: DeserializeOwned>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Participation>,
    choice: Choice,
    threshold: usize,
    fits: impl Fn(&T) -> bool,
) -> Result<bool, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT choice.participation AS participation, choice.sealed AS sealed, choice.changed_at AS changed_at
             FROM choice JOIN participation ON participation.id = choice.participation
             WHERE choice.kind = $2 AND participation.state IN ('accepted', 'trained', 'available', 'placed')
               AND participation.cohort = (SELECT cohort FROM participation WHERE id = $1)"
        ))
        .bind(permit.id().uuid())
        .bind(choice.code().to_owned())
        .all()
        .await?;
    let mut count = 0;
    for row in &rows {
        count += usize::from(fits(&opened(keys, choice, row)?));
    }
    Ok(count >= threshold)
}

/// How the mentee of a permitted pair wants race to be talked about: released to the helper by being asked for.
///
/// # Errors
/// [`Broken`] when the store fails or the column does not open.
pub async fn dialogue_of_pair<T: DeserializeOwned>(
    unit: &mut Unit,
    keys: &Keys,
    _: &Permit<kind::Pair>,
    pair: &crate::pairs::Pair,
) -> Result<Option<T>, Broken> {
    Ok(one(unit, keys, pair.mentee, Choice::Dialogue).await?.map(|(value, _)| value))
}

/// What the giver of a permitted suggestion offers.
///
/// # Errors
/// [`Broken`] when the store fails or the column does not open.
pub async fn offers_of_pair(
    unit: &mut Unit,
    keys: &Keys,
    _: &Permit<kind::Pair>,
    pair: &crate::pairs::Pair,
) -> Result<Offers, Broken> {
    Ok(one(unit, keys, pair.giver, Choice::Offers).await?.map(|(offers, _)| offers).unwrap_or_default())
}

async fn one<T: DeserializeOwned>(
    unit: &mut Unit,
    keys: &Keys,
    participation: ParticipationId,
    choice: Choice,
) -> Result<Option<(T, Timestamp)>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT participation, sealed, changed_at FROM choice WHERE participation = $1 AND kind = $2"
        ))
        .bind(participation.uuid())
        .bind(choice.code().to_owned())
        .maybe()
        .await?;
    row.map(|row| Ok((opened(keys, choice, &row)?, row.changed_at.into()))).transpose()
}

/// All choices of one kind in the permitted cohort, for the matcher alone; no page shows them.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn for_matching<T: DeserializeOwned>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Cohort>,
    choice: Choice,
) -> Result<Vec<(ParticipationId, T)>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT choice.participation AS participation, choice.sealed AS sealed, choice.changed_at AS changed_at
             FROM choice JOIN participation ON participation.id = choice.participation
             WHERE participation.cohort = $1 AND choice.kind = $2 ORDER BY choice.participation"
        ))
        .bind(permit.id().uuid())
        .bind(choice.code().to_owned())
        .all()
        .await?;
    rows.iter().map(|row| Ok((row.participation.into(), opened(keys, choice, row)?))).collect()
}

fn opened<T: DeserializeOwned>(keys: &Keys, choice: Choice, row: &Row) -> Result<T, Broken> {
    keys.open(Purpose::Choices, &place(row.participation, choice), &row.sealed)
        .map_err(|_| Broken::unreadable("choice.sealed"))
}
