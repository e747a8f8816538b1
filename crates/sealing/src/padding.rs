//! Texts of many lengths look like texts of a few.

use zeroize::Zeroizing;

use crate::locked::Unopened;

/// A text is padded to a multiple of this many bytes, so that its size tells little.
const PADDING: usize = 512;
const LENGTH: usize = 4;

/// `length (4) | text | zeros`.
pub fn padded(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = u32::try_from(text.len()).expect("a form holds 64 KB");
    let whole = (LENGTH + text.len()).div_ceil(PADDING) * PADDING;
    let mut plain = Zeroizing::new(Vec::with_capacity(whole));
    plain.extend_from_slice(&length.to_be_bytes());
    plain.extend_from_slice(text);
    plain.resize(whole, 0);
    plain
}

/// The text again.
pub fn unpadded(mut plain: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let length = plain.first_chunk::<LENGTH>().ok_or(Unopened)?;
    let end = LENGTH + u32::from_be_bytes(*length) as usize;
    if end > plain.len() {
        return Err(Unopened);
    }
    plain.truncate(end);
    plain.drain(..LENGTH);
    Ok(plain)
}
