//! Who may do what: every route, asked as every kind of person, about a thing in every state.

mod answers;
mod forms;
mod people;
mod stage;
mod things;

use std::sync::Arc;

use stage::Stage;
use tokio::task::JoinSet;
use trellis_web::routes;

const AT_A_TIME: usize = 3;

const LEGEND: &str = "\
Every address of the product: who reaches it, and in which states of the thing it is about.
Made by asking the application itself. Not named here: not found, with the same bytes as a page that does not exist.
Nobody who is not signed in, and no disabled account, gets further than the sign-in page, except where it says \"everybody\".
A POST without the token of the session is refused to everyone, except where it says \"no token\".
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_permissions_are_the_golden_ones() {
    let stage = Arc::new(Stage::set().await);
    let mut lines = vec![LEGEND.to_owned()];
    let mut wrong = Vec::new();
    // Several routes at a time: each has its own copy of everything.
    let mut asked = JoinSet::new();
    let ask = |asked: &mut JoinSet<_>, number: usize| {
        let (stage, route) = (Arc::clone(&stage), routes::all().nth(number).expect("counted"));
        asked.spawn(async move { (number, answers::line(&stage, route).await) });
    };
    let count = routes::all().count();
    let mut answered = vec![String::new(); count];
    for number in 0..count {
        if asked.len() == AT_A_TIME {
            let (number, (line, problems)) = asked.join_next().await.expect("some are asked").expect("asked");
            answered[number] = line;
            wrong.extend(problems);
        }
        ask(&mut asked, number);
    }
    while let Some(done) = asked.join_next().await {
        let (number, (line, problems)) = done.expect("asked");
        answered[number] = line;
        wrong.extend(problems);
    }
    lines.extend(answered);
    assert!(wrong.is_empty(), "{}\n\n{}", lines.join("\n"), wrong.join("\n"));
    trellis_golden::golden!("../../docs/permissions.txt", &lines.join("\n"));
}
