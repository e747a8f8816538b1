//! A box: its length, four letters, and what is in it.

/// Bytes of a length and four letters.
pub(super) const HEADER: usize = 8;

/// A box with these bytes.
pub(super) fn plain(name: [u8; 4], inside: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER + inside.len());
    out.extend(((HEADER + inside.len()) as u32).to_be_bytes());
    out.extend(name);
    out.extend(inside);
    out
}

/// A box of boxes.
pub(super) fn of(name: [u8; 4], inside: &[Vec<u8>]) -> Vec<u8> {
    plain(name, &inside.concat())
}

/// A box that begins with its version, 0, and 24 flags.
pub(super) fn full(name: [u8; 4], flags: u32, inside: &[u8]) -> Vec<u8> {
    plain(name, &[&flags.to_be_bytes(), inside].concat())
}

/// A box with flags 0 and numbers of 32 bits.
pub(super) fn numbers(name: [u8; 4], numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    full(name, 0, &words(numbers))
}

/// A box with flags 0 and a table: how many rows, and the rows.
pub(super) fn table(name: [u8; 4], columns: usize, cells: &[u32]) -> Vec<u8> {
    numbers(name, [(cells.len() / columns) as u32].into_iter().chain(cells.iter().copied()))
}

/// Numbers of 32 bits.
pub(super) fn words(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_be_bytes).collect()
}

/// The picture as it is, neither turned nor stretched: 16.16 and 2.30.
pub(super) const UPRIGHT: [u32; 9] = [1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30];
