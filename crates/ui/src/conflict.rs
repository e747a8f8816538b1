//! Two people wrote in the same place: both versions side by side, and three ways on. Nothing that was typed is lost.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

/// One version: its parts by name, and the form that keeps it.
#[derive(Debug, Clone)]
struct Version {
    parts: Vec<(String, String)>,
    keep: Markup,
}

/// Both versions of one piece of writing. Its heading is the page's `h1`, and has the focus.
#[derive(Debug, Clone)]
pub struct Conflict {
    words: Words,
    versions: Vec<(String, Version)>,
    combine: Markup,
}

impl Conflict {
    /// What the page is headed by, and titled.
    pub fn heading(words: Words) -> String {
        t!(words, "ui-conflict")
    }

    /// What this person typed, what stands there by now, each with the form whose button keeps it; and the form in which the
    /// two are made one.
    pub fn new(
        words: Words,
        (mine, keep_mine): (Vec<(String, String)>, impl Render),
        (theirs, keep_theirs): (Vec<(String, String)>, impl Render),
        combine: impl Render,
    ) -> Self {
        let version = |parts, keep| Version { parts, keep };
        Self {
            words,
            versions: vec![
                (t!(words, "ui-conflict-mine"), version(mine, crate::slot(keep_mine))),
                (t!(words, "ui-conflict-theirs"), version(theirs, crate::slot(keep_theirs))),
            ],
            combine: crate::slot(combine),
        }
    }
}

impl Render for Conflict {
    fn render(&self) -> Markup {
        let words = self.words;
        html! {
            h1 tabindex="-1" autofocus { (Self::heading(words)) }
            p { (t!(words, "ui-conflict-text")) }
            div.trellis-both {
                @for (name, version) in &self.versions {
                    section.trellis-both__one {
                        h2.trellis-both__name { (name) }
                        dl {
                            @for (part, text) in &version.parts {
                                dt { (part) }
                                @if text.is_empty() { dd.nhsuk-hint { (t!(words, "ui-conflict-nothing")) } }
                                @else { dd.trellis-written { (text) } }
                            }
                        }
                        (version.keep)
                    }
                }
            }
            h2 { (t!(words, "ui-conflict-combine")) }
            (self.combine)
        }
    }
}

#[cfg(test)]
mod tests {
    use trellis_words::Language;

    use super::*;

    #[test]
    fn both_versions_stand_there_escaped_and_an_empty_part_says_so() {
        let part = |text: &str| vec![("Goal".to_owned(), text.to_owned())];
        let both = Conflict::new(
            Words::new(Language::English),
            (part("<b>mine</b>"), "keep mine"),
            (part(""), "keep theirs"),
            "combine",
        );
        let html = both.render().into_string();
        assert!(html.contains("&lt;b&gt;mine&lt;/b&gt;") && html.contains("Nothing here"), "{html}");
        assert!(html.contains("keep mine") && html.contains("keep theirs") && html.contains("combine"));
    }
}
