//! Working memory of the search.

use crate::pricing::diagram::completion::Completion;
use crate::pricing::diagram::open_list::OpenList;
use crate::pricing::diagram::slot::SlotBest;
use crate::pricing::trail::Trail;

/// Working memory of the oracle, and the state of one search. One per thread.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// Best placement of each slot, and its value.
    pub(super) slot_best: Vec<SlotBest>,
    /// The same of candidates that are asked together.
    pub(super) best_of_lanes: Vec<Vec<SlotBest>>,
    /// Slots whose placements were valued in this search, and the values by placement.
    pub(super) valued: Vec<bool>,
    pub(super) values: Vec<i64>,
    /// Best completion from each node of the diagram.
    pub(super) completion: Completion,
    /// Transitions to try, with their bounds, for all open levels of the search.
    pub(super) open: OpenList,
    pub(super) trail: Trail,
    pub(super) nodes: u64,
}
