//! Groups of posts that the relaxation does not tell apart by their providers.
//!
//! Few boundary classes: one group per kind and class, and the relaxed crossings are exact. Many:
//! one group per kind, and a crossing is worth the most that any pair of members gives. Posts that
//! serve a second kind are groups of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Boundaries, KindIx, PostIx, ProviderIx, Scheme};
use crate::pricing::points::exposure::second_kind;

/// Up to this many kinds and classes of providers, each is a group of its own.
const MOST_CLASS_GROUPS: usize = 12;

/// What posts are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: KindIx,
    /// Boundary class, where classes are told apart.
    class: usize,
    second: Option<KindIx>,
}

/// Providers by key, in order.
type Members = BTreeMap<Key, Vec<ProviderIx>>;

/// Most points of a crossing from one group to another.
#[derive(Clone, Debug)]
pub(crate) struct CrossingTable {
    pub(crate) points: Arc<[i64]>,
    /// The same for candidates of weight 1, which decides what may count; `None` where that is it.
    pub(crate) counting: Option<Arc<[i64]>>,
}

/// The groups of the posts of a scheme.
#[derive(Clone, Debug)]
pub(crate) struct Groups {
    keys: Vec<Key>,
    by_class: bool,
    /// By number of the boundary table.
    crossing: Vec<CrossingTable>,
}

impl Groups {
    pub(crate) fn of(scheme: &Scheme) -> Self {
        let mut members = Members::new();
        for post in scheme.posts() {
            members.entry(key(scheme, post)).or_default().push(scheme.post_row(post).provider);
        }
        for providers in members.values_mut() {
            providers.sort_unstable();
            providers.dedup();
        }
        let by_class = members.len() <= MOST_CLASS_GROUPS;
        let mut keys: Vec<_> = members.keys().copied().collect();
        if !by_class {
            for key in &mut keys {
                key.class = 0;
            }
            keys.sort_unstable();
            keys.dedup();
        }
        let mut groups = Self { keys, by_class, crossing: Vec::new() };
        for boundaries in scheme.boundary_tables() {
            let points = groups.crossings(scheme, boundaries, &members);
            let counting = groups.crossing.first().map(|table| Arc::clone(&table.points));
            groups.crossing.push(CrossingTable { points, counting });
        }
        groups
    }

    /// Number of groups.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The group of a post.
    pub(crate) fn group(&self, scheme: &Scheme, post: PostIx) -> usize {
        self.at(key(scheme, post))
    }

    fn at(&self, key: Key) -> usize {
        let key = Key { class: if self.by_class { key.class } else { 0 }, ..key };
        self.keys.binary_search(&key).expect("every post was grouped")
    }

    /// The kind of a group.
    pub(crate) fn kind(&self, group: usize) -> KindIx {
        self.keys[group].kind
    }

    /// The second kind of a group.
    pub(crate) fn second(&self, group: usize) -> Option<KindIx> {
        self.keys[group].second
    }

    /// Most points of a crossing by previous group x group, with a boundary table.
    pub(crate) fn crossing(&self, table: usize) -> CrossingTable {
        self.crossing[table].clone()
    }

    fn crossings(&self, scheme: &Scheme, boundaries: &Boundaries, members: &Members) -> Arc<[i64]> {
        let n = self.len();
        let mut most = vec![None; n * n];
        let mut raise = |from: usize, to: usize, points: i64| {
            let cell = &mut most[from * n + to];
            *cell = Some(cell.map_or(points, |most: i64| most.max(points)));
        };
        let again = scheme.weights().per_provider > 1;
        for (&from, leaving) in members {
            for (&to, entered) in members {
                let (a, b) = (self.at(from), self.at(to));
                // One provider alone in both is never left for another.
                if leaving.len() > 1 || leaving != entered {
                    raise(a, b, boundaries.between(from.class, to.class));
                }
                if again && (from.kind, from.class) == (to.kind, to.class) {
                    raise(a, b, 0);
                }
            }
        }
        // A pair of groups that cannot follow each other (one provider, once) scores nothing.
        most.into_iter().map(Option::unwrap_or_default).collect()
    }
}

fn key(scheme: &Scheme, post: PostIx) -> Key {
    let provider = scheme.post_row(post).provider;
    let class = scheme.boundaries().class(provider);
    Key { kind: scheme.kind_of(provider), class, second: second_kind(scheme, post) }
}
