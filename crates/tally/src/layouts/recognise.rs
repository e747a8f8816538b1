//! Which layout a file has, told by its first line. Where two would fit, the flag is asked for; nothing is guessed.

use super::{CELLS, Layout, Source, grid::Grid, list, text};
use crate::refused::Refused;

/// The layout of a file.
///
/// # Errors
/// When the first line does not tell, with the flag that would; or what is wrong with the file as a whole.
pub fn recognise(source: &Source<'_>) -> Result<Layout, Refused> {
    let text = text::decode(source).map_err(super::only)?;
    if text.trim_start().starts_with('#') {
        return preflib(source, text);
    }
    let grid = Grid::read(source).map_err(Refused::input)?;
    let meant = CELLS.iter().any(|(name, _)| grid.column(name).is_some());
    let first = grid.headings.first().map(|heading| heading.to_lowercase()).unwrap_or_default();
    let counts = grid.has(&["rating", "panellists"]) || grid.has(&["rating", "count"]);
    Ok(if grid.has(&["voter", "item"]) && meant {
        Layout::Long
    } else if !list::places(&grid).is_empty() {
        Layout::List
    } else if grid.column("order").is_some() && grid.only(&["group", "voter", "order"]) {
        Layout::Order
    } else if counts && grid.only(&["rating", "panellists", "count"]) {
        Layout::Histogram
    } else if grid.has(&["item", "score"]) && grid.only(&["item", "score", "supporters"]) {
        Layout::Totals
    } else if grid.has(&["item", "median", "p30", "p70"]) && grid.only(&["item", "median", "p30", "p70"]) {
        Layout::Quantiles
    } else if grid.has(&["item", "rank_sum"]) && grid.only(&["item", "rank_sum"]) {
        Layout::RankSums
    } else if ["item", "subject"].contains(&first.as_str()) && grid.column("voter").is_none() {
        Layout::Items
    } else if grid.column("voter").is_some() && grid.column("item").is_none() {
        Layout::Wide
    } else {
        return Err(Refused::Usage(format!(
            "{}: the first line does not tell how the file is laid out. Say --layout wide when each row is a voter, --layout items \
             when each row is an item, --layout long when each row is one judgement (columns voter, item, and one of rank, points, \
             rating, dots, approve)",
            source.name
        )));
    })
}

/// PrefLib files say their kind in the head or by their ending.
fn preflib(source: &Source<'_>, text: &str) -> Result<Layout, Refused> {
    let kind = |word: &str| match word.trim().to_lowercase().as_str() {
        "soc" => Some(Layout::Soc),
        "soi" => Some(Layout::Soi),
        "toc" => Some(Layout::Toc),
        "toi" => Some(Layout::Toi),
        _ => None,
    };
    let head = text.lines().find_map(|line| kind(line.trim().strip_prefix("# DATA TYPE:")?));
    let ending = || source.name.rsplit_once('.').and_then(|(_, ending)| kind(ending));
    head.or_else(ending).ok_or_else(|| {
        Refused::Usage(format!(
            "{}: a PrefLib file whose head names no DATA TYPE. Say --layout soc, soi, toc or toi",
            source.name
        ))
    })
}
