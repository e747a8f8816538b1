//! `trellis match`, from files to files, as somebody at a keyboard uses it.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod keyboard;
mod results;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
};

use keyboard::{code, problems, said, trellis};
use results::rows;

const MENTEES: &str = "first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,match with similar identity,identity to match,biography\n";
const MENTORS: &str = "first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,characteristics,biography\n";

/// A small programme in the layout of mentor-match: three mentees, three mentors, all pairs of one step possible.
fn civil() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mentees: String = [("a", "yes", "Gay"), ("b", "no", "CANARY"), ("c", "", "CANARY")]
        .map(|(who, asked, identity)| {
            format!("{who},Mentee,{who}@x.uk,no,Some role,EO,Org1,Policy,{asked},{identity},Bio of {who}\n")
        })
        .concat();
    let mentors: String = [("p", "Gay;Bisexual"), ("q", ""), ("r", "Lesbian")]
        .map(|(who, offers)| {
            format!("{who},Mentor,{who}@x.uk,no,Some role,HEO,Org2,Policy,{offers},Bio of {who}\n")
        })
        .concat();
    fs::write(folder.path().join("mentees.csv"), MENTEES.to_owned() + &mentees).unwrap();
    fs::write(folder.path().join("mentors.csv"), MENTORS.to_owned() + &mentors).unwrap();
    folder
}

fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replace(from, to)).unwrap();
}

fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn a_run_writes_every_file_for_its_owner_only_and_the_proof_holds() {
    let folder = civil();
    let output = trellis(&["match", "run", "--places", "1"], folder.path());
    assert_eq!(code(&output), 0, "{}", problems(&output));
    assert_eq!(problems(&output), "");
    let result = folder.path().join("result");
    let names: Vec<String> = bytes(&result).into_keys().collect();
    assert_eq!(
        names,
        [
            "certificate.json",
            "csmentees-list.csv",
            "csmentors-list.csv",
            "givers.csv",
            "instance.json",
            "pairs.csv",
            "rejected.csv",
            "result.xlsx",
            "summary.json",
            "unserved.csv"
        ]
    );
    for name in &names {
        let mode = fs::metadata(result.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{name}");
        if name != "unserved.csv" {
            assert!(said(&output).contains(name), "{name}");
        }
    }
    let pairs = rows(&result.join("pairs.csv"));
    assert_eq!(pairs.len(), 3);
    assert!(
        pairs.iter().any(|row| row[0] == "a@x.uk" && row[2] == "p@x.uk"),
        "who asked is given who offers"
    );

    let check = |arguments: &[&str]| trellis(&[&["match", "check"], arguments].concat(), folder.path());
    let checked = check(&["result/certificate.json"]);
    assert_eq!((code(&checked), said(&checked).lines().next().unwrap()), (0, "OPTIMAL"));
    change(&result, "certificate.json", "\"pairs\":[[", "\"pairs\":[[1");
    assert_eq!(code(&check(&["result/certificate.json"])), 4);
    assert_eq!(code(&check(&["result/nothing.json"])), 2);
}

#[test]
fn an_identity_of_somebody_who_said_no_is_in_no_output_and_changes_none() {
    let folder = civil();
    let run = |out: &str| {
        let output = trellis(&["match", "run", "--out", out], folder.path());
        assert!(!said(&output).contains("CANARY") && !problems(&output).contains("CANARY"));
        bytes(&folder.path().join(out))
    };
    let first = run("one");
    for (name, bytes) in &first {
        assert!(!String::from_utf8_lossy(bytes).contains("CANARY"), "{name}");
    }
    change(folder.path(), "mentees.csv", "CANARY", "Gay");
    let second = run("two");
    // A workbook carries the moment it was made; everything in it is in the other files too.
    for (name, bytes) in first.iter().filter(|(name, _)| *name != "result.xlsx") {
        assert!(second[name] == *bytes, "{name} changed");
    }
}

#[test]
fn a_canary_stays_out_of_rejected_rows_too() {
    let folder = civil();
    change(folder.path(), "mentees.csv", "b@x.uk,no,Some role,EO", "b@x.uk,no,Some role,Emperor");
    change(folder.path(), "mentees.csv", "Bio of c\n", "Bio of c,one,two,too,many\n");
    let output = trellis(&["match", "run"], folder.path());
    assert_eq!(code(&output), 1);
    let rejected = rows(&folder.path().join("result/rejected.csv"));
    let found: Vec<_> =
        rejected.iter().map(|row| (row[1].as_str(), row[2].as_str(), row[3].as_str())).collect();
    assert_eq!(found, [("3", "grade", "E-CODE"), ("4", "", "E-SHAPE")]);
    for bytes in bytes(&folder.path().join("result")).values() {
        assert!(!String::from_utf8_lossy(bytes).contains("CANARY"));
    }
    assert!(
        problems(&output).contains("mentees.csv, line 3, column “grade”: “Emperor” is not a band or grade")
    );
}

#[test]
fn the_same_people_give_the_same_bytes_whatever_the_order_of_rows_and_the_case_of_addresses() {
    let folder = civil();
    assert_eq!(code(&trellis(&["match", "run", "--out", "one"], folder.path())), 0);
    let text = fs::read_to_string(folder.path().join("mentees.csv")).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    let shuffled = lines.join("\n").replace("a@x.uk", "A@X.UK");
    fs::write(folder.path().join("mentees.csv"), shuffled).unwrap();
    assert_eq!(code(&trellis(&["match", "run", "--out", "two"], folder.path())), 0);
    let (one, two) = (bytes(&folder.path().join("one")), bytes(&folder.path().join("two")));
    for name in ["pairs.csv", "certificate.json", "instance.json", "summary.json", "givers.csv"] {
        assert!(one[name] == two[name], "{name}");
    }
}

#[test]
fn damaged_copies_behave_as_written_down() {
    let folder = civil();
    let path = folder.path().join("mentees.csv");
    let good = fs::read_to_string(&path).unwrap();
    let run = |text: &[u8]| {
        fs::write(&path, text).unwrap();
        let output = trellis(&["match", "run", "--out", "result"], folder.path());
        (code(&output), problems(&output))
    };
    assert_eq!(run(format!("\u{feff}{good}").as_bytes()), (0, String::new()), "a byte-order mark is nothing");
    let (exit, said) = run(good.replace("email address", "address").as_bytes());
    assert!(exit == 3 && said.contains("E-COLUMN") && said.contains("“email” is missing"), "{said}");
    let (exit, said) = run(good.replace(",job title", "").replace(",Some role", "").as_bytes());
    assert!(exit == 0 && said.contains("N-ABSENT"), "{said}");
    let (exit, said) = run(good.replace("EO,Org1", "eo ,Org1").as_bytes());
    assert!(exit == 0 && said.contains("N-READ-AS"), "{said}");
    let twice = format!("{good}x,Other,A@X.uk,no,Some role,EO,Org1,Policy,no,,\n");
    let (exit, said) = run(twice.as_bytes());
    assert!(
        exit == 1 && said.contains("E-DUP") && said.contains("line 5") && said.contains("line 2"),
        "{said}"
    );
    let (exit, said) = run(b"");
    assert!(exit == 3 && said.contains("E-EMPTY"), "{said}");
    let (exit, said) = run(b"%PDF-1.7");
    assert!(exit == 3 && said.contains("a PDF document"), "{said}");
}

#[test]
fn one_address_on_both_sides_is_one_person_and_is_never_paired_with_themselves() {
    let folder = civil();
    change(folder.path(), "mentors.csv", "p@x.uk,no,Some role,HEO,Org2", "A@X.UK,yes,Some role,HEO,Org2");
    let output = trellis(&["match", "run"], folder.path());
    assert!(problems(&output).contains("N-ROLES"), "{}", problems(&output));
    assert!(rows(&folder.path().join("result/pairs.csv")).iter().all(|row| row[0] != row[2]));
    let list = rows(&folder.path().join("result/csmentors-list.csv"));
    assert_eq!(list[0][7], "yes");
}

#[test]
fn an_earlier_result_is_replaced_and_anything_else_is_left_alone() {
    let folder = civil();
    let run = |out: &str| trellis(&["match", "run", "--out", out, "--format", "json"], folder.path());
    assert_eq!(code(&run("here")), 0);
    assert_eq!(code(&run("here")), 0);
    let notes = folder.path().join("here/notes.txt");
    fs::write(&notes, "mine").unwrap();
    let output = run("here");
    assert!(code(&output) == 2 && problems(&output).contains("notes.txt"), "{}", problems(&output));
    assert_eq!(fs::read_to_string(&notes).unwrap(), "mine");
    assert_eq!(code(&run("mentees.csv")), 2);
    let leftovers = bytes_of_hidden(folder.path());
    assert!(leftovers.is_empty(), "{leftovers:?}");
}

fn bytes_of_hidden(folder: &Path) -> Vec<String> {
    let names =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.')).collect()
}

const OURS: &str = "email,first_name,hats_wanted,profession,band,organisation,team,needs,manager_email\n";
const GIVERS: &str = "email,first_name,hats,profession,band,organisation,team,offers,places_mentor,places_sponsor,places_ally,system\n";

/// A small programme in our own layout, with three hats.
fn ours() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mentees =
        "a@x.uk,Ann,mentor;ally,nurse,5,Org,T1,confidence,m@x.uk\nb@x.uk,Bea,,midwife,6,Org,T2,research,\n";
    let givers = "m@x.uk,Mo,mentor,nurse,7,Org,T3,confidence,1,,,\nn@x.uk,Nia,mentor;ally,nurse,8a,Org,T4,confidence;research,2,,1,\n";
    fs::write(folder.path().join("mentees.csv"), OURS.to_owned() + mentees).unwrap();
    fs::write(folder.path().join("givers.csv"), GIVERS.to_owned() + givers).unwrap();
    folder
}

#[test]
fn our_own_files_match_hat_by_hat_and_managers_are_never_given() {
    let folder = ours();
    let output = trellis(&["match", "run"], folder.path());
    assert_eq!(code(&output), 0, "{}", problems(&output));
    let pairs = rows(&folder.path().join("result/pairs.csv"));
    let found: BTreeSet<_> =
        pairs.iter().map(|row| (row[0].as_str(), row[2].as_str(), row[4].as_str())).collect();
    assert!(!found.iter().any(|(mentee, giver, _)| (*mentee, *giver) == ("a@x.uk", "m@x.uk")), "{found:?}");
    assert!(found.contains(&("a@x.uk", "n@x.uk", "mentor")), "{found:?}");
    assert!(pairs[0][8].contains("offers what is needed: confidence"), "{pairs:?}");
    assert!(said(&output).contains("Mentors: 2 pairs"), "{}", said(&output));
    for hat in ["mentor", "ally"] {
        let checked = trellis(&["match", "check", &format!("result/certificate-{hat}.json")], folder.path());
        assert_eq!(code(&checked), 0, "{}", said(&checked));
    }
}

#[test]
fn givers_who_name_no_place_are_told_of() {
    let folder = ours();
    change(folder.path(), "givers.csv", "2,,1,", "2,,,");
    let output = trellis(&["match", "run"], folder.path());
    assert!(problems(&output).contains("1 giver of the hat ally: nothing is said in places_ally"));
}

#[test]
fn exclusions_pins_and_choices_hold_and_unknown_people_are_a_notice() {
    let folder = ours();
    fs::write(
        folder.path().join("exclusions.csv"),
        "email_a,email_b,kind\nb@x.uk,n@x.uk,rather_not\nz@x.uk,n@x.uk,conflict\n",
    )
    .unwrap();
    let output = trellis(&["match", "run", "--hats", "mentor"], folder.path());
    assert!(problems(&output).contains("z@x.uk is not among the people") && code(&output) == 0);
    let pairs = rows(&folder.path().join("result/pairs.csv"));
    assert!(pairs.iter().all(|row| (row[0].as_str(), row[2].as_str()) != ("b@x.uk", "n@x.uk")), "{pairs:?}");

    fs::write(folder.path().join("exclusions.csv"), "email_a,email_b,kind\nb@x.uk,n@x.uk,pinned\n").unwrap();
    trellis(&["match", "run", "--hats", "mentor", "--out", "result"], folder.path());
    let pairs = rows(&folder.path().join("result/pairs.csv"));
    let pinned = pairs.iter().find(|row| row[0] == "b@x.uk").unwrap();
    assert_eq!((pinned[2].as_str(), pinned[9].as_str()), ("n@x.uk", "yes"));

    fs::write(folder.path().join("exclusions.csv"), "email_a,email_b,kind\na@x.uk,m@x.uk,pinned\n").unwrap();
    let output = trellis(&["match", "run", "--hats", "mentor", "--out", "result"], folder.path());
    assert_eq!(code(&output), 3, "a pin cannot overrule a line of management");
}

#[test]
fn a_shortlist_takes_answers_and_the_next_run_follows_them() {
    let folder = ours();
    let output =
        trellis(&["match", "shortlist", "--hats", "mentor", "--out", "lists", "--k", "2"], folder.path());
    assert_eq!(code(&output), 0, "{}", problems(&output));
    let lists = rows(&folder.path().join("lists/shortlists.csv"));
    assert!(lists.iter().any(|row| row[0] == "b@x.uk" && row[2] == "m@x.uk"), "{lists:?}");
    fs::write(folder.path().join("answers.csv"), "mentee_email,giver_email,answer\nb@x.uk,m@x.uk,yes\n")
        .unwrap();
    trellis(&["match", "run", "--hats", "mentor", "--choices", "answers.csv"], folder.path());
    let pairs = rows(&folder.path().join("result/pairs.csv"));
    let chosen = pairs.iter().find(|row| row[0] == "b@x.uk").unwrap();
    assert_eq!((chosen[2].as_str(), chosen[6].as_str()), ("m@x.uk", "1"));
    let compared = trellis(&["match", "compare", "result", "result"], folder.path());
    assert!(said(&compared).contains("Nobody changes."), "{}", said(&compared));
}

#[test]
fn the_templates_are_read_by_the_run_they_are_for() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&trellis(&["match", "template", "mine"], folder.path())), 0);
    let output = trellis(&["match", "run", "mine"], folder.path());
    let said = problems(&output);
    assert!(code(&output) == 3 && said.contains("E-EMPTY") && !said.contains("N-IGNORED"), "{said}");
    fs::write(folder.path().join("mine/mentees.csv"), "mine").unwrap();
    trellis(&["match", "template", "mine"], folder.path());
    assert_eq!(fs::read_to_string(folder.path().join("mine/mentees.csv")).unwrap(), "mine");
}

#[test]
fn a_lens_is_read_only_when_it_is_said_to_be_self_declared() {
    let folder = ours();
    let lens =
        "email,side,characteristic,value,wish,weight,wait_for_it\na@x.uk,asks,faith,Quaker,wanted,3,yes\n";
    fs::write(folder.path().join("lens.csv"), lens).unwrap();
    let mentors = |flag: &[&str]| {
        let output = trellis(
            &[&["match", "run", "--hats", "mentor", "--out", "result"], flag].concat(),
            folder.path(),
        );
        (problems(&output), rows(&folder.path().join("result/pairs.csv")))
    };
    let (said, pairs) = mentors(&[]);
    assert!(said.contains("--self-declared") && pairs.iter().any(|row| row[0] == "a@x.uk"), "{said}");
    let (_, pairs) = mentors(&["--self-declared"]);
    assert!(pairs.iter().all(|row| row[0] != "a@x.uk"), "who would rather wait, waits");
}

#[test]
fn a_workbook_is_read_in_a_process_of_its_own() {
    let folder = ours();
    let sheet = |name: &str| {
        let mut sheet = trellis_sheets::write::Sheet::new(name, &[]);
        let text = fs::read_to_string(folder.path().join(format!("{name}.csv"))).unwrap();
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        sheet.headings = lines.next().unwrap();
        sheet.rows = lines.map(|row| row.into_iter().map(Into::into).collect()).collect();
        sheet
    };
    let book = trellis_sheets::write::workbook(&[sheet("mentees"), sheet("givers")]).unwrap();
    fs::write(folder.path().join("people.xlsx"), book).unwrap();
    let output = trellis(&["match", "run", "people.xlsx"], folder.path());
    assert_eq!(code(&output), 0, "{}", problems(&output));
    assert!(said(&output).contains("Read 2 mentees and 2 givers."));
}

#[test]
fn a_reader_that_dies_is_a_clear_refusal() {
    use trellis_sheets::{
        child::read_in_child,
        rejected::Why,
        table::{Limits, Reader},
    };
    let dead = read_in_child(Path::new("/bin/false"), "x.xlsx", b"PK\x03\x04", Reader::Web, &Limits::WEB);
    assert_eq!(dead.unwrap_err().why, Why::Stopped);
    let none = read_in_child(Path::new("/nowhere"), "x.xlsx", b"PK\x03\x04", Reader::Web, &Limits::WEB);
    assert_eq!(none.unwrap_err().why, Why::Stopped);
    let ours = Path::new(env!("CARGO_BIN_EXE_trellis"));
    let refused = read_in_child(ours, "x.csv", b"%PDF-1.7", Reader::Web, &Limits::WEB).unwrap_err();
    assert_eq!(refused.why.code(), "E-FILE");
    let tables = read_in_child(ours, "x.csv", b"email\na@x.uk\n", Reader::Web, &Limits::WEB).unwrap();
    assert_eq!(tables[0].rows[0].cells, ["a@x.uk"]);
}

#[test]
fn fifty_thousand_rows_are_read_and_five_hundred_come_back() {
    let folder = civil();
    let rows_of = |grade: &dyn Fn(usize) -> &'static str| -> String {
        let row = |at| format!("n,{at},n{at}@x.uk,no,Some role,{},Org1,Policy,no,,\n", grade(at));
        (0..50_000).map(row).collect()
    };
    let text = MENTEES.to_owned() + &rows_of(&|at| if at % 100 == 7 { "Emperor" } else { "SCS4" });
    fs::write(folder.path().join("mentees.csv"), text).unwrap();
    let output = trellis(&["match", "run", "--format", "csv"], folder.path());
    assert_eq!(code(&output), 1, "{}", problems(&output));
    assert_eq!(rows(&folder.path().join("result/rejected.csv")).len(), 500);
    assert!(said(&output).contains("Read 49,500 mentees"), "{}", said(&output));
}
