//! Sealing to a member who is not there: HPKE in base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and
//! ChaCha20-Poly1305.

use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256,
    kem::X25519HkdfSha256,
};
use rand::CryptoRng;
use zeroize::Zeroizing;

use crate::{
    chance::Chance,
    locked::Unopened,
    member::{Member, PublicKey, private, public},
};

type Encapped = <X25519HkdfSha256 as Kem>::EncappedKey;

const ENCAPPED: usize = 32;

/// `encapsulated key (32) | ciphertext | tag (16)`. `what` names the kind of thing, `place` where it lies.
///
/// # Errors
/// [`Unopened`] for a public key that nothing can be sealed to (a point of small order).
pub fn seal_to(
    reader: PublicKey,
    what: &str,
    place: &[u8],
    plain: &[u8],
    dice: &mut impl CryptoRng,
) -> Result<Vec<u8>, Unopened> {
    let (encapped, sealed) =
        hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &public(reader)?,
            what.as_bytes(),
            plain,
            place,
            &mut Chance(dice),
        )
        .map_err(|_| Unopened)?;
    Ok([encapped.to_bytes().as_slice(), &sealed].concat())
}

/// Opens what [`seal_to`] sealed to this member.
pub fn open_as(
    member: &Member,
    what: &str,
    place: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let (encapped, text) = sealed.split_at_checked(ENCAPPED).ok_or(Unopened)?;
    let plain = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &private(member.secret())?,
        &Encapped::from_bytes(encapped).map_err(|_| Unopened)?,
        what.as_bytes(),
        text,
        place,
    )
    .map_err(|_| Unopened)?;
    Ok(Zeroizing::new(plain))
}
