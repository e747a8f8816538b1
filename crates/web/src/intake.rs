//! What everybody is asked on the way in, whatever their hat: who they are at work and how they like to meet. Only what
//! is not known yet is asked.

use trellis_domain::{
    id::CohortId,
    ladder::Ladder,
    style::{self, Side},
};
use trellis_programme::{
    drafts::Answers,
    intakes::{Known, Profile},
};
use trellis_words::{Words, t};

use crate::journey::{Question, Step, named};

/// The longest name of a person or an organisation that is asked for, in characters.
const NAME: usize = 120;

/// The cohort that was chosen, or the only one there is.
pub fn cohort(known: &Known, answers: &Answers) -> Option<CohortId> {
    let chosen = known.cohorts.iter().find(|(cohort, _)| cohort.id.to_string() == answers.one("cohort"));
    let only = known.cohorts.first().filter(|_| known.cohorts.len() == 1);
    chosen.or(only).map(|(cohort, _)| cohort.id)
}

/// Which cohort, where there are several.
pub fn which_cohort(words: Words, known: &Known) -> Option<Step> {
    if known.cohorts.len() < 2 {
        return None;
    }
    let choices = known.cohorts.iter().map(|(cohort, _)| (cohort.id.to_string(), cohort.name.clone()));
    let label = t!(words, "intake-cohort");
    let question =
        Question::one("cohort", label.clone(), choices.collect()).needed(t!(words, "intake-cohort-needed"));
    Some(Step::new("cohort", label, t!(words, "intake-read-coordinator"), vec![question]))
}

fn ladder(known: &Known, answers: &Answers) -> Ladder {
    let chosen = cohort(known, answers);
    let found = known.cohorts.iter().find(|(cohort, _)| Some(cohort.id) == chosen);
    found.map(|(_, ladder)| *ladder).unwrap_or_default()
}

/// Name, work and place.
pub fn who_i_am(words: Words, known: &Known, answers: &Answers) -> Vec<Step> {
    let profile = &known.profile;
    let mut steps = Vec::new();
    let readers = || t!(words, "intake-read-helpers");
    if profile.first_name.is_empty() {
        let first = Question::line("first_name", t!(words, "intake-first-name"), NAME);
        steps.push(Step::new(
            "name",
            t!(words, "intake-name"),
            readers(),
            vec![
                first.needed(t!(words, "intake-first-name-needed")),
                Question::line("last_name", t!(words, "intake-last-name"), NAME)
                    .hint(t!(words, "intake-last-name-hint")),
                Question::line("pronouns", t!(words, "intake-pronouns"), 40)
                    .hint(t!(words, "intake-pronouns-hint")),
            ],
        ));
    }
    let mut work = Vec::new();
    if profile.profession.is_empty() {
        let question = Question::pick(
            "profession",
            t!(words, "intake-profession"),
            named(words, "professions", |_| true),
        );
        work.push(question.needed(t!(words, "intake-profession-needed")));
    }
    if profile.band.is_empty() {
        let rungs = ladder(known, answers).rungs();
        let rungs =
            rungs.iter().map(|rung| (rung.code.to_owned(), words.name("bands", rung.code).to_owned()));
        work.push(
            Question::pick("band", t!(words, "intake-band"), rungs.collect())
                .hint(t!(words, "intake-band-hint")),
        );
    }
    if !work.is_empty() {
        steps.push(Step::new("work", t!(words, "intake-work"), readers(), work));
    }
    if profile.organisation.is_empty() {
        let organisation = Question::line("organisation", t!(words, "intake-organisation"), NAME);
        steps.push(Step::new(
            "place",
            t!(words, "intake-place"),
            readers(),
            vec![
                organisation.needed(t!(words, "intake-organisation-needed")),
                Question::line("site", t!(words, "intake-site"), NAME),
            ],
        ));
    }
    steps
}

/// Languages, mode, times and ways of working.
pub fn how_i_meet(words: Words, known: &Known) -> Vec<Step> {
    let profile = &known.profile;
    let mut steps = Vec::new();
    let mut meeting = Vec::new();
    if profile.languages.is_empty() {
        let languages = named(words, "language_codes", |_| true);
        meeting.push(Question::many("languages", t!(words, "intake-languages"), languages));
    }
    if profile.mode.is_empty() {
        meeting.push(Question::one("mode", t!(words, "intake-mode"), named(words, "modes", |_| true)));
    }
    if !meeting.is_empty() {
        steps.push(Step::new(
            "meeting",
            t!(words, "intake-meeting"),
            t!(words, "intake-read-helpers"),
            meeting,
        ));
    }
    let coordinator = || t!(words, "intake-read-coordinator");
    if profile.slots.is_empty() {
        let label = t!(words, "intake-slots");
        let slots = Question::many("slots", label.clone(), named(words, "slots", |_| true));
        steps.push(Step::new(
            "times",
            label,
            coordinator(),
            vec![slots.hint(t!(words, "intake-slots-hint"))],
        ));
    }
    if !profile.style.contains(['A', 'B']) {
        let pair = |item: &str| {
            let side = |list, code: &str| (code.to_owned(), words.name(list, item).to_owned());
            vec![side("style_first", "A"), side("style_second", "B")]
        };
        let items = (1..=style::ITEMS).map(|item| {
            let label = t!(words, "intake-style-item", number = item);
            Question::one(format!("style-{item}"), label, pair(&item.to_string()))
        });
        steps.push(Step::new(
            "style",
            t!(words, "intake-style"),
            t!(words, "intake-read-matching"),
            items.collect(),
        ));
    }
    steps
}

/// What somebody needs to take part.
pub fn access(words: Words) -> Step {
    let label = t!(words, "intake-access");
    let question = Question::many("access_needs", label.clone(), named(words, "access_needs", |_| true));
    Step::new(
        "access",
        label,
        t!(words, "intake-read-coordinator"),
        vec![question.hint(t!(words, "intake-access-hint"))],
    )
}

/// The profile: what was known, with what was answered.
pub fn profile(known: &Known, answers: &Answers) -> Profile {
    let mut profile = known.profile.clone();
    let fill = |kept: &mut String, said: String| {
        if !said.is_empty() {
            *kept = said;
        }
    };
    let line = |name: &str| answers.one(name).trim().to_owned();
    let codes = |name: &str| answers.all(name).join(" ");
    fill(&mut profile.first_name, line("first_name"));
    fill(&mut profile.last_name, line("last_name"));
    fill(&mut profile.pronouns, line("pronouns"));
    fill(&mut profile.profession, line("profession"));
    fill(&mut profile.band, line("band"));
    fill(&mut profile.organisation, line("organisation"));
    fill(&mut profile.site, line("site"));
    fill(&mut profile.mode, line("mode"));
    fill(&mut profile.languages, codes("languages"));
    fill(&mut profile.slots, codes("slots"));
    fill(&mut profile.access_needs, codes("access_needs"));
    let mut items = style::read(&profile.style);
    for (place, item) in items.iter_mut().enumerate() {
        match answers.one(&format!("style-{}", place + 1)) {
            "A" => *item = Some(Side::A),
            "B" => *item = Some(Side::B),
            _ => {}
        }
    }
    profile.style = style::kept(&items);
    profile
}
