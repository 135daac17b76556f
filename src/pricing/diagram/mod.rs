//! The relaxation of one candidate's rotations: a decision diagram layered by period.
//!
//! A node is a period and what the relaxation remembers there: the group of the last provider, the
//! kinds met, crossings made, limited placements and idle periods. A transition is a slot (placements it
//! does not tell apart) or a pause. A longest path over it bounds the best rotation from above;
//! what it forgets (hosts used before, exact boundaries, growth) the search restores.
//!
//! Relaxed decision diagrams: Bergman, Cire, van Hoeve and Hooker (2016), "Decision Diagrams for
//! Optimization".

mod build;
pub(crate) mod completion;
pub(crate) mod graph;
pub(crate) mod groups;
mod narrow;
pub(crate) mod open_list;
pub(crate) mod shape;
pub(crate) mod slot;

use build::Unfolded;
use graph::Graph;
use narrow::Narrow;
use shape::Shape;

use crate::model::Weights;

/// A relaxation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Diagram {
    pub(crate) graph: Graph,
    /// The node rotations begin in; `None` where there is no rotation that is not empty.
    pub(crate) root: Option<u32>,
    /// Breadth and bonus that the root itself promises, before any placement.
    pub(crate) base: i64,
    /// The graph, laid out for completion values; `None` where they do not fit 32 bits.
    narrow: Option<Narrow>,
    /// Whether it would have been too large but for remembering nothing beside the last group.
    pub(crate) forgets: bool,
}

impl Diagram {
    /// Unfolds a shape; one that `forgets` does without trying to remember more than the last group.
    pub(crate) fn build(shape: &Shape, weights: &Weights, forgets: bool) -> Self {
        let Unfolded { graph, root, base, forgets } = build::unfold(shape, weights, forgets);
        let narrow = root.and_then(|_| Narrow::of(&graph));
        Self { graph, root, base, narrow, forgets }
    }

    /// Bytes on the heap, and its own.
    pub(crate) fn bytes(&self) -> usize {
        let narrow = self.narrow.as_ref().map_or(0, Narrow::bytes);
        size_of::<Self>() + self.graph.bytes() + narrow
    }

    /// Bytes that computing completion values for one candidate goes through.
    pub(crate) fn bytes_swept(&self) -> usize {
        let values = self.graph.nodes() as usize * size_of::<i32>();
        let wide = self.graph.transitions.len() * size_of::<graph::Transition>() + 2 * values;
        self.narrow.as_ref().map_or(wide, |narrow| narrow.bytes() + values)
    }
}
