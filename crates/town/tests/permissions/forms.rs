//! What is filled in where a form has fields that cannot be left out, and what stands in an address.

use crate::stage::Stage;

/// The fields of the form behind a path.
pub fn fields(stage: &Stage, path: &str) -> Vec<(&'static str, String)> {
    let cohort = stage.cast.cohort.to_string();
    let text = |name: &'static str, value: &str| (name, value.to_owned());
    match path {
        "/hats" => vec![text("hat", "newcomer")],
        "/people/wishes" => vec![text("line", "mentor"), text("wish", "not_wanted")],
        "/co/matching/runs" => vec![("cohort", cohort)],
        _ => Vec::new(),
    }
}

/// What kind of thing stands in a path, or the one text that does; none where nothing does.
pub fn standing_in(path: &str) -> Option<Slot> {
    let (start, _) = path.split_once('{')?;
    Some(match start {
        "/static/" => Slot::Text("none.css"),
        "/demo/personas/" => Slot::Text("mentee"),
        "/sign-in/link/" => Slot::Text("0000000000000000000000000000000000000000000000000000000000000000"),
        "/pairs/" | "/requests/" | "/suggestions/" => Slot::Thing("pair"),
        "/co/matching/runs/" => Slot::Thing("run"),
        "/co/people/" => Slot::Thing("person"),
        "/co/applications/" => Slot::Thing("participation"),
        _ => panic!("say in the tests of permissions what stands in {path}"),
    })
}

/// What an address is about.
pub enum Slot {
    /// Always this.
    Text(&'static str),
    /// A thing of this kind.
    Thing(&'static str),
}
