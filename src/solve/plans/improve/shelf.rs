//! Ways to fill a gap in a rotation, kept for the next time.
//!
//! Most moves are undone, so the same gap is asked for again and again. Its variants depend on the
//! rest of the rotation alone; the best of them at the prices are kept, until that rest changes.

use crate::model::{CandidateIx, PostIx};
use crate::plan::PRICE_UNIT;
use crate::pricing::{Oracle, Step, Variants};

/// Choices kept for a gap.
const MOST_CHOICES: usize = 32;
/// Gaps kept; beyond it all are forgotten, so that memory does not grow with the cohort.
const MOST_KNOWN: usize = 1 << 17;

/// One way to fill a gap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filling {
    /// Units of the whole rotation's points less the price of the new placement.
    pub(super) net: i64,
    /// Points of the whole rotation.
    pub(super) points: i64,
    /// The post that fills it; `None` leaves the gap.
    pub(super) post: Option<PostIx>,
}

/// A gap of one candidate, and its choices.
#[derive(Debug)]
struct Known {
    start: u32,
    duration: u32,
    rest: Box<[Step]>,
    choices: Box<[Filling]>,
}

/// Choices by candidate.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    known: Vec<Vec<Known>>,
    size: usize,
    variants: Variants,
    list: Vec<Filling>,
    /// Variants computed.
    pub(super) work: u64,
}

impl Shelf {
    pub(super) fn new(candidates: usize) -> Self {
        let known = (0..candidates).map(|_| Vec::new()).collect();
        Self { known, ..Self::default() }
    }

    /// The best ways to fill a gap of `duration` periods from `start` in `rest`, best first.
    pub(super) fn choices(
        &mut self,
        oracle: &Oracle<'_>,
        prices: &[i64],
        candidate: usize,
        (start, duration): (u32, u32),
        rest: &[Step],
    ) -> &[Filling] {
        if self.size >= MOST_KNOWN {
            self.known.iter_mut().for_each(Vec::clear);
            self.size = 0;
        }
        let same = |known: &Known| (known.start, known.duration) == (start, duration);
        let at = self.known[candidate].iter().position(same);
        if at.is_none_or(|at| *self.known[candidate][at].rest != *rest) {
            let choices = self.list(oracle, prices, candidate, (start, duration), rest);
            let fresh = Known { start, duration, rest: rest.into(), choices };
            if let Some(at) = at {
                self.known[candidate][at] = fresh;
            } else {
                self.known[candidate].push(fresh);
                self.size += 1;
            }
        }
        let at = at.unwrap_or(self.known[candidate].len() - 1);
        &self.known[candidate][at].choices
    }

    fn list(
        &mut self,
        oracle: &Oracle<'_>,
        prices: &[i64],
        candidate: usize,
        (start, duration): (u32, u32),
        rest: &[Step],
    ) -> Box<[Filling]> {
        let candidate = CandidateIx::new(candidate);
        oracle.variants(candidate, rest, start, duration, &mut self.variants);
        self.work += self.variants.found.len() as u64;
        self.list.clear();
        self.list.extend(self.variants.found.iter().map(|variant| {
            let step = variant.post.map(|post| Step { post, start });
            let places = step.map(|step| oracle.places(step)).unwrap_or_default();
            let price: i64 = prices[places].iter().sum();
            let net = PRICE_UNIT * variant.points - price;
            Filling { net, points: variant.points, post: variant.post }
        }));
        self.list.sort_by_key(|choice| std::cmp::Reverse(choice.net));
        self.list.truncate(MOST_CHOICES);
        self.list.as_slice().into()
    }
}
