//! Planes of samples: as they were drawn, and as a decoder sees them.

/// A picture in the colours of a film: Y, and Cb and Cr at half its size.
#[derive(Clone, Copy)]
pub(in super::super) struct Seen<'a> {
    /// The three planes.
    pub planes: [&'a [u8]; 3],
    /// From one row to the next.
    pub strides: [usize; 3],
    /// Of Y, in samples; both even.
    pub size: [usize; 2],
}

impl Seen<'_> {
    /// The size of a plane.
    pub(super) const fn size(&self, part: usize) -> [usize; 2] {
        let [width, height] = self.size;
        if part == 0 { [width, height] } else { [width / 2, height / 2] }
    }

    /// Whether the samples of a square are within `near` of those of a plane. It may reach beyond the picture, where none are.
    pub(super) fn is_near(
        &self,
        part: usize,
        plane: &Plane,
        [x, y]: [usize; 2],
        side: usize,
        near: u8,
    ) -> bool {
        let [width, height] = self.size(part);
        let across = side.min(width.saturating_sub(x));
        (y..(y + side).min(height)).all(|row| {
            let drawn = &self.planes[part][row * self.strides[part] + x..][..across];
            let seen = &plane.samples[row * plane.stride + x..][..across];
            let apart = drawn.iter().zip(seen).map(|(one, other)| one.abs_diff(*other));
            apart.fold(0, u8::max) <= near
        })
    }

    /// How much each sample of a 4 × 4 block has changed; nothing beyond the edge of the picture.
    pub(super) fn change(&self, part: usize, plane: &Plane, [x, y]: [usize; 2]) -> [i32; 16] {
        let [width, height] = self.size(part);
        let mut change = [0; 16];
        let across = 4.min(width.saturating_sub(x));
        if across == 0 {
            return change;
        }
        for row in 0..4.min(height.saturating_sub(y)) {
            let drawn = &self.planes[part][(y + row) * self.strides[part] + x..][..across];
            let seen = &plane.samples[(y + row) * plane.stride + x..][..across];
            for (sample, (one, other)) in change[row * 4..].iter_mut().zip(drawn.iter().zip(seen)) {
                *sample = i32::from(*one) - i32::from(*other);
            }
        }
        change
    }
}

/// A plane of whole macroblocks.
#[derive(Debug)]
pub(super) struct Plane {
    samples: Vec<u8>,
    stride: usize,
}

impl Plane {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { samples: vec![0; width * height], stride: width }
    }

    /// Takes a plane over. What lies beyond its edges is never seen, and stays as it is.
    pub(super) fn take(&mut self, picture: &Seen<'_>, part: usize) {
        let [width, height] = picture.size(part);
        let rows = picture.planes[part].chunks(picture.strides[part]).take(height);
        for (from, to) in rows.zip(self.samples.chunks_mut(self.stride)) {
            to[..width].copy_from_slice(&from[..width]);
        }
    }

    /// Adds to the samples of a 4 × 4 block.
    pub(super) fn add(&mut self, [x, y]: [usize; 2], change: &[i32; 16]) {
        for (row, change) in change.chunks_exact(4).enumerate() {
            let samples = &mut self.samples[(y + row) * self.stride + x..][..4];
            for (sample, change) in samples.iter_mut().zip(change) {
                *sample = (i32::from(*sample) + change).clamp(0, 255) as u8;
            }
        }
    }

    #[cfg(test)]
    pub(super) fn cropped(&self, width: usize, height: usize) -> Vec<u8> {
        self.samples.chunks(self.stride).take(height).flat_map(|row| &row[..width]).copied().collect()
    }
}

/// How many levels the 4 × 4 blocks of a plane have, from which a block guesses its own.
#[derive(Debug)]
pub(super) struct Counts {
    counts: Vec<u8>,
    across: usize,
}

impl Counts {
    pub(super) fn new(across: usize, down: usize) -> Self {
        Self { counts: vec![0; across * down], across }
    }

    pub(super) fn clear(&mut self) {
        self.counts.fill(0);
    }

    pub(super) fn set(&mut self, [x, y]: [usize; 2], count: u8) {
        self.counts[y * self.across + x] = count;
    }

    /// nC of 9.2.1: the mean of the blocks to the left and above, rounded up, or the one that there is.
    pub(super) fn around(&self, [x, y]: [usize; 2]) -> u8 {
        let here = y * self.across + x;
        match (x > 0, y > 0) {
            (true, true) => (self.counts[here - 1] + self.counts[here - self.across]).div_ceil(2),
            (true, false) => self.counts[here - 1],
            (false, true) => self.counts[here - self.across],
            (false, false) => 0,
        }
    }
}
