//! What is filled in where a form has fields that cannot be left out, and what stands in an address.

use crate::stage::Stage;

/// The fields of the form behind a path, where some of them cannot be left out.
pub fn fields(stage: &Stage, path: &str) -> Vec<(&'static str, String)> {
    let cohort = stage.cast.cohort.to_string();
    let text = |name: &'static str, value: &str| (name, value.to_owned());
    match path {
        // The hat of whoever is a mentee in this cohort: nobody else can put it on.
        "/hats" => vec![("hat", format!("mentee/{cohort}"))],
        "/people/wishes" => vec![text("line", "mentor"), text("wish", "not_wanted")],
        "/co/matching/runs" => vec![("cohort", cohort)],
        "/co/matching/pins" => stage.pin.clone(),
        "/co/matching/pins/lifted" => vec![("cohort", cohort), ("pin", stage.pinned.clone())],
        "/co/programme/words" | "/co/programme/languages" => vec![text("version", "1")],
        "/meetings/{id}/confirmation" => vec![text("held", "yes"), text("minutes", "60")],
        _ => Vec::new(),
    }
}

/// What stands behind the question mark, where a page cannot be asked without it.
pub fn query(stage: &Stage, path: &str) -> String {
    match path {
        "/co/matching/preview" => format!("?cohort={}", stage.cast.cohort),
        _ => String::new(),
    }
}

/// Forms that carry a file.
pub const UPLOADS: [&str; 1] = ["/co/import"];

/// What kind of thing stands in a path, or the one text that does; none where nothing does.
pub fn standing_in(path: &'static str) -> Option<Slot> {
    let (start, _) = path.split_once("/{")?;
    Some(match start {
        "/static" => Slot::Text("none.css"),
        "/guides" => Slot::Text("repair"),
        "/demo/personas" => Slot::Text("mentee"),
        "/sign-in/link" | "/setup" => {
            Slot::Text("0000000000000000000000000000000000000000000000000000000000000000")
        }
        "/pairs" | "/requests" | "/matches" | "/co/pairs" => Slot::Thing("pair"),
        "/meetings" => Slot::Thing("meeting"),
        "/co/matching/runs" => Slot::Thing("run"),
        "/co/people" | "/admin/people" => Slot::Thing("person"),
        "/co/applications" | "/co/hats" | "/me/leave" => Slot::Thing("participation"),
        "/co/import" => Slot::Thing("import"),
        "/co/programme/timetable" => Slot::Thing("cohort"),
        "/co/programme/roles" | "/admin/people/grants" | "/admin/people/proposals" => Slot::Thing("grant"),
        "/invite" => Slot::Thing("invitation"),
        "/me/not-with" => Slot::Thing("conflict"),
        journey => Slot::Thing(journey),
    })
}

/// What an address is about.
pub enum Slot {
    /// Always this.
    Text(&'static str),
    /// A thing of this kind.
    Thing(&'static str),
}
