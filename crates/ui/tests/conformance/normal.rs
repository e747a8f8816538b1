//! Two pieces of HTML compared by what they mean.

use maud::html;

/// HTML as a list of tags (attributes and classes sorted) and texts (white space made one space), so that only meaning counts.
pub fn normal(html: &str, component: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (text, after) = rest.split_once('<').unwrap_or((rest, ""));
        let text = entities(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if !text.is_empty() {
            parts.push(text);
        }
        if after.is_empty() {
            break;
        }
        let (tag, after) = after.split_once('>').expect("a tag ends");
        // Void and empty elements are written in three ways; `</path>` says nothing.
        if tag != "/path" && tag != "/circle" {
            parts.push(normal_tag(tag.trim_end_matches('/'), component));
        }
        rest = after;
    }
    parts
}

pub fn normal_tag(tag: &str, component: &str) -> String {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let attribute = &rest[..end];
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (inside, after) = quoted.split_once('"').expect("a value ends");
            value = entities(inside);
            rest = after;
        }
        if attribute == "class" {
            let mut classes: Vec<&str> = value.split_whitespace().collect();
            classes.sort_unstable();
            value = classes.join(" ");
        }
        // Our boxes of a date are named after their question, so that a form may ask for two dates.
        if component == "date-input" && attribute == "name" {
            value = value.rsplit('-').next().unwrap_or_default().to_owned();
        }
        attributes.push(format!(" {attribute}=\"{value}\""));
    }
    attributes.sort();
    format!("<{name}{}>", attributes.concat())
}

pub fn entities(text: &str) -> String {
    let named = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[test]
fn the_comparison_sees_what_matters() {
    assert_eq!(
        normal("<p class=\"a b\"  id=\"x\"> A &#39;b\n c</p>", "x"),
        normal("<p id=\"x\" class=\"b a\">A 'b c</p>", "x")
    );
    assert_ne!(normal("<p class=\"a\">A</p>", "x"), normal("<p class=\"b\">A</p>", "x"));
    assert_ne!(normal("<p>A</p>", "x"), normal("<p>B</p>", "x"));
    assert_ne!(normal("<a href=\"/a\" hidden>A</a>", "x"), normal("<a href=\"/a\">A</a>", "x"));
    assert_eq!(
        normal(&html! { svg { path d="M0 0" {} } }.0, "x"),
        normal("<svg><path d=\"M0 0\"/></svg>", "x")
    );
}
