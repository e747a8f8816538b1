//! Who is there: the session behind a cookie, with the roles held at this moment.

use jiff::Timestamp;
use trellis_domain::{hat::Role, id::SessionId, permission::Level};
use trellis_store::{
    Broken, Store, Unit,
    accounts::{self, Account},
    roles::{self, Held},
    sessions::Session,
};

use crate::sessions;

/// A good session and what it gives.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The session.
    pub session: Session,
    /// The account.
    pub account: Account,
    /// Every role that the person holds now.
    pub held: Vec<Held>,
    /// The active one.
    pub role: Role,
    /// How sure we are.
    pub level: Level,
}

/// The visit of a token, none when the session is unknown, over, or of a disabled account.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn by_token(unit: &mut Unit, token: &str, now: Timestamp) -> Result<Option<Visit>, Broken> {
    let Some(session) = sessions::find(unit, token).await? else { return Ok(None) };
    let held = roles::of(unit, session.account).await?;
    let role = sessions::active(&session, &held);
    if !sessions::good(&session, role, now) {
        return Ok(None);
    }
    let account = accounts::of_id(unit, session.account).await?;
    let level = sessions::level(&session, now);
    Ok(Some(Visit { session, account, held, role, level }))
}

/// Notes that the session was used, in a transaction of its own: one statement, so pages of one session that load at
/// the same moment wait for each other instead of being refused.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn noted(store: &Store, session: SessionId, now: Timestamp) -> Result<(), Broken> {
    let mut unit = store.take().await?;
    trellis_store::sessions::seen(&mut unit, session, now).await?;
    unit.commit().await
}
