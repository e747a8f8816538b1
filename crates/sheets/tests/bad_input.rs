//! Every case of bad input: good rows stay, bad rows come back with line, column, code and what to write instead.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use trellis_domain::{hat::Hat, ladder::Ladder};
use trellis_sheets::{
    headings::Field,
    mapping::Mapping,
    notice::What,
    people::{People, read_people},
    rejected::{Refused, Why},
    table::{Limits, Reader, Table, read},
    ties::{ExclusionKind, LensRow, read_availability, read_choices, read_exclusions, read_lens, read_lines},
};

const HEAD: &str = "email,first_name,last_name,profession,band,organisation,places_mentor,hours_cap_month\n";

fn table(text: impl AsRef<[u8]>) -> Table {
    read("people.csv", text.as_ref(), Reader::CommandLine, &Limits::WEB).unwrap().remove(0)
}

fn people_of(table: &Table) -> Result<People, Refused> {
    read_people(table, &Mapping::guess(table, &[Hat::Mentee]), Ladder::Afc)
}

fn people(rows: &str) -> People {
    people_of(&table(HEAD.to_owned() + rows)).unwrap()
}

/// Line, column, code and suggestion of the only rejected row.
fn only_rejected(rows: &str) -> (u64, String, &'static str, Option<String>) {
    let read = people(rows);
    let [row] = read.rejected.as_slice() else { panic!("{:?}", read.rejected) };
    (row.line, row.column.clone().unwrap_or_default(), row.why.code(), row.why.suggestion())
}

fn codes(people: &People) -> Vec<&'static str> {
    people.notices.iter().map(|notice| notice.what.code()).collect()
}

const GOOD: &str = "a@x.uk,Ann,Lee,nurse,6,Org,1,4\n";

#[test]
fn a_good_row_is_read_whole() {
    let read = people(GOOD);
    let person = &read.good[0];
    assert_eq!((person.email.as_str(), person.name().as_str(), person.step), ("a@x.uk", "Ann Lee", Some(5)));
    assert_eq!((person.profession.as_str(), person.family.as_deref()), ("nurse", Some("nursing_midwifery")));
    assert_eq!((person.places.mentor, person.half_hours), (Some(1), Some(8)));
    assert_eq!((read.rejected.len(), read.notices.len()), (0, 0));
}

#[test]
fn an_empty_file_a_lone_heading_and_blank_rows_say_so() {
    for text in ["", "\n\n", HEAD, &format!("{HEAD},,,,,,,\n \n")] {
        let read = people_of(&table(text)).unwrap();
        assert_eq!((read.good.len(), codes(&read)), (0, vec!["E-EMPTY"]), "{text:?}");
    }
}

#[test]
fn a_missing_column_refuses_the_file_and_names_the_nearest() {
    let refused = people_of(&table("email,profesion,organisation\na@x.uk,nurse,Org\n")).unwrap_err();
    assert_eq!(refused.why.code(), "E-COLUMN");
    assert_eq!(refused.why.suggestion().as_deref(), Some("profesion"));
    let Why::ColumnMissing { needed, found, .. } = refused.why else { panic!() };
    assert_eq!((needed, found.len()), (Field::Profession, 3));
}

#[test]
fn the_first_of_two_equal_headings_is_used() {
    let read = people_of(&table("email,profession,organisation,E-Mail\na@x.uk,nurse,Org,b@x.uk\n")).unwrap();
    assert_eq!(read.good[0].email, "a@x.uk");
    let table = table("email,profession,organisation,Email\na@x.uk,nurse,Org,b@x.uk\n");
    assert_eq!(codes(&people_of(&table).unwrap()), ["N-HEADER-TWICE"]);
}

#[test]
fn rows_of_the_wrong_shape_come_back_and_reading_goes_on() {
    let read = people(&format!(
        "a@x.uk,Ann\n\"b@x.uk,Bea,Lee,nurse,6,Org,1,4\n{GOOD}c@x.uk,\"C\"x,Lee,nurse,6,Org,1,4\n"
    ));
    assert_eq!(read.good.len(), 1);
    let found: Vec<_> = read.rejected.iter().map(|row| (row.line, row.why.code())).collect();
    assert_eq!(found, [(2, "E-SHAPE"), (3, "E-SHAPE"), (5, "E-SHAPE")]);
    assert_eq!(read.rejected[0].cells, ["a@x.uk", "Ann"]);
}

#[test]
fn missing_and_bad_values_name_their_column() {
    let row = |rows| only_rejected(rows);
    assert_eq!(row(",Ann,Lee,nurse,6,Org,1,4\n"), (2, "email".into(), "E-VALUE", None));
    assert_eq!(row("a@x.uk,Ann,Lee,nurse,6,,1,4\n"), (2, "organisation".into(), "E-VALUE", None));
    assert_eq!(row("a@x,Ann,Lee,nurse,6,Org,1,4\n"), (2, "email".into(), "E-EMAIL", None));
}

#[test]
fn unknown_codes_come_with_the_nearest_known_value() {
    let row = |rows| only_rejected(rows);
    let near = |text: &str| Some(text.to_owned());
    assert_eq!(row("a@x.uk,A,L,nurze,6,Org,1,4\n"), (2, "profession".into(), "E-CODE", near("nurse")));
    assert_eq!(row("a@x.uk,A,L,nurse,8,Org,1,4\n"), (2, "band".into(), "E-CODE", near("8a, 8b, 8c or 8d")));
    assert_eq!(row("a@x.uk,A,L,nurse,8f,Org,1,4\n").3.unwrap().len(), 2);
}

#[test]
fn an_unknown_hat_mode_or_slot_is_a_code_too() {
    let text = "email,hats,profession,organisation,mode,slots\n\
        a@x.uk,sponser,nurse,Org,,\nb@x.uk,mentor,nurse,Org,remot,\nc@x.uk,mentor,nurse,Org,,mon_an\n\
        d@x.uk,mentor;circle,nurse,Org,Face to face,mon_am;Tuesday evening\n";
    let read = people_of(&table(text)).unwrap();
    let found: Vec<_> =
        read.rejected.iter().map(|row| (row.why.code(), row.why.suggestion().unwrap())).collect();
    assert_eq!(
        found,
        [("E-CODE", "sponsor".into()), ("E-CODE", "remote".into()), ("E-CODE", "mon_am".to_owned())]
    );
    assert_eq!(read.good[0].hats, [Hat::Mentor, Hat::Facilitator]);
    assert_eq!(read.good[0].slots, Some(1 | 1 << 5));
}

#[test]
fn places_and_hours_beyond_the_limits_are_out_of_range() {
    let row = |rows| only_rejected(rows);
    assert_eq!(row("a@x.uk,A,L,nurse,6,Org,4,4\n"), (2, "places_mentor".into(), "E-RANGE", None));
    assert_eq!(row("a@x.uk,A,L,nurse,6,Org,1,8.5\n"), (2, "hours_cap_month".into(), "E-RANGE", None));
    assert_eq!(row("a@x.uk,A,L,nurse,6,Org,many,4\n").2, "E-RANGE");
}

#[test]
fn the_same_person_twice_is_kept_once_and_another_under_the_address_is_sent_back() {
    let read =
        people(&format!("{GOOD}A@X.UK,Ann,Lee,Nurse,Band 6,Org,1,4.0\na@x.uk,Ann,Lee,nurse,7,Org,1,4\n"));
    assert_eq!(read.good.len(), 1);
    assert_eq!(read.notices[0].what, What::Same { file: "people.csv".into(), line: 2 });
    assert_eq!(read.rejected[0].why, Why::Twice { file: "people.csv".into(), line: 2 });
    assert_eq!(read.rejected[0].line, 4);
}

#[test]
fn formulas_and_invisible_characters_are_kept_as_text_with_a_notice() {
    let read = people("a@x.uk,=1+1,\u{202e}Lee,nurse,6,Org,1,4\n");
    assert_eq!((read.good[0].first_name.as_str(), codes(&read)), ("=1+1", vec!["N-FORMULA", "N-CONTROL"]));
}

#[test]
fn columns_of_equality_data_are_never_read_and_others_are_listed_once() {
    let text = "email,profession,organisation,Ethnic origin,Rhywedd,Favourite colour\na@x.uk,nurse,Org,CANARY,CANARY,blue\n";
    let table = table(text);
    assert!(!format!("{table:?}").contains("CANARY"));
    let read = people_of(&table).unwrap();
    let columns = |at: usize| match &read.notices[at].what {
        What::Equality { columns } | What::Ignored { columns } => columns.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(columns(0), ["Ethnic origin", "Rhywedd"]);
    assert_eq!(columns(1), ["Favourite colour"]);
}

#[test]
fn a_broken_row_of_a_file_with_closed_columns_is_not_repeated() {
    let table = table("email,profession,organisation,Religion\na@x.uk,nurse,Org,x,CANARY\n");
    assert_eq!(table.rejected.len(), 1);
    assert!(!format!("{table:?}").contains("CANARY"));
}

#[test]
fn only_a_yes_ever_loads_an_identity() {
    let head = "email address,grade,organisation,profession,match with similar identity,identity to match\n";
    for (said, kept) in
        [("yes", true), (" YES ", true), ("no", false), ("", false), ("y", false), ("maybe", false)]
    {
        let text = format!("{head}a@x.uk,EO,Org,Policy,{said},Canary\n");
        let open = table(&text);
        assert_eq!(format!("{open:?}").contains("Canary"), kept, "{said}");
        let read = read_people(&open, &Mapping::guess(&open, &[Hat::Mentee]), Ladder::CivilService).unwrap();
        assert_eq!(read.good[0].identity.is_some(), kept, "{said}");
        let web = read_web(&text);
        assert!(!format!("{web:?}").contains("Canary"), "{said}");
    }
    let unasked =
        table("email,grade,organisation,profession,identity to match\na@x.uk,EO,Org,Policy,Canary\n");
    assert!(!format!("{unasked:?}").contains("Canary"));
}

fn read_web(text: &str) -> Table {
    read("people.csv", text.as_bytes(), Reader::Web, &Limits::WEB).unwrap().remove(0)
}

#[test]
fn the_web_reads_no_characteristics_and_refuses_wishes() {
    let web = read_web("email,characteristics\na@x.uk,CANARY\n");
    assert!(!format!("{web:?}").contains("CANARY"));
    assert_eq!(web.notices[0].what.code(), "N-EQUALITY");
    let lens = b"email,side,characteristic,value,wish,weight\na@x.uk,asks,faith,x,wanted,1\n";
    assert_eq!(read("lens.csv", lens, Reader::Web, &Limits::WEB).unwrap_err().why, Why::OnlyFromThePerson);
}

#[test]
fn a_byte_order_mark_utf16_and_windows_1252_all_read() {
    let text = "email;first_name;profession;organisation\na@x.uk;Siân;nurse;Org\n";
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    for (bytes, notices) in [
        (format!("\u{feff}{text}").into_bytes(), vec![]),
        (utf16, vec![]),
        (windows.into_owned(), vec!["N-ENCODING"]),
    ] {
        let read = people_of(&table(bytes)).unwrap();
        assert_eq!((read.good[0].first_name.as_str(), codes(&read)), ("Siân", notices));
    }
}

#[test]
fn fifty_thousand_rows_with_one_in_a_hundred_bad_give_exactly_five_hundred_rejections() {
    let rows: String = (0..50_000)
        .map(|at| match at % 100 {
            7 => {
                format!("p{at}@x.uk,Ann,Lee,nurse,{},Org,1,4\n", ["8", "band x", "6,6", "\"6"][at / 100 % 4])
            }
            _ => format!("p{at}@x.uk,Ann,Lee,nurse,6,Org,1,4\n"),
        })
        .collect();
    let read = people(&rows);
    assert_eq!((read.rejected.len(), read.good.len()), (500, 49_500));
}

#[test]
fn more_rows_columns_or_bytes_than_the_limits_refuse_the_file() {
    let small = Limits { rows: 2, columns: 3, bytes: 60, ..Limits::WEB };
    let read = |text: &str| read("x.csv", text.as_bytes(), Reader::Web, &small).map(|_| ()).unwrap_err().why;
    assert_eq!(read("a\n1\n2\n3\n"), Why::TooManyRows { most: 2 });
    assert_eq!(read("a,b,c,d\n"), Why::TooManyColumns { most: 3 });
    assert_eq!(read(&"a\n".repeat(31)), Why::TooLarge { most: 0 });
}

#[test]
fn exclusions_lines_times_and_choices_are_read_row_by_row() {
    let read = read_exclusions(&table(
        "email_a,email_b,kind,reason\na@x.uk,B@x.uk,rather not,CANARY\na@x.uk,b@x.uk,nonsense,CANARY\n",
    ))
    .unwrap();
    assert_eq!((read.good[0].kind, read.good[0].b.as_str()), (ExclusionKind::RatherNot, "b@x.uk"));
    assert_eq!((read.rejected[0].line, read.rejected[0].column.as_deref()), (3, Some("kind")));
    assert!(!format!("{read:?}").contains("CANARY"));

    let read = read_lines(&table("email,manager email\na@x.uk,m@x.uk\na@x.uk,\n")).unwrap();
    assert_eq!((read.good.len(), read.rejected[0].why.code()), (1, "E-VALUE"));

    let read = read_availability(&table("email,mon_am,Tue PM\na@x.uk,yes,\nb@x.uk,,x\nc@x.uk,,\n")).unwrap();
    let slots: Vec<_> = read.good.iter().map(|row| row.slots).collect();
    assert_eq!((slots, read.notices.len()), (vec![Some(1), Some(1 << 4), None], 0));

    let read = read_choices(&table(
        "mentee_email,giver_email,answer\na@x.uk,b@x.uk,yes\na@x.uk,c@x.uk,\na@x.uk,d@x.uk,never\n",
    ))
    .unwrap();
    assert_eq!((read.good.len(), read.rejected[0].why.suggestion()), (1, None));
}

#[test]
fn a_wish_that_is_not_switched_on_is_dropped_with_its_value() {
    let read = read_lens(&table(
        "email,side,characteristic,value,wish,weight,wait_for_it\n\
         a@x.uk,asks,faith,Canary,no_matter,3,\na@x.uk,asks,faith,Canary,wanted,0,\n\
         a@x.uk,asks,faith,Quaker,wanted,2,yes\nb@x.uk,offers,faith,Quaker,,,\n",
    ))
    .unwrap();
    assert!(!format!("{read:?}").contains("anary"));
    assert!(matches!(&read.good[0], LensRow::Asks { weight: 2, wait_for_it: true, .. }));
    assert_eq!(read.good.len(), 2);
}
