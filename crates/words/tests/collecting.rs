//! What the build refuses: texts that are not whole in both languages.

#[path = "../build/collect.rs"]
mod collect;
#[path = "../build/shipped.rs"]
mod shipped;

use std::fs;
use std::path::PathBuf;

/// Two folders with one file each, checked; the mistakes as one text.
fn mistakes(name: &str, english: &str, welsh: &str) -> String {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (folder, text) in [("en", english), ("cy", welsh)] {
        fs::create_dir_all(root.join(folder)).expect("a folder for the test");
        fs::write(root.join(folder).join("pairs.ftl"), text).expect("a file for the test");
    }
    match collect::collect(&root.join("en"), &root.join("cy")) {
        Ok(texts) => format!("fine: {}", collect::as_rust(&texts).replace(&*root.to_string_lossy(), "")),
        Err(lines) => lines.join("\n"),
    }
}

#[test]
fn whole_texts_are_taken_with_their_variables_and_their_review() {
    let english = "pairs-a = One\npairs-b = { $n ->\n    [one] { $n }\n   *[other] { $name }\n}\n";
    let welsh = "# cy_review: pending\n\npairs-b = { $n } { $name }\n# cy_review: done\npairs-a = Un\n";
    let found = mistakes("whole", english, welsh);
    assert!(found.contains(r#"("pairs-a", &[]),("pairs-b", &["n", "name"]),"#), "{found}");
    assert!(found.contains(r#"PENDING: &[&str] = &["pairs-b",]"#), "{found}");
}

#[test]
fn a_text_in_one_language_only_is_refused() {
    let marked = "# cy_review: pending\n\n";
    let found = mistakes("lonely", "pairs-a = One\n", &format!("{marked}pairs-b = Dau\n"));
    assert!(found.contains("`pairs-a` has no Welsh text"), "{found}");
    assert!(found.contains("`pairs-b` has no English text"), "{found}");
}

#[test]
fn a_variable_in_one_language_only_is_refused() {
    let found = mistakes("variable", "pairs-a = { $n } new\n", "# cy_review: pending\n\npairs-a = newydd\n");
    assert_eq!(found, "`pairs-a` takes $n in English and nothing in Welsh");
}

#[test]
fn a_text_written_twice_or_under_another_noun_is_refused() {
    let twice = "pairs-a = One\npairs-a = Two\ncircles-b = B\n";
    let found = mistakes("twice", twice, "# cy_review: pending\n\npairs-a = Un\ncircles-b = B\n");
    assert!(found.contains("`pairs-a` is written twice"), "{found}");
    assert!(found.contains("`circles-b` must start with `pairs-`"), "{found}");
}

#[test]
fn joined_fragments_and_broken_lines_are_refused() {
    let english =
        "pairs-a = { pairs-b } more\npairs-b = B\n-name = Trellis\npairs-c = { NUMBER($n) }\npairs-d\n";
    let found = mistakes("joined", english, "# cy_review: pending\n\npairs-a = a\n");
    for line in ["joins another message", "`-name` is a term", "calls a function", "pairs.ftl:5"] {
        assert!(found.contains(line), "{line} in {found}");
    }
}

#[test]
fn a_welsh_file_without_its_review_mark_is_refused() {
    let found = mistakes("mark", "pairs-a = One\n", "# Parau\n\npairs-a = Un\n");
    assert!(found.contains("`# cy_review: pending`"), "{found}");
}

#[test]
fn a_shipped_text_says_what_its_front_matter_lacks() {
    let good = shipped::parse("---\ntitle: \"About\"\nversion: 2\nreview: done\nnote: ours\n---\n\nBody.\n");
    let good = good.expect("a whole text");
    assert_eq!((&*good.title, good.version, good.reviewed, &*good.body), ("About", 2, true, "Body."));
    assert_eq!(good.note.as_deref(), Some("ours"));
    for (text, complaint) in [
        ("Body", "must start with"),
        ("---\ntitle: A\nBody", "no closing"),
        ("---\nversion: 1\nreview: done\n---\nB", "`title` is missing"),
        ("---\ntitle: A\nreview: done\n---\nB", "`version` is missing"),
        ("---\ntitle: A\nversion: 1\n---\nB", "`review` is missing"),
        ("---\ntitle: A\nversion: 1\nreview: soon\n---\nB", "`pending` or `done`"),
        ("---\ntitle: A\nversion: 1\nreview: done\nowner: me\n---\nB", "`owner` is not one of"),
        ("---\ntitle: A\nversion: 1\nreview: done\n---\n\n", "no text below"),
    ] {
        let mistake = shipped::parse(text).expect_err(text);
        assert!(mistake.contains(complaint), "{mistake}");
    }
}

#[test]
fn a_shipped_text_in_one_language_or_of_two_versions_is_refused() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("shipped/guides");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("what an earlier run left");
    }
    fs::create_dir_all(&folder).expect("a folder for the test");
    let text = |version: u32| format!("---\ntitle: T\nversion: {version}\nreview: pending\n---\nBody\n");
    fs::write(folder.join("a.en.md"), text(1)).expect("a file for the test");
    let root = folder.parent().expect("the folder above");
    assert_eq!(shipped::collect(root).expect_err("no Welsh"), ["content/guides/a.cy.md is missing"]);
    fs::write(folder.join("a.cy.md"), text(2)).expect("a file for the test");
    assert!(shipped::collect(root).expect_err("two versions")[0].contains("Welsh is version 2"));
    fs::write(folder.join("a.cy.md"), text(1)).expect("a file for the test");
    let texts = shipped::collect(root).expect("both languages");
    assert!(shipped::as_rust(&texts).contains(r#"slug: "guides/a", language: Language::Welsh"#));
    assert!(shipped::collect(&root.join("nowhere")).expect("nothing there").is_empty());
}
