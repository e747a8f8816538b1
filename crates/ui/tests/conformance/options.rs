//! Reads the options of an example.

use maud::{Markup, PreEscaped, Render};
use serde_json::Value;
use trellis_ui::Size;
use trellis_words::{Language, Words};

/// Why an example was passed over: the option's name in [`NOT_OFFERED`].
pub type Passed = &'static str;
pub type Built = Result<Markup, Passed>;

pub fn words() -> Words {
    Words::new(Language::English)
}

/// Passes over an example that uses one of these options.
pub fn without(options: &Value, refused: &[(&'static str, Passed)]) -> Result<(), Passed> {
    for (key, why) in refused {
        if !options[*key].is_null() {
            return Err(why);
        }
    }
    Ok(())
}

/// A text or markup given as `"…"`, `{text}` or `{html}`.
pub fn content(value: &Value) -> Option<Markup> {
    match value {
        Value::String(text) => Some(text.render()),
        Value::Object(map) => match (map.get("html"), map.get("text")) {
            (Some(Value::String(html)), _) => Some(PreEscaped(html.clone())),
            (_, Some(Value::String(text))) => Some(text.render()),
            _ => None,
        },
        _ => None,
    }
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

pub fn size(value: &Value) -> Option<Size> {
    Some(match value.as_str()? {
        "s" => Size::S,
        "m" => Size::M,
        "l" => Size::L,
        _ => Size::Xl,
    })
}
