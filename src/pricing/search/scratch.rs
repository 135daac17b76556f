//! Working memory of the search.

use crate::model::ProviderIx;
use crate::pricing::compile::post_card::Card;
use crate::pricing::diagram::completion::Completion;
use crate::pricing::diagram::open_list::OpenList;
use crate::pricing::diagram::slot::SlotBest;
use crate::pricing::step::Step;

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
    pub(super) steps: Vec<Step>,
    pub(super) hosts: Vec<ProviderIx>,
    /// Second providers of the placements that have one.
    pub(super) also: Vec<ProviderIx>,
    pub(super) levels: Vec<u8>,
    /// Levels before each open placement, one after the other.
    pub(super) saved: Vec<u8>,
    pub(super) periods: Vec<u32>,
    pub(super) nodes: u64,
}

impl Scratch {
    /// Whether, of the providers of a post, one takes no further placement, second ones counted.
    #[cold]
    pub(super) fn is_full(&self, card: &Card, limit: usize) -> bool {
        let is_full = |provider: ProviderIx| {
            let hosts = self.hosts.iter().chain(&self.also);
            hosts.filter(|&&host| host == provider).count() >= limit
        };
        is_full(card.provider) || card.also().is_some_and(is_full)
    }
}
