//! Sums that are so many points per period served, by candidate and post: what a resource can count.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{CandidateSelect, Id, PostSelect, Scheme, Terms, Use};
use crate::verify::{self, Person};

/// A sum of components as uses of a resource.
///
/// Values, preferences, hosts' ranks and the scheme's own points of a plan are sums over the new placements of
/// whole points for each period served, and a resource adds up whole amounts for each period served in the same
/// way: nothing in leave, a part-timer as a whole person. The one difference is that a resource also counts the
/// placements under way, which score nothing.
#[derive(Clone, Debug)]
pub(super) struct Linear {
    pub(super) uses: Vec<Use>,
    /// What placements under way amount to.
    pub(super) under_way: i64,
}

impl Linear {
    /// The sum as uses, if it is of such a form.
    pub(super) fn of(scheme: &Scheme, terms: &Terms) -> Option<Self> {
        let per_period = ["values", "preference", "host", "own"];
        if terms.named().any(|(name, times)| times != 0 && !per_period.contains(&name)) {
            return None;
        }
        let cohort = verify::cohort(scheme);
        // By amount and set of posts, the candidates for whom these posts amount to so much.
        let mut uses: BTreeMap<(i64, BTreeSet<Id>), BTreeSet<Id>> = BTreeMap::new();
        let mut under_way = 0_i64;
        for candidate in scheme.candidates() {
            let person = Person::new(&cohort, candidate);
            let mut by_amount: BTreeMap<i64, BTreeSet<Id>> = BTreeMap::new();
            for post in scheme.posts() {
                let amount = person.standing(post).weighted(terms);
                if amount != 0 {
                    by_amount.entry(amount).or_default().insert(scheme.post(post).id.clone());
                }
            }
            for (amount, posts) in by_amount {
                uses.entry((amount, posts)).or_default().insert(person.id().clone());
            }
            if let Some(held) = person.row.under_way {
                let served = person.served(0, person.under_way_until()) as i64;
                let amount = person.standing(held.post).weighted(terms);
                under_way = under_way.saturating_add(amount.saturating_mul(served));
            }
        }
        if uses.is_empty() {
            // A resource has to state something; nothing used is 0 points.
            return Some(Self { uses: vec![Use::per_period(0)], under_way });
        }
        let uses = uses.into_iter().map(|((amount, posts), candidates)| {
            let everywhere = posts.len() == scheme.posts().len();
            let everybody = candidates.len() == scheme.candidates().len();
            let posts = PostSelect { posts: (!everywhere).then_some(posts), ..Default::default() };
            let candidates =
                CandidateSelect { ids: (!everybody).then_some(candidates), ..Default::default() };
            Use::per_period(amount).posts(posts).candidates(candidates)
        });
        Some(Self { uses: uses.collect(), under_way })
    }
}
