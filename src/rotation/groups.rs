//! Groups of providers that the relaxation does not tell apart.
//!
//! Few boundary classes: one group per kind and class, and the relaxed crossings are exact. Many:
//! one group per kind, and a crossing is worth the most that any pair of members gives.

use crate::model::{KindIx, ProviderIx, Scheme};

/// Up to this many kinds and classes of providers, each is a group of its own.
const MOST_CLASS_GROUPS: usize = 12;

/// The groups of the providers a candidate can be placed at.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    /// Sort keys of the groups: kind, and boundary class where classes are told apart.
    keys: Vec<(KindIx, usize)>,
    by_class: bool,
    /// Most points of a crossing, by (origin or previous group + 1) x group.
    pub(super) crossing: Vec<i64>,
}

impl Groups {
    /// Groups `providers` (sorted, without repetition); crossings may start at `origin`.
    pub(super) fn of(
        scheme: &Scheme,
        providers: &[ProviderIx],
        origin: Option<ProviderIx>,
    ) -> Self {
        let key = |p: ProviderIx| (scheme.kind_of(p), scheme.boundaries().class(p));
        let mut keys: Vec<_> = providers.iter().map(|&p| key(p)).collect();
        keys.sort_unstable();
        keys.dedup();
        let by_class = keys.len() <= MOST_CLASS_GROUPS;
        if !by_class {
            keys.iter_mut().for_each(|key| key.1 = 0);
            keys.dedup();
        }
        let mut groups = Self { crossing: Vec::new(), keys, by_class };
        groups.crossing = groups.crossings(scheme, providers, origin);
        groups
    }

    /// Number of groups.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The group of a provider.
    pub(super) fn group(&self, scheme: &Scheme, provider: ProviderIx) -> usize {
        let class = if self.by_class { scheme.boundaries().class(provider) } else { 0 };
        let key = (scheme.kind_of(provider), class);
        self.keys.binary_search(&key).expect("every provider at hand was grouped")
    }

    /// The kind of a group.
    pub(super) fn kind(&self, group: usize) -> KindIx {
        self.keys[group].0
    }

    fn crossings(
        &self,
        scheme: &Scheme,
        providers: &[ProviderIx],
        origin: Option<ProviderIx>,
    ) -> Vec<i64> {
        let n = self.len();
        let mut most = vec![i64::MIN; (n + 1) * n];
        let mut raise = |row: usize, group: usize, points: i64| {
            let cell = &mut most[row * n + group];
            *cell = points.max(*cell);
        };
        for &to in providers {
            let group = self.group(scheme, to);
            raise(0, group, origin.map_or(0, |from| scheme.boundaries().weight(from, to)));
            // Staying at one provider is possible where it may host a candidate twice.
            for &from in providers {
                let points = scheme.boundaries().weight(from, to);
                if from != to || scheme.weights().per_provider > 1 {
                    raise(self.group(scheme, from) + 1, group, points);
                }
            }
        }
        // A pair of groups that cannot follow each other (one provider, once) scores nothing.
        most.iter_mut().filter(|points| **points == i64::MIN).for_each(|points| *points = 0);
        most
    }
}
