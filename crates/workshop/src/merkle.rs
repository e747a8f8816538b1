//! One digest for many, from which nothing can be read but whether all are the same (RFC 6962, section 2.1, over sorted leaves).

use crate::hash::Hash;

/// The Merkle tree hash of the digests in sorted order, so that it carries no other order.
pub fn root(mut leaves: Vec<Hash>) -> Hash {
    leaves.sort_unstable();
    tree(&leaves)
}

fn tree(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of(&[]),
        [leaf] => Hash::of(&[&[0], &leaf.0]),
        _ => {
            // The largest power of two below the number of leaves.
            let half = 1 << (leaves.len() - 1).ilog2();
            Hash::of(&[&[1], &tree(&leaves[..half]).0, &tree(&leaves[half..]).0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_knows_its_leaves_but_not_their_order() {
        let leaves: Vec<Hash> = (0..7_u8).map(|n| Hash::of(&[&[n]])).collect();
        let mut mixed = leaves.clone();
        mixed.rotate_left(3);
        assert_eq!(root(mixed), root(leaves.clone()));
        for gone in 0..leaves.len() {
            let mut fewer = leaves.clone();
            fewer.remove(gone);
            assert_ne!(root(fewer), root(leaves.clone()));
        }
        assert_eq!(root(Vec::new()), Hash::of(&[]));
        assert_ne!(root(vec![leaves[0]]), leaves[0]);
    }
}
