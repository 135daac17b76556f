//! Ways to fill a gap in a rotation, kept for the next time.
//!
//! Most moves are undone, so the same gap is asked for again and again. Its variants depend on the
//! rest of the rotation alone; they are kept, best first at the prices, until that rest changes.

use crate::certify::PRICE_UNIT;
use crate::model::CandidateIx;
use crate::rotation::{Oracle, Step, Variants};

/// One way to fill a gap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    /// Units of the whole rotation's points less the price of the new placement.
    pub(super) net: i64,
    /// Points of the whole rotation.
    pub(super) points: i64,
    /// The new placement; `None` leaves the gap.
    pub(super) step: Option<Step>,
}

/// A gap of one candidate, and its choices.
#[derive(Debug, Default)]
struct Known {
    start: u32,
    duration: u32,
    rest: Vec<Step>,
    choices: Vec<Choice>,
}

/// Choices by candidate.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    known: Vec<Vec<Known>>,
    variants: Variants,
    /// Variants computed.
    pub(super) work: u64,
}

impl Shelf {
    pub(super) fn new(candidates: usize) -> Self {
        let known = (0..candidates).map(|_| Vec::new()).collect();
        Self { known, variants: Variants::default(), work: 0 }
    }

    /// All ways to fill a gap of `duration` periods from `start` in `rest`, best first.
    pub(super) fn choices(
        &mut self,
        oracle: &Oracle<'_>,
        prices: &[i64],
        candidate: usize,
        (start, duration): (u32, u32),
        rest: &[Step],
    ) -> &[Choice] {
        let known = &mut self.known[candidate];
        let same = |known: &Known| (known.start, known.duration) == (start, duration);
        let at = known.iter().position(same).unwrap_or_else(|| {
            known.push(Known { start, duration, ..Known::default() });
            known.len() - 1
        });
        let known = &mut known[at];
        if known.choices.is_empty() || known.rest != rest {
            known.rest.clear();
            known.rest.extend_from_slice(rest);
            let candidate = CandidateIx::new(candidate);
            let memory = &mut self.variants;
            oracle.variants(candidate, rest, start, duration as usize, memory);
            self.work += memory.found.len() as u64;
            known.choices.clear();
            known.choices.extend(memory.found.iter().map(|variant| {
                let step = variant.post.map(|post| Step { post, start });
                let places = step.map(|step| oracle.places(step)).unwrap_or_default();
                let price: i64 = prices[places].iter().sum();
                let net = PRICE_UNIT * variant.points - price;
                Choice { net, points: variant.points, step }
            }));
            known.choices.sort_by_key(|choice| std::cmp::Reverse(choice.net));
        }
        &known.choices
    }
}
