//! Signing in by mail: a link that works once, in the browser that asked, or a code to type there.
//!
//! Nobody can tell from outside whether an address is known: asking answers the same, writes the same kind of row and
//! takes the same time; the letter is queued, never sent in the request. Looking at a link changes nothing, so the
//! programs that open every link in a letter do no harm.
//!
//! Passkeys and work accounts come beside this as further ways in; each ends in [`enter`]'s new session as well.

use jiff::{SignedDuration, Timestamp};
use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::{
    address::Address,
    id::{Id, PersonId},
};
use trellis_store::{
    Broken, Store, Unit,
    accounts::{self, Account},
    letters::{self, Kind, Languages, Letter, Slots},
    sessions::Session,
    sign_in_links::{self, Link, NewLink},
};

use crate::{
    code::Code,
    sessions,
    token::{Token, same},
};

/// How long a link and its code work.
pub const WORKS_FOR: SignedDuration = SignedDuration::from_mins(10);
/// How many codes may be typed for one link.
pub const MOST_CODES: i64 = 5;
/// How many of these letters one address gets in an hour.
pub const LETTERS_AN_HOUR: i64 = 3;

/// Somebody asks for a link.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The address that was typed.
    pub address: &'a Address,
    /// What the browser cookie holds, where there is one.
    pub browser: Option<&'a str>,
    /// What the link begins with, up to its token: `https://…/sign-in/link/`.
    pub before_token: &'a str,
    /// The neutral alias, in English and in Welsh.
    pub alias: [&'a str; 2],
    /// Letters speak both languages: the default in Wales. Else that of the account.
    pub both_languages: bool,
}

/// Queues a letter with a link if the address has an active account; the answer is the same in any case: the token
/// for the browser cookie. At most [`LETTERS_AN_HOUR`] letters go to one address; asking more often leaves the last
/// link as it is.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn ask(store: &Store, ask: &Ask<'_>, now: Timestamp, seed: [u8; 32]) -> Result<Token, Broken> {
    let mut chance = StdRng::from_seed(seed);
    let asked = store.retrying(&mut chance, |mut unit| async move {
        let mut dice = StdRng::from_seed(seed);
        let browser = ask.browser.and_then(Token::read).unwrap_or_else(|| Token::random(&mut dice));
        keep_link(&mut unit, ask, &browser, now, &mut dice).await?;
        Ok::<_, Broken>((unit, browser))
    });
    asked.await
}

async fn keep_link(
    unit: &mut Unit,
    ask: &Ask<'_>,
    browser: &Token,
    now: Timestamp,
    dice: &mut StdRng,
) -> Result<(), Broken> {
    let (token, code) = (Token::random(dice), Code::random(dice));
    let known = accounts::of_address(unit, ask.address.as_str()).await?.filter(|account| account.active);
    let written = letters::written(unit, ask.address, Kind::SignIn, before(now, HOUR)).await?;
    let account = known.filter(|_| written < LETTERS_AN_HOUR);
    // An address without an account does the same work on nobody's rows.
    let whose = account.as_ref().map_or_else(|| Id::random(dice), |account| account.id);
    sign_in_links::end_of(unit, whose, now).await?;
    sign_in_links::forget(unit, before(now, DAY)).await?;
    let link = NewLink {
        account: account.as_ref().map(|account| account.id),
        token: token.digest(),
        code: Some(code.digest(browser.reveal())),
        browser: Some(browser.digest()),
        ends_at: now.saturating_add(WORKS_FOR).unwrap_or(now),
    };
    sign_in_links::add(unit, &link, now, dice).await?;
    if let Some(account) = account {
        letters::add(unit, &letter(ask, &account, &token, &code), now, now, dice).await?;
    }
    Ok(())
}

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

fn before(now: Timestamp, length: SignedDuration) -> Timestamp {
    now.saturating_sub(length).unwrap_or(now)
}

fn letter(ask: &Ask<'_>, account: &Account, token: &Token, code: &Code) -> Letter {
    let languages = if ask.both_languages { Languages::Both } else { Languages::One(account.language) };
    let [alias_en, alias_cy] = ask.alias.map(str::to_owned);
    let link = format!("{}{}", ask.before_token, token.reveal());
    Letter {
        kind: Kind::SignIn,
        account: Some(account.id),
        address: ask.address.clone(),
        languages,
        slots: Slots { alias_en, alias_cy, link, code: Some(code.shown()), ..Slots::default() },
    }
}

/// How somebody comes in.
#[derive(Debug, Clone, Copy)]
pub struct Entrance<'a> {
    /// What the browser cookie holds.
    pub browser: Option<&'a str>,
    /// What the session cookie held before: that session ends.
    pub session: Option<&'a str>,
    /// "Is this a shared computer?" was answered with no.
    pub own_device: bool,
    /// What the person will recognise the device by.
    pub label: &'a str,
}

/// What became of a link or a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Signed in: the token for the session cookie, always a new one.
    Welcome(Token, PersonId),
    /// It was used before. Whose it was is not said.
    Used,
    /// It works no more, or never did.
    Over,
    /// It is still good, in the browser that asked for it.
    OtherBrowser,
    /// Not this code; so many may still be typed.
    WrongCode {
        /// From 4 down to 0.
        left: i64,
    },
}

/// Signs in by the link of a letter, once **Continue** was pressed.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn by_link(
    store: &Store,
    token: &str,
    entrance: &Entrance<'_>,
    now: Timestamp,
    seed: [u8; 32],
) -> Result<Entry, Broken> {
    let mut chance = StdRng::from_seed(seed);
    let entered = store.retrying(&mut chance, |mut unit| async move {
        let link = match Token::read(token) {
            Some(token) => sign_in_links::of_token(&mut unit, &token.digest()).await?,
            None => None,
        };
        let entry = match link {
            None => Entry::Over,
            Some(link) if link.used => Entry::Used,
            Some(link) if link.ends_at <= now => Entry::Over,
            Some(link) if !of_this_browser(&link, entrance) => Entry::OtherBrowser,
            Some(link) => enter(&mut unit, &link, entrance, now, seed).await?,
        };
        Ok::<_, Broken>((unit, entry))
    });
    entered.await
}

fn of_this_browser(link: &Link, entrance: &Entrance<'_>) -> bool {
    entrance.browser.and_then(Token::read).is_some_and(|browser| same(&browser.digest(), &link.browser))
}

/// Signs in by the code of the newest letter that this browser asked for. A wrong code is counted for an address
/// without an account as well.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn by_code(
    store: &Store,
    typed: &str,
    entrance: &Entrance<'_>,
    now: Timestamp,
    seed: [u8; 32],
) -> Result<Entry, Broken> {
    let Some(browser) = entrance.browser.and_then(Token::read) else { return Ok(Entry::Over) };
    let (browser, code) = (&browser, &Code::typed(typed));
    let mut chance = StdRng::from_seed(seed);
    let entered = store.retrying(&mut chance, |mut unit| async move {
        let link = sign_in_links::of_browser(&mut unit, &browser.digest()).await?;
        let entry = match link {
            None => Entry::Over,
            Some(link) if link.used => Entry::Used,
            Some(link) if link.ends_at <= now || link.attempts >= MOST_CODES => Entry::Over,
            Some(link) if same(&link.code, &code.digest(browser.reveal())) => {
                enter(&mut unit, &link, entrance, now, seed).await?
            }
            Some(link) => {
                sign_in_links::missed(&mut unit, link.id).await?;
                Entry::WrongCode { left: MOST_CODES - 1 - link.attempts }
            }
        };
        Ok::<_, Broken>((unit, entry))
    });
    entered.await
}

/// Uses the link up and begins a session. The session that the browser had before ends, so that no token outlives
/// signing in; its active role goes on where the same person comes back.
async fn enter(
    unit: &mut Unit,
    link: &Link,
    entrance: &Entrance<'_>,
    now: Timestamp,
    seed: [u8; 32],
) -> Result<Entry, Broken> {
    let Some(account) = link.account else { return Ok(Entry::Over) };
    let active = accounts::of_id(unit, account).await?.active;
    if !sign_in_links::use_up(unit, link.id, now).await? || !active {
        return Ok(Entry::Over);
    }
    let mut dice = StdRng::from_seed(seed);
    let token = sessions::begin(unit, account, entrance.own_device, entrance.label, now, &mut dice).await?;
    let left = match entrance.session {
        Some(held) => sessions::find(unit, held).await?,
        None => None,
    };
    if let Some(left) = left {
        leave(unit, &left, account, &token, now).await?;
    }
    Ok(Entry::Welcome(token, account))
}

async fn leave(
    unit: &mut Unit,
    left: &Session,
    account: PersonId,
    token: &Token,
    now: Timestamp,
) -> Result<(), Broken> {
    trellis_store::sessions::end(unit, left.id, now).await?;
    if left.account == account
        && let Some(begun) = sessions::find(unit, token.reveal()).await?
    {
        trellis_store::sessions::switch(unit, begun.id, &left.role).await?;
    }
    Ok(())
}
