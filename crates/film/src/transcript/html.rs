//! The transcript as a piece of a page. It carries no style and no script; the player finds sentences by `data-start`.

use std::fmt::Write as _;

use super::{Chapter, Transcript, minutes};

/// The transcript as an HTML `article`, every text escaped.
pub fn html(transcript: &Transcript) -> String {
    let t = transcript;
    let (title, heading) = (escaped(&t.title), escaped(&t.heading));
    let mut page = format!(
        "<article class=\"film-transcript\" lang=\"{}\">\n<h2>{title}</h2>\n<p>{heading}</p>\n",
        t.language
    );
    for label in &t.labels {
        let _ = writeln!(page, "<p class=\"film-label\"><strong>{}</strong></p>", escaped(label));
    }
    for about in &t.about {
        let _ = writeln!(page, "<p>{}</p>", escaped(about));
    }
    for chapter in &t.chapters {
        section(&mut page, chapter, &t.names);
    }
    let _ = writeln!(page, "<section>\n<h3>{}</h3>", escaped(&t.names[3]));
    list(&mut page, &t.sources);
    if let Some((text, url)) = &t.link {
        let _ = writeln!(page, "<p><a href=\"{}\">{}</a></p>", escaped(url), escaped(text));
    }
    let (name, approval) = (escaped(&t.names[4]), escaped(&t.approval));
    let _ = writeln!(page, "</section>\n<section>\n<h3>{name}</h3>\n<p>{approval}</p>");
    list(&mut page, &t.open);
    page.push_str("</section>\n</article>\n");
    page
}

fn section(page: &mut String, chapter: &Chapter, names: &[String; 5]) {
    let (id, start) = (chapter.scene.word(), chapter.start);
    let heading = escaped(&chapter.heading);
    let _ = writeln!(page, "<section id=\"film-{id}\" data-start=\"{start}\">");
    let _ = writeln!(page, "<h3>{heading} <span class=\"film-time\">{}</span></h3>", minutes(start));
    if !chapter.said.is_empty() {
        let _ = writeln!(page, "<h4>{}</h4>\n<p class=\"film-said\">", escaped(&names[0]));
        for said in &chapter.said {
            let (id, start, text) = (escaped(&said.id), said.start, escaped(&said.text));
            let _ = writeln!(page, "<span data-line=\"{id}\" data-start=\"{start}\">{text}</span>");
        }
        page.push_str("</p>\n");
    }
    let _ = writeln!(page, "<h4>{}</h4>\n<p>{}</p>", escaped(&names[1]), escaped(&chapter.seen));
    if !chapter.written.is_empty() {
        let _ = writeln!(page, "<h4>{}</h4>", escaped(&names[2]));
        list(page, &chapter.written);
    }
    page.push_str("</section>\n");
}

fn list(page: &mut String, items: &[String]) {
    if items.is_empty() {
        return;
    }
    page.push_str("<ul>\n");
    for item in items {
        let _ = writeln!(page, "<li>{}</li>", escaped(item));
    }
    page.push_str("</ul>\n");
}

/// What the signs of HTML are written as, in text and in attributes between double quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
