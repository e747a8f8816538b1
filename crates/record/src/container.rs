//! Several files in one ZIP that is written in one way only, so that a change of any byte of it shows.
//!
//! Files are stored, not packed: nothing can swell on its way out, and no version of a packer decides about the bytes. Whatever
//! differs from what [`pack`] writes is refused, so reading needs no more than walking along.

use std::collections::BTreeMap;

/// Files by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Most bytes of a bundle.
pub const MOST_BYTES: usize = 64 << 20;
/// Most files of a bundle.
pub const MOST_FILES: usize = 64;
/// Longest name of a file.
const MOST_NAME: usize = 64;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// Length of a local header without its name, and of the end.
const LOCAL_LENGTH: usize = 30;
const END_LENGTH: usize = 22;
/// 1 January 1980, the first day of the format.
const FIRST_DAY: u16 = 0x0021;

/// Why bytes are no bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unpacked {
    /// Nothing of a ZIP is there.
    #[error("this is no bundle of a workshop")]
    NotABundle,
    /// More than [`MOST_BYTES`] or [`MOST_FILES`].
    #[error("a bundle has at most 64 MiB and 64 files")]
    TooLarge,
    /// A change, or other software.
    #[error(
        "the container differs from what Trellis writes: it was changed, cut off or packed anew by other software"
    )]
    Changed,
}

/// The files as one ZIP, by name. Names are short ASCII and files together below [`MOST_BYTES`]; see [`fits`].
pub fn pack(files: &Files) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, file) in files {
        let offset = bytes.len() as u32;
        let facts = facts(name, file);
        bytes.extend_from_slice(LOCAL);
        bytes.extend_from_slice(&facts);
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(file);
        directory.extend_from_slice(CENTRAL);
        directory.extend_from_slice(&20_u16.to_le_bytes());
        directory.extend_from_slice(&facts);
        // No comment, first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&offset.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let count = (files.len() as u16).to_le_bytes();
    let (offset, length) = (bytes.len() as u32, directory.len() as u32);
    bytes.append(&mut directory);
    bytes.extend_from_slice(END);
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(&count);
    bytes.extend_from_slice(&count);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&offset.to_le_bytes());
    bytes.extend_from_slice(&[0; 2]);
    bytes
}

/// What both headers of a file say alike: 26 bytes.
fn facts(name: &str, file: &[u8]) -> Vec<u8> {
    let size = (file.len() as u32).to_le_bytes();
    let mut facts = Vec::with_capacity(26);
    // Version 1.0, no flags, stored, midnight.
    facts.extend_from_slice(&[10, 0, 0, 0, 0, 0, 0, 0]);
    facts.extend_from_slice(&FIRST_DAY.to_le_bytes());
    facts.extend_from_slice(&crc(file).to_le_bytes());
    facts.extend_from_slice(&size);
    facts.extend_from_slice(&size);
    facts.extend_from_slice(&(name.len() as u16).to_le_bytes());
    facts.extend_from_slice(&[0; 2]);
    facts
}

/// Whether [`pack`] can write these and [`unpack`] will read them.
pub fn fits(files: &Files) -> bool {
    let bytes: usize = files.iter().map(|(name, file)| 2 * name.len() + file.len() + 76).sum();
    files.len() <= MOST_FILES
        && bytes + END_LENGTH <= MOST_BYTES
        && files.keys().all(|name| is_name(name.as_bytes()))
}

fn is_name(name: &[u8]) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    (1..=MOST_NAME).contains(&name.len()) && name.iter().all(plain)
}

/// The files of a bundle, every byte of which is as [`pack`] writes it.
///
/// # Errors
/// [`Unpacked`], for whatever else.
pub fn unpack(bytes: &[u8]) -> Result<Files, Unpacked> {
    let ends = bytes.len().checked_sub(END_LENGTH).is_some_and(|at| bytes[at..].starts_with(END));
    if !bytes.starts_with(LOCAL) && !ends {
        return Err(Unpacked::NotABundle);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Unpacked::TooLarge);
    }
    let mut files = Files::new();
    let mut rest = bytes;
    while rest.starts_with(LOCAL) {
        if files.len() == MOST_FILES {
            return Err(Unpacked::TooLarge);
        }
        let (name, file, after) = first(rest).ok_or(Unpacked::Changed)?;
        files.insert(name, file.to_vec());
        rest = after;
    }
    if pack(&files) == bytes { Ok(files) } else { Err(Unpacked::Changed) }
}

/// The first file, and what follows it.
fn first(bytes: &[u8]) -> Option<(String, &[u8], &[u8])> {
    let (header, rest) = bytes.split_at_checked(LOCAL_LENGTH)?;
    let size = u32::from_le_bytes(header[18..22].try_into().ok()?);
    let length = u16::from_le_bytes(header[26..28].try_into().ok()?);
    let (name, rest) = rest.split_at_checked(usize::from(length))?;
    let (file, rest) = rest.split_at_checked(usize::try_from(size).ok()?)?;
    let name = Some(name).filter(|name| is_name(name)).and_then(|name| str::from_utf8(name).ok())?;
    Some((name.to_owned(), file, rest))
}

/// CRC-32 as the format wants it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = table();
    let step = |crc: u32, byte: &u8| (crc >> 8) ^ TABLE[usize::from(crc as u8 ^ byte)];
    !bytes.iter().fold(!0, step)
}

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut crc, mut bit) = (byte as u32, 0);
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[byte] = crc;
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    fn three() -> Files {
        [("b.txt", &b"two\n"[..]), ("CHECKSUMS", &b""[..]), ("a.csv", &b"x,y\r\n"[..])]
            .map(|(name, file)| (name.to_owned(), file.to_vec()))
            .into()
    }

    #[test]
    fn another_reader_finds_the_same_files() {
        let bytes = pack(&three());
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        for (name, file) in three() {
            let mut found = Vec::new();
            archive.by_name(&name).unwrap().read_to_end(&mut found).unwrap();
            assert_eq!(found, file);
        }
        assert_eq!((archive.len(), unpack(&bytes)), (3, Ok(three())));
    }

    #[test]
    fn a_change_of_any_byte_is_found() {
        let bytes = pack(&three());
        for at in 0..bytes.len() {
            for flip in [1, 128] {
                let mut changed = bytes.clone();
                changed[at] ^= flip;
                assert_eq!(unpack(&changed), Err(Unpacked::Changed), "byte {at}");
            }
        }
        assert_eq!(unpack(&bytes[..bytes.len() - 1]), Err(Unpacked::Changed));
        assert_eq!(unpack(b"%PDF-1.7"), Err(Unpacked::NotABundle));
        assert_eq!(unpack(b""), Err(Unpacked::NotABundle));
    }

    #[test]
    fn more_than_a_bundle_holds_is_refused() {
        let many: Files = (0..=MOST_FILES).map(|n| (format!("{n}"), Vec::new())).collect();
        assert_eq!((fits(&many), unpack(&pack(&many))), (false, Err(Unpacked::TooLarge)));
        let mut huge = LOCAL.to_vec();
        huge.resize(MOST_BYTES + 1, 0);
        assert_eq!(unpack(&huge), Err(Unpacked::TooLarge));
        let path: Files = [("../a".to_owned(), Vec::new())].into();
        assert_eq!((fits(&path), unpack(&pack(&path))), (false, Err(Unpacked::Changed)));
        assert!(fits(&three()));
    }
}
