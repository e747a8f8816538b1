//! Invented programmes, small and varied.

use trellis_matching::{
    Ask, Choice, Code, Emphasis, Key, Lens, Line, Mode, Offer, Offered, OrganisationRule, Pair, Person,
    PlaceRule, ProfessionWish, Profile, Rules, Scoring, Side, Ties, Wish,
};

use super::Dice;

/// Everything that `Market::new` takes.
#[derive(Debug, Clone)]
pub struct Programme {
    pub people: Vec<Person>,
    pub asks: Vec<Ask>,
    pub offers: Vec<Offer>,
    pub ties: Ties,
    pub profile: Profile,
}

impl Programme {
    pub fn market(&self) -> trellis_matching::Market {
        trellis_matching::Market::new(
            &self.people,
            &self.asks,
            &self.offers,
            &self.ties,
            self.profile.clone(),
            None,
        )
        .expect("an invented programme has no problems")
    }

    /// The same with every list in another order.
    pub fn shuffled(&self, dice: &mut Dice) -> Self {
        let mut other = self.clone();
        shuffle(&mut other.people, dice);
        shuffle(&mut other.asks, dice);
        shuffle(&mut other.offers, dice);
        shuffle(&mut other.ties.lines, dice);
        shuffle(&mut other.ties.conflicts, dice);
        shuffle(&mut other.ties.rather_not, dice);
        shuffle(&mut other.ties.earlier, dice);
        other
    }
}

fn shuffle<T>(list: &mut [T], dice: &mut Dice) {
    for place in (1..list.len()).rev() {
        list.swap(place, dice.below(place as u64 + 1) as usize);
    }
}

pub fn mentee(i: u64) -> Key {
    Key::new(&format!("mentee{i}@example.org"))
}

pub fn giver(j: u64) -> Key {
    Key::new(&format!("giver{j}@example.org"))
}

fn code(kind: &str, n: u64, dice: &mut Dice) -> Option<Code> {
    if dice.one_in(8) { None } else { Code::new(&format!("{kind}{}", dice.below(n))) }
}

pub fn person(key: Key, dice: &mut Dice) -> Person {
    let profession = dice.below(5);
    Person {
        key,
        organisation: code("org", 3, dice),
        system: code("system", 2, dice),
        site: code("site", 3, dice),
        region: code("region", 2, dice),
        team: code("team", 2, dice),
        profession: if dice.one_in(9) { None } else { Code::new(&format!("profession{profession}")) },
        family: Code::new(&format!("family{}", profession / 2)),
        step: (!dice.one_in(8)).then(|| dice.below(6) as u8),
        languages: (0..dice.below(2)).filter_map(|_| code("language", 2, dice)).collect(),
        slots: (!dice.one_in(6)).then(|| (dice.roll() & dice.roll() & 0x3fff) as u32),
        mode: [None, Some(Mode::InPerson), Some(Mode::Remote), Some(Mode::Either)][dice.below(4) as usize],
        style: [(); 8].map(|()| [None, Some(Side::A), Some(Side::B)][dice.below(3) as usize]),
    }
}

pub fn lens(dice: &mut Dice) -> Vec<Lens> {
    (0..dice.below(3))
        .filter_map(|_| {
            let wish = [Wish::Wanted, Wish::NotWanted, Wish::NoMatter][dice.below(3) as usize];
            let (characteristic, value) = (format!("c{}", dice.below(2)), format!("v{}", dice.below(3)));
            Lens::asked(&characteristic, &value, wish, dice.below(4) as u8, dice.one_in(6))
        })
        .collect()
}

pub fn offered(dice: &mut Dice) -> Vec<Offered> {
    (0..dice.below(4))
        .filter_map(|_| Offered::new(&format!("c{}", dice.below(2)), &format!("v{}", dice.below(3))))
        .collect()
}

fn ask(key: Key, givers: u64, choices: bool, dice: &mut Dice) -> Ask {
    let chosen = if choices { dice.below(3) } else { 0 };
    Ask {
        mentee: key,
        wanted: dice.below(4) as u8,
        needs: (0..dice.below(6)).filter_map(|_| code("need", 8, dice)).collect(),
        outside_organisation: dice.one_in(4),
        profession: if dice.one_in(4) { ProfessionWish::Other } else { ProfessionWish::Same },
        emphasis: [(); 7].map(|()| {
            [Emphasis::Usual, Emphasis::Usual, Emphasis::More, Emphasis::Less, Emphasis::Off]
                [dice.below(5) as usize]
        }),
        lens: lens(dice),
        weeks_waited: dice.below(80) as u16,
        choices: (0..chosen)
            .map(|_| Choice { giver: giver(dice.below(givers)), rank: 1 + dice.below(3) as u8 })
            .collect(),
    }
}

fn offer(key: Key, dice: &mut Dice) -> Offer {
    Offer {
        giver: key,
        places: dice.below(4) as u8,
        half_hours: dice.one_in(3).then(|| dice.below(12) as u16),
        tags: (0..dice.below(6)).filter_map(|_| code("need", 8, dice)).collect(),
        offered: offered(dice),
        ready: !dice.one_in(10),
    }
}

pub fn profile(dice: &mut Dice) -> Profile {
    let mut profile = match dice.below(4) {
        0 => return Profile::mentor_match(),
        1 => Profile::sponsor(),
        2 => Profile::ally(),
        _ => Profile::mentor(),
    };
    if dice.one_in(2) {
        let heights = [(); 7].map(|()| dice.below(11) as u8);
        profile = profile.with_sliders(heights).unwrap_or(profile);
    }
    profile.rules = Rules {
        organisation: [
            OrganisationRule::Any,
            OrganisationRule::OtherOnly,
            OrganisationRule::SameOnly,
            OrganisationRule::SameSystem,
        ][dice.below(4) as usize],
        place: [PlaceRule::Any, PlaceRule::NotSameTeam, PlaceRule::NotSameSite][dice.below(3) as usize],
        language: dice.one_in(2),
        min_overlap: dice.below(3) as u8,
        mode: dice.one_in(2),
        step: dice.one_in(3).then_some((0, 3)),
        distinct: !dice.one_in(4),
    };
    profile
}

/// A programme of `n` mentees and `m` givers, some of whom are both, with ties of every kind but pins.
pub fn programme(n: u64, m: u64, dice: &mut Dice) -> Programme {
    let profile = profile(dice);
    let choices = matches!(profile.scoring, Scoring::Shares { .. }) && dice.one_in(2);
    let mut people: Vec<Person> = (0..n).map(|i| person(mentee(i), dice)).collect();
    people.extend((0..m).map(|j| person(giver(j), dice)));
    let mut offers: Vec<Offer> = (0..m).map(|j| offer(giver(j), dice)).collect();
    if dice.one_in(3) {
        // One person in both roles.
        offers.push(offer(mentee(0), dice));
    }
    let anybody = |dice: &mut Dice| match dice.below(3) {
        0 => mentee(dice.below(n)),
        1 => giver(dice.below(m)),
        _ => Key::new(&format!("outsider{}@example.org", dice.below(4))),
    };
    let lines =
        (0..dice.below(n + m)).map(|_| Line { person: anybody(dice), manager: anybody(dice) }).collect();
    let pairs = |dice: &mut Dice| -> Vec<Pair> {
        (0..dice.below(3))
            .map(|_| Pair { mentee: mentee(dice.below(n)), giver: giver(dice.below(m)) })
            .collect()
    };
    let ties = Ties {
        lines,
        conflicts: pairs(dice)
            .into_iter()
            .map(|pair| Pair { mentee: pair.giver, giver: pair.mentee })
            .collect(),
        rather_not: pairs(dice),
        forbidden: pairs(dice),
        pinned: Vec::new(),
        earlier: pairs(dice),
        other_hats: pairs(dice),
    };
    let asks = (0..n).map(|i| ask(mentee(i), m, choices, dice)).collect();
    Programme { people, asks, offers, ties, profile }
}
