//! Links that let somebody in: by mail, and the one that sets an installation up. Only digests are kept.
//!
//! An unknown address gets a row too, without an account, so that nobody can tell from outside which is which.

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::id::{Id, PersonId};
use uuid::Uuid;

/// A link to be kept.
#[derive(Debug, Clone)]
pub struct NewLink {
    /// Whose it is; none for a set-up link and for an address without an account.
    pub account: Option<PersonId>,
    /// SHA-256 of the token in the link.
    pub token: Vec<u8>,
    /// SHA-256 of the code and the browser's token.
    pub code: Option<Vec<u8>>,
    /// SHA-256 of the token of the browser that asked; none for a set-up link.
    pub browser: Option<Vec<u8>>,
    /// Until when it works.
    pub ends_at: Timestamp,
}

/// A link as it is kept.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its id.
    pub id: Uuid,
    /// Whose it is; none for an address without an account.
    pub account: Option<PersonId>,
    /// SHA-256 of the code and the browser's token.
    pub code: Vec<u8>,
    /// SHA-256 of the token of the browser that asked.
    pub browser: Vec<u8>,
    /// How many wrong codes were typed.
    pub attempts: i64,
    /// Until when it works.
    pub ends_at: Timestamp,
    /// Whether it was used.
    pub used: bool,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    account: Option<Uuid>,
    code: Option<Vec<u8>>,
    browser: Option<Vec<u8>>,
    attempts: i64,
    ends_at: Stamp,
    used_at: Option<Stamp>,
}

impl From<Row> for Link {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            account: row.account.map(Into::into),
            code: row.code.unwrap_or_default(),
            browser: row.browser.unwrap_or_default(),
            attempts: row.attempts,
            ends_at: row.ends_at.into(),
            used: row.used_at.is_some(),
        }
    }
}

/// Keeps a link: one of a browser signs somebody in, one of no browser sets the installation up.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(
    unit: &mut Unit,
    link: &NewLink,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO sign_in_link (id, purpose, account, token, code, browser, attempts, made_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)"
    ))
    .bind(Id::<()>::random(dice).uuid())
    .bind(if link.browser.is_some() { "sign_in" } else { "set_up" })
    .bind(link.account.map(Id::uuid))
    .bind(&link.token)
    .bind(link.code.as_deref())
    .bind(link.browser.as_deref())
    .bind(Stamp::from(now))
    .bind(Stamp::from(link.ends_at))
    .run()
    .await
    .map(drop)
}

/// Ends the sign-in links of an account that still work: only the newest lets anybody in.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn end_of(unit: &mut Unit, account: PersonId, now: Timestamp) -> Result<u64, Broken> {
    unit.query(sql!(
        "UPDATE sign_in_link SET ends_at = $2
         WHERE account = $1 AND purpose = 'sign_in' AND used_at IS NULL AND ends_at > $2"
    ))
    .bind(account.uuid())
    .bind(Stamp::from(now))
    .run()
    .await
}

/// The sign-in link of a token.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_token(unit: &mut Unit, token: &[u8]) -> Result<Option<Link>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT id, account, code, browser, attempts, ends_at, used_at FROM sign_in_link
             WHERE token = $1 AND purpose = 'sign_in'"
        ))
        .bind(token)
        .maybe()
        .await?;
    Ok(row.map(Link::from))
}

/// The newest sign-in link that a browser asked for.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_browser(unit: &mut Unit, browser: &[u8]) -> Result<Option<Link>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT id, account, code, browser, attempts, ends_at, used_at FROM sign_in_link
             WHERE browser = $1 AND purpose = 'sign_in' ORDER BY made_at DESC, id LIMIT 1"
        ))
        .bind(browser)
        .maybe()
        .await?;
    Ok(row.map(Link::from))
}

/// Uses a link up; false when it was used or its time is over.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn use_up(unit: &mut Unit, link: Uuid, now: Timestamp) -> Result<bool, Broken> {
    let used = unit
        .query(sql!(
            "UPDATE sign_in_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND ends_at > $2"
        ))
        .bind(link)
        .bind(Stamp::from(now))
        .run()
        .await?;
    Ok(used == 1)
}

/// Counts a wrong code.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn missed(unit: &mut Unit, link: Uuid) -> Result<(), Broken> {
    unit.query(sql!("UPDATE sign_in_link SET attempts = attempts + 1 WHERE id = $1"))
        .bind(link)
        .run()
        .await
        .map(drop)
}

/// Whether a set-up link still works; looking changes nothing.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sets_up(unit: &mut Unit, token: &[u8], now: Timestamp) -> Result<bool, Broken> {
    let found: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS count FROM sign_in_link
             WHERE token = $1 AND purpose = 'set_up' AND used_at IS NULL AND ends_at > $2"
        ))
        .bind(token)
        .bind(Stamp::from(now))
        .one()
        .await?;
    Ok(found.count == 1)
}

/// Uses a set-up link up, once; false when it was used or its time is over.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn use_up_set_up(unit: &mut Unit, token: &[u8], now: Timestamp) -> Result<bool, Broken> {
    let used = unit
        .query(sql!(
            "UPDATE sign_in_link SET used_at = $2
             WHERE token = $1 AND purpose = 'set_up' AND used_at IS NULL AND ends_at > $2"
        ))
        .bind(token)
        .bind(Stamp::from(now))
        .run()
        .await?;
    Ok(used == 1)
}

/// Ends the set-up links that still work.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn end_set_up(unit: &mut Unit, now: Timestamp) -> Result<u64, Broken> {
    unit.query(sql!(
        "UPDATE sign_in_link SET ends_at = $1 WHERE purpose = 'set_up' AND used_at IS NULL AND ends_at > $1"
    ))
    .bind(Stamp::from(now))
    .run()
    .await
}

/// Forgets links that ended before a moment.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget(unit: &mut Unit, before: Timestamp) -> Result<u64, Broken> {
    unit.query(sql!("DELETE FROM sign_in_link WHERE ends_at < $1")).bind(Stamp::from(before)).run().await
}

#[derive(FromRow)]
struct Count {
    count: i64,
}
