//! Letters that the font of our pages lacks: those of a film's names, from the font that an organisation brought with its kit.

use axum::body::Bytes;
use trellis_film::{audience::Audience, language::Language as Tongue};

/// Below which address the files of the kit are.
const KIT: &str = "/film/kit";
/// How the names of what brings letters begin; no file of a kit is called so, since those begin with a language.
const NAMED: &str = "letters-";

/// Letters of an organisation's own font, for a page of ours.
#[derive(Debug)]
pub struct Letters {
    /// The address of a stylesheet that lets the page's text use them.
    pub address: String,
    /// The stylesheet.
    style: String,
    /// The font, with these letters alone.
    font: Bytes,
    /// Its `Content-Type`.
    media: &'static str,
}

impl Letters {
    /// The letters of one film. They join the family of the page's own font, in both of its weights.
    pub(super) fn of(of: (Tongue, Audience), letters: trellis_player::Letters) -> Self {
        let name = format!("{NAMED}{}-{}", of.0, of.1);
        let (form, range) = (letters.form, letters.range);
        let rule = |weight: u16| {
            format!(
                r#"@font-face{{font-family:"Atkinson Hyperlegible Next";font-weight:{weight};src:url({KIT}/{name}.font)format("{form}");unicode-range:{range}}}"#
            )
        };
        Self {
            address: format!("{KIT}/{name}.css"),
            style: [400, 700].map(rule).concat(),
            font: letters.font.into(),
            media: letters.media,
        }
    }

    /// Which film a name asks for the letters of, and the name's ending.
    pub(super) fn asked(name: &str) -> Option<((Tongue, Audience), &str)> {
        let (film, ending) = name.strip_prefix(NAMED)?.split_once('.')?;
        let (tongue, audience) = film.split_once('-')?;
        Some(((tongue.parse().ok()?, audience.parse().ok()?), ending))
    }

    /// What a name of that ending brings, and its `Content-Type`.
    pub(super) fn bytes(&self, ending: &str) -> Option<(&'static str, Bytes)> {
        match ending {
            "css" => Some(("text/css; charset=utf-8", Bytes::from(self.style.clone()))),
            "font" => Some((self.media, self.font.clone())),
            _ => None,
        }
    }
}

#[cfg(test)]
#[path = "../../../film/src/font/made.rs"]
mod made;

#[cfg(test)]
mod tests {
    use trellis_film::{font::Fallback, params::Params};

    use super::*;
    use crate::cinema::Cinema;

    #[tokio::test]
    async fn letters_of_an_organisations_own_font_have_addresses_of_ours_and_stand_in_the_page_for_frames() {
        let fallback = Fallback::read(made::font(&['e', 'ễ', 'ị'])).unwrap();
        let mut params = Params { fallback: Some(fallback), ..Params::default() };
        params.mentee.name = "Nguyễn Thị".to_owned();
        let cinema = Cinema::new(params, Vec::new(), Vec::new());
        let showing = cinema.showing((Tongue::En, Audience::Educators)).await.unwrap();
        assert_eq!(showing.letters.as_ref().unwrap().address, "/film/kit/letters-en-educators.css");
        let (media, style) = cinema.letters("letters-en-educators.css").await.unwrap().unwrap();
        let style = String::from_utf8(style.to_vec()).unwrap();
        assert_eq!(
            (media, style.matches("unicode-range:U+1EC5,U+1ECB}").count()),
            ("text/css; charset=utf-8", 2)
        );
        assert!(style.contains("url(/film/kit/letters-en-educators.font)"), "{style}");
        let (media, font) = cinema.letters("letters-en-educators.font").await.unwrap().unwrap();
        assert!(media == "font/woff2" && font.starts_with(b"wOF2"));
        for name in
            ["letters-en-educators.ttf", "letters-fr-educators.css", "letters-", "en-educators-film.mp4"]
        {
            assert!(cinema.letters(name).await.unwrap().is_none(), "{name}");
        }
        let framed = cinema.framed((Tongue::En, Audience::Educators)).await.unwrap();
        assert!(String::from_utf8(framed.page.to_vec()).unwrap().contains("\"Film Other\""));
        assert!(
            Cinema::default().letters("letters-en-educators.css").await.unwrap().is_none(),
            "it lacks none"
        );
    }
}
