//! A film to try the exporter on: discs, bars and a tilted beam in flat colours with soft edges, moving and standing still.

use crate::area::Area;
use crate::video::{Chapter, Drawer, Pictures, Settings};
use std::collections::BTreeSet;
use std::sync::Mutex;

/// A film of which some frames are held. Remembers which were drawn.
pub(crate) struct Stage {
    pub settings: Settings,
    pub held: BTreeSet<u32>,
    pub drawn: Mutex<Vec<u32>>,
}

impl Stage {
    pub(crate) fn new(frames: u32, key_frames: Vec<u32>, held: impl IntoIterator<Item = u32>) -> Self {
        let chapters = ["One", "Dŵr", "Three"].into_iter().zip([0, 400, 900]);
        let settings = Settings {
            width: 192,
            height: 104,
            fps: 30,
            frames,
            key_frames,
            chapters: chapters
                .filter(|(_, start)| *start < frames * 1000 / 30)
                .map(|(title, start_ms)| Chapter { start_ms, title: title.into() })
                .collect(),
            title: "Discs".into(),
            language: "cy".into(),
            comment: "Draft".into(),
        };
        Self { settings, held: held.into_iter().collect(), drawn: Mutex::default() }
    }

    /// The frame whose picture is shown at `frame`.
    pub(crate) fn source(&self, frame: u32) -> u32 {
        (0..=frame).rev().find(|one| !self.held.contains(one)).expect("the first is never held")
    }
}

impl Pictures for Stage {
    fn settings(&self) -> Settings {
        self.settings.clone()
    }

    fn held(&self, frame: u32) -> bool {
        self.held.contains(&frame)
    }

    fn drawer(&self) -> Box<dyn Drawer + Send + '_> {
        Box::new(Painter(self))
    }
}

struct Painter<'a>(&'a Stage);

impl Drawer for Painter<'_> {
    fn draw(&mut self, frame: u32, _: bool, rgba: &mut [u8]) -> Vec<Area> {
        self.0.drawn.lock().expect("nobody panicked").push(frame);
        let Settings { width, height, fps, .. } = self.0.settings;
        paint(self.0.source(frame) as f32 / fps as f32, (width, height), rgba);
        vec![Area::whole(width as u16, height as u16)]
    }
}

/// The picture at that second: each shape is a distance to its edge, less than nothing inside.
pub(crate) fn paint(second: f32, (width, height): (u32, u32), rgba: &mut [u8]) {
    let unit = height as f32 / 10.0;
    let discs = [
        ([0x1d, 0x5c, 0x63], 2.6, 0.7, 0.0),
        ([0xd9, 0x7b, 0x29], 2.1, 1.1, 2.1),
        ([0x7a, 0x2e, 0x5b], 1.6, 0.9, 4.2),
    ];
    let (middle, beam) = ((width as f32 / 2.0, height as f32 / 2.0), (second * 0.6).sin_cos());
    for (row, line) in rgba.chunks_exact_mut(width as usize * 4).enumerate() {
        for (column, pixel) in line.chunks_exact_mut(4).enumerate() {
            let (x, y) = (column as f32 + 0.5 - middle.0, row as f32 + 0.5 - middle.1);
            let mut colour = [0xfb_u8, 0xf6, 0xec].map(f32::from);
            for (paint, radius, speed, phase) in discs {
                let angle: f32 = second * speed + phase;
                let (dx, dy) = (x - angle.cos() * 4.0 * unit, y - angle.sin() * 2.0 * unit);
                blend(&mut colour, paint, dx.hypot(dy) - radius * unit);
            }
            let (along, across) = (x * beam.1 + y * beam.0, y * beam.1 - x * beam.0);
            blend(
                &mut colour,
                [0x22, 0x22, 0x33],
                (along.abs() - 6.0 * unit).max(across.abs() - 0.15 * unit),
            );
            pixel.copy_from_slice(&[colour[0] as u8, colour[1] as u8, colour[2] as u8, 255]);
        }
    }
}

fn blend(colour: &mut [f32; 3], paint: [u8; 3], distance: f32) {
    let share = (0.5 - distance).clamp(0.0, 1.0);
    for (under, over) in colour.iter_mut().zip(paint) {
        *under += (f32::from(over) - *under) * share;
    }
}
