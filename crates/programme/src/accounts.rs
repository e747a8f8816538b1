//! What people do with their own account: language, letters, sessions, roles, and who looked.

use trellis_domain::{
    event::{Event, What},
    hat::Role,
    id::{PersonId, SessionId},
    language::Language,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::{access, accounts, notices, people, roles, sessions};
pub use trellis_store::{
    access::Look,
    accounts::Account,
    notices::Notice,
    people::{Person, Profile},
    sessions::Session,
};

use crate::act::{Act, Stop};

/// My account and, once I have given a name, who I am at work.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn mine(act: &mut Act) -> Result<(Account, Option<Person>), Stop> {
    let permit = act.may(Action::ReadOwnAccount, act.person()?).await?;
    let account = accounts::load(&mut act.unit, &permit).await?;
    Ok((account, people::load(&mut act.unit, &permit).await?))
}

/// Whether somebody of the demonstration can still be looked round as: they may have been erased there.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn is_open(act: &mut Act, person: PersonId) -> Result<bool, Stop> {
    Ok(accounts::is_open(&mut act.unit, person).await?)
}

/// Who opened what of mine, and on how many days a list with me on it was opened.
#[derive(Debug, Clone)]
pub struct Looks {
    /// Pages about me, the newest first.
    pub pages: Vec<Look>,
    /// `(role, month as 2026-11, days)`.
    pub lists: Vec<(String, String, usize)>,
}

/// Who looked at my record.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn looks(act: &mut Act) -> Result<Looks, Stop> {
    let permit = act.may(Action::ReadOwnAccessLog, act.person()?).await?;
    let pages = access::of(&mut act.unit, &permit).await?;
    Ok(Looks { pages, lists: access::list_days_of(&mut act.unit, &permit).await? })
}

/// My notices that I have not put away.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn news(act: &mut Act) -> Result<Vec<Notice>, Stop> {
    let permit = act.may(Action::ReadOwnAccount, act.person()?).await?;
    Ok(notices::of(&mut act.unit, &permit).await?)
}

/// Puts my notices away.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn put_news_away(act: &mut Act) -> Result<(), Stop> {
    let me = act.person()?;
    let permit = act.may(Action::PutNewsAway, me).await?;
    let now = act.now;
    notices::put_away(&mut act.unit, &permit, now).await?;
    act.record(Event::new(What::NewsPutAway, me).about(me)).await
}

/// Sets the language of my pages and letters, and how often letters come.
///
/// # Errors
/// [`Refusal::NotOffered`] for a frequency that does not exist.
pub async fn set(act: &mut Act, language: Language, letters: &str) -> Result<(), Stop> {
    let me = act.person()?;
    let permit = act.may(Action::ChangeOwnAccount, me).await?;
    if !["each", "daily", "none"].contains(&letters) {
        return Err(Refusal::NotOffered.into());
    }
    accounts::change(&mut act.unit, &permit, language, letters).await?;
    act.record(Event::new(What::AccountChanged, me).about(me)).await
}

/// My signed-in browsers, the last used first.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn devices(act: &mut Act) -> Result<Vec<Session>, Stop> {
    let permit = act.may(Action::ReadOwnAccount, act.person()?).await?;
    Ok(sessions::of(&mut act.unit, &permit).await?)
}

/// Signs me out everywhere, here too.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn sign_out_everywhere(act: &mut Act) -> Result<(), Stop> {
    let me = act.person()?;
    let permit = act.may(Action::EndOwnSessions, me).await?;
    let now = act.now;
    sessions::end_all(&mut act.unit, &permit, now).await?;
    act.record(Event::new(What::SessionsEnded, me).about(me)).await
}

/// Serves pages in another of my roles from now on, in this browser.
///
/// # Errors
/// [`Stop::NotFound`] for a role that I do not hold.
pub async fn switch(
    act: &mut Act,
    session: SessionId,
    key: &str,
    name: fn(Role) -> String,
) -> Result<(), Stop> {
    let me = act.person()?;
    act.may(Action::SwitchRole, me).await?;
    let held = roles::of(&mut act.unit, me).await?;
    if !held.iter().any(|held| name(held.role) == key) {
        return Err(Stop::NotFound);
    }
    sessions::switch(&mut act.unit, session, key).await?;
    act.record(Event::new(What::RoleSwitched, me).about(me)).await
}
