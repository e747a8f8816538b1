//! The checker in Python, written apart from ours: it says the same of every proof, whole or tampered with.

mod support;

use std::{
    fmt::Write as _,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::json;
use sha2::{Digest, Sha256};
use support::{
    Dice,
    people::{Programme, programme},
};
use trellis_certificate::{Extent, check};
use trellis_matching::{Market, Objective, Pin, Plan};

/// The texts of a certificate and of its instance.
type Proof = (String, String);

/// Reads proofs, one to a line, and answers when all are read, so that neither side waits for the other.
const ASK: &str = "
import json, sys
sys.path.insert(0, sys.argv[1])
import check

def answer(certificate, instance):
    try:
        return check.check(certificate.encode(), instance.encode())[0]
    except check.Wrong as why:
        return f'INVALID: {why}'

print(*[answer(*json.loads(line)) for line in sys.stdin], sep='\\n')
";

fn no_python() -> bool {
    Command::new("python3").arg("--version").output().is_err()
}

/// What the script says of each proof. Python is started once: starting takes longer than an answer.
fn asked(proofs: &[Proof]) -> Vec<String> {
    let mut python = Command::new("python3")
        .args(["-B", "-c", ASK])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../certificate"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python was there a moment ago");
    let mut to = python.stdin.take().expect("it was asked for");
    for proof in proofs {
        writeln!(to, "{}", json!(proof)).expect("every line is read");
    }
    drop(to);
    let output = python.wait_with_output().expect("it comes to an end");
    assert!(output.status.success(), "{}", output.status);
    let said = String::from_utf8(output.stdout).expect("it speaks in text");
    let answers: Vec<String> = said.lines().map(str::to_owned).collect();
    assert_eq!(answers.len(), proofs.len());
    answers
}

fn ours((certificate, instance): &Proof) -> String {
    check(certificate.as_bytes(), instance.as_bytes(), Extent::All).to_string()
}

/// The verdict without its reason: each names what is wrong in its own words.
fn bare(said: &str) -> &str {
    if said.starts_with("INVALID: ") { "INVALID" } else { said }
}

/// The plan of an invented programme, in some of which the coordinator set a pair.
fn plan(seed: u64) -> Plan {
    let mut dice = Dice(seed);
    let free = programme(6, 6, &mut dice);
    let mut set = free.clone();
    let (mentee, giver) = (free.asks[0].mentee.clone(), free.offers[0].giver.clone());
    set.ties.pinned.push(Pin { mentee, giver, both_agreed: false });
    let Programme { people, asks, offers, ties, profile } = &set;
    let market = Market::new(people, asks, offers, ties, profile.clone(), None);
    market.unwrap_or_else(|_| free.market()).solve(Objective::ALL[dice.below(3) as usize])
}

fn proof(seed: u64) -> Proof {
    let plan = plan(seed);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("JSON is text");
    (text(plan.certificate().to_json()), text(plan.market().instance().to_json()))
}

/// Where the numbers stand that are in no quoted text.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let (mut found, mut quoted): (Vec<(usize, usize)>, bool) = (Vec::new(), false);
    for (at, byte) in text.bytes().enumerate() {
        quoted ^= byte == b'"';
        if !quoted && (byte == b'-' || byte.is_ascii_digit()) {
            match found.last_mut() {
                Some(last) if last.1 == at => last.1 += 1,
                _ => found.push((at, at + 1)),
            }
        }
    }
    found
}

/// The text with the number at a place moved by a step.
fn moved(text: &str, (from, to): (usize, usize), step: i64) -> String {
    let number: i64 = text[from..to].parse().expect("a whole number");
    format!("{}{}{}", &text[..from], number + step, &text[to..])
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a text takes whatever is written");
        hex
    })
}

#[test]
fn python_accepts_every_proof_of_the_solver() {
    if no_python() {
        println!("skipped: needs python3");
        return;
    }
    let proofs: Vec<Proof> = (0..300).map(proof).collect();
    for (proof, said) in proofs.iter().zip(asked(&proofs)) {
        assert_eq!(said, "OPTIMAL", "{proof:?}");
    }
}

#[test]
fn python_finds_every_number_of_a_certificate_that_was_changed_but_prices_that_still_prove_it() {
    if no_python() {
        println!("skipped: needs python3");
        return;
    }
    let (mut proofs, mut of_prices): (Vec<Proof>, Vec<bool>) = (Vec::new(), Vec::new());
    for (certificate, instance) in (0..6).map(proof) {
        let at = |name: &str| certificate.find(name).expect("every certificate has it");
        let prices = at("\"pi\":")..at("\"value\":");
        for place in numbers(&certificate) {
            for step in [-1, 1] {
                proofs.push((moved(&certificate, place, step), instance.clone()));
                of_prices.push(prices.contains(&place.0));
            }
        }
    }
    let mut refused = 0;
    for ((proof, said), of_price) in proofs.iter().zip(asked(&proofs)).zip(of_prices) {
        if bare(&said) == "INVALID" {
            refused += 1;
            // The script also holds what is stated about the profile to the instance, and reads no price twice.
            let stricter = said.contains("profile_version") || said.contains("stands twice");
            assert!(stricter || bare(&ours(proof)) == "INVALID", "{said}: {proof:?}");
        } else {
            // A price that can move without moving the bound proves as much where it went.
            assert!(of_price, "{said}: {proof:?}");
            assert_eq!(said, ours(proof), "{proof:?}");
        }
    }
    assert!(refused * 2 > proofs.len(), "{refused} of {}", proofs.len());
}

#[test]
fn python_and_ours_agree_about_people_who_were_changed() {
    if no_python() {
        println!("skipped: needs python3");
        return;
    }
    let mut proofs: Vec<Proof> = Vec::new();
    for (certificate, instance) in (0..6).map(proof) {
        // The profile stands before: its own hash is in the certificate too.
        let people = instance.find("\"half_hours_a_place\":").expect("every instance has it");
        for place in numbers(&instance).into_iter().filter(|place| place.0 > people) {
            let changed = moved(&instance, place, 1);
            proofs.push((certificate.replace(&hash(&instance), &hash(&changed)), changed));
        }
    }
    let mut refused = 0;
    for (proof, said) in proofs.iter().zip(asked(&proofs)) {
        assert_eq!(bare(&said), bare(&ours(proof)), "{said}: {proof:?}");
        refused += usize::from(bare(&said) == "INVALID");
    }
    assert!(refused > 100 && proofs.len() - refused > 100, "{refused} of {}", proofs.len());
}
