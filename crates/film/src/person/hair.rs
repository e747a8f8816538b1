//! Hair, and what covers it: the part behind the head, and the part on it.

use kurbo::BezPath;

use super::{Figure, HEAD, UNIT};
use crate::cast::Hair;
use crate::plan::Track;
use crate::shape::{Sheet, arch, circle, line, rect};

/// The cap of hair: over the top from ear to ear, with a hairline that sits `low` (units above the middle of the head).
fn cap(low: f64) -> BezPath {
    let mut path = BezPath::new();
    path.move_to((-0.62 * UNIT, -0.02 * UNIT));
    path.curve_to((-0.66 * UNIT, -0.86 * UNIT), (0.66 * UNIT, -0.86 * UNIT), (0.62 * UNIT, -0.02 * UNIT));
    path.curve_to((0.5 * UNIT, -0.12 * UNIT), (0.5 * UNIT, -low * UNIT), (0.0, -low * UNIT));
    path.curve_to((-0.5 * UNIT, -low * UNIT), (-0.5 * UNIT, -0.12 * UNIT), (-0.62 * UNIT, -0.02 * UNIT));
    path.close_path();
    path
}

impl Figure<'_> {
    /// What lies behind head and shoulders.
    pub(super) fn behind(&self, sheet: &mut Sheet) {
        let hair = self.inked(self.colours.hair);
        let mut back = sheet.node("back", self.on);
        back.y = Track::Still(-HEAD * UNIT);
        back.anchor = [0.0, 0.5 * UNIT];
        back.rotate = self.angle(|pose| pose.nod);
        sheet.open(back);
        match self.look.hair {
            Hair::Afro => sheet.shape("afro", self.on, &circle(0.0, -0.18 * UNIT, 0.92 * UNIT), hair),
            Hair::Long => {
                let fall = rect(-0.78 * UNIT, -0.7 * UNIT, 1.56 * UNIT, 1.75 * UNIT, 0.6 * UNIT);
                sheet.shape("fall", self.on, &fall, hair);
            }
            Hair::Bun => sheet.shape("bun", self.on, &circle(0.0, -0.78 * UNIT, 0.32 * UNIT), hair),
            Hair::Locs => self.strands(sheet, &[-0.62, -0.42, 0.42, 0.62], 0.85, 0.22),
            Hair::Braids => self.strands(sheet, &[-0.6, 0.6], 1.15, 0.26),
            Hair::Hijab => {
                let mut veil = BezPath::new();
                veil.move_to((-0.8 * UNIT, 0.85 * UNIT));
                veil.curve_to(
                    (-0.95 * UNIT, -1.15 * UNIT),
                    (0.95 * UNIT, -1.15 * UNIT),
                    (0.8 * UNIT, 0.85 * UNIT),
                );
                veil.close_path();
                sheet.shape("veil", self.on, &veil, hair);
            }
            Hair::Short | Hair::Bald | Hair::GreyShort | Hair::Turban => {}
        }
        sheet.close();
    }

    /// Strands that hang down beside the head.
    fn strands(&self, sheet: &mut Sheet, at: &[f64], length: f64, width: f64) {
        for x in at {
            let path = line((x * 0.9 * UNIT, -0.2 * UNIT), (x * UNIT, length * UNIT));
            sheet.shape("strand-edge", self.on, &path, self.lined(self.colours.ink, width * UNIT + 4.0));
            sheet.shape("strand", self.on, &path, self.lined(self.colours.hair, width * UNIT - 4.0));
        }
    }

    /// What lies on the head.
    pub(super) fn covering(&self, sheet: &mut Sheet) {
        let hair = self.inked(self.colours.hair);
        match self.look.hair {
            Hair::Short | Hair::GreyShort => sheet.shape("hair", self.on, &cap(0.36), hair),
            Hair::Afro | Hair::Long => sheet.shape("hair", self.on, &cap(0.30), hair),
            Hair::Bun => sheet.shape("hair", self.on, &cap(0.28), hair),
            Hair::Locs => sheet.shape("hair", self.on, &cap(0.26), hair),
            Hair::Braids => {
                sheet.shape("hair", self.on, &cap(0.30), hair);
                for x in [-0.28, 0.0, 0.28] {
                    let row = arch(
                        (x * UNIT, -0.32 * UNIT),
                        (x * 0.9 * UNIT, -0.5 * UNIT),
                        (x * 0.6 * UNIT, -0.62 * UNIT),
                    );
                    sheet.shape("row", self.on, &row, self.lined(self.colours.light, 2.5));
                }
            }
            Hair::Bald => {}
            Hair::Hijab => self.veil(sheet),
            Hair::Turban => self.turban(sheet),
        }
    }

    /// The front of a hijab: a ring around the face, and cloth over the shoulders.
    fn veil(&self, sheet: &mut Sheet) {
        let mut ring = circle(0.0, -0.02 * UNIT, 0.68 * UNIT);
        ring.extend(circle(0.0, 0.02 * UNIT, 0.50 * UNIT).reverse_subpaths().iter());
        sheet.shape("ring", self.on, &ring, self.inked(self.colours.hair));
        let mut fall = BezPath::new();
        fall.move_to((-0.62 * UNIT, 0.42 * UNIT));
        fall.quad_to((0.0, 0.85 * UNIT), (0.62 * UNIT, 0.42 * UNIT));
        fall.quad_to((0.98 * UNIT, 0.95 * UNIT), (0.55 * UNIT, 1.25 * UNIT));
        fall.quad_to((0.0, 1.5 * UNIT), (-0.55 * UNIT, 1.25 * UNIT));
        fall.quad_to((-0.98 * UNIT, 0.95 * UNIT), (-0.62 * UNIT, 0.42 * UNIT));
        fall.close_path();
        sheet.shape("shoulders", self.on, &fall, self.inked(self.colours.hair));
        let fold = arch((-0.35 * UNIT, 0.68 * UNIT), (0.1 * UNIT, 1.0 * UNIT), (0.5 * UNIT, 0.95 * UNIT));
        sheet.shape("fold", self.on, &fold, self.lined(self.colours.ink, 3.0));
    }

    /// A turban: a dome, and the folds of its cloth.
    fn turban(&self, sheet: &mut Sheet) {
        let mut dome = BezPath::new();
        dome.move_to((-0.66 * UNIT, -0.16 * UNIT));
        dome.curve_to((-0.9 * UNIT, -1.12 * UNIT), (0.9 * UNIT, -1.12 * UNIT), (0.66 * UNIT, -0.16 * UNIT));
        dome.quad_to((0.0, -0.52 * UNIT), (-0.66 * UNIT, -0.16 * UNIT));
        dome.close_path();
        sheet.shape("dome", self.on, &dome, self.inked(self.colours.hair));
        for (from, pull, to) in [
            ((-0.62, -0.3), (-0.1, -0.75), (0.35, -0.84)),
            ((0.62, -0.3), (0.1, -0.7), (-0.3, -0.66)),
            ((-0.45, -0.62), (0.0, -0.5), (0.5, -0.62)),
        ] {
            let scaled = |(x, y): (f64, f64)| (x * UNIT, y * UNIT);
            sheet.shape(
                "fold",
                self.on,
                &arch(scaled(from), scaled(pull), scaled(to)),
                self.lined(self.colours.ink, 3.0),
            );
        }
    }
}
