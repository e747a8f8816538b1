//! The checker in Python, as somebody at a keyboard uses it on the files of `trellis match run`.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod keyboard;

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use keyboard::{code, problems, said, trellis};

const MENTEES: &str = "first name,last name,email address,grade,organisation,profession,match with similar identity,identity to match
A,Mentee,a@x.uk,EO,Org1,Policy,yes,Gay
B,Mentee,b@x.uk,EO,Org1,Policy,no,
";
const MENTORS: &str = "first name,last name,email address,grade,organisation,profession,characteristics
P,Mentor,p@x.uk,HEO,Org2,Policy,Gay
Q,Mentor,q@x.uk,SEO,Org2,Finance,
";

/// The script in a folder; nothing where there is no Python.
fn python(arguments: &[&str], folder: &Path) -> Option<Output> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../certificate/check.py");
    Command::new("python3").arg(script).args(arguments).current_dir(folder).output().ok()
}

#[test]
fn python_says_what_match_check_says_and_ends_with_the_same_number() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mentees.csv"), MENTEES).unwrap();
    fs::write(folder.path().join("mentors.csv"), MENTORS).unwrap();
    let run = trellis(&["match", "run", "--places", "1"], folder.path());
    assert_eq!(code(&run), 0, "{}", problems(&run));
    let certificate = folder.path().join("result/certificate.json");
    let whole = fs::read_to_string(&certificate).unwrap();
    let less = whole.replacen("\"bound\":[", "\"bound\":[-", 1).replacen("[-0,", "[-1,", 1);
    let nobody = whole.replacen("\"pairs\":[[", "\"pairs\":[[7", 1);
    for (text, ends) in [(&whole, 0), (&less, 4), (&nobody, 4)] {
        fs::write(&certificate, text).unwrap();
        for more in [&["result/certificate.json"][..], &["result/certificate.json", "--quick"][..]] {
            let Some(theirs) = python(more, folder.path()) else {
                println!("skipped: needs python3");
                return;
            };
            let ours = trellis(&[&["match", "check"][..], more].concat(), folder.path());
            assert_eq!(code(&theirs), code(&ours), "{}{}", said(&theirs), problems(&theirs));
            if more.len() == 1 {
                assert_eq!(code(&theirs), ends, "{}", said(&theirs));
            }
            if code(&ours) == 0 {
                assert_eq!(said(&theirs), said(&ours));
            } else {
                assert!(said(&theirs).starts_with("INVALID: "), "{}", said(&theirs));
            }
        }
    }
    for wrong in [&["result/nothing.json"][..], &[][..], &["result/certificate.json", "--slow"][..]] {
        let theirs = python(wrong, folder.path()).unwrap();
        let ours = trellis(&[&["match", "check"][..], wrong].concat(), folder.path());
        assert_eq!((code(&theirs), code(&ours)), (2, 2), "{}", problems(&theirs));
    }
}
