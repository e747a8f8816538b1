//! `trellis ngt simulate`: a whole workshop over the real server, with people who lose their connections and a server that is killed.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod keyboard;

use keyboard::{code, problems, said, trellis};

/// Runs it, and gives its report.
fn simulate(arguments: &[&str]) -> serde_json::Value {
    let folder = tempfile::tempdir().unwrap();
    let told = trellis(&[&["ngt", "simulate", "--json"], arguments].concat(), folder.path());
    assert_eq!(code(&told), 0, "{}{}", said(&told), problems(&told));
    serde_json::from_str(&said(&told)).unwrap()
}

#[test]
fn nothing_is_lost_where_connections_break_and_the_server_is_killed() {
    let report = simulate(&["--participants", "8", "--pace", "300", "--chaos", "standard"]);
    assert!(report["kills"].as_u64().unwrap() > 0, "{report}");
    assert!(report["unanswered"].as_u64().unwrap() > 0, "{report}");
    assert_eq!((report["ideas"].as_u64(), report["lost"].as_u64()), (Some(24), Some(0)), "{report}");
    assert_eq!((report["duplicated"].as_u64(), report["ballots"].as_u64()), (Some(0), Some(8)), "{report}");
    assert_eq!(report["same_order"], true, "{report}");
    assert!(report["wrong"].as_array().unwrap().is_empty(), "{report}");
}

#[test]
fn every_way_of_hearing_what_is_new_brings_everybody_to_the_end() {
    for (mode, transport) in [("named", "poll"), ("unlinked", "forms"), ("unlinked", "sse")] {
        let room = ["--participants", "5", "--ideas", "5", "--pace", "200"];
        let report = simulate(&[&room[..], &["--mode", mode, "--transport", transport]].concat());
        assert_eq!((report["ideas"].as_u64(), report["ballots"].as_u64()), (Some(5), Some(5)), "{report}");
        assert_eq!(report["same_order"], true, "{report}");
    }
}

#[test]
fn a_room_for_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let told = trellis(&["ngt", "simulate", "--participants", "1"], folder.path());
    assert_eq!(code(&told), 2);
    assert!(problems(&told).contains("1 is not in 2..=1000"), "{}", problems(&told));
}
