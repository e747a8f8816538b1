//! The configuration: every field is part of its digest, and what cannot be is refused before anybody comes.

use serde_json::Value;
use trellis_workshop::*;

use crate::room::*;

fn fields(config: &Config) -> Vec<&'static str> {
    config.problems().into_iter().map(|problem| problem.field).collect()
}

#[test]
fn both_presets_can_be_held() {
    assert!(protected().problems().is_empty() && classic().problems().is_empty());
    assert_eq!((protected().anonymity, protected().round_robin), (Anonymity::Unlinked, RoundRobin::Dealt));
    assert_eq!((classic().anonymity, classic().round_robin), (Anonymity::Named, RoundRobin::Spoken));
}

#[test]
fn the_canonical_text_is_sorted_and_its_digest_is_the_configurations() {
    let config = protected();
    let text = config.canonical();
    assert!(text.starts_with("{\"agenda\":{\"clarify\":25,\"close\":10,"), "{text}");
    let value: Value = serde_json::from_str(&text).unwrap();
    let Value::Object(fields) = &value else { panic!("an object") };
    assert_eq!(fields.len(), 28);
    assert_eq!(canonical(&value), text);
    assert_eq!(Hash::of(&[text.as_bytes()]), config.hash());
    assert_eq!(serde_json::from_str::<Config>(&text).unwrap(), config);
    assert!(serde_json::from_str::<Config>(&text.replacen("{\"agenda\"", "{\"a\":1,\"agenda\"", 1)).is_err());
}

/// Every leaf of the JSON text, changed one at a time.
fn changes(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(fields) => {
            let of_one = |(key, inner): (&String, &Value)| -> Vec<Value> {
                let put = |changed| {
                    let mut fields = fields.clone();
                    fields.insert(key.clone(), changed);
                    Value::Object(fields)
                };
                changes(inner).into_iter().map(put).collect()
            };
            fields.iter().flat_map(of_one).collect()
        }
        Value::Array(things) => {
            let of_one = |at: usize| -> Vec<Value> {
                let put = |changed| {
                    let mut things = things.clone();
                    things[at] = changed;
                    Value::Array(things)
                };
                changes(&things[at]).into_iter().map(put).collect()
            };
            (0..things.len()).flat_map(of_one).collect()
        }
        Value::Bool(flag) => vec![Value::Bool(!flag)],
        Value::Number(number) => vec![Value::from(number.as_u64().map_or(0, |number| number + 1))],
        Value::String(text) => vec![Value::String(format!("{text}x"))],
        Value::Null => vec![Value::from(60)],
    }
}

#[test]
fn changing_any_field_changes_the_digest() {
    let value = serde_json::to_value(protected()).unwrap();
    let all = changes(&value);
    let hashes: std::collections::BTreeSet<Hash> = all.iter().map(hash_of).collect();
    assert!(all.len() > 40 && hashes.len() == all.len() && !hashes.contains(&protected().hash()));
}

#[test]
fn every_field_that_is_wrong_is_named_at_once() {
    let wrong = Config {
        question: " ".to_owned(),
        question_version: 0,
        locale: "English".to_owned(),
        groups: vec![GroupPlan { label: String::new(), expected: 1 }],
        consent_text: String::new(),
        objection_window_s: 1,
        schemes: vec![Scheme::TopK { k: 0 }],
        screening: Some(0),
        primary_rule: PrimaryRule::EqualGroups,
        consensus: Some(Consensus { rule: ConsensusRule::Iqr { at_most: 9 }, fixed_at: 0 }),
        rounds_max: 0,
        link_rounds: true,
        min_cell: 3,
        min_cell_published: 7,
        retention_days: 0,
        round_robin: RoundRobin::Spoken,
        agenda: Agenda { intro: 481, ..protected().agenda },
        ..protected()
    };
    let mut named = fields(&wrong);
    named.dedup();
    let expected = [
        "question",
        "question_version",
        "locale",
        "groups",
        "consent_text",
        "spoken_accepted",
        "objection_window_s",
        "rounds_max",
        "schemes",
        "screening",
        "primary_rule",
        "consensus",
        "link_rounds",
        "min_cell",
        "min_cell_published",
        "retention_days",
        "agenda",
    ];
    assert_eq!(named, expected);
    let mut room = Room::new(wrong, 1);
    assert_eq!(room.refused(Actor::Owner, Action::OpenLobby), Reject::BadValue(Fault::Configuration));
}

#[test]
fn rules_that_hang_together_are_checked_together() {
    let group = |label: &str| GroupPlan { label: label.to_owned(), expected: 6 };
    let two = Config { groups: vec![group("Nurses"), group("Doctors")], ..protected() };
    let of_kinds = Config { grouping: Grouping::Constituency, ..two.clone() };
    assert!(two.problems().is_empty());
    assert_eq!(fields(&of_kinds), ["primary_rule"]);
    assert!(Config { primary_rule: PrimaryRule::EqualGroups, ..of_kinds }.problems().is_empty());
    assert_eq!(
        fields(&Config { groups: vec![group("Nurses"), group("Nurses ")], ..protected() }),
        ["groups"]
    );
    assert_eq!(
        fields(&Config { groups: vec![group("A")], link_rounds: true, ..protected() }),
        ["link_rounds"]
    );
    assert!(Config { link_rounds: true, ..protected() }.problems().is_empty());
    assert_eq!(fields(&Config { screening: Some(50), ..protected() }), ["screening"]);
    let screened = vec![Scheme::Approval { quota: None }, Scheme::TopK { k: 5 }];
    assert!(Config { screening: Some(50), schemes: screened, ..protected() }.problems().is_empty());
}

#[test]
fn a_change_after_the_freeze_stands_in_the_record_with_its_reason() {
    let mut room = Room::silent(protected(), 5, 1);
    let amend = |config: Config| Action::Amend {
        config: Box::new(config),
        reason: "We learned something.".to_owned(),
    };
    let shorter = Config { retention_days: 30, ..protected() };
    room.must(Actor::Owner, amend(shorter.clone()));
    let changed =
        |event: &Event| matches!(event, Event::ConfigChanged { config, .. } if *config == shorter.hash());
    assert!(room.events().any(changed));
    assert_eq!(room.cover().notice.config, shorter.hash());
}

#[test]
fn a_workshop_can_become_stricter_but_never_looser() {
    let amend =
        |config: Config| Action::Amend { config: Box::new(config), reason: "As people wished.".to_owned() };
    let looser = Reject::BadValue(Fault::Looser);
    let mut room = Room::silent(protected(), 5, 1);
    assert_eq!(
        room.refused(Actor::Owner, amend(Config { anonymity: Anonymity::Named, ..protected() })),
        looser
    );
    let named = Config { anonymity: Anonymity::Named, ..protected() };
    let mut room = Room::silent(named.clone(), 5, 1);
    room.must(Actor::Owner, amend(protected()));
    assert!(matches!(room.board().wall, Sheet::Nameless(_)));
    // Once ideas are shared, those who shared them relied on the rules.
    let mut room = Room::shared(named, &[&["One"], &["Two"], &[], &[], &[]], 1);
    assert_eq!(room.refused(Actor::Owner, amend(protected())), Reject::TooLate);
}
