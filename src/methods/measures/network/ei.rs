//! Ties that lead out of groups, against those that stay inside.

use petgraph::graph::UnGraph;

/// The E-I index of a graph by groups of its nodes: (E - I) / (E + I), with E the weight of ties between
/// groups and I the weight of ties within them.
///
/// From -1, where every tie stays within a group, to 1, where every tie leads out of one. `None` where there
/// are no ties. Krackhardt and Stern (1988), "Informal networks and organizational crises: an experimental
/// simulation", Social Psychology Quarterly 51; here every tie counts as often as its weight says.
///
/// ```
/// use petgraph::graph::UnGraph;
/// use secondment::methods::measures::ei_index;
///
/// let mut graph = UnGraph::default();
/// let [ward, clinic, council] = ["trust", "trust", "council"].map(|kind| graph.add_node(kind));
/// graph.add_edge(ward, clinic, 1);
/// graph.add_edge(ward, council, 3);
/// assert_eq!(ei_index(&graph, |&kind| kind), Some(0.5));
/// ```
pub fn ei_index<N, G: PartialEq>(graph: &UnGraph<N, u32>, group: impl Fn(&N) -> G) -> Option<f64> {
    let (mut external, mut internal) = (0_u64, 0_u64);
    for edge in graph.edge_indices() {
        let Some((a, b)) = graph.edge_endpoints(edge) else { continue };
        let apart = group(&graph[a]) != group(&graph[b]);
        *if apart { &mut external } else { &mut internal } += u64::from(graph[edge]);
    }
    let all = external + internal;
    (all > 0).then(|| (external as f64 - internal as f64) / all as f64)
}
