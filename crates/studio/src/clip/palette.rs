//! The 255 colours of a GIF: exact when they are enough; else the film's own colours and the commonest, then the rest in groups.

use std::collections::BTreeMap;

use trellis_film::colour::TOKENS;

/// How many colours there are at most; one number more is left for "as before".
pub const MOST: usize = 255;
/// How many of the commonest colours are kept as they are.
const COMMON: usize = 64;

/// A colour as red, green and blue.
pub type Colour = [u8; 3];

/// How often every colour is seen.
#[derive(Debug, Default)]
pub struct Seen(BTreeMap<Colour, u64>);

impl Seen {
    /// Counts a picture.
    pub fn count(&mut self, rgb: &[u8]) {
        for run in rgb.as_chunks::<3>().0.chunk_by(|one, next| one == next) {
            *self.0.entry(run[0]).or_default() += run.len() as u64;
        }
    }

    /// At most [`MOST`] colours for what was counted: the same for the same pictures.
    pub fn palette(self) -> Vec<Colour> {
        if self.0.len() <= MOST {
            return self.0.into_keys().collect();
        }
        let mut rest = self.0;
        let mut chosen = Vec::new();
        for (_, token) in TOKENS {
            let own = token.lab().srgb();
            if rest.remove(&own).is_some() {
                chosen.push(own);
            }
        }
        let mut common: Vec<(Colour, u64)> = rest.iter().map(|(colour, count)| (*colour, *count)).collect();
        common.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        for (colour, _) in common.drain(..COMMON.min(common.len())) {
            rest.remove(&colour);
            chosen.push(colour);
        }
        chosen.extend(groups(rest.into_iter().collect(), MOST - chosen.len()));
        chosen
    }
}

/// The middles of `count` groups, made by halving again and again the group that is spread most.
fn groups(all: Vec<(Colour, u64)>, count: usize) -> Vec<Colour> {
    let mut groups = vec![all];
    while groups.len() < count {
        let spread = |group: &Vec<(Colour, u64)>| widest(group).1;
        // The first of equals, so that the order is settled.
        let Some((index, _)) = groups
            .iter()
            .enumerate()
            .rev()
            .max_by_key(|(_, group)| spread(group))
            .filter(|(_, group)| group.len() > 1)
        else {
            break;
        };
        let mut group = groups.swap_remove(index);
        let (part, _) = widest(&group);
        group.sort_by_key(|(colour, _)| (colour[part], *colour));
        let other = group.split_off(half(&group));
        groups.extend([group, other]);
    }
    groups.iter().filter(|group| !group.is_empty()).map(|group| mean(group)).collect()
}

/// Where to cut a sorted group: half of what is seen on each side, but nothing empty.
fn half(group: &[(Colour, u64)]) -> usize {
    let whole: u64 = group.iter().map(|(_, count)| count).sum();
    let mut sum = 0;
    let at = group.iter().position(|(_, count)| {
        sum += count;
        sum * 2 >= whole
    });
    at.map_or(1, |at| at + 1).clamp(1, group.len() - 1)
}

/// Red, green or blue, whichever differs most in the group, and how much that matters: rare colours
/// are the soft edges of letters, which are looked at too, so how often a colour is seen counts little.
fn widest(group: &[(Colour, u64)]) -> (usize, u64) {
    let seen: u64 = group.iter().map(|(_, count)| count).sum();
    (0..3)
        .map(|part| {
            let parts = || group.iter().map(|(colour, _)| colour[part]);
            let range = u64::from(parts().max().unwrap_or(0) - parts().min().unwrap_or(0));
            (part, range * range * u64::from(seen.max(1).ilog2() + 1))
        })
        .max_by_key(|(part, spread)| (*spread, std::cmp::Reverse(*part)))
        .unwrap_or((0, 0))
}

fn mean(group: &[(Colour, u64)]) -> Colour {
    let whole: u64 = group.iter().map(|(_, count)| count).sum();
    [0, 1, 2].map(|part| {
        let sum: u64 = group.iter().map(|(colour, count)| u64::from(colour[part]) * count).sum();
        ((sum + whole / 2) / whole.max(1)) as u8
    })
}

/// Finds for every colour the nearest of the palette, and remembers it.
#[derive(Debug)]
pub struct Nearest {
    palette: Vec<Colour>,
    known: BTreeMap<Colour, u8>,
}

impl Nearest {
    /// For that palette of at most 256 colours.
    pub fn new(palette: Vec<Colour>) -> Self {
        let known = palette.iter().enumerate().map(|(index, colour)| (*colour, index as u8)).collect();
        Self { palette, known }
    }

    /// The picture as numbers of colours.
    pub fn numbers(&mut self, rgb: &[u8]) -> Vec<u8> {
        let mut numbers = Vec::with_capacity(rgb.len() / 3);
        for run in rgb.as_chunks::<3>().0.chunk_by(|one, next| one == next) {
            let palette = &self.palette;
            let number = *self.known.entry(run[0]).or_insert_with(|| nearest(palette, run[0]));
            numbers.extend(std::iter::repeat_n(number, run.len()));
        }
        numbers
    }
}

fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let far = |own: &Colour| {
        (0..3).map(|part| i32::from(own[part]) - i32::from(colour[part])).map(|by| by * by).sum::<i32>()
    };
    palette
        .iter()
        .enumerate()
        .min_by_key(|(index, own)| (far(own), *index))
        .map_or(0, |(index, _)| index as u8)
}
