//! Clips: how long, how often, and what they end on.

use trellis_film::audience::Audience;
use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::film;
use trellis_film::language::Language;
use trellis_film::params::Params;

use super::*;
use crate::raster::Raster;

const SMALL: Options = Options { width: 240, level: Level::Fastest };

fn film() -> (Plan, Clip) {
    let params = Params::default();
    let script = Script::new(Language::En, Audience::Organisations, &params).unwrap();
    let plan = film::plan(&script, &params, &script.open, 30).unwrap();
    let clip = Clip::model(&plan, &script).unwrap();
    (plan, clip)
}

/// The still's red, green and blue, drawn by itself.
fn still_of(plan: &Plan, clip: Clip) -> Vec<u8> {
    let mut raster = Raster::new(plan, 240, 135, Level::Fastest);
    let mut list = DisplayList::default();
    evaluate(plan, clip.still, Captions::Beside, &mut list);
    let mut rgba = vec![0; raster.bytes()];
    raster.draw(&list, &mut rgba);
    rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

/// Every frame's delay in milliseconds, and the last picture, as a reader of GIF puts it together.
fn played(bytes: &[u8]) -> (Vec<u32>, Vec<u8>) {
    let mut decoder = ::gif::DecodeOptions::new().read_info(bytes).unwrap();
    let width = usize::from(decoder.width());
    let common = decoder.global_palette().unwrap().to_vec();
    let mut screen = vec![0; width * usize::from(decoder.height()) * 3];
    let mut delays = Vec::new();
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        delays.push(u32::from(frame.delay) * 10);
        let palette = frame.palette.as_ref().unwrap_or(&common);
        for (index, number) in frame.buffer.iter().enumerate() {
            let (x, y) = (index % usize::from(frame.width), index / usize::from(frame.width));
            let at = ((y + usize::from(frame.top)) * width + x + usize::from(frame.left)) * 3;
            if frame.transparent != Some(*number) {
                screen[at..at + 3].copy_from_slice(&palette[usize::from(*number) * 3..][..3]);
            }
        }
    }
    (delays, screen)
}

#[test]
fn a_gif_plays_once_for_less_than_five_seconds_and_ends_on_the_still() {
    let (plan, clip) = film();
    let made = gif(&plan, clip, SMALL).unwrap();
    let (delays, last) = played(&made.bytes);
    assert_eq!((delays.len(), delays.iter().sum::<u32>()), (made.frames, made.length));
    assert!(made.length <= LONGEST && made.frames > 20, "{} ms, {}", made.length, made.frames);
    assert_eq!(delays.last(), Some(&(HELD)), "the still is held");
    assert!(!made.bytes.windows(8).any(|part| part == b"NETSCAPE"), "nothing says that it plays again");
    let still = still_of(&plan, clip);
    let far: Vec<u8> = last.iter().zip(&still).map(|(one, other)| one.abs_diff(*other)).collect();
    let equal = far.as_chunks::<3>().0.iter().filter(|parts| **parts == [0, 0, 0]).count();
    let most = far.iter().max().unwrap();
    // All flat colours are exact; what is not are soft edges, which are many in so small a picture.
    assert!(*most <= 24 && equal * 100 >= still.len() / 3 * 85, "{most} {equal} of {}", still.len() / 3);
    assert!(made.alt.contains("Four overlapping circles"));
}

#[test]
fn a_webp_plays_once_for_less_than_five_seconds_and_ends_exactly_on_the_still() {
    let (plan, clip) = film();
    let made = webp(&plan, clip, SMALL).unwrap();
    let read = ::webp::AnimDecoder::new(&made.bytes).decode().unwrap();
    assert_eq!(read.loop_count, 1);
    let last = read.get_frame(read.len() - 1).unwrap();
    assert!((made.length - 2..=made.length).contains(&(last.get_time_ms() as u32)), "{}", last.get_time_ms());
    let rgb: Vec<u8> =
        last.get_image().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    assert!(rgb == still_of(&plan, clip));
}

#[test]
fn a_clip_is_the_same_bytes_every_time() {
    let (plan, clip) = film();
    let clip = Clip { from: clip.from + 1400, ..clip };
    let options = Options { width: 160, ..SMALL };
    assert!(gif(&plan, clip, options).unwrap() == gif(&plan, clip, options).unwrap());
    assert!(webp(&plan, clip, options).unwrap() == webp(&plan, clip, options).unwrap());
}

#[test]
fn what_nobody_can_pause_is_refused_when_it_is_long() {
    let (plan, clip) = film();
    let long = Clip { to: clip.from + LONGEST + 1, ..clip };
    for refused in [gif(&plan, long, SMALL), webp(&plan, long, SMALL)] {
        let said = refused.unwrap_err().to_string();
        assert!(said.contains("4801 ms") && said.contains("WCAG 2.2.2"), "{said}");
    }
    assert!(Clip { to: clip.from + LONGEST, ..clip }.length().is_ok());
    assert!(matches!(Clip { to: clip.from + 1200, ..clip }.length(), Err(Wrong::Short(1200))));
    assert!(matches!(gif(&plan, clip, Options { width: 20, ..SMALL }), Err(Wrong::Width(20))));
}

#[test]
fn few_colours_are_kept_exactly() {
    let mut seen = super::palette::Seen::default();
    seen.count(&[9, 8, 7, 9, 8, 7, 1, 2, 3]);
    assert_eq!(seen.palette(), [[1, 2, 3], [9, 8, 7]]);
}
