//! From a seed to uniform draws, the same on every platform.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// A stream of 32-bit words: `ChaCha` with 8 rounds (Bernstein 2008), whose key is the seed in
/// little-endian order followed by zeros.
pub(crate) struct Draw(ChaCha8Rng);

impl Draw {
    /// One of the independent streams of a seed.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let mut words = ChaCha8Rng::from_seed(key);
        words.set_stream(stream);
        Self(words)
    }

    /// A uniform draw from [0, 1), in units of 2^-32: one word.
    pub(crate) fn unit(&mut self) -> u32 {
        self.0.next_u32()
    }

    /// A uniform integer below `n`, which must be above 0, without bias (Lemire 2019): the high
    /// half of word x n, drawn again while the low half is below 2^32 mod n.
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        let reject = n.wrapping_neg() % n;
        loop {
            let product = u64::from(self.0.next_u32()) * u64::from(n);
            if product as u32 >= reject {
                return (product >> 32) as u32;
            }
        }
    }

    /// Whether something of a probability of `often` in `of` happens.
    pub(crate) fn happens(&mut self, often: u32, of: u32) -> bool {
        self.below(of) < often
    }

    /// Puts items into a uniform random order (Fisher and Yates; Durstenfeld 1964), from the last place to the
    /// second.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u32 + 1) as usize);
        }
    }

    /// `count` different integers below `n`, in increasing order, every set equally likely: Floyd's
    /// method (Bentley and Floyd 1987). `count` must be at most `n`; `taken` must hold `n` times
    /// false, and does so again afterwards.
    pub(crate) fn subset(&mut self, count: u32, n: u32, taken: &mut [bool]) -> Vec<u32> {
        let mut chosen = Vec::with_capacity(count as usize);
        for last in n - count..n {
            let drawn = self.below(last + 1);
            let member = if taken[drawn as usize] { last } else { drawn };
            taken[member as usize] = true;
            chosen.push(member);
        }
        for &member in &chosen {
            taken[member as usize] = false;
        }
        chosen.sort_unstable();
        chosen
    }
}
