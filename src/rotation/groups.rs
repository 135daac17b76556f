//! Groups of providers that the relaxation does not tell apart.
//!
//! Few boundary classes: one group per kind and class, and the relaxed crossings are exact. Many:
//! one group per kind, and a crossing is worth the most that any pair of members gives.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{KindIx, ProviderIx, Scheme};

/// Up to this many kinds and classes of providers, each is a group of its own.
const MOST_CLASS_GROUPS: usize = 12;

/// The groups of the providers of a scheme that have posts.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    /// Sort keys of the groups: kind, and boundary class where classes are told apart.
    keys: Vec<(KindIx, usize)>,
    by_class: bool,
    /// Most points of a crossing from one group to another.
    crossing: Arc<[i64]>,
}

impl Groups {
    pub(super) fn of(scheme: &Scheme) -> Self {
        let mut providers: Vec<ProviderIx> =
            scheme.posts().map(|post| scheme.post_row(post).provider).collect();
        providers.sort_unstable();
        providers.dedup();
        let mut members: BTreeMap<(KindIx, usize), usize> = BTreeMap::new();
        for provider in providers {
            let key = (scheme.kind_of(provider), scheme.boundaries().class(provider));
            *members.entry(key).or_default() += 1;
        }
        let by_class = members.len() <= MOST_CLASS_GROUPS;
        let mut keys: Vec<_> = members.keys().copied().collect();
        if !by_class {
            for key in &mut keys {
                key.1 = 0;
            }
            keys.dedup();
        }
        let mut groups = Self { keys, by_class, crossing: Arc::default() };
        groups.crossing = groups.crossings(scheme, &members);
        groups
    }

    /// Number of groups.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The group of a provider that has posts.
    pub(super) fn group(&self, scheme: &Scheme, provider: ProviderIx) -> usize {
        self.at((scheme.kind_of(provider), scheme.boundaries().class(provider)))
    }

    fn at(&self, (kind, class): (KindIx, usize)) -> usize {
        let key = (kind, if self.by_class { class } else { 0 });
        self.keys.binary_search(&key).expect("every provider with posts was grouped")
    }

    /// The kind of a group.
    pub(super) fn kind(&self, group: usize) -> KindIx {
        self.keys[group].0
    }

    /// Most points of a crossing by previous group x group.
    pub(super) fn crossing(&self) -> Arc<[i64]> {
        Arc::clone(&self.crossing)
    }

    fn crossings(&self, scheme: &Scheme, members: &BTreeMap<(KindIx, usize), usize>) -> Arc<[i64]> {
        let n = self.len();
        let mut most = vec![None; n * n];
        let mut raise = |from: usize, to: usize, points: i64| {
            let cell = &mut most[from * n + to];
            *cell = Some(cell.map_or(points, |most: i64| most.max(points)));
        };
        for (&from, &hosts) in members {
            for &to in members.keys() {
                let (a, b) = (self.at(from), self.at(to));
                if from != to || hosts > 1 {
                    raise(a, b, scheme.boundaries().between(from.1, to.1));
                }
                if from == to && scheme.weights().per_provider > 1 {
                    raise(a, b, 0);
                }
            }
        }
        // A pair of groups that cannot follow each other (one provider, once) scores nothing.
        most.into_iter().map(Option::unwrap_or_default).collect()
    }
}
