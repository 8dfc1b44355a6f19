//! Random numbers: one seed, one stream per purpose.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The stream named `purpose` of `seed`.
pub(crate) fn stream(seed: u64, purpose: &str) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(fnv1a(purpose.as_bytes()));
    rng
}

/// Fisher–Yates with a fixed way of drawing, the same on every machine.
pub(crate) fn shuffle<T>(items: &mut [T], rng: &mut impl Rng) {
    for last in (1..items.len()).rev() {
        items.swap(last, draw_below(last + 1, rng));
    }
}

/// A number in `0..end` (`end` ≥ 1), by multiplication (Lemire 2019; the bias is below 2⁻³²).
pub(crate) fn draw_below(end: usize, rng: &mut impl Rng) -> usize {
    ((u128::from(rng.next_u64()) * end as u128) >> 64) as usize
}

/// The 64-bit Fowler–Noll–Vo hash, variant 1a.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purposes_do_not_share_numbers() {
        assert_ne!(stream(1, "ties").next_u64(), stream(1, "baseline").next_u64());
        assert_eq!(stream(1, "ties").next_u64(), stream(1, "ties").next_u64());
    }

    #[test]
    fn a_shuffle_keeps_everything() {
        let mut items: Vec<u32> = (0..100).collect();
        shuffle(&mut items, &mut stream(7, "test"));
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }
}
