//! How well a graph holds together.

use petgraph::algo::connected_components;
use petgraph::graph::UnGraph;

/// Sweeps after which the eigenvalues are taken as they are; some ten are needed.
const MOST_SWEEPS: usize = 64;

/// The algebraic connectivity of a graph: the second smallest eigenvalue of its Laplacian.
///
/// The Laplacian has the sum of the weights of a node's edges on its diagonal, and less the weight of an edge
/// where two nodes meet; without `weighted` every edge counts one. The value is 0 exactly where the graph
/// falls apart, n where each of n nodes is joined to every other by an edge that counts one, and rises with every edge.
/// `None` with fewer than two nodes.
///
/// Fiedler (1973), "Algebraic connectivity of graphs", Czechoslovak Mathematical Journal 23. Eigenvalues come
/// from cyclic rotations of Jacobi (1846) as Golub and Van Loan ("Matrix computations", section 8.5) state
/// them: O(n^3) for each of some ten sweeps, meant for the kinds of a scheme, of which there are 64 at most.
///
/// ```
/// use petgraph::graph::UnGraph;
/// use secondment::methods::measures::algebraic_connectivity;
///
/// let triangle = UnGraph::<(), u32>::from_edges([(0, 1, 2), (1, 2, 2), (0, 2, 2)]);
/// let [plain, weighted] = [false, true].map(|w| algebraic_connectivity(&triangle, w).unwrap());
/// assert!((plain - 3.0).abs() < 1e-12);
/// assert!((weighted - 6.0).abs() < 1e-12);
/// ```
pub fn algebraic_connectivity<N>(graph: &UnGraph<N, u32>, weighted: bool) -> Option<f64> {
    if graph.node_count() < 2 {
        return None;
    }
    if connected_components(graph) > 1 {
        return Some(0.0);
    }
    let mut values = eigenvalues(laplacian(graph, weighted));
    values.sort_by(f64::total_cmp);
    Some(values[1].max(0.0))
}

fn laplacian<N>(graph: &UnGraph<N, u32>, weighted: bool) -> Vec<Vec<f64>> {
    let count = graph.node_count();
    let mut matrix = vec![vec![0.0; count]; count];
    for edge in graph.edge_indices() {
        let Some((a, b)) = graph.edge_endpoints(edge) else { continue };
        let weight = if weighted { f64::from(graph[edge]) } else { 1.0 };
        let (a, b) = (a.index(), b.index());
        matrix[a][a] += weight;
        matrix[b][b] += weight;
        matrix[a][b] -= weight;
        matrix[b][a] -= weight;
    }
    matrix
}

/// The eigenvalues of a symmetric matrix, in no order.
fn eigenvalues(mut matrix: Vec<Vec<f64>>) -> Vec<f64> {
    let count = matrix.len();
    let pairs = || (0..count).flat_map(move |p| (p + 1..count).map(move |q| (p, q)));
    for _ in 0..MOST_SWEEPS {
        let mut rotated = false;
        for (p, q) in pairs() {
            rotated |= rotate(&mut matrix, p, q);
        }
        if !rotated {
            break;
        }
    }
    (0..count).map(|at| matrix[at][at]).collect()
}

/// Turns the plane of two coordinates so that their entry becomes 0; whether there was any need to.
fn rotate(matrix: &mut [Vec<f64>], p: usize, q: usize) -> bool {
    let (entry, low, high) = (matrix[p][q], matrix[p][p], matrix[q][q]);
    let negligible = f64::EPSILON * f64::EPSILON * (low.abs() + high.abs());
    if entry.abs() <= negligible {
        matrix[p][q] = 0.0;
        matrix[q][p] = 0.0;
        return false;
    }
    let ratio = (high - low) / (2.0 * entry);
    let root = libm::sqrt(ratio * ratio + 1.0);
    let tangent = if ratio < 0.0 { -1.0 / (root - ratio) } else { 1.0 / (root + ratio) };
    let cosine = 1.0 / libm::sqrt(tangent * tangent + 1.0);
    let sine = tangent * cosine;
    for at in (0..matrix.len()).filter(|&at| at != p && at != q) {
        let (by_p, by_q) = (matrix[at][p], matrix[at][q]);
        matrix[at][p] = cosine * by_p - sine * by_q;
        matrix[at][q] = sine * by_p + cosine * by_q;
        matrix[p][at] = matrix[at][p];
        matrix[q][at] = matrix[at][q];
    }
    matrix[p][p] = low - tangent * entry;
    matrix[q][q] = high + tangent * entry;
    matrix[p][q] = 0.0;
    matrix[q][p] = 0.0;
    true
}
