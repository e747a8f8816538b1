//! Size, speed and length of a film, and what its file says about itself.

use super::Fault;

/// A place to jump to, with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Milliseconds from the start of the film.
    pub start_ms: u32,
    /// Up to 255 bytes of UTF-8.
    pub title: String,
}

/// What a film is before a picture of it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Pixels, even, 64 to 1920.
    pub width: u32,
    /// Pixels, even, 64 to 1080.
    pub height: u32,
    /// Pictures a second: 24, 25, 30, 50 or 60.
    pub fps: u32,
    /// Pictures in all.
    pub frames: u32,
    /// Frames that must be shown without the ones before, for instance starts of scenes: rising, from 0.
    pub key_frames: Vec<u32>,
    /// In order; the first at 0. None at all is allowed.
    pub chapters: Vec<Chapter>,
    /// The film's name; empty if it has none.
    pub title: String,
    /// `en` or `cy`.
    pub language: String,
    /// Anything else that the file should say, such as that its words are a draft; may be empty.
    pub comment: String,
}

impl Settings {
    /// Refuses what no film can be made of.
    pub(super) fn check(&self) -> Result<(), Fault> {
        let (width, height) = (self.width, self.height);
        let even = width.is_multiple_of(2) && height.is_multiple_of(2);
        if !even || !(64..=1920).contains(&width) || !(64..=1080).contains(&height) {
            return Err(Fault::Size { width, height });
        }
        if ![24, 25, 30, 50, 60].contains(&self.fps) {
            return Err(Fault::Rate { fps: self.fps });
        }
        if self.frames == 0 || self.frames > 3600 * self.fps {
            return Err(Fault::Length { frames: self.frames });
        }
        self.check_key_frames()?;
        self.check_chapters()?;
        self.language_code().map(|_| ())
    }

    fn check_key_frames(&self) -> Result<(), Fault> {
        let mut least = 0;
        if self.key_frames.first() != Some(&0) {
            return Err(Fault::KeyFrames { frame: self.key_frames.first().copied().unwrap_or(0) });
        }
        for frame in &self.key_frames {
            if *frame < least || *frame >= self.frames {
                return Err(Fault::KeyFrames { frame: *frame });
            }
            least = frame + 1;
        }
        Ok(())
    }

    fn check_chapters(&self) -> Result<(), Fault> {
        let end_ms = u64::from(self.frames) * 1000 / u64::from(self.fps);
        let mut before = None;
        for (number, chapter) in (1..).zip(&self.chapters) {
            let placed = before.map_or(chapter.start_ms == 0, |start| chapter.start_ms > start);
            let named = (1..=255).contains(&chapter.title.len());
            if !placed || !named || u64::from(chapter.start_ms) >= end_ms || number > 255 {
                return Err(Fault::Chapter { number });
            }
            before = Some(chapter.start_ms);
        }
        Ok(())
    }

    /// ISO 639-2, as MP4 wants it.
    pub(crate) fn language_code(&self) -> Result<[u8; 3], Fault> {
        match self.language.as_str() {
            "en" => Ok(*b"eng"),
            "cy" => Ok(*b"cym"),
            other => Err(Fault::Language(other.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fair() -> Settings {
        Settings {
            width: 640,
            height: 360,
            fps: 30,
            frames: 300,
            key_frames: vec![0, 100],
            chapters: vec![
                Chapter { start_ms: 0, title: "One".into() },
                Chapter { start_ms: 3400, title: "Two".into() },
            ],
            title: "A film".into(),
            language: "en".into(),
            comment: String::new(),
        }
    }

    #[test]
    fn what_no_film_can_be_made_of_is_refused_with_what_was_found() {
        let refused = |change: &dyn Fn(&mut Settings)| {
            let mut settings = fair();
            change(&mut settings);
            settings.check().expect_err("refused").to_string()
        };
        assert!(fair().check().is_ok());
        assert!(refused(&|film| film.width = 641).contains("641 × 360"));
        assert!(refused(&|film| film.height = 361).contains("640 × 361"));
        assert!(refused(&|film| film.width = 1922).contains("1922 × 360"));
        assert!(refused(&|film| film.height = 62).contains("640 × 62"));
        assert!(refused(&|film| film.fps = 29).contains("29 pictures a second"));
        assert!(refused(&|film| film.fps = 0).contains("0 pictures a second"));
        assert!(refused(&|film| film.frames = 0).contains("0 pictures"));
        assert!(refused(&|film| film.frames = 108_001).contains("108001 pictures"));
        assert!(refused(&|film| film.key_frames = vec![]).contains("0 does not"));
        assert!(refused(&|film| film.key_frames = vec![5]).contains("5 does not"));
        assert!(refused(&|film| film.key_frames = vec![0, 7, 7]).contains("7 does not"));
        assert!(refused(&|film| film.key_frames = vec![0, 300]).contains("300 does not"));
        assert!(refused(&|film| film.chapters[0].start_ms = 1).contains("chapter 1"));
        assert!(refused(&|film| film.chapters[1].start_ms = 0).contains("chapter 2"));
        assert!(refused(&|film| film.chapters[1].start_ms = 10_000).contains("chapter 2"));
        assert!(refused(&|film| film.chapters[1].title = "ŵ".repeat(128)).contains("chapter 2"));
        assert!(refused(&|film| film.language = "de".into()).contains("\"de\""));
    }
}
