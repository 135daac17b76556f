//! Posts whose places are all to be filled.

use super::terms::{Row, Term, Terms, lost, only, periods};
use crate::model::{Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for rule in &scheme.parts().rules.filled {
        let soft = lost(scheme, rule.points);
        for post in scheme.posts().filter(|&post| rule.posts.matches(scheme, post)) {
            let places = &scheme.post_row(post).places;
            let closed = places.iter().enumerate().filter(|(_, places)| **places == 0);
            let closed = closed.fold(0, |bits, (period, _)| bits | 1 << period);
            let row = |period: usize| {
                let parts =
                    [rule.id.as_str(), scheme.post(post).id.as_str(), &(period + 1).to_string()];
                Row::new(name("filled", &parts), soft).at_least(Some(places[period].into()))
            };
            let open = periods(scheme, &rule.periods) & !closed;
            let by_period = rows.by_period(open, scheme.periods(), row);
            let posts = only(scheme, post);
            rows.term(scheme, Term { rows: by_period, once: false, amount: 1, posts }, None);
        }
    }
}
