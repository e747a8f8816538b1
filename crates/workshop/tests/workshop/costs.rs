//! A big room stays cheap: what is sent for one fact does not grow with the room.

use trellis_workshop::*;

use crate::room::*;

#[test]
fn three_hundred_people_with_nine_hundred_ideas_are_told_only_what_is_new() {
    let texts: Vec<Vec<String>> =
        (0..300).map(|n| (0..3).map(|k| format!("Idea {k} of {n}")).collect()).collect();
    let texts: Vec<Vec<&str>> = texts.iter().map(|own| own.iter().map(String::as_str).collect()).collect();
    let ideas: Vec<&[&str]> = texts.iter().map(Vec::as_slice).collect();
    let config = Config { groups: vec![GroupPlan { label: "All".to_owned(), expected: 300 }], ..protected() };
    let mut room = Room::sharing(config, &ideas, 1);
    let (mut longest, mut told) = (0, 0);
    for _ in 0..900 {
        let command = room.command(LEAD, None, Action::Deal);
        let ctx = room.ctx();
        for fact in decide(&room.s, &command, &ctx).unwrap() {
            let news = news(&room.s, &fact);
            let projector = news.message(&room.s, &Viewer::Projector);
            let everybody = (1..=300).filter_map(|n| news.message(&room.s, &Viewer::Seat(Seat(n)))).count();
            told += everybody;
            // The deck of a lap names each seat's own idea to it; everything else is small for everybody.
            longest = longest.max(projector.map_or(0, |message| json(&message).len()));
            room.happens(&fact);
        }
    }
    assert_eq!(room.wall().len(), 900);
    assert!(told >= 900 * 300, "{told}: somebody was not told of an idea");
    let whole = json(&view(&room.s, &Viewer::Projector)).len();
    assert!(longest < 1_000 && longest * 100 < whole, "{longest} of {whole} bytes");
}
