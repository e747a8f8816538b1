//! A market: the people of one layer, checked and numbered, with every pair that may be and what it would cost.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use trellis_domain::capacity::half_hours;

use crate::{
    admission::{Struck, first_broken},
    ask::{Ask, Offer},
    chain::Chain,
    coding::{Codebook, canonical},
    entries::{entry_problems, profile_problems},
    grid::Grid,
    instance::Instance,
    key::{Code, Key},
    person::Person,
    problem::Problem,
    profile::Profile,
    rules::{Rule, Rules},
    score::{Maxima, Points, cost},
    seed::default_seed,
    ties::{Pair, Ties},
};

/// Up to this many mentees and givers, plans of equal value are told apart by a tie level.
const TIE_UP_TO: usize = 20_000;

/// The checked input of one layer. Cheap to clone; nothing in it changes.
#[derive(Debug, Clone)]
pub struct Market(pub(crate) Arc<Inner>);

/// What a market holds.
#[derive(Debug, Clone)]
pub struct Inner {
    pub(crate) instance: Instance,
    pub(crate) mentees: Vec<Key>,
    pub(crate) givers: Vec<Key>,
    pub(crate) mentee_numbers: BTreeMap<Key, u32>,
    pub(crate) giver_numbers: BTreeMap<Key, u32>,
    pub(crate) struck: BTreeMap<(u32, u32), Struck>,
    pub(crate) rooms: Vec<u8>,
    pub(crate) grid: Grid,
    pub(crate) seed: u64,
    pub(crate) tags: Vec<Code>,
    pub(crate) professions: Vec<Code>,
    pub(crate) regions: Vec<Code>,
    cycles: Vec<Vec<Key>>,
}

impl Market {
    /// Checks the input of one layer and scores every pair that may be. Without a seed, the seed comes from the input.
    ///
    /// # Errors
    /// Every [`Problem`] found, in a stable order.
    pub fn new(
        people: &[Person],
        asks: &[Ask],
        offers: &[Offer],
        ties: &Ties,
        profile: Profile,
        seed: Option<u64>,
    ) -> Result<Self, Vec<Problem>> {
        let problems = entry_problems(people, asks, offers, ties, &profile);
        if !problems.is_empty() {
            return Err(problems);
        }
        let seed = seed.unwrap_or_else(|| default_seed(people, asks, offers, ties));
        let inner = Inner::coded(people, asks, offers, ties, profile, seed);
        let problems = inner.pin_problems();
        if problems.is_empty() { Ok(Self(Arc::new(inner.scored()))) } else { Err(problems) }
    }

    /// The same people with other rules or weights: what a slider needs.
    ///
    /// # Errors
    /// As for [`Self::new`]: a pinned pair may be possible no longer.
    pub fn with_profile(&self, profile: Profile) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        profile_problems(&profile, &mut problems);
        let mut inner = Inner { grid: Grid::default(), ..(*self.0).clone() };
        inner.instance.half_hours_a_place = half_hours(profile.hat) as u16;
        inner.instance.profile = profile;
        inner.rooms = inner.instance.rooms();
        problems.extend(inner.pin_problems());
        if problems.is_empty() { Ok(Self(Arc::new(inner.scored()))) } else { Err(problems) }
    }

    /// Groups of people who, by the lines given, all manage each other. None of them can be paired within the group.
    pub fn manager_cycles(&self) -> &[Vec<Key>] {
        &self.0.cycles
    }

    /// How many mentees ask.
    pub fn mentees(&self) -> usize {
        self.0.mentees.len()
    }

    /// How many givers offer.
    pub fn givers(&self) -> usize {
        self.0.givers.len()
    }

    /// The mentees in canonical order: the numbers of certificate and instance.
    pub fn mentee_keys(&self) -> &[Key] {
        &self.0.mentees
    }

    /// The givers in canonical order: the numbers of certificate and instance.
    pub fn giver_keys(&self) -> &[Key] {
        &self.0.givers
    }

    /// Pairs that may be.
    pub fn possible_pairs(&self) -> usize {
        self.0.grid.len()
    }

    /// Places that can be used now.
    pub fn places(&self) -> u64 {
        self.0.rooms.iter().map(|&room| u64::from(room)).sum()
    }

    /// The seed, given or made from the input.
    pub fn seed(&self) -> u64 {
        self.0.seed
    }

    /// The market in coded numbers, for `instance.json`.
    pub fn instance(&self) -> &Instance {
        &self.0.instance
    }

    /// Why a pair may not be; `None` when it may, or when one of them is not in this layer. Show
    /// [`Rule::shown`], never the rule itself.
    pub fn broken_rule(&self, mentee: &Key, giver: &Key) -> Option<Rule> {
        let (i, j) = self.0.numbers(mentee, giver)?;
        self.0.broken(i, j)
    }

    /// What a pair would cost, 0 a perfect one, whether or not it may be; `None` when one is not in this layer.
    pub fn cost(&self, mentee: &Key, giver: &Key) -> Option<u16> {
        let (i, j) = self.0.numbers(mentee, giver)?;
        Some(self.0.cost(i, j))
    }
}

impl Instance {
    pub(crate) fn rooms(&self) -> Vec<u8> {
        self.givers.iter().map(|giver| giver.room(self.half_hours_a_place)).collect()
    }
}

impl Inner {
    fn coded(
        people: &[Person],
        asks: &[Ask],
        offers: &[Offer],
        ties: &Ties,
        profile: Profile,
        seed: u64,
    ) -> Self {
        let by_key: BTreeMap<&Key, &Person> = people.iter().map(|person| (&person.key, person)).collect();
        let find = |key: &Key| by_key.get(key).copied();
        let asks = canonical(asks, seed, |ask: &Ask| &ask.mentee, find);
        let offers = canonical(offers, seed, |offer: &Offer| &offer.giver, find);
        let mentees: Vec<Key> = asks.iter().map(|(ask, _)| ask.mentee.clone()).collect();
        let givers: Vec<Key> = offers.iter().map(|(offer, _)| offer.giver.clone()).collect();
        let mentee_numbers: BTreeMap<Key, u32> = mentees.iter().cloned().zip(0..).collect();
        let giver_numbers: BTreeMap<Key, u32> = givers.iter().cloned().zip(0..).collect();

        let mut persons: BTreeMap<&Key, u32> = BTreeMap::new();
        let outside =
            ties.lines.iter().flat_map(|line| [&line.person, &line.manager]).collect::<BTreeSet<_>>();
        for key in mentees.iter().chain(&givers).chain(outside) {
            let next = persons.len() as u32;
            persons.entry(key).or_insert(next);
        }
        let book = Codebook::new(people, asks.iter().map(|(ask, _)| *ask));
        let attributes = |key: &Key, hash| by_key.get(key).map(|p| book.attributes(p, persons[key], hash));
        let coded_mentees = asks
            .iter()
            .filter_map(|(ask, hash)| {
                let attributes = attributes(&ask.mentee, *hash)?;
                Some(book.mentee(ask, attributes, |giver| giver_numbers.get(giver).copied()))
            })
            .collect();
        let coded_givers = offers
            .iter()
            .filter_map(|(offer, hash)| Some(book.giver(offer, attributes(&offer.giver, *hash)?)))
            .collect();

        let number = |pair: &Pair| Some((mentee_numbers.get(&pair.mentee)?, giver_numbers.get(&pair.giver)?));
        let mut struck: BTreeMap<(u32, u32), Struck> = BTreeMap::new();
        let mut strike = |pairs: &[Pair], rule: Rule, either_way: bool| {
            for pair in pairs {
                let turned = Pair { mentee: pair.giver.clone(), giver: pair.mentee.clone() };
                let ways = [number(pair), either_way.then(|| number(&turned)).flatten()];
                for (&i, &j) in ways.into_iter().flatten() {
                    let entry = struck.entry((i, j)).or_default();
                    *entry = entry.with(rule);
                }
            }
        };
        strike(&ties.conflicts, Rule::Conflict, true);
        strike(&ties.rather_not, Rule::RatherNot, true);
        strike(&ties.forbidden, Rule::Forbidden, false);
        strike(&ties.earlier, Rule::Earlier, false);
        let agreed = |pair: &&Pair| {
            !ties.pinned.iter().any(|p| p.both_agreed && p.mentee == pair.mentee && p.giver == pair.giver)
        };
        let other_hats: Vec<Pair> = ties.other_hats.iter().filter(agreed).cloned().collect();
        strike(&other_hats, Rule::OtherHat, false);

        let mut lines: Vec<(u32, u32)> =
            ties.lines.iter().map(|line| (persons[&line.person], persons[&line.manager])).collect();
        lines.sort_unstable();
        lines.dedup();
        let chain = Chain::new(persons.len(), &lines);
        let mut keys: Vec<(u32, &Key)> = persons.iter().map(|(key, number)| (*number, *key)).collect();
        keys.sort_unstable();
        let mut cycles: Vec<Vec<Key>> = chain
            .cycles()
            .into_iter()
            .map(|members| members.into_iter().map(|one| keys[one as usize].1.clone()).collect())
            .collect();
        for members in &mut cycles {
            members.sort();
        }
        cycles.sort();

        let pins = ties
            .pinned
            .iter()
            .filter_map(|pin| Some((*mentee_numbers.get(&pin.mentee)?, *giver_numbers.get(&pin.giver)?)));
        let mut pinned: Vec<(u32, u32)> = pins.collect();
        pinned.sort_unstable();
        let instance = Instance {
            format: "trellis-instance/1",
            half_hours_a_place: half_hours(profile.hat) as u16,
            tie: asks.len() <= TIE_UP_TO && offers.len() <= TIE_UP_TO,
            profile,
            mentees: coded_mentees,
            givers: coded_givers,
            lines,
            struck: Vec::new(),
            pinned,
        };
        strike_lines(&instance, &chain, &mut struck);
        let rooms = instance.rooms();
        let (tags, professions, regions) =
            (book.tags.codes(), book.professions.codes(), book.regions.codes());
        Self {
            instance,
            mentees,
            givers,
            mentee_numbers,
            giver_numbers,
            struck,
            rooms,
            grid: Grid::default(),
            seed,
            tags,
            professions,
            regions,
            cycles,
        }
    }

    /// With the list of struck pairs for the checker, and every pair that may be.
    fn scored(mut self) -> Self {
        let distinct = self.instance.profile.rules.distinct;
        self.instance.struck =
            self.struck.iter().filter(|(_, rules)| rules.stands(distinct)).map(|(&pair, _)| pair).collect();
        self.grid = Grid::new(&self);
        self
    }

    pub(crate) fn numbers(&self, mentee: &Key, giver: &Key) -> Option<(u32, u32)> {
        Some((*self.mentee_numbers.get(mentee)?, *self.giver_numbers.get(giver)?))
    }

    pub(crate) fn broken(&self, i: u32, j: u32) -> Option<Rule> {
        let struck = self.struck.get(&(i, j)).copied().unwrap_or_default();
        let (mentee, giver) = (&self.instance.mentees[i as usize], &self.instance.givers[j as usize]);
        first_broken(&self.instance.profile.rules, struck, mentee, giver, self.rooms[j as usize])
    }

    /// Whether nothing but the settings H6–H11 can stand against a pair.
    pub(crate) fn only_settings(&self, i: u32, j: u32) -> bool {
        let struck = self.struck.get(&(i, j)).copied().unwrap_or_default();
        let (mentee, giver) = (&self.instance.mentees[i as usize], &self.instance.givers[j as usize]);
        let open = Rules::open(self.instance.profile.rules.distinct);
        first_broken(&open, struck, mentee, giver, self.rooms[j as usize]).is_none()
    }

    pub(crate) fn points(&self, i: u32, j: u32) -> (Maxima, Points) {
        let (mentee, giver) = (&self.instance.mentees[i as usize], &self.instance.givers[j as usize]);
        let scoring = self.instance.profile.scoring;
        let maxima = Maxima::of(scoring, mentee);
        let points = Points::of(scoring, &maxima, mentee, giver);
        (maxima, points)
    }

    pub(crate) fn cost(&self, i: u32, j: u32) -> u16 {
        cost(
            self.instance.profile.perfect(),
            self.points(i, j).1.sum(),
            &self.instance.mentees[i as usize],
            j,
        )
    }

    pub(crate) fn is_pinned(&self, pair: (u32, u32)) -> bool {
        self.instance.pinned.binary_search(&pair).is_ok()
    }

    /// Why pinned pairs may not stand. A pin may overrule the settings H6–H11 and nothing else.
    fn pin_problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let rules = &self.instance.profile.rules;
        let mut per_mentee: BTreeMap<u32, u32> = BTreeMap::new();
        let mut per_giver: BTreeMap<u32, u32> = BTreeMap::new();
        for &(i, j) in &self.instance.pinned {
            *per_mentee.entry(i).or_default() += 1;
            *per_giver.entry(j).or_default() += 1;
            let struck = self.struck.get(&(i, j)).copied().unwrap_or_default();
            let (mentee, giver) = (&self.instance.mentees[i as usize], &self.instance.givers[j as usize]);
            // Places are counted below, with their number, so the rule "full" is not asked here.
            let open = Rules::open(rules.distinct);
            if let Some(rule) = first_broken(&open, struck, mentee, giver, u8::MAX) {
                let (mentee, giver) = (self.mentees[i as usize].clone(), self.givers[j as usize].clone());
                problems.push(Problem::PinRefused { mentee, giver, shown: rule.shown() });
            }
        }
        for (i, pinned) in per_mentee {
            let wanted = self.instance.mentees[i as usize].wanted;
            if pinned > u32::from(wanted) {
                let mentee = self.mentees[i as usize].clone();
                problems.push(Problem::PinsBeyondWanted { mentee, wanted, pinned });
            }
        }
        for (j, pinned) in per_giver {
            let places = self.rooms[j as usize];
            // A giver who is not ready is refused above, in words that say no more.
            if pinned > u32::from(places) && self.instance.givers[j as usize].ready {
                let giver = self.givers[j as usize].clone();
                problems.push(Problem::PinsBeyondPlaces { giver, places, pinned });
            }
        }
        problems.sort();
        problems
    }
}

/// Strikes every pair in one line of management, either way round.
fn strike_lines(instance: &Instance, chain: &Chain, struck: &mut BTreeMap<(u32, u32), Struck>) {
    if instance.lines.is_empty() {
        return;
    }
    let givers = by_person(instance.givers.iter().map(|giver| giver.attributes.person));
    let mentees = by_person(instance.mentees.iter().map(|mentee| mentee.attributes.person));
    let mut strike = |i: u32, j: u32| {
        let entry = struck.entry((i, j)).or_default();
        *entry = entry.with(Rule::LineOfManagement);
    };
    for (&person, &i) in &mentees {
        for above in chain.above(person) {
            if let Some(&j) = givers.get(&above) {
                strike(i, j);
            }
        }
    }
    for (&person, &j) in &givers {
        for above in chain.above(person) {
            if let Some(&i) = mentees.get(&above) {
                strike(i, j);
            }
        }
    }
}

fn by_person(persons: impl Iterator<Item = u32>) -> BTreeMap<u32, u32> {
    persons.zip(0..).collect()
}
