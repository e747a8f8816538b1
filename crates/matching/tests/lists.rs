//! Shortlists, layers, sliders, and two plans side by side.

mod support;

use std::{collections::BTreeMap, time::Instant};

use support::{
    Dice,
    people::{giver, mentee, programme},
};
use trellis_certificate::{Extent, Verdict, check};
use trellis_domain::hat::Hat;
use trellis_matching::{
    Ask, Key, Layer, Objective, Offer, Person, Pin, Problem, Profile, Rule, Shown, Ties, compare,
    solve_layers,
};

#[test]
fn nobody_is_on_more_lists_than_the_view_cap_and_the_best_plan_fits_inside() {
    let mut dice = Dice(41);
    for _ in 0..200 {
        let market = programme(12, 6, &mut dice).market();
        let shortlists = market.shortlists(3, Objective::Most);
        let mut views: BTreeMap<&Key, u32> = BTreeMap::new();
        for list in &shortlists.lists {
            let givers: Vec<&Key> = list.people.iter().map(|one| &one.giver).collect();
            assert!(givers.len() <= 3);
            for (place, giver) in givers.iter().enumerate() {
                assert!(!givers[..place].contains(giver), "nobody is on a list twice");
                *views.entry(giver).or_default() += 1;
            }
            for giver in shortlists.reference.givers_of(&list.mentee) {
                assert!(givers.contains(&giver), "the reference plan is on the list");
            }
        }
        for load in shortlists.reference.loads() {
            let cap = shortlists.view_cap.max(u32::from(load.places));
            assert!(views.get(&load.giver).copied().unwrap_or(0) <= cap);
        }
    }
}

#[test]
fn layers_keep_hours_and_give_every_mentee_different_people() {
    let mut dice = Dice(42);
    let mut pairs = 0;
    for _ in 0..100 {
        let (n, m) = (6, 5);
        let people: Vec<Person> = (0..n).map(mentee).chain((0..m).map(giver)).map(Person::new).collect();
        let hours: Vec<u16> = (0..m).map(|_| dice.below(9) as u16).collect();
        let layers = [Profile::mentor(), Profile::sponsor(), Profile::ally()].map(|profile| Layer {
            profile,
            asks: (0..n).map(|i| Ask { wanted: dice.below(2) as u8, ..Ask::new(mentee(i)) }).collect(),
            offers: (0..m)
                .map(|j| Offer {
                    places: dice.below(4) as u8,
                    half_hours: Some(hours[j as usize]),
                    ..Offer::new(giver(j))
                })
                .collect(),
            ties: Ties::default(),
        });
        let plans = solve_layers(&people, layers.to_vec(), Objective::Most, None).expect("nothing is wrong");
        let mut spent: BTreeMap<Key, u16> = BTreeMap::new();
        let mut together: Vec<(Key, Key)> = Vec::new();
        for (plan, hat) in plans.iter().zip([Hat::Mentor, Hat::Sponsor, Hat::Ally]) {
            assert_eq!(plan.certificate().layer, hat.code());
            let verdict =
                check(&plan.certificate().to_json(), &plan.market().instance().to_json(), Extent::All);
            assert_eq!(verdict, Verdict::Optimal);
            for load in plan.loads() {
                *spent.entry(load.giver).or_default() += load.half_hours;
            }
            together.extend(plan.pairs().into_iter().map(|one| (one.mentee, one.giver)));
        }
        for (j, &hours) in hours.iter().enumerate() {
            assert!(spent[&giver(j as u64)] <= hours);
        }
        let count = together.len();
        together.sort();
        together.dedup();
        assert_eq!(together.len(), count, "nobody wears two hats for one mentee");
        pairs += count;
    }
    assert!(pairs > 500, "{pairs}");
}

#[test]
fn a_pin_of_a_later_layer_is_refused_when_an_earlier_one_made_the_same_pair() {
    let people: Vec<Person> = [mentee(0), giver(0)].into_iter().map(Person::new).collect();
    let layer = |profile: Profile, pinned: Vec<Pin>| Layer {
        profile,
        asks: vec![Ask::new(mentee(0))],
        offers: vec![Offer::new(giver(0))],
        ties: Ties { pinned, ..Ties::default() },
    };
    let pin = Pin { mentee: mentee(0), giver: giver(0), both_agreed: false };
    let layers = vec![layer(Profile::mentor(), Vec::new()), layer(Profile::sponsor(), vec![pin])];
    let refused = solve_layers(&people, layers, Objective::Most, None).expect_err("one person, two hats");
    let shown = Shown::Rule(Rule::OtherHat);
    assert_eq!(refused, (1, vec![Problem::PinRefused { mentee: mentee(0), giver: giver(0), shown }]));
}

#[test]
fn two_plans_side_by_side_name_who_changes() {
    let mut dice = Dice(43);
    let mut changes = 0;
    for _ in 0..60 {
        let mut programme = programme(10, 8, &mut dice);
        programme.profile = Profile::mentor();
        programme.asks.iter_mut().for_each(|ask| ask.choices.clear());
        let market = programme.market();
        let before = market.solve(Objective::Most);
        let same = compare(&before, &market.solve(Objective::Most));
        assert_eq!((same.kept, same.changes.len()), (before.pairs().len(), 0));

        let sliders = Profile::mentor().with_sliders([0, 0, 10, 0, 0, 10, 0]).expect("two terms count");
        let after = market.with_profile(sliders).expect("nothing is pinned").solve(Objective::Most);
        let side_by_side = compare(&before, &after);
        let moved: usize = side_by_side.changes.iter().map(|change| change.before.len()).sum();
        assert_eq!(side_by_side.kept + moved, before.pairs().len());
        assert_eq!(
            side_by_side.empty_places.0, side_by_side.empty_places.1,
            "weights never leave more people out"
        );
        changes += moved;
    }
    assert!(changes > 20, "{changes}");
}

#[test]
fn a_market_with_another_profile_is_the_market_made_with_it() {
    let mut dice = Dice(44);
    for _ in 0..60 {
        let mut one = programme(6, 6, &mut dice);
        let other = programme(6, 6, &mut dice).profile;
        one.asks.iter_mut().for_each(|ask| ask.choices.clear());
        let changed = one.market().with_profile(other.clone()).expect("nothing is pinned");
        one.profile = other;
        assert_eq!(changed.instance().to_json(), one.market().instance().to_json());
    }
}

#[test]
fn sliders_share_ten_thousand_basis_points() {
    let even = Profile::ally().with_sliders([5; 7]).expect("all count");
    assert_eq!(even.sliders(), Some([10; 7]));
    assert_eq!(Profile::mentor().sliders(), Some([10, 4, 3, 3, 3, 2, 2]));
    assert_eq!(Profile::mentor().with_sliders([0; 7]), None);
    assert_eq!(Profile::mentor().with_sliders([11; 7]), None);
    assert_eq!(Profile::mentor_match().with_sliders([1; 7]), None);
    assert_ne!(even.hash(), Profile::ally().hash());
}

#[test]
fn five_hundred_people_are_matched_again_when_a_slider_moves() {
    let mut dice = Dice(45);
    let mut large = programme(500, 300, &mut dice);
    large.profile = Profile::mentor();
    large.asks.iter_mut().for_each(|ask| ask.choices.clear());
    let begun = Instant::now();
    let market = large.market();
    let made = begun.elapsed();
    let plan = market.solve(Objective::Most);
    eprintln!("{} pairs: market {made:?}, all {:?}", market.possible_pairs(), begun.elapsed());
    let begun = Instant::now();
    let sliders = Profile::mentor().with_sliders([3, 2, 1, 4, 5, 6, 7]).expect("all count");
    let moved = market.with_profile(sliders).expect("nothing is pinned").solve(Objective::Most);
    eprintln!("slider {:?}", begun.elapsed());
    assert!(plan.is_optimal() && moved.is_optimal());
    let shortlists = market.shortlists(3, Objective::Most);
    eprintln!("shortlists, all {:?}", begun.elapsed());
    assert_eq!(shortlists.reference.certificate(), plan.certificate());
}
