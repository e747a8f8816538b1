//! The picture of the model: four petals that overlap around the mentee, the same in the film, on the poster and on a mentee's page.

use kurbo::BezPath;

use crate::shape::{arch, circle, line};

/// The middle of the picture, in canvas pixels.
pub const CENTRE: (f64, f64) = (960.0, 500.0);
/// Radius of a petal.
pub const PETAL: f64 = 260.0;
/// How far a petal's middle is from the centre.
pub const REACH: f64 = 200.0;
/// Radius of the mentee's disc.
pub const DISC: f64 = 70.0;
/// Radius of a token: one tie between the mentee and a helper.
pub const TOKEN: f64 = 32.0;
/// Where the tokens of a petal lie, in the order in which they are taken: how far from the centre, outwards along both axes.
/// Each lies wholly in its petal and in no other.
const SEATS: [(f64, f64); 8] = [
    (237.0, 237.0),
    (309.0, 165.0),
    (165.0, 309.0),
    (309.0, 237.0),
    (237.0, 309.0),
    (237.0, 165.0),
    (165.0, 237.0),
    (165.0, 165.0),
];

/// One of the four supports around the mentee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Petal {
    /// Top left.
    Allyship,
    /// Top right.
    Sponsorship,
    /// Bottom left.
    Circles,
    /// Bottom right: a lens, never a helper.
    Surface,
}

impl Petal {
    /// All four, clockwise from the top left by rows.
    pub const ALL: [Self; 4] = [Self::Allyship, Self::Sponsorship, Self::Circles, Self::Surface];

    /// Its name among colours and ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allyship => "allyship",
            Self::Sponsorship => "sponsorship",
            Self::Circles => "circles",
            Self::Surface => "surface",
        }
    }

    /// The petal of that name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|petal| petal.name() == name)
    }

    /// Towards which corner it lies: −1 or 1 to the right, −1 or 1 downwards.
    pub const fn corner(self) -> (f64, f64) {
        match self {
            Self::Allyship => (-1.0, -1.0),
            Self::Sponsorship => (1.0, -1.0),
            Self::Circles => (-1.0, 1.0),
            Self::Surface => (1.0, 1.0),
        }
    }

    /// The middle of its circle.
    pub const fn middle(self) -> (f64, f64) {
        let (right, down) = self.corner();
        let part = REACH * std::f64::consts::FRAC_1_SQRT_2;
        (CENTRE.0 + right * part, CENTRE.1 + down * part)
    }

    /// Where its tokens lie, in the order in which they are taken.
    pub fn seats(self) -> [(f64, f64); 8] {
        let (right, down) = self.corner();
        SEATS.map(|(across, along)| (CENTRE.0 + right * across, CENTRE.1 + down * along))
    }

    /// Its pattern, cut to a circle of `radius` about (`x`, `y`), and the width of its lines: what tells it from the others
    /// without colour.
    pub fn pattern(self, (x, y): (f64, f64), radius: f64) -> (BezPath, f64) {
        // Whole numbers, which keep a plan short.
        let (x, y, inner) = (x.round(), y.round(), radius - 11.0);
        match self {
            Self::Allyship => (diagonals(x, y, inner), 2.0),
            Self::Sponsorship => (spots(x, y, inner, 34.0, 4.0, dot), 8.0),
            Self::Circles => (spots(x, y, inner, 46.0, 10.0, |x, y| circle(x, y, 9.0)), 2.0),
            Self::Surface => (waves(x, y, inner), 2.0),
        }
    }

    /// Whether its edge is dashed: the lens's is.
    pub const fn is_dashed(self) -> bool {
        matches!(self, Self::Surface)
    }
}

/// Parallel lines from bottom left to top right.
fn diagonals(x: f64, y: f64, radius: f64) -> BezPath {
    let mut path = BezPath::new();
    let step = 26.0;
    let count = (radius / step).floor() as i32;
    let part = std::f64::consts::FRAC_1_SQRT_2;
    for number in -count..=count {
        let away = f64::from(number) * step;
        let half = (radius * radius - away * away).max(0.0).sqrt();
        let (middle_x, middle_y) = (x + away * part, y + away * part);
        path.extend(
            line(
                (middle_x - half * part, middle_y + half * part),
                (middle_x + half * part, middle_y - half * part),
            )
            .iter(),
        );
    }
    path
}

/// A dot: a line of no length to speak of, whose round ends are all of it.
fn dot(x: f64, y: f64) -> BezPath {
    line((x, y), (x + 0.1, y))
}

/// Spots of one size in rows, each wholly inside.
fn spots(x: f64, y: f64, radius: f64, step: f64, size: f64, spot: fn(f64, f64) -> BezPath) -> BezPath {
    let mut path = BezPath::new();
    let count = (radius / step).ceil() as i32;
    for row in -count..=count {
        for column in -count..=count {
            let across = (f64::from(column) + if row % 2 == 0 { 0.0 } else { 0.5 }) * step;
            let down = f64::from(row) * step;
            if (across * across + down * down).sqrt() + size < radius {
                path.extend(spot(x + across, y + down).iter());
            }
        }
    }
    path
}

/// Wavy rows, cut to whole waves inside.
fn waves(x: f64, y: f64, radius: f64) -> BezPath {
    let mut path = BezPath::new();
    let (step, wave, height) = (34.0, 44.0, 9.0);
    let count = (radius / step).floor() as i32;
    for row in -count..=count {
        let down = f64::from(row) * step;
        let half = ((radius - height).powi(2) - down * down).max(0.0).sqrt();
        let waves = (half / wave).floor() as i32;
        for number in -waves..waves {
            let (from, middle, to) = (
                f64::from(number) * wave,
                (f64::from(number) + 0.5) * wave,
                (f64::from(number) + 1.0) * wave,
            );
            path.extend(
                arch(
                    (x + from, y + down),
                    (x + f64::midpoint(from, middle), y + down - 2.0 * height),
                    (x + middle, y + down),
                )
                .iter(),
            );
            path.extend(
                arch(
                    (x + middle, y + down),
                    (x + f64::midpoint(middle, to), y + down + 2.0 * height),
                    (x + to, y + down),
                )
                .iter(),
            );
        }
    }
    path
}

/// A circle's edge in dashes of about `dash` pixels with gaps of about the same.
pub fn dashed((x, y): (f64, f64), radius: f64, dash: f64) -> BezPath {
    let count = (std::f64::consts::PI * radius / dash).round().max(3.0);
    let turn = std::f64::consts::PI / count;
    let mut path = BezPath::new();
    for number in 0..count as u32 {
        let from = f64::from(number) * 2.0 * turn;
        let at = |angle: f64, far: f64| (x + far * libm::cos(angle), y + far * libm::sin(angle));
        // The third of a short arc lies where its tangents meet.
        let pull = at(from + turn / 2.0, radius / libm::cos(turn / 2.0));
        path.extend(arch(at(from, radius), pull, at(from + turn, radius)).iter());
    }
    path
}

#[cfg(test)]
mod tests {
    use kurbo::Shape as _;

    use super::*;

    #[test]
    fn patterns_stay_inside_their_petal_and_differ() {
        let mut seen = Vec::new();
        for petal in Petal::ALL {
            let (x, y) = petal.middle();
            let (pattern, _) = petal.pattern((x, y), PETAL);
            let bounds = pattern.bounding_box();
            for (corner_x, corner_y) in
                pattern.iter().filter_map(|part| part.end_point()).map(|point| (point.x, point.y))
            {
                assert!((corner_x - x).hypot(corner_y - y) <= PETAL - 9.0, "{petal:?}");
            }
            assert!(bounds.width() > PETAL && !seen.contains(&pattern));
            seen.push(pattern);
        }
    }

    #[test]
    fn tokens_lie_in_their_own_petal_alone_and_never_over_each_other() {
        let apart = |(x, y): (f64, f64), (to_x, to_y): (f64, f64)| (x - to_x).hypot(y - to_y);
        for petal in Petal::ALL {
            let seats = petal.seats();
            for (number, seat) in seats.into_iter().enumerate() {
                for other in Petal::ALL {
                    let away = apart(seat, other.middle());
                    let apart = if other == petal { away + TOKEN < PETAL } else { away - TOKEN > PETAL };
                    assert!(apart, "{petal:?} {number} in {other:?}");
                }
                assert!(seats[..number].iter().all(|before| apart(seat, *before) > 2.0 * TOKEN));
            }
        }
    }

    #[test]
    fn the_mentee_stands_in_all_four_petals() {
        for petal in Petal::ALL {
            let (x, y) = petal.middle();
            assert!((x - CENTRE.0).hypot(y - CENTRE.1) + DISC <= PETAL + 10.5);
        }
    }
}
