//! What the film's pages show: the film as shipped or as a kit has it, put together once for each language and audience.

mod letters;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use axum::body::Bytes;
use tokio::sync::Mutex;
use trellis_domain::language::Language;
use trellis_film::{
    audience::Audience, film, language::Language as Tongue, params::Params, plan::Plan, script::Script,
};
use trellis_player::words::{Other, Words as Said};
use trellis_ui::Markup;
use trellis_words::{Words, t};

use crate::{
    page::{Answer, Halt},
    shell,
};

pub use letters::Letters;

/// Where the page for other websites is served.
pub const EMBED: &str = "/film/embed";
/// Frames a second of the plan: what the player asks of it is moments, not frames.
const FPS: u32 = 30;

/// A website that may show the film in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads an origin: `https://`, a host in small letters, perhaps a port, and nothing after it. `http` is taken for this machine alone.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
        let plain =
            |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || b"-.".contains(&letter);
        let is_host = !host.is_empty() && host.bytes().all(plain) && !host.starts_with(['.', '-']);
        let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        let is_safe = scheme == "https" || scheme == "http" && ["localhost", "127.0.0.1"].contains(&host);
        (is_host && is_port && is_safe).then(|| Self(text.to_owned()))
    }
}

/// What a file of the kit is, in the order in which it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The whole film with its captions burned in.
    Video,
    /// The player as one file, for a website.
    Player,
    /// Captions for a video player.
    Captions,
    /// What is seen, for a video player.
    Descriptions,
    /// The poster of the challenge to allies.
    Challenge,
    /// The poster of the model.
    Model,
    /// Every scene with its words, to print.
    Storyboard,
}

/// A file that can be taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitFile {
    /// Which film it belongs to.
    pub of: (Tongue, Audience),
    /// What it is.
    pub kind: Kind,
    /// Its name, which is also the end of its address; different for every film.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// How large it is, in bytes.
    pub bytes: u64,
    /// Its `Content-Type`.
    pub media: &'static str,
}

/// The film in one language for one audience.
#[derive(Debug)]
pub struct Showing {
    /// What it is called.
    pub title: String,
    /// How long it is, in whole minutes.
    pub minutes: u32,
    /// The player, for a page of ours.
    pub player: Markup,
    /// Letters that the font of our pages lacks, where an organisation brought a font that has them.
    pub letters: Option<Letters>,
}

/// The film as a page of its own, for a frame of another website.
#[derive(Debug)]
pub struct Framed {
    /// The page.
    pub page: Bytes,
    /// Its policy, without who may frame it.
    pub policy: String,
}

/// What was put together, by language and audience.
type Kept<T> = Arc<Mutex<BTreeMap<(Tongue, Audience), Arc<T>>>>;

/// The film of this installation.
#[derive(Clone, Default)]
pub struct Cinema {
    params: Arc<Params>,
    files: Arc<[KitFile]>,
    origins: Arc<[Origin]>,
    showings: Kept<Showing>,
    framed: Kept<Framed>,
}

impl Cinema {
    /// The film with these parameters, the files of its kit, and the websites that may frame it.
    pub fn new(params: Params, files: Vec<KitFile>, origins: Vec<Origin>) -> Self {
        Self { params: params.into(), files: files.into(), origins: origins.into(), ..Self::default() }
    }

    /// Whether the film exists in this language for this audience: an organisation's own words may lack one.
    pub fn has(&self, of: (Tongue, Audience)) -> bool {
        Script::new(of.0, of.1, &self.params).is_ok()
    }

    /// The film, put together when it is first asked for.
    ///
    /// # Errors
    /// [`Halt::Missing`] where it does not exist; [`Halt::Trouble`] when it cannot be put together.
    pub async fn showing(&self, of: (Tongue, Audience)) -> Answer<Arc<Showing>> {
        let cinema = self.clone();
        self.once(&self.showings, of, move || cinema.show(of)).await
    }

    /// The film for a frame, put together when it is first asked for.
    ///
    /// # Errors
    /// As [`Cinema::showing`].
    pub async fn framed(&self, of: (Tongue, Audience)) -> Answer<Arc<Framed>> {
        let cinema = self.clone();
        self.once(&self.framed, of, move || cinema.frame(of)).await
    }

    async fn once<T: Send + Sync + 'static>(
        &self,
        kept: &Kept<T>,
        of: (Tongue, Audience),
        make: impl FnOnce() -> Result<T, String> + Send + 'static,
    ) -> Answer<Arc<T>> {
        // One at a time: a thousand who ask for a film at once cost as much as one.
        let mut kept = kept.lock().await;
        if let Some(made) = kept.get(&of) {
            return Ok(Arc::clone(made));
        }
        if !self.has(of) {
            return Err(Halt::Missing);
        }
        // Setting every row of text is a moment of nothing but work, so it is kept off the threads that answer.
        let made = match tokio::task::spawn_blocking(make).await {
            Ok(Ok(made)) => Arc::new(made),
            Ok(Err(faults)) => return Err(trouble(&faults)),
            Err(fallen) => return Err(trouble(&fallen.to_string())),
        };
        kept.insert(of, Arc::clone(&made));
        Ok(made)
    }

    fn show(&self, of: (Tongue, Audience)) -> Result<Showing, String> {
        let (script, plan) = self.plan(of)?;
        let others = self.others(of, "/film", false);
        let player = trellis_player::film_page(&plan, &Said { others, ..Said::of(&script) });
        let letters = trellis_player::fallback_letters(&plan, &player.0);
        Ok(Showing {
            player,
            letters: letters.map(|letters| Letters::of(of, letters)),
            minutes: plan.beat.dur.div_ceil(60_000),
            title: plan.title,
        })
    }

    fn frame(&self, of: (Tongue, Audience)) -> Result<Framed, String> {
        let (script, plan) = self.plan(of)?;
        let others = self.others(of, EMBED, true);
        let whole = trellis_player::whole(&plan, &Said { others, ..Said::of(&script) });
        Ok(Framed { page: whole.html.into(), policy: whole.policy })
    }

    fn plan(&self, of: (Tongue, Audience)) -> Result<(Script, Plan), String> {
        let script = Script::new(of.0, of.1, &self.params).map_err(|faults| joined(&faults))?;
        let plan = film::plan(&script, &self.params, &script.open, FPS).map_err(|faults| joined(&faults))?;
        Ok((script, plan))
    }

    /// The same film for other audiences; and in the other language where the page around it does not offer that.
    fn others(&self, (tongue, audience): (Tongue, Audience), path: &str, tongues: bool) -> Vec<Other> {
        let link = |of: (Tongue, Audience), name: String| Other {
            name,
            language: of.0.code().to_owned(),
            address: format!("{path}?lang={}&audience={}", of.0, of.1),
        };
        let words = words(tongue);
        let audiences =
            Audience::ALL.into_iter().filter(|other| *other != audience).map(|other| (tongue, other));
        let mut others: Vec<Other> =
            audiences.filter(|of| self.has(*of)).map(|of| link(of, film_for(words, of.1))).collect();
        let other = Tongue::ALL.into_iter().find(|other| *other != tongue).unwrap_or(tongue);
        if tongues && self.has((other, audience)) {
            others.push(link((other, audience), t!(words, "ui-switch-language")));
        }
        others
    }

    /// The files of one film, in the order in which they are offered.
    pub fn files(&self, of: (Tongue, Audience)) -> Vec<&KitFile> {
        let mut files: Vec<&KitFile> = self.files.iter().filter(|file| file.of == of).collect();
        files.sort_by_key(|file| file.kind);
        files
    }

    /// The file of that name.
    pub fn file(&self, name: &str) -> Option<&KitFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// What brings the letters of a film to its page, by its name: its `Content-Type`, and its bytes. None where it is no such name, or
    /// the film has no such letters.
    ///
    /// # Errors
    /// As [`Cinema::showing`].
    pub async fn letters(&self, name: &str) -> Answer<Option<(&'static str, Bytes)>> {
        let Some((of, ending)) = Letters::asked(name) else { return Ok(None) };
        Ok(self.showing(of).await?.letters.as_ref().and_then(|letters| letters.bytes(ending)))
    }

    /// Who may show the film in a frame, as a policy says it.
    pub fn ancestors(&self) -> String {
        if self.origins.is_empty() {
            return "'none'".to_owned();
        }
        self.origins.iter().map(|origin| origin.0.as_str()).collect::<Vec<_>>().join(" ")
    }
}

impl std::fmt::Debug for Cinema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cinema")
    }
}

/// The film's word for a language.
pub const fn tongue(language: Language) -> Tongue {
    match language {
        Language::English => Tongue::En,
        Language::Welsh => Tongue::Cy,
    }
}

fn words(tongue: Tongue) -> Words {
    Words::new(match tongue {
        Tongue::En => Language::English,
        Tongue::Cy => Language::Welsh,
    })
}

/// Whom a film is for, as a link to it says it.
pub fn film_for(words: Words, audience: Audience) -> String {
    match audience {
        Audience::Organisations => t!(words, "film-for-organisations"),
        Audience::Policymakers => t!(words, "film-for-policymakers"),
        Audience::Educators => t!(words, "film-for-educators"),
    }
}

fn joined(faults: &[impl ToString]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn trouble(error: &str) -> Halt {
    let reference = shell::reference(error);
    tracing::error!(%reference, "the film could not be put together");
    Halt::Trouble(reference)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port_and_nothing_that_a_policy_could_misread() {
        for good in [
            "https://intranet.example.nhs.uk",
            "https://a.example:8443",
            "http://127.0.0.1:9000",
            "http://localhost",
        ] {
            assert!(Origin::parse(good).is_some(), "{good}");
        }
        for bad in [
            "https://",
            "http://intranet.example",
            "https://a.example/",
            "https://a.example/page",
            "https://*.example",
            "https://a.example; script-src *",
            "https://a.example 'self'",
            "https://A.example",
            "https://a.example:0",
            "https://a.example:x",
            "*",
            "'self'",
            "",
        ] {
            assert!(Origin::parse(bad).is_none(), "{bad}");
        }
    }

    #[tokio::test]
    async fn a_film_is_put_together_once() {
        let cinema = Cinema::default();
        let of = (Tongue::Cy, Audience::Educators);
        let (one, two) = (cinema.showing(of).await.unwrap(), cinema.showing(of).await.unwrap());
        assert!(Arc::ptr_eq(&one, &two));
        assert_eq!(one.minutes, 3, "Welsh takes a little longer than two");
        assert!(one.player.0.contains("/film?lang=cy&amp;audience=organisations"));
        let framed = cinema.framed(of).await.unwrap();
        let page = String::from_utf8(framed.page.to_vec()).unwrap();
        assert!(page.contains("/film/embed?lang=en&amp;audience=educators") && page.contains("lang=\"cy\""));
    }
}
