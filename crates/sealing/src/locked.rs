//! Sealing with a key that is at hand: XChaCha20-Poly1305 with a random nonce, bound to the place where it lies.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use rand::CryptoRng;
use zeroize::Zeroizing;

/// A key of 256 bits that is wiped when it is dropped.
pub type Key = Zeroizing<[u8; 32]>;

/// What was sealed does not open: changed, moved elsewhere, sealed to somebody else, or of another key. Never partial text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what is sealed does not open")]
pub struct Unopened;

const NONCE: usize = 24;

/// A fresh key.
pub fn fresh(dice: &mut impl CryptoRng) -> Key {
    let mut key = Zeroizing::new([0; 32]);
    dice.fill_bytes(key.as_mut_slice());
    key
}

/// `nonce (24) | ciphertext | tag (16)`.
pub fn seal(key: &Key, place: &[u8], plain: &[u8], dice: &mut impl CryptoRng) -> Vec<u8> {
    let mut nonce = [0; NONCE];
    dice.fill_bytes(&mut nonce);
    let sealed = XChaCha20Poly1305::new((&**key).into())
        .encrypt(&nonce.into(), Payload { msg: plain, aad: place })
        .expect("a text in memory is shorter than 256 GB");
    [nonce.as_slice(), &sealed].concat()
}

/// Opens what [`seal`] sealed with the same key for the same place.
pub fn open(key: &Key, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let (nonce, text) = sealed.split_at_checked(NONCE).ok_or(Unopened)?;
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Unopened)?;
    let plain = XChaCha20Poly1305::new((&**key).into())
        .decrypt(&nonce.into(), Payload { msg: text, aad: place })
        .map_err(|_| Unopened)?;
    Ok(Zeroizing::new(plain))
}

/// 32 bytes of a text that was opened.
pub fn key_of(plain: &[u8]) -> Result<Key, Unopened> {
    Ok(Zeroizing::new(plain.try_into().map_err(|_| Unopened)?))
}
