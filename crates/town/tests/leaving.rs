//! A mentor stops and a mentee goes on, page by page; then the mentee leaves too. Nobody reads why.

use trellis_town::{Browser, Town, on_each, persona};
use trellis_world::wren_valley;

/// The first link of a page that begins like this and is longer.
async fn link(browser: &mut Browser<'_>, page: &str, begins: &str) -> String {
    let answer = browser.get(page).await;
    assert_eq!(answer.status, 200, "{page}");
    let links = answer.links();
    let found = links.iter().find(|link| link.starts_with(begins) && link.len() > begins.len());
    found.unwrap_or_else(|| panic!("{page} has no link to {begins}, only {links:?}")).clone()
}

#[tokio::test]
async fn a_mentor_stops_and_the_mentee_chooses_how_to_go_on() {
    on_each(async |town: Town| {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;

        let leave = link(&mut grace, "/mentor/capacity", "/me/leave/").await;
        let ask = grace.get(&leave).await;
        assert!(ask.body.contains("Amina"), "whom it means something for is named");
        let done = grace.submit(&ask, &leave, &[]).await;
        assert_eq!((done.status.as_u16(), done.leads_to()), (303, leave.as_str()));
        let receipt = grace.get(&leave).await;
        assert!(receipt.body.contains("Still to come") && receipt.body.contains("Amina"));
        assert_eq!(link(&mut grace, "/home", "/me/leave/").await, leave, "the next step is to wait");

        let choose = link(&mut amina, "/home", "/pairs/").await;
        assert!(choose.ends_with("/hand-over"), "{choose}");
        let pair = choose.trim_end_matches("/hand-over").to_owned();
        let page = amina.get(&pair).await;
        assert!(page.body.contains("needs no explanation") && page.links().contains(&choose));
        let page = amina.get(&choose).await;
        let nothing = amina.submit(&page, &choose, &[]).await;
        assert_eq!(nothing.status, 422, "one of the three is chosen");
        let chosen = amina.submit(&page, &choose, &[("onward", "rematch")]).await;
        assert_eq!((chosen.status.as_u16(), chosen.leads_to()), (303, pair.as_str()));
        let over = amina.get(&pair).await;
        assert!(over.body.contains("needs no explanation") && over.links().contains(&"/matches".to_owned()));
        assert_eq!(amina.get(&choose).await.status, 404, "there is nothing to choose any more");

        let receipt = grace.get(&leave).await;
        assert!(!receipt.body.contains("Still to come") && !receipt.body.contains("Amina"));
        assert_eq!(link(&mut grace, "/home", "/star").await, "/start", "out, and free to come in again");
        let mut helen = town.as_person(persona(&world, "coordinator")).await;
        assert!(helen.get("/co").await.body.contains("would like somebody new"));
    })
    .await;
}

#[tokio::test]
async fn a_mentee_takes_a_break_comes_back_and_leaves_with_a_receipt() {
    on_each(async |town: Town| {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        for page in ["/home", "/me", "/matches"] {
            assert!(amina.get(page).await.links().contains(&"/me/leave".to_owned()), "{page}");
        }
        let list = amina.get("/me/leave").await;
        let leave = link(&mut amina, "/me/leave", "/me/leave/").await;
        assert_eq!(amina.submit(&list, &format!("{leave}/break"), &[]).await.status, 303);
        let list = amina.get("/me/leave").await;
        assert_eq!(amina.submit(&list, &format!("{leave}/return"), &[]).await.status, 303);

        let ask = amina.get(&leave).await;
        assert!(ask.body.contains("Grace Mbeki"), "whose pair ends is named");
        assert_eq!(amina.submit(&ask, &leave, &[]).await.leads_to(), leave);
        let receipt = amina.get(&leave).await;
        assert!(receipt.body.contains("You have stopped taking part"));
        assert!(!receipt.body.contains("Grace"));
        assert_eq!(amina.get("/matches").await.status, 404, "the hat is off");
        assert_eq!(amina.get("/me/data").await.status, 200);
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let notices = grace.get("/notices").await;
        assert!(notices.body.contains("A pairing has ended"));
        assert!(!notices.body.contains("Amina"));
    })
    .await;
}

#[tokio::test]
async fn leaving_wants_a_sign_in_that_is_fresh_and_tells_so_before_anything_is_lost() {
    on_each(async |town: Town| {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let leave = link(&mut amina, "/me/leave", "/me/leave/").await;
        town.pass(jiff::SignedDuration::from_mins(10));
        let ask = amina.get(&leave).await;
        assert_eq!(ask.status, 200, "what it would mean can be read at any time");
        let before = town.rows().await["participation"].clone();
        let sent = amina.submit(&ask, &leave, &[]).await;
        assert_eq!(sent.leads_to(), format!("/sign-in?to={leave}"));
        assert_eq!(town.rows().await["participation"], before);
    })
    .await;
}
