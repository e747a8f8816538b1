//! Who may do what: every permission, and every route asked as every kind of person, about a thing in every state.

mod asking;
mod change;
mod circles;
mod facts;
mod forms;
mod goals;
mod lines;
mod people;
mod rounds;
mod rules;
mod stage;
mod supports;
mod things;
mod within_pairs;

use std::{collections::BTreeSet, sync::Arc};

use asking::Found;
use stage::Stage;
use tokio::task::JoinSet;
use trellis_domain::permission::{Action, RULES};
use trellis_web::routes;

const AT_A_TIME: usize = 3;

const PERMISSIONS: &str = "\
Who may do what, in two parts: every permission, and every address with the permissions that it asks for.
Both are made by asking, and a test asks again each time: every address, as every kind of person, about everything
in every state, and compares what the application answers with what stands here.

Permissions: who has it, and in which states of the thing that it is about. Whoever is not named is told that there
is no such page, in the same bytes as for a page that does not exist. A coordinator or an administrator who is the
declared line manager of somebody has no permission about that person, whatever stands here. The mentees of a circle
are those who were offered a place in it or have one, its givers the two who lead it. The person of a request for
support is who wrote it, its giver who was asked to read it, while they run the programme.
";

const ADDRESSES: &str = "
Addresses: who gets to the door, how surely they must have signed in, how often they may come, and the permissions
that are asked for behind it; all of them must be had. Somebody who has not signed in, or whose account is shut, gets
to the sign-in page, except where it says \"everybody\". What is posted without the token of the session is refused,
except where it says \"no token\". \"Nothing\" is asked for where the page says the same to everybody who gets to it;
what stands in brackets leaves a line out of a list.
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_permissions_are_the_golden_ones() {
    let stage = Arc::new(Stage::set().await);
    let found = everything(&stage).await;
    let wrong: Vec<&str> = found.iter().flat_map(|found| &found.wrong).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} answers are not what the permissions say:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let mut lines = vec![PERMISSIONS.to_owned()];
    lines.extend(RULES.iter().map(rules::line));
    lines.push(ADDRESSES.to_owned());
    lines.extend(routes::all().zip(&found).map(|(route, found)| lines::of(route, found)));
    lines.push(unasked(&found));
    trellis_golden::golden!("../../docs/permissions.txt", &lines.join("\n"));
    let unseen = change::unseen(&found);
    assert!(unseen.is_empty(), "these changes of the policy would go by unseen:\n{}", unseen.join("\n"));
}

/// The permissions that no address asks for: those of the clock, or of a page that is still to come.
fn unasked(found: &[Found]) -> String {
    let asked: BTreeSet<&Action> = found.iter().flat_map(|found| &found.asks).collect();
    let rest = Action::ALL.iter().filter(|action| !asked.contains(action)).map(|action| action.code());
    format!("\nAsked for at no address: {}", rest.collect::<Vec<_>>().join(", "))
}

/// Asks every route, several at a time: each has its own copy of everything.
async fn everything(stage: &Arc<Stage>) -> Vec<Found> {
    let mut asked = JoinSet::new();
    let mut found: Vec<Found> = routes::all().map(|_| Found::default()).collect();
    let mut routes = routes::all().enumerate();
    loop {
        while asked.len() < AT_A_TIME {
            let Some((number, route)) = routes.next() else { break };
            let stage = Arc::clone(stage);
            asked.spawn(async move { (number, asking::route(&stage, route).await) });
        }
        let Some(done) = asked.join_next().await else { return found };
        let (number, one) = done.expect("a route was asked to its end");
        found[number] = one;
    }
}
