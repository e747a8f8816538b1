//! Files made to hurt: nothing panics, nothing is sized by what a file claims, and the report says what the file is.
#![expect(
    clippy::unwrap_used,
    clippy::format_collect,
    reason = "a test stops where something is not as it should be"
)]

use std::io::{Cursor, Write};

use proptest::prelude::*;
use trellis_sheets::{
    kind::RealKind,
    rejected::Why,
    table::{Limits, Reader, Table, read},
    write::{Cell, Sheet, csv, guarded, workbook},
};
use zip::write::SimpleFileOptions;

fn web(bytes: &[u8]) -> Result<Vec<Table>, Why> {
    read("x.csv", bytes, Reader::Web, &Limits::WEB).map_err(|refused| refused.why)
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="mentees" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A workbook of one sheet with these rows of XML.
fn book(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend_from_slice(more);
    zipped(&parts)
}

fn inline(cell: &str, text: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn a_cell_at_the_end_of_the_world_is_a_row_of_the_report() {
    let rows = format!(
        r#"<row r="1">{}</row><row r="2">{}</row><row r="1048576">{}</row>"#,
        inline("A1", "email"),
        inline("A2", "a@x.uk"),
        inline("XFD1048576", "x")
    );
    let file = book(&rows, &[]);
    assert!(file.len() < 1_800, "{}", file.len());
    let table = web(&file).unwrap().remove(0);
    assert_eq!((table.rows.len(), table.rows[0].line), (1, 2));
    assert_eq!(table.rejected[0].line, 1_048_576);
    assert_eq!(table.rejected[0].why, Why::OutsideTable { cell: "XFD1048576".into() });
}

#[test]
fn workbooks_that_swell_are_refused_before_they_are_unpacked() {
    let blank = vec![b' '; 70 << 20];
    let file = book("", &[("xl/media/x.bin", &blank)]);
    assert!(file.len() < 1 << 20, "{}", file.len());
    assert_eq!(web(&file).unwrap_err(), Why::Swollen);
    let names: Vec<String> = (0..120).map(|at| format!("xl/media/{at}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(web(&book("", &many)).unwrap_err(), Why::Swollen);
}

#[test]
fn a_container_that_lies_about_its_size_is_refused_all_the_same() {
    let blank = vec![b' '; 8 << 20];
    let mut file = book("", &[("xl/media/x.bin", &blank)]);
    // The uncompressed size in the directory and in the local header, made one byte.
    let claimed = (8_u32 << 20).to_le_bytes();
    for at in 0..file.len() - 4 {
        if file[at..at + 4] == claimed {
            file[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
    }
    assert!(matches!(web(&file).unwrap_err(), Why::Swollen | Why::Damaged));
}

#[test]
fn two_hundred_thousand_cells_are_the_limit() {
    let cells: String = (1..=2_000)
        .map(|row| format!("<row r=\"{row}\">{}</row>", "<c><v>1234567</v></c>".repeat(101)))
        .collect();
    let noise: Vec<u8> =
        (0..1_u32 << 18).flat_map(|at| (at.wrapping_mul(2_654_435_761)).to_le_bytes()).collect();
    let file = book(&cells, &[("xl/media/noise.bin", &noise)]);
    assert_eq!(web(&file).unwrap_err(), Why::TooManyCells { most: 200_000 });
}

#[test]
fn files_are_told_by_their_content_whatever_their_name() {
    let ods =
        zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")]);
    let docx = zipped(&[("word/document.xml", b"<x/>")]);
    let xlsm = book("", &[("xl/vbaProject.bin", b"x")]);
    for (bytes, kind) in [
        (&b"%PDF-1.7\n"[..], RealKind::Pdf),
        (b"MZ\x90\0\x03\0\0\0", RealKind::Program),
        (b"\x7fELF\x02\x01\x01\0", RealKind::Program),
        (b"<!DOCTYPE html><html>", RealKind::Html),
        (b"  <HTML><body>", RealKind::Html),
        (b"<?xml version=\"1.0\"?><svg xmlns=\"\">", RealKind::Svg),
        (b"\xef\xbb\xbf<svg onload=alert(1)>", RealKind::Svg),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", RealKind::OldOffice),
        (b"\x89PNG\r\n\x1a\n", RealKind::Picture),
        (b"\xff\xd8\xff\xe0", RealKind::Picture),
        (b"\0\x01\x02\x03\x04", RealKind::Binary),
        (&ods, RealKind::OpenDocument),
        (&docx, RealKind::OfficeDocument),
        (&xlsm, RealKind::MacroWorkbook),
        (&zipped(&[("a.csv", b"a")]), RealKind::Archive),
    ] {
        assert_eq!(web(bytes).unwrap_err(), Why::WrongKind(kind), "{kind:?}");
    }
    assert!(web(b"MZ Ltd,email\nx,a@x.uk\n").is_ok(), "a heading may begin with any letters");
}

#[test]
fn a_damaged_workbook_says_so() {
    let mut file = book("<row><c><v>1</v></c></row>", &[]);
    file.truncate(file.len() / 2);
    assert_eq!(web(&file).unwrap_err(), Why::Damaged);
}

const FORMULAS: [&str; 9] = [
    "=HYPERLINK(\"http://x\",\"click\")",
    "+44 20",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "＋1",
    "\r=1",
    "\0=1",
];

#[test]
fn no_exported_cell_can_become_a_formula() {
    for text in FORMULAS {
        assert_eq!(guarded(text), format!("'{text}"));
    }
    assert_eq!(guarded("O'Brien-N'Diaye"), "O'Brien-N'Diaye");
    let mut sheet = Sheet::new("pairs", &["name", "places"]);
    sheet.rows = FORMULAS.map(|text| vec![text.into(), Cell::Number(-2)]).to_vec();
    sheet.rows.push(vec!["\"a\"\"b\"".into(), Cell::Number(1)]);
    sheet.rows.push(vec!["x".repeat(32_768).into(), Cell::Number(1)]);

    let text = web(&csv(&sheet).unwrap()).unwrap().remove(0);
    let book = web(&workbook(std::slice::from_ref(&sheet)).unwrap()).unwrap().remove(0);
    assert_eq!((text.rows.len(), book.rows.len()), (sheet.rows.len(), sheet.rows.len()));
    assert!(text.rows.iter().take(FORMULAS.len()).all(|row| row.cells[0].starts_with('\'')));
    assert_eq!(text.rows[9].cells[0], "\"a\"\"b\"");
    assert_eq!(text.rows[10].cells[0].len(), 32_768);
    assert_eq!(book.rows[10].cells[0].chars().count(), 32_767);
    assert!(book.notices.iter().all(|notice| !format!("{notice}").contains("workbook formula")));
    let xml = workbook(&[sheet]).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(xml)).unwrap();
    let mut page = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut page)
        .unwrap();
    assert!(!page.contains("<f>"), "no cell is a formula");
}

#[test]
fn a_workbook_formula_yields_its_stored_value() {
    let rows = format!(
        r#"<row r="1">{}</row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>"#,
        inline("A1", "email")
    );
    let table = web(&book(&rows, &[])).unwrap().remove(0);
    assert_eq!(table.rows[0].cells, ["2"]);
    assert_eq!(table.notices[0].what.code(), "N-FORMULA");
}

#[test]
fn names_of_every_script_pass_unchanged_both_ways() {
    let names = ["O'Brien-N'Diaye", "Nguyễn Thị Ánh", "محمد", "李", "👩🏾\u{200d}⚕\u{fe0f}", "Llŷr ap Rhŵ"];
    let mut sheet = Sheet::new("people", &["name"]);
    sheet.rows = names.map(|name| vec![name.into()]).to_vec();
    for file in [csv(&sheet).unwrap(), workbook(&[sheet]).unwrap()] {
        let read: Vec<_> =
            web(&file).unwrap().remove(0).rows.into_iter().map(|row| row.cells[0].clone()).collect();
        assert_eq!(read, names);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = web(&bytes);
    }

    #[test]
    fn no_text_makes_it_panic_and_every_line_is_accounted_for(text in "[a,;\"\r\n\t=é ]{0,200}") {
        let tables = web(text.as_bytes()).unwrap();
        let lines = text.len() as u64 + 1;
        for table in tables {
            for row in &table.rows {
                prop_assert_eq!(row.cells.len(), table.headings.len());
                prop_assert!(row.line <= lines);
            }
        }
    }

    #[test]
    fn what_is_written_is_read_again(rows in proptest::collection::vec(
        proptest::collection::vec("[a-zé\"',;\n=+ ]{1,12}", 3), 1..20,
    )) {
        let mut sheet = Sheet::new("x", &["one", "two", "three"]);
        sheet.rows = rows.iter().map(|row| row.iter().map(|cell| cell.as_str().into()).collect()).collect();
        let table = web(&csv(&sheet).unwrap()).unwrap().remove(0);
        let expected: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| guarded(cell).trim().to_owned()).collect::<Vec<_>>())
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        let read: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.cells).collect();
        prop_assert_eq!(read, expected);
    }
}
