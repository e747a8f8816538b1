//! Sharing out whole points by the largest remainder, the way seats are shared out.

/// Shares `total` in proportion to `weights`; what is left over goes to the largest remainders, ties to the earlier.
/// All shares are 0 when all weights are.
pub fn apportion<const N: usize>(total: u32, weights: &[u32; N]) -> [u32; N] {
    let mut shares = [0; N];
    share_out(total, weights, &mut shares);
    shares
}

/// [`apportion`] for a number of weights known at run time; `shares` is as long as `weights`.
pub fn share_out(total: u32, weights: &[u32], shares: &mut [u32]) {
    shares.fill(0);
    let sum: u64 = weights.iter().map(|&weight| u64::from(weight)).sum();
    if sum == 0 {
        return;
    }
    let mut left = total;
    let mut remainders: Vec<(u64, usize)> = Vec::with_capacity(weights.len());
    for (place, (&weight, share)) in weights.iter().zip(shares.iter_mut()).enumerate() {
        let product = u64::from(total) * u64::from(weight);
        *share = (product / sum) as u32;
        left -= *share;
        if weight > 0 {
            remainders.push((product % sum, place));
        }
    }
    remainders.sort_by_key(|&(remainder, place)| (std::cmp::Reverse(remainder), place));
    for &(_, place) in remainders.iter().take(left as usize) {
        shares[place] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lens_example_has_its_maxima() {
        let maxima = apportion(880, &[3600, 1600, 1200, 1200, 1000, 800, 600]);
        assert_eq!(maxima, [317, 141, 106, 105, 88, 70, 53]);
        let mut tags = [0; 3];
        share_out(317, &[4, 3, 2], &mut tags);
        assert_eq!(tags, [141, 106, 70]);
    }

    #[test]
    fn nothing_is_lost_and_nobody_gets_points_for_no_weight() {
        assert_eq!(apportion(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(apportion(10, &[0, 1, 0]), [0, 10, 0]);
        assert_eq!(apportion(10, &[0, 0]), [0, 0]);
    }
}
