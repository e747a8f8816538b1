//! The picture of the model: the person at the centre, who is on their side, and what is still missing, named kindly.
//!
//! Four petals overlap around the centre, the same shapes as in the film: sponsorship, allyship and circles hold helpers; surface
//! characteristics are a lens and never hold a person. The mentor is a line from the centre. The same content stands beside the
//! picture as a list.

mod drawing;
mod names;
mod pattern;

use maud::{Markup, Render, html};
use trellis_film::venn::Petal;

/// Where something stands in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The line from the centre.
    Mentor,
    /// The petal at the top right.
    Sponsorship,
    /// The petal at the top left.
    Allyship,
    /// The petal at the bottom left.
    Circles,
    /// The petal at the bottom right: surface characteristics, a lens over the others.
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

    const fn petal(self) -> Option<Petal> {
        match self {
            Self::Mentor => None,
            Self::Sponsorship => Some(Petal::Sponsorship),
            Self::Allyship => Some(Petal::Allyship),
            Self::Circles => Some(Petal::Circles),
            Self::Lens => Some(Petal::Surface),
        }
    }
}

/// How a tie looks: filled, outlined, or outlined with a bar. The list says the same in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Under way.
    Active,
    /// Asked or offered.
    Asked,
    /// Quiet or paused.
    Resting,
}

/// One tie between the person at the centre and a helper or a circle. Roles are separate records: whoever is mentor and ally has two.
#[derive(Debug, Clone)]
pub struct Tie {
    name: String,
    label: String,
    standing: Standing,
    who: Option<String>,
}

impl Tie {
    /// A tie to a person, by the name that may be shown; the picture has its first word. `who` tells them from everybody else:
    /// two ties of one person are joined by a thin line. It never reaches the page.
    pub fn person(name: impl Into<String>, who: impl Into<String>, standing: Standing) -> Self {
        let name = name.into();
        let label = name.split_whitespace().next().unwrap_or_default().to_owned();
        Self { name, label, standing, who: Some(who.into()) }
    }

    /// A place in a circle.
    pub fn circle(name: impl Into<String>, standing: Standing) -> Self {
        let name = name.into();
        Self { label: name.clone(), name, standing, who: None }
    }

    /// Somebody in a picture that explains: nobody in particular.
    pub const fn anybody(standing: Standing) -> Self {
        Self { name: String::new(), label: String::new(), standing, who: None }
    }
}

/// One of the five lines: what it is called, who is in it, and what can be done.
#[derive(Debug, Clone)]
pub struct Line {
    place: Place,
    name: String,
    sentence: Markup,
    note: String,
    ties: Vec<Tie>,
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

    /// A person or circle in this line; call it in the order in which they came. The lens takes none.
    pub fn tie(mut self, tie: Tie) -> Self {
        if self.place != Place::Lens {
            self.ties.push(tie);
        }
        self
    }

    /// Something is there already, though nobody's name is shown: the lens was answered, or a number stands for people.
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
    id: String,
    title: String,
    description: String,
    centre: String,
    lines: Vec<Line>,
}

impl Constellation {
    /// A picture. Title and description are read instead of it; `centre` is the word at the centre ("You").
    pub fn new(title: impl Into<String>, description: impl Into<String>, centre: impl Into<String>) -> Self {
        Self {
            id: "constellation".to_owned(),
            title: title.into(),
            description: description.into(),
            centre: centre.into(),
            lines: Vec::new(),
        }
    }

    /// What its elements are told by, on a page with several.
    pub fn id(self, id: impl Into<String>) -> Self {
        Self { id: id.into(), ..self }
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

    /// The shapes alone, beside words that say the same: nothing of it is read out.
    pub fn emblem(&self) -> Markup {
        drawing::emblem(&self.lines)
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

    fn line(place: Place, name: &str) -> Line {
        Line::new(place, name, "A sentence.", "Nobody yet")
    }

    fn picture() -> Constellation {
        Constellation::new("Your people", "You are at the centre.", "You")
            .line(line(Place::Mentor, "Mentor").tie(Tie::person("Grace Obi", "g", Standing::Active)))
            .line(line(Place::Sponsorship, "Sponsorship").link("Ask", "/matches"))
            .line(
                line(Place::Allyship, "Allyship").tie(Tie::person("Siân", "s", Standing::Asked)).not_wanted(),
            )
            .line(
                line(Place::Circles, "Circles")
                    .tie(Tie::circle("Tuesday circle", Standing::Resting))
                    .tie(Tie::person("Grace Obi", "g", Standing::Active)),
            )
            .line(
                line(Place::Lens, "Surface characteristics")
                    .tie(Tie::person("Nobody", "n", Standing::Active))
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
        assert!(!html.contains("style="), "{html}");
    }

    #[test]
    fn people_are_in_the_picture_and_the_lens_never_holds_one() {
        let svg = picture().picture().into_string();
        assert!(
            svg.contains(">GO<") && svg.contains(">Grace<") && svg.contains(">Tuesday circle +1<"),
            "{svg}"
        );
        assert!(!svg.contains("Nobody<") && !svg.contains("Siân"), "{svg}");
        assert_eq!(svg.matches("trellis-token ").count(), 3, "{svg}");
    }

    #[test]
    fn two_ties_of_one_person_are_joined_and_who_it_is_stays_here() {
        let svg = picture().picture().into_string();
        assert_eq!(svg.matches("trellis-constellation__same").count(), 1, "{svg}");
        assert!(!svg.contains("\"g\"") && !svg.contains(">g<"), "{svg}");
    }

    #[test]
    fn eight_ties_have_a_token_each_and_the_ninth_is_a_count() {
        let many = (1..=10).fold(line(Place::Circles, "Circles"), |line, number| {
            line.tie(Tie::circle(format!("Circle {number}"), Standing::Active))
        });
        let svg = Constellation::new("T", "D", "You").line(many).picture().into_string();
        assert_eq!(svg.matches("trellis-token ").count(), 8, "{svg}");
        assert!(svg.contains(">Circle 1 +9<"), "the label counts whoever it has no room for: {svg}");
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
