//! Minimum occupancy of posts.

use super::terms::{Row, Term, Terms, lost, only};
use crate::model::{Places, Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    let soft = lost(scheme, scheme.parts().rules.minimum_points);
    for post in scheme.posts() {
        let stated = scheme.post(post);
        let Some(minimum) = &stated.minimum else { continue };
        let needed = |period: usize| match minimum {
            Places::Every(people) => *people,
            Places::Varying { default, by_period } => {
                by_period.get(&(period as u32 + 1)).copied().unwrap_or(*default)
            }
        };
        let periods = scheme.periods();
        let open = (0..periods).filter(|&period| needed(period) > 0);
        let open = open.fold(0, |bits, period| bits | 1 << period);
        let row = |period: usize| {
            let name = name("minimum", &[stated.id.as_str(), &(period + 1).to_string()]);
            Row::new(name, soft).at_least(Some(needed(period).into()))
        };
        let by_period = rows.by_period(open, periods, row);
        let posts = only(scheme, post);
        rows.term(scheme, Term { rows: by_period, once: false, amount: 1, posts }, None);
    }
}
