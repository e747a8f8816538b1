//! Every instrument of the list, what it takes to publish one, and where it may go.

use super::*;

fn lines(number: usize) -> InBoth {
    let line = |word: &str| (1..=number).map(|place| format!("{word} {place}")).collect();
    InBoth { en: line("item"), cy: line("eitem") }
}

fn whole(instrument: Instrument) -> Wording {
    let facts = instrument.facts();
    let answers = facts.range.map_or(5, |(low, high)| usize::from(high - low) + 1);
    let parts = match facts.scoring {
        Scoring::Parts(number) => {
            let number = number.unwrap_or(2);
            (0..number).map(|part| (1..=facts.items).filter(|item| item % number == part).collect()).collect()
        }
        _ => Vec::new(),
    };
    let table =
        if facts.scoring == Scoring::Sum { (7..=35).map(|sum| sum * 100).collect() } else { Vec::new() };
    Wording {
        items: lines(facts.items),
        answers: lines(answers),
        copyright: "© somebody".to_owned(),
        permission: "letter of 1 May".to_owned(),
        parts,
        table,
    }
}

#[test]
fn every_arrow_can_be_walked_and_every_other_move_is_refused() {
    let arrows = [(Edition::Draft, Edition::Published), (Edition::Published, Edition::Retired)];
    for from in Edition::ALL {
        for to in Edition::ALL {
            let expected = if arrows.contains(&(*from, *to)) { Ok(*to) } else { Err(Refusal::MovedOn) };
            assert_eq!(from.step(*to), expected, "{} to {}", from.code(), to.code());
        }
    }
}

#[test]
fn nothing_is_published_before_its_wording_its_copyright_line_and_its_purpose_are_there() {
    for instrument in Instrument::ALL.iter().copied().filter(|one| one.hosted()) {
        let whole = whole(instrument);
        assert_eq!(
            publish(instrument, Edition::Draft, &whole, true),
            Ok(Edition::Published),
            "{instrument:?}"
        );
        assert_eq!(lacking(instrument, &whole, false), [Lack::Purpose], "{instrument:?}");
        let facts = instrument.facts();
        let takes = [
            (Lack::Items, Wording { items: lines(facts.items - 1), ..whole.clone() }),
            (
                Lack::Items,
                Wording { items: InBoth { cy: Vec::new(), ..whole.items.clone() }, ..whole.clone() },
            ),
            (Lack::Answers, Wording { answers: InBoth::default(), ..whole.clone() }),
            (Lack::Copyright, Wording { copyright: "  ".to_owned(), ..whole.clone() }),
            (Lack::Permission, Wording { permission: String::new(), ..whole.clone() }),
        ];
        for (lack, wording) in takes {
            assert!(lacking(instrument, &wording, true).contains(&lack), "{instrument:?} without {lack:?}");
            assert_eq!(publish(instrument, Edition::Draft, &wording, true), Err(Refusal::Incomplete));
        }
        for moved in [Edition::Published, Edition::Retired] {
            assert_eq!(publish(instrument, moved, &whole, true), Err(Refusal::MovedOn));
        }
    }
}

#[test]
fn parts_and_tables_are_whole_where_an_instrument_needs_them() {
    for instrument in Instrument::ALL.iter().copied().filter(|one| one.hosted()) {
        let bare = Wording { parts: Vec::new(), table: Vec::new(), ..whole(instrument) };
        let needs = match instrument.facts().scoring {
            Scoring::Parts(_) => vec![Lack::Parts],
            Scoring::Sum => vec![Lack::Table],
            _ => Vec::new(),
        };
        assert_eq!(lacking(instrument, &bare, true), needs, "{instrument:?}");
    }
    let twice =
        Wording { parts: vec![vec![1, 2, 3], vec![3, 4, 5], vec![6, 7, 8, 9]], ..whole(Instrument::Mfq9) };
    assert_eq!(lacking(Instrument::Mfq9, &twice, true), [Lack::Parts]);
    let falling = Wording { table: (7..=35).rev().collect(), ..whole(Instrument::Swemwbs) };
    assert_eq!(lacking(Instrument::Swemwbs, &falling, true), [Lack::Table]);
}

#[test]
fn only_ours_ships_and_only_two_are_about_wellbeing() {
    let code = |wanted: fn(Instrument) -> bool| -> Vec<&str> {
        Instrument::ALL.iter().filter(|one| wanted(**one)).map(|one| one.code()).collect()
    };
    assert_eq!(code(|one| !one.hosted()), ["felt_allyship_8"]);
    assert_eq!(code(Instrument::wellbeing), ["swemwbs", "brs"]);
    for one in Instrument::ALL {
        let wellbeing = one.purpose() == Purpose::WellbeingScores;
        assert_eq!(wellbeing, one.wellbeing(), "health data have a purpose of their own");
    }
}
