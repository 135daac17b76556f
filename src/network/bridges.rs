//! Bridges: which kinds of provider are joined by people who have served in both.

use serde::Serialize;

use super::connectivity::Connectivity;
use super::served::{self, Kinds};
use crate::model::{Id, KindIx, Scheme};
use crate::plan::Plan;

/// An unordered pair of kinds, and the candidates who have served in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Bridge {
    /// Ids of the two kinds, the smaller first.
    pub kinds: (Id, Id),
    /// Ids of the candidates who bridged it before the plan, in order.
    pub before: Vec<Id>,
    /// Ids of the candidates who bridge it after the plan, in order; those before are among them.
    pub after: Vec<Id>,
}

impl Bridge {
    /// Whether the plan builds it: nobody bridged it before, and somebody does after.
    pub fn is_built(&self) -> bool {
        self.before.is_empty() && !self.after.is_empty()
    }

    /// Ids of the candidates who bridge it because of the plan, in order.
    pub fn new_people(&self) -> impl Iterator<Item = &Id> {
        self.after.iter().filter(|id| self.before.binary_search(id).is_err())
    }
}

/// Who bridges which kinds, before a plan and after it.
///
/// Before: kinds of counted spells of history, and of the placement under way. After: these, kinds
/// of the plan's placements, and of the home employer where an idle period is served there. With N
/// candidates, each of k kinds after, this takes O(N k^2) time and memory.
///
/// ```
/// use secondment::model::{Candidate, Kind, Post, Provider, Sector};
/// use secondment::network::BridgeMap;
/// use secondment::{Placement, Plan, SchemeBuilder};
///
/// let scheme = SchemeBuilder::new(2)
///     .kind(Kind::new("council"))
///     .kind(Kind::new("hospital"))
///     .provider(Provider::new("Camden", "council", Sector::Public))
///     .provider(Provider::new("the Royal Free", "hospital", Sector::Public))
///     .post(Post::new("ward-manager", "the Royal Free"))
///     .candidate(Candidate::new("Candidate 001").served("Camden", 4, 0))
///     .build()?;
/// let mut plan = Plan::new();
/// plan.place("Candidate 001", Placement { post: "ward-manager".into(), start: 1 });
///
/// let map = BridgeMap::of(&scheme, &plan);
/// let built: Vec<_> = map.built().collect();
/// assert_eq!(built.len(), 1);
/// assert_eq!(built[0].after[0].as_str(), "Candidate 001");
/// assert_eq!((map.before.components, map.after.components), (2, 1));
/// # Ok::<(), secondment::error::InvalidScheme>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BridgeMap {
    /// Every unordered pair of the scheme's kinds, in order of ids, bridged or not.
    pub bridges: Vec<Bridge>,
    /// How connected the kinds were before the plan.
    pub before: Connectivity,
    /// How connected they are after it.
    pub after: Connectivity,
}

impl BridgeMap {
    /// The bridges of a scheme and a plan.
    ///
    /// Rotations of unknown candidates, and placements in unknown posts or beyond the horizon, count
    /// for nothing; the checks of a plan report them.
    pub fn of(scheme: &Scheme, plan: &Plan) -> Self {
        let kinds: Vec<&Id> = scheme.kinds().map(|kind| &scheme.kind(kind).id).collect();
        let mut bridges = pairs(&kinds);
        let mut people = (0, 0);
        for candidate in scheme.candidates() {
            let id = &scheme.candidate(candidate).id;
            let before = served::before(scheme, candidate);
            let after = served::after(scheme, candidate, plan.rotation(id.as_str()));
            people.0 += u32::from(before.count_ones() > 1);
            people.1 += u32::from(after.count_ones() > 1);
            for_each_pair(before, kinds.len(), |at| bridges[at].before.push(id.clone()));
            for_each_pair(after, kinds.len(), |at| bridges[at].after.push(id.clone()));
        }
        let of = |people, bridged: fn(&Bridge) -> bool| {
            let edges = ends(kinds.len()).zip(&bridges).filter(|(_, bridge)| bridged(bridge));
            Connectivity::of(kinds.len(), edges.map(|(ends, _)| ends), people)
        };
        let before = of(people.0, |bridge| !bridge.before.is_empty());
        let after = of(people.1, |bridge| !bridge.after.is_empty());
        Self { bridges, before, after }
    }

    /// The bridges that the plan builds: nobody bridged them before, and somebody does after.
    pub fn built(&self) -> impl Iterator<Item = &Bridge> {
        self.bridges.iter().filter(|bridge| bridge.is_built())
    }

    /// Pairs of kinds that nobody bridges even after the plan.
    pub fn missing(&self) -> impl Iterator<Item = &Bridge> {
        self.bridges.iter().filter(|bridge| bridge.after.is_empty())
    }

    /// The bridge between two kinds, in either order; `None` between a kind and itself.
    pub fn between(&self, a: KindIx, b: KindIx) -> Option<&Bridge> {
        let (low, high) = (a.min(b).get(), a.max(b).get());
        (low != high).then(|| &self.bridges[position(low, high, self.after.kinds as usize)])
    }
}

/// Both ends of every pair of `kinds` kinds, in the order of [`BridgeMap::bridges`].
fn ends(kinds: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..kinds).flat_map(move |low| (low + 1..kinds).map(move |high| (low, high)))
}

fn pairs(kinds: &[&Id]) -> Vec<Bridge> {
    let bridge = |(low, high): (usize, usize)| Bridge {
        kinds: (kinds[low].clone(), kinds[high].clone()),
        before: Vec::new(),
        after: Vec::new(),
    };
    ends(kinds.len()).map(bridge).collect()
}

/// Position of a pair in the order of [`ends`].
fn position(low: usize, high: usize, kinds: usize) -> usize {
    low * (2 * kinds - low - 1) / 2 + high - low - 1
}

fn for_each_pair(met: Kinds, kinds: usize, mut found: impl FnMut(usize)) {
    let members = |set: Kinds| (0..kinds).filter(move |kind| set >> kind & 1 == 1);
    for low in members(met) {
        for high in members(met).filter(|&high| high > low) {
            found(position(low, high, kinds));
        }
    }
}
