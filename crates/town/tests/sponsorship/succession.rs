//! A sponsor goes or rests for long: what was planned passes on only by the mentee's own hand, and whoever guards
//! sponsorship learns a date and a number.

use jiff::ToSpan;
use trellis_domain::{
    conflict::ConflictKind,
    id::{Id, PairId},
    pair::{Kind, PairState},
    sponsorship::{ActKind, ActState, Aim, Forum},
};
use trellis_programme::rounds;
use trellis_store::{
    conflicts::{self, Declaration, Other},
    sponsorships::{self, Facts, SponsorshipAct},
};
use trellis_town::{Browser, Town, on_each};

use crate::valley::{CANARY, Valley, act_on, consents, planned, plans, says_done, two, valley};

/// Owen stops sponsoring.
async fn leaves(owen: &mut Browser<'_>) {
    let leave = owen.get("/me/leave").await;
    let leave = leave.links().into_iter().find(|link| link.starts_with("/me/leave/")).expect("his part");
    assert_eq!(owen.post(&leave, &[]).await.status, 303);
}

/// Sue sponsors Amina too from now on.
async fn followed(town: &Town, valley: &Valley) -> PairId {
    let [amina, sue] = valley.parts;
    let (mentee, sponsor) = ((valley.amina, amina), (valley.others[1], sue));
    town.build(async |world| {
        world.pair(valley.cohort, Kind::Sponsor, mentee, sponsor, PairState::Active).await
    })
    .await
}

async fn rests(town: &Town, owen: &mut Browser<'_>, days: i64) {
    let until = trellis_domain::day::of(town.now()).saturating_add(days.days());
    let (d, m, y) = (until.day().to_string(), until.month().to_string(), until.year().to_string());
    let date = [("until-day", &*d), ("until-month", &*m), ("until-year", &*y)];
    assert_eq!(owen.post("/mentor/capacity/rest", &date).await.status, 303);
}

#[tokio::test]
async fn when_her_sponsor_goes_she_keeps_what_she_wants_and_passes_it_on_herself() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["boost"]).await;
        let [_, hers] = planned(&mut owen, &valley, "boost").await;
        assert_eq!(plans(&mut owen, &valley, "boost", &[("line", "Not to be kept")]).await.status, 303);
        let early = amina.post(&hers, &[("then", "keep")]).await;
        assert_eq!(early.status, 422, "nobody goes yet");
        leaves(&mut owen).await;

        let mut guardian = town.as_person(valley.guardian).await;
        assert!(guardian.get("/notices").await.body.contains("Sponsorship needs you to look at a date"));
        let watch = guardian.get("/guardian").await.body;
        assert!(watch.contains("Owen Made-Up") && watch.contains("Leaves"), "{watch}");
        for never in [CANARY, "Amina", "Boost", "boost", "Not to be kept"] {
            assert!(!watch.contains(never), "{never}");
        }
        let page = amina.get("/opportunities").await.body;
        assert!(page.contains("Owen Made-Up is leaving"), "{page}");
        let asks = amina.get(&hers).await;
        assert!(asks.body.contains("Keep it for my next sponsor"), "{}", asks.body);
        let kept = amina.post(&hers, &[("then", "keep")]).await;
        assert_eq!(kept.leads_to(), "/opportunities/kept", "{}", kept.body);
        let his = owen.get("/sponsor/this-month").await.body;
        assert!(his.contains("Not to be kept") || his.contains("Boost"), "{his}");
        let shelf = amina.get("/opportunities/kept").await.body;
        assert!(shelf.contains(CANARY) && shelf.contains("You have no sponsor at the moment"), "{shelf}");

        // The hand-over goes on as ever; at its end what she has not kept is gone without a word.
        let chosen = amina.post(&format!("/pairs/{}/hand-over", valley.pair), &[("onward", "rematch")]).await;
        assert_eq!(chosen.status, 303);
        let after = amina.get("/opportunities").await.body;
        assert!(!after.contains("Not to be kept") && after.contains("You keep 1 thing"), "{after}");
        assert!(!guardian.get("/guardian").await.body.contains("Leaves"), "nobody waits any more");

        let pair = followed(&town, &valley).await;
        let id = hers.rsplit('/').next().expect("an id").to_owned();
        let give = [("act", id.clone()), ("to", pair.to_string())];
        let give: Vec<(&str, &str)> = give.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let later = amina.post("/opportunities/kept", &give).await;
        assert!(later.body.contains("has not set up a private space yet"), "{}", later.body);
        let mut sue = town.as_person(valley.others[1]).await;
        sue.sets_up_private_space().await;
        assert_eq!(sue.post("/opportunities/kept", &give).await.status, 404, "only she passes it on");
        assert!(!sue.get("/sponsor/this-month").await.body.contains("Amina Made-Up</a>"));
        assert_eq!(amina.post("/opportunities/kept", &give).await.leads_to(), "/opportunities/kept");
        assert_eq!(amina.post("/opportunities/kept", &give).await.status, 404, "it is passed on");
        assert!(sue.get("/notices").await.body.contains("There is something new for you to do"));
        let act = sue.get("/sponsor/this-month").await;
        let act = act_on(&act);
        assert!(sue.get(&act).await.body.contains(CANARY));
        assert_eq!(says_done(&mut sue, &act).await.status, 303, "to pass it on was a yes to this very act");
        let rows = town.rows().await;
        assert!(rows["kept_act"].is_empty(), "{:?}", rows["kept_act"]);
        for (table, rows) in rows {
            for row in rows {
                assert!(!row.contains(CANARY), "{table}: {row}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_she_keeps_she_can_let_go_and_it_goes_with_her() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["boost"]).await;
        let [_, first] = planned(&mut owen, &valley, "boost").await;
        leaves(&mut owen).await;
        amina.post(&first, &[("then", "keep")]).await;
        let id = first.rsplit('/').next().expect("an id").to_owned();
        assert_eq!(amina.post("/opportunities/kept", &[("act", &id)]).await.status, 303);
        let rows = town.rows().await;
        assert!(rows["kept_act"].is_empty());
        let own = rows["item"].iter().filter(|row| row.contains("act_line")).count();
        assert_eq!(own, 1, "the sponsor's own words are the sponsor's, and hers are gone");
        assert_eq!(amina.post("/opportunities/kept", &[("act", &id)]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_rest_of_more_than_thirty_days_opens_and_coming_back_closes() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        rounds::make(&town.ground).await.expect("the round is made");
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["boost"]).await;
        let [_, hers] = planned(&mut owen, &valley, "boost").await;
        let mut guardian = town.as_person(valley.guardian).await;
        rests(&town, &mut owen, 30).await;
        assert!(!guardian.get("/guardian").await.body.contains("<td>Rests"), "thirty days open nothing");
        assert!(town.rows().await["succession"].is_empty());
        assert_eq!(owen.post("/mentor/capacity/resume", &[]).await.status, 303);
        rests(&town, &mut owen, 31).await;
        let watch = guardian.get("/guardian").await.body;
        assert!(watch.contains("Rests for more than 30 days"), "{watch}");
        let page = amina.get("/opportunities").await.body;
        assert!(page.contains("takes a break of more than 30 days") && page.contains("Your pairing stays"));
        assert!(amina.get(&hers).await.body.contains("Keep it for my next sponsor"));
        assert_eq!(owen.post("/mentor/capacity/resume", &[]).await.status, 303);
        assert!(!amina.get("/opportunities").await.body.contains("takes a break of more than 30 days"));
        rests(&town, &mut owen, 31).await;
        town.live(31).await;
        let mut guardian = town.as_person(valley.guardian).await;
        let watch = guardian.get("/guardian").await.body;
        assert!(watch.contains("No sponsor leaves or rests for more than 30 days just now."), "{watch}");
    })
    .await;
}

/// Puts so many acts that were done into a pair.
async fn done(town: &Town, pair: PairId, count: usize) {
    let keys = town.ground.keys.clone();
    let today = trellis_domain::day::of(town.now());
    town.build(async |world| {
        for _ in 0..count {
            let facts = Facts {
                kind: ActKind::Boost,
                forum: Forum::Board,
                aim: Aim::Development,
                post: None,
                state: ActState::EchoOpen,
                planned_on: today,
                done_on: Some(today),
                allowed: true,
                ground: None,
                looks: 0,
                told: None,
            };
            let act = SponsorshipAct { id: Id::random(&mut world.dice), pair, facts, version: 1 };
            sponsorships::add(&mut world.unit, &keys, &act, &mut world.dice).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_guardian_sees_protected_counts_and_that_something_was_declared_and_nothing_else() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["boost"]).await;
        let [his, _] = planned(&mut owen, &valley, "boost").await;
        assert_eq!(says_done(&mut owen, &his).await.status, 303);
        let mut guardian = town.as_person(valley.guardian).await;
        let line = |page: &str| {
            let row =
                page.split("<tr").find(|row| row.contains("Owen Made-Up")).expect("his line").to_owned();
            let cells: Vec<&str> = row.split("<td").skip(1).collect();
            cells.join("|")
        };
        let few = line(&guardian.get("/guardian").await.body);
        assert!(few.contains('*') && few.contains("None"), "{few}");
        done(&town, valley.pair, 11).await;
        let post = [("pair", valley.pair.to_string()), ("post", "Team lead".into()), ("panel", "on".into())];
        let post: Vec<(&str, &str)> =
            post.iter().map(|(name, value): &(&str, String)| (*name, value.as_str())).collect();
        assert_eq!(owen.post("/sponsor/panels", &post).await.status, 303);
        let page = guardian.get("/guardian").await.body;
        let many = line(&page);
        assert!(many.contains("about 10") && many.contains("There is one"), "{many}");
        assert!(!many.contains("12"), "the true number is not there: {many}");
        let sue = page.split("<tr").find(|row| row.contains("Sue Made-Up")).expect("her line");
        assert!(sue.contains('0') && sue.contains("None"), "{sue}");
        for never in [CANARY, "Amina", "Nia", "Team lead", "Boost"] {
            let main =
                page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("main").0;
            assert!(!main.contains(never), "{never}: {main}");
        }
        for stranger in [valley.coordinator, valley.admin, valley.owen, valley.amina] {
            assert_eq!(town.as_person(stranger).await.get("/guardian").await.status, 404);
        }
        for shut in ["/co", "/co/circles", "/admin/health", "/sponsor/log"] {
            assert_eq!(guardian.get(shut).await.status, 404, "{shut}");
        }
        let keys = town.ground.keys.clone();
        town.build(async |world| {
            let other = Other::Person(valley.guardian);
            let declared = Declaration { other, kind: ConflictKind::LineManagement, until: None };
            let (now, dice) = (world.now, &mut world.dice);
            conflicts::declare(&mut world.unit, &keys, valley.owen, &declared, now, dice).await
        })
        .await;
        let page = guardian.get("/guardian").await.body;
        assert!(
            !page.contains("Owen") && page.contains("Sue Made-Up"),
            "a line of management shuts this too"
        );
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_names_who_guards_sponsorship_and_nobody_who_takes_part() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let mut helen = town.as_person(valley.coordinator).await;
        let path = "/co/programme/guardians";
        let owen = helen.post(path, &[("address", "owen@example.org")]).await;
        assert_eq!(owen.status, 422, "{}", owen.body);
        assert!(owen.body.contains("owen@example.org"), "what was typed is kept");
        let again = helen.post(path, &[("address", "gwen@example.org")]).await;
        assert_eq!(again.status, 422, "Gwen is one already");
        assert_eq!(helen.post(path, &[("address", "new@example.org")]).await.status, 303);
        let page = helen.get(path).await;
        assert!(page.body.contains("new@example.org"), "{}", page.body);
        let ends = page.body.split("action=\"").filter_map(|part| part.split('"').next());
        for end in ends.filter(|path| path.ends_with("/ending")) {
            assert_eq!(helen.post(end, &[]).await.status, 303);
            assert_eq!(helen.post(end, &[]).await.status, 404, "once is enough");
        }
        assert_eq!(
            town.as_person(valley.guardian).await.get("/guardian").await.status,
            404,
            "it is over at once"
        );
    })
    .await;
}
