//! Each row of the design's table of bad input (motion.md, 7): its exit code, its message, and that nothing is left.

use std::fs;

use crate::{Told, film, names};

/// A file of parameters, the exit code, and what the message holds.
type Row<'a> = (&'a str, i32, &'a [&'a str]);

/// Asks for a transcript with these parameters. Nothing but them is there afterwards.
fn with(params: &[u8], more: &[&str]) -> Told {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("my.toml"), params).unwrap();
    let asked = [&["render", "--out", "film.md", "--params", "my.toml"], more].concat();
    let told = film(folder.path(), &asked);
    assert_eq!(names(folder.path()), ["my.toml"], "{}", told.problems);
    told
}

fn all(rows: &[Row<'_>], more: &[&str]) {
    for (params, code, parts) in rows {
        let told = with(params.as_bytes(), more);
        assert_eq!(told.code, Some(*code), "{params}\n{}", told.problems);
        for part in *parts {
            assert!(told.problems.contains(part), "{params}\nlacks {part}:\n{}", told.problems);
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_is_shown_where_it_is_wrong() {
    let faulty = "schema = 1\nmentee_name = \"Amara\nbrand_hue = 3\n";
    all(&[(faulty, 3, &["my.toml, line 2, column ", "\n  2 | mentee_name = \"Amara\n", "^"])], &[]);
    let told = with(&vec![b'#'; 256 * 1024 + 1], &[]);
    assert_eq!(told.code, Some(3));
    assert!(told.problems.contains("my.toml: it is larger than 256 KiB"), "{}", told.problems);
    let told = with(b"mentee_name = \"Am\xe2ra\"\n", &[]);
    assert_eq!(told.code, Some(3));
    assert!(told.problems.contains("my.toml: byte 18 is not UTF-8"), "{}", told.problems);
    let folder = tempfile::tempdir().unwrap();
    let told = film(folder.path(), &["render", "--out", "film.md", "--params", "none.toml"]);
    assert_eq!((told.code, names(folder.path())), (Some(3), vec![]));
    assert!(told.problems.contains("none.toml: it cannot be opened"), "{}", told.problems);
}

#[test]
fn what_is_unknown_of_a_wrong_kind_or_too_long_is_named_with_what_is_right() {
    all(
        &[
            ("mentee_nmae = \"Amara\"\n", 3, &["line 1", "Did you mean `mentee_name`?"]),
            ("[data.all]\npercent = \"12,2\"\n", 3, &["`data.all.percent`", "\"12,2\"", "percent = 12.2"]),
            ("[data.all]\npercent = 112\n", 3, &["found the number 112", "from 0 to 100", "percent = 12.2"]),
            ("[data.all]\nas_of = 2026-13\n", 3, &["line 2, column "]),
            ("[data.all]\nas_of = \"2026-13\"\n", 3, &["\"2026-13\"", "as_of = 2026-03-31"]),
            ("mentee_name = \"ŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵ\"\n", 3, &["found 21 characters", "at most 20"]),
            ("mentee_name = \"A\\u202Eb\"\n", 3, &["U+202E", "Take it out"]),
            ("mentee_name = \"A\\u0007b\"\n", 3, &["U+0007"]),
        ],
        &[],
    );
}

#[test]
fn all_faults_are_told_at_once() {
    let told = with(b"brand_hue = 999\nmentee_nmae = \"Amara\"\nmentee_pronoun = \"it\"\n", &[]);
    assert_eq!(told.code, Some(3));
    for line in ["line 1", "line 2", "line 3"] {
        assert_eq!(told.problems.matches(line).count(), 1, "{}", told.problems);
    }
}

#[test]
fn english_is_never_put_into_a_welsh_film() {
    let job = "mentee_job = { en = \"a nurse\" }\n";
    all(&[(job, 3, &["`mentee_job`", "cy"])], &["--language", "cy"]);
}

#[test]
fn what_is_right_and_cannot_be_shown_is_refused_with_exit_1_and_its_place() {
    let wide = format!("organisation_name = \"{}\"\n", "W".repeat(60));
    all(
        &[
            (&wide, 1, &["en, organisations", "scene `", "layer `", "px", "make the text shorter"]),
            ("mentee_name = \"Ama☃\"\n", 1, &["the font has no letter “☃”"]),
        ],
        &[],
    );
}

#[test]
fn each_rule_of_the_figures_refuses_by_its_name() {
    let both = |from: &str, to: &str| {
        let of = |name: &str, count: u32, of: u32| {
            format!(
                "[data.{name}]\ncount = {count}\nof = {of}\npopulation = {{ en = \"staff\" }}\nas_of = 2026-03-31\nsource = \"WRES\"\n"
            )
        };
        let whole = of("all", 2140, 8700) + &of("group", 130, 1080);
        assert!(whole.contains(from), "{from}");
        whole.replacen(from, to, 1)
    };
    let group = both("", "");
    let one = group.split("[data.group]").next().unwrap();
    all(
        &[
            (one, 1, &["rule D1"]),
            (&both("source = \"WRES\"\n", ""), 1, &["rule D2"]),
            (&both("2026-03-31", "2025-03-31"), 1, &["rule D3"]),
            (&both("count = 2140", "count = 9"), 1, &["rule D4"]),
            (&both("count = 2140\nof = 8700", "percent = 24.6"), 1, &["rule D5"]),
            (&both("count = 2140", "count = 8699"), 1, &["rule D6"]),
        ],
        &[],
    );
}

#[test]
fn a_draft_is_no_final_film_and_what_is_open_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let told = film(folder.path(), &["render", "--out", "film.mp4", "--size", "320x180", "--final"]);
    assert_eq!((told.code, names(folder.path())), (Some(1), vec![]));
    for item in ["SO-01", "SO-08"] {
        assert!(told.problems.contains(item), "{}", told.problems);
    }
}

#[test]
fn a_name_with_signs_of_markup_stays_a_name_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("my.toml"), "mentee_name = \"<i>&-->\"\n").unwrap();
    for (out, never, written) in [
        ("film.html", "<i>", "&lt;i&gt;&amp;--&gt;"),
        ("film.svg", "<i>", "&lt;i&gt;&amp;"),
        ("film.vtt", "<i>", "&lt;i&gt;&amp;--&gt;"),
    ] {
        let told = film(folder.path(), &["render", "--out", out, "--params", "my.toml"]);
        assert_eq!(told.code, Some(0), "{}", told.problems);
        let text = fs::read_to_string(folder.path().join(out)).unwrap();
        assert!(!text.contains(never), "{out}");
        assert!(out == "film.svg" || text.contains(written), "{out}");
    }
}

#[test]
fn what_cannot_be_meant_is_wrong_usage_and_told_with_what_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let rows: [(&[&str], &[&str]); 23] = [
        (&["--out", "film.md", "--language", "fr"], &["`fr`", "en and cy"]),
        (
            &["--out", "film.md", "--audience", "patients"],
            &["`patients`", "organisations, policymakers and educators"],
        ),
        (&["--out", "still.png", "--scene", "nowhere"], &["`nowhere`", "title, meet, data, model"]),
        (&["--out", "film.mp4", "--fps", "29"], &["--fps 29", "24, 25, 30, 50 or 60"]),
        (&["--out", "film.mp4", "--fps", "0"], &["--fps 0"]),
        (&["--out", "film.mp4", "--size", "1281x720"], &["--size 1281x720", "320x180 to 1920x1080"]),
        (&["--out", "film.mp4", "--size", "336x189"], &["even"]),
        (&["--out", "film.mp4", "--size", "304x171"], &["16:9"]),
        (&["--out", "film.mp4", "--size", "3840x2160"], &["320x180 to 1920x1080"]),
        (&["--out", "film.mp4", "--size", "wide"], &["--size wide"]),
        (&["--out", "still.png", "--scale", "4.5"], &["4"]),
        (&["--out", "film.txt"], &["`txt`", "mp4, html, svg"]),
        (&["--out", "film"], &["no ending", "mp4, html, svg"]),
        (&["--out", "film.md", "--language", "all"], &["--kit"]),
        (&["--out", "film.md", "--what", "colour"], &["captions"]),
        (&["--out", "clip.gif", "--clip", "dance"], &["`dance`", "model, doors, figures, ally, circle"]),
        (&["--out", "film.mp4", "--clip", "doors"], &["--clip goes with a GIF, a WebP or an SVG"]),
        (&["--out", "kit", "--kit", "--clip", "doors"], &["--clip goes with one file"]),
        (&["--out", "film.mp4", "--described"], &["recordings of the descriptions", "film.html"]),
        (&["--out", "film.html", "--described"], &["--described goes with a video"]),
        (&["--out", "kit", "--kit", "--described"], &["not with --kit"]),
        (&["--out", "film.md", "--loud"], &["--loud"]),
        (&[], &["--out"]),
    ];
    for (asked, parts) in rows {
        let told = film(folder.path(), &[&["render"], asked].concat());
        assert_eq!((told.code, told.said.as_str()), (Some(2), ""), "{asked:?}\n{}", told.problems);
        for part in parts {
            assert!(told.problems.contains(part), "{asked:?} lacks {part}:\n{}", told.problems);
        }
    }
    for asked in [["--seconds", "0"], ["--seconds", "601"], ["--jobs", "0"], ["--jobs", "many"]] {
        let told = film(folder.path(), &[&["bench"], asked.as_slice()].concat());
        assert_eq!(told.code, Some(2), "{asked:?}");
        assert!(told.problems.contains(asked[0]), "{}", told.problems);
    }
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn the_parameters_are_listed_and_the_example_makes_the_film_as_shipped() {
    let folder = tempfile::tempdir().unwrap();
    assert!(film(folder.path(), &["params"]).said.contains("mentee_name: "));
    fs::write(folder.path().join("my.toml"), film(folder.path(), &["params", "--example"]).said).unwrap();
    for more in [&["--out", "own.md", "--params", "my.toml"][..], &["--out", "shipped.md"]] {
        assert_eq!(film(folder.path(), &[&["render", "--quiet"], more].concat()).code, Some(0));
    }
    let [own, shipped] = ["own.md", "shipped.md"].map(|name| fs::read(folder.path().join(name)).unwrap());
    assert!(own == shipped && !own.is_empty());
}

#[test]
fn each_clip_is_a_picture_that_moves_once_and_one_whose_scene_is_left_out_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("my.toml"), "[data]\nscene = \"off\"\n").unwrap();
    for clip in ["model", "doors", "ally", "circle"] {
        let out = format!("{clip}.svg");
        let asked = ["render", "--quiet", "--params", "my.toml", "--clip", clip, "--out", &out];
        assert_eq!(film(folder.path(), &asked).code, Some(0), "{clip}");
        let text = fs::read_to_string(folder.path().join(out)).unwrap();
        assert!(
            text.contains("linear both running") && !text.contains("play-link"),
            "{clip} waits to be played"
        );
        assert!(!text.contains("infinite"), "{clip} goes on and on");
    }
    let left_out = ["render", "--params", "my.toml", "--clip", "figures", "--out", "figures.gif"];
    let told = film(folder.path(), &left_out);
    assert_eq!(told.code, Some(1));
    assert!(told.problems.contains("leaves out the scene of the clip `figures`"), "{}", told.problems);
    assert!(!names(folder.path()).contains(&"figures.gif".to_owned()));
}
