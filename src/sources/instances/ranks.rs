//! What candidates would like best.

use std::collections::BTreeMap;

use crate::model::Id;
use crate::sources::draw::Draw;

/// Posts that a candidate ranks at most.
const RANKED: usize = 8;

/// The eight posts of the highest score, ranked from 1; each shares the rank of the one before with
/// probability 1/4. The earlier of equals comes first.
pub(super) fn ranked(mut scored: Vec<(u32, &Id)>, draw: &mut Draw) -> BTreeMap<Id, u32> {
    scored.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
    let mut rank = 1;
    let mut ranks = BTreeMap::new();
    for (at, (_, id)) in scored.into_iter().take(RANKED).enumerate() {
        if at > 0 && draw.happens(3, 4) {
            rank += 1;
        }
        ranks.insert(id.clone(), rank);
    }
    ranks
}
