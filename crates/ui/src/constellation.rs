//! The picture of the model: the person at the centre, who is on their side, and what is still missing, named kindly.
//!
//! Four petals stand around the centre: sponsorship, allyship and circles hold helpers; surface characteristics are a lens and never
//! hold a person. The mentor is a line from the centre. The same content stands beside the picture as a list.

mod drawing;

use maud::{Markup, Render, html};

/// Where something stands in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The line from the centre.
    Mentor,
    /// The petal above.
    Sponsorship,
    /// The petal on the right.
    Allyship,
    /// The petal below.
    Circles,
    /// The petal on the left: surface characteristics, a lens over the others.
    Lens,
}

impl Place {
    const fn class(self) -> &'static str {
        match self {
            Self::Mentor => "mentor",
            Self::Sponsorship => "sponsorship",
            Self::Allyship => "allyship",
            Self::Circles => "circles",
            Self::Lens => "lens",
        }
    }
}

/// How a tie looks: filled, outlined, or outlined with a bar. The list says the same in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// Under way.
    Active,
    /// Asked or offered.
    Asked,
    /// Quiet or paused.
    Resting,
}

/// One of the five lines: what it is called, who is in it, and what can be done.
#[derive(Debug, Clone)]
pub struct Line {
    place: Place,
    name: String,
    sentence: Markup,
    note: String,
    ties: Vec<(String, Tie)>,
    answered: bool,
    wanted: bool,
    action: Option<Markup>,
}

impl Line {
    /// A line. `sentence` goes into the list; `note` is the two or three words that stand in the picture while nobody does ("Nobody yet").
    pub fn new(
        place: Place,
        name: impl Into<String>,
        sentence: impl Render,
        note: impl Into<String>,
    ) -> Self {
        Self {
            place,
            name: name.into(),
            sentence: crate::slot(sentence),
            note: note.into(),
            ties: Vec::new(),
            answered: false,
            wanted: true,
            action: None,
        }
    }

    /// A person or circle in this line, by the name that may be shown. The lens takes none.
    pub fn tie(mut self, name: impl Into<String>, tie: Tie) -> Self {
        if self.place != Place::Lens {
            self.ties.push((name.into(), tie));
        }
        self
    }

    /// For the lens: whether the person has answered, with a wish or without one.
    pub fn answered(mut self, answered: bool) -> Self {
        self.answered = answered;
        self
    }

    /// The person does not want this kind of helper.
    pub fn not_wanted(mut self) -> Self {
        self.wanted = false;
        self.ties.clear();
        self
    }

    /// The next step for this line, as a link.
    pub fn link(mut self, label: impl Render, href: impl Into<String>) -> Self {
        self.action = Some(html! { a href=(href.into()) { (label) } });
        self
    }

    /// The next step for this line, as a form of one button.
    pub fn form(mut self, form: impl Render) -> Self {
        self.action = Some(crate::slot(form));
        self
    }

    /// The class that says how the line stands, with a space before it.
    const fn state(&self) -> &'static str {
        if !self.wanted {
            " is-unwanted"
        } else if self.is_open() {
            " is-open"
        } else {
            ""
        }
    }

    const fn is_open(&self) -> bool {
        self.ties.is_empty() && !self.answered && self.wanted
    }
}

/// The whole picture with its list.
#[derive(Debug, Clone)]
pub struct Constellation {
    title: String,
    description: String,
    centre: String,
    lines: Vec<Line>,
}

impl Constellation {
    /// A picture. Title and description are read instead of it; `centre` is the word at the centre ("You").
    pub fn new(title: impl Into<String>, description: impl Into<String>, centre: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: description.into(),
            centre: centre.into(),
            lines: Vec::new(),
        }
    }

    /// One more line. The list keeps this order.
    pub fn line(mut self, line: Line) -> Self {
        self.lines.push(line);
        self
    }

    /// The picture without the list, for a page that explains the model and has its own text.
    pub fn picture(&self) -> Markup {
        drawing::picture(self)
    }

    fn list(&self) -> Markup {
        html! {
            ul.trellis-constellation__list {
                @for line in &self.lines {
                    li class={ "trellis-line trellis-line--" (line.place.class()) (line.state()) } {
                        h2.trellis-line__name { (line.name) }
                        p.trellis-line__sentence { (line.sentence) }
                        @if let Some(action) = &line.action { div.trellis-line__action { (action) } }
                    }
                }
            }
        }
    }
}

impl Render for Constellation {
    fn render(&self) -> Markup {
        html! {
            div.trellis-constellation {
                (self.list())
                (self.picture())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> Constellation {
        Constellation::new("Your people", "You are at the centre.", "You")
            .line(
                Line::new(Place::Mentor, "Mentor", "Grace is your mentor.", "Nobody yet")
                    .tie("Grace", Tie::Active),
            )
            .line(
                Line::new(Place::Sponsorship, "Sponsorship", "Nobody yet.", "Nobody yet")
                    .link("Ask", "/matches"),
            )
            .line(
                Line::new(Place::Allyship, "Allyship", "Not wanted.", "Not for me")
                    .tie("Siân", Tie::Asked)
                    .not_wanted(),
            )
            .line(
                Line::new(Place::Circles, "Circles", "Your circle rests.", "None yet")
                    .tie("Tuesday circle", Tie::Resting)
                    .tie("B", Tie::Active)
                    .tie("C", Tie::Active)
                    .tie("D", Tie::Active),
            )
            .line(
                Line::new(Place::Lens, "Surface characteristics", "Set.", "Set")
                    .tie("Nobody", Tie::Active)
                    .answered(true),
            )
    }

    #[test]
    fn the_picture_has_a_name_a_description_and_no_inline_style() {
        let html = picture().render().into_string();
        assert!(
            html.contains("role=\"img\" aria-labelledby=\"constellation-title constellation-description\""),
            "{html}"
        );
        assert!(html.contains("<title id=\"constellation-title\">Your people</title>"), "{html}");
        assert!(!html.contains("style=") && !html.contains("<a href") | html.contains("/matches"), "{html}");
    }

    #[test]
    fn people_are_in_the_picture_and_the_lens_never_holds_one() {
        let svg = picture().picture().into_string();
        assert!(svg.contains(">Grace<") && svg.contains(">Tuesday ci…<"), "{svg}");
        assert!(!svg.contains("Nobody<") && !svg.contains("Siân"), "{svg}");
        assert!(svg.contains(">+2<"), "four ties show two and a count: {svg}");
    }

    #[test]
    fn links_stand_in_the_list_and_not_in_the_picture() {
        assert!(!picture().picture().into_string().contains("<a "));
        assert!(picture().render().into_string().contains("<a href=\"/matches\">Ask</a>"));
    }

    #[test]
    fn no_score_and_no_percentage_is_shown() {
        let html = picture().render().into_string();
        assert!(!html.contains('%') && !html.contains("5 of"), "{html}");
    }
}
