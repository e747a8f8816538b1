//! Styles, scripts and fonts inside the binary, under names that change with their content.

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// One embedded file.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Where it is served: `/static/main-1f2e….css`. The content never changes under one address.
    pub path: &'static str,
    /// The file.
    pub bytes: &'static [u8],
    /// The file compressed with gzip, where that is smaller.
    pub gzip: Option<&'static [u8]>,
    /// The `Content-Type` to send.
    pub content_type: &'static str,
}

/// The address of a file by its plain name, such as `main.css`.
///
/// # Panics
/// When there is no such file: names are literals in our own templates, and each is rendered by a test.
pub fn path(name: &'static str) -> &'static str {
    let place = ASSETS.binary_search_by_key(&name, |(name, _)| name);
    place.map_or_else(|_| panic!("no asset `{name}` in frontend/"), |place| ASSETS[place].1.path)
}

/// The file behind `/static/{file}`; takes the whole address or its last part.
pub fn get(file: &str) -> Option<Asset> {
    let file = file.strip_prefix("/static/").unwrap_or(file);
    ASSETS.iter().map(|(_, asset)| *asset).find(|asset| asset.path.strip_prefix("/static/") == Some(file))
}

/// Every embedded file.
pub fn all() -> impl Iterator<Item = Asset> {
    ASSETS.iter().map(|(_, asset)| *asset)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn every_asset_is_found_under_its_address_and_its_compressed_copy_is_the_same() {
        for asset in all() {
            let found = get(asset.path).expect("an asset is found under its own address");
            assert_eq!(found.bytes, asset.bytes);
            assert_eq!(
                get(asset.path.trim_start_matches("/static/")).map(|found| found.path),
                Some(asset.path)
            );
            if let Some(gzip) = asset.gzip {
                let mut plain = Vec::new();
                flate2::read::GzDecoder::new(gzip).read_to_end(&mut plain).expect("gzip");
                assert_eq!(plain, asset.bytes, "{}", asset.path);
            }
        }
        assert!(get("main.css").is_none() && get("").is_none() && get("../manifest.json").is_none());
    }

    #[test]
    fn styles_and_scripts_ask_no_other_host() {
        let texts = all().filter(|asset| asset.content_type.starts_with("text/"));
        let mut seen = 0;
        for asset in texts {
            let text = String::from_utf8_lossy(asset.bytes);
            for foreign in ["https://", "http://", "url(//", "url(\"//", "@import", "Frutiger"] {
                assert!(
                    !text.replace("http://www.w3.org/", "").contains(foreign),
                    "{}: {foreign}",
                    asset.path
                );
            }
            for address in text.split("url(").skip(1) {
                let address = address.split(')').next().unwrap_or_default().trim_matches('"');
                assert!(address.starts_with("data:") || get(address).is_some(), "{}: {address}", asset.path);
            }
            seen += 1;
        }
        assert!(seen >= 2, "a stylesheet and a script");
    }

    #[test]
    fn the_first_view_stays_within_a_hundred_kilobytes() {
        let weigh = |name| get(path(name)).map_or(0, |asset| asset.gzip.unwrap_or(asset.bytes).len());
        let fonts = weigh("atkinson-latin-400.woff2") + weigh("atkinson-latin-700.woff2");
        let scripts: usize = all()
            .filter(|a| a.content_type.starts_with("text/javascript"))
            .map(|a| a.gzip.unwrap_or(a.bytes).len())
            .sum();
        let whole = weigh("main.css") + fonts + scripts;
        assert!(whole < 85_000, "{whole} bytes leave no room for the page itself");
    }
}
