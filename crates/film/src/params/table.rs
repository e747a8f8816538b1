//! The one table of parameters: reading, the list of limits and the example file are all made from it.

/// What may stand in a parameter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// One text for both languages, of at most so many graphemes; perhaps empty.
    Text { most: usize, empty: bool },
    /// A text in each language, of at most so many graphemes.
    Both { most: usize },
    /// So many texts in each language.
    Several { count: usize, most: usize },
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number between these.
    Whole { least: u32, most: u32 },
    /// A number from 0 to 100 with at most one decimal.
    Percent,
    /// A year or a day.
    AsOf,
    /// An https address.
    Url,
    /// More parameters under a heading.
    Group(&'static [Spec]),
}

/// One parameter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spec {
    /// Its name under its heading.
    pub name: &'static str,
    /// What may stand in it.
    pub kind: Kind,
    /// What it is, in one line.
    pub about: &'static str,
    /// A value that is right, in TOML.
    pub example: &'static str,
}

const fn spec(name: &'static str, kind: Kind, about: &'static str, example: &'static str) -> Spec {
    Spec { name, kind, about, example }
}

const CAST: [&str; 12] = ["c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08", "c09", "c10", "c11", "c12"];

const FIGURE: &[Spec] = &[
    spec("count", Kind::Whole { least: 0, most: 10_000_000 }, "How many people; 10 or more", "2140"),
    spec("of", Kind::Whole { least: 0, most: 10_000_000 }, "Of how many; 100 or more", "8700"),
    spec("percent", Kind::Percent, "Instead of count and of, if it is published", "12.2"),
    spec("published_url", Kind::Url, "Where a percentage is published", "\"https://example.org/wres-2026\""),
    spec(
        "population",
        Kind::Both { most: 60 },
        "Who was counted",
        "{ en = \"all staff of Example NHS Trust\", cy = \"holl staff Example NHS Trust\" }",
    ),
    spec("as_of", Kind::AsOf, "When: a year or a day, the same year in both figures", "2026-03-31"),
    spec("source", Kind::Text { most: 100, empty: false }, "Where it comes from", "\"WRES submission 2026\""),
    spec(
        "unknown_ethnicity",
        Kind::Choice(&["excluded", "included", "not_stated"]),
        "How people of unknown ethnicity were counted",
        "\"excluded\"",
    ),
];

const DATA: &[Spec] = &[
    spec("scene", Kind::Choice(&["on", "off"]), "Whether the data scene takes part", "\"on\""),
    spec("all", Kind::Group(FIGURE), "Everybody. Both figures, or neither", ""),
    spec("group", Kind::Group(FIGURE), "The group", ""),
];

const LINK: &[Spec] = &[
    spec("url", Kind::Url, "Where the end card leads", "\"https://intranet.example/mentoring\""),
    spec(
        "text",
        Kind::Both { most: 40 },
        "What stands on it",
        "{ en = \"Our programme\", cy = \"Ein rhaglen\" }",
    ),
];

const AD: &[Spec] = &[spec(
    "appearance",
    Kind::Choice(&["all", "none"]),
    "Whether descriptions say what people look like",
    "\"all\"",
)];

const QUESTIONS: &[Spec] = &[
    spec(
        "provenance",
        Kind::Choice(&["local", "authors", "paraphrase"]),
        "Whose words they are; all but the authors' own carry a label",
        "\"local\"",
    ),
    spec(
        "need",
        Kind::Both { most: 60 },
        "What is needed",
        "{ en = \"What do I need?\", cy = \"Beth sydd ei angen arnaf i?\" }",
    ),
    spec(
        "help",
        Kind::Both { most: 60 },
        "Who can help",
        "{ en = \"Who can help me?\", cy = \"Pwy all fy helpu?\" }",
    ),
    spec(
        "support",
        Kind::Both { most: 60 },
        "What supports",
        "{ en = \"What will support me?\", cy = \"Beth fydd yn fy nghynnal?\" }",
    ),
    spec(
        "require",
        Kind::Both { most: 60 },
        "What is required",
        "{ en = \"What is required of us?\", cy = \"Beth sy'n ofynnol gennym ni?\" }",
    ),
];

/// All parameters: those without a heading first, as TOML wants them.
pub(super) const TABLE: &[Spec] = &[
    spec("schema", Kind::Whole { least: 1, most: 1 }, "The version of this file's form", "1"),
    spec(
        "organisation_name",
        Kind::Text { most: 60, empty: false },
        "Who shows the film",
        "\"Example NHS Trust\"",
    ),
    spec(
        "mentee_name",
        Kind::Text { most: 20, empty: true },
        "The mentee's name; empty for a film about \"the mentee\"",
        "\"Amara\"",
    ),
    spec("mentee_pronoun", Kind::Choice(&["she", "he", "they"]), "The mentee's pronoun", "\"she\""),
    spec(
        "mentee_job",
        Kind::Both { most: 40 },
        "The mentee's job, in English with its article",
        "{ en = \"an occupational therapist\", cy = \"therapydd galwedigaethol\" }",
    ),
    spec("mentee_look", Kind::Choice(&CAST), "Which person of the cast the mentee looks like", "\"c01\""),
    spec(
        "terminology",
        Kind::Choice(&["model_terms", "nhs_style"]),
        "The collective term",
        "\"model_terms\"",
    ),
    spec(
        "collective_predicate",
        Kind::Both { most: 60 },
        "Your own words for it, behind \"were\"",
        "{ en = \"from an ethnic minority group\", cy = \"pobl o grŵp ethnig lleiafrifol\" }",
    ),
    spec(
        "population_spoken",
        Kind::Both { most: 60 },
        "What the one hundred people are called",
        "{ en = \"NHS staff\", cy = \"staff y GIG\" }",
    ),
    spec(
        "group_spoken",
        Kind::Both { most: 60 },
        "What the group is called, behind \"In\"",
        "{ en = \"jobs like Amara's\", cy = \"swyddi fel swydd Amara\" }",
    ),
    spec(
        "brand_hue",
        Kind::Whole { least: 0, most: 359 },
        "Hue of title bar and end card, in degrees",
        "255",
    ),
    spec(
        "actions",
        Kind::Several { count: 3, most: 48 },
        "Three things to do, said and shown",
        "[\n  { en = \"Train your mentors.\", cy = \"Hyfforddwch eich mentoriaid.\" },\n  { en = \"Set up one circle.\", cy = \"Sefydlwch un cylch.\" },\n  { en = \"Find the sponsors.\", cy = \"Dewch o hyd i'r noddwyr.\" },\n]",
    ),
    spec(
        "poster_lines",
        Kind::Several { count: 5, most: 60 },
        "The five lines of the poster",
        "[\n  { en = \"Be bold.\", cy = \"Byddwch yn eofn.\" },\n  { en = \"Speak up.\", cy = \"Codwch eich llais.\" },\n  { en = \"Lead.\", cy = \"Arweiniwch.\" },\n  { en = \"Listen.\", cy = \"Gwrandewch.\" },\n  { en = \"Share the journey.\", cy = \"Rhannwch y daith.\" },\n]",
    ),
    spec("link", Kind::Group(LINK), "The link of the end card", ""),
    spec("ad", Kind::Group(AD), "Audio description", ""),
    spec("question_set", Kind::Group(QUESTIONS), "Your own wording of the four questions", ""),
    spec("data", Kind::Group(DATA), "The data scene", ""),
];

impl Kind {
    /// What is allowed, in words.
    pub fn allowed(self) -> String {
        match self {
            Self::Text { most, empty: true } => format!("a text of at most {most} characters, or \"\""),
            Self::Text { most, .. } => format!("a text of at most {most} characters"),
            Self::Both { most } => format!("a text of at most {most} characters in each language"),
            Self::Several { count, most } => {
                format!("a list of {count} texts of at most {most} characters in each language")
            }
            Self::Choice(of) => of.join(", "),
            Self::Whole { least, most } if least == most => least.to_string(),
            Self::Whole { least, most } => format!("a whole number from {least} to {most}"),
            Self::Percent => {
                "a number from 0 to 100 with at most one decimal and a point before it".to_owned()
            }
            Self::AsOf => "a year or a day".to_owned(),
            Self::Url => "an address that starts with https://".to_owned(),
            Self::Group(specs) => {
                let names: Vec<_> = specs.iter().map(|spec| spec.name).collect();
                format!("a heading with {}", names.join(", "))
            }
        }
    }
}
