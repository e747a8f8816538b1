//! A shipped text as parts for paper: the same words as on the page, from the same Markdown.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};
use trellis_domain::paper::{Line, Part, Run};

/// The parts of a text, in order. Links are their words alone: nobody can press paper.
pub fn parts(markdown: &str) -> Vec<Part> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    Reader { events: Parser::new_ext(markdown, options), strong: false, ticked: false }.parts()
}

struct Reader<'text> {
    events: Parser<'text>,
    strong: bool,
    /// Whether the list that is being read has boxes to tick.
    ticked: bool,
}

impl Reader<'_> {
    /// What stands until the end of what has been opened last.
    fn parts(&mut self) -> Vec<Part> {
        let (mut parts, mut words) = (Vec::new(), Line::new());
        while let Some(event) = self.events.next() {
            if self.take(&event, &mut words) {
                continue;
            }
            // Words of a short list item stand without a paragraph around them.
            if !words.is_empty() {
                parts.push(Part::Paragraph(std::mem::take(&mut words)));
            }
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let text = self.line().into_iter().map(|run| run.text).collect();
                    parts.push(Part::Heading(below(level), text));
                }
                Event::Start(Tag::Paragraph) => parts.push(Part::Paragraph(self.line())),
                Event::Start(Tag::BlockQuote(_)) => parts.push(Part::Quote(self.parts())),
                Event::Start(Tag::List(first)) => parts.push(self.list(first)),
                Event::Start(Tag::Table(_)) => parts.push(self.table()),
                Event::Start(_) => parts.extend(self.parts()),
                Event::End(_) => break,
                _ => {}
            }
        }
        if !words.is_empty() {
            parts.push(Part::Paragraph(words));
        }
        parts
    }

    /// Takes what belongs to a line; whether it did.
    fn take(&mut self, event: &Event<'_>, words: &mut Line) -> bool {
        let text = match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => text,
            Event::SoftBreak => " ",
            Event::HardBreak => "\n",
            Event::TaskListMarker(_) => {
                self.ticked = true;
                return true;
            }
            Event::Start(Tag::Strong) | Event::End(pulldown_cmark::TagEnd::Strong) => {
                self.strong = matches!(event, Event::Start(_));
                return true;
            }
            Event::Start(Tag::Emphasis | Tag::Link { .. }) => return true,
            Event::End(pulldown_cmark::TagEnd::Emphasis | pulldown_cmark::TagEnd::Link) => return true,
            _ => return false,
        };
        match words.last_mut().filter(|last| last.strong == self.strong) {
            Some(last) => last.text.push_str(text),
            None => words.push(Run { text: text.to_string(), strong: self.strong }),
        }
        true
    }

    /// A line, until the end of what holds it.
    fn line(&mut self) -> Line {
        let mut words = Line::new();
        while let Some(event) = self.events.next() {
            if !self.take(&event, &mut words) {
                break;
            }
        }
        words
    }

    fn list(&mut self, first: Option<u64>) -> Part {
        let outer = std::mem::replace(&mut self.ticked, false);
        let mut items = Vec::new();
        while let Some(Event::Start(_)) = self.events.next() {
            items.push(self.parts());
        }
        match (std::mem::replace(&mut self.ticked, outer), first) {
            (true, _) => Part::Ticks(items),
            (false, Some(first)) => Part::Numbers(first, items),
            (false, None) => Part::Bullets(items),
        }
    }

    fn table(&mut self) -> Part {
        let mut rows = Vec::new();
        // The head is a row of its own; then come the others, each of cells.
        while let Some(Event::Start(_)) = self.events.next() {
            let mut cells = Vec::new();
            while let Some(Event::Start(_)) = self.events.next() {
                cells.push(blank(self.line()));
            }
            rows.push(cells);
        }
        let mut rows = rows.into_iter();
        Part::Table(rows.next().unwrap_or_default(), rows.collect())
    }
}

/// A cell that says `[ ]` is for a pen.
fn blank(cell: Line) -> Line {
    let said: String = cell.iter().map(|run| run.text.as_str()).collect();
    if said == "[ ]" { Line::new() } else { cell }
}

/// The document has the only heading of level 1.
const fn below(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use trellis_domain::paper::{line, strong};

    use super::*;

    fn item(text: &str) -> Vec<Part> {
        vec![Part::Paragraph(line(text))]
    }

    #[test]
    fn every_kind_of_part_is_read_in_its_order() {
        let text =
            "Say [hello](/x) *now*.\n\n## One\n\n- a\n- b\n\n### Two\n\n3. c\n\n> d\n\n- [ ] e\n- [ ] f\n";
        let expected = vec![
            Part::Paragraph(line("Say hello now.")),
            Part::Heading(2, "One".to_owned()),
            Part::Bullets(vec![item("a"), item("b")]),
            Part::Heading(3, "Two".to_owned()),
            Part::Numbers(3, vec![item("c")]),
            Part::Quote(item("d")),
            Part::Ticks(vec![item("e"), item("f")]),
        ];
        assert_eq!(parts(text), expected);
    }

    #[test]
    fn a_list_in_a_list_and_words_that_stand_out() {
        let inner = Part::Bullets(vec![item("inside")]);
        let outer = vec![Part::Paragraph([strong("Out."), line(" More.")].concat()), inner];
        assert_eq!(
            parts("- **Out.** More.\n  - inside\n- next\n"),
            [Part::Bullets(vec![outer, item("next")])]
        );
    }

    #[test]
    fn an_empty_pair_of_brackets_in_a_table_is_room_to_write() {
        let table = parts("| Kind | Hours |\n|---|---|\n| **Total** | [ ] |\n");
        let rows = vec![vec![strong("Total"), Line::new()]];
        assert_eq!(table, [Part::Table(vec![line("Kind"), line("Hours")], rows)]);
    }
}
