//! The published samples of the Civil Service tool, when they lie beside the workspace.
#![expect(clippy::print_stderr, reason = "these tests say what they measured and what they skipped")]

use std::{path::Path, time::Instant};

use trellis_certificate::{Extent, Verdict, check};
use trellis_matching::{
    Ask, Code, Key, Lens, Market, Objective, Offer, Offered, Person, Plan, Profile, Ties, Wish,
};

/// One sheet: its headers and rows. Quoted cells may hold commas and line breaks.
fn sheet(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for letter in text.trim_start_matches('\u{feff}').chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell).trim_end_matches('\r').to_owned());
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(letter),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

fn column(rows: &[Vec<String>], name: &str) -> usize {
    rows[0].iter().position(|header| header.trim().eq_ignore_ascii_case(name)).expect("the column is there")
}

fn step(grade: &str) -> u8 {
    const LADDER: [&str; 11] =
        ["aa", "ao", "eo", "heo", "seo", "grade 7", "grade 6", "scs1", "scs2", "scs3", "scs4"];
    let grade = grade.trim().to_lowercase();
    LADDER.iter().position(|known| *known == grade).expect("the samples have known grades only") as u8
}

/// The market of one sample, three places a side. `identity` may replace what somebody who did not say yes would have
/// liked.
fn sample(size: &str, identity: Option<&str>) -> Option<Market> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/mentor-match").join(size);
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    let (Some(mentees), Some(mentors)) = (read("mentees.csv"), read("mentors.csv")) else {
        eprintln!("skipped: the mentor-match samples are not beside this workspace");
        return None;
    };
    let (mentees, mentors) = (sheet(&mentees), sheet(&mentors));
    let (mut people, mut asks, mut offers) = (Vec::new(), Vec::new(), Vec::new());
    for (rows, gives) in [(&mentees, false), (&mentors, true)] {
        let at = |name: &str| column(rows, name);
        let (email, grade, organisation) = (at("email address"), at("grade"), at("organisation"));
        let profession = at("profession");
        for row in &rows[1..] {
            let key = Key::new(&row[email]);
            people.push(Person {
                step: Some(step(&row[grade])),
                organisation: Code::new(&row[organisation]),
                profession: Code::new(&row[profession]),
                ..Person::new(key.clone())
            });
            if gives {
                let listed = row[at("characteristics")].split([',', ';']);
                let offered = listed.filter_map(|value| Offered::new("identity", value)).collect();
                offers.push(Offer { places: 3, offered, ..Offer::new(key) });
            } else {
                let yes = row[at("match with similar identity")].trim().eq_ignore_ascii_case("yes");
                let written = row[at("identity to match")].as_str();
                let value = if yes { written } else { identity.unwrap_or(written) };
                let wish = if yes { Wish::Wanted } else { Wish::NoMatter };
                let lens = Lens::asked("identity", value, wish, 1, false).into_iter().collect();
                asks.push(Ask { wanted: 3, lens, ..Ask::new(key) });
            }
        }
    }
    let begun = Instant::now();
    let market = Market::new(&people, &asks, &offers, &Ties::default(), Profile::mentor_match(), None)
        .expect("the samples have no problems");
    eprintln!("{size}: market in {:?}", begun.elapsed());
    Some(market)
}

fn solved(market: &Market, objective: Objective) -> Plan {
    let begun = Instant::now();
    let plan = market.solve(objective);
    eprintln!("{} in {:?}", objective.name(), begun.elapsed());
    assert!(plan.is_optimal());
    let begun = Instant::now();
    let verdict = check(&plan.certificate().to_json(), &market.instance().to_json(), Extent::All);
    eprintln!("checked in {:?}", begun.elapsed());
    assert_eq!(verdict, Verdict::Optimal);
    plan
}

/// Totals found by a linear programme in another language, on the same files.
#[test]
fn the_small_sample_has_its_pairs_and_its_totals() {
    let Some(market) = sample("small", None) else { return };
    assert_eq!(market.possible_pairs(), 392);
    assert_eq!(solved(&market, Objective::Best).score(), 1982);
    let cover = solved(&market, Objective::Cover);
    assert_eq!((cover.mentees_with_nobody(), cover.givers_with_nobody(), cover.score()), (0, 1, 1943));
}

#[test]
fn the_large_sample_has_its_pairs_and_its_totals() {
    let Some(market) = sample("large", None) else { return };
    assert_eq!(market.possible_pairs(), 44_342);
    assert_eq!(solved(&market, Objective::Best).score(), 33_046);
    let cover = solved(&market, Objective::Cover);
    assert_eq!((cover.mentees_with_nobody(), cover.givers_with_nobody(), cover.score()), (0, 0, 33_046));
    solved(&market, Objective::Most);
}

#[test]
fn what_somebody_who_did_not_say_yes_wrote_changes_no_byte() {
    for size in ["small", "large"] {
        let (Some(market), Some(other)) = (sample(size, None), sample(size, Some("Anything; at, all")))
        else {
            return;
        };
        assert_eq!(market.instance().to_json(), other.instance().to_json());
        let (a, b) = (market.solve(Objective::Cover), other.solve(Objective::Cover));
        assert_eq!(a.certificate().to_json(), b.certificate().to_json());
        assert_eq!(a.pairs(), b.pairs());
    }
}
