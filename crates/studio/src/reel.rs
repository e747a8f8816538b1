//! The film as pictures, one after the other: what a video is made of.

use trellis_film::cut::Cut;
use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::plan::Plan;
use trellis_film::time::{Beat, Ms};

use crate::area::Area;
use crate::raster::{Level, Raster};
use crate::sound::Sound;
use crate::video::{Chapter, Drawer, Pictures, Settings};

/// How a film is put on pictures.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Width and height in pixels, both even.
    pub size: [u32; 2],
    /// Whether captions are in the picture.
    pub captions: Captions,
    /// How the processor is used.
    pub level: Level,
}

/// The pictures of a plan. What equals the picture before is known from the display lists, before anything is drawn.
#[derive(Debug)]
pub struct Reel<'a> {
    plan: &'a Plan,
    options: Options,
    comment: String,
    cut: Cut,
    held: Vec<bool>,
    sound: Option<&'a Sound>,
}

impl<'a> Reel<'a> {
    /// Looks through the whole film once. `comment` is what the file says about itself, such as that its words are a draft.
    pub fn new(plan: &'a Plan, options: Options, comment: String) -> Self {
        Self::cut(plan, options, comment, Cut::default())
    }

    /// The same with the picture stopped where `cut` says.
    pub fn cut(plan: &'a Plan, options: Options, comment: String, cut: Cut) -> Self {
        let mut reel = Self { plan, options, comment, cut, held: Vec::new(), sound: None };
        let (mut list, mut before) = (DisplayList::default(), DisplayList::default());
        let held = |frame: u32| {
            evaluate(plan, reel.moment(frame), options.captions, &mut list);
            let same = frame > 0 && list == before;
            std::mem::swap(&mut list, &mut before);
            same
        };
        reel.held = (0..reel.beat().frames()).map(held).collect();
        reel
    }

    /// How many pictures a second, and how long it is with all stops.
    fn beat(&self) -> Beat {
        self.cut.beat(self.plan.beat)
    }

    /// The moment of the film that a picture shows.
    fn moment(&self, frame: u32) -> Ms {
        self.cut.seen(self.beat().moment(frame))
    }

    /// The same with voices.
    pub fn with_sound(self, sound: Option<&'a Sound>) -> Self {
        Self { sound, ..self }
    }
}

impl Pictures for Reel<'_> {
    fn settings(&self) -> Settings {
        let beat = self.beat();
        let starts = || self.plan.scenes.iter().map(|scene| self.cut.before(scene.start));
        Settings {
            width: self.options.size[0],
            height: self.options.size[1],
            fps: beat.fps,
            frames: beat.frames(),
            key_frames: starts().map(|start| beat.frame_at(start)).collect(),
            chapters: starts()
                .zip(&self.plan.scenes)
                .map(|(start_ms, scene)| Chapter { start_ms, title: scene.chapter.clone() })
                .collect(),
            title: self.plan.title.clone(),
            language: self.plan.language.clone(),
            comment: self.comment.clone(),
        }
    }

    fn held(&self, frame: u32) -> bool {
        self.held[frame as usize]
    }

    fn sound(&self) -> Option<&Sound> {
        self.sound
    }

    fn drawer(&self) -> Box<dyn Drawer + Send + '_> {
        let [width, height] = self.options.size.map(|side| side as u16);
        Box::new(Hand {
            reel: self,
            raster: Raster::new(self.plan, width, height, self.options.level),
            before: DisplayList::default(),
            list: DisplayList::default(),
        })
    }
}

/// One worker's pencil and paper.
struct Hand<'a> {
    reel: &'a Reel<'a>,
    raster: Raster,
    before: DisplayList,
    list: DisplayList,
}

impl Drawer for Hand<'_> {
    fn draw(&mut self, frame: u32, anew: bool, rgba: &mut [u8]) -> Vec<Area> {
        let plan = self.reel.plan;
        std::mem::swap(&mut self.list, &mut self.before);
        evaluate(plan, self.reel.moment(frame), self.reel.options.captions, &mut self.list);
        self.raster.follow((!anew).then_some(&self.before), &self.list, rgba).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use trellis_film::audience::Audience;
    use trellis_film::language::Language;
    use trellis_film::params::Params;
    use trellis_film::script::Script;

    const SMALL: Options = Options { size: [320, 180], captions: Captions::Painted, level: Level::Fastest };

    #[test]
    fn where_the_picture_stops_nothing_is_drawn_and_everything_behind_comes_as_much_later() {
        let script =
            Script::new(Language::En, Audience::Organisations, &Params::default()).expect("a script");
        let plan = trellis_film::film::plan(&script, &Params::default(), &[], 30).expect("it resolves");
        let cut = Cut::of(&script, &BTreeMap::new());
        let usual = Reel::new(&plan, SMALL, String::new());
        let described = Reel::cut(&plan, SMALL, String::new(), cut.clone());
        let beat = cut.beat(plan.beat);
        let drawn = |reel: &Reel<'_>| reel.held.iter().filter(|held| !**held).count();
        assert_eq!(described.settings().frames, beat.frames());
        // One more picture at most for each stop: the moment at which it stands may lie between two.
        let more = drawn(&described) - drawn(&usual);
        assert!(more <= cut.stops().len(), "{more} more pictures are drawn");
        for stop in cut.stops() {
            let [first, end] = [cut.before(stop.at), cut.after(stop.at)].map(|moment| beat.frame_at(moment));
            assert!(end - first >= stop.lasts * 30 / 1000 - 1);
            assert!((first + 1..end).all(|frame| described.held(frame)), "{} ms", stop.at);
        }
        let chapters = |reel: &Reel<'_>| reel.settings().chapters.into_iter().map(|one| one.start_ms);
        let later: Vec<Ms> = chapters(&usual).map(|start| cut.before(start)).collect();
        assert_eq!(chapters(&described).collect::<Vec<_>>(), later);
        assert!(later.last() > Some(&(plan.scenes[11].start + 20_000)));
    }
}
