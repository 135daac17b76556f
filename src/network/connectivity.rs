//! How connected the kinds of a scheme are by the bridges between them.

use petgraph::algo::{connected_components, dijkstra};
use petgraph::graph::UnGraph;
use serde::Serialize;

/// Measures of the undirected graph whose nodes are the scheme's kinds and whose edges are the
/// bridges that somebody bridges.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Connectivity {
    /// Number of kinds, bridged or not.
    pub kinds: u32,
    /// Number of bridges.
    pub bridges: u32,
    /// Number of candidates who have served in at least two kinds.
    pub people: u32,
    /// Number of connected components; a kind without a bridge is one of its own.
    pub components: u32,
    /// Bridges as a share of all pairs of kinds, 0 to 1; `None` with fewer than two kinds.
    pub density: Option<f64>,
    /// Mean number of bridges on a shortest path, over the pairs of kinds that some path joins;
    /// `None` where there is no such pair.
    pub mean_path: Option<f64>,
    /// Mean, over all pairs of kinds, of 1 / (bridges on a shortest path), with 0 where no path joins
    /// them (global efficiency: Latora and Marchiori 2001); 0 to 1, `None` with fewer than two kinds.
    pub efficiency: Option<f64>,
}

impl Connectivity {
    /// Measures `kinds` kinds joined by `bridges`, pairs of positions. Shortest paths by Dijkstra's
    /// method from each kind: O(kinds x bridges x log kinds).
    pub(super) fn of(
        kinds: usize,
        bridges: impl Iterator<Item = (usize, usize)>,
        people: u32,
    ) -> Self {
        let mut graph = UnGraph::<(), ()>::default();
        let nodes: Vec<_> = (0..kinds).map(|_| graph.add_node(())).collect();
        for (low, high) in bridges {
            graph.add_edge(nodes[low], nodes[high], ());
        }
        let mut pairs_at = vec![0_u32; kinds.max(1)];
        for &from in &nodes {
            let lengths = dijkstra(&graph, from, None, |_| 1_usize);
            for (_, length) in lengths.into_iter().filter(|&(to, _)| to > from) {
                pairs_at[length] += 1;
            }
        }
        let pairs = (kinds * kinds.saturating_sub(1) / 2) as f64;
        let share = |part: f64| (pairs > 0.0).then(|| part / pairs);
        let joined: u32 = pairs_at.iter().sum();
        let weighted = |weight: fn(f64) -> f64| {
            let by_length = pairs_at.iter().enumerate().skip(1);
            by_length.map(|(length, &count)| f64::from(count) * weight(length as f64)).sum::<f64>()
        };
        Self {
            kinds: kinds as u32,
            bridges: graph.edge_count() as u32,
            people,
            components: connected_components(&graph) as u32,
            density: share(graph.edge_count() as f64),
            mean_path: (joined > 0).then(|| weighted(|length| length) / f64::from(joined)),
            efficiency: share(weighted(|length| 1.0 / length)),
        }
    }
}
