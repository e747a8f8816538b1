//! The neutral envelope at the outbox: a word that reveals stops every letter, wherever it stands; a registered name does not.

use rand::{SeedableRng, rngs::StdRng};
use trellis_database::testing::on_each;
use trellis_domain::neutral::REVEALING;
use trellis_post::{Carrier, Frequency, Kind, Letter, Neutral, Queued, queue};
use trellis_store::migrations;

use super::{desk, letter, minutes, now, of_meeting, tally};

/// A letter of a kind, with everything that such a letter can hold.
fn whole(kind: Kind) -> Letter {
    if matches!(kind, Kind::MeetingSet | Kind::MeetingOff) { of_meeting(kind, 1) } else { letter(kind) }
}

#[tokio::test]
async fn each_word_that_reveals_stops_each_letter_wherever_it_is_filled_in() {
    on_each(migrations::ALL, async |store| {
        let mut unit = store.write().await.unwrap();
        let mut dice = StdRng::seed_from_u64(8);
        let (neutral, mut stopped) = (Neutral::default(), 0);
        for kind in Kind::ALL {
            for phrase in REVEALING {
                let word = phrase.replace('*', "");
                let fills: [fn(&mut Letter, &str); 3] = [
                    |letter, word| letter.slots.alias_en = format!("Development, {word}"),
                    |letter, word| letter.slots.alias_cy = format!("Datblygu {word}"),
                    |letter, word| {
                        letter.slots.link = format!("https://example.org/{}", word.replace(' ', "-"));
                    },
                ];
                for fill in fills {
                    let mut letter = whole(*kind);
                    fill(&mut letter, &word);
                    let queued = queue(&mut unit, &neutral, &letter, Frequency::Each, now(), &mut dice).await;
                    let queued = queued.unwrap();
                    assert!(matches!(queued, Queued::Stopped(..)), "{kind:?} with {word}: {queued:?}");
                    stopped += 1;
                }
            }
        }
        unit.commit().await.unwrap();
        assert_eq!(stopped, Kind::ALL.len() * REVEALING.len() * 3);
        let desk = desk(&store, Carrier::kept());
        assert_eq!(desk.send_due(&Neutral::default(), minutes(60)).await.unwrap(), tally(0, 0, 0));
        assert!(desk.carrier.carried().is_empty(), "no shorter version is sent either");
    })
    .await;
}

#[tokio::test]
async fn a_host_with_such_a_word_in_its_registered_name_still_sends() {
    on_each(migrations::ALL, async |store| {
        let named = Neutral {
            own: vec!["Rise Together".to_owned()],
            names: vec!["Black Country Healthcare".to_owned()],
        };
        let mut sent = 0;
        for (seed, kind) in (1..).zip(Kind::ALL) {
            let mut letter = whole(*kind);
            letter.slots.alias_en = "Black Country Healthcare Development".to_owned();
            letter.slots.alias_cy = "Datblygu Black Country Healthcare".to_owned();
            let mut unit = store.write().await.unwrap();
            let mut dice = StdRng::seed_from_u64(seed);
            let queued = queue(&mut unit, &named, &letter, Frequency::Each, now(), &mut dice).await.unwrap();
            unit.commit().await.unwrap();
            assert!(matches!(queued, Queued::Waiting(_)), "{kind:?}: {queued:?}");
            sent += 1;
        }
        let desk = desk(&store, Carrier::kept());
        assert_eq!(desk.send_due(&named, now()).await.unwrap(), tally(sent, 0, 0));
        assert!(desk.carrier.carried()[0].message.contains("Black Country Healthcare"));
    })
    .await;
}
