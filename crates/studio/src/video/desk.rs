//! Where one worker's pictures lie: as they were drawn, in the colours of a film, and as a decoder sees them.

use super::colour::Planes;
use super::encode::{encoder_fault, following_quantiser};
use super::follow::{Follower, Seen};
use super::parameters::Shape;
use super::{Drawer, Fault, Settings};
use crate::area::Area;
use openh264::decoder::Decoder;
use openh264::formats::{YUVSlices, YUVSource};

/// Buffers of one worker, used for group after group.
pub(crate) struct Desk {
    rgba: Vec<u8>,
    film: Planes,
    /// What has changed in it since it was encoded.
    areas: Vec<Area>,
    follower: Follower,
}

impl Desk {
    pub(crate) fn new(settings: &Settings) -> Self {
        let (width, height) = (settings.width as usize, settings.height as usize);
        let film = Planes::new(width, height);
        let follower = Follower::new(settings.width, settings.height, following_quantiser(settings.height));
        Self { rgba: vec![0; width * height * 4], film, areas: Vec::new(), follower }
    }

    /// Draws a picture, the first of a group `anew`, and keeps it in the colours of a film.
    pub(super) fn draw(&mut self, drawer: &mut (dyn Drawer + Send + '_), frame: u32, anew: bool) {
        let areas = drawer.draw(frame, anew, &mut self.rgba);
        self.convert(areas);
    }

    /// Where a picture is drawn before it is converted.
    pub(crate) fn rgba(&mut self) -> &mut [u8] {
        &mut self.rgba
    }

    /// Takes what was drawn in some areas into the colours of a film.
    pub(crate) fn convert(&mut self, areas: Vec<Area>) {
        areas.iter().for_each(|area| self.film.take(&self.rgba, *area));
        self.areas = areas;
    }

    pub(crate) fn planes(&self) -> YUVSlices<'_> {
        let Planes { width, height, .. } = self.film;
        YUVSlices::new(self.film.all(), (width, height), (width, width / 2, width / 2))
    }

    /// Begins to follow a picture that was encoded, as a decoder sees it.
    pub(super) fn follow_from(&mut self, stream: &[u8]) -> Result<(), Fault> {
        let mut decoder = Decoder::new().map_err(encoder_fault)?;
        let decoded = decoder.decode(stream).map_err(encoder_fault)?;
        let seen = decoded.ok_or_else(|| Fault::Encoder("its first picture cannot be seen".to_owned()))?;
        self.follower.begin(&seen_in(&seen));
        Ok(())
    }

    /// What a decoder sees now, in Y, Cb and Cr.
    #[cfg(test)]
    pub(super) fn seen(&self) -> [Vec<u8>; 3] {
        let Planes { width, height, .. } = self.film;
        [(0, 1), (1, 2), (2, 2)].map(|(part, share)| self.follower.seen(part, width / share, height / share))
    }

    /// The unit of the picture that is on the desk, at this place of its group.
    pub(super) fn following(&mut self, shape: Shape, place: u32) -> Vec<u8> {
        let film = &self.film;
        let strides = [1, 2, 2].map(|share| film.width / share);
        let picture = Seen { planes: film.all().into(), strides, size: [film.width, film.height] };
        self.follower.picture(&picture, &self.areas, shape, place)
    }
}

/// A picture of a decoder.
fn seen_in(picture: &impl YUVSource) -> Seen<'_> {
    let ((width, height), strides) = (picture.dimensions(), picture.strides());
    Seen { planes: [picture.y(), picture.u(), picture.v()], strides: strides.into(), size: [width, height] }
}
