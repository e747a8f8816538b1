//! Our components, given the options of nhsuk-frontend's own examples, make nhsuk-frontend's own HTML.
//!
//! The examples come with the npm package (`fixtures.json` of each component). Each option is either offered by our component or listed
//! in [`reasons`] with the reason; an example that uses a listed option is passed over. White space and the order of attributes do
//! not count.

#![expect(clippy::disallowed_types, reason = "the examples hold finished HTML")]

mod blocks;
mod fields;
mod normal;
mod options;
mod reasons;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use normal::normal;
use options::{Built, text};
use reasons::NOT_OFFERED;

/// A component: its folder, how ours is built, and how many examples must at least be compared.
type Component = (&'static str, fn(&Value) -> Built, usize);

const COMPONENTS: &[Component] = &[
    ("back-link", blocks::back_link, 1),
    ("button", blocks::button, 29),
    ("card", blocks::card, 3),
    ("checkboxes", |options| fields::choices(options, true), 20),
    ("date-input", fields::date_input, 8),
    ("details", blocks::details, 9),
    ("error-summary", blocks::error_summary, 2),
    ("file-upload", fields::file_upload, 8),
    ("input", fields::input, 23),
    ("inset-text", blocks::inset_text, 2),
    ("notification-banner", blocks::banner, 7),
    ("pagination", blocks::pagination, 3),
    ("panel", blocks::panel, 8),
    ("radios", |options| fields::choices(options, false), 25),
    ("select", fields::select, 11),
    ("skip-link", blocks::skip_link, 3),
    ("summary-list", blocks::summary_list, 4),
    ("tables", blocks::table, 2),
    ("tag", blocks::tag, 10),
    ("task-list", blocks::task_list, 2),
    ("textarea", fields::textarea, 11),
    ("warning-callout", blocks::warning_callout, 1),
];

fn examples(component: &str) -> Option<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../frontend/node_modules/nhsuk-frontend/dist/nhsuk/components");
    let text = fs::read_to_string(folder.join(component).join("fixtures.json")).ok()?;
    Some(serde_json::from_str(&text).expect("fixtures.json is JSON"))
}

#[test]
fn our_components_make_the_html_of_nhsuk_frontend() {
    let mut used = BTreeSet::new();
    let mut complaints = Vec::new();
    for (component, build, least) in COMPONENTS {
        let Some(examples) = examples(component) else {
            eprintln!("passed over: frontend/node_modules is absent; run `cargo xtask assets`");
            return;
        };
        let mut compared = 0;
        for example in examples["fixtures"].as_array().expect("a list of examples") {
            let name = text(&example["name"]);
            let built = if example["callBlock"].is_null() && !name.contains("call block") {
                build(&example["context"])
            } else {
                Err("call block")
            };
            match built {
                Ok(ours) => {
                    compared += 1;
                    let (ours, theirs) =
                        (normal(&ours.0, component), normal(text(&example["html"]), component));
                    if ours != theirs {
                        complaints.push(format!(
                            "{component}, {name}:\n  ours   {}\n  theirs {}",
                            ours.join(""),
                            theirs.join("")
                        ));
                    }
                }
                Err(option) => {
                    let listed = NOT_OFFERED
                        .iter()
                        .position(|(of, named, _)| *named == option && [*component, "*"].contains(of));
                    match listed {
                        Some(place) => drop(used.insert(place)),
                        None => complaints.push(format!("{component}, {name}: `{option}` has no reason")),
                    }
                }
            }
        }
        if compared < *least {
            complaints.push(format!("{component}: only {compared} examples compared"));
        }
        eprintln!(
            "{component}: {compared} of {} examples",
            examples["fixtures"].as_array().map_or(0, Vec::len)
        );
    }
    for (place, (component, option, _)) in NOT_OFFERED.iter().enumerate() {
        if !used.contains(&place) {
            complaints.push(format!("no example of {component} needs the reason for `{option}` any more"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
