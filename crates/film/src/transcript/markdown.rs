//! The transcript as Markdown.

use std::fmt::Write as _;

use super::{Transcript, minutes};

/// The transcript as Markdown (CommonMark), every text escaped.
pub fn markdown(transcript: &Transcript) -> String {
    let t = transcript;
    let mut page = format!("# {}\n\n{}\n", escaped(&t.title), escaped(&t.heading));
    for label in &t.labels {
        let _ = write!(page, "\n**{}**\n", escaped(label));
    }
    for about in &t.about {
        let _ = write!(page, "\n{}\n", escaped(about));
    }
    for chapter in &t.chapters {
        let _ = write!(page, "\n## {} ({})\n", escaped(&chapter.heading), minutes(chapter.start));
        if !chapter.said.is_empty() {
            let said: Vec<_> = chapter.said.iter().map(|said| escaped(&said.text)).collect();
            let _ = write!(page, "\n### {}\n\n{}\n", escaped(&t.names[0]), said.join("\n"));
        }
        let _ = write!(page, "\n### {}\n\n{}\n", escaped(&t.names[1]), escaped(&chapter.seen));
        if !chapter.written.is_empty() {
            let _ = write!(page, "\n### {}\n\n", escaped(&t.names[2]));
            list(&mut page, &chapter.written);
        }
    }
    let _ = write!(page, "\n## {}\n\n", escaped(&t.names[3]));
    list(&mut page, &t.sources);
    if let Some((text, url)) = &t.link {
        // Between angle brackets only these could end the address.
        let url = url.replace('<', "%3C").replace('>', "%3E");
        let _ = write!(page, "\n[{}](<{url}>)\n", escaped(text));
    }
    let _ = write!(page, "\n## {}\n\n{}\n", escaped(&t.names[4]), escaped(&t.approval));
    if !t.open.is_empty() {
        page.push('\n');
        list(&mut page, &t.open);
    }
    page
}

fn list(page: &mut String, items: &[String]) {
    for item in items {
        let _ = writeln!(page, "* {}", escaped(item));
    }
}

/// A backslash before each sign that Markdown, or the HTML in it, would act on.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '!' | '~') {
            safe.push('\\');
        }
        safe.push(sign);
    }
    safe
}
