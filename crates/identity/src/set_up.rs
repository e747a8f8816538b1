//! The first way in on an empty installation: a link that is printed once, works once, and for half an hour.

use jiff::{SignedDuration, Timestamp};
use rand::{SeedableRng, rngs::StdRng};
use trellis_store::{
    Broken, Store, Unit, accounts,
    sign_in_links::{self, NewLink},
};

use crate::token::{Token, digest};

/// How long the link works.
pub const WORKS_FOR: SignedDuration = SignedDuration::from_mins(30);

/// A new set-up link while there is no account; earlier ones end. None once there is an account.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn offer(store: &Store, now: Timestamp, seed: [u8; 32]) -> Result<Option<Token>, Broken> {
    let mut chance = StdRng::from_seed(seed);
    let offered = store.retrying(&mut chance, |mut unit| async move {
        if accounts::count(&mut unit).await? > 0 {
            return Ok((unit, None));
        }
        let mut dice = StdRng::from_seed(seed);
        let token = Token::random(&mut dice);
        sign_in_links::end_set_up(&mut unit, now).await?;
        let ends_at = now.saturating_add(WORKS_FOR).unwrap_or(now);
        let link = NewLink { account: None, token: token.digest(), code: None, browser: None, ends_at };
        sign_in_links::add(&mut unit, &link, now, &mut dice).await?;
        Ok::<_, Broken>((unit, Some(token)))
    });
    offered.await
}

/// Whether the link still works. Its page is missing otherwise.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn works(unit: &mut Unit, token: &str, now: Timestamp) -> Result<bool, Broken> {
    Ok(sign_in_links::sets_up(unit, &digest(token), now).await? && accounts::count(unit).await? == 0)
}

/// Uses the link up, in the transaction that makes the first account; call it first, it looks for accounts too.
/// False: it was used, its time is over, or somebody else has been quicker; then nothing may be made.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn use_up(unit: &mut Unit, token: &str, now: Timestamp) -> Result<bool, Broken> {
    if accounts::count(unit).await? > 0 {
        return Ok(false);
    }
    sign_in_links::use_up_set_up(unit, &digest(token), now).await
}
