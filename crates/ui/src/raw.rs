//! The one place where finished HTML is put on a page: shipped Markdown, never anything that a person typed.

#![expect(clippy::disallowed_types, reason = "this is the one module that may")]

use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};
use trellis_words::content::Text;

/// The body of a shipped text. HTML inside the Markdown is shown as text; headings start one level below the page's.
pub fn shipped(text: &'static Text) -> Markup {
    PreEscaped(markdown(text.body_markdown))
}

fn markdown(body: &str) -> String {
    let events = Parser::new_ext(body, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        other => other,
    });
    let mut html = String::new();
    push_html(&mut html, events);
    html
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
}
