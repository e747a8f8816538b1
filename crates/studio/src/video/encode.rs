//! One group of pictures: drawn, turned into the colours of a film, encoded, and held where nothing moves.

use super::desk::Desk;
use super::parameters::{Shape, shape};
use super::{Drawer, Fault, Settings, slices};
use openh264::OpenH264API;
use openh264::encoder::{
    BitRate, Complexity, EncodedBitStream, Encoder, EncoderConfig, FrameRate, QpRange, RateControlMode,
    UsageType, VuiConfig,
};
use std::ops::Range;

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

/// That of pictures that follow another. Its levels are rounded more finely than the encoder's, and what has changed is mostly
/// edges in motion, which cost most of the bytes and are looked at least.
pub(super) const fn following_quantiser(height: u32) -> u8 {
    if height < 720 { 20 } else { 27 }
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
    let mut making = Making::new(recipe, settings, number)?;
    for frame in range.clone() {
        let still = frame > range.start && held(frame);
        if still {
            making.hold(desk)?;
        } else {
            desk.draw(drawer, frame, frame == range.start);
            making.picture(desk)?;
        }
        done(still)?;
    }
    Ok(making.group)
}

/// A group that is being made. Its first picture is the encoder's, and so are all others unless its stream allows ours.
pub(crate) struct Making {
    encoder: Encoder,
    group: Group,
    shape: Option<Shape>,
    /// Of the group in its film.
    number: u32,
}

impl Making {
    pub(crate) fn new(recipe: Recipe, settings: &Settings, number: usize) -> Result<Self, Fault> {
        let encoder = recipe.encoder(settings)?;
        Ok(Self { encoder, group: Group::default(), shape: None, number: number as u32 })
    }

    /// Adds the picture that is on the desk.
    pub(crate) fn picture(&mut self, desk: &mut Desk) -> Result<(), Fault> {
        let place = self.group.sizes.len() as u32;
        if let Some(shape) = self.shape {
            self.group.add_one(&desk.following(shape, place));
            return Ok(());
        }
        let stream = self.encoder.encode(&desk.planes()).map_err(encoder_fault)?;
        let units = Units::of(&stream);
        if place == 0 {
            self.shape = self.group.open(&units)?;
            if self.shape.is_some() {
                desk.follow_from(&stream.to_vec())?;
            }
        }
        self.group.add(&units, self.shape, self.number)
    }

    /// Adds a picture that equals the one before.
    fn hold(&mut self, desk: &mut Desk) -> Result<(), Fault> {
        self.group.held += 1;
        match self.shape {
            Some(shape) => {
                let place = self.group.sizes.len() as u32;
                self.group.add_one(&slices::held(shape, place));
                Ok(())
            }
            None => self.picture(desk),
        }
    }

    /// The stream of the last picture, as a decoder takes it.
    pub(crate) fn stream(&self) -> Vec<u8> {
        let start = [0, 0, 0, 1];
        let size = self.group.sizes.last().copied().unwrap_or(0) as usize;
        let mut stream = Vec::new();
        if self.group.sizes.len() == 1 {
            for set in [&self.group.sps, &self.group.pps] {
                stream.extend(start);
                stream.extend(set);
            }
        }
        let mut rest = &self.group.bytes[self.group.bytes.len() - size..];
        while let Some((length, behind)) = rest.split_first_chunk::<4>() {
            let (unit, behind) = behind.split_at(u32::from_be_bytes(*length) as usize);
            stream.extend(start);
            stream.extend(unit);
            rest = behind;
        }
        stream
    }
}

impl Group {
    /// Keeps the parameter sets of the first picture, and tells what ours must be like to follow it, if they can.
    fn open(&mut self, units: &Units) -> Result<Option<Shape>, Fault> {
        let [sps, pps] = [7, 8].map(|kind| units.parameters.iter().find(|unit| unit[0] & 0x1f == kind));
        let missing = || Fault::Encoder("its first picture has no parameters".to_owned());
        self.sps.clone_from(sps.ok_or_else(missing)?);
        self.pps.clone_from(pps.ok_or_else(missing)?);
        let shape = shape(&self.sps, &self.pps).filter(|_| units.slices.len() == 1);
        self.skipping = shape.is_some();
        Ok(shape)
    }

    /// Adds a picture that was encoded.
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
                    let anew = slices::renumbered(unit, shape, number);
                    let anew = anew.ok_or_else(|| Fault::Encoder("a slice cannot be read".to_owned()))?;
                    self.push(&anew);
                }
                None => self.push(unit),
            }
        }
        self.sizes.push((self.bytes.len() - before) as u32);
        Ok(())
    }

    /// Adds a picture of one unit.
    fn add_one(&mut self, unit: &[u8]) {
        self.push(unit);
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
