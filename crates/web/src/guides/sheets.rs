//! What a guide has beside its text: cards, a frame, a sheet to print.

use trellis_ui::{Cell, Inset, Markup, Table, html};
use trellis_words::{Words, cards, instruments, questions, scenarios, t};

/// The sheet of the guide at this address, if it has one.
pub fn of(words: Words, slug: &str) -> Option<Markup> {
    match slug {
        "small-acts" | "three-things" => Some(set(words, slug)),
        "circle-session" => Some(frame(words)),
        "practice" => Some(stories(words)),
        "eight-questions" => Some(felt(words)),
        "four-questions" => Some(needs_map(words)),
        _ => None,
    }
}

fn set(words: Words, name: &str) -> Markup {
    let language = words.language();
    html! {
        @for card in cards::of(name) {
            section.trellis-cut {
                h3 { (card.title.say(language)) }
                ul { @for line in card.lines { li { (line.say(language)) } } }
            }
        }
    }
}

fn frame(words: Words) -> Markup {
    let language = words.language();
    let head = [t!(words, "guides-part"), t!(words, "guides-minutes-head"), t!(words, "guides-what")];
    let mut table = Table::new(t!(words, "guides-frame"), head.map(Cell::new)).first_is_header();
    for card in cards::of("circle-session") {
        let what = html! { @for line in card.lines { (line.say(language)) } };
        let minutes = card.minutes.unwrap_or_default();
        table = table.row([Cell::new(card.title.say(language)), Cell::new(minutes), Cell::new(what)]);
    }
    html! { (table) }
}

fn stories(words: Words) -> Markup {
    html! {
        ol {
            @for scenario in scenarios::all() {
                li { a href={ "/guides/" (scenario.key) } { (scenario.title.say(words.language())) } }
            }
        }
    }
}

fn felt(words: Words) -> Markup {
    let (felt, language) = (instruments::felt_allyship_8(), words.language());
    html! {
        (Inset::text(words, felt.label.say(language)))
        p { strong { (felt.about.say(language)) } }
        ul {
            @for answer in felt.answers { li { strong { (answer.code) } " – " (answer.text.say(language)) } }
        }
        ol.trellis-questions {
            @for item in felt.items {
                li {
                    strong { (item.theme.say(language)) ". " } (item.text.say(language))
                    p.trellis-circle-one aria-hidden="true" { @for answer in felt.answers { span { (answer.code) } } }
                }
            }
        }
        p { (t!(words, "guides-skip")) }
    }
}

/// The four questions with room to write: on paper only.
fn needs_map(words: Words) -> Markup {
    let set = questions::shipped();
    html! {
        (Inset::text(words, set.label(words)))
        @for question in set.questions {
            section.trellis-cut {
                h3 { (question.text(words)) }
                p.nhsuk-hint { (words.list(&question.prompts(words).map(str::to_owned).collect::<Vec<_>>())) }
                div.trellis-lines aria-hidden="true" {}
            }
        }
    }
}
