//! The copy for people: one page that needs nothing else, in their language, to be read anywhere at any time.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;
use trellis_programme::exports::{Everything, Part};
use trellis_ui::{DOCTYPE, Markup, html};
use trellis_words::{Words, t};

use super::fact;

/// The page.
pub fn page(words: Words, everything: &Everything, made_at: Timestamp) -> Markup {
    let title = t!(words, "exports-file-title");
    let named = names(words, everything);
    html! {
        (DOCTYPE)
        html lang=(words.language().code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { "body{font:1.1rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}dt{font-weight:bold}dd{margin:0 0 .5rem}section{border-top:1px solid;margin-top:2rem}dl{margin:1rem 0}" }
            }
            body {
                h1 { (title) }
                p { (t!(words, "exports-file-made", moment = words.moment_with_zone(made_at))) }
                p { @if everything.opened { (t!(words, "exports-file-whole")) } @else { (t!(words, "exports-file-locked")) } }
                @if everything.unopened > 0 { p { (t!(words, "exports-file-unopened", count = everything.unopened)) } }
                @for part in everything.parts.iter().filter(|part| !part.things.is_empty()) {
                    (section(words, part, &named))
                }
            }
        }
    }
}

fn section(words: Words, part: &Part, named: &BTreeMap<String, String>) -> Markup {
    html! {
        section {
            h2 { (words.say(&format!("exports-part-{}", part.name.replace('_', "-")), None)) }
            @for thing in &part.things {
                dl {
                    @for (name, value) in thing.iter().filter(|(name, _)| name != "id") {
                        @let value = about(name, value, named);
                        @if let Some(value) = value {
                            dt { (fact::label(words, name)) }
                            dd { (fact::said(words, part.name, name, &value)) }
                        }
                    }
                }
            }
        }
    }
}

/// What a thing belongs to, by its name instead of its id; left out where it has none.
fn about(name: &str, value: &Value, named: &BTreeMap<String, String>) -> Option<Value> {
    if name != "of" {
        return Some(value.clone());
    }
    value.as_str().and_then(|id| named.get(id)).cloned().map(Value::String)
}

/// The names of what other things belong to: pairs by the other person, meetings by their time, parts by their hat.
fn names(words: Words, everything: &Everything) -> BTreeMap<String, String> {
    let mut named = BTreeMap::new();
    for part in &everything.parts {
        for thing in &part.things {
            let of = |wanted: &str| {
                thing.iter().find(|(name, _)| name == wanted).and_then(|(_, value)| value.as_str())
            };
            let Some(id) = of("id") else { continue };
            let name = match part.name {
                "pair" | "circle_seat" => of("name").map(str::to_owned),
                "meeting" => of("at").and_then(|at| at.parse().ok()).map(|at| words.moment(at)),
                _ => of("hat").map(|hat| words.name("hats", hat).to_owned()),
            };
            named.extend(name.map(|name| (id.to_owned(), name)));
        }
    }
    named
}
