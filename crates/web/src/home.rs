//! The home page of each role: one next step, my people, what is coming up.

use axum::extract::State;
use trellis_ui::html;
use trellis_words::t;

use crate::{
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/home" "home" One Member Read => show;
];

async fn show(State(_site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let heading = t!(words, "home-heading");
    Ok(Page::new(heading.clone(), html! { h1 { (heading) } }))
}
