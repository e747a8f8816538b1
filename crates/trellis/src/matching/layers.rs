//! From rows of files to what the engine takes: people, and for each hat who asks and who offers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use trellis_domain::{capacity, hat::Hat};
use trellis_matching::{
    Ask, Choice, Code, Key, Layer, Lens, Line, Mode, Offer, Offered, Pair, Person, Pin, ProfessionWish,
    Profile, Side, Ties, Wish,
};
use trellis_sheets::{
    notice::{Notice, What},
    person,
    ties::{Answer, ExclusionKind, LensRow},
};

use super::input::{Input, Layout};

/// The one characteristic of the Civil Service layout.
const IDENTITY: &str = "identity";
/// Places on both sides in that layout, when nothing is said.
const CIVIL_SERVICE_PLACES: u8 = 3;

/// What a run was asked for.
pub struct Settings {
    /// One per hat, in the order in which they are solved.
    pub profiles: Vec<Profile>,
    /// Places of givers who name none; on both sides in the Civil Service layout.
    pub places: Option<u8>,
    /// The day to which waiting is counted, and on which pauses end.
    pub today: Date,
}

/// What the engine takes.
pub struct Market {
    /// Everybody, each once.
    pub people: Vec<Person>,
    /// One per hat that somebody asks for and somebody offers.
    pub layers: Vec<Layer>,
    /// What came up while putting it together.
    pub notices: Vec<Notice>,
    /// Givers of a hat for which they name no place, so that they get nobody.
    pub without_places: Vec<(Hat, usize)>,
}

/// Puts together what the engine takes.
pub fn build(input: &Input, settings: &Settings) -> Market {
    let mut notices = Vec::new();
    let people = people(input, &mut notices);
    let known: BTreeSet<&str> =
        input.mentees.iter().chain(&input.givers).map(|one| one.email.as_str()).collect();
    let (mut layers, mut without_places) = (Vec::new(), Vec::new());
    for profile in &settings.profiles {
        let asks = asks(input, profile.hat, settings);
        let offers = offers(input, profile.hat, settings);
        let unplaced = input.givers.iter().filter(|row| row.hats.contains(&profile.hat));
        let unplaced = unplaced.filter(|row| own_places(row, profile.hat).is_none());
        let unplaced = unplaced.filter(|row| places(row, profile.hat, input.layout, settings) == 0).count();
        if unplaced > 0 && !asks.is_empty() {
            without_places.push((profile.hat, unplaced));
        }
        if !asks.is_empty() && !offers.is_empty() {
            let ties = Ties { lines: lines(input), ..Ties::default() };
            layers.push(Layer { profile: profile.clone(), asks, offers, ties });
        }
    }
    outside(input, &known, &mut notices);
    exclude(input, &known, &mut layers, &mut notices);
    choose(input, &known, &mut layers, &mut notices);
    Market { people, layers, notices, without_places }
}

/// Everybody once; who stands in both files is one person, and what the giver's row adds is added.
fn people(input: &Input, notices: &mut Vec<Notice>) -> Vec<Person> {
    let slots: BTreeMap<&str, u32> =
        input.availability.iter().filter_map(|row| Some((row.email.as_str(), row.slots?))).collect();
    let mut people: BTreeMap<&str, (Person, &person::Person)> = BTreeMap::new();
    for row in input.mentees.iter().chain(&input.givers) {
        let mut read = person(row);
        read.slots = slots.get(row.email.as_str()).copied().or(read.slots);
        if let Some((first, first_row)) = people.get_mut(row.email.as_str()) {
            if !fill(first, &read) {
                let what = What::TwoRoles { file: first_row.file.clone(), line: first_row.line };
                notices.push(Notice { file: row.file.clone(), line: Some(row.line), what });
            }
        } else {
            people.insert(&row.email, (read, row));
        }
    }
    people.into_values().map(|(person, _)| person).collect()
}

fn person(row: &person::Person) -> Person {
    let mut style = [None; 8];
    for (answer, letter) in style.iter_mut().zip(row.style.bytes()) {
        *answer = match letter {
            b'A' => Some(Side::A),
            b'B' => Some(Side::B),
            _ => None,
        };
    }
    Person {
        organisation: Code::new(&row.organisation),
        system: Code::new(&row.system),
        site: Code::new(&row.site),
        region: Code::new(&row.region),
        team: Code::new(&row.team),
        profession: Code::new(&row.profession),
        family: row.family.as_deref().and_then(Code::new),
        step: row.step,
        languages: row.languages.iter().filter_map(|language| Code::new(language)).collect(),
        slots: row.slots,
        mode: row.mode.map(|mode| match mode {
            person::Mode::InPerson => Mode::InPerson,
            person::Mode::Remote => Mode::Remote,
            person::Mode::Either => Mode::Either,
        }),
        style,
        ..Person::new(Key::new(&row.email))
    }
}

/// Adds what is not known yet; false where the two disagree, and then the first counts.
fn fill(first: &mut Person, second: &Person) -> bool {
    fn one<T: Clone + PartialEq>(first: &mut Option<T>, second: Option<&T>) -> bool {
        match (&*first, second) {
            (None, _) => {
                *first = second.cloned();
                true
            }
            (Some(_), None) => true,
            (Some(a), Some(b)) => a == b,
        }
    }
    let mut agree = one(&mut first.organisation, second.organisation.as_ref());
    agree &= one(&mut first.system, second.system.as_ref());
    agree &= one(&mut first.site, second.site.as_ref());
    agree &= one(&mut first.region, second.region.as_ref());
    agree &= one(&mut first.team, second.team.as_ref());
    agree &= one(&mut first.profession, second.profession.as_ref());
    agree &= one(&mut first.family, second.family.as_ref());
    agree &= one(&mut first.step, second.step.as_ref());
    agree &= one(&mut first.slots, second.slots.as_ref());
    agree &= one(&mut first.mode, second.mode.as_ref());
    for (first, second) in first.style.iter_mut().zip(&second.style) {
        agree &= one(first, second.as_ref());
    }
    if first.languages.is_empty() {
        first.languages.clone_from(&second.languages);
    }
    agree
}

fn asks(input: &Input, hat: Hat, settings: &Settings) -> Vec<Ask> {
    let civil = input.layout == Layout::MentorMatch;
    let wanted = if civil { settings.places.unwrap_or(CIVIL_SERVICE_PLACES) } else { 1 };
    let mut lens: BTreeMap<&str, Vec<Lens>> = BTreeMap::new();
    for row in &input.lens {
        if let LensRow::Asks { email, characteristic, value, wanted, weight, wait_for_it } = row {
            let wish = if *wanted { Wish::Wanted } else { Wish::NotWanted };
            let asked = Lens::asked(characteristic, value, wish, *weight, *wait_for_it);
            lens.entry(email).or_default().extend(asked);
        }
    }
    input
        .mentees
        .iter()
        .filter(|row| row.wants.contains(&hat))
        .map(|row| {
            let mut own = lens.remove(row.email.as_str()).unwrap_or_default();
            let identity = row.identity.as_deref();
            own.extend(identity.and_then(|value| Lens::asked(IDENTITY, value, Wish::Wanted, 1, false)));
            Ask {
                wanted,
                needs: row.needs.iter().filter_map(|tag| Code::new(tag)).collect(),
                outside_organisation: row.outside_organisation,
                profession: if row.other_profession { ProfessionWish::Other } else { ProfessionWish::Same },
                lens: own,
                weeks_waited: weeks(row.waiting_since, settings.today),
                ..Ask::new(Key::new(&row.email))
            }
        })
        .collect()
}

/// Whole weeks from the first day in the queue, at most 52.
fn weeks(since: Option<Date>, today: Date) -> u16 {
    let days = since.and_then(|since| (today - since).total(jiff::Unit::Day).ok()).unwrap_or(0.0);
    (days / 7.0).clamp(0.0, 52.0) as u16
}

fn offers(input: &Input, hat: Hat, settings: &Settings) -> Vec<Offer> {
    let mut offered: BTreeMap<&str, Vec<Offered>> = BTreeMap::new();
    for row in &input.lens {
        if let LensRow::Offers { email, characteristic, value } = row {
            offered.entry(email).or_default().extend(Offered::new(characteristic, value));
        }
    }
    input
        .givers
        .iter()
        .filter(|row| row.hats.contains(&hat))
        .map(|row| {
            let mut own = offered.remove(row.email.as_str()).unwrap_or_default();
            own.extend(row.characteristics.iter().filter_map(|value| Offered::new(IDENTITY, value)));
            Offer {
                places: places(row, hat, input.layout, settings),
                half_hours: (input.layout == Layout::Templates).then(|| half_hours(row)),
                tags: row.offers.iter().filter_map(|tag| Code::new(tag)).collect(),
                offered: own,
                ready: row.ready.unwrap_or(true)
                    && row.paused_until.is_none_or(|until| until <= settings.today),
                ..Offer::new(Key::new(&row.email))
            }
        })
        .collect()
}

/// Places in a hat: the giver's own word first; a mentor who says nothing has one, others none.
fn places(row: &person::Person, hat: Hat, layout: Layout, settings: &Settings) -> u8 {
    let unsaid = match (layout, hat) {
        (Layout::MentorMatch, _) => CIVIL_SERVICE_PLACES,
        (Layout::Templates, Hat::Mentor) => 1,
        (Layout::Templates, _) => 0,
    };
    let asked = settings.places.map(|places| places.min(capacity::most_places(hat) as u8));
    own_places(row, hat).or(asked).unwrap_or(unsaid)
}

/// What the giver says.
fn own_places(row: &person::Person, hat: Hat) -> Option<u8> {
    match hat {
        Hat::Mentor => row.places.mentor,
        Hat::Sponsor => row.places.sponsor,
        Hat::Ally => row.places.ally,
        Hat::Facilitator | Hat::Mentee => None,
    }
}

/// Half-hours a month that are free for pairs: the own limit less a mentor's supervision and the circles led.
pub fn half_hours(row: &person::Person) -> u16 {
    let cap = row.half_hours.map_or(capacity::USUAL, i64::from);
    let supervision = if row.hats.contains(&Hat::Mentor) { capacity::SUPERVISION } else { 0 };
    let circles = i64::from(row.places.circles.unwrap_or(0)) * capacity::half_hours(Hat::Facilitator);
    u16::try_from(cap - supervision - circles).unwrap_or(0)
}

fn lines(input: &Input) -> Vec<Line> {
    let of_people = input.mentees.iter().chain(&input.givers);
    let own = of_people.filter_map(|row| Some((row.email.as_str(), row.manager_email.as_deref()?)));
    let listed = input.lines.iter().map(|row| (row.email.as_str(), row.manager_email.as_str()));
    own.chain(listed)
        .map(|(person, manager)| Line { person: Key::new(person), manager: Key::new(manager) })
        .collect()
}

/// Says how many managers are in none of the files, and who is said to manage themselves.
fn outside(input: &Input, known: &BTreeSet<&str>, notices: &mut Vec<Notice>) {
    let lines = lines(input);
    let managers: BTreeSet<&str> = lines.iter().map(|line| line.manager.as_str()).collect();
    let managers = managers.into_iter().filter(|manager| !known.contains(manager)).count();
    if managers > 0 {
        notices.push(Notice { file: "lines".into(), line: None, what: What::ManagersOutside { managers } });
    }
    for own in lines.iter().filter(|line| line.person == line.manager) {
        let people = vec![own.person.to_string()];
        notices.push(Notice { file: "lines".into(), line: None, what: What::Cycle { people } });
    }
}

fn exclude(input: &Input, known: &BTreeSet<&str>, layers: &mut [Layer], notices: &mut Vec<Notice>) {
    for row in &input.exclusions {
        for email in [&row.a, &row.b] {
            if !known.contains(email.as_str()) {
                let what = What::Unknown { email: email.clone() };
                notices.push(Notice { file: "exclusions".into(), line: Some(row.line), what });
            }
        }
        let (a, b) = (Key::new(&row.a), Key::new(&row.b));
        if row.kind == ExclusionKind::Pinned {
            pin(a, b, layers);
            continue;
        }
        for layer in &mut *layers {
            let pairs = match row.kind {
                ExclusionKind::Conflict => &mut layer.ties.conflicts,
                ExclusionKind::RatherNot => &mut layer.ties.rather_not,
                ExclusionKind::Forbidden | ExclusionKind::Pinned => &mut layer.ties.forbidden,
            };
            pairs.push(Pair { mentee: a.clone(), giver: b.clone() });
            pairs.push(Pair { mentee: b.clone(), giver: a.clone() });
        }
    }
}

/// Sets a pair in the first layer in which one asks and the other offers, whichever stands first in the row.
fn pin(a: Key, b: Key, layers: &mut [Layer]) {
    let meets = |layer: &Layer, mentee: &Key, giver: &Key| {
        layer.asks.iter().any(|ask| ask.mentee == *mentee)
            && layer.offers.iter().any(|offer| offer.giver == *giver)
    };
    let ways = [(a.clone(), b.clone()), (b, a)];
    for layer in layers {
        if let Some((mentee, giver)) = ways.iter().find(|(mentee, giver)| meets(layer, mentee, giver)) {
            let (mentee, giver) = (mentee.clone(), giver.clone());
            layer.ties.pinned.push(Pin { mentee, giver, both_agreed: false });
            return;
        }
    }
}

fn choose(input: &Input, known: &BTreeSet<&str>, layers: &mut [Layer], notices: &mut Vec<Notice>) {
    for row in &input.choices {
        for email in [&row.mentee, &row.giver] {
            if !known.contains(email.as_str()) {
                let what = What::Unknown { email: email.clone() };
                notices.push(Notice { file: "choices".into(), line: Some(row.line), what });
            }
        }
        let pair = Pair { mentee: Key::new(&row.mentee), giver: Key::new(&row.giver) };
        for layer in &mut *layers {
            match row.answer {
                Answer::No => layer.ties.earlier.push(pair.clone()),
                Answer::Conflict => layer.ties.conflicts.push(pair.clone()),
                // Givers accept or decline; they do not choose.
                Answer::Rank(_) if row.by_giver => {}
                Answer::Rank(rank) => {
                    let offers = layer.offers.iter().any(|offer| offer.giver == pair.giver);
                    if let Some(ask) = layer.asks.iter_mut().find(|ask| ask.mentee == pair.mentee && offers) {
                        ask.choices.push(Choice { giver: pair.giver.clone(), rank });
                    }
                }
            }
        }
    }
}
