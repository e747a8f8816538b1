//! People outside the programme who can help. The host edits the list; no link tells where it was pressed.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

use crate::slot;

/// One place to turn to.
#[derive(Debug, Clone)]
pub struct Signpost {
    /// Its name.
    pub name: String,
    /// What it is for and when it answers.
    pub about: String,
    /// A web address, `mailto:` or `tel:`.
    pub href: Option<String>,
    /// What the link says: the number, the address.
    pub label: Option<String>,
}

/// The list, under one heading.
#[derive(Debug, Clone)]
pub struct Signposts {
    heading: Markup,
    posts: Vec<Signpost>,
}

impl Signposts {
    /// The list under its usual heading.
    pub fn new(words: Words, posts: Vec<Signpost>) -> Self {
        Self { heading: slot(t!(words, "ui-signposts")), posts }
    }
}

impl Render for Signposts {
    fn render(&self) -> Markup {
        html! {
            section.trellis-signposts aria-labelledby="signposts" {
                h2.trellis-signposts__heading #signposts { (self.heading) }
                ul.trellis-signposts__list {
                    @for post in &self.posts {
                        li {
                            strong { (post.name) } " " span { (post.about) }
                            @if let (Some(href), Some(label)) = (&post.href, &post.label) {
                                " " a href=(href) rel="noreferrer noopener" { (label) }
                            }
                        }
                    }
                }
            }
        }
    }
}
