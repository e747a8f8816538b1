//! How much memory a hostile file of parameters can make the film ask for: the one test of its process, because what is measured is the
//! most that the whole process ever had.

use std::fs;

use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use trellis_film::audience::Audience;
use trellis_film::film::plan;
use trellis_film::language::Language;
use trellis_film::params::{MOST_BYTES, example, read};
use trellis_film::script::Script;

/// What motion.md allows (acceptance 22), in KiB.
const MOST_KIB: u64 = 64 * 1024;

/// The most memory that this process ever had, in KiB; none where the system does not tell.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// Reads it, and makes whatever film can be made of it.
fn make(source: &str) {
    let Ok(params) = read("my.toml", source, date(2026, 11, 27)) else { return };
    for language in Language::ALL {
        if let Ok(script) = Script::new(language, Audience::Organisations, &params) {
            let _plan_or_faults = plan(&script, &params, &[], 30);
        }
    }
}

/// A file that is as large as one may be: the head once, the rest again and again.
fn filled(head: &str, again: &str) -> String {
    let mut source = head.to_owned();
    while source.len() + again.len() <= MOST_BYTES {
        source.push_str(again);
    }
    source
}

/// The example with every setting in use.
fn in_use() -> String {
    let lines = example();
    let lines = lines.lines().map(|line| line.strip_prefix('#').unwrap_or(line));
    lines.filter(|line| !line.starts_with(' ') || line.starts_with("  {")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_file_of_parameters_makes_the_film_ask_for_64_mebibytes() {
    if most_memory().is_none() {
        println!("skipped: needs a system that tells how much memory a process had");
        return;
    }
    let large = [
        ("", "[[["),
        ("a = ", "["),
        ("a = ", "{a="),
        ("", "[[a]]\n"),
        ("", "[a.a.a.a.a.a.a.a.a.a.a.a]\n"),
        ("", "=\n"),
        ("", "\"\n"),
        ("", "x\n"),
        ("a", ".a"),
        ("mentee_name = \"", "\u{20dd}"),
        ("mentee_name = \"", "\\u0061"),
        ("mentee_name = '''", "\n"),
        ("actions = [", "{en=\"\"},"),
        ("brand_hue = ", "9"),
        ("[data]\n", "all.all.all = 1\n"),
    ];
    for (head, again) in large {
        make(&filled(head, again));
    }
    let many: String = (0..).map(|number| format!("{number}=1\n")).take(6_000).collect();
    make(&many);
    let example = in_use();
    let slips = prop::collection::vec(
        (any::<prop::sample::Index>(), "[\\[\\]{}=\"',.#a-z0-9\n\\\\]{0,6}|\\PC{0,3}"),
        0..6,
    );
    TestRunner::deterministic()
        .run(&slips, |slips| {
            let mut source = example.clone();
            for (at, text) in slips {
                let at = source.floor_char_boundary(at.index(source.len()));
                source.insert_str(at, &text);
            }
            make(&source);
            Ok(())
        })
        .unwrap();
    let most = most_memory().unwrap();
    assert!(most <= MOST_KIB, "{most} KiB");
}
