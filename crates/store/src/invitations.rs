//! Invitations by mail, and the addresses that are never to be written to again.

use jiff::Timestamp;
use rand::RngCore;
use sha2::{Digest, Sha256};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    address::Address,
    hat::Hat,
    id::{CohortId, InvitationId, kind},
    invitation::InvitationState,
    permission::Permit,
};
use uuid::Uuid;

/// An invitation as it is kept.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Into which cohort.
    pub cohort: CohortId,
    /// In which hat.
    pub hat: Hat,
    /// The address, canonical.
    pub address: String,
    /// SHA-256 of the token in the link.
    pub token: Vec<u8>,
    /// Where it stands.
    pub state: InvitationState,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Until when it can be answered.
    pub ends_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    cohort: Uuid,
    hat: String,
    address: String,
    token: Vec<u8>,
    state: String,
    sent_at: Stamp,
    ends_at: Stamp,
}

impl TryFrom<Row> for Invitation {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            cohort: row.cohort.into(),
            hat: Hat::parse(&row.hat).ok_or_else(|| Broken::unreadable("invitation.hat"))?,
            address: row.address,
            token: row.token,
            state: InvitationState::parse(&row.state)
                .ok_or_else(|| Broken::unreadable("invitation.state"))?,
            sent_at: row.sent_at.into(),
            ends_at: row.ends_at.into(),
        })
    }
}

/// A fresh token for a link, and the digest that is kept of it.
pub fn fresh_token(dice: &mut impl RngCore) -> (String, Vec<u8>) {
    let mut bits = [0; 32];
    dice.fill_bytes(&mut bits);
    let token = hex::encode(bits);
    let kept = token_digest(&token);
    (token, kept)
}

/// What is kept of a token.
pub fn token_digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// The id behind the token of a link. The token is the proof; `may` asks about the state.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_token(unit: &mut Unit, token: &[u8]) -> Result<Option<InvitationId>, Broken> {
    let row: Option<Found> =
        unit.query(sql!("SELECT id FROM invitation WHERE token = $1")).bind(token.to_vec()).maybe().await?;
    Ok(row.map(|row| row.id.into()))
}

#[derive(FromRow)]
struct Found {
    id: Uuid,
}

/// The permitted invitation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Invitation>) -> Result<Invitation, Broken> {
    unit.query(sql!(
        "SELECT id, cohort, hat, address, token, state, sent_at, ends_at FROM invitation WHERE id = $1"
    ))
    .bind(permit.id().uuid())
    .one::<Row>()
    .await?
    .try_into()
}

/// Every invitation of the permitted cohort, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Invitation>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, cohort, hat, address, token, state, sent_at, ends_at FROM invitation
             WHERE cohort = $1 ORDER BY sent_at DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Invitation::try_from).collect()
}

/// A new invitation into the permitted cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, _: &Permit<kind::Cohort>, new: &Invitation) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO invitation (id, cohort, hat, address, token, state, sent_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ))
    .bind(new.id.uuid())
    .bind(new.cohort.uuid())
    .bind(new.hat.code().to_owned())
    .bind(new.address.clone())
    .bind(new.token.clone())
    .bind(new.state.code().to_owned())
    .bind(Stamp::from(new.sent_at))
    .bind(Stamp::from(new.ends_at))
    .run()
    .await
    .map(drop)
}

/// Writes the answer to the permitted invitation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn answer(
    unit: &mut Unit,
    permit: &Permit<kind::Invitation>,
    state: InvitationState,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!("UPDATE invitation SET state = $2, answered_at = $3 WHERE id = $1"))
        .bind(permit.id().uuid())
        .bind(state.code().to_owned())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// Gives the permitted invitation a new token and a new time; the link before no longer opens.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn renew(
    unit: &mut Unit,
    permit: &Permit<kind::Invitation>,
    token: &[u8],
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE invitation SET state = 'sent', token = $2, sent_at = $3, ends_at = $4 WHERE id = $1"
    ))
    .bind(permit.id().uuid())
    .bind(token.to_vec())
    .bind(Stamp::from(now))
    .bind(Stamp::from(ends_at))
    .run()
    .await
    .map(drop)
}

fn digest(address: &Address) -> Vec<u8> {
    Sha256::digest(format!("do-not-contact\n{address}").as_bytes()).to_vec()
}

/// Never write to this address again.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn stop(unit: &mut Unit, address: &Address, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO do_not_contact (address, since) VALUES ($1, $2) ON CONFLICT (address) DO NOTHING"
    ))
    .bind(digest(address))
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Whether this address asked never to be written to again.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn stopped(unit: &mut Unit, address: &Address) -> Result<bool, Broken> {
    let row: Count = unit
        .query(sql!("SELECT COUNT(*) AS count FROM do_not_contact WHERE address = $1"))
        .bind(digest(address))
        .one()
        .await?;
    Ok(row.count > 0)
}

#[derive(FromRow)]
struct Count {
    count: i64,
}
