//! Parts of a picture: rectangles of whole pixels.

/// A rectangle of pixels, from its left and top edge to before its right and bottom one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub left: u16,
    /// The first row.
    pub top: u16,
    /// The column after the last.
    pub right: u16,
    /// The row after the last.
    pub bottom: u16,
}

/// Edges lie on multiples of this many pixels, or on the picture's own edge: a macroblock of H.264, and so always whole pairs for the
/// colours of a film, which have half the picture's pixels.
const GRAIN: u16 = 16;
/// Two areas are drawn as one when that adds at most so many pixels: to begin another costs about as much.
const SLACK: u32 = 24_000;
/// More areas than that are not worth it.
const MOST: usize = 6;

impl Area {
    /// All of a picture.
    pub const fn whole(width: u16, height: u16) -> Self {
        Self { left: 0, top: 0, right: width, bottom: height }
    }

    /// The smallest area on the grain that holds the rectangle, as far as that lies in a picture of `width` × `height` pixels; none
    /// when it lies outside.
    pub fn around(shape: kurbo::Rect, width: u16, height: u16) -> Option<Self> {
        let down = |edge: f64| (edge.max(0.0) as u16) / GRAIN * GRAIN;
        let up = |edge: f64, end: u16| {
            (edge.clamp(0.0, f64::from(end)).ceil() as u16).div_ceil(GRAIN).saturating_mul(GRAIN).min(end)
        };
        let area = Self {
            left: down(shape.x0),
            top: down(shape.y0),
            right: up(shape.x1, width),
            bottom: up(shape.y1, height),
        };
        (area.left < area.right && area.top < area.bottom).then_some(area)
    }

    /// How many pixels across.
    pub const fn width(self) -> u16 {
        self.right - self.left
    }

    /// How many pixels down.
    pub const fn height(self) -> u16 {
        self.bottom - self.top
    }

    /// How many pixels in all.
    pub fn pixels(self) -> u32 {
        u32::from(self.width()) * u32::from(self.height())
    }

    /// Whether a shape may touch it.
    pub fn meets(self, shape: kurbo::Rect) -> bool {
        let [left, top, right, bottom] = [self.left, self.top, self.right, self.bottom].map(f64::from);
        shape.x0 < right && shape.x1 > left && shape.y0 < bottom && shape.y1 > top
    }

    /// The smallest area that holds both.
    fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// How many pixels more one area of both has than two.
    fn gap(self, other: Self) -> i64 {
        i64::from(self.with(other).pixels()) - i64::from(self.pixels()) - i64::from(other.pixels())
    }
}

/// Adds `area` to areas of which no two overlap, and keeps them so; neighbours become one, and so do the nearest when there are many.
pub fn add(areas: &mut Vec<Area>, mut area: Area) {
    // What grew may reach others that the smaller one did not.
    while let Some(near) =
        areas.iter().position(|other| touches(*other, area) || other.gap(area) <= i64::from(SLACK))
    {
        area = area.with(areas.swap_remove(near));
    }
    areas.push(area);
    if areas.len() > MOST {
        let last = areas.len() - 1;
        let nearest = (0..last).min_by_key(|index| areas[*index].gap(area));
        if let Some(nearest) = nearest {
            areas.pop();
            let joined = area.with(areas.swap_remove(nearest));
            add(areas, joined);
        }
    }
}

fn touches(one: Area, other: Area) -> bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Rect;
    use proptest::prelude::*;

    #[test]
    fn an_area_lies_on_the_grain_or_on_the_edge_of_the_picture() {
        let of = |x0, y0, x1, y1| Area::around(Rect::new(x0, y0, x1, y1), 1920, 1080);
        assert_eq!(of(17.2, 0.5, 31.9, 16.0), Some(Area { left: 16, top: 0, right: 32, bottom: 16 }));
        assert_eq!(
            of(-50.0, 1070.0, 2000.0, 1200.0),
            Some(Area { left: 0, top: 1056, right: 1920, bottom: 1080 })
        );
        assert_eq!([of(-50.0, 0.0, -1.0, 9.0), of(1920.0, 0.0, 1930.0, 9.0)], [None, None]);
    }

    proptest! {
        #[test]
        fn areas_hold_all_that_was_added_and_never_overlap(
            shapes in prop::collection::vec((0.0..1900.0, 0.0..1060.0, 1.0..300.0, 1.0..300.0), 1..40),
        ) {
            let mut areas = Vec::new();
            let shapes: Vec<Rect> = shapes.iter().map(|(x, y, w, h)| Rect::new(*x, *y, x + w, y + h)).collect();
            for shape in &shapes {
                add(&mut areas, Area::around(*shape, 1920, 1080).expect("it lies inside"));
            }
            prop_assert!(areas.len() <= MOST);
            for (index, one) in areas.iter().enumerate() {
                prop_assert!(areas[..index].iter().all(|other| !touches(*one, *other)));
            }
            for shape in &shapes {
                let holds = |area: &Area| Area::around(*shape, 1920, 1080).is_some_and(|small| small.with(*area) == *area);
                prop_assert!(areas.iter().any(holds));
            }
        }
    }
}
