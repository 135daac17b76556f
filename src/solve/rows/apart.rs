//! Apart: people who must not share a post.

use super::terms::{Row, Term, Terms, lost, only, periods};
use crate::model::{CandidateIx, Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for rule in &scheme.parts().rules.apart {
        let named = rule.candidates.iter();
        let who: Vec<CandidateIx> =
            named.filter_map(|id| scheme.find_candidate(id.as_str())).collect();
        for post in scheme.posts().filter(|&post| rule.posts.matches(scheme, post)) {
            let places = scheme.post_row(post).places.iter().enumerate();
            // Half-timers meet in one place.
            let alone = u32::from(!scheme.weights().hundredths);
            let shared = places.filter(|(_, places)| **places > alone);
            let shared = shared.fold(0, |bits, (period, _)| bits | 1 << period);
            let open = periods(scheme, &rule.periods) & shared;
            let by_period = rows.by_period(open, scheme.periods(), |period| {
                let post = scheme.post(post).id.as_str();
                let parts = [rule.id.as_str(), post, &(period + 1).to_string()];
                Row::new(name("apart", &parts), lost(scheme, rule.points)).at_most(Some(1))
            });
            let posts = only(scheme, post);
            let term = Term { rows: by_period, once: false, amount: 1, posts };
            rows.term(scheme, term, Some(&who));
        }
    }
}
