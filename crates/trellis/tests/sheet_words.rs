//! Every reason and every notice of the sheets has its sentence in both languages, and every column its name.

use trellis_domain::language::Language;
use trellis_sheets::{
    headings::Field,
    kind::RealKind,
    mapping::OF_PEOPLE,
    notice::What,
    rejected::{List, Why},
};
use trellis_words::{FluentArgs, Words};

fn reasons() -> Vec<Why> {
    let text = || "x".to_owned();
    let lists = [
        List::Rung,
        List::Profession,
        List::Slot,
        List::Hat,
        List::Mode,
        List::YesNo,
        List::Exclusion,
        List::Answer,
        List::Side,
        List::Wish,
    ];
    let kinds = [
        RealKind::Pdf,
        RealKind::Program,
        RealKind::Html,
        RealKind::Svg,
        RealKind::Xml,
        RealKind::OldOffice,
        RealKind::OpenDocument,
        RealKind::OfficeDocument,
        RealKind::MacroWorkbook,
        RealKind::Archive,
        RealKind::Picture,
        RealKind::Rtf,
        RealKind::Binary,
    ];
    let mut all = vec![
        Why::ColumnMissing { needed: Field::Email, found: vec![text()], nearest: None },
        Why::FieldCount { expected: 1, found: 2 },
        Why::Quoting,
        Why::OutsideTable { cell: text() },
        Why::Missing,
        Why::Email { value: text() },
        Why::Date { value: text() },
        Why::Style { value: text() },
        Why::WhichEight,
        Why::Range { value: text(), least: text(), most: text() },
        Why::Twice { file: text(), line: 1 },
        Why::TooLarge { most: 1 },
        Why::TooManyRows { most: 1 },
        Why::TooManyColumns { most: 1 },
        Why::TooManyCells { most: 1 },
        Why::Swollen,
        Why::Damaged,
        Why::Stopped,
        Why::OnlyFromThePerson,
    ];
    all.extend(lists.map(|list| Why::Unlisted { list, value: text(), nearest: None }));
    all.extend(kinds.map(Why::WrongKind));
    all
}

fn notices() -> Vec<What> {
    let text = || "x".to_owned();
    vec![
        What::Empty,
        What::Encoding,
        What::Equality { columns: vec![text()] },
        What::Ignored { columns: vec![text()] },
        What::HeadingTwice { column: text() },
        What::Absent { column: text() },
        What::Same { file: text(), line: 1 },
        What::TwoRoles { file: text(), line: 1 },
        What::Unknown { email: text() },
        What::ManagersOutside { managers: 1 },
        What::Cycle { people: vec![text()] },
        What::Formula { column: text(), cells: 1 },
        What::Control { column: text(), cells: 1 },
        What::ReadAs { written: text(), meant: text() },
        What::Tag { written: text(), nearest: None },
    ]
}

#[test]
fn every_reason_and_notice_is_a_sentence_in_both_languages_with_all_its_slots() {
    let reasons = reasons().into_iter().map(|why| (why.key(), why.slots()));
    let notices = notices().into_iter().map(|what| (what.key().to_owned(), what.slots()));
    for (key, slots) in reasons.chain(notices) {
        for language in [Language::English, Language::Welsh] {
            let words = Words::new(language);
            assert!(words.knows(&key), "{key}");
            let mut arguments = FluentArgs::new();
            for (slot, value) in &slots {
                arguments.set(*slot, value.clone());
            }
            let sentence = words.say(&key, Some(&arguments));
            assert!(!sentence.contains('$') && sentence.ends_with(['.', '?']), "{key}: {sentence}");
        }
    }
}

#[test]
fn every_column_of_people_has_a_name_in_both_languages() {
    for field in OF_PEOPLE {
        for language in [Language::English, Language::Welsh] {
            assert_ne!(Words::new(language).name("columns", field.code()), field.code());
        }
    }
}
