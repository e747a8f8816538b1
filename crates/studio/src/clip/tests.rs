//! Clips: how long, how often, and what they end on.

use trellis_film::audience::Audience;
use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::film;
use trellis_film::language::Language;
use trellis_film::params::Params;
use trellis_film::script::Script;
use trellis_film::stretch;

use super::*;
use crate::raster::Raster;

const SMALL: Options = Options { width: 240, level: Level::Fastest };

fn film() -> (Plan, Clip) {
    let params = Params::default();
    let script = Script::new(Language::En, Audience::Organisations, &params).unwrap();
    let plan = film::plan(&script, &params, &script.open, 30).unwrap();
    let clip = Clip::of(&plan, &stretch::find(&script, "model").unwrap()).unwrap();
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

/// What a reader of GIF puts together.
struct Played {
    /// Every frame's delay in milliseconds.
    delays: Vec<u32>,
    /// The last picture.
    last: Vec<u8>,
    /// The colours in which the last frame is written.
    palette: Vec<u8>,
}

fn played(bytes: &[u8]) -> Played {
    let mut decoder = ::gif::DecodeOptions::new().read_info(bytes).unwrap();
    let width = usize::from(decoder.width());
    let common = decoder.global_palette().unwrap().to_vec();
    let mut screen = vec![0; width * usize::from(decoder.height()) * 3];
    let (mut delays, mut written) = (Vec::new(), Vec::new());
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
        written = palette.clone();
    }
    Played { delays, last: screen, palette: written }
}

/// How far two colours are apart: the sum of squares.
fn far(one: [u8; 3], other: [u8; 3]) -> u32 {
    (0..3).map(|part| u32::from(one[part].abs_diff(other[part])).pow(2)).sum()
}

/// Whether all neighbours of a point of a picture 240 points wide have its colour.
fn flat(picture: &[[u8; 3]], at: usize) -> bool {
    let rows = [at.checked_sub(240), Some(at), Some(at + 240)];
    let around = rows.map(|row| row.and_then(|row| picture.get(row.checked_sub(1)?..row + 2)));
    around.iter().all(|row| row.is_some_and(|row| row.iter().all(|one| *one == picture[at])))
}

#[test]
fn a_gif_plays_once_for_less_than_five_seconds_and_ends_on_the_still() {
    let (plan, clip) = film();
    let made = gif(&plan, clip, SMALL).unwrap();
    let Played { delays, .. } = played(&made.bytes);
    assert_eq!((delays.len(), delays.iter().sum::<u32>()), (made.frames, made.length));
    assert!(made.length <= LONGEST && made.frames > 20, "{} ms, {}", made.length, made.frames);
    assert_eq!(delays.last(), Some(&(HELD)), "the still is held");
    assert!(!made.bytes.windows(8).any(|part| part == b"NETSCAPE"), "nothing says that it plays again");
    assert!(made.alt.contains("Four overlapping circles"));
}

#[test]
fn the_last_frame_of_a_gif_is_the_still_in_the_nearest_colours_of_its_palette_and_exact_where_it_is_flat() {
    let (plan, clip) = film();
    let Played { last, palette, .. } = played(&gif(&plan, clip, SMALL).unwrap().bytes);
    let still = still_of(&plan, clip);
    let (last, still) = (last.as_chunks::<3>().0, still.as_chunks::<3>().0);
    assert_eq!(last.len(), still.len());
    let mut exact = 0;
    for (at, (shown, wanted)) in last.iter().zip(still).enumerate() {
        let nearest = palette.as_chunks::<3>().0.iter().map(|colour| far(*colour, *wanted)).min();
        assert_eq!(Some(far(*shown, *wanted)), nearest, "point {at}: {shown:?} for {wanted:?}");
        assert!(shown == wanted || !flat(still, at), "point {at} of a plain area: {shown:?} for {wanted:?}");
        exact += usize::from(shown == wanted);
    }
    // What is not exact are soft edges, which are many in so small a picture.
    assert!(exact * 100 >= still.len() * 85, "{exact} of {}", still.len());
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
