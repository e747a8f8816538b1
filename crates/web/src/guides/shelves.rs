//! Which guide stands where. An address and a title are seen outside the page, so both are neutral; the text need not be.

use trellis_domain::hat::Hat;
use trellis_words::{Words, content, t};

/// One guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guide {
    /// Its place below `/guides`.
    pub slug: &'static str,
    /// The shipped text.
    pub text: &'static str,
}

/// Guides that belong together.
pub struct Shelf {
    /// Its name; the texts of `words` call it `guides-shelf-<name>`.
    pub name: &'static str,
    /// The guides, in the order in which they are best read.
    pub guides: &'static [Guide],
}

/// A guide whose text lies in `content/guides`, or a text that is shown elsewhere as well.
macro_rules! guide {
    ($slug:literal) => {
        Guide { slug: $slug, text: concat!("guides/", $slug) }
    };
    ($slug:literal: $text:literal) => {
        Guide { slug: $slug, text: $text }
    };
}

/// Every shelf, in the order of the page.
pub const SHELVES: &[Shelf] = &[
    Shelf {
        name: "first",
        guides: &[
            guide!("first-30-days-mentee"),
            guide!("first-30-days-mentor"),
            guide!("first-30-days-sponsor"),
            guide!("first-30-days-beside-someone"),
            guide!("first-30-days-facilitator"),
            guide!("first-30-days-coordinating"),
        ],
    },
    Shelf {
        name: "talking",
        guides: &[
            guide!("talking-mentee"),
            guide!("talking-any-mentor"),
            guide!("talking-not-lived"),
            guide!("talking-lived"),
            guide!("repair"),
        ],
    },
    Shelf {
        name: "meeting",
        guides: &[
            guide!("first-talk": "opener"),
            guide!("agreement-one-to-one": "agreement-mentor"),
            guide!("agreement-opening-doors": "agreement-sponsor"),
            guide!("agreement-beside-someone": "agreement-ally"),
            guide!("prep-card": "prep-card"),
            guide!("after-card"),
            guide!("half-way"),
            guide!("closing"),
        ],
    },
    Shelf {
        name: "beside",
        guides: &[
            guide!("small-acts"),
            guide!("practice"),
            guide!("eight-questions"),
            guide!("three-things"),
        ],
    },
    Shelf { name: "circles", guides: &[guide!("circle-rules"), guide!("circle-session")] },
    Shelf { name: "time", guides: &[guide!("letter-about-time"), guide!("hours-statement")] },
    Shelf {
        name: "organisations",
        guides: &[
            guide!("for-organisations"),
            guide!("lawful-ground": "positive-action"),
            guide!("ready": "readiness"),
            guide!("ten-promises"),
            guide!("first-90-days"),
            guide!("what-goes-wrong"),
            guide!("board-and-data"),
            guide!("data-purposes": "purposes"),
            guide!("stopping-well"),
        ],
    },
    Shelf { name: "policymakers", guides: &[guide!("for-policymakers"), guide!("reading-figures")] },
    Shelf {
        name: "educators",
        guides: &[guide!("for-educators"), guide!("lesson"), guide!("four-questions"), guide!("five-cases")],
    },
];

/// The guide at an address.
pub fn find(slug: &str) -> Option<&'static Guide> {
    SHELVES.iter().flat_map(|shelf| shelf.guides).find(|guide| guide.slug == slug)
}

impl Guide {
    /// Its text in the language of `words`.
    pub fn read(self, words: Words) -> &'static content::Text {
        content::page(self.text, words.language())
    }
}

/// What a shelf is called.
pub fn name(words: Words, shelf: &Shelf) -> String {
    match shelf.name {
        "first" => t!(words, "guides-shelf-first"),
        "talking" => t!(words, "guides-shelf-talking"),
        "meeting" => t!(words, "guides-shelf-meeting"),
        "beside" => t!(words, "guides-shelf-beside"),
        "circles" => t!(words, "guides-shelf-circles"),
        "time" => t!(words, "guides-shelf-time"),
        "organisations" => t!(words, "guides-shelf-organisations"),
        "policymakers" => t!(words, "guides-shelf-policymakers"),
        _ => t!(words, "guides-shelf-educators"),
    }
}

/// The few guides that somebody who wears this hat wants first.
pub const fn first_for(hat: Hat) -> [&'static str; 3] {
    match hat {
        Hat::Mentee => ["first-30-days-mentee", "talking-mentee", "first-talk"],
        Hat::Mentor => ["first-30-days-mentor", "talking-any-mentor", "repair"],
        Hat::Sponsor => ["first-30-days-sponsor", "three-things", "repair"],
        Hat::Ally => ["first-30-days-beside-someone", "practice", "small-acts"],
        Hat::Facilitator => ["first-30-days-facilitator", "circle-rules", "circle-session"],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use trellis_domain::neutral;
    use trellis_words::{Language, scenarios};

    use super::*;

    fn guides() -> impl Iterator<Item = &'static Guide> {
        SHELVES.iter().flat_map(|shelf| shelf.guides)
    }

    #[test]
    fn every_address_and_title_is_neutral_in_both_languages() {
        for language in Language::ALL {
            let words = Words::new(language);
            let guides = guides().map(|guide| (guide.slug, guide.read(words).title));
            let stories = scenarios::all().iter().map(|story| (story.key, story.title.say(language)));
            for (slug, title) in guides.chain(stories) {
                assert_eq!(neutral::revealing(slug, &[], &[]), None, "{slug}");
                assert_eq!(neutral::revealing(title, &[], &[]), None, "{slug}: {title}");
            }
        }
    }

    #[test]
    fn no_two_guides_share_an_address_or_a_title() {
        let words = Words::new(Language::English);
        let mut seen = BTreeSet::new();
        let stories = scenarios::all().iter().map(|story| (story.key, story.title.say(words.language())));
        for (slug, title) in guides().map(|guide| (guide.slug, guide.read(words).title)).chain(stories) {
            assert!(seen.insert(slug) & seen.insert(title), "{slug}: {title}");
        }
    }

    #[test]
    fn every_text_written_as_a_guide_stands_on_a_shelf() {
        let shown: BTreeSet<_> = guides().map(|guide| guide.text).collect();
        for text in content::all().iter().filter(|text| text.slug.starts_with("guides/")) {
            assert!(shown.contains(text.slug), "content/{}", text.slug);
        }
    }

    #[test]
    fn what_a_hat_wants_first_is_there() {
        for hat in Hat::ALL {
            assert!(first_for(hat).iter().all(|slug| find(slug).is_some()), "{hat:?}");
        }
    }
}
