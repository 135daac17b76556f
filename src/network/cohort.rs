//! The cohort's network: who has served with whom, as graphs of people, of providers and of kinds.

use petgraph::graph::{NodeIndex, UnGraph};

use super::served;
use crate::model::{CandidateIx, KindIx, ProviderIx, Scheme};
use crate::plan::Plan;

/// Who has served with which provider, before a plan or after it.
///
/// What counts as having served is what counts for bridges between providers, as the page of the
/// [rules](crate::_documentation::rules#bridge-targets) words it: spells of history that are young enough;
/// the placement under way, unless all of it is leave; and, after the plan, its placements, with the second
/// provider of a post where there is one, and the home employer of somebody who is idle in a period served
/// there. It makes no difference when, or for how long.
///
/// People and providers are the two sides of one network (Breiger 1974, "The duality of persons and
/// groups", Social Forces 53). It is seen from either side: [`people`](Self::people) joins two people who
/// have served with one provider, [`providers`](Self::providers) joins two providers where one person has
/// served with both, and [`kinds`](Self::kinds) joins two kinds of provider in the same way.
///
/// ```
/// use secondment::model::{Candidate, Kind, Post, Provider, Sector};
/// use secondment::network::CohortNetwork;
/// use secondment::{Placement, Plan, SchemeBuilder};
///
/// let scheme = SchemeBuilder::new(2)
///     .kind(Kind::new("council"))
///     .kind(Kind::new("hospital"))
///     .provider(Provider::new("Camden", "council", Sector::Public))
///     .provider(Provider::new("the Royal Free", "hospital", Sector::Public))
///     .post(Post::new("ward-manager", "the Royal Free").places(2))
///     .candidate(Candidate::new("Candidate 001").served("Camden", 4, 0))
///     .candidate(Candidate::new("Candidate 002"))
///     .build()?;
/// let mut plan = Plan::new();
/// plan.place("Candidate 001", Placement { post: "ward-manager".into(), start: 1 });
/// plan.place("Candidate 002", Placement { post: "ward-manager".into(), start: 2 });
///
/// let network = CohortNetwork::after(&scheme, &plan);
/// let providers = network.providers();
/// assert_eq!((providers.node_count(), providers.edge_count()), (2, 1));
/// assert_eq!(network.people().edge_count(), 1);
/// assert_eq!(CohortNetwork::before(&scheme).providers().edge_count(), 0);
/// # Ok::<(), secondment::error::InvalidScheme>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortNetwork {
    /// By candidate.
    served: Vec<Vec<ProviderIx>>,
    /// By provider.
    hosted: Vec<Vec<CandidateIx>>,
}

impl CohortNetwork {
    /// The network before the plan.
    pub fn before(scheme: &Scheme) -> Self {
        Self::of(scheme, |candidate| served::providers_before(scheme, candidate))
    }

    /// The network after the plan.
    ///
    /// Rotations of unknown candidates, and placements in unknown posts or beyond the horizon, count
    /// for nothing; the checks of a plan report them.
    pub fn after(scheme: &Scheme, plan: &Plan) -> Self {
        Self::of(scheme, |candidate| {
            let rotation = plan.rotation(scheme.candidate(candidate).id.as_str());
            served::providers_after(scheme, candidate, rotation)
        })
    }

    fn of(scheme: &Scheme, served: impl Fn(CandidateIx) -> Vec<ProviderIx>) -> Self {
        let served: Vec<Vec<ProviderIx>> = scheme.candidates().map(served).collect();
        let mut hosted = vec![Vec::new(); scheme.providers().len()];
        for (candidate, providers) in scheme.candidates().zip(&served) {
            for provider in providers {
                hosted[provider.get()].push(candidate);
            }
        }
        Self { served, hosted }
    }

    /// Providers that a candidate has served with, in order, each once.
    pub fn served(&self, candidate: CandidateIx) -> &[ProviderIx] {
        &self.served[candidate.get()]
    }

    /// Candidates who have served with a provider, in order, each once.
    pub fn hosted(&self, provider: ProviderIx) -> &[CandidateIx] {
        &self.hosted[provider.get()]
    }

    /// Every candidate of the scheme, in order.
    pub fn candidates(&self) -> impl ExactSizeIterator<Item = CandidateIx> + use<> {
        (0..self.served.len()).map(CandidateIx::new)
    }

    /// By provider: candidates who have served with it.
    #[cfg(feature = "methods")]
    pub(crate) fn all_hosted(&self) -> &[Vec<CandidateIx>] {
        &self.hosted
    }

    /// Pairs of people at one provider, added up over providers: the edges of [`people`](Self::people) are
    /// as many at most, and building it takes so many steps.
    pub fn meetings(&self) -> u64 {
        let pairs = |people: u64| people * people.saturating_sub(1) / 2;
        self.hosted.iter().map(|people| pairs(people.len() as u64)).sum()
    }

    /// The graph of people: a node for every candidate of the scheme, in order, and an edge between two who
    /// have served with one provider, be it at different times. Its weight is the number of such providers.
    ///
    /// Edges come in order of their ends, the smaller first. Takes time and memory in proportion to
    /// [`meetings`](Self::meetings), which can be the square of the number of people.
    pub fn people(&self) -> UnGraph<CandidateIx, u32> {
        projected(&self.served, &self.hosted, CandidateIx::new, ProviderIx::get, CandidateIx::get)
    }

    /// The graph of providers: a node for every provider of the scheme, in order, and an edge between two
    /// where somebody has served with both. Its weight is the number of such people.
    ///
    /// Edges come in order of their ends, the smaller first. With k providers for each of N people this
    /// takes O(N k^2).
    pub fn providers(&self) -> UnGraph<ProviderIx, u32> {
        projected(&self.hosted, &self.served, ProviderIx::new, CandidateIx::get, ProviderIx::get)
    }

    /// The graph of kinds: a node for every kind of the scheme, in order, and an edge between two where
    /// somebody has served in both. Its weight is the number of such people.
    ///
    /// Its edges are the bridges of a [`BridgeMap`](super::BridgeMap) that are bridged.
    pub fn kinds(&self, scheme: &Scheme) -> UnGraph<KindIx, u32> {
        let count = scheme.kinds().len();
        let met = |providers: &Vec<ProviderIx>| -> Vec<KindIx> {
            let met = served::kinds(scheme, providers);
            scheme.kinds().filter(|kind| met >> kind.get() & 1 == 1).collect()
        };
        let met: Vec<Vec<KindIx>> = self.served.iter().map(met).collect();
        let mut people = vec![Vec::new(); count];
        for (person, kinds) in met.iter().enumerate() {
            for kind in kinds {
                people[kind.get()].push(CandidateIx::new(person));
            }
        }
        projected(&people, &met, KindIx::new, CandidateIx::get, KindIx::get)
    }

    /// Number of edges of the graph of people, found without it.
    pub fn people_ties(&self) -> u64 {
        let mut met_by = vec![usize::MAX; self.served.len()];
        let mut ties = 0;
        for (person, providers) in self.served.iter().enumerate() {
            for other in providers.iter().flat_map(|provider| &self.hosted[provider.get()]) {
                let met = &mut met_by[other.get()];
                if other.get() > person && *met != person {
                    *met = person;
                    ties += 1;
                }
            }
        }
        ties
    }

    /// Number of connected components of the graph of people; somebody who has met nobody is one alone.
    ///
    /// Found without that graph, in about the time it takes to list who has served where.
    pub fn people_components(&self) -> usize {
        let mut sets = petgraph::unionfind::UnionFind::<u32>::new(self.served.len());
        let mut components = self.served.len();
        for people in &self.hosted {
            for pair in people.windows(2) {
                components -= usize::from(sets.union(pair[0].get() as u32, pair[1].get() as u32));
            }
        }
        components
    }
}

/// One side of a network of two: nodes are joined by the members of the other side that they share, which are
/// counted.
fn projected<N: Copy, M: Copy>(
    side: &[Vec<M>],
    other: &[Vec<N>],
    node: impl Fn(usize) -> N,
    of_other: impl Fn(M) -> usize,
    of_side: impl Fn(N) -> usize,
) -> UnGraph<N, u32> {
    let mut graph = UnGraph::default();
    for at in 0..side.len() {
        graph.add_node(node(at));
    }
    let mut shared = vec![0_u32; side.len()];
    let mut met = Vec::new();
    for (at, members) in side.iter().enumerate() {
        for &member in members {
            for with in other[of_other(member)].iter().map(|&with| of_side(with)) {
                if with > at {
                    if shared[with] == 0 {
                        met.push(with);
                    }
                    shared[with] += 1;
                }
            }
        }
        met.sort_unstable();
        for with in met.drain(..) {
            graph.add_edge(NodeIndex::new(at), NodeIndex::new(with), shared[with]);
            shared[with] = 0;
        }
    }
    graph
}
