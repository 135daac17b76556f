//! Lots: orders of people, and ties, drawn from the seed.
//!
//! Orders of people are drawn in order of id, ties from ids themselves, so that no lot hangs on the order of a
//! file. Every method draws the same lots from the same seed: plans of two of them for one seed differ
//! by what they do, not by who was lucky.

use crate::model::{PostIx, Scheme};
use crate::sources::draw::Draw;

/// The stream that the order for whole rotations is drawn from; periods have those above it.
const ROTATIONS: u64 = 0;

/// Everybody by position in order of id, in a uniform random order for whole rotations.
pub(super) fn order_of_all(seed: u64, people: usize) -> Vec<usize> {
    order(seed, ROTATIONS, people)
}

/// Everybody by position in order of id, in a uniform random order for one period, from 0.
pub(super) fn order_of_period(seed: u64, period: usize, people: usize) -> Vec<usize> {
    order(seed, ROTATIONS + 1 + period as u64, people)
}

fn order(seed: u64, stream: u64, people: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..people).collect();
    Draw::new(seed, stream).shuffle(&mut order);
    order
}

/// Ties between posts, drawn for each candidate.
#[derive(Clone, Debug)]
pub(super) struct Lots {
    candidates: Vec<u64>,
    posts: Vec<u64>,
}

impl Lots {
    pub(super) fn new(scheme: &Scheme, seed: u64) -> Self {
        let start = mixed(seed);
        let candidates =
            scheme.candidates().map(|ix| hash(start, scheme.candidate(ix).id.as_str()));
        let posts = scheme.posts().map(|ix| hash(start, scheme.post(ix).id.as_str()));
        Self { candidates: candidates.collect(), posts: posts.collect() }
    }

    /// The lot of a post for a candidate: of two that are as good the lower one comes first.
    pub(super) fn of(&self, candidate: usize, post: PostIx) -> u64 {
        mixed(self.candidates[candidate] ^ self.posts[post.get()].rotate_left(32))
    }

    /// The lot of a post for everybody.
    pub(super) fn of_post(&self, post: PostIx) -> u64 {
        self.posts[post.get()]
    }
}

/// FNV-1a of 64 bits over the bytes of an id, mixed.
fn hash(start: u64, id: &str) -> u64 {
    let step = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    mixed(id.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325 ^ start, step))
}

/// The mixing function of `SplitMix64` (Steele, Lea and Flood 2014).
fn mixed(word: u64) -> u64 {
    let mut mixed = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
