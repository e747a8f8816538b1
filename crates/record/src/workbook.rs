//! `workbook.xlsx`: the same tables, and a sheet of formulas that compute the scores again from the ballots.
//!
//! Written here, part by part (ECMA-376, part 1), because a packed workbook has other bytes on other processors: here nothing is
//! packed, so equal tables are equal bytes everywhere. Texts are typed as texts, so that none of them is a formula.

mod recompute;

use std::fmt::Write as _;

use crate::{
    book::Book,
    container::{Files, pack},
    table::{Cell, Table},
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// Two formats: plain, and bold for headings.
const STYLES: &str = "<fonts count=\"2\"><font/><font><b/></font></fonts><fills count=\"2\"><fill><patternFill \
    patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>\
    <cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/></cellXfs>";

/// A sheet: its name and its rows, the first of which are headings.
struct Sheet {
    name: &'static str,
    rows: Vec<Vec<Content>>,
}

/// What a cell of a sheet holds.
enum Content {
    Plain(Cell),
    /// A formula of ours and the value that it has.
    Formula(String, f64),
}

/// The workbook of all tables.
pub fn workbook(book: &Book<'_>, tables: &[Table]) -> Vec<u8> {
    let mut sheets: Vec<Sheet> = tables.iter().map(sheet).collect();
    sheets.push(recompute::sheet(book, tables));
    let mut parts = Files::new();
    let mut put = |name: String, root: &str, attributes: &str, inside: &str| {
        parts.insert(name, format!("{HEAD}<{root} {attributes}>{inside}</{root}>").into_bytes());
    };
    let (mut types, mut names, mut links) = (String::new(), String::new(), String::new());
    for (number, sheet) in (1..).zip(&sheets) {
        let _ = write!(
            types,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{TYPE}.worksheet+xml\"/>"
        );
        let _ = write!(names, "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", sheet.name);
        let _ = write!(
            links,
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        let name = format!("xl/worksheets/sheet{number}.xml");
        put(name, "worksheet", &format!("xmlns=\"{MAIN}\""), &cells(&sheet.rows));
    }
    let styles = sheets.len() + 1;
    let _ =
        write!(links, "<Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
    let types = format!(
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPE}.styles+xml\"/>{types}"
    );
    let schema = "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"";
    put("[Content_Types].xml".into(), "Types", schema, &types);
    let first =
        format!("<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    put("_rels/.rels".into(), "Relationships", &format!("xmlns=\"{LINKS}\""), &first);
    put("xl/_rels/workbook.xml.rels".into(), "Relationships", &format!("xmlns=\"{LINKS}\""), &links);
    let both = format!("xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"");
    put("xl/workbook.xml".into(), "workbook", &both, &format!("<sheets>{names}</sheets>"));
    put("xl/styles.xml".into(), "styleSheet", &format!("xmlns=\"{MAIN}\""), STYLES);
    pack(&parts)
}

fn sheet(table: &Table) -> Sheet {
    let headings = table.headings.iter().map(|heading| Content::Plain((*heading).into())).collect();
    let rows = table.rows.iter().map(|row| row.iter().cloned().map(Content::Plain).collect());
    Sheet { name: table.name, rows: [headings].into_iter().chain(rows).collect() }
}

/// The cells of a sheet, under headings that stay in sight.
fn cells(rows: &[Vec<Content>]) -> String {
    let mut text = String::from(
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
         state=\"frozen\"/></sheetView></sheetViews><sheetData>",
    );
    for (number, row) in (1..).zip(rows) {
        let _ = write!(text, "<row r=\"{number}\">");
        for (column, content) in row.iter().enumerate() {
            let at =
                format!("r=\"{}{number}\"{}", letters(column), if number == 1 { " s=\"1\"" } else { "" });
            match content {
                Content::Plain(Cell::Empty) => {}
                Content::Plain(Cell::Whole(value)) => {
                    let _ = write!(text, "<c {at}><v>{value}</v></c>");
                }
                Content::Plain(Cell::Number(value)) => {
                    let _ = write!(text, "<c {at}><v>{value}</v></c>");
                }
                Content::Plain(Cell::Text(value)) => {
                    let value = escaped(value);
                    let _ = write!(
                        text,
                        "<c {at} t=\"inlineStr\"><is><t xml:space=\"preserve\">{value}</t></is></c>"
                    );
                }
                Content::Formula(formula, value) => {
                    let _ = write!(text, "<c {at}><f>{}</f><v>{value}</v></c>", escaped(formula));
                }
            }
        }
        text.push_str("</row>");
    }
    text.push_str("</sheetData>");
    text
}

/// The name of a column: A, B, … Z, AA.
fn letters(mut column: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            return letters;
        }
        column = column / 26 - 1;
    }
}

/// Most UTF-16 units of a cell.
const MOST: usize = 32_767;

/// A text as XML can hold it, cut to what a cell can hold.
fn escaped(text: &str) -> String {
    let (mut room, mut escaped) = (MOST, String::with_capacity(text.len()));
    for c in text.chars() {
        let Some(left) = room.checked_sub(c.len_utf16()) else { break };
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(c),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => continue,
            _ => escaped.push(c),
        }
        room = left;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_cell_holds_no_markup_and_no_more_than_it_can() {
        assert_eq!(escaped("a<b>&\u{1}\n"), "a&lt;b&gt;&amp;\n");
        assert_eq!(escaped(&"é".repeat(MOST + 1)).chars().count(), MOST);
    }
}
