//! The press: puts a guide on paper once in a language, and keeps what it made.

use std::{collections::BTreeMap, sync::Arc};

use axum::body::Bytes;
use tokio::sync::Mutex;
use trellis_domain::{
    language::Language,
    paper::{Document, Printed, Spoilt},
};

use crate::{
    page::{Answer, Halt},
    shell,
};

/// What was made, and the alias it was made under.
type Kept = BTreeMap<(&'static str, Language), (String, File)>;
type Make = Arc<dyn Fn(&Document) -> Result<Printed, Spoilt> + Send + Sync>;

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The PDF.
    pub bytes: Bytes,
    /// How many sheets.
    pub sheets: usize,
}

/// Puts shipped texts on paper. There are so many guides and two languages, so what is kept has a bound; and one is made
/// at a time, so a thousand who ask for a guide at once cost as much as one.
#[derive(Clone, Default)]
pub struct Press {
    make: Option<Make>,
    kept: Arc<Mutex<Kept>>,
}

impl Press {
    /// A press that makes files like this; without one, no page offers a file.
    pub fn of(make: impl Fn(&Document) -> Result<Printed, Spoilt> + Send + Sync + 'static) -> Self {
        Self { make: Some(Arc::new(make)), kept: Arc::default() }
    }

    /// The guide of that name on paper, under the alias that it stands under now.
    ///
    /// # Errors
    /// [`Halt::Missing`] where there is no press; [`Halt::Trouble`] when our own text cannot be put on paper.
    pub async fn file(&self, slug: &'static str, document: Document) -> Answer<File> {
        let make = self.make.clone().ok_or(Halt::Missing)?;
        let (key, alias) = ((slug, document.language), document.alias.clone());
        let mut kept = self.kept.lock().await;
        if let Some((_, file)) = kept.get(&key).filter(|(under, _)| *under == alias) {
            return Ok(file.clone());
        }
        // Setting a text takes milliseconds of nothing but work, so it is kept off the threads that answer.
        let made = tokio::task::spawn_blocking(move || make(&document)).await;
        let Printed { bytes, sheets } = match made {
            Ok(Ok(printed)) => printed,
            Ok(Err(spoilt)) => return Err(trouble(slug, &spoilt.to_string())),
            Err(fallen) => return Err(trouble(slug, &fallen.to_string())),
        };
        let file = File { bytes: bytes.into(), sheets };
        kept.insert(key, (alias, file.clone()));
        Ok(file)
    }
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Press")
    }
}

fn trouble(slug: &str, error: &str) -> Halt {
    let reference = shell::reference(error);
    tracing::error!(%reference, slug, error, "a guide could not be put on paper");
    Halt::Trouble(reference)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use trellis_domain::paper::{Said, Size};

    use super::*;

    fn document(alias: &str, language: Language) -> Document {
        let said = Said { tick: "Box".to_owned(), room: "Room".to_owned() };
        let (title, alias) = ("A title".to_owned(), alias.to_owned());
        Document { title, alias, language, size: Size::A4, parts: Vec::new(), said }
    }

    #[tokio::test]
    async fn a_guide_is_made_once_in_a_language_and_again_only_under_another_alias() {
        let made = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&made);
        let press = Press::of(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
            Ok(Printed { bytes: b"%PDF".to_vec(), sheets: 1 })
        });
        let asked = [
            ("Staff development", Language::English, 1),
            ("Staff development", Language::English, 1),
            ("Datblygu staff", Language::Welsh, 2),
            ("Datblygu staff", Language::Welsh, 2),
            ("Learning", Language::English, 3),
        ];
        for (alias, language, times) in asked {
            let file = press.file("repair", document(alias, language)).await.unwrap();
            assert_eq!((file.sheets, made.load(Ordering::Relaxed)), (1, times));
        }
    }

    #[tokio::test]
    async fn without_a_press_there_is_no_such_page_and_a_spoilt_sheet_is_ours_to_mend() {
        let english = |alias| document(alias, Language::English);
        assert_eq!(Press::default().file("repair", english("A")).await, Err(Halt::Missing));
        let spoils = Press::of(|_| Err(Spoilt("a heading skips a level".to_owned())));
        assert!(matches!(spoils.file("repair", english("A")).await, Err(Halt::Trouble(_))));
        let falls = Press::of(|_| panic!("a setter that gives up"));
        assert!(matches!(falls.file("repair", english("A")).await, Err(Halt::Trouble(_))));
    }
}
