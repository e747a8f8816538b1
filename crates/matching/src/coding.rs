//! From texts to numbers: every code of a kind is numbered in alphabetical order.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ask::{Ask, Emphasis, Offer, ProfessionWish},
    instance::{Attributes, CodedGiver, CodedMentee, CodedWish, Set},
    key::{Code, Key},
    lens::Offered,
    person::{Person, Side},
    seed::keyed,
};

/// Numbers for the codes of one kind.
#[derive(Debug, Clone)]
pub struct Numbers<T>(BTreeMap<T, u32>);

impl<T: Ord + Clone> Numbers<T> {
    fn of<'a>(codes: impl Iterator<Item = &'a T>) -> Self
    where
        T: 'a,
    {
        let distinct: BTreeSet<&T> = codes.collect();
        Self(distinct.into_iter().cloned().zip(0..).collect())
    }

    /// The number of a code.
    pub fn get(&self, code: &T) -> Option<u32> {
        self.0.get(code).copied()
    }

    fn known(&self, code: Option<&T>) -> Option<u32> {
        code.and_then(|code| self.get(code))
    }

    fn set<'a>(&self, codes: impl IntoIterator<Item = &'a T>) -> Set
    where
        T: 'a,
    {
        let mut set = Set::default();
        for number in codes.into_iter().filter_map(|code| self.get(code)) {
            set.insert(number);
        }
        set
    }

    /// The codes by number.
    pub fn codes(self) -> Vec<T> {
        self.0.into_keys().collect()
    }
}

/// Numbers for every kind of code in a market.
#[derive(Debug)]
pub struct Codebook {
    organisations: Numbers<Code>,
    systems: Numbers<Code>,
    sites: Numbers<Code>,
    /// Travel areas.
    pub regions: Numbers<Code>,
    teams: Numbers<Code>,
    /// Professions.
    pub professions: Numbers<Code>,
    families: Numbers<Code>,
    languages: Numbers<Code>,
    /// Need tags that somebody needs.
    pub tags: Numbers<Code>,
    wishes: Numbers<Offered>,
}

impl Codebook {
    /// The codes of these people. An offered value has a number only if some mentee's wish for it is on.
    pub fn new<'a>(people: &[Person], asks: impl Iterator<Item = &'a Ask> + Clone) -> Self {
        let of = |field: fn(&Person) -> Option<&Code>| Numbers::of(people.iter().filter_map(field));
        let wishes: Vec<Offered> = asks.clone().flat_map(|ask| &ask.lens).map(crate::Lens::offered).collect();
        Self {
            organisations: of(|p| p.organisation.as_ref()),
            systems: of(|p| p.system.as_ref()),
            sites: of(|p| p.site.as_ref()),
            regions: of(|p| p.region.as_ref()),
            teams: of(|p| p.team.as_ref()),
            professions: of(|p| p.profession.as_ref()),
            families: of(|p| p.family.as_ref()),
            languages: Numbers::of(people.iter().flat_map(|p| &p.languages)),
            tags: Numbers::of(asks.flat_map(first_needs)),
            wishes: Numbers::of(wishes.iter()),
        }
    }

    /// A person's attributes in numbers.
    pub fn attributes(&self, person: &Person, number: u32, hash: u32) -> Attributes {
        let (mut answered, mut b) = (0, 0);
        for (item, answer) in person.style.iter().enumerate() {
            answered |= u8::from(answer.is_some()) << item;
            b |= u8::from(*answer == Some(Side::B)) << item;
        }
        Attributes {
            person: number,
            hash,
            organisation: self.organisations.known(person.organisation.as_ref()),
            system: self.systems.known(person.system.as_ref()),
            site: self.sites.known(person.site.as_ref()),
            region: self.regions.known(person.region.as_ref()),
            team: self.teams.known(person.team.as_ref()),
            profession: self.professions.known(person.profession.as_ref()),
            family: self.families.known(person.family.as_ref()),
            step: person.step,
            languages: self.languages.set(&person.languages),
            slots: person.slots,
            mode: person.mode,
            style_answered: answered,
            style_b: b,
        }
    }

    /// An ask in numbers. `giver` numbers the givers; choices of anybody else are left out.
    pub fn mentee(
        &self,
        ask: &Ask,
        attributes: Attributes,
        giver: impl Fn(&Key) -> Option<u32>,
    ) -> CodedMentee {
        let mut lens: Vec<CodedWish> = Vec::with_capacity(ask.lens.len());
        for wish in &ask.lens {
            let Some(value) = self.wishes.get(&wish.offered()) else { continue };
            lens.push(CodedWish { value, wanted: wish.wanted(), weight: wish.weight(), waits: wish.waits() });
        }
        let mut choices: Vec<(u32, u8)> =
            ask.choices.iter().filter_map(|choice| Some((giver(&choice.giver)?, choice.rank))).collect();
        choices.sort_unstable();
        choices.dedup_by_key(|choice| choice.0);
        CodedMentee {
            attributes,
            wanted: ask.wanted,
            needs: first_needs(ask).filter_map(|tag| self.tags.get(tag)).collect(),
            outside: ask.outside_organisation,
            other_profession: ask.profession == ProfessionWish::Other,
            emphasis: ask.emphasis.map(|emphasis| match emphasis {
                Emphasis::Off => 0,
                Emphasis::Less => 1,
                Emphasis::Usual => 2,
                Emphasis::More => 4,
            }),
            lens,
            weeks: ask.weeks_waited.min(52) as u8,
            choices,
        }
    }

    /// An offer in numbers.
    pub fn giver(&self, offer: &Offer, attributes: Attributes) -> CodedGiver {
        CodedGiver {
            attributes,
            places: offer.places,
            half_hours: offer.half_hours,
            ready: offer.ready,
            tags: self.tags.set(&offer.tags),
            offers: self.wishes.set(&offer.offered),
        }
    }
}

/// The first four need tags, each once.
fn first_needs(ask: &Ask) -> impl Iterator<Item = &Code> {
    let needs = &ask.needs;
    needs.iter().enumerate().filter(|(place, tag)| !needs[..*place].contains(tag)).map(|(_, tag)| tag).take(4)
}

/// The canonical order: region, profession, then a hash of the key under the seed. Neither row order nor the alphabet
/// can favour anybody.
pub fn canonical<'a, T>(
    entries: &'a [T],
    seed: u64,
    key: impl Fn(&T) -> &Key,
    person: impl Fn(&Key) -> Option<&'a Person>,
) -> Vec<(&'a T, u32)> {
    let mut ordered: Vec<_> = entries
        .iter()
        .map(|entry| {
            let person = person(key(entry));
            let hash = keyed(seed, key(entry));
            let region = person.and_then(|person| person.region.as_ref());
            let profession = person.and_then(|person| person.profession.as_ref());
            ((region, profession, hash), entry)
        })
        .collect();
    ordered.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| key(a.1).cmp(key(b.1))));
    ordered.into_iter().map(|((_, _, hash), entry)| (entry, (hash >> 32) as u32)).collect()
}
