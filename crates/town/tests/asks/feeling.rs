//! What it did is hers to say, and hers alone; and a guide goes out only where she chooses it.

use std::collections::BTreeSet;

use trellis_domain::{
    hat::Hat,
    id::{PairId, PersonId},
    pair::{Kind, PairState},
    participation::ParticipationState,
};
use trellis_store::{Broken, pairs::Pair, people::Profile};
use trellis_town::{Browser, Town, on_each};
use trellis_world::Builder;

use crate::beside::{Beside, WORSE, again, asks, body, fills, is_done, lies_nowhere, presses};

/// What the button sends that has a guide sent.
const GUIDE: [(&str, &str); 1] = [("then", "guide")];

#[tokio::test]
async fn that_it_made_things_worse_changes_nothing_for_anybody_else() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = is_done(&beside, &mut amina, &mut ally).await;
        let pages = [
            format!("/ally{path}"),
            "/ally/asks".to_owned(),
            "/ally/acts".to_owned(),
            "/notices".to_owned(),
            "/home".to_owned(),
        ];
        let mut before = Vec::new();
        for page in &pages {
            before.push(still(&body(&mut ally, page).await));
        }
        let kept = town.rows().await;
        fills(&mut amina, &path, "felt", &[("felt", WORSE)]).await;
        let mine = body(&mut amina, &path).await;
        for offer in ["/speak-up", "/ending", "Leave it as it is", "Have a general guide sent"] {
            assert!(mine.contains(offer), "{offer}");
        }
        for (page, before) in pages.iter().zip(before) {
            assert_eq!(still(&body(&mut ally, page).await), before, "{page}");
        }
        let changed: Vec<String> = town
            .rows()
            .await
            .into_iter()
            .filter(|(table, rows)| kept[table] != *rows)
            .map(|(table, _)| table)
            .collect();
        let allowed = ["answered", "ask", "event", "event_text", "felt_response", "session"];
        assert!(changed.iter().all(|table| allowed.contains(&table.as_str())), "{changed:?}");
        lies_nowhere(&town, WORSE).await;
        town.live(25).await;
        let mut later = again(&town, beside.ally).await;
        assert!(
            !body(&mut later, "/notices").await.contains("/guides/repair"),
            "nothing is sent without that choice"
        );
    })
    .await;
}

/// A page without what differs each time it is asked for: keys of forms.
fn still(page: &str) -> String {
    let mut kept = String::new();
    for part in page.split('"') {
        let key = part.len() >= 16
            && part.chars().all(|sign| sign.is_ascii_alphanumeric() || "+/=-_".contains(sign));
        kept.push_str(if key { "KEY" } else { part });
    }
    kept
}

#[tokio::test]
async fn a_general_guide_goes_out_after_one_to_three_weeks_and_says_neither_who_nor_what() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = is_done(&beside, &mut amina, &mut ally).await;
        fills(&mut amina, &path, "felt", &[("felt", "no_effect")]).await;
        assert_eq!(
            amina.post(&format!("{path}/felt"), &GUIDE).await.status,
            422,
            "only where it made things worse"
        );
        fills(&mut amina, &path, "felt", &[("felt", WORSE)]).await;
        let guess =
            async |amina: &mut Browser<'_>| body(amina, &path).await.contains("They may guess it is you");
        assert!(guess(&mut amina).await, "they help nobody else");
        let (pair, also) = (beside.pair.clone(), "Also Beside");
        let (person, other) = town.build(async |world| another_mentee(world, &pair, also).await).await;
        assert!(guess(&mut amina).await, "they have done nothing for the other one");
        let mut also = town.as_person(person).await;
        also.sets_up_private_space().await;
        let theirs = asks(&mut also, other, "Another thing").await;
        presses(&mut ally, &format!("/ally{theirs}"), "acceptance").await;
        assert!(guess(&mut amina).await, "a promise is not an occasion");
        presses(&mut ally, &format!("/ally{theirs}"), "done").await;
        assert!(!guess(&mut amina).await);

        let sent = amina.post(&format!("{path}/felt"), &GUIDE).await;
        assert_eq!(sent.leads_to(), "/asks");
        assert!(body(&mut amina, &path).await.contains("You have chosen to have a general guide sent"));
        assert_eq!(amina.post(&format!("{path}/felt"), &GUIDE).await.status, 422, "once");
        let waiting = &town.rows().await["guide_to_send"];
        let ally_id = beside.ally.uuid().simple().to_string();
        assert!(
            waiting.len() == 1 && !waiting[0].replace('-', "").to_lowercase().contains(&ally_id),
            "{waiting:?}"
        );
        town.live(6).await;
        let mut later = town.as_person(beside.ally).await;
        assert!(!body(&mut later, "/notices").await.contains("/guides/repair"), "not before a week is over");
        town.live(15).await;
        let mut later = town.as_person(beside.ally).await;
        let notices = body(&mut later, "/notices").await;
        assert_eq!(notices.matches("/guides/repair").count(), 1, "{notices}");
        assert!(!notices.contains("Amina") && town.rows().await["guide_to_send"].is_empty());
        assert!(
            town.rows().await["letter"]
                .iter()
                .all(|letter| !letter.contains("/guides/") && !letter.contains("/ally"))
        );
        let mut amina = again(&town, beside.amina).await;
        assert!(!body(&mut amina, "/notices").await.contains("/guides/repair"));
    })
    .await;
}

#[tokio::test]
async fn an_answer_and_a_guide_look_alike_in_the_record_and_stand_on_no_ask() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = is_done(&beside, &mut amina, &mut ally).await;
        let ask = path.trim_start_matches("/asks/").to_owned();
        let lines = async || {
            let rows = town.rows().await;
            let on_ask = |row: &&String| row.replace('-', "").to_lowercase().contains(&ask);
            let of_ask = rows["event"].iter().filter(on_ask).count();
            assert!(!rows["answered"].iter().any(|row| on_ask(&row)), "where a form led is sealed");
            let sizes: BTreeSet<usize> = rows["answered"].iter().map(String::len).collect();
            assert_eq!(sizes.len(), 1, "and one address looks like another");
            (rows["event"].len(), of_ask)
        };
        let (all, of_ask) = lines().await;
        assert!(of_ask > 0, "that it was sent and done does stand there");
        let mut kinds = Vec::new();
        for fields in [[("felt", "helped")], [("felt", WORSE)], GUIDE] {
            assert_eq!(amina.post(&format!("{path}/felt"), &fields).await.leads_to(), "/asks");
            let events = town.rows().await["event"].clone();
            kinds.push(events.iter().filter(|row| row.contains("AskFelt")).count());
        }
        assert_eq!(kinds, [1, 2, 3], "one name for all");
        assert_eq!(lines().await, (all + 3, of_ask));
    })
    .await;
}

async fn another_mentee(world: &mut Builder, pair: &Pair, name: &str) -> Result<(PersonId, PairId), Broken> {
    let profile = Profile { first_name: name.to_owned(), ..Profile::default() };
    let person = world.person("also@example.org", &profile).await?;
    let part = world
        .takes_part(person, pair.cohort, Hat::Mentee, ParticipationState::Placed, &[Hat::Ally], 2)
        .await?;
    let pair = world
        .pair(pair.cohort, Kind::Ally, (person, part), (pair.giver_person, pair.giver), PairState::Active)
        .await?;
    Ok((person, pair))
}
