//! Guides on paper: whoever may read a guide may print it, and the file tells nothing that the page does not.

use axum::http::StatusCode;
use trellis_domain::neutral;
use trellis_town::{Answer, Town, on_each, persona};
use trellis_words::{Language, Words, scenarios, t};
use trellis_world::wren_valley;

/// The guides, as the page that lists them has them.
async fn guides(town: &Town) -> Vec<String> {
    let list = town.anonymous().get("/guides").await;
    let mut guides: Vec<String> =
        list.links().into_iter().filter(|link| link.starts_with("/guides/")).collect();
    guides.dedup();
    assert!(guides.len() > 40, "{guides:?}");
    guides
}

fn file_name(answer: &Answer) -> &str {
    let line = answer.header("content-disposition");
    line.strip_prefix("attachment; filename=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or_default()
}

#[tokio::test]
async fn each_guide_offers_itself_as_a_file_in_both_languages() {
    on_each(async |town: Town| {
        for guide in guides(&town).await {
            let paper = format!("{guide}/paper");
            for language in Language::ALL {
                let words = Words::new(language);
                let mut reader = town.anonymous();
                let page = reader.get(&format!("{guide}?lang={}", language.code())).await;
                assert!(page.links().contains(&paper), "{guide}");
                let shown = t!(words, "guides-paper", sheets = 1, size = "A4", weight = 1);
                let start = shown.split('(').next().unwrap_or_default();
                assert!(page.body.contains(start), "{guide}: {start}");
                let file = reader.get(&paper).await;
                assert_eq!(file.status, StatusCode::OK, "{guide}");
                assert_eq!(file.header("content-type"), "application/pdf");
                assert_eq!(file.header("content-language"), language.code());
                assert_eq!(file.header("cache-control"), "no-store", "as the page itself");
                assert_eq!(file.header("x-content-type-options"), "nosniff");
                let name = file_name(&file);
                assert!(
                    std::path::Path::new(name).extension().is_some_and(|end| end == "pdf"),
                    "{guide}: {name}"
                );
                for seen in [name, file.body.as_str()] {
                    assert_eq!(neutral::revealing(seen, &[], &[]), None, "{guide}: {seen}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_guide_on_paper_is_the_same_for_everybody_and_carries_the_alias_alone() {
    on_each(async |town: Town| {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let own_name = "Rise Together";
        let stranger = town.anonymous().get("/guides/repair/paper").await;
        assert!(stranger.body.contains("Wren Valley Development") && !stranger.body.contains(own_name));
        for card in ["mentee", "coordinator"] {
            let mut browser = town.as_person(persona(&world, card)).await;
            let file = browser.get("/guides/repair/paper").await;
            assert_eq!((file.status, &file.file), (StatusCode::OK, &stranger.file), "{card}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_story_and_a_guide_that_does_not_exist_are_not_there_on_paper() {
    on_each(async |town: Town| {
        let mut reader = town.anonymous();
        let nowhere = reader.get("/guides/no-such-guide").await;
        let story = scenarios::all()[0].key;
        for path in [format!("/guides/{story}/paper"), "/guides/no-such-guide/paper".to_owned()] {
            let answer = reader.get(&path).await;
            assert_eq!((answer.status, answer.bytes()), (StatusCode::NOT_FOUND, nowhere.bytes()), "{path}");
        }
        let page = reader.get(&format!("/guides/{story}")).await;
        assert!(
            !page.links().iter().any(|link| link.ends_with("/paper")),
            "a story branches, so it stays a page"
        );
    })
    .await;
}

#[tokio::test]
async fn a_program_built_without_paper_offers_none() {
    on_each(async |town: Town| {
        let town = town.without_a_press();
        let mut reader = town.anonymous();
        let page = reader.get("/guides/repair").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.links().iter().any(|link| link.ends_with("/paper")));
        assert_eq!(reader.get("/guides/repair/paper").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}
