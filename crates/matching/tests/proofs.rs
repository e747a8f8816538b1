//! A proof that was changed is no proof: the checker finds every tampering.

mod support;

use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use support::{Dice, people::programme};
use trellis_certificate::{Extent, Fault, Verdict, check};
use trellis_matching::{Objective, Plan};

/// The two files of a plan as values that can be changed.
fn files(plan: &Plan) -> (Value, Value) {
    let read = |bytes: Vec<u8>| serde_json::from_slice(&bytes).expect("we write JSON");
    (read(plan.certificate().to_json()), read(plan.market().instance().to_json()))
}

/// The verdict on two values; the certificate is told of the instance it comes with.
fn verdict(mut certificate: Value, instance: &Value) -> Verdict {
    let instance = instance.to_string().into_bytes();
    certificate["instance"] = json!(hex(&instance));
    check(certificate.to_string().as_bytes(), &instance, Extent::All)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a text takes whatever is written");
        hex
    })
}

/// Plans that leave room for tampering: at least two pairs.
fn plans(count: usize) -> impl Iterator<Item = (Plan, Dice)> {
    (0..)
        .map(|seed| {
            let mut dice = Dice(seed);
            let objective = Objective::ALL[dice.below(3) as usize];
            let plan = programme(6, 6, &mut dice).market().solve(objective);
            (plan, dice)
        })
        .filter(|(plan, _)| plan.pairs().len() >= 2)
        .take(count)
}

#[test]
fn a_proof_read_and_written_again_still_holds() {
    for (plan, _) in plans(100) {
        let (certificate, instance) = files(&plan);
        assert_eq!(verdict(certificate, &instance), Verdict::Optimal);
    }
}

#[test]
fn a_proof_for_another_instance_is_refused() {
    let (plan, _) = plans(1).next().expect("there is one");
    let (certificate, mut instance) = files(&plan);
    instance["mentees"][0]["weeks"] = json!(51);
    let verdict = check(certificate.to_string().as_bytes(), instance.to_string().as_bytes(), Extent::All);
    assert_eq!(verdict, Verdict::Invalid(Fault::OtherInstance));
}

#[test]
fn a_pair_taken_out_put_in_or_listed_twice_is_found() {
    for (plan, mut dice) in plans(200) {
        let (certificate, instance) = files(&plan);
        let pairs = certificate["pairs"].as_array().expect("a list").len() as u64;
        let place = dice.below(pairs) as usize;

        let mut fewer = certificate.clone();
        fewer["pairs"].as_array_mut().expect("a list").remove(place);
        assert!(matches!(verdict(fewer, &instance), Verdict::Invalid(_)), "a pair taken out");

        let mut twice = certificate.clone();
        let pair = twice["pairs"][place].clone();
        twice["pairs"].as_array_mut().expect("a list").push(pair);
        assert!(
            matches!(verdict(twice, &instance), Verdict::Invalid(Fault::Pair(..))),
            "a pair listed twice"
        );

        let mut other = certificate.clone();
        let giver = (other["pairs"][place][1].as_u64().expect("a number") + 1) % 6;
        other["pairs"][place][1] = json!(giver);
        assert!(matches!(verdict(other, &instance), Verdict::Invalid(_)), "a pair changed");
    }
}

#[test]
fn a_changed_price_shows_as_a_wrong_bound_and_a_changed_bound_as_a_gap_or_a_wrong_bound() {
    let (mut gaps, mut rounds) = (0, 0);
    for (plan, mut dice) in plans(200) {
        let (certificate, instance) = files(&plan);
        let prices = certificate["pi"].as_array().expect("a list").len() as u64;
        if prices == 0 {
            continue;
        }
        rounds += 1;
        let mut changed = certificate.clone();
        let place = dice.below(prices) as usize;
        changed["pi"][place][1][0] = json!(changed["pi"][place][1][0].as_i64().expect("a number") + 7);
        // Whoever changes a price and keeps the bound is found, unless the price was free to move.
        let found = verdict(changed.clone(), &instance);
        assert!(matches!(found, Verdict::Invalid(Fault::Bound) | Verdict::Optimal));
        // Whoever also states the right new bound shows a gap.
        if found == Verdict::Invalid(Fault::Bound) {
            let mut lowered = changed.clone();
            for step in 1..=30 {
                lowered["bound"][0] = json!(certificate["bound"][0].as_i64().expect("a number") - step);
                match verdict(lowered.clone(), &instance) {
                    Verdict::Valid { value, bound } => {
                        assert!(bound < value);
                        gaps += 1;
                        break;
                    }
                    Verdict::Invalid(Fault::Bound) => {}
                    other => panic!("{other:?}"),
                }
            }
        }
        let mut stated = certificate.clone();
        stated["value"][0] = json!(stated["value"][0].as_i64().expect("a number") - 1);
        assert_eq!(verdict(stated, &instance), Verdict::Invalid(Fault::Value));
    }
    assert!(rounds > 100 && gaps > 10, "{rounds} {gaps}");
}

#[test]
fn a_giver_with_fewer_places_or_a_struck_pair_makes_the_plan_invalid() {
    for (plan, mut dice) in plans(200) {
        let (certificate, instance) = files(&plan);
        let pairs = certificate["pairs"].as_array().expect("a list");
        let pair = pairs[dice.below(pairs.len() as u64) as usize].clone();
        let (i, j) = (pair[0].as_u64().expect("a number"), pair[1].as_u64().expect("a number") as usize);

        let mut full = instance.clone();
        full["givers"][j]["places"] = json!(0);
        assert_eq!(verdict(certificate.clone(), &full), Verdict::Invalid(Fault::Places(j)));

        let mut struck = instance.clone();
        struck["struck"].as_array_mut().expect("a list").push(json!([i, j]));
        assert_eq!(verdict(certificate.clone(), &struck), Verdict::Invalid(Fault::Rule(i as usize, j)));

        let mut managed = instance.clone();
        let person = |side: &str, place: usize| instance[side][place]["person"].clone();
        let outside = json!(1_000);
        let line = json!([person("mentees", i as usize), person("givers", j)]);
        managed["lines"].as_array_mut().expect("a list").extend([line, json!([0, outside])]);
        assert!(matches!(verdict(certificate.clone(), &managed), Verdict::Invalid(Fault::Rule(..))));
    }
}

#[test]
fn a_quick_check_says_that_it_was_quick() {
    let (plan, _) = plans(1).next().expect("there is one");
    let (certificate, instance) = (plan.certificate().to_json(), plan.market().instance().to_json());
    let verdict = check(&certificate, &instance, Extent::Quick);
    assert_eq!(verdict, Verdict::QuickOnly);
    assert_eq!(verdict.to_string(), "VALID in its own pairs; whether a better plan exists was not checked");
}
