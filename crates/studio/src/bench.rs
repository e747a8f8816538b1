//! What one picture of the film costs, step by step, and how much of it is still there when it is decoded.
//!
//! A measurement of pieces that lie all over the film, so that it may end at any moment. Whoever asks brings the clock.

use std::time::Duration;

use openh264::decoder::Decoder;
use openh264::formats::YUVSource;
use trellis_film::evaluate::{DisplayList, evaluate};
use trellis_film::plan::Plan;

use crate::raster::Raster;
use crate::reel::{Options, Reel};
use crate::video::{Desk, Fault, Making, Pictures as _, Recipe, cut};

/// What pictures cost, summed over all that were measured, in time of whatever clock was brought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Costs {
    /// Pictures that were drawn and encoded; held ones cost nothing and do not count.
    pub drawn: u32,
    /// To find out what is painted.
    pub evaluate: Duration,
    /// To paint it.
    pub raster: Duration,
    /// To turn RGBA into the colours of a film.
    pub convert: Duration,
    /// To encode it, the first picture of a group now and then among them.
    pub encode: Duration,
    /// The lowest peak signal to noise of a decoded picture over all samples of its three planes, in decibels; infinite when every
    /// picture came back as it was.
    pub lowest_quality: f64,
}

/// The frames of the film, and those of them that equal the one before.
pub fn frames_and_held(plan: &Plan, options: Options) -> (u32, u32) {
    let reel = Reel::new(plan, options, String::new());
    let frames = plan.beat.frames();
    (frames, (1..frames).map(|frame| u32::from(reel.held(frame))).sum())
}

/// Draws, encodes and decodes pieces of the film while `go_on` says so, at least one picture. `clock` tells how much time the
/// thread has used.
///
/// # Errors
/// When the encoder or decoder refuses.
pub fn costs(
    plan: &Plan,
    options: Options,
    clock: &dyn Fn() -> Duration,
    go_on: &dyn Fn() -> bool,
) -> Result<Costs, Fault> {
    let reel = Reel::new(plan, options, String::new());
    let settings = reel.settings();
    let [width, height] = options.size.map(|side| side as u16);
    let mut bench = Bench {
        raster: Raster::new(plan, width, height, options.level),
        before: DisplayList::default(),
        list: DisplayList::default(),
        desk: Desk::new(&settings),
        clock,
        costs: NOTHING,
    };
    let groups = cut(&reel, &settings);
    for number in spread(groups.len()) {
        let making = Making::new(Recipe::CAMERA, &settings, number)?;
        let mut pair = (making, Decoder::new().map_err(decoder_fault)?);
        let group = groups[number].clone();
        for frame in group.clone().filter(|frame| *frame == group.start || !reel.held(*frame)) {
            if bench.costs.drawn > 0 && !go_on() {
                return Ok(bench.costs);
            }
            bench.picture(plan, options, (frame, frame == group.start), &mut pair)?;
        }
    }
    Ok(bench.costs)
}

const NOTHING: Costs = Costs {
    drawn: 0,
    evaluate: Duration::ZERO,
    raster: Duration::ZERO,
    convert: Duration::ZERO,
    encode: Duration::ZERO,
    lowest_quality: f64::INFINITY,
};

/// One worker's tools, and what was found with them.
struct Bench<'a> {
    raster: Raster,
    before: DisplayList,
    list: DisplayList,
    desk: Desk,
    clock: &'a dyn Fn() -> Duration,
    costs: Costs,
}

impl Bench<'_> {
    /// Takes a picture through all steps with the clock in hand, and puts the clock away to look at what came of it.
    fn picture(
        &mut self,
        plan: &Plan,
        options: Options,
        (frame, anew): (u32, bool),
        (making, decoder): &mut (Making, Decoder),
    ) -> Result<(), Fault> {
        let begun = (self.clock)();
        std::mem::swap(&mut self.list, &mut self.before);
        evaluate(plan, plan.beat.moment(frame), options.captions, &mut self.list);
        let evaluated = (self.clock)();
        let before = (!anew).then_some(&self.before);
        let areas = self.raster.follow(before, &self.list, self.desk.rgba()).to_vec();
        let drawn = (self.clock)();
        self.desk.convert(areas);
        let converted = (self.clock)();
        making.picture(&mut self.desk)?;
        let encoded = (self.clock)();
        let costs = &mut self.costs;
        costs.drawn += 1;
        costs.evaluate += evaluated.saturating_sub(begun);
        costs.raster += drawn.saturating_sub(evaluated);
        costs.convert += converted.saturating_sub(drawn);
        costs.encode += encoded.saturating_sub(converted);
        if let Some(seen) = decoder.decode(&making.stream()).map_err(decoder_fault)? {
            costs.lowest_quality = costs.lowest_quality.min(quality(&self.desk.planes(), &seen));
        }
        Ok(())
    }
}

fn decoder_fault(why: openh264::Error) -> Fault {
    Fault::SelfCheck(why.to_string())
}

/// All numbers below `many`, so that as few as one likes of the first lie evenly among them: by their bits, read backwards.
fn spread(many: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..many).collect();
    numbers.sort_by_key(|number| number.reverse_bits());
    numbers
}

/// Peak signal to noise of two pictures of one size, in decibels (ITU-T J.340: 10 log₁₀ of 255² over the mean square).
fn quality(one: &impl YUVSource, other: &impl YUVSource) -> f64 {
    let ((width, height), strides, others) = (one.dimensions(), one.strides(), other.strides());
    let planes = [
        (one.y(), strides.0, other.y(), others.0, 1),
        (one.u(), strides.1, other.u(), others.1, 2),
        (one.v(), strides.2, other.v(), others.2, 2),
    ];
    let mut squares = 0_u64;
    for (plane, stride, seen, other_stride, share) in planes {
        let rows = plane.chunks(stride).zip(seen.chunks(other_stride)).take(height / share);
        squares += rows.map(|(row, seen)| apart(&row[..width / share], &seen[..width / share])).sum::<u64>();
    }
    let samples = (width * height + 2 * (width / 2) * (height / 2)) as f64;
    10.0 * (255.0_f64.powi(2) * samples / squares as f64).log10()
}

/// The squares of the differences of two rows, summed.
fn apart(one: &[u8], other: &[u8]) -> u64 {
    let squares = one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2));
    u64::from(squares.sum::<u32>())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::raster::Level;
    use openh264::formats::YUVSlices;
    use trellis_film::audience::Audience;
    use trellis_film::evaluate::Captions;
    use trellis_film::language::Language;
    use trellis_film::params::Params;
    use trellis_film::script::Script;

    const SMALL: Options = Options { size: [320, 180], captions: Captions::Painted, level: Level::Fastest };

    fn shipped() -> Plan {
        let params = Params::default();
        let script = Script::new(Language::En, Audience::Organisations, &params).unwrap();
        trellis_film::film::plan(&script, &params, &[], 30).unwrap()
    }

    #[test]
    fn each_step_of_each_drawn_picture_is_timed_once_and_the_decoded_picture_is_close() {
        let (ticks, left) = (Cell::new(0_u64), Cell::new(150));
        // The clock strikes a power of two at each step of a picture, so no sum can come of other steps.
        let clock = || {
            let tick = ticks.replace(ticks.get() + 1);
            Duration::from_nanos((tick / 5) * 1_000 + [0, 1, 3, 7, 15][(tick % 5) as usize])
        };
        let go_on = || left.replace(left.get() - 1) > 0;
        let costs = costs(&shipped(), SMALL, &clock, &go_on).unwrap();
        assert_eq!((costs.drawn, ticks.get()), (151, 5 * 151));
        let steps = [costs.evaluate, costs.raster, costs.convert, costs.encode].map(|time| time.as_nanos());
        assert_eq!(steps, [151, 2 * 151, 4 * 151, 8 * 151]);
        assert!((44.0..70.0).contains(&costs.lowest_quality), "{} dB", costs.lowest_quality);
    }

    #[test]
    fn one_picture_is_measured_even_when_there_is_no_time() {
        let costs = costs(&shipped(), SMALL, &|| Duration::ZERO, &|| false).unwrap();
        assert_eq!(costs.drawn, 1);
    }

    #[test]
    fn a_part_of_the_film_stands_still() {
        let (frames, held) = frames_and_held(&shipped(), SMALL);
        assert_eq!(frames, 3_594);
        assert!((frames / 5..frames / 2).contains(&held), "{held} of {frames}");
    }

    #[test]
    fn the_first_groups_of_a_measurement_lie_all_over_the_film() {
        assert_eq!(spread(8), [0, 4, 2, 6, 1, 5, 3, 7]);
        let mut all = spread(37);
        all.sort_unstable();
        assert_eq!(all, (0..37).collect::<Vec<_>>());
    }

    #[test]
    fn quality_falls_by_six_decibels_when_the_difference_doubles() {
        fn grey(plane: &[u8]) -> YUVSlices<'_> {
            YUVSlices::new((plane, &plane[..32], &plane[..32]), (16, 8), (16, 8, 8))
        }
        let seen = |one: u8, other: u8| quality(&grey(&[one; 128]), &grey(&[other; 128]));
        assert!((seen(100, 101) - 48.13).abs() < 0.01);
        assert!((seen(100, 102) - 42.11).abs() < 0.01);
        assert!(seen(7, 7).is_infinite());
    }
}
