//! The formats, byte by byte, from keys and chance that are written down: whoever exports their writing can open it
//! without us, and another program can be held against these bytes.

use jiff::civil::date;
use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::id::Id;
use trellis_sealing::{Cost, Epoch, Member, Phrase, Place, RecoveryCode, Wrap, open_draft, part, seal_draft};

#[test]
fn golden_vectors_of_every_format() {
    let mut dice = StdRng::seed_from_u64(89_121);
    let secret = [7; 32];
    let member = Member::from_secret(&secret).unwrap();
    let (person, space, item, draft, session) =
        (Id::from(uuid(1)), Id::from(uuid(2)), Id::from(uuid(3)), Id::from(uuid(4)), Id::from(uuid(5)));
    let mut lines = vec![
        ("secret", hex::encode(secret)),
        ("public", hex::encode(member.public().0)),
        ("person", person.to_string()),
        ("space", space.to_string()),
        ("item", item.to_string()),
        ("draft", draft.to_string()),
        ("session", session.to_string()),
    ];
    let phrase = Phrase::typed("a gate of slate and gorse");
    let wrap = Wrap::under_phrase(&member, person, &phrase, Cost { memory: 64, passes: 2 }, &mut dice);
    lines.push(("passphrase", phrase.show().to_owned()));
    lines.push(("wrap under the passphrase", hex::encode(&wrap.0)));
    let code = RecoveryCode::draw(&mut dice);
    let wrap = Wrap::under_code(&member, person, &code, &mut dice);
    lines.push(("recovery code", code.show().to_string()));
    lines.push(("wrap under the code", hex::encode(&wrap.0)));
    let epoch = Epoch::new(space, 3, &mut dice);
    let copy = epoch.seal_to(person, member.public(), &mut dice).unwrap();
    lines.push(("copy of epoch 3 for the person", hex::encode(&copy)));
    let place = Place { item, author: person, day: date(2026, 11, 26) };
    lines.push(("item text", "What is said stays.".to_owned()));
    let sealed = epoch.seal(&place, b"What is said stays.", &mut dice);
    lines.push(("item of 2026-11-26 by the person", hex::encode(&sealed)));
    let kept = seal_draft(person, member.public(), draft, b"What is sa", &mut dice).unwrap();
    lines.push(("draft text", "What is sa".to_owned()));
    lines.push(("draft of the person", hex::encode(&kept)));

    // What is written down opens again, by the ways that a member has.
    let again = Epoch::open(&member, space, 3, person, &copy).unwrap();
    assert_eq!(again.read(&place, &sealed).unwrap().as_slice(), b"What is said stays.");
    assert_eq!(open_draft(&member, person, draft, &kept).unwrap().as_slice(), b"What is sa");
    let (cookie, server) = part(&member, session, &mut dice);
    assert_eq!(server.join(&cookie, session).unwrap().public(), member.public());

    let text: Vec<String> = lines.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    trellis_golden::golden!("golden/vectors.txt", &(text.join("\n") + "\n"));
}

fn uuid(byte: u8) -> uuid::Uuid {
    uuid::Uuid::from_bytes([byte; 16])
}
