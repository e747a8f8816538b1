//! How far the people around a cohort's mentees have come, as its coordinator reads it: in counts that tell nobody apart.

use trellis_town::{Answer, Browser, Town, on_each, persona};
use trellis_world::wren_valley;

const LINES: [&str; 4] =
    ["Have a mentor", "Have a sponsor", "Have an ally", "Have a place in a circle that meets"];

/// What is said of each line, of the first cohort on the page.
fn said(page: &Answer) -> Vec<String> {
    let of_line = |line: &&str| {
        let (_, rest) = page.body.split_once(&format!("{line}: ")).expect("every line is said");
        let (count, _) = rest.split_once(" mentees.").expect("it is a sentence");
        count.to_owned()
    };
    LINES.iter().map(of_line).collect()
}

fn of_all(count: &str) -> String {
    format!("{count}, of about 25")
}

/// Presses every button of a kind on the page of pairs, and gives how many there were.
async fn press_every(joy: &mut Browser<'_>, button: &str) -> usize {
    let page = joy.get("/co/pairs").await;
    let actions = page.body.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let actions: Vec<String> = actions.filter(|action| action.ends_with(button)).map(str::to_owned).collect();
    for action in &actions {
        let answer = joy.submit(&page, action, &[]).await;
        assert_eq!(answer.leads_to(), "/co/pairs");
    }
    actions.len()
}

#[tokio::test]
async fn a_coordinator_reads_counts_that_follow_what_is_under_way_and_tell_nobody_apart() {
    on_each(async |town: Town| {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let mut joy = town.as_person(persona(&world, "coordinator")).await;
        let before = said(&joy.get("/co/pairs").await);
        assert_eq!(before, ["about 10", "1 to 7", "1 to 7", "nobody yet"].map(of_all));

        let paused = press_every(&mut joy, "/pause").await;
        assert!(paused > 8, "the pairs that were under way: {paused}");
        let resting = said(&joy.get("/co/pairs").await);
        assert_eq!(resting, ["nobody yet"; 4].map(of_all), "what rests does not count");

        assert_eq!(press_every(&mut joy, "/resumption").await, paused);
        assert_eq!(said(&joy.get("/co/pairs").await), before);
    })
    .await;
}

#[tokio::test]
async fn the_picture_of_a_cohort_speaks_of_every_mentee_and_not_to_one() {
    on_each(async |town: Town| {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let mut joy = town.as_person(persona(&world, "coordinator")).await;
        for (language, lens) in [("en", "The lens"), ("cy", "Y lens")] {
            let page = joy.get(&format!("/co/pairs?lang={language}")).await;
            let picture =
                page.body.split("<svg").skip(1).map(|rest| rest.split("</svg>").next().unwrap_or_default());
            let picture: String = picture.collect();
            assert!(picture.contains(lens), "{language}");
            for yours in ["Your lens", "Eich lens"] {
                assert!(!page.body.contains(yours), "{language}: {yours}");
            }
        }
    })
    .await;
}
