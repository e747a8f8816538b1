//! What lies ready before a document comes: the fonts and the rules of setting, and nothing else. No file, no network, no day.

use std::sync::LazyLock;

use typst::{
    Library, LibraryExt as _, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// The fonts of the pages. Each comes in two halves, of which the second holds ŵ and ŷ; here a half has a name of its
/// own, so that a letter is looked for in one and then in the other.
const FONTS: [(&str, &[u8]); 4] = [
    ("Trellis", include_bytes!("../../../frontend/dist/paper/latin-400.ttf")),
    ("Trellis", include_bytes!("../../../frontend/dist/paper/latin-700.ttf")),
    ("Trellis More", include_bytes!("../../../frontend/dist/paper/latin-ext-400.ttf")),
    ("Trellis More", include_bytes!("../../../frontend/dist/paper/latin-ext-700.ttf")),
];

/// Shared by every document.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let (mut book, mut fonts) = (FontBook::new(), Vec::new());
    for (family, bytes) in FONTS {
        for font in Font::iter(Bytes::new(bytes)) {
            let mut info = font.info().clone();
            family.clone_into(&mut info.family);
            book.push(info);
            fonts.push(font);
        }
    }
    let path = VirtualPath::new("sheet.typ").expect("a plain name");
    Desk {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(book),
        fonts,
        main: RootedPath::new(VirtualRoot::Project, path).intern(),
    }
});

/// One document while it is set.
pub struct Sheet {
    source: Source,
}

impl Sheet {
    /// Lays the text of a document on the desk.
    pub fn new(text: String) -> Self {
        Self { source: Source::new(DESK.main, text) }
    }
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &DESK.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &DESK.book
    }

    fn main(&self) -> FileId {
        DESK.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == DESK.main { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        DESK.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
