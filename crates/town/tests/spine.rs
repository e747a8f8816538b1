//! The promises of every page: forms from our own pages only, once; sessions that end; nothing told to strangers.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use trellis_domain::{
    hat::Role,
    permission::{Action, Actor, Standing, may},
};
use trellis_store::{accounts, grants, record};
use trellis_town::{Browser, ORIGIN, Town, on_each, persona, valley};
use trellis_web::routes;

const WISH: [(&str, &str); 2] = [("line", "ally"), ("wish", "not_wanted")];

#[tokio::test]
async fn a_form_that_is_not_ours_is_refused_and_changes_nothing() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let stolen = town.as_person(persona(&world, "mentor")).await.csrf;
        let own = amina.csrf.clone();
        let before = town.rows().await;
        let with =
            |token: &str| [WISH[0], WISH[1], ("csrf", token)].map(|(n, v)| (n.to_owned(), v.to_owned()));
        let ours = ("sec-fetch-site", "same-origin");
        for (token, headers) in [
            ("", &[ours][..]),
            (stolen.as_str(), &[ours]),
            (own.as_str(), &[("sec-fetch-site", "cross-site"), ("origin", ORIGIN)]),
            (own.as_str(), &[("sec-fetch-site", "same-site"), ("origin", ORIGIN)]),
            (own.as_str(), &[("origin", "https://elsewhere.example")]),
            (own.as_str(), &[("origin", "null")]),
            (own.as_str(), &[]),
        ] {
            let fields = with(token);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let answer = amina.send(axum::http::Method::POST, "/people/wishes", Some(&fields), headers).await;
            assert_eq!(answer.status, 403, "{headers:?}");
        }
        assert_eq!(town.rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_field_that_the_form_does_not_have_is_refused() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let before = town.rows().await;
        let answer = amina.post("/people/wishes", &[WISH[0], WISH[1], ("role", "admin")]).await;
        assert_eq!(answer.status, 400);
        assert_eq!(town.rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_has_one_effect_and_the_same_answer() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let token = amina.csrf.clone();
        let fields = [WISH[0], ("wish", "not_wanted"), ("csrf", token.as_str()), ("idem", KEY)];
        let first = amina.post_exactly("/people/wishes", &fields).await;
        let after = town.rows().await;
        town.restart();
        let second = amina.post_exactly("/people/wishes", &fields).await;
        assert_eq!((first.status, first.leads_to()), (second.status, second.leads_to()));
        assert_eq!(first.status, 303);
        assert_eq!(town.rows().await, after);
    })
    .await;
}

const KEY: &str = "00112233445566778899aabbccddeeff";

#[tokio::test]
async fn a_change_adds_one_link_to_the_audit_chain_and_the_chain_holds() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let links = async || town.rows().await["event"].len();
        let before = links().await;
        assert_eq!(amina.post("/people/wishes", &WISH).await.status, 303);
        assert_eq!(links().await, before + 1);
        assert_eq!(amina.post("/people/wishes", &[WISH[0], ("wish", "wanted")]).await.status, 303);
        assert_eq!(links().await, before + 2);
        let chain = town.look(async |unit| record::verify(unit).await).await;
        assert!(matches!(chain, record::Chain::Whole { .. }), "{chain:?}");
    })
    .await;
}

#[tokio::test]
async fn without_signing_in_every_other_path_leads_to_the_sign_in_page_whether_it_exists_or_not() {
    on_each(async |town: Town| {
        let mut nobody = town.anonymous();
        for path in ["/home", "/nowhere", "/co/people", "/pairs/0123456789abcdef0123456789abcdef", "/admin/x"]
        {
            let answer = nobody.get(path).await;
            let to = if path == "/home" { "/sign-in".to_owned() } else { format!("/sign-in?to={path}") };
            assert_eq!((answer.status.as_u16(), answer.leads_to()), (303, to.as_str()));
            assert_eq!(answer.body, "");
        }
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_rests_or_lasts_too_long() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let here = async |browser: &mut Browser<'_>| browser.get("/me").await.status == 200;
        let minutes = SignedDuration::from_mins;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut at_home = town.on_own_device(persona(&world, "mentee")).await;
        let mut helen = town.as_person(persona(&world, "coordinator")).await;
        let mut helen_at_home = town.on_own_device(persona(&world, "coordinator")).await;
        town.pass(minutes(15));
        assert!(here(&mut amina).await && here(&mut helen).await);
        town.pass(minutes(16));
        assert!(!here(&mut amina).await, "a shared computer rested for more than 15 minutes");
        assert!(here(&mut helen).await && here(&mut at_home).await);
        assert!(!here(&mut helen_at_home).await, "others' records: 30 minutes on any device");
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        for _ in 0..48 {
            assert!(here(&mut amina).await);
            town.pass(minutes(10));
        }
        town.pass(minutes(1));
        assert!(!here(&mut amina).await, "eight hours in all");
        assert!(here(&mut at_home).await);
        town.pass(SignedDuration::from_hours(24 * 30 + 1));
        assert!(!here(&mut at_home).await, "thirty days of rest");
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_away_is_gone_at_the_next_click() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let helen = persona(&world, "coordinator");
        let mut browser = town.as_person(helen).await;
        assert_eq!(browser.get("/co").await.status, 200);
        let coordinator = Actor::Person { person: helen, role: Role::Coordinating(world.programme) };
        let its = Standing { coordinates: true, state: "held", ..Standing::default() };
        let held = may(coordinator, Action::ReadProgramme, world.programme, &its).expect("a coordinator may");
        let now = town.now();
        town.change(async |unit| {
            let all = grants::of_programme(unit, &held).await?;
            let hers = all.iter().find(|grant| grant.account == helen).expect("she holds one");
            let end = may(coordinator, Action::EndCoordinator, hers.id, &its).expect("a coordinator may");
            grants::end(unit, &end, now).await
        })
        .await;
        assert_eq!(browser.get("/co").await.status, 404);

        let mut amina = town.as_person(persona(&world, "mentee")).await;
        assert_eq!(amina.get("/home").await.status, 200);
        let admin = Actor::Person { person: helen, role: Role::Administering };
        let permit =
            may(admin, Action::DisableAccount, persona(&world, "mentee"), &Standing::default()).expect("may");
        town.change(async |unit| accounts::set_active(unit, &permit, false).await).await;
        assert_eq!(amina.get("/home").await.leads_to(), "/sign-in");
    })
    .await;
}

#[tokio::test]
async fn a_cookie_that_is_not_exactly_ours_opens_nothing_and_troubles_nobody() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let amina = town.as_person(persona(&world, "mentee")).await;
        let name = town.settings().session_cookie().to_owned();
        let good = amina.clone().cookies()[&name].clone();
        let flipped = format!("{}{}", if good.starts_with('0') { '1' } else { '0' }, &good[1..]);
        for wrong in
            [flipped, good.to_uppercase(), format!("{good}; {name}={good}"), "0".repeat(8192), String::new()]
        {
            let mut browser = amina.clone();
            browser.cookies().insert(name.clone(), wrong);
            assert_eq!(browser.get("/home").await.leads_to(), "/sign-in");
        }
        let mut leaving = amina.clone();
        assert_eq!(leaving.post_exactly("/sign-out", &[]).await.status, 303);
        assert_eq!(amina.clone().get("/home").await.leads_to(), "/sign-in", "the cookie from before");
    })
    .await;
}

#[tokio::test]
async fn every_page_carries_exactly_the_agreed_headers() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        for person in [None, Some("mentee"), Some("coordinator"), Some("admin")] {
            let mut browser = match person {
                Some(card) => town.as_person(persona(&world, card)).await,
                None => town.anonymous(),
            };
            for route in routes::all().filter(|route| route.method == "GET" && !route.path.starts_with("/static")) {
                // The page for other websites has a policy of its own (`film.rs`).
                if route.path == "/film/embed" {
                    continue;
                }
                let answer = browser.get(&route.path.replace(['{', '}'], "")).await;
                let policy = answer.header("content-security-policy").to_owned();
                let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("");
                assert_eq!(nonce.len(), 32, "{}", route.path);
                let agreed: BTreeMap<&str, String> = [
                    ("content-security-policy", format!("default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")),
                    ("strict-transport-security", "max-age=31536000; includeSubDomains".to_owned()),
                    ("x-content-type-options", "nosniff".to_owned()),
                    ("referrer-policy", "no-referrer".to_owned()),
                    ("cross-origin-opener-policy", "same-origin".to_owned()),
                    ("cross-origin-resource-policy", "same-origin".to_owned()),
                    ("cache-control", "no-store".to_owned()),
                ]
                .into();
                for (name, value) in &agreed {
                    assert_eq!(answer.header(name), value, "{} of {}", name, route.path);
                    assert_eq!(answer.headers.get_all(*name).iter().count(), 1, "{} of {}", name, route.path);
                }
            }
        }
    })
    .await;
}
