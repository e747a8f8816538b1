//! The film as pictures, one after the other: what a video is made of.

use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::plan::Plan;

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
    held: Vec<bool>,
    sound: Option<&'a Sound>,
}

impl<'a> Reel<'a> {
    /// Looks through the whole film once. `comment` is what the file says about itself, such as that its words are a draft.
    pub fn new(plan: &'a Plan, options: Options, comment: String) -> Self {
        let (mut list, mut before) = (DisplayList::default(), DisplayList::default());
        let held = (0..plan.beat.frames())
            .map(|frame| {
                evaluate(plan, plan.beat.moment(frame), options.captions, &mut list);
                let same = frame > 0 && list == before;
                std::mem::swap(&mut list, &mut before);
                same
            })
            .collect();
        Self { plan, options, comment, held, sound: None }
    }

    /// The same with voices.
    pub fn with_sound(self, sound: Option<&'a Sound>) -> Self {
        Self { sound, ..self }
    }
}

impl Pictures for Reel<'_> {
    fn settings(&self) -> Settings {
        let beat = self.plan.beat;
        let starts = self.plan.scenes.iter().map(|scene| scene.start);
        Settings {
            width: self.options.size[0],
            height: self.options.size[1],
            fps: beat.fps,
            frames: beat.frames(),
            key_frames: starts.map(|start| beat.frame_at(start)).collect(),
            chapters: self
                .plan
                .scenes
                .iter()
                .map(|scene| Chapter { start_ms: scene.start, title: scene.chapter.clone() })
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
        evaluate(plan, plan.beat.moment(frame), self.reel.options.captions, &mut self.list);
        self.raster.follow((!anew).then_some(&self.before), &self.list, rgba).to_vec()
    }
}
