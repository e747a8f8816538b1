//! My own things through somebody else's eyes. Each line names the permissions of the pages that show it, so that who sees it is
//! asked of the policy and stands in no list of its own.

use trellis_domain::{
    circle::Part,
    pair::{PairState, Side},
    permission::{Action, Eyes},
};
use trellis_programme::{
    accounts::Profile,
    views::{Mine, OfPair, Seat},
};
use trellis_ui::{Answer as Line, CheckAnswers, Markup, Render, html};
use trellis_words::{Words, t};

use crate::co_pairs;

/// One line about me: what it is, what it says, and the permissions any of which shows it.
pub struct Fact {
    /// What it is called.
    pub label: String,
    /// What it says.
    pub answer: Markup,
    shown_by: Vec<Action>,
}

impl Fact {
    fn new(label: String, answer: impl Render, shown_by: &[Action]) -> Self {
        Self { label, answer: answer.render(), shown_by: shown_by.to_vec() }
    }

    /// Whether the page behind a permission shows it.
    pub fn is_shown_by(&self, action: Action) -> bool {
        self.shown_by.contains(&action)
    }

    fn line(self, words: Words, sees: impl Fn(Action) -> bool) -> Line {
        let seen = self.shown_by.iter().any(|action| sees(*action));
        let answer = if seen {
            self.answer
        } else {
            html! { (t!(words, "account-hidden")) }
        };
        Line::new(self.label, answer)
    }
}

/// Who somebody is at work. The coordinator's page of a person is made of the same lines.
pub fn profile(words: Words, profile: &Profile, address: &str) -> Vec<Fact> {
    use Action::{ReadOwnAccount, ReadPerson, ReadRequest, ReadSuggestion};
    const RECORD: &[Action] = &[ReadOwnAccount, ReadPerson];
    const ASKED: &[Action] = &[ReadOwnAccount, ReadPerson, ReadRequest, ReadSuggestion];
    let said = |text: String| if text.is_empty() { t!(words, "roll-not-said") } else { text };
    let coded = |list: &str, code: &str| if code.is_empty() { "" } else { words.name(list, code) }.to_owned();
    let many = |list: &str, codes: &str| {
        let codes = codes.split(' ').filter(|code| !code.is_empty());
        words.list(&codes.map(|code| words.name(list, code)).collect::<Vec<_>>())
    };
    // Whoever gives a job title is introduced with it instead of the profession.
    let profession = if profile.job_title.is_empty() { ASKED } else { RECORD };
    vec![
        Fact::new(t!(words, "roll-name"), said(profile.name()), ASKED),
        Fact::new(t!(words, "roll-address"), said(address.to_owned()), RECORD),
        Fact::new(t!(words, "roll-pronouns"), said(profile.pronouns.clone()), RECORD),
        Fact::new(t!(words, "roll-organisation"), said(profile.organisation.clone()), ASKED),
        Fact::new(t!(words, "roll-site"), said(profile.site.clone()), ASKED),
        Fact::new(t!(words, "roll-profession"), said(coded("professions", &profile.profession)), profession),
        Fact::new(t!(words, "roll-band"), said(coded("bands", &profile.band)), ASKED),
        Fact::new(t!(words, "roll-job-title"), said(profile.job_title.clone()), ASKED),
        Fact::new(t!(words, "roll-mode"), said(coded("modes", &profile.mode)), RECORD),
        Fact::new(t!(words, "account-slots"), said(many("slots", &profile.slots)), RECORD),
        Fact::new(
            t!(words, "account-access-needs"),
            said(many("access_needs", &profile.access_needs)),
            RECORD,
        ),
    ]
}

/// My profile and everything else of mine that has a page, as somebody else finds it.
pub fn through(words: Words, eyes: Eyes, who: &Profile, address: &str, mine: &Mine) -> Markup {
    // A suggestion or a request stands between two people before they know of each other.
    let profile_of = |action: Action| {
        action.rule().states.first().map_or_else(
            || eyes.may(action, "", Side::Mentee),
            |state| {
                [Side::Mentee, Side::Giver]
                    .into_iter()
                    .any(|me| eyes != Eyes::Circle && eyes.may(action, state, me))
            },
        )
    };
    let facts = profile(words, who, address).into_iter().map(|fact| fact.line(words, profile_of));
    let alone = of_person(words, mine).into_iter();
    let alone = alone.map(|fact| fact.line(words, |action| eyes.may(action, "", Side::Mentee)));
    html! {
        h2 { (t!(words, "account-profile")) }
        (CheckAnswers::new(words, facts))
        h2 { (t!(words, "views-alone")) }
        (CheckAnswers::new(words, alone))
        @for pair in &mine.pairs {
            h2 { (t!(words, "views-pair", name = pair.other.as_str(), kind = words.name("hats", pair.pair.kind.code()))) }
            (CheckAnswers::new(words, of_pair(words, pair, eyes).into_iter().map(|fact| fact.line(words, |action| {
                // Nobody of a circle is of a pair by that.
                eyes == Eyes::Mine || eyes != Eyes::Circle && eyes.may(action, pair.pair.state.code(), pair.me)
            }))))
        }
        @for seat in &mine.circles {
            h2 { (seat.circle.name) }
            (CheckAnswers::new(words, of_circle(words, seat, eyes).into_iter().map(|fact| fact.line(words, |action| {
                // … nor of a circle by being in a pair.
                eyes == Eyes::Mine || eyes != Eyes::Other && eyes.may(action, seat.circle.state.code(), Side::Mentee)
            }))))
        }
    }
}

/// What a circle holds. Its coordinator reads numbers, and the names of the two who lead.
fn of_circle(words: Words, seat: &Seat, eyes: Eyes) -> [Fact; 2] {
    use Action::{ReadCircle, ReadCircleFacts, ReadCircleRules};
    let leads: &[Action] = &[ReadCircle, ReadCircleFacts];
    let in_it: &[Action] = &[ReadCircle];
    let shown_by = if seat.held.part == Part::Leader { leads } else { in_it };
    let name = match eyes {
        Eyes::Coordinator => t!(words, "views-circle-by-name"),
        _ => t!(words, "views-circle-by-chosen-name"),
    };
    [
        Fact::new(t!(words, "views-circle-part"), name, shown_by),
        Fact::new(t!(words, "views-circle-rules"), t!(words, "views-kept"), &[ReadCircleRules]),
    ]
}

/// What is mine and of no pair.
fn of_person(words: Words, mine: &Mine) -> Vec<Fact> {
    use Action::{ReadOwnHours, ReadOwnSpace, ReadPerson};
    let count = |number: usize| t!(words, "views-count", count = number);
    let mut facts = Vec::new();
    if !mine.hats.is_empty() {
        let hats = crate::roll::hats(words, &mine.hats, false);
        facts.push(Fact::new(t!(words, "roll-hats"), hats, &[ReadPerson, ReadOwnSpace]));
    }
    if let Some(giver) = mine.hats.iter().find(|one| one.hat.gives() && one.state.open()) {
        let training = crate::roll::training(words, &mine.training, giver.hat);
        facts.push(Fact::new(t!(words, "roll-training"), training, &[ReadPerson, ReadOwnSpace]));
    }
    if mine.hats.iter().any(|one| one.hat.gives()) {
        facts.push(Fact::new(t!(words, "views-hours"), t!(words, "views-kept"), &[ReadOwnHours]));
    }
    facts.push(Fact::new(t!(words, "views-answers"), count(mine.answers), &[ReadOwnSpace]));
    facts.push(Fact::new(t!(words, "views-entries"), count(mine.entries), &[ReadOwnSpace]));
    facts
}

/// What a pair holds: states, dates and numbers; never a word.
fn of_pair(words: Words, one: &OfPair, eyes: Eyes) -> Vec<Fact> {
    use Action::{
        ReadAsk, ReadAskToMe, ReadGoal, ReadGoals, ReadNotes, ReadOwnSpace, ReadPair, ReadPairFacts,
        ReadReview, ReadSharedNeeds, ReadSponsorship, ReadSummaries,
    };
    let count = |number: usize| t!(words, "views-count", count = number);
    let met = one.last_met.map_or_else(|| t!(words, "overview-not-met"), |at| words.date_of(at));
    // A goal and an ask stand in their own state, and each is counted by it. When the two have parted a goal is the mentee's.
    let parted = matches!(one.pair.state, PairState::Closed | PairState::EndedNoFault | PairState::Redefined);
    let goals = one.goals.iter().filter(|goal| {
        let sees = eyes.may(ReadGoal, goal.code(), one.me);
        let owner = if eyes == Eyes::Mine { one.me == Side::Mentee } else { one.me == Side::Giver };
        sees && (!parted || owner)
    });
    let mut facts = vec![
        Fact::new(
            t!(words, "overview-state"),
            co_pairs::state(words, one.pair.state, one.handing_over),
            &[ReadPairFacts, ReadPair],
        ),
        Fact::new(t!(words, "overview-last-met"), met, &[ReadPairFacts, ReadPair]),
        Fact::new(t!(words, "views-summaries"), count(one.summaries), &[ReadSummaries, ReadNotes]),
        Fact::new(t!(words, "views-notes"), count(one.notes), &[ReadNotes]),
        Fact::new(t!(words, "notes-reflections"), count(one.reflections), &[ReadOwnSpace]),
        Fact::new(t!(words, "goals-title"), count(goals.count()), &[ReadGoals]),
        Fact::new(
            t!(words, "views-looked-back"),
            one.looked_back.map_or_else(|| t!(words, "views-not-yet"), |day| words.date(day)),
            &[ReadReview],
        ),
        Fact::new(t!(words, "views-shared-answers"), count(one.answers), &[ReadSharedNeeds]),
    ];
    if let Some(acts) = one.acts {
        facts.push(Fact::new(t!(words, "views-acts"), count(acts), &[ReadSponsorship]));
    }
    if let Some(asks) = &one.asks {
        let sees =
            |state: &'static str| [ReadAsk, ReadAskToMe].iter().any(|ask| eyes.may(*ask, state, one.me));
        let seen = asks.iter().filter(|ask| sees(ask.code())).count();
        // Their own state decides whether each is seen; the line stands for whoever can be asked here at all.
        facts.push(Fact::new(t!(words, "views-asks"), count(seen), &[ReadPair]));
    }
    facts
}
