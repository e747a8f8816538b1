//! What is filled in where a form has fields that cannot be left out, and what stands in an address.

use trellis_domain::{
    hat::{Hat, Role},
    permission::Action,
};
use trellis_identity::sessions::role_key;
use trellis_web::routes::Route;

use crate::{circles::ONLY_ASKED, people::Seat, stage::Stage, supports::CODE, things::Thing};

/// The fields of the form behind a path, filled in so that the permission is asked for and not a question again.
pub fn fields(stage: &Stage, seat: Option<Seat>, path: &str) -> Vec<(&'static str, String)> {
    let cohort = stage.cast.cohort.to_string();
    let text = |name: &'static str, value: &str| (name, value.to_owned());
    match path {
        "/hats" => vec![("hat", seat.map(|seat| role_key(seat.role)).unwrap_or_default())],
        "/sponsor/this-month" => {
            let plan = [("kind", "boost"), ("forum", "board"), ("aim", "development"), ("line", "Say why.")];
            plan.iter().map(|(name, value)| text(name, value)).chain([sponsored(stage, seat)]).collect()
        }
        "/sponsor/panels" => vec![text("post", "Team lead"), text("panel", "not_on"), sponsored(stage, seat)],
        "/co/matching/runs" | "/co/circles/new" | "/co/supervision/new" => vec![("cohort", cohort)],
        "/support/{id}/reader" => vec![("reader", stage.cast.manager.to_string())],
        "/support/new/sending" => vec![
            text("about", "work"),
            text("text", "A line"),
            text("receipt", CODE),
            ("reader", stage.cast.coordinator.to_string()),
        ],
        "/support/receipt/reader" => {
            vec![text("receipt", CODE), ("reader", stage.cast.coordinator.to_string())]
        }
        "/ngt/join" => vec![("code", stage.code.clone())],
        "/ngt/{id}/seats" => {
            vec![("code", stage.code.clone()), text("name", "Somebody"), text("consent", "yes")]
        }
        "/co/matching/pins" => stage.pin.clone(),
        "/co/matching/pins/lifted" => vec![("cohort", cohort), ("pin", stage.pinned.clone())],
        _ => plain(path).iter().map(|(name, value)| text(name, value)).collect(),
    }
}

/// The pair for which a sponsor fills a form in: their own, or somebody else's.
fn sponsored(stage: &Stage, seat: Option<Seat>) -> (&'static str, String) {
    let sponsors =
        |thing: &&Thing| thing.kind == "pair" && matches!(thing.own[1].role, Role::Wearing(Hat::Sponsor, _));
    let own = stage
        .things
        .iter()
        .filter(sponsors)
        .find(|thing| seat.is_some_and(|seat| thing.own[1].person == seat.person));
    let pair = own.or_else(|| stage.things.iter().filter(sponsors).find(|thing| thing.state == "active"));
    ("pair", pair.expect("somebody is sponsored").id.clone())
}

fn plain(path: &str) -> &'static [(&'static str, &'static str)] {
    match path {
        "/settings" => &[("language", "cy"), ("letters", "each")],
        "/people/wishes" => &[("line", "mentor"), ("wish", "not_wanted")],
        "/me/preferences-for-matching/dialogue" => &[("dialogue", "i_will")],
        "/me/preferences-for-matching/offers/end" => &[("about", "all")],
        "/me/not-with" => &[("address", "somebody@elsewhere.example"), ("kind", "prefer_not_to_say")],
        "/me/not-with/search" => &[("name", "Made-Up")],
        "/needs/answers/{question}" | "/needs/answers/{question}/draft" => {
            &[("text", "To be heard"), ("readers", "only_me")]
        }
        "/record/entry" | "/record/entry/draft" => &[("text", "It happened")],
        "/needs/answers/{question}/removal" | "/record/removal" => &[("item", UNKNOWN)],
        "/me/unlock/keys" | "/me/unlock/passphrase" | "/me/unlock/lost" => {
            &[("which", "own"), ("own", trellis_town::PHRASE)]
        }
        "/pairs/{id}/notes" | "/pairs/{id}/notes/draft" => &[("kind", "note"), ("note", "A line")],
        "/pairs/{id}/notes/removal" => &[("kind", "note"), ("item", "0123456789abcdef0123456789abcdef")],
        "/pairs/{id}/opener" | "/pairs/{id}/opener/draft" => &[("q1", "A line")],
        "/pairs/{id}/notes/summary"
        | "/pairs/{id}/notes/summary/draft"
        | "/pairs/{id}/notes/summary/preview" => &[("text", "All is well.")],
        "/meetings/{id}/draft" => &[("taken", "A line")],
        "/pairs/{id}/review" | "/pairs/{id}/review/draft" => &[("first", "A line")],
        "/pairs/{id}/review/touch" => &[("wish", "yes")],
        "/mentor/capacity" => &[("places", "3"), ("half_hours", "12")],
        "/hours/{id}" => &[("training", "1.5")],
        "/hours/{id}/removal" => &[("kind", "training")],
        "/mentor/capacity/rest" => &[("until-day", "1"), ("until-month", "3"), ("until-year", "2027")],
        "/opportunities/{id}" => &[("kinds", "boost")],
        "/opportunities/acts/{id}" => &[("then", "allow")],
        "/sponsor/acts/{id}" => &[("then", "done"), ("line", "Said why.")],
        "/sponsor/panels/{id}" => &[("panel", "on")],
        "/pairs/{id}/agreement/clauses" => &[("clauses", "We laugh."), ("version", "0")],
        "/goals/{id}/state" => &[("state", "met")],
        "/goals/{id}/steps/done" | "/goals/{id}/steps/removal" => {
            &[("step", "0123456789abcdef0123456789abcdef")]
        }
        "/pairs/{id}/chemistry" => &[("answer", "yes")],
        "/pairs/{id}/hand-over" => &[("onward", "rematch")],
        "/support/receipt"
        | "/support/receipt/words"
        | "/support/receipt/staying"
        | "/support/receipt/closing"
        | "/support/receipt/removal" => &[("receipt", CODE), ("text", "A line")],
        "/support/{id}" | "/support/{id}/draft" | "/co/support/{id}" | "/co/support/{id}/draft" => {
            &[("text", "A line")]
        }
        "/asks/{id}/felt" => &[("then", "guide")],
        "/questions/check-in" => &[("meeting", "yes")],
        "/questions/promises" => &[("no_detriment", "kept")],
        "/questions/beside/{id}" => &[("then", "guide")],
        "/questions/wellbeing/{name}" => &[("item-1", "1"), ("version", "1")],
        "/co/instruments/{name}" => &[("copyright", "© Somebody")],
        "/circle/{id}" => &[("name", "Wren")],
        "/circle/{id}/merger" => &[("answer", "no")],
        "/mentor/supervision/{id}" => &[("comes", "yes")],
        "/mentor/supervision/case" => &[("text", "Somebody felt left out.")],
        "/co/supervision/{id}" => {
            &[("next-day", "1"), ("next-month", "3"), ("next-year", "2027"), ("next-time", "10:00")]
        }
        "/pairs/{id}/two-people" => &[("reason", "She knows my field.")],
        "/opportunities/kept" => &[("act", UNKNOWN)],
        "/co/programme/guardians" => &[("address", "guardian@elsewhere.example")],
        "/circle/{id}/rules" | "/circle/{id}/rules/draft" => &[("rules", "One voice."), ("since", "0")],
        "/circles/{id}/sessions" => {
            &[("next-day", "1"), ("next-month", "3"), ("next-year", "2027"), ("next-time", "10:00")]
        }
        "/circles/{id}/sessions/told" => &[("held", "no")],
        "/circles/{id}/decision" => &[("onward", "close")],
        "/meetings/{id}/booking" => &[("time", "1")],
        "/meetings/{id}/confirmation" => &[("held", "yes"), ("minutes", "60")],
        "/co/programme/words" | "/co/programme/languages" => &[("version", "1")],
        "/co/programme/charter" => &[("by", "Joy"), ("on-day", "1"), ("on-month", "11"), ("on-year", "2026")],
        "/co/programme/timetable" | "/co/programme/timetable/{id}" => &PLAN,
        "/co/people/{id}/reasons" => &[("reason", "She asked me to.")],
        "/co/hats/{id}/training" => &TRAINED,
        "/co/people/invitations" => &[("addresses", "new@example.org"), ("hat", "mentor")],
        "/ngt/new" => &[
            ("question", "What would help?"),
            ("consent", "I want to."),
            ("seats", "5"),
            ("way", "protected"),
            ("scheme", "top_k"),
        ],
        "/ngt/{id}/control" => &[("do", "pause"), ("sending", UNKNOWN), ("phase", "lobby")],
        "/ngt/{id}/export" => &[("edition", "public")],
        "/ngt/{id}/seal" | "/ngt/{id}/lead" => &[("sending", UNKNOWN), ("phase", "lobby")],
        "/ngt/{id}" => &[("do", "ready"), ("sending", UNKNOWN), ("phase", "lobby")],
        "/setup/{token}" => &NEW,
        _ => &[],
    }
}

/// An id that nothing has.
const UNKNOWN: &str = "0123456789abcdef0123456789abcdef";

const TRAINED: [(&str, &str); 5] = [
    ("module", "confidentiality"),
    ("source", "Wren Valley"),
    ("on-day", "1"),
    ("on-month", "11"),
    ("on-year", "2026"),
];

/// The year of a cohort.
const PLAN: [(&str, &str); 19] = [
    ("name", "Winter"),
    ("apply_opens-day", "1"),
    ("apply_opens-month", "12"),
    ("apply_opens-year", "2026"),
    ("apply_closes-day", "1"),
    ("apply_closes-month", "1"),
    ("apply_closes-year", "2027"),
    ("match_by-day", "1"),
    ("match_by-month", "2"),
    ("match_by-year", "2027"),
    ("starts-day", "1"),
    ("starts-month", "3"),
    ("starts-year", "2027"),
    ("mid_review-day", "1"),
    ("mid_review-month", "9"),
    ("mid_review-year", "2027"),
    ("ends-day", "1"),
    ("ends-month", "3"),
    ("ends-year", "2028"),
];

/// A new installation.
const NEW: [(&str, &str); 9] = [
    ("organisation", "Wren Valley Health"),
    ("nation", "wales"),
    ("name", "Tom Made-Up"),
    ("address", "tom@example.org"),
    ("second", "second@example.org"),
    ("internal_name", "Rise Together"),
    ("alias_en", "Development"),
    ("alias_cy", "Datblygu"),
    ("coordinator", "coordinator@example.org"),
];

/// What stands behind the question mark, where a page cannot be asked without it.
pub fn query(stage: &Stage, path: &str) -> String {
    match path {
        "/co/matching/preview" => format!("?cohort={}", stage.cast.cohort),
        "/ngt/join" => format!("?code={}", stage.code),
        _ => String::new(),
    }
}

/// Forms that carry a file.
pub const UPLOADS: [&str; 1] = ["/co/import"];

/// What kind of thing stands in a path, or the one text that does; none where nothing does.
pub fn standing_in(path: &'static str) -> Option<Slot> {
    let (start, _) = path.split_once("/{")?;
    Some(match start {
        "/static" => Slot::Asset,
        "/film/kit" => Slot::Text(crate::stage::KIT_FILE),
        "/guides" => Slot::Text("repair"),
        "/needs/answers" => Slot::Text("need"),
        "/questions/wellbeing" | "/co/instruments" => Slot::Text("brs"),
        "/questions/beside" => Slot::Thing("pair"),
        "/co/calls" => Slot::Thing("participation"),
        "/demo/personas" => Slot::Text("mentee"),
        "/sign-in/link" => Slot::Text("0000000000000000000000000000000000000000000000000000000000000000"),
        "/setup" => Slot::SetUp,
        "/pairs" | "/requests" | "/matches" | "/co/pairs" | "/guardian/exceptions" => Slot::Thing("pair"),
        "/meetings" => Slot::Thing("meeting"),
        "/opportunities" => Slot::Thing("pair"),
        "/opportunities/acts" | "/sponsor/acts" => Slot::Thing("act"),
        "/sponsor/panels" => Slot::Thing("panel"),
        "/goals" => Slot::Thing("goal"),
        "/summaries" => Slot::Thing("summary"),
        "/asks" | "/ally/asks" => Slot::Thing("ask"),
        "/support" | "/co/support" => Slot::Thing("support"),
        "/circle" | "/circles" | "/co/circles" => Slot::Thing("circle"),
        "/co/supervision" => Slot::Thing("supervision"),
        "/mentor/supervision" | "/co/supervision/dates" => Slot::Thing("sitting"),
        "/ngt" => Slot::Thing("workshop"),
        "/co/matching/runs" => Slot::Thing("run"),
        "/co/people" | "/admin/people" => Slot::Thing("person"),
        "/co/applications" | "/co/hats" | "/me/leave" | "/hours" => Slot::Thing("participation"),
        "/co/import" => Slot::Thing("import"),
        "/co/programme/timetable" => Slot::Thing("cohort"),
        "/co/programme/roles"
        | "/co/programme/guardians"
        | "/admin/people/grants"
        | "/admin/people/proposals" => Slot::Thing("grant"),
        "/invite" => Slot::Thing("invitation"),
        "/me/not-with" => Slot::Thing("conflict"),
        journey => Slot::Thing(journey),
    })
}

/// What an address is about.
#[derive(PartialEq, Eq)]
pub enum Slot {
    /// Always this.
    Text(&'static str),
    /// A thing of this kind.
    Thing(&'static str),
    /// A file that the pages name.
    Asset,
    /// The set-up link of an installation with nobody in it.
    SetUp,
}

/// Permissions whose denial leaves something out of a list, instead of shutting the page.
pub fn passed_over(path: &str) -> &'static [Action] {
    match path {
        "/co/pairs" => &[Action::ReadPairFacts],
        "/co/circles" | "/co/circles/{id}/merger" => &[Action::ReadCircleFacts],
        "/co/supervision" => &[Action::ReadSupervisionFacts],
        "/co/calls" => &[Action::AnswerCall],
        "/guardian" => &[Action::AnswerException],
        _ => &[],
    }
}

/// A condition that is not the policy's, under which somebody finds a page missing though they may.
pub fn further(route: &Route, seat: Option<&Seat>, state: &str) -> Option<&'static str> {
    let kind = seat.map_or("", |seat| seat.kind);
    let helps = seat.is_some_and(|seat| seat.role.hat().is_some_and(Hat::gives));
    let over = kind == "its person" && state == "completed";
    match route.path {
        "/hats" if seat.is_some_and(|seat| seat.role == Role::Newcomer) => {
            Some("into a role that one has not")
        }
        path if path.starts_with("/circle/{id}/rules") && kind == ONLY_ASKED => {
            Some("by whoever was only asked")
        }
        "/me/not-with/{id}/end" if kind != "its person" => Some("what somebody else has declared"),
        "/meetings/{id}/booking" if kind.ends_with("who offered the times") => {
            Some("by whoever offered the times")
        }
        "/me/leave/{id}/break" | "/me/leave/{id}/return" if helps => {
            Some("by a helper, who rests on another page")
        }
        path if path.starts_with("/hours") => Some("by whoever gives in no hat"),
        "/circle/{id}/merger" => Some("where nothing is asked"),
        path if path.starts_with("/mentor/supervision") => Some("by a helper who is no mentor"),
        "/opportunities/kept" => Some("what one does not keep"),
        "/co/programme/guardians/{id}/ending" => Some("another role"),
        "/opportunities/{id}" => Some("for a helper who is no sponsor"),
        "/pairs/{id}/notes/removal" | "/needs/answers/{question}/removal" | "/record/removal" => {
            Some("what one has not written")
        }
        "/ngt/{id}" | "/ngt/{id}/events" => Some("by whoever holds no seat"),
        "/pairs/{id}/hand-over" => Some("where it is not the helper who goes"),
        "/pairs/{id}/asks" | "/pairs/{id}/asks/draft" => Some("of a helper of another kind"),
        path if path.starts_with("/questions/beside/") => Some("of a helper of another kind"),
        path if path.starts_with("/questions/wellbeing/") => Some("what the host has not published"),
        "/co/import/{id}/check" if state != "checked" => Some("before its columns are matched"),
        "/co/matching" if NO_COHORT.contains(&state) => Some("before there is a cohort"),
        _ if over => Some("once the year is done"),
        _ => None,
    }
}

/// The programmes of the stage in which nothing is planned.
const NO_COHORT: [&str; 2] = ["draft", "authorised"];

/// Pages that say the same to everybody who wears no hat, and so ask nothing.
pub fn says_the_same(path: &str, role: Role) -> bool {
    role.hat().is_none() && ["/home", "/me/preferences-for-matching"].contains(&path)
}
