//! An address as a picture that a phone reads (ISO/IEC 18004), for a screen that a whole room looks at.

use maud::{Markup, Render, html};
use qrcodegen::{QrCode, QrCodeEcc};

/// What must be left white around it, in modules.
const QUIET: i32 = 4;

/// A QR code. What it says must stand beside it in words too.
#[derive(Debug, Clone)]
pub struct Qr {
    says: String,
    label: String,
}

impl Qr {
    /// A code that says `says`; `label` is what is read out instead of it.
    pub fn new(says: impl Into<String>, label: impl Into<String>) -> Self {
        Self { says: says.into(), label: label.into() }
    }
}

impl Render for Qr {
    /// Nothing for what is too long for a code, which is over two thousand letters.
    fn render(&self) -> Markup {
        let Ok(code) = QrCode::encode_text(&self.says, QrCodeEcc::Medium) else { return html! {} };
        let size = code.size() + 2 * QUIET;
        html! {
            svg.trellis-qr xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {size} {size}")) role="img"
                aria-label=(self.label) shape-rendering="crispEdges" {
                // Phones read dark on light alone, whatever colours the page has.
                rect width=(size) height=(size) fill="#fff" {}
                path d=(path(&code)) fill="#000" {}
            }
        }
    }
}

/// The dark modules, each run of a row as one rectangle.
fn path(code: &QrCode) -> String {
    let mut runs = Vec::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let long = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let long = i32::try_from(long).unwrap_or_default();
            if long > 0 {
                runs.push(format!("M{} {}h{long}v1h-{long}z", x + QUIET, y + QUIET));
            }
            x += long.max(1);
        }
    }
    runs.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark modules of a drawn path, as a reader would see them.
    fn dark(path: &str) -> Vec<(i32, i32)> {
        let runs = path.split('M').skip(1).map(|run| {
            let number = |text: &str| text.parse::<i32>().expect("a number");
            let (x, rest) = run.split_once(' ').expect("two numbers");
            let (y, rest) = rest.split_once('h').expect("a row");
            (number(x), number(y), number(rest.split('v').next().expect("a length")))
        });
        runs.flat_map(|(x, y, long)| (x..x + long).map(move |x| (x, y))).collect()
    }

    #[test]
    fn every_dark_module_is_drawn_once_and_no_light_one() {
        let code = QrCode::encode_text("https://trellis.example/ngt/join?code=7K2M4Q0T", QrCodeEcc::Medium)
            .expect("it fits");
        let mut drawn = dark(&path(&code));
        drawn.sort_unstable();
        let all = (0..code.size()).flat_map(|x| (0..code.size()).map(move |y| (x, y)));
        let mut wanted: Vec<_> =
            all.filter(|(x, y)| code.get_module(*x, *y)).map(|(x, y)| (x + QUIET, y + QUIET)).collect();
        wanted.sort_unstable();
        assert_eq!(drawn, wanted);
    }

    #[test]
    fn what_is_too_long_for_a_code_is_left_out() {
        assert!(Qr::new("a".repeat(3_000), "too long").render().into_string().is_empty());
    }
}
