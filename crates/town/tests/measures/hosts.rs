//! The host's side: nothing is published before its wording, its copyright line and its purpose are there; and what is
//! published about wellbeing is scored for the mentee alone.

use trellis_town::{Browser, Town, on_each, persona};

use crate::people::{People, answers, body};

const BRS: &str = "/co/instruments/brs";
const MINE: &str = "/questions/wellbeing/brs";

/// Six made-up items and five made-up answers: the real wording is not ours.
async fn enters(helen: &mut Browser<'_>, copyright: &str) {
    let lines = |word: &str, number: usize| {
        (1..=number).map(|place| format!("{word} {place}")).collect::<Vec<_>>().join("\n")
    };
    let texts = [lines("Statement", 6), lines("Gosodiad", 6), lines("Answer", 5), lines("Ateb", 5)];
    let fields = [
        ("items-en", texts[0].as_str()),
        ("items-cy", &texts[1]),
        ("answers-en", &texts[2]),
        ("answers-cy", &texts[3]),
        ("copyright", copyright),
        ("permission", "Letter 12"),
    ];
    assert_eq!(helen.post(BRS, &fields).await.leads_to(), BRS);
}

#[tokio::test]
async fn an_instrument_is_published_only_when_nothing_is_lacking_and_is_never_changed_afterwards() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut helen = town.as_person(persona(&people.world, "coordinator")).await;
        let list = body(&mut helen, "/co/instruments").await;
        assert_eq!(list.matches("No wording yet").count(), 8, "all but our own: {list}");
        assert!(list.contains("Ours. Published, not tested"));
        assert_eq!(helen.get("/co/instruments/felt_allyship_8").await.status, 404, "ours is not reworded");
        assert_eq!(helen.post(&format!("{BRS}/publication"), &[]).await.status, 422, "there is no draft");
        enters(&mut helen, "").await;
        let lacking = body(&mut helen, BRS).await;
        assert!(lacking.contains("the copyright line") && !lacking.contains("Publish it"), "{lacking}");
        helen.post(&format!("{BRS}/publication"), &[]).await;
        assert!(town.rows().await["instrument"][0].contains("draft"), "it stays a draft");
        enters(&mut helen, "© Made-up owners").await;
        helen.post(&format!("{BRS}/publication"), &[]).await;
        assert!(body(&mut helen, BRS).await.contains("© Made-up owners"));
        assert_eq!(helen.post(BRS, &[("copyright", "mine")]).await.status, 422, "published is published");
        assert_eq!(helen.post(&format!("{BRS}/retirement"), &[]).await.leads_to(), BRS);
        assert_eq!(helen.post(&format!("{BRS}/retirement"), &[]).await.status, 422);
        enters(&mut helen, "© Made-up owners, again").await;
        assert_eq!(town.rows().await["instrument"].len(), 2, "a new wording is a new version");
        for card in ["mentee", "mentor", "admin"] {
            let mut other = town.as_person(persona(&people.world, card)).await;
            assert_eq!(other.get("/co/instruments").await.status, 404, "{card}");
            assert_eq!(other.get(BRS).await.status, 404, "{card}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_published_is_asked_after_consent_and_scored_for_her_alone() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut helen = town.as_person(persona(&people.world, "coordinator")).await;
        let mut amina = people.amina(&town).await;
        assert_eq!(amina.get(MINE).await.status, 404, "off until the host publishes it");
        enters(&mut helen, "© Made-up owners").await;
        helen.post(&format!("{BRS}/publication"), &[]).await;
        let six = |answers: &'static str| {
            let keys = ["item-1", "item-2", "item-3", "item-4", "item-5", "item-6"];
            let mut fields: Vec<(&str, &str)> = keys.into_iter().zip(answers.split(',')).collect();
            fields.push(("version", "1"));
            fields
        };
        assert!(body(&mut amina, MINE).await.contains("only if you agree"));
        assert_eq!(amina.post(MINE, &six("4,2,5,1,3,2")).await.status, 422);
        answers(&mut amina, "/questions/consent", &[]).await;
        assert!(body(&mut amina, "/questions").await.contains(MINE));
        let page = body(&mut amina, MINE).await;
        assert!(page.contains("Statement 6") && page.contains("© Made-up owners"), "{page}");
        answers(&mut amina, MINE, &six("4,2,5,1,3,2")).await;
        let scored = body(&mut amina, MINE).await;
        assert!(scored.contains("4.167") && scored.contains("no diagnosis"), "{scored}");
        for card in ["mentor", "ally", "coordinator", "admin"] {
            let mut other = town.as_person(persona(&people.world, card)).await;
            assert_eq!(other.get(MINE).await.status, 404, "{card}");
        }
        amina.post("/me/unlock/lock", &[]).await;
        assert!(!body(&mut amina, MINE).await.contains("4.167"), "shown only while her space is open");
        answers(&mut amina, &format!("{MINE}/removal"), &[]).await;
        assert!(town.rows().await["measure"].is_empty());
        helen.post(&format!("{BRS}/retirement"), &[]).await;
        assert_eq!(amina.get(MINE).await.status, 404);
    })
    .await;
}
