//! The one place where finished HTML is put on a page: shipped Markdown, never anything that a person typed.

#![expect(clippy::disallowed_types, reason = "this is the one module that may")]

use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};
use trellis_words::content::Text;

/// The body of a shipped text. HTML inside the Markdown is shown as text; headings start one level below the page's.
pub fn shipped(text: &'static Text) -> Markup {
    PreEscaped(markdown(text.body_markdown))
}

/// The same, with a place to jump to at each part: `part-1`, `part-2`, … A page has one such text.
pub fn guide(text: &'static Text) -> Markup {
    let mut part = 0;
    let events = events(text.body_markdown).map(|event| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H2, classes, attrs, .. }) => {
            part += 1;
            let id = Some(format!("part-{part}").into());
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, attrs })
        }
        other => other,
    });
    PreEscaped(html(events))
}

/// The headings of a text's parts, in order.
pub fn parts(text: &'static Text) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut inside = false;
    for event in events(text.body_markdown) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                inside = true;
                parts.push(String::new());
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(words) | Event::Code(words) if inside => {
                parts.iter_mut().last().into_iter().for_each(|part| part.push_str(&words));
            }
            _ => {}
        }
    }
    parts
}

fn markdown(body: &str) -> String {
    html(events(body))
}

fn html<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let mut html = String::new();
    push_html(&mut html, events);
    html
}

/// What the Markdown says. An empty box in a list is for a pen, so it is drawn and no control.
fn events(body: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    Parser::new_ext(body, options).map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        Event::TaskListMarker(_) => {
            Event::InlineHtml("<span class=\"trellis-box\" aria-hidden=\"true\"></span>".into())
        }
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        other => other,
    })
}

/// The page has the only `h1`; a `#` of the text becomes an `h2`.
fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H2,
        HeadingLevel::H3 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_inside_shipped_markdown_is_shown_as_text() {
        let html = markdown("# Title\n\nA *word* <script>alert(1)</script>\n\n<img src=x onerror=y>\n");
        assert!(html.starts_with("<h2>Title</h2>"), "{html}");
        assert!(html.contains("<em>word</em> &lt;script&gt;"), "{html}");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    }

    #[test]
    fn a_box_to_tick_on_paper_is_no_control() {
        let html = markdown("- [ ] Done\n");
        assert!(html.contains("aria-hidden") && !html.contains("<input"), "{html}");
    }

    #[test]
    fn each_part_of_a_guide_has_its_heading_and_its_place() {
        let text = trellis_words::content::page("help", trellis_words::Language::English);
        let (html, parts) = (guide(text).0, parts(text));
        assert!(parts.len() > 2);
        for (place, part) in parts.iter().enumerate() {
            assert!(html.contains(&format!("<h2 id=\"part-{}\">{part}</h2>", place + 1)), "{part}: {html}");
        }
    }
}
