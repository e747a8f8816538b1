//! An unlocked secret between two requests: half of it is in the browser's cookie, half in the server's memory, and
//! neither tells anything without the other.

use rand::CryptoRng;
use trellis_domain::id::SessionId;

use crate::{
    locked::{self, Key, Unopened, key_of},
    member::Member,
};

/// What the cookie holds: a random key of 256 bits.
pub struct CookieHalf(Key);

/// What the server's memory holds: the secret, sealed under the cookie's key for one session.
#[derive(Debug, Clone)]
pub struct ServerHalf(Vec<u8>);

impl CookieHalf {
    /// The bytes of the cookie.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The half that a cookie brought back.
    ///
    /// # Errors
    /// [`Unopened`] when it is not 32 bytes.
    pub fn read(bytes: &[u8]) -> Result<Self, Unopened> {
        key_of(bytes).map(Self)
    }
}

/// Parts an unlocked member in two.
pub fn part(member: &Member, session: SessionId, dice: &mut impl CryptoRng) -> (CookieHalf, ServerHalf) {
    let key = locked::fresh(dice);
    let sealed = locked::seal(&key, &place(session), member.secret().as_slice(), dice);
    (CookieHalf(key), ServerHalf(sealed))
}

impl ServerHalf {
    /// Puts the two together again, in the session that they were made for.
    ///
    /// # Errors
    /// [`Unopened`] for another cookie or another session.
    pub fn join(&self, cookie: &CookieHalf, session: SessionId) -> Result<Member, Unopened> {
        Member::from_secret(&locked::open(&cookie.0, &place(session), &self.0)?)
    }
}

fn place(session: SessionId) -> Vec<u8> {
    [b"trellis halves ".as_slice(), session.uuid().as_bytes()].concat()
}
