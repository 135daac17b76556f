//! How often the shortest way between others leads through somebody.

use petgraph::graph::UnGraph;
use rustworkx_core::centrality::betweenness_centrality;

use super::adjacency::Adjacency;

/// Nodes times edges up to which [`betweenness`] is worked out: a few seconds.
pub const MOST_STEPS: u64 = 1 << 29;

/// Betweenness of every node, in order: the share of the shortest paths between two others that lead through
/// it, added up over all pairs of others and divided by the number of these pairs.
///
/// All edges are equally long, whatever their weights. From 0 to 1; 0 in a graph of fewer than three nodes.
/// Freeman (1977), "A set of measures of centrality based on betweenness", Sociometry 40; worked out by the
/// method of Brandes (2001), "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology
/// 25, in one thread, so that sums are always taken in the same order. `None` where nodes times edges pass
/// [`MOST_STEPS`], to which the time is in proportion.
///
/// ```
/// use petgraph::graph::UnGraph;
/// use secondment::methods::measures::betweenness;
///
/// let path = UnGraph::<(), u32>::from_edges([(0, 1, 1), (1, 2, 1), (2, 3, 1)]);
/// // Of three pairs of others, two have their only shortest path through each of the inner nodes.
/// assert_eq!(betweenness(&path), Some(vec![0.0, 2.0 / 3.0, 2.0 / 3.0, 0.0]));
/// ```
pub fn betweenness<N>(graph: &UnGraph<N, u32>) -> Option<Vec<f64>> {
    if !is_affordable(graph.node_count(), graph.edge_count() as u64) {
        return None;
    }
    let values = betweenness_centrality(&Adjacency::of(graph), false, true, usize::MAX);
    Some(values.into_iter().map(Option::unwrap_or_default).collect())
}

/// Whether [`betweenness`] is worked out for a graph of this size.
pub(super) fn is_affordable(nodes: usize, edges: u64) -> bool {
    (nodes as u64).saturating_mul(edges) <= MOST_STEPS
}
