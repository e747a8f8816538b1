//! The colours of the film: named tokens in OKLCH, from which screen colours and contrasts are computed.

use serde::{Deserialize, Serialize};

/// A colour of OKLab: lightness 0…1, and two opponents near −0.4…0.4. Colours between two keys are mixed here.
/// Source: Björn Ottosson, "A perceptual color space for image processing", 2020.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Lab(pub f64, pub f64, pub f64);

/// A colour by its lightness (0…1), chroma (0…0.4) and hue (degrees).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklch(pub f64, pub f64, pub f64);

impl Oklch {
    /// The same colour by its opponents.
    pub fn lab(self) -> Lab {
        let hue = self.2.to_radians();
        Lab(self.0, self.1 * libm::cos(hue), self.1 * libm::sin(hue))
    }
}

impl Lab {
    /// The screen colour, each part cut to 0…255.
    pub fn srgb(self) -> [u8; 3] {
        self.linear().map(|part| {
            let part = part.clamp(0.0, 1.0);
            let curved =
                if part <= 0.003_130_8 { 12.92 * part } else { 1.055 * libm::pow(part, 1.0 / 2.4) - 0.055 };
            libm::round(curved * 255.0) as u8
        })
    }

    /// Light of red, green and blue, not cut.
    fn linear(self) -> [f64; 3] {
        let Self(l, a, b) = self;
        let cube = |root: f64| root * root * root;
        let long = cube(l + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let middle = cube(l - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let short = cube(l - 0.089_484_177_5 * a - 1.291_485_548 * b);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701 * short,
        ]
    }

    /// `share` (0…1) of the way from here to `other`.
    pub fn mix(self, other: Self, share: f64) -> Self {
        let between = |from: f64, to: f64| from + (to - from) * share;
        Self(between(self.0, other.0), between(self.1, other.1), between(self.2, other.2))
    }
}

/// Relative luminance of a screen colour, 0…1. Source: WCAG 2.2, "relative luminance".
pub fn luminance(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast of two screen colours, 1…21. Source: WCAG 2.2, "contrast ratio".
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Every colour by its name.
pub const TOKENS: [(&str, Oklch); 29] = [
    ("paper", Oklch(0.97, 0.015, 85.0)),
    ("paper-deep", Oklch(0.92, 0.025, 85.0)),
    ("ink", Oklch(0.25, 0.03, 265.0)),
    ("ink-soft", Oklch(0.40, 0.03, 265.0)),
    ("focus", Oklch(0.45, 0.18, 265.0)),
    ("allyship", Oklch(0.50, 0.13, 255.0)),
    ("sponsorship", Oklch(0.50, 0.12, 55.0)),
    ("circles", Oklch(0.50, 0.10, 160.0)),
    ("surface", Oklch(0.48, 0.15, 330.0)),
    ("barrier", Oklch(0.55, 0.02, 265.0)),
    ("skin-1", Oklch(0.88, 0.045, 70.0)),
    ("skin-2", Oklch(0.81, 0.065, 65.0)),
    ("skin-3", Oklch(0.73, 0.08, 62.0)),
    ("skin-4", Oklch(0.65, 0.09, 58.0)),
    ("skin-5", Oklch(0.56, 0.085, 55.0)),
    ("skin-6", Oklch(0.47, 0.075, 52.0)),
    ("skin-7", Oklch(0.39, 0.06, 48.0)),
    ("skin-8", Oklch(0.32, 0.045, 45.0)),
    // Cloth and hair: quiet beside the petals, and never the only difference between two people.
    ("hair-dark", Oklch(0.22, 0.02, 50.0)),
    ("hair-brown", Oklch(0.42, 0.06, 55.0)),
    ("hair-grey", Oklch(0.72, 0.01, 265.0)),
    ("cloth-teal", Oklch(0.62, 0.08, 200.0)),
    ("cloth-ochre", Oklch(0.74, 0.11, 80.0)),
    ("cloth-plum", Oklch(0.48, 0.09, 340.0)),
    ("cloth-leaf", Oklch(0.62, 0.09, 145.0)),
    ("cloth-sky", Oklch(0.72, 0.07, 240.0)),
    ("cloth-rust", Oklch(0.60, 0.12, 40.0)),
    ("cloth-dusk", Oklch(0.38, 0.06, 265.0)),
    ("light", Oklch(0.95, 0.06, 95.0)),
];

/// The colour of that name.
pub fn token(name: &str) -> Option<Lab> {
    TOKENS.iter().find(|(known, _)| *known == name).map(|(_, colour)| colour.lab())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(name: &str) -> String {
        let [red, green, blue] = token(name).expect("a token").srgb();
        format!("{red:02X}{green:02X}{blue:02X}")
    }

    #[test]
    fn every_colour_and_contrast_of_the_design_comes_out_of_its_own_numbers() {
        let design = [
            ("paper", "FAF5EA", 1.0),
            ("paper-deep", "ECE4D2", 1.2),
            ("ink", "1B2130", 14.8),
            ("ink-soft", "404858", 8.4),
            ("focus", "2249B7", 7.1),
            ("allyship", "2863AB", 5.6),
            ("sponsorship", "964D09", 5.7),
            ("circles", "1F744F", 5.3),
            ("surface", "8A3785", 6.5),
            ("barrier", "6C727E", 4.4),
        ];
        let paper = token("paper").expect("paper").srgb();
        for (name, wanted, ratio) in design {
            assert_eq!(hex(name), wanted, "{name}");
            let measured = contrast(token(name).expect("a token").srgb(), paper);
            assert!((measured - ratio).abs() < 0.06, "{name} {measured}");
        }
        let skins = ["EBD3B8", "DFB995", "CD9D73", "B98156", "9B6742", "7C4E32", "5F3B28", "462B1F"];
        for (number, wanted) in skins.iter().enumerate() {
            assert_eq!(hex(&format!("skin-{}", number + 1)), *wanted);
        }
    }

    #[test]
    fn face_marks_can_be_seen_on_every_skin() {
        for number in 1..=8 {
            let skin = token(&format!("skin-{number}")).expect("skin").srgb();
            let best = ["ink", "paper"].map(|mark| contrast(token(mark).expect("mark").srgb(), skin));
            assert!(best[0].max(best[1]) >= 4.3, "skin {number}: {best:?}");
        }
    }
}
