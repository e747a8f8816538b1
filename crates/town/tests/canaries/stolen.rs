//! Somebody has stolen everything: the database, the key files, an opened backup and an administrator's session, whose
//! own secret they know too. They try every sealed row with every key and every guess, and read what they wrote themselves.

use std::collections::BTreeSet;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::id::PersonId;
use trellis_sealing::{Member, RecoveryCode};
use trellis_store::sealing::{Keys, Purpose};
use trellis_town::{
    PHRASE, Town,
    canary::{Class, Told, Who, field, found},
    loot::{Loot, Plaintext, Row},
    on_each,
};

/// What somebody would try as a passphrase: what is common, what is near to another one, the words of this place.
const GUESSES: [&str; 8] = [
    "correct horse battery staple",
    "password password password",
    "a gate of slate and grass",
    "A GATE OF SLATE AND GORSE",
    "a gate of slate and gorse.",
    "wren valley development",
    "amina canary80",
    "",
];

/// Thirty-two bytes of everything that is in the thief's hands, for use as a key of whatever kind.
fn keys_in_hand(loot: &Loot, keys: &Keys) -> Vec<[u8; 32]> {
    let server = Purpose::ALL.map(|purpose| *keys.bytes(purpose));
    let columns = [
        ("member_key", "public_key"),
        ("session", "token"),
        ("conflict", "mark"),
        ("support_request", "receipt"),
        ("support_request", "receipt_key"),
    ];
    let lying =
        columns.iter().flat_map(|(table, column)| loot.rows(table).iter().map(|row| row.bytes(column)));
    let lying = lying.filter_map(|bytes| bytes.try_into().ok());
    // The first half of what is sealed to a reader: the key that was used once.
    let copies = loot.rows("epoch_copy").iter().chain(loot.rows("support_copy"));
    let once = copies.filter_map(|copy| copy.bytes("sealed")[..32].try_into().ok());
    server
        .into_iter()
        .chain([[0; 32], [255; 32]])
        .chain(lying)
        .chain(once)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Tries a key on a sealed text as `docs/sealing.md` tells it, and without what is bound into it.
fn opens(key: &[u8; 32], bound: &[u8], sealed: &[u8]) -> bool {
    let Some((nonce, text)) = sealed.split_at_checked(24) else { return false };
    let nonce: [u8; 24] = nonce.try_into().expect("24 bytes");
    let cipher = XChaCha20Poly1305::new(key.into());
    [bound, b""].iter().any(|aad| cipher.decrypt(&nonce.into(), Payload { msg: text, aad }).is_ok())
}

/// An item lies in its space; a word of somebody who asks for help in their request, which also stands for whoever has no
/// account.
fn bound_into_item(row: &Row, space: &str) -> Vec<u8> {
    let epoch: u32 = row.read("epoch");
    let (item, space, author) = (row.bytes("id"), row.bytes(space), row.bytes("author"));
    let author = if author.is_empty() { space.clone() } else { author };
    [b"trellis item 1".as_slice(), &item, &space, &epoch.to_be_bytes(), &author, row.text("day").as_bytes()]
        .concat()
}

fn bound_into_wrap(row: &Row, head: &[u8]) -> Vec<u8> {
    [b"trellis wrap ".as_slice(), row.text("method").as_bytes(), &row.bytes("person"), head].concat()
}

/// The private words in what was opened.
fn words(opened: &[Plaintext]) -> BTreeSet<&'static str> {
    let heard = opened.iter().flat_map(|one| found(&one.text));
    heard.filter(|canary| field(canary).class == Class::A).collect()
}

#[tokio::test]
async fn with_everything_but_a_members_secret_nothing_opens_that_members_wrote() {
    on_each(async |town: Town| {
        let mut told = Told::in_town(&town).await;
        let own = [("text", "What the administrator keeps")];
        assert_eq!(told.open(Who::Tom).post("/record/entry", &own).await.status, 303);
        let loot = Loot::of(&town.ground.store).await;
        let thief = told.people.id(Who::Tom);

        // The administrator's own secret is known. It opens what he wrote, so the attempt is a real one.
        let own_code = told.codes[&Who::Tom].clone();
        let of_thief = loot.members(&[PHRASE], &[]);
        let of_thief = of_thief.into_iter().find(|(person, _)| *person == thief).expect("he has a secret").1;
        let read = loot.opened(&[&of_thief]);
        assert_eq!(read.len(), 1, "he reads what he wrote himself");
        assert!(String::from_utf8_lossy(&read[0].text).contains("What the administrator keeps"));

        // No guess opens anybody's way to unlock, nor does his own code open any but his.
        let mut dice = StdRng::seed_from_u64(20_261_126);
        let drawn: Vec<String> = (0..20).map(|_| RecoveryCode::draw(&mut dice).show().to_string()).collect();
        let codes: Vec<&str> = drawn.iter().map(String::as_str).chain([own_code.as_str()]).collect();
        let unlocked: BTreeSet<PersonId> =
            loot.members(&GUESSES, &codes).into_iter().map(|(person, _)| person).collect();
        assert_eq!(unlocked, BTreeSet::from([thief]), "only his own");

        // Everything in his hands as a member's secret, and as the key of an item, of a wrap, of a draft.
        let hand = keys_in_hand(&loot, &town.ground.keys);
        let pretended: Vec<Member> = hand.iter().filter_map(|key| Member::from_secret(key).ok()).collect();
        assert!(pretended.len() > 40, "{} keys are tried", pretended.len());
        assert_eq!(loot.opened(&pretended.iter().collect::<Vec<_>>()), []);
        for key in &hand {
            for (table, space) in [("item", "space"), ("support_word", "request")] {
                for row in loot.rows(table) {
                    assert!(!opens(key, &bound_into_item(row, space), &row.bytes("sealed")), "{row:?}");
                }
            }
            for row in loot.rows("key_wrap") {
                let wrap = row.bytes("wrap");
                assert!(!opens(key, &bound_into_wrap(row, &wrap[..57]), &wrap[57..]), "{row:?}");
            }
            for table in ["sealed_draft", "epoch_copy", "support_copy"] {
                for row in loot.rows(table) {
                    assert!(!opens(key, b"", &row.bytes("sealed")), "{row:?}");
                }
            }
        }

        // The server's keys open what is sealed for the server, and no word that members wrote is among it.
        let (served, _) = loot.served(&town.ground.keys);
        assert!(!served.is_empty() && words(&served).is_empty(), "{:?}", words(&served));
    })
    .await;
}

#[tokio::test]
async fn a_planted_sign_in_and_a_new_beginning_open_nothing_that_was_written_before() {
    on_each(async |town: Town| {
        let told = Told::in_town(&town).await;
        // As Amina, at her pages, without her passphrase; then as if she had lost every way.
        let mut thief = told.locked(Who::Amina).await;
        for guess in &GUESSES[..7] {
            assert_eq!(thief.post("/me/unlock", &[("phrase", guess)]).await.status, 422, "{guess}");
        }
        let new = "a phrase of the thief's own";
        let begun = thief.post("/me/unlock/lost", &[("which", "own"), ("own", new)]).await;
        assert_eq!(begun.status, 200, "{}", begun.body);
        let pair = told.people.mentoring;
        for page in [
            "/record".to_owned(),
            "/needs".to_owned(),
            "/support".to_owned(),
            "/support/check".to_owned(),
            format!("/pairs/{pair}/notes"),
            format!("/pairs/{pair}/opener"),
            format!("/pairs/{pair}/review"),
        ] {
            let shown = thief.get(&page).await;
            assert!(
                found(&shown.file).iter().all(|canary| field(canary).class != Class::A),
                "{page}: {}",
                shown.body
            );
        }
        let loot = Loot::of(&town.ground.store).await;
        let secret = loot.members(&[new], &[]);
        assert_eq!(secret.len(), 1);
        assert_eq!(words(&loot.opened(&[&secret[0].1])), BTreeSet::new());
    })
    .await;
}
