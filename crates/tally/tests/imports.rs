//! Files of people: every layout gives the same tables, and every error says where it stands.

mod support;

use support::{is, read};
use trellis_tally::{
    Asked, CELLS, Cells, Faults, Figure, LAYOUTS, LISTED, Layout, Reading, Refused, SchemeName, Source,
    analyse, preflib,
};

/// Five ballots on four items, with a tie and with places left empty.
const LONG: &str = "voter,item,rank\nv1,pay,1\nv1,time,2\nv1,trust,3\nv1,voice,4\nv2,trust,1\nv2,pay,2\nv3,voice,1\nv3,pay,2\n\
                    v3,time,3\nv4,time,1\nv4,pay,2.5\nv4,trust,2.5\nv5,pay,1\nv5,trust,2\nv5,time,3\n";
const WIDE: &str = "voter,pay,time,trust,voice\nv1,1,2,3,4\nv2,2,,1,\nv3,2,3,,1\nv4,2.5,1,2.5,\nv5,1,3,2,\n";
const ITEMS: &str = "item,v1,v2,v3,v4,v5\npay,1,2,2,2,1\ntime,2,,3,1,3\ntrust,3,1,,2,2\nvoice,4,,1,,\n";
const ORDER: &str = "voter,order\nv1,\"pay,time,trust,voice\"\nv2,\"trust,pay\"\nv3,\"voice,pay,time\"\nv4,\"time,{pay,trust}\"\n\
                     v5,\"pay,trust,time\"\n";
const TOI: &str = "# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 4\n# NUMBER VOTERS: 5\n# NUMBER UNIQUE ORDERS: 5\n\
                   # ALTERNATIVE NAME 1: pay\n# ALTERNATIVE NAME 2: time\n# ALTERNATIVE NAME 3: trust\n\
                   # ALTERNATIVE NAME 4: voice\n1: 1,2,3,4\n1: 3,1\n1: 4,1,2\n1: 2,{1,3}\n1: 1,3,2\n";

fn asked(cells: Option<Cells>) -> Asked {
    Asked { reading: Reading { cells, ..Reading::default() }, k: Some(3), ..Asked::default() }
}

fn json(name: &str, text: &str, asked: &Asked) -> String {
    match read(name, text.as_bytes(), asked) {
        Ok(analysis) => analysis.tally.to_json(),
        Err(refused) => panic!("{name}: {refused:?}"),
    }
}

#[test]
fn every_layout_of_the_same_ballots_gives_the_same_json() {
    let long = json("votes.csv", LONG, &asked(None));
    assert!(long.contains("\"unallocated\": 1,"), "{long}");
    for (text, cells) in [(WIDE, Some(Cells::Rank)), (ITEMS, Some(Cells::Rank)), (ORDER, None), (TOI, None)] {
        assert_eq!(json("votes", text, &asked(cells)), long);
    }
    // The list has no ties, so it is held against the others without the fourth voter.
    let list = "voter,rank1,rank2,rank3,rank4\nv1,pay,time,trust,voice\nv2,trust,pay,,\nv3,voice,pay,time,\nv5,pay,trust,time,\n";
    let without: String = LONG.split_inclusive('\n').filter(|line| !line.starts_with("v4")).collect();
    assert_eq!(json("list.csv", list, &asked(None)), json("long.csv", &without, &asked(None)));
}

#[test]
fn marks_of_the_file_and_the_order_of_its_rows_change_nothing() {
    let long = json("votes.csv", LONG, &asked(None));
    let crlf = format!("\u{feff}{}", LONG.replace('\n', "\r\n"));
    assert_eq!(json("votes.csv", &crlf, &asked(None)), long);
    assert_eq!(json("votes.csv", &LONG.replace(',', ";").replace("2.5", "2,5"), &asked(None)), long);
    let mut lines: Vec<&str> = LONG.lines().collect();
    lines[1..].reverse();
    assert_eq!(json("votes.csv", &(lines.join("\n") + "\n"), &asked(None)), long);
    // Two spellings of é, and spaces: one label.
    let spelled = |e: &str| format!("voter,item,rank\n1,caf{e},1\n1,b,2\n2, b ,1\n2,café,2\n");
    assert_eq!(json("a", &spelled("é"), &asked(None)), json("a", &spelled("e\u{301}"), &asked(None)));
}

#[test]
fn what_is_exported_as_preflib_comes_back_unchanged() {
    let strict = "voter,order\n1,\"b,a\"\n2,c\n3,\"b,a\"\n4,\"a,b,c\"\n";
    let complete = "voter,order\n1,\"b,{a,c}\"\n2,\"c,b,a\"\n3,\"b,{a,c}\"\n";
    for (text, ending) in [(strict, "soi"), (complete, "toc"), (ORDER, "toi")] {
        let first = read("x.csv", text.as_bytes(), &asked(None)).unwrap();
        let exported = preflib(&first.ballots.unwrap());
        assert_eq!(exported.ending, ending);
        let again = read("x", exported.text.as_bytes(), &asked(None)).unwrap();
        assert_eq!(preflib(&again.ballots.unwrap()), exported);
        assert_eq!(again.tally.items.len(), first.tally.items.len());
        for row in &first.tally.items {
            let back = again.tally.items.iter().find(|back| back.item == row.item).unwrap();
            assert_eq!((&back.score, &back.rank, &back.borda), (&row.score, &row.rank, &row.borda));
        }
        assert_eq!(again.tally.kendall.W, first.tally.kendall.W);
    }
}

/// So many rows.
fn rows(count: u32, row: impl Fn(u32) -> String) -> String {
    (0..count).map(row).collect::<Vec<_>>().concat()
}

/// The faults of a file that breaks rules.
fn faults(name: &str, bytes: &[u8], asked: &Asked) -> Faults {
    match read(name, bytes, asked) {
        Err(Refused::Input(faults)) => faults,
        other => panic!("{}: {other:?}", String::from_utf8_lossy(bytes)),
    }
}

/// One fault at a line and a column, whose sentence holds these words.
fn one(bytes: &[u8], asked: &Asked, line: u64, column: usize, says: &str) {
    let found = faults("x.csv", bytes, asked);
    let fault = &found.listed[0];
    assert_eq!((fault.line, fault.column), (line, column), "{found}");
    assert!(fault.to_string().contains(says), "{fault}");
}

#[test]
fn errors_of_ranks_and_lists_say_where() {
    let (plain, rank) = (asked(None), asked(Some(Cells::Rank)));
    one(b"voter,item,rank\na,x,1\na,y,2\na,x,2\n", &plain, 4, 3, "marked this item already");
    one(b"voter,rank1,rank2\na,x,y\nb,x,x\n", &plain, 3, 3, "names the item already");
    one(b"voter,rank1,rank2,rank3\na,x,,z\n", &plain, 2, 4, "gaps");
    one(b"voter,x,y,z\na,1,,3\n", &rank, 2, 4, "gaps");
    one(b"voter,x,y\na,1,3\n", &rank, 2, 3, "from 1 to the number of items (2)");
    one(b"voter,x,y\na,0,1\n", &rank, 2, 2, "a rank is 1, 2, 3");
    one(b"voter,x,y\na,1.3,1\n", &rank, 2, 2, "a rank is 1, 2, 3");
    one(b"voter,order\na,\"x,{y\"\n", &plain, 2, 2, "ties in braces");
    one(b"voter,x,y\na,1,2\na,2,1\n", &rank, 3, 0, "has a row already");
    let full = Asked { scheme: Some(SchemeName::FullRank), ..rank };
    one(b"voter,x,y,z\na,1,2,3\nb,1,2,\n", &full, 3, 0, "full_rank");
    one(b"voter,x,y,z\na,1,2,3\nb,1,1,3\n", &full, 3, 0, "full_rank");
}

#[test]
fn errors_of_numbers_say_where() {
    let (rating, points) = (asked(Some(Cells::Rating)), asked(Some(Cells::Points)));
    one(b"voter,x,y\na,1,2\nb,10,2\n", &rating, 3, 2, "from 1 to 9");
    one(b"voter,x,y\na,1,2.5\n", &rating, 2, 3, "from 1 to 9");
    for cell in ["NaN", "inf", "-Infinity", "1e400", "1e3", "many"] {
        one(format!("voter,x,y\na,1,{cell}\n").as_bytes(), &points, 2, 3, "no infinity");
    }
    one(b"voter,x,y\na,1,-2\n", &points, 2, 3, "negative");
    let dots = Asked { budget: 6, cap: 4, ..asked(Some(Cells::Dots)) };
    one(b"voter,x,y,z\na,3,3,\nb,3,2,2\n", &dots, 3, 4, "at most 6 dots");
    one(b"voter,x,y,z\na,5,1,\n", &dots, 2, 2, "at most 4 dots");
    one(b"voter,x,y,z\na,1.5,1,\n", &dots, 2, 2, "whole number");
    let ticks = Asked { quota: Some(1), ..asked(Some(Cells::Approve)) };
    one(b"voter,x,y\na,yes,x\n", &ticks, 2, 3, "at most 1 ticks");
    one(b"voter,x,y\na,maybe,x\n", &ticks, 2, 2, "a tick is");
    one(b"rating,panellists\n10,2\n", &asked(None), 2, 1, "from 1 to 9");
    one(b"rating,count\n9,2\n9,1\n", &asked(None), 3, 1, "already");
    one(b"rating,count\n9,two\n", &asked(None), 2, 2, "whole number");
}

#[test]
fn errors_of_the_file_itself_say_where() {
    let plain = asked(None);
    one(b"voter,item,rank\na,x,1\nb,x\n", &plain, 3, 0, "2 cells and the first line 3");
    // A blank line before a row does not move it.
    one(b"voter,item,rank\n\na,x,1\n\n\nb,x,1,2\n", &plain, 6, 0, "4 cells");
    one(b"", &plain, 0, 0, "empty");
    one(b" \n\n", &plain, 0, 0, "empty");
    one(b"voter,item,rank\n", &plain, 0, 0, "nothing under it");
    one(b"\xff\xfev\0o\0", &plain, 1, 0, "UTF-16");
    one(b"voter,item,rank\na,x,1\nb\0,x,1\n", &plain, 3, 0, "NUL");
    one(b"voter,item,rank\na,caf\xe9,1\n", &plain, 2, 0, "UTF-8");
    one(&vec![b'a'; 10_000_001], &plain, 0, 0, "10 MB");
    one(b"voter,x,y,x\na,1,2,3\n", &asked(Some(Cells::Rank)), 1, 4, "already");
    one("voter,caf\u{e9},cafe\u{301} \na,1,2\n".as_bytes(), &asked(Some(Cells::Rank)), 1, 3, "already");
    one(b"item,a,b\nx,1,2\nx,2,1\n", &asked(Some(Cells::Rank)), 3, 1, "already");
    one(b"voter,item,rank\n,x,1\n", &plain, 2, 1, "label is missing");
    let items = rows(501, |at| format!("v,item {at},{}\n", at + 1));
    one(format!("voter,item,rank\n{items}").as_bytes(), &plain, 0, 0, "500 items");
    let voters = rows(10_001, |at| format!("v{at},x,1\n"));
    one(format!("voter,item,rank\n{voters}").as_bytes(), &plain, 0, 0, "10,000 voters");
    one(b"rating,count\n9,9999\n8,2\n", &plain, 3, 2, "10,000 voters");
}

#[test]
fn errors_of_a_list_of_items_say_which_file() {
    let with = |items: &str, votes: &str| {
        let (file, list) = (
            Source { name: "votes.csv", bytes: votes.as_bytes() },
            Source { name: "items.csv", bytes: items.as_bytes() },
        );
        analyse(&file, Some(&list), &asked(None))
    };
    let refused = |items: &str, votes: &str| match with(items, votes) {
        Err(Refused::Input(faults)) => faults.listed[0].to_string(),
        other => panic!("{other:?}"),
    };
    let votes = "group,voter,rank1\nEast,a,p\nWest,b,q\n";
    assert!(
        refused("item,label\np,Pay\n", votes)
            .starts_with("votes.csv, line 3, column 3 “rank1”: “q”: there is no such item")
    );
    assert!(
        refused("item,label,offered\np,Pay,\nq,Quiet,East\n", votes)
            .contains("line 3, column 3 “rank1”: “q”: this item was not offered")
    );
    assert!(refused("item,label\np,Pay\np,Quiet\n", votes).starts_with("items.csv, line 3, column 1 “item”"));
    assert!(
        refused("item,label\np,Pay\nq, Pay \n", votes).starts_with("items.csv, line 3, column 2 “label”")
    );
    let read = with("item,label,offered\nq,Quiet,\np,Pay,East;West\nz,Zeal,\n", votes).unwrap();
    assert_eq!(read.tally.n, 3);
    assert!(read.tally.warnings.iter().any(|warning| warning.says == "on no ballot: Zeal"));
}

#[test]
fn errors_of_preflib_files_say_where() {
    let file = |head: &str, body: &str| {
        format!(
            "# DATA TYPE: {head}\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 2\n# NUMBER UNIQUE ORDERS: 1\n{body}\n"
        )
    };
    let at = |text: &str, line, column, says| one(text.as_bytes(), &asked(None), line, column, says);
    at(&file("soc", "2: 1,2"), 5, 3, "every alternative");
    at(&file("toc", "2: {1,2}"), 5, 3, "every alternative");
    at(&file("soi", "2: 1,{2,3}"), 5, 7, "no ties");
    at(&file("soi", "2: 1,4"), 5, 6, "no such item");
    at(&file("soi", "2: 1,1"), 5, 6, "already");
    at(&file("soi", "2: 1,,2"), 5, 6, "count: 1,{2,3},4");
    at(&file("soi", "0: 1,2"), 5, 1, "count: 1,{2,3},4");
    at(&file("soi", "1,2"), 5, 1, "count: 1,{2,3},4");
    at(&file("soi", "3: 1,2"), 3, 0, "the head says 2 and the file holds 3");
    at(&file("soi", "1: 1,2\n1: 2,1"), 4, 0, "the head says 1 and the file holds 2");
    at(&file("soi", "# ALTERNATIVE NAME 1: a\n2: 1,2"), 2, 0, "the head says 3 and the file holds 1");
    at("# DATA TYPE: soi\n2: 1,2\n", 0, 0, "NUMBER ALTERNATIVES");
    at(&file("soi", "20000: 1,2"), 5, 1, "10,000 voters");
}

#[test]
fn what_is_not_clear_is_asked_for_with_the_flag() {
    let usage = |text: &str, asked: &Asked| match read("x.csv", text.as_bytes(), asked) {
        Err(Refused::Usage(says)) => says,
        other => panic!("{other:?}"),
    };
    let plain = asked(None);
    assert!(usage("voter,x,y\na,1,2\n", &plain).contains("--cells rank"));
    assert!(usage("x,y\n1,2\n", &plain).contains("--layout wide"));
    assert!(usage("voter,item,rank,points\na,x,1,3\n", &plain).contains("--cells rank"));
    assert!(usage("voter,item,round,rank\na,x,1,1\na,x,2,1\n", &plain).contains("--round 2"));
    assert!(usage("item,score\nx,3\n", &Asked { k: None, ..plain.clone() }).contains("--k"));
    assert!(usage("item,score\nx,3\n", &plain).contains("--voters"));
    assert!(usage("item,rank_sum\nx,3\n", &plain).contains("--voters"));
    assert!(usage("# NUMBER ALTERNATIVES: 2\n1: 1,2\n", &plain).contains("--layout soc, soi, toc or toi"));
    let points = asked(Some(Cells::Points));
    assert!(usage("item,a,b,all\nx,2,1,3\ny,1,2,3\n", &points).contains("--check-sum all"));
    assert!(usage("item,a,b,total\nx,2,1,4\ny,1,2,3\n", &points).contains("--ignore total"));
    assert!(usage("voter,rank1,mood\na,x,good\n", &plain).contains("--ignore mood"));
    let rating = Asked { scheme: Some(SchemeName::TopK), ..asked(Some(Cells::Rating)) };
    assert!(usage("voter,x,y\na,1,2\n", &rating).contains("the cells are rating"));
}

#[test]
fn fifty_faults_are_listed_and_the_rest_counted() {
    let rows = rows(70, |at| format!("v{at},12\n"));
    let found = faults("x.csv", format!("voter,x\n{rows}").as_bytes(), &asked(Some(Cells::Rating)));
    assert_eq!((found.listed.len(), found.all), (LISTED, 70));
    assert!(found.to_string().ends_with("… and 20 more\n"));
}

#[test]
fn printed_tables_are_analysed_as_far_as_they_go_and_contradictions_are_named() {
    let totals = "item,score,supporters\nA,17,4\nB,15,4\nC,14,4\nD,9,4\nE,5,4\n";
    let table = |text: &str, voters, k| {
        let asked = Asked { k: Some(k), voters: Some(voters), ..asked(None) };
        read("t.csv", text.as_bytes(), &asked).unwrap()
    };
    let right = table(totals, 4, 5);
    assert!(right.tally.is_sound() && right.contradictions.none());
    assert_eq!((is(&right.tally.capacity).0, is(&right.tally.unallocated).0), (60.0, 0.0));
    assert_eq!(is(&right.tally.items[0].pct_max), Figure(85.0));
    assert_eq!(right.tally.kendall.W.reason(), Some("needs the ballots"));

    // The same scores cannot come from three voters.
    let wrong = table(totals, 3, 5);
    assert_eq!((is(&wrong.tally.conservation), is(&wrong.tally.unallocated).0), ("over_capacity", -15.0));
    assert!(
        wrong.contradictions.to_string().contains("the scores add up to 60, and 3 voters have 45 points")
    );
    // Nor can one supporter give an item more than k.
    let lone = table("item,score,supporters\nA,6,1\nB,1,1\nC,0,0\nD,0,0\nE,0,0\n", 4, 5);
    assert!(
        lone.contradictions.to_string().contains("line 2: “A”: 1 supporters can give it 5 points at most")
    );

    let sums = table("item,rank_sum\nA,7\nB,9\nC,10\nD,15\nE,19\n", 4, 5);
    assert!(sums.tally.is_sound());
    assert_eq!((is(&sums.tally.kendall.S).0, is(&sums.tally.kendall.W_no_ties).0), (96.0, 0.6));
    assert!(sums.tally.kendall.W.reason().unwrap().contains("ties"));
    let broken = table("item,rank_sum\nA,7\nB,9\nC,10\nD,15\nE,18\n", 4, 5);
    assert_eq!(is(&broken.tally.conservation), "ranks_do_not_add_up");

    let quantiles = read("q.csv", b"item,median,p30,p70\nA,7,7,8\nB,5,1,9\n", &asked(None)).unwrap().tally;
    assert!((is(&quantiles.ratings[0].di).0 - 1.0 / 6.1).abs() < 1e-15);
    assert_eq!(
        (is(&quantiles.ratings[1].disagreement), is(&quantiles.ratings[1].class)),
        (true, "uncertain")
    );
    one(b"item,median,p30,p70\nA,7,8,9\n", &asked(None), 2, 2, "ascend");
    one(b"item,median,p30,p70\nA,7,0,9\n", &asked(None), 2, 3, "between 1 and 9");
    one(b"item,score\nA,x\n", &Asked { voters: Some(4), ..asked(None) }, 2, 2, "plain numbers");
}

#[test]
fn an_abstention_is_no_ballot_and_all_abstentions_are_no_order() {
    let some = read("x.csv", b"voter,rank1\na,x\nb,\nc,x\n", &asked(None)).unwrap().tally;
    assert_eq!(is(&some.m), 2);
    assert!(some.warnings.iter().any(|warning| warning.code == "abstained"));
    let none = read("x.csv", b"voter,x,y\na,,\nb,,\n", &asked(Some(Cells::Rank))).unwrap().tally;
    assert_eq!((is(&none.m), none.flags.no_order), (0, true));
    assert_eq!(none.items[0].rank.reason(), Some("no ballots"));
    let alike = read("x.csv", b"voter,order\na,\"{x,y}\"\nb,\"{x,y}\"\n", &asked(None)).unwrap().tally;
    assert!(alike.flags.no_order);
    assert!(alike.items.iter().all(|row| row.shared && is(&row.rank) == 1));
}

#[test]
fn doubts_are_named() {
    let codes = |text: &str, asked: &Asked| -> Vec<&'static str> {
        read("x.csv", text.as_bytes(), asked)
            .unwrap()
            .tally
            .warnings
            .iter()
            .map(|warning| warning.code)
            .collect()
    };
    let two = "voter,order\na,\"x,y\"\nb,\"x,y\"\n";
    assert_eq!(codes(two, &Asked::default()), ["very_few_voters", "few_voters", "all_equal"]);
    let three = "group,voter,order\nE,a,\"x,y,z\"\nW,b,\"x,y\"\n";
    assert_eq!(codes(three, &Asked::default()), ["very_few_voters", "few_voters", "partial", "mixed_k"]);
    assert_eq!(codes(three, &Asked { k: Some(2), ..Asked::default() })[0], "cut");
    let short = "voter,order\na,x\nb,y\nc,z\n";
    assert!(codes(short, &Asked::default()).contains(&"unused_places"));
    let points = "voter,x,y,z\na,10,7,1\nb,5,4,3\n";
    assert!(codes(points, &asked(Some(Cells::Points))).contains(&"points_by_place"));
    let k_to_one = "voter,x,y,z\na,3,2,1\nb,1,2,3\n";
    assert!(!codes(k_to_one, &asked(Some(Cells::Points))).contains(&"points_by_place"));
}

#[test]
fn dots_ticks_and_ratings_are_counted_as_such() {
    let dots = read("x.csv", b"voter,item,dots\na,x,5\na,y,4\nb,y,5\nb,z,5\n", &asked(None)).unwrap().tally;
    let scores: Vec<(&str, f64)> =
        dots.items.iter().map(|row| (row.item.as_str(), is(&row.score).0)).collect();
    assert_eq!(scores, [("y", 9.0), ("x", 5.0), ("z", 5.0)]);
    assert_eq!(
        (is(&dots.capacity).0, is(&dots.unallocated).0, is(&dots.items[0].pct_max).0),
        (20.0, 1.0, 90.0)
    );
    // Five dots each, one voter each; x is a first choice alone, z shares one.
    assert_eq!(
        (is(&dots.items[1].first).0, is(&dots.items[2].first).0, is(&dots.items[2].rank)),
        (1.0, 0.5, 3)
    );
    // Points may be dots, when somebody says so; they are never ticks.
    let as_dots = |scheme| Asked { scheme: Some(scheme), ..asked(Some(Cells::Points)) };
    let points = b"voter,x,y\na,5,4\nb,,5\n";
    let spent = read("x.csv", points, &as_dots(SchemeName::Dots)).unwrap().tally;
    assert_eq!((is(&spent.items[0].score), is(&spent.unallocated)), (Figure(9.0), Figure(6.0)));
    assert!(matches!(read("x.csv", points, &as_dots(SchemeName::Approval)), Err(Refused::Usage(_))));
    let ticks =
        read("x.csv", b"voter,item,approve\na,x,1\na,y,0\nb,x,yes\nb,y,x\n", &asked(None)).unwrap().tally;
    assert_eq!((is(&ticks.items[0].score).0, is(&ticks.items[0].pct_max).0), (2.0, 100.0));
    let rated = read("x.csv", b"voter,item,rating\na,x,8\na,y,7\nb,x,2\nb,y,7\nc,x,9\nc,y,7\n", &asked(None))
        .unwrap();
    // Medians 8 and 7; a median of 8 leads.
    assert_eq!(rated.tally.items.iter().map(|row| row.item.as_str()).collect::<Vec<_>>(), ["x", "y"]);
    assert_eq!(rated.tally.capacity.reason(), Some("ratings are not points"));
}

#[test]
fn missing_items_express_nothing_when_asked_so() {
    let asked = Asked { unlisted: trellis_tally::Unlisted::Missing, ..asked(None) };
    let tally = read("x.csv", b"voter,order\na,\"x,y\"\nb,z\nc,\"y,x\"\n", &asked).unwrap().tally;
    assert!(tally.items.iter().all(|row| is(&row.copeland) == Figure(1.0)));
    assert!(tally.kendall.W.reason().unwrap().contains("missing"));
    assert!(tally.items[0].borda.reason().unwrap().contains("missing"));
}

#[test]
fn two_rounds_are_compared() {
    let text = "round,voter,item,rank\n1,a,x,1\n1,a,y,2\n1,a,z,3\n1,b,y,1\n1,b,x,2\n1,b,z,3\n2,a,x,1\n2,a,y,2\n2,a,z,3\n\
                2,b,x,1\n2,b,y,2\n2,b,z,3\n";
    let asked = Asked { round: Some("2".into()), against: Some("1".into()), top: Some(1), ..asked(None) };
    let stability = read("x.csv", text.as_bytes(), &asked).unwrap().tally.stability.unwrap();
    assert_eq!((stability.common, is(&stability.top_k_overlap).0), (3, 0.5));
    assert!((is(&stability.spearman).0 - 0.866_025_403_784_438_6).abs() < 1e-12);
    assert_eq!(is(&stability.w_change), Figure(0.25));
    assert!((is(&stability.unchanged_places).0 - 400.0 / 6.0).abs() < 1e-12);
}

#[test]
fn every_layout_and_meaning_has_a_name_of_its_own() {
    let mut names: Vec<&str> =
        LAYOUTS.iter().map(|(name, _)| *name).chain(CELLS.iter().map(|(name, _)| *name)).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), LAYOUTS.len() + CELLS.len());
    assert!(LAYOUTS.contains(&("ranksums", Layout::RankSums)));
}
