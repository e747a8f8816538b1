#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod desk;
mod markup;

use trellis_domain::paper::{Document, Printed, Spoilt};
use typst::{diag::SourceDiagnostic, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use desk::Sheet;

/// Makes the file. The same document gives the same bytes.
///
/// # Errors
/// When the document breaks a rule of PDF/UA-1, or something in it cannot be set: a letter that our font lacks, a
/// heading that skips a level. A warning counts as an error, so that nothing is handed out that is not as promised.
pub fn print(document: &Document) -> Result<Printed, Spoilt> {
    let sheet = Sheet::new(markup::of(document));
    let set = typst::compile::<PagedDocument>(&sheet);
    let made = match set.output {
        Ok(pages) if set.warnings.is_empty() => {
            let sheets = pages.pages().len();
            typst_pdf::pdf(&pages, &options()?)
                .map(|bytes| Printed { bytes, sheets })
                .map_err(|found| spoilt(document, &found))
        }
        Ok(_) => Err(spoilt(document, &set.warnings)),
        Err(found) => Err(spoilt(document, &found)),
    };
    // Each document is set once, so nothing is gained by remembering how.
    typst::comemo::evict(0);
    made
}

/// What every file promises. Without a date: a guide is as old as its text, and a clock would make other bytes.
fn options() -> Result<PdfOptions, Spoilt> {
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|hint| Spoilt(hint.message().to_string()))?;
    Ok(PdfOptions { creator: Smart::Custom(None), standards, ..PdfOptions::default() })
}

fn spoilt(document: &Document, found: &[SourceDiagnostic]) -> Spoilt {
    let said: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    Spoilt(format!("{}: {}", document.title, said.join("; ")))
}
