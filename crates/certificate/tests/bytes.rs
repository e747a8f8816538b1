//! Nothing panics on any bytes.

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use trellis_certificate::{Extent, Verdict, check};

const CERTIFICATE: &str = r#"{"format":"trellis-certificate/1","instance":"HASH","objective":"best",
"levels":["total","tie"],"n":1,"m":1,"pairs":[[0,0]],"pi":[[0,[16,994409]]],"p":[],"value":[16,994409],"bound":[16,994409]}"#;
const INSTANCE: &str = r#"{"format":"trellis-instance/1","profile":{"scoring":"civil_service","empty_place":28,
"rules":{"organisation":"other_only","place":"any","language":false,"min_overlap":0,"mode":false,"step":[1,2]}},
"half_hours_a_place":3,"tie":true,"mentees":[{"person":0,"hash":1,"organisation":0,"system":null,"site":null,
"region":null,"team":null,"profession":0,"family":null,"step":3,"languages":[],"slots":null,"mode":null,
"style_answered":0,"style_b":0,"wanted":1,"needs":[],"outside":false,"other_profession":false,
"emphasis":[2,2,2,2,2,2,2],"lens":[],"weeks":0,"choices":[]}],"givers":[{"person":1,"hash":2,"organisation":1,
"system":null,"site":null,"region":null,"team":null,"profession":1,"family":null,"step":5,"languages":[],
"slots":null,"mode":null,"style_answered":0,"style_b":0,"places":1,"half_hours":null,"ready":true,"tags":[],
"offers":[]}],"lines":[],"struck":[],"pinned":[]}"#;

proptest! {
    #[test]
    fn any_bytes_at_all_are_answered(a in prop::collection::vec(any::<u8>(), 0..200), b in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(matches!(check(&a, &b, Extent::All), Verdict::Invalid(_)));
    }

    #[test]
    fn a_number_changed_anywhere_is_answered(place in 0_usize..2_000, number in prop::sample::select(vec![
        "-1", "0", "7", "255", "256", "99999", "-9223372036854775808", "9223372036854775807", "18446744073709551616", "1e9", "null",
    ]), quick in any::<bool>()) {
        let instance = changed(INSTANCE, place, number);
        let certificate = CERTIFICATE.replace("HASH", &hash(&instance));
        let certificate = if place % 2 == 0 { changed(&certificate, place, number) } else { certificate };
        let extent = if quick { Extent::Quick } else { Extent::All };
        let _verdict = check(certificate.as_bytes(), instance.as_bytes(), extent);
    }
}

fn hash(instance: &str) -> String {
    hex::encode(Sha256::digest(instance.as_bytes()))
}

/// The text with the number at or after a place replaced.
fn changed(text: &str, place: usize, number: &str) -> String {
    let Some(from) = text.char_indices().skip(place).find(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at)
    else {
        return text.to_owned();
    };
    let to = text[from..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| from + end);
    format!("{}{number}{}", &text[..from], &text[to..])
}

#[test]
fn a_pair_two_grades_apart_costs_sixteen() {
    let certificate = CERTIFICATE.replace("HASH", &hash(INSTANCE));
    assert_eq!(check(certificate.as_bytes(), INSTANCE.as_bytes(), Extent::All), Verdict::Optimal);
    let dearer = certificate.replace("[16,", "[17,");
    let said = check(dearer.as_bytes(), INSTANCE.as_bytes(), Extent::All).to_string();
    assert_eq!(said, "INVALID: the plan does not cost what is stated");
}

#[test]
fn a_line_of_managers_is_followed_whatever_numbers_its_people_have() {
    for lines in
        ["[[0,1]]", "[[0,5],[5,1]]", "[[0,77],[77,900000],[900000,1]]", "[[1,4294967296],[4294967296,0]]"]
    {
        let instance = INSTANCE.replace(r#""lines":[]"#, &format!(r#""lines":{lines}"#));
        let certificate = CERTIFICATE.replace("HASH", &hash(&instance));
        let said = check(certificate.as_bytes(), instance.as_bytes(), Extent::All);
        assert!(matches!(said, Verdict::Invalid(_)), "{lines}: {said}");
    }
}
