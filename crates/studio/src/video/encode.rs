//! One group of pictures: drawn, turned into the colours of a film, encoded, and held where nothing moves.

use super::parameters::{Shape, shape};
use super::{Drawer, Fault, Settings, slices};
use crate::area::Area;
use openh264::OpenH264API;
use openh264::encoder::{
    BitRate, Complexity, EncodedBitStream, Encoder, EncoderConfig, FrameRate, QpRange, RateControlMode,
    UsageType, VuiConfig,
};
use openh264::formats::YUVSlices;
use std::ops::Range;
use yuv::{BufferStoreMut, YuvConversionMode, YuvPlanarImageMut, YuvRange, YuvStandardMatrix};

/// How the encoder is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recipe {
    /// Slices of at most this many bytes instead of one a picture; then held frames cannot be skipped.
    slice_bytes: Option<u32>,
}

/// The quantiser of every block, 0 (exact) to 51 (coarse). It is fixed: a rate control would spend the bits that stillness
/// saves, and blur what moves. A small picture has more edges for its size, and costs little.
const fn quantiser(height: u32) -> u8 {
    if height < 720 { 20 } else { 24 }
}

impl Recipe {
    /// What films are made with.
    pub(crate) const CAMERA: Self = Self { slice_bytes: None };

    /// An encoder whose streams allow no frame of our own.
    #[cfg(test)]
    pub(super) const IN_SLICES: Self = Self { slice_bytes: Some(1200) };

    /// Everything that would let the encoder decide by itself where a group starts or which frame to leave out is off.
    pub(crate) fn encoder(self, settings: &Settings) -> Result<Encoder, Fault> {
        let quantiser = quantiser(settings.height);
        let config = EncoderConfig::new()
            .usage_type(UsageType::CameraVideoRealTime)
            .complexity(Complexity::Low)
            .rate_control_mode(RateControlMode::Bufferbased)
            .qp(QpRange::new(quantiser, quantiser))
            .bitrate(BitRate::from_bps(20_000_000))
            .max_frame_rate(FrameRate::from_hz(settings.fps as f32))
            .skip_frames(false)
            .scene_change_detect(false)
            .adaptive_quantization(false)
            .background_detection(false)
            .num_threads(1)
            .vui(VuiConfig::bt709());
        let config = match self.slice_bytes {
            Some(bytes) => config.max_slice_len(bytes),
            None => config,
        };
        Encoder::with_api_config(OpenH264API::from_source(), config).map_err(encoder_fault)
    }
}

/// A closed group of pictures, ready for the file.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// How long each picture's sample is, in bytes; the first is an IDR picture.
    pub sizes: Vec<u32>,
    /// The samples, one behind the other: units with their length before them.
    pub bytes: Vec<u8>,
    /// The parameter sets that its slices refer to, without start codes.
    pub sps: Vec<u8>,
    /// The second of them.
    pub pps: Vec<u8>,
    /// Frames that were not drawn.
    pub held: u32,
    /// Whether held frames are skipped blocks.
    pub skipping: bool,
}

/// Buffers of one worker, used for group after group.
pub(crate) struct Desk {
    rgba: Vec<u8>,
    film: YuvPlanarImageMut<'static, u8>,
}

impl Desk {
    pub(crate) fn new(settings: &Settings) -> Self {
        let (width, height) = (settings.width as usize, settings.height as usize);
        let plane = |share: usize| BufferStoreMut::Owned(vec![0; width * height / share]);
        let film = YuvPlanarImageMut {
            y_plane: plane(1),
            y_stride: settings.width,
            u_plane: plane(4),
            u_stride: settings.width / 2,
            v_plane: plane(4),
            v_stride: settings.width / 2,
            width: settings.width,
            height: settings.height,
        };
        Self { rgba: vec![0; width * height * 4], film }
    }

    /// Draws a picture, the first of a group `anew`, and keeps it in the colours of a film.
    pub(super) fn draw(
        &mut self,
        drawer: &mut (dyn Drawer + Send + '_),
        frame: u32,
        anew: bool,
    ) -> Result<(), Fault> {
        let areas = drawer.draw(frame, anew, &mut self.rgba);
        areas.into_iter().try_for_each(|area| self.convert(area))
    }

    /// Where a picture is drawn before it is converted.
    pub(crate) fn rgba(&mut self) -> &mut [u8] {
        &mut self.rgba
    }

    /// Turns what was drawn in an area into Y, Cb and Cr of BT.709 in their limited range.
    pub(crate) fn convert(&mut self, area: Area) -> Result<(), Fault> {
        let film = &mut self.film;
        let (left, top) = (usize::from(area.left), usize::from(area.top));
        // Cb and Cr have half as many columns and rows.
        let start = |stride: u32, half: usize| top / half * stride as usize + left / half;
        let from = (top * film.width as usize + left) * 4;
        let mut part = YuvPlanarImageMut {
            y_plane: BufferStoreMut::Borrowed(&mut film.y_plane.borrow_mut()[start(film.y_stride, 1)..]),
            u_plane: BufferStoreMut::Borrowed(&mut film.u_plane.borrow_mut()[start(film.u_stride, 2)..]),
            v_plane: BufferStoreMut::Borrowed(&mut film.v_plane.borrow_mut()[start(film.v_stride, 2)..]),
            y_stride: film.y_stride,
            u_stride: film.u_stride,
            v_stride: film.v_stride,
            width: u32::from(area.width()),
            height: u32::from(area.height()),
        };
        yuv::rgba_to_yuv420(
            &mut part,
            &self.rgba[from..],
            film.width * 4,
            YuvRange::Limited,
            YuvStandardMatrix::Bt709,
            YuvConversionMode::Balanced,
        )
        .map_err(|why| Fault::Encoder(why.to_string()))
    }

    pub(crate) fn planes(&self) -> YUVSlices<'_> {
        let film = &self.film;
        let (width, height) = (film.width as usize, film.height as usize);
        let planes = (film.y_plane.borrow(), film.u_plane.borrow(), film.v_plane.borrow());
        YUVSlices::new(planes, (width, height), (width, width / 2, width / 2))
    }
}

/// Encodes the frames of `range`, the group of that number. `held` says which equal the one before; `done` hears of each frame,
/// whether it was held, and says whether to go on.
pub(super) fn group(
    (number, range): (usize, Range<u32>),
    (recipe, settings): (Recipe, &Settings),
    desk: &mut Desk,
    drawer: &mut (dyn Drawer + Send + '_),
    held: &dyn Fn(u32) -> bool,
    done: &dyn Fn(bool) -> Result<(), Fault>,
) -> Result<Group, Fault> {
    let mut encoder = recipe.encoder(settings)?;
    let mut group = Group::default();
    let mut shape = None;
    for frame in range.clone() {
        let still = frame > range.start && held(frame);
        match shape {
            Some(shape) if still => group.hold(shape, frame - range.start),
            _ => {
                if !still {
                    desk.draw(drawer, frame, frame == range.start)?;
                }
                let units = Units::of(&encoder.encode(&desk.planes()).map_err(encoder_fault)?);
                if frame == range.start {
                    shape = group.open(&units)?;
                }
                group.add(&units, shape, number as u32)?;
            }
        }
        group.held += u32::from(still);
        done(still)?;
    }
    group.skipping = shape.is_some();
    Ok(group)
}

impl Group {
    /// Keeps the parameter sets of the first picture, and tells whether held frames can be skipped.
    fn open(&mut self, units: &Units) -> Result<Option<Shape>, Fault> {
        let [sps, pps] = [7, 8].map(|kind| units.parameters.iter().find(|unit| unit[0] & 0x1f == kind));
        let missing = || Fault::Encoder("its first picture has no parameters".to_owned());
        self.sps.clone_from(sps.ok_or_else(missing)?);
        self.pps.clone_from(pps.ok_or_else(missing)?);
        let one_slice = units.slices.len() == 1;
        Ok(shape(&self.sps, &self.pps).filter(|_| one_slice))
    }

    /// Adds a picture that was encoded, as late in its group as the held ones before have made it.
    fn add(&mut self, units: &Units, shape: Option<Shape>, number: u32) -> Result<(), Fault> {
        let idr = units.slices.iter().all(|unit| unit[0] & 0x1f == 5);
        if units.slices.is_empty() || idr != self.sizes.is_empty() {
            return Err(Fault::Encoder(format!(
                "picture {} of a group has the wrong kind",
                self.sizes.len()
            )));
        }
        let before = self.bytes.len();
        for unit in &units.slices {
            match shape {
                Some(shape) => {
                    let anew = slices::renumbered(unit, shape, self.held, number);
                    let anew = anew.ok_or_else(|| Fault::Encoder("a slice cannot be read".to_owned()))?;
                    self.push(&anew);
                }
                None => self.push(unit),
            }
        }
        self.sizes.push((self.bytes.len() - before) as u32);
        Ok(())
    }

    /// Adds a picture that equals the one before, at this place of the group.
    fn hold(&mut self, shape: Shape, place: u32) {
        let unit = slices::held(shape, place);
        self.push(&unit);
        self.sizes.push(unit.len() as u32 + 4);
    }

    fn push(&mut self, unit: &[u8]) {
        self.bytes.extend((unit.len() as u32).to_be_bytes());
        self.bytes.extend(unit);
    }
}

/// What the encoder made of one picture, without start codes.
struct Units {
    parameters: Vec<Vec<u8>>,
    slices: Vec<Vec<u8>>,
}

impl Units {
    fn of(stream: &EncodedBitStream<'_>) -> Self {
        let units = (0..stream.num_layers()).filter_map(|layer| stream.layer(layer)).flat_map(|layer| {
            (0..layer.nal_count()).filter_map(|unit| layer.nal_unit(unit).map(bare)).collect::<Vec<_>>()
        });
        let (slices, parameters) =
            units.filter(|unit| !unit.is_empty()).partition(|unit| slices::is_slice(unit));
        Self { parameters, slices }
    }
}

/// Without its start code of three or four bytes.
fn bare(unit: &[u8]) -> Vec<u8> {
    let start = unit.iter().position(|byte| *byte != 0).map_or(unit.len(), |one| one + 1);
    unit[start..].to_vec()
}

pub(crate) fn encoder_fault(why: openh264::Error) -> Fault {
    Fault::Encoder(why.to_string())
}
