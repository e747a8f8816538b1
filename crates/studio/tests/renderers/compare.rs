//! The rule by which two renderers draw the same picture: close on the whole, and nowhere far except along edges.

/// How far two pictures are from each other.
#[derive(Debug, Clone, Copy)]
pub struct Difference {
    /// Root of the mean square over all pixels and colours, 0…1.
    pub rmse: f64,
    /// Pixels more than 5 % off in a colour that lie further than 2 px from every edge of either picture.
    pub far: usize,
}

/// Most that [`Difference::rmse`] may be.
pub const RMSE: f64 = 0.012;
/// A pixel is far off when a colour differs by more than 5 % of 255.
const FAR: u8 = 12;
/// Neighbours that differ by more than that in a colour stand on two sides of an edge; a third of what is far off.
const EDGE: u8 = 4;
const AROUND: usize = 2;

/// Compares two pictures of solid pixels, red, green, blue and a fourth that is not looked at.
pub fn compare(one: &[u8], other: &[u8], width: usize) -> Difference {
    assert_eq!(one.len(), other.len(), "two pictures of one size");
    let mut squares = 0.0;
    let mut far = Vec::new();
    for (index, (left, right)) in one.chunks_exact(4).zip(other.chunks_exact(4)).enumerate() {
        let most = (0..3).map(|part| left[part].abs_diff(right[part])).max().unwrap_or(0);
        squares += (0..3).map(|part| f64::from(left[part].abs_diff(right[part])).powi(2)).sum::<f64>();
        if most > FAR {
            far.push((index % width, index / width));
        }
    }
    far.retain(|place| !near_edge(one, width, *place) && !near_edge(other, width, *place));
    let rmse = (squares / (one.len() / 4 * 3) as f64).sqrt() / 255.0;
    Difference { rmse, far: far.len() }
}

/// Whether an edge of `picture` lies within 2 px.
fn near_edge(picture: &[u8], width: usize, (x, y): (usize, usize)) -> bool {
    let height = picture.len() / 4 / width;
    let (right, bottom) = ((x + AROUND).min(width - 1), (y + AROUND).min(height - 1));
    let pixel = |x: usize, y: usize| &picture[(y * width + x) * 4..][..3];
    let differs =
        |one: &[u8], other: &[u8]| one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > EDGE);
    let (left, top) = (x.saturating_sub(AROUND), y.saturating_sub(AROUND));
    (top..=bottom).any(|row| {
        (left..=right).any(|column| {
            (column < right && differs(pixel(column, row), pixel(column + 1, row)))
                || (row < bottom && differs(pixel(column, row), pixel(column, row + 1)))
        })
    })
}

#[test]
fn a_thin_shift_passes_and_a_wrong_patch_does_not() {
    let width = 200;
    let square = |from: usize, dark: u8| -> Vec<u8> {
        (0..width * width)
            .flat_map(|index| {
                let inside =
                    [index % width, index / width].iter().all(|place| (from..from + 60).contains(place));
                [if inside { dark } else { 240 }; 4]
            })
            .collect()
    };
    assert_eq!(compare(&square(20, 30), &square(20, 30), width).far, 0);
    assert_eq!(compare(&square(20, 30), &square(21, 30), width).far, 0, "one pixel along the edge");
    let patch = compare(&square(20, 30), &square(20, 60), width);
    assert_eq!(patch.far, 56 * 56, "the inside of the square, without 2 px along its edge");
    assert!(patch.rmse > RMSE);
}
