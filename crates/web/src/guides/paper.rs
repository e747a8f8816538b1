//! A guide as a PDF to print or keep, for whoever may read its page; and the link to it.

use axum::{
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use trellis_ui::{Markup, html};
use trellis_words::{Words, t};

use super::{document, shelves, shelves::Guide};
use crate::{
    page::{Answer, Halt},
    path::PathName,
    press::File,
    site::Site,
    visitor::Visitor,
};

/// Hands the file over. Its name is the guide's address, which is neutral as the title is.
pub async fn show(State(site): State<Site>, visitor: Visitor, PathName(slug): PathName) -> Answer<Response> {
    let guide = shelves::find(&slug).ok_or(Halt::Missing)?;
    let File { bytes, .. } = file(&site, &visitor, *guide).await?;
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_LANGUAGE, visitor.language.code().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.pdf\"", guide.slug)),
    ];
    Ok((headers, bytes).into_response())
}

async fn file(site: &Site, visitor: &Visitor, guide: Guide) -> Answer<File> {
    let document = document::of(visitor.words(), &visitor.alias, guide);
    site.settings.press.file(guide.slug, document).await
}

/// The link to the file, with its kind and size in words; none where there is no press, or where it failed.
pub async fn link(site: &Site, visitor: &Visitor, guide: Guide) -> Option<Markup> {
    let file = file(site, visitor, guide).await.ok()?;
    Some(offer(visitor.words(), guide, &file))
}

fn offer(words: Words, guide: Guide, file: &File) -> Markup {
    let weight = file.bytes.len().div_ceil(1000);
    let size = document::size(guide).name();
    html! {
        p {
            a href={ "/guides/" (guide.slug) "/paper" } type="application/pdf" {
                (t!(words, "guides-paper", sheets = file.sheets, size = size, weight = weight))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use trellis_words::Language;

    use super::*;

    #[test]
    fn the_link_says_kind_and_size_in_words() {
        let guide = *shelves::find("prep-card").unwrap();
        let file = |sheets| File { bytes: vec![0; 12_345].into(), sheets };
        for (language, sheets, expected) in [
            (Language::English, 1, "Print or save this guide (PDF, 1 page of A5, 13 kB)"),
            (Language::English, 2, "Print or save this guide (PDF, 2 pages of A5, 13 kB)"),
            (Language::Welsh, 2, "Argraffwch neu cadwch y canllaw hwn (PDF, 2 dudalen A5, 13 kB)"),
        ] {
            let html = offer(Words::new(language), guide, &file(sheets)).into_string();
            assert!(html.contains(expected), "{html}");
        }
    }
}
