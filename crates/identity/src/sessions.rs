//! Signed-in browsers on shared ward computers and on people's own devices (`trust.md` 3.3).

use jiff::{SignedDuration, Timestamp};
use rand::RngCore;
use trellis_domain::{
    hat::Role,
    id::{Id, PersonId},
    permission::Level,
};
use trellis_store::{
    Broken, Unit,
    roles::Held,
    sessions::{self, Session},
};

use crate::token::Token;

/// How long a session may rest, and how long it may last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest time between two requests.
    pub idle: SignedDuration,
    /// Longest time from signing in.
    pub absolute: SignedDuration,
}

/// The limits of a device and a role: short where others use the computer too, or where others' records are seen.
pub const fn limits(own_device: bool, privileged: bool) -> Limits {
    let (idle, absolute) = match (privileged, own_device) {
        (true, _) => (SignedDuration::from_mins(30), SignedDuration::from_hours(8)),
        (false, false) => (SignedDuration::from_mins(15), SignedDuration::from_hours(8)),
        (false, true) => (SignedDuration::from_hours(30 * 24), SignedDuration::from_hours(90 * 24)),
    };
    Limits { idle, absolute }
}

/// How long a sign-in counts as fresh.
pub const FRESH: SignedDuration = SignedDuration::from_mins(5);

/// Begins a session after a link or code was shown. Until passkeys come, a link counts as two factors; the
/// server then answers on loopback only.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn begin(
    unit: &mut Unit,
    account: PersonId,
    own_device: bool,
    label: &str,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<Token, Broken> {
    let token = Token::random(dice);
    let session = Session {
        id: Id::random(dice),
        token: token.digest(),
        account,
        own_device,
        label: label.chars().take(80).collect(),
        csrf: Token::random(dice).reveal().to_owned(),
        two_factors: true,
        role: String::new(),
        began_at: now,
        seen_at: now,
        fresh_until: now.saturating_add(FRESH).unwrap_or(now),
    };
    sessions::add(unit, &session).await?;
    Ok(token)
}

/// The session of the token in a cookie, if it is still good in the role that is active in it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn find(unit: &mut Unit, token: &str) -> Result<Option<Session>, Broken> {
    match Token::read(token) {
        Some(token) => sessions::find(unit, &token.digest()).await,
        None => Ok(None),
    }
}

/// Whether the session has neither rested nor lasted too long for this role.
pub fn good(session: &Session, role: Role, now: Timestamp) -> bool {
    let limits = limits(session.own_device, role.privileged());
    now.duration_since(session.seen_at) <= limits.idle
        && now.duration_since(session.began_at) <= limits.absolute
}

/// How sure this session makes us.
pub fn level(session: &Session, now: Timestamp) -> Level {
    match (session.two_factors, now <= session.fresh_until) {
        (true, true) => Level::Fresh,
        (true, false) => Level::Two,
        (false, _) => Level::One,
    }
}

/// Using a session is noted at most once a minute, so that reading writes little.
pub fn to_be_noted(session: &Session, now: Timestamp) -> bool {
    now.duration_since(session.seen_at) >= SignedDuration::from_mins(1)
}

/// The role that is active: the one that was chosen, while it is still held; else the first.
pub fn active(session: &Session, held: &[Held]) -> Role {
    let chosen = held.iter().find(|held| role_key(held.role) == session.role);
    chosen.or(held.first()).map_or(Role::Newcomer, |held| held.role)
}

/// A role as the session keeps it and the switch posts it.
pub fn role_key(role: Role) -> String {
    match role {
        Role::Newcomer => "newcomer".to_owned(),
        Role::Wearing(hat, cohort) => format!("{}/{cohort}", hat.code()),
        Role::Coordinating(programme) => format!("coordinator/{programme}"),
        Role::Guarding(programme) => format!("guardian/{programme}"),
        Role::Administering => "admin".to_owned(),
    }
}

/// Ends a session: its cookie opens nothing any more.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn end(
    unit: &mut Unit,
    session: trellis_domain::id::SessionId,
    now: Timestamp,
) -> Result<(), Broken> {
    sessions::end(unit, session, now).await
}
