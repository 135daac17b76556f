//! The nodes and transitions of a relaxation.

/// A way on from a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Transition {
    /// The slot, or [`PAUSE`].
    pub(crate) slot: u32,
    /// The node it leads to.
    pub(crate) next: u32,
    /// Most points of the crossing.
    pub(crate) crossing: i64,
    /// Most points of breadth and bonus gained.
    pub(crate) merit: i64,
}

/// The slot of a transition that places nobody.
pub(crate) const PAUSE: u32 = u32::MAX;

/// The node every complete rotation ends in.
pub(crate) const END: u32 = 0;

/// Nodes in an order in which every transition leads to a lower number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    /// Transitions of node n are `first[n]..first[n + 1]`.
    pub(crate) first: Vec<u32>,
    pub(crate) transitions: Vec<Transition>,
}

impl Graph {
    /// Number of nodes.
    pub(crate) fn nodes(&self) -> u32 {
        (self.first.len() as u32).saturating_sub(1)
    }

    /// Transitions of a node.
    pub(crate) fn on(&self, node: u32) -> &[Transition] {
        let node = node as usize;
        &self.transitions[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.first) + size_of_val(&*self.transitions)
    }
}
