//! A graph as lists of neighbours that lie side by side, so that walks do not jump about in memory.

use std::iter::Copied;
use std::ops::Range;
use std::slice::Iter;

use petgraph::graph::UnGraph;
use petgraph::visit::{
    GraphBase, GraphProp, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCount,
    NodeIndexable,
};
use petgraph::{Direction, Undirected};

/// Neighbours of every node, in order.
pub(super) struct Adjacency {
    /// Where the neighbours of each node begin, and where the last ones end.
    from: Vec<usize>,
    neighbours: Vec<u32>,
}

impl Adjacency {
    pub(super) fn of<N, E>(graph: &UnGraph<N, E>) -> Self {
        let mut from = Vec::with_capacity(graph.node_count() + 1);
        let mut neighbours = Vec::with_capacity(2 * graph.edge_count());
        for node in graph.node_indices() {
            from.push(neighbours.len());
            let start = neighbours.len();
            neighbours.extend(graph.neighbors(node).map(|other| other.index() as u32));
            neighbours[start..].sort_unstable();
        }
        from.push(neighbours.len());
        Self { from, neighbours }
    }
}

impl GraphBase for Adjacency {
    type NodeId = u32;
    type EdgeId = u32;
}

impl GraphProp for Adjacency {
    type EdgeType = Undirected;
}

impl NodeCount for Adjacency {
    fn node_count(&self) -> usize {
        self.from.len() - 1
    }
}

impl NodeIndexable for Adjacency {
    fn node_bound(&self) -> usize {
        self.node_count()
    }

    fn to_index(&self, node: u32) -> usize {
        node as usize
    }

    fn from_index(&self, at: usize) -> u32 {
        at as u32
    }
}

impl IntoNodeIdentifiers for &Adjacency {
    type NodeIdentifiers = Range<u32>;

    fn node_identifiers(self) -> Range<u32> {
        0..self.node_count() as u32
    }
}

impl<'a> IntoNeighbors for &'a Adjacency {
    type Neighbors = Copied<Iter<'a, u32>>;

    fn neighbors(self, node: u32) -> Self::Neighbors {
        let at = node as usize;
        self.neighbours[self.from[at]..self.from[at + 1]].iter().copied()
    }
}

impl<'a> IntoNeighborsDirected for &'a Adjacency {
    type NeighborsDirected = Copied<Iter<'a, u32>>;

    fn neighbors_directed(self, node: u32, _: Direction) -> Self::NeighborsDirected {
        self.neighbors(node)
    }
}
