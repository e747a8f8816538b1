//! Legs, torso, arms, head and what belongs to them.

use kurbo::BezPath;

use super::{Figure, HEAD, OUTLINE, UNIT};
use crate::cast::{Dress, Extra};
use crate::colour::Lab;
use crate::plan::Track;
use crate::shape::{Sheet, arch, circle, line, rect};

/// How far a body sinks when it sits, in units.
pub const SINK: f64 = 1.0;
/// Length of a thigh and of a shin, in units.
const LEG: f64 = 1.1;
/// Length of an upper arm and of a forearm, in units.
const ARM: f64 = 1.0;
const ARM_WIDTH: f64 = 0.42;
const LEG_WIDTH: f64 = 0.50;
/// Where legs begin above the floor, in units.
const HIP: f64 = 2.3;
const SHOULDER: f64 = 4.2;

fn units(points: &[(f64, f64)]) -> BezPath {
    let mut path = BezPath::new();
    for (index, (x, y)) in points.iter().enumerate() {
        if index == 0 {
            path.move_to((x * UNIT, y * UNIT));
        } else {
            path.line_to((x * UNIT, y * UNIT));
        }
    }
    path
}

impl Figure<'_> {
    /// A round-ended part: its outline, which is laid first for the whole limb, or its colour, which then hides the joint.
    fn limb(&self, sheet: &mut Sheet, length: f64, width: f64, colour: Option<Lab>) {
        let path = line((0.0, 0.0), (0.0, length * UNIT));
        match colour {
            None => sheet.shape("edge", self.on, &path, self.lined(self.colours.ink, width * UNIT + OUTLINE)),
            Some(colour) => sheet.shape("inside", self.on, &path, self.lined(colour, width * UNIT - OUTLINE)),
        }
    }

    pub(super) fn legs(&self, sheet: &mut Sheet) {
        for side in [-1.0, 1.0] {
            let name = if side < 0.0 { "left-leg" } else { "right-leg" };
            let of = |pose: &crate::cast::Pose| if side < 0.0 { pose.left_leg } else { pose.right_leg };
            let mut hip = self.joint(sheet, name, side * 0.46, -HIP, self.angle(|pose| -side * of(pose)[0]));
            hip.y = self.number(|pose| (pose.sit * SINK - HIP) * UNIT);
            sheet.open(hip);
            for colour in [None, Some(self.colours.legs)] {
                // Sitting, a thigh is seen from its end.
                let mut thigh = sheet.node("thigh", self.on);
                thigh.sy = self.number(|pose| 1.0 - pose.sit * 0.88);
                sheet.open(thigh);
                self.limb(sheet, LEG, LEG_WIDTH, colour);
                sheet.close();
                let mut knee = self.joint(sheet, "knee", 0.0, LEG, self.angle(|pose| -side * of(pose)[1]));
                knee.y = self.number(|pose| LEG * (1.0 - pose.sit * 0.9) * UNIT);
                sheet.open(knee);
                self.limb(sheet, LEG - 0.1, LEG_WIDTH, colour);
                if colour.is_some() {
                    let shoe = rect(
                        (side * 0.08 - 0.3) * UNIT,
                        (LEG - 0.28) * UNIT,
                        0.6 * UNIT,
                        0.38 * UNIT,
                        0.18 * UNIT,
                    );
                    sheet.shape("shoe", self.on, &shoe, self.inked(self.colours.ink));
                }
                sheet.close();
            }
            sheet.close();
        }
    }

    pub(super) fn torso(&self, sheet: &mut Sheet) {
        let cloth = self.inked(self.colours.cloth);
        if self.look.dress == Dress::Dress {
            let mut skirt = units(&[(-0.85, -3.0), (0.85, -3.0), (1.15, -1.15)]);
            skirt.quad_to((0.0, -0.95 * UNIT), (-1.15 * UNIT, -1.15 * UNIT));
            skirt.close_path();
            sheet.shape("skirt", self.on, &skirt, cloth);
        }
        sheet.shape(
            "neck",
            self.on,
            &rect(-0.2 * UNIT, -5.0 * UNIT, 0.4 * UNIT, 0.6 * UNIT, 8.0),
            self.inked(self.colours.skin),
        );
        let trunk = rect(-0.95 * UNIT, -4.6 * UNIT, 1.9 * UNIT, 2.3 * UNIT, 0.7 * UNIT);
        sheet.shape("torso", self.on, &trunk, cloth);
        self.front(sheet);
    }

    /// Collars and openings, by which cuts differ.
    fn front(&self, sheet: &mut Sheet) {
        let (ink, thin) = (self.colours.ink, 3.0);
        match self.look.dress {
            Dress::Tunic => {
                sheet.shape(
                    "collar",
                    self.on,
                    &units(&[(-0.32, -4.56), (0.0, -4.2), (0.32, -4.56)]),
                    self.lined(ink, thin),
                );
                sheet.shape(
                    "pocket",
                    self.on,
                    &units(&[(0.25, -3.75), (0.62, -3.75)]),
                    self.lined(ink, thin),
                );
                sheet.shape("hem", self.on, &units(&[(0.0, -4.2), (0.0, -3.6)]), self.lined(ink, thin));
            }
            Dress::Scrubs => {
                let mut neck = units(&[(-0.36, -4.57), (0.0, -4.02), (0.36, -4.57)]);
                neck.close_path();
                sheet.shape("neckline", self.on, &neck, self.inked(self.colours.skin));
                sheet.shape(
                    "pocket",
                    self.on,
                    &units(&[(0.22, -3.7), (0.22, -3.3), (0.62, -3.3), (0.62, -3.7)]),
                    self.lined(ink, thin),
                );
            }
            Dress::Shirt => {
                let collar = units(&[(-0.4, -4.55), (-0.18, -4.2), (0.0, -4.5), (0.18, -4.2), (0.4, -4.55)]);
                sheet.shape("collar", self.on, &collar, self.lined(ink, thin));
                sheet.shape("buttons", self.on, &units(&[(0.0, -4.35), (0.0, -2.5)]), self.lined(ink, 2.0));
            }
            Dress::Cardigan => {
                let mut under = units(&[(-0.3, -4.57), (-0.16, -2.34), (0.16, -2.34), (0.3, -4.57)]);
                under.close_path();
                sheet.shape("under", self.on, &under, self.inked(self.colours.light));
            }
            Dress::Dress => {
                sheet.shape(
                    "neckline",
                    self.on,
                    &arch((-0.4 * UNIT, -4.56 * UNIT), (0.0, -3.95 * UNIT), (0.4 * UNIT, -4.56 * UNIT)),
                    self.lined(ink, thin),
                );
                sheet.shape(
                    "belt",
                    self.on,
                    &arch((-0.92 * UNIT, -2.95 * UNIT), (0.0, -2.8 * UNIT), (0.92 * UNIT, -2.95 * UNIT)),
                    self.lined(ink, thin),
                );
            }
        }
    }

    /// The arm on one side: −1 the left of the picture, 1 the right.
    pub(super) fn arm(&self, sheet: &mut Sheet, side: f64) {
        let name = if side < 0.0 { "left-arm" } else { "right-arm" };
        let of = |pose: &crate::cast::Pose| if side < 0.0 { pose.left } else { pose.right };
        let long = matches!(self.look.dress, Dress::Shirt | Dress::Cardigan | Dress::Dress);
        let sleeve = self.colours.cloth;
        let lower = if long { sleeve } else { self.colours.skin };
        sheet.open(self.joint(sheet, name, side * 0.86, -SHOULDER, self.angle(|pose| -side * of(pose)[0])));
        for drawn in [false, true] {
            let elbow = self.joint(sheet, "elbow", 0.0, ARM, self.angle(|pose| -side * of(pose)[1]));
            if drawn {
                // A long sleeve is one piece; a short one ends above the elbow and lies over the arm.
                sheet.open(elbow);
                self.limb(sheet, ARM - 0.12, ARM_WIDTH, Some(lower));
                sheet.close();
                self.limb(sheet, ARM, ARM_WIDTH, Some(lower));
                if !long {
                    let cuff = line((0.0, 0.0), (0.0, 0.52 * UNIT));
                    sheet.shape(
                        "cuff",
                        self.on,
                        &cuff,
                        self.lined(self.colours.ink, ARM_WIDTH * UNIT + OUTLINE),
                    );
                    sheet.shape("sleeve", self.on, &cuff, self.lined(sleeve, ARM_WIDTH * UNIT - OUTLINE));
                }
            } else {
                self.limb(sheet, ARM, ARM_WIDTH, None);
                sheet.open(elbow);
                sheet.shape(
                    "hand",
                    self.on,
                    &circle(0.0, ARM * UNIT, 0.22 * UNIT),
                    self.inked(self.colours.skin),
                );
                self.limb(sheet, ARM - 0.12, ARM_WIDTH, None);
                sheet.close();
            }
        }
        sheet.close();
    }

    pub(super) fn head(&self, sheet: &mut Sheet) {
        let mut head = sheet.node("head", self.on);
        head.y = Track::Still(-HEAD * UNIT);
        head.anchor = [0.0, 0.5 * UNIT];
        head.rotate = self.angle(|pose| pose.nod);
        sheet.open(head);
        sheet.shape("skin", self.on, &circle(0.0, 0.0, 0.60 * UNIT), self.inked(self.colours.skin));
        self.covering(sheet);
        let mut face = sheet.node("face", self.on);
        face.x = self.number(|pose| pose.gaze * 0.16 * UNIT);
        sheet.open(face);
        self.face(sheet);
        sheet.close();
        sheet.close();
    }

    fn face(&self, sheet: &mut Sheet) {
        let mark = self.colours.mark;
        for (name, x) in [("left-eye", -0.2), ("right-eye", 0.2)] {
            let eye = circle(x * UNIT, -0.05 * UNIT, 0.07 * UNIT);
            sheet.shape(name, self.on, &eye, super::Paint { fill: Some(mark), stroke: None, width: 0.0 });
        }
        let mouth = arch((-0.15 * UNIT, 0.22 * UNIT), (0.0, 0.34 * UNIT), (0.15 * UNIT, 0.22 * UNIT));
        sheet.shape("mouth", self.on, &mouth, self.lined(mark, 4.0));
        if self.look.extra.contains(&Extra::Glasses) {
            for (name, x) in [("left-glass", -0.22), ("right-glass", 0.22)] {
                sheet.shape(
                    name,
                    self.on,
                    &circle(x * UNIT, -0.05 * UNIT, 0.17 * UNIT),
                    self.lined(mark, 3.0),
                );
            }
            sheet.shape(
                "bridge",
                self.on,
                &line((-0.05 * UNIT, -0.06 * UNIT), (0.05 * UNIT, -0.06 * UNIT)),
                self.lined(mark, 3.0),
            );
        }
        if self.look.extra.contains(&Extra::HearingAid) {
            let aid = arch((0.5 * UNIT, -0.14 * UNIT), (0.66 * UNIT, 0.0), (0.5 * UNIT, 0.14 * UNIT));
            sheet.shape("aid-edge", self.on, &aid, self.lined(self.colours.ink, 11.0));
            sheet.shape("aid", self.on, &aid, self.lined(self.colours.light, 5.0));
        }
    }

    pub(super) fn stick(&self, sheet: &mut Sheet) {
        let stick = units(&[(1.5, -2.4), (1.5, 0.0)]);
        sheet.shape("stick", self.on, &stick, self.lined(self.colours.ink, 9.0));
        sheet.shape(
            "handle",
            self.on,
            &units(&[(1.28, -2.4), (1.62, -2.4)]),
            self.lined(self.colours.ink, 12.0),
        );
    }

    /// A wheelchair, seen from the front: two wheels beside the seat, and a back.
    pub(super) fn wheels(&self, sheet: &mut Sheet) {
        let back = rect(-0.95 * UNIT, -3.2 * UNIT, 1.9 * UNIT, 2.0 * UNIT, 0.2 * UNIT);
        sheet.shape("chair-back", self.on, &back, self.inked(self.colours.legs));
        for side in [-1.0, 1.0] {
            let wheel = rect((side * 1.22 - 0.15) * UNIT, -1.9 * UNIT, 0.3 * UNIT, 1.9 * UNIT, 0.15 * UNIT);
            sheet.shape("wheel", self.on, &wheel, self.inked(self.colours.ink));
        }
        let seat = rect(-1.05 * UNIT, -1.45 * UNIT, 2.1 * UNIT, 0.35 * UNIT, 0.12 * UNIT);
        sheet.shape("seat", self.on, &seat, self.inked(self.colours.legs));
    }
}
