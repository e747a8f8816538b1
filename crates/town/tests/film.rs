//! The film's pages: the same for everybody, on the product's own policy; and the one for other websites, which knows nobody.

use axum::http::{HeaderMap, StatusCode};
use trellis_film::{audience::Audience, language::Language as Tongue, params::Params};
use trellis_town::{Answer, Town, on_each, persona};
use trellis_web::cinema::{Cinema, Kind, KitFile, Origin};
use trellis_world::wren_valley;

/// Everything of an answer that a browser or a proxy could tell two people apart by.
fn told(answer: &Answer) -> (StatusCode, HeaderMap, Vec<u8>) {
    (answer.status, answer.headers.clone(), answer.file.clone())
}

fn listed(origins: &[&str]) -> Cinema {
    let origins = origins.iter().map(|origin| Origin::parse(origin).expect("an origin")).collect();
    Cinema::new(Params::default(), Vec::new(), origins)
}

#[tokio::test]
async fn the_page_has_the_player_whole_without_a_script_in_both_languages_and_for_each_audience() {
    on_each(async |town: Town| {
        for (language, sentence) in
            [("en", "Sponsorship. A sponsor opens doors."), ("cy", "Nawdd. Mae noddwr yn agor drysau.")]
        {
            for audience in Audience::ALL {
                let page = town.anonymous().get(&format!("/film?lang={language}&audience={audience}")).await;
                assert_eq!(page.status, StatusCode::OK);
                assert!(page.body.contains(sentence), "the transcript says {sentence}");
                assert!(page.body.contains("film-screen") && page.body.contains("<text"), "a still is there");
                assert!(!page.body.contains(" style="), "the policy allows no style in an element");
                assert!(page.body.contains("/static/film-") && page.body.contains("/static/player-"));
            }
        }
        assert_eq!(town.anonymous().get("/film?audience=nurses").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_page_for_other_websites_is_the_same_byte_for_byte_whoever_asks_and_sets_no_cookie() {
    on_each(async |town: Town| {
        let town = town.with_cinema(listed(&["https://intranet.example.nhs.uk"]));
        let world = town.build(async |world| wren_valley::build(world).await).await;
        for path in ["/film/embed", "/film/embed?lang=cy&audience=educators"] {
            let stranger = town.anonymous().get(path).await;
            assert_eq!(stranger.status, StatusCode::OK);
            assert!(stranger.header("set-cookie").is_empty(), "{}", stranger.header("set-cookie"));
            for card in ["mentee", "coordinator"] {
                let mut browser = town.as_person(persona(&world, card)).await;
                assert_eq!(told(&browser.get(path).await), told(&stranger), "{card}, {path}");
            }
        }
        for path in ["/film/embed?lang=fr", "/film/embed?audience=nurses"] {
            assert_eq!(town.anonymous().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn only_websites_that_were_named_may_frame_it_and_nothing_else_may_be_framed() {
    on_each(async |town: Town| {
        let ancestors = async |town: &Town, path: &str| {
            let answer = town.anonymous().get(path).await;
            let policy = answer.header("content-security-policy").to_owned();
            let (_, ancestors) = policy.split_once("frame-ancestors ").expect("every policy says it");
            (ancestors.to_owned(), policy.matches("frame-ancestors").count())
        };
        assert_eq!(ancestors(&town, "/film/embed").await, ("'none'".to_owned(), 1), "nobody was named");
        let named = "https://intranet.example.nhs.uk https://www.example.ac.uk:8443";
        let town = town.with_cinema(listed(&named.split(' ').collect::<Vec<_>>()));
        assert_eq!(ancestors(&town, "/film/embed").await, (named.to_owned(), 1));
        for path in ["/", "/film", "/how-it-works", "/film/embed/", "/film/embedded", "/film/kit/x"] {
            assert_eq!(ancestors(&town, path).await, ("'none'".to_owned(), 1), "{path}");
        }
        let (film, other) = (town.anonymous().get("/film").await, town.anonymous().get("/promises").await);
        let policy = |answer: &Answer| {
            let policy = answer.header("content-security-policy");
            let (before, rest) = policy.split_once("'nonce-").expect("a nonce");
            format!("{before}{}", rest.split_once('\'').expect("its end").1)
        };
        assert_eq!(policy(&film), policy(&other), "the film's page is on the product's own policy");
    })
    .await;
}

#[tokio::test]
async fn a_file_of_the_kit_is_offered_with_its_size_and_handed_over() {
    on_each(async |town: Town| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("captions.vtt");
        std::fs::write(&path, "WEBVTT\n").unwrap();
        let kept = KitFile {
            of: (Tongue::En, Audience::Organisations),
            kind: Kind::Captions,
            name: "en-organisations-captions.vtt".to_owned(),
            path: path.clone(),
            bytes: 7,
            media: "text/vtt; charset=utf-8",
        };
        let town = town.with_cinema(Cinema::new(Params::default(), vec![kept], Vec::new()));
        let page = town.anonymous().get("/film").await;
        assert!(page.links().contains(&"/film/kit/en-organisations-captions.vtt".to_owned()));
        assert!(page.body.contains("Captions for a video player (VTT, 1 kB)"));
        let other = town.anonymous().get("/film?audience=educators").await;
        assert!(!other.body.contains("/film/kit/"), "it belongs to another film");
        let file = town.anonymous().get("/film/kit/en-organisations-captions.vtt").await;
        assert_eq!((file.status, file.body.as_str()), (StatusCode::OK, "WEBVTT\n"));
        assert_eq!(
            file.header("content-disposition"),
            "attachment; filename=\"en-organisations-captions.vtt\""
        );
        for name in ["captions.vtt", "..", "en-organisations-film.mp4"] {
            let answer = town.anonymous().get(&format!("/film/kit/{name}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name}");
        }
        std::fs::remove_file(path).unwrap();
        let gone = town.anonymous().get("/film/kit/en-organisations-captions.vtt").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    })
    .await;
}
