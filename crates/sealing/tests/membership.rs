//! Exactly the readers of an epoch open it; nothing opens anywhere else, and nothing that was changed opens at all.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::prelude::*;
use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::id::{Id, PersonId};
use trellis_sealing::{
    Cost, Epoch, Member, Method, Phrase, Place, PublicKey, RecoveryCode, Unopened, Wrap, open_draft, part,
    seal_draft,
};

fn dice() -> StdRng {
    StdRng::seed_from_u64(20_261_126)
}

/// What happens to who reads. Joining and leaving begin a new epoch; sharing gives what one holds to somebody who reads now.
#[derive(Debug, Clone, Copy)]
enum Change {
    Joins(usize),
    Leaves(usize),
    Shares(usize, usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let one = prop_oneof![
        (0..5_usize).prop_map(Change::Joins),
        (0..5_usize).prop_map(Change::Leaves),
        (0..5_usize, 0..5_usize).prop_map(|(from, to)| Change::Shares(from, to)),
    ];
    prop::collection::vec(one, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn exactly_the_readers_of_an_epoch_open_it(changes in changes()) {
        let mut dice = dice();
        let people: Vec<(PersonId, Member)> = (0..5).map(|_| (Id::random(&mut dice), Member::new(&mut dice))).collect();
        let (space, elsewhere) = (Id::random(&mut dice), Id::random(&mut dice));
        let mut readers = BTreeSet::from([0]);
        // Who should be able to open which epoch, told without any cryptography.
        let mut meant = BTreeSet::new();
        let mut copies: BTreeMap<(u32, usize), Vec<u8>> = BTreeMap::new();
        let mut items = BTreeMap::new();
        for change in changes {
            match change {
                Change::Joins(who) => {
                    readers.insert(who);
                }
                Change::Leaves(who) => {
                    readers.remove(&who);
                }
                Change::Shares(from, to) if readers.contains(&to) => {
                    let held: Vec<u32> = meant.iter().filter(|(_, who)| *who == from).map(|(n, _)| *n).collect();
                    for n in held {
                        let (id, member) = &people[from];
                        let epoch = Epoch::open(member, space, n, *id, &copies[&(n, from)]).unwrap();
                        let (id, member) = &people[to];
                        copies.insert((n, to), epoch.seal_to(*id, member.public(), &mut dice).unwrap());
                        meant.insert((n, to));
                    }
                    continue;
                }
                Change::Shares(..) => continue,
            }
            let number = u32::try_from(items.len()).unwrap() + 1;
            let epoch = Epoch::new(space, number, &mut dice);
            for reader in &readers {
                let (id, member) = &people[*reader];
                copies.insert((number, *reader), epoch.seal_to(*id, member.public(), &mut dice).unwrap());
                meant.insert((number, *reader));
            }
            let author = people[readers.first().copied().unwrap_or_default()].0;
            let place = Place { item: Id::random(&mut dice), author, day: date(2026, 11, 26) };
            let sealed = epoch.seal(&place, b"what was said", &mut dice);
            items.insert(number, (place, sealed));
        }
        for (reader, (_, member)) in people.iter().enumerate() {
            for ((n, whose), copy) in &copies {
                prop_assert!(Epoch::open(member, elsewhere, *n, people[*whose].0, copy).is_err());
                let opened = Epoch::open(member, space, *n, people[*whose].0, copy);
                prop_assert_eq!(opened.is_ok(), *whose == reader);
                let Ok(opened) = opened else { continue };
                prop_assert!(meant.contains(&(*n, reader)));
                for (number, (place, sealed)) in &items {
                    prop_assert_eq!(opened.read(place, sealed).is_ok(), n == number);
                }
            }
        }
        let held: BTreeSet<(u32, usize)> = copies.keys().copied().collect();
        prop_assert_eq!(held, meant);
    }

    #[test]
    fn whatever_was_written_is_read_again(text in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let mut dice = dice();
        let epoch = Epoch::new(Id::random(&mut dice), 1, &mut dice);
        let place = Place { item: Id::random(&mut dice), author: Id::random(&mut dice), day: date(2026, 2, 28) };
        let sealed = epoch.seal(&place, &text, &mut dice);
        let read = epoch.read(&place, &sealed).unwrap();
        prop_assert_eq!(read.as_slice(), text.as_slice());
        prop_assert_eq!((sealed.len() - 24 - 16) % 512, 0);
    }
}

#[test]
fn an_item_opens_only_where_it_lies_and_only_as_it_was_written() {
    let mut dice = dice();
    let (space, other) = (Id::random(&mut dice), Id::random(&mut dice));
    let place = Place { item: Id::random(&mut dice), author: Id::random(&mut dice), day: date(2026, 11, 3) };
    let epoch = Epoch::new(space, 1, &mut dice);
    let sealed = epoch.seal(&place, b"in confidence", &mut dice);
    for byte in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[byte] ^= 1;
        assert_eq!(epoch.read(&place, &changed), Err(Unopened), "byte {byte}");
    }
    for end in 0..sealed.len() {
        assert_eq!(epoch.read(&place, &sealed[..end]), Err(Unopened), "cut at {end}");
    }
    let elsewhere = [
        Place { item: Id::random(&mut dice), ..place },
        Place { author: Id::random(&mut dice), ..place },
        Place { day: date(2026, 11, 4), ..place },
    ];
    for moved in elsewhere {
        assert_eq!(epoch.read(&moved, &sealed), Err(Unopened));
    }
    assert_eq!(Epoch::new(other, 1, &mut dice).read(&place, &sealed), Err(Unopened));
    assert_eq!(Epoch::new(space, 2, &mut dice).read(&place, &sealed), Err(Unopened));
}

#[test]
fn a_copy_of_an_epoch_cannot_be_given_to_another_reader_space_or_epoch() {
    let mut dice = dice();
    let (amina, grace) = (Member::new(&mut dice), Member::new(&mut dice));
    let (reader, space) = (Id::random(&mut dice), Id::random(&mut dice));
    let copy = Epoch::new(space, 3, &mut dice).seal_to(reader, amina.public(), &mut dice).unwrap();
    assert!(Epoch::open(&amina, space, 3, reader, &copy).is_ok());
    assert!(Epoch::open(&grace, space, 3, reader, &copy).is_err());
    assert!(Epoch::open(&amina, space, 4, reader, &copy).is_err());
    assert!(Epoch::open(&amina, Id::random(&mut dice), 3, reader, &copy).is_err());
    assert!(Epoch::open(&amina, space, 3, Id::random(&mut dice), &copy).is_err());
    let nobody = Epoch::new(space, 3, &mut dice).seal_to(reader, PublicKey([0; 32]), &mut dice);
    assert_eq!(nobody, Err(Unopened), "a key of small order");
}

#[test]
fn each_way_to_unlock_opens_the_same_secret_and_no_other_way_does() {
    let mut dice = dice();
    let (member, person) = (Member::new(&mut dice), Id::random(&mut dice));
    let (phrase, code) = (Phrase::draw(&mut dice), RecoveryCode::draw(&mut dice));
    let by_phrase = Wrap::under_phrase(&member, person, &phrase, Cost::NONE, &mut dice);
    let by_code = Wrap::under_code(&member, person, &code, &mut dice);
    let typed = Phrase::typed(&format!("  {} ", phrase.show().replace(' ', "   ")));
    assert_eq!(by_phrase.open_with_phrase(person, &typed).unwrap().public(), member.public());
    let read = RecoveryCode::read(&code.show()).unwrap();
    assert_eq!(by_code.open_with_code(person, &read).unwrap().public(), member.public());

    let stranger = Id::random(&mut dice);
    assert!(by_phrase.open_with_phrase(stranger, &phrase).is_err());
    assert!(by_phrase.open_with_phrase(person, &Phrase::typed("quite another phrase")).is_err());
    assert!(by_phrase.open_with_code(person, &code).is_err());
    assert!(by_code.open_with_phrase(person, &phrase).is_err());
    assert!(by_code.open_with_code(person, &RecoveryCode::draw(&mut dice)).is_err());
    for byte in 0..by_code.0.len() {
        let mut changed = by_code.clone();
        changed.0[byte] ^= 1;
        assert!(changed.open_with_code(person, &code).is_err(), "byte {byte}");
    }
    assert_eq!(Method::ALL.map(Method::code), ["passphrase", "recovery"]);
}

#[test]
fn a_wrap_that_asks_for_too_much_memory_is_refused_before_it_gets_any() {
    let mut dice = dice();
    let (member, person, phrase) = (Member::new(&mut dice), Id::random(&mut dice), Phrase::draw(&mut dice));
    let mut wrap = Wrap::under_phrase(&member, person, &phrase, Cost::NONE, &mut dice);
    wrap.0[1..5].copy_from_slice(&u32::MAX.to_be_bytes());
    assert_eq!(wrap.open_with_phrase(person, &phrase).err(), Some(Unopened));
}

#[test]
fn a_draft_opens_for_its_author_alone() {
    let mut dice = dice();
    let (amina, grace) = (Member::new(&mut dice), Member::new(&mut dice));
    let (author, draft) = (Id::random(&mut dice), Id::random(&mut dice));
    let sealed = seal_draft(author, amina.public(), draft, b"half a sen", &mut dice).unwrap();
    assert_eq!(open_draft(&amina, author, draft, &sealed).unwrap().as_slice(), b"half a sen");
    assert!(open_draft(&grace, author, draft, &sealed).is_err());
    assert!(open_draft(&amina, author, Id::random(&mut dice), &sealed).is_err());
}

#[test]
fn neither_half_opens_without_the_other() {
    let mut dice = dice();
    let (member, session) = (Member::new(&mut dice), Id::random(&mut dice));
    let (cookie, server) = part(&member, session, &mut dice);
    assert_eq!(server.join(&cookie, session).unwrap().public(), member.public());
    let (other, _) = part(&member, session, &mut dice);
    assert!(server.join(&other, session).is_err());
    assert!(server.join(&cookie, Id::random(&mut dice)).is_err());
}

#[test]
fn no_nonce_comes_twice_in_a_million_items() {
    let mut dice = dice();
    let epoch = Epoch::new(Id::random(&mut dice), 1, &mut dice);
    let place = Place { item: Id::random(&mut dice), author: Id::random(&mut dice), day: date(2026, 11, 26) };
    let mut nonces: Vec<[u8; 24]> =
        (0..1_000_000).map(|_| epoch.seal(&place, b"", &mut dice)[..24].try_into().unwrap()).collect();
    nonces.sort_unstable();
    nonces.dedup();
    assert_eq!(nonces.len(), 1_000_000);
}
