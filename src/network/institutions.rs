//! Distances between providers over the boundaries that separate them.

use std::ops::Add;
use std::sync::OnceLock;

use petgraph::algo::{astar, dijkstra};
use petgraph::graph::{NodeIndex, UnGraph};

use crate::model::{Boundaries, ProviderIx, Scheme};

/// The undirected graph of providers, with boundary weights as lengths.
///
/// Any two providers are joined, and the length between them is their boundary in points; a
/// boundary below 0 separates nobody and has length 0. Where a stepping stone lies between two
/// providers, the shortest path is shorter than the boundary itself: a move from a bank to a police
/// force may be a wide one, and by way of a council two narrow ones.
///
/// Providers with equal boundaries towards everyone share one node, so the graph has as many nodes
/// as [`Boundaries::classes`]. With K of them, building takes O(K^2) time and memory, and the first
/// question about a provider O(K^2 log K) (Dijkstra 1959, with a binary heap); its answer is kept for
/// all providers of its class.
///
/// ```
/// use secondment::SchemeBuilder;
/// use secondment::model::{BoundaryDimension, Dimension, Kind, Provider, Sector};
/// use secondment::network::Institutions;
///
/// let dimension = BoundaryDimension::new(Dimension::Kind, 0.0)
///     .pair("bank", "council", 0.2)
///     .pair("council", "police", 0.3)
///     .pair("bank", "police", 0.9);
/// let mut scheme = SchemeBuilder::new(2).boundary(dimension);
/// for kind in ["bank", "council", "police"] {
///     scheme = scheme.kind(Kind::new(kind));
///     scheme = scheme.provider(Provider::new(format!("the {kind}"), kind, Sector::Public));
/// }
/// let scheme = scheme.build()?;
/// let bank = scheme.find_provider("the bank").unwrap();
/// let police = scheme.find_provider("the police").unwrap();
///
/// let institutions = Institutions::new(&scheme);
/// assert_eq!(scheme.boundaries().weight(bank, police), 900);
/// assert_eq!(institutions.distance(bank, police), 500);
/// let stones = institutions.path(bank, police);
/// assert_eq!(scheme.provider(stones[1]).id.as_str(), "the council");
/// # Ok::<(), secondment::error::InvalidScheme>(())
/// ```
#[derive(Debug)]
pub struct Institutions<'a> {
    boundaries: &'a Boundaries,
    /// One node per class, in order of class.
    graph: UnGraph<(), Length>,
    /// The first provider of each class.
    first: Box<[ProviderIx]>,
    /// Lengths from each class to all classes, once asked for.
    lengths: Box<[OnceLock<Box<[Length]>>]>,
}

/// Points along a path, then the number of boundaries on it, so that of two paths of equal points
/// the one with fewer stepping stones is the shorter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Length {
    points: i64,
    steps: u32,
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let points = self.points.saturating_add(other.points);
        Self { points, steps: self.steps.saturating_add(other.steps) }
    }
}

impl<'a> Institutions<'a> {
    /// The graph of a scheme's providers.
    pub fn new(scheme: &'a Scheme) -> Self {
        let boundaries = scheme.boundaries();
        let classes = boundaries.classes();
        let mut graph = UnGraph::with_capacity(classes, classes * classes.saturating_sub(1) / 2);
        let nodes: Vec<_> = (0..classes).map(|_| graph.add_node(())).collect();
        for a in 0..classes {
            for b in a + 1..classes {
                graph.add_edge(nodes[a], nodes[b], one_step(boundaries, a, b));
            }
        }
        let mut first = vec![None; classes];
        for provider in scheme.providers() {
            first[boundaries.class(provider)].get_or_insert(provider);
        }
        let first = first.into_iter().flatten().collect();
        Self { boundaries, graph, first, lengths: vec![OnceLock::new(); classes].into() }
    }

    /// The least total of boundaries on a path between two providers, in points; 0 between a
    /// provider and itself.
    pub fn distance(&self, a: ProviderIx, b: ProviderIx) -> i64 {
        if a == b {
            return 0;
        }
        let (from, to) = (self.boundaries.class(a), self.boundaries.class(b));
        if from == to {
            let direct = one_step(self.boundaries, from, to);
            return self.detour(from).map_or(direct, |(around, _)| around.min(direct)).points;
        }
        self.lengths_from(from)[to].points
    }

    /// A path of that length, both ends included, with as few stepping stones as any.
    ///
    /// Any provider of the same class would serve as a stepping stone; the first one is named. Takes
    /// O(K^2 log K).
    pub fn path(&self, a: ProviderIx, b: ProviderIx) -> Vec<ProviderIx> {
        if a == b {
            return vec![a];
        }
        let (from, to) = (self.boundaries.class(a), self.boundaries.class(b));
        if from == to {
            let direct = one_step(self.boundaries, from, to);
            return match self.detour(from) {
                Some((around, by)) if around < direct => vec![a, self.first[by], b],
                _ => vec![a, b],
            };
        }
        let goal = NodeIndex::new(to);
        let length = |edge: petgraph::graph::EdgeReference<'_, Length>| *edge.weight();
        let found = astar(
            &self.graph,
            NodeIndex::new(from),
            |node| node == goal,
            length,
            |_| Length::default(),
        );
        let classes = found.map_or_else(Vec::new, |(_, nodes)| nodes);
        let between = classes.iter().skip(1).filter(|&&node| node != goal);
        let stones = between.map(|node| self.first[node.index()]);
        std::iter::once(a).chain(stones).chain([b]).collect()
    }

    /// The shortest way from one provider of a class to another by way of a different class: out
    /// and back over its narrowest boundary.
    fn detour(&self, class: usize) -> Option<(Length, usize)> {
        let others = (0..self.boundaries.classes()).filter(|&other| other != class);
        let best = others.map(|other| (one_step(self.boundaries, class, other), other)).min();
        best.map(|(step, by)| (step + step, by))
    }

    fn lengths_from(&self, class: usize) -> &[Length] {
        self.lengths[class].get_or_init(|| {
            let found = dijkstra(&self.graph, NodeIndex::new(class), None, |edge| *edge.weight());
            self.graph.node_indices().map(|node| found[&node]).collect()
        })
    }
}

fn one_step(boundaries: &Boundaries, a: usize, b: usize) -> Length {
    Length { points: boundaries.between(a, b).max(0), steps: 1 }
}
