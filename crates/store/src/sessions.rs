//! Signed-in browsers. Only the digest of a token is kept; whoever has the database cannot sign in with it.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{PersonId, SessionId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// A session as it is kept.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// SHA-256 of the token in the cookie.
    pub token: Vec<u8>,
    /// Whose it is.
    pub account: PersonId,
    /// True on a device that only this person uses; then it lasts longer.
    pub own_device: bool,
    /// What the person recognises the device by, such as "Firefox on Android".
    pub label: String,
    /// The token that forms carry.
    pub csrf: String,
    /// Whether two factors, or what counts as two, were shown.
    pub two_factors: bool,
    /// The active role, as the code of [`crate::roles`]' order: `mentee/<cohort>`; empty for the first one.
    pub role: String,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// Until when the sign-in counts as fresh.
    pub fresh_until: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    token: Vec<u8>,
    account: Uuid,
    device: String,
    label: String,
    csrf: String,
    level: String,
    role: String,
    began_at: Stamp,
    seen_at: Stamp,
    fresh_until: Stamp,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            token: row.token,
            account: row.account.into(),
            own_device: row.device == "own",
            label: row.label,
            csrf: row.csrf,
            two_factors: row.level == "two",
            role: row.role,
            began_at: row.began_at.into(),
            seen_at: row.seen_at.into(),
            fresh_until: row.fresh_until.into(),
        }
    }
}

/// The session of a token's digest that has not been ended, of an account that is active. Its limits are
/// `identity`'s to check.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn find(unit: &mut Unit, token: &[u8]) -> Result<Option<Session>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT session.id AS id, token, account, device, label, csrf, level, role, began_at, seen_at, fresh_until
             FROM session JOIN account ON account.id = session.account
             WHERE token = $1 AND ended_at IS NULL AND account.state = 'active'"
        ))
        .bind(token.to_vec())
        .maybe()
        .await?;
    Ok(row.map(Session::from))
}

/// A new session.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, new: &Session) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO session (id, token, account, device, label, csrf, level, role, began_at, seen_at, fresh_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    ))
    .bind(new.id.uuid())
    .bind(new.token.clone())
    .bind(new.account.uuid())
    .bind(if new.own_device { "own" } else { "shared" }.to_owned())
    .bind(new.label.clone())
    .bind(new.csrf.clone())
    .bind(if new.two_factors { "two" } else { "one" }.to_owned())
    .bind(new.role.clone())
    .bind(Stamp::from(new.began_at))
    .bind(Stamp::from(new.seen_at))
    .bind(Stamp::from(new.fresh_until))
    .run()
    .await
    .map(drop)
}

/// Notes that the session was used.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn seen(unit: &mut Unit, session: SessionId, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!("UPDATE session SET seen_at = $2 WHERE id = $1"))
        .bind(session.uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// Changes the active role of a session.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn switch(unit: &mut Unit, session: SessionId, role: &str) -> Result<(), Broken> {
    unit.query(sql!("UPDATE session SET role = $2 WHERE id = $1"))
        .bind(session.uuid())
        .bind(role.to_owned())
        .run()
        .await
        .map(drop)
}

/// Ends one session.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn end(unit: &mut Unit, session: SessionId, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!("UPDATE session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL"))
        .bind(session.uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// Ends every session of the permitted person; how many there were.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn end_all(unit: &mut Unit, permit: &Permit<kind::Person>, now: Timestamp) -> Result<u64, Broken> {
    unit.query(sql!("UPDATE session SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL"))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await
}

/// The open sessions of the permitted person, the last used first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Vec<Session>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, token, account, device, label, csrf, level, role, began_at, seen_at, fresh_until
             FROM session WHERE account = $1 AND ended_at IS NULL ORDER BY seen_at DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(Session::from).collect())
}
