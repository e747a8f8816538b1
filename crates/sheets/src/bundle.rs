//! Several files in one: what a person takes along in a single download.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// Packs files under their names. No moment stands in it but what the files say themselves.
///
/// # Errors
/// [`ZipError`] when a name is there twice.
pub fn packed(files: &[(&str, &[u8])]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, plain)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// One file of what [`packed`] made; none where there is no such name.
///
/// # Errors
/// [`ZipError`] when it is not of ours.
pub fn file(bundle: &[u8], name: &str) -> Result<Vec<u8>, ZipError> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bundle))?;
    let mut bytes = Vec::new();
    std::io::copy(&mut zip.by_name(name)?, &mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_as_it_was() {
        let long = "a line and another\n".repeat(1_000);
        let bundle = packed(&[("one.txt", long.as_bytes()), ("two.txt", b"two")]).unwrap();
        assert!(bundle.len() < long.len());
        assert_eq!(file(&bundle, "one.txt").unwrap(), long.as_bytes());
        assert_eq!(file(&bundle, "two.txt").unwrap(), b"two");
        assert!(file(&bundle, "three.txt").is_err());
    }
}
