//! Who may do what: every route, asked as every kind of person, about a thing in every state.

mod answers;
mod forms;
mod people;
mod stage;
mod things;

use stage::Stage;
use trellis_web::routes;

const LEGEND: &str = "\
Every address of the product: who reaches it, and in which states of the thing it is about.
Made by asking the application itself. Not named here: not found, with the same bytes as a page that does not exist.
Nobody who is not signed in, and no disabled account, gets further than the sign-in page, except where it says \"everybody\".
A POST without the token of the session is refused to everyone, except where it says \"no token\".
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_permissions_are_the_golden_ones() {
    let stage = Stage::set().await;
    let mut lines = vec![LEGEND.to_owned()];
    for route in routes::all() {
        lines.push(answers::line(&stage, route).await);
    }
    trellis_golden::golden!("../../docs/permissions.txt", &lines.join("\n"));
}
