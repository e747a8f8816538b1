//! Where one worker's pictures lie: as they were drawn, in the colours of a film, and as a decoder sees them.

use super::encode::{encoder_fault, following_quantiser};
use super::follow::{Follower, Seen};
use super::parameters::Shape;
use super::{Drawer, Fault, Settings};
use crate::area::Area;
use openh264::decoder::Decoder;
use openh264::formats::{YUVSlices, YUVSource};
use yuv::{BufferStoreMut, YuvConversionMode, YuvPlanarImageMut, YuvRange, YuvStandardMatrix};

/// Buffers of one worker, used for group after group.
pub(crate) struct Desk {
    rgba: Vec<u8>,
    film: YuvPlanarImageMut<'static, u8>,
    /// What has changed in it since it was encoded.
    areas: Vec<Area>,
    follower: Follower,
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
        let follower = Follower::new(settings.width, settings.height, following_quantiser(settings.height));
        Self { rgba: vec![0; width * height * 4], film, areas: Vec::new(), follower }
    }

    /// Draws a picture, the first of a group `anew`, and keeps it in the colours of a film.
    pub(super) fn draw(
        &mut self,
        drawer: &mut (dyn Drawer + Send + '_),
        frame: u32,
        anew: bool,
    ) -> Result<(), Fault> {
        let areas = drawer.draw(frame, anew, &mut self.rgba);
        self.convert(areas)
    }

    /// Where a picture is drawn before it is converted.
    pub(crate) fn rgba(&mut self) -> &mut [u8] {
        &mut self.rgba
    }

    /// Turns what was drawn in some areas into Y, Cb and Cr of BT.709 in their limited range.
    pub(crate) fn convert(&mut self, areas: Vec<Area>) -> Result<(), Fault> {
        areas.iter().try_for_each(|area| self.convert_one(*area))?;
        self.areas = areas;
        Ok(())
    }

    fn convert_one(&mut self, area: Area) -> Result<(), Fault> {
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
        let (width, height) = (self.film.width as usize, self.film.height as usize);
        [(0, 1), (1, 2), (2, 2)].map(|(part, share)| self.follower.seen(part, width / share, height / share))
    }

    /// The unit of the picture that is on the desk, at this place of its group.
    pub(super) fn following(&mut self, shape: Shape, place: u32) -> Vec<u8> {
        let film = &self.film;
        let planes = [film.y_plane.borrow(), film.u_plane.borrow(), film.v_plane.borrow()];
        let strides = [film.y_stride, film.u_stride, film.v_stride].map(|stride| stride as usize);
        let picture = Seen { planes, strides, size: [film.width as usize, film.height as usize] };
        self.follower.picture(&picture, &self.areas, shape, place)
    }
}

/// A picture of a decoder.
fn seen_in(picture: &impl YUVSource) -> Seen<'_> {
    let ((width, height), strides) = (picture.dimensions(), picture.strides());
    Seen { planes: [picture.y(), picture.u(), picture.v()], strides: strides.into(), size: [width, height] }
}
