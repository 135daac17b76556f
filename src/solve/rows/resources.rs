//! Resources: amounts used, within limits over the horizon or in each period.

use super::{Row, Rows, Soft, Term, chosen, matching, name, periods, under_way};
use crate::model::{Per, Resource, Scheme};

pub(super) fn add(scheme: &Scheme, rows: &mut Rows) {
    for resource in &scheme.parts().rules.resources {
        one(scheme, rows, resource);
    }
}

fn one(scheme: &Scheme, rows: &mut Rows, resource: &Resource) {
    let count = if resource.each_period { scheme.periods() } else { 1 };
    let soft = resource.points.map(|points| Soft::each(scheme, points));
    let mut first = 0;
    for at in 0..count {
        let period = (at + 1).to_string();
        let parts = [resource.id.as_str(), &period];
        let name = name("resources", if resource.each_period { &parts } else { &parts[..1] });
        let (least, most) = (resource.at_least, resource.at_most);
        let row = rows.row(Row { name, least, most, soft, unit: 1, linear: true });
        if at == 0 {
            first = row;
        }
    }
    for uses in &resource.uses {
        let posts = matching(scheme, &uses.posts);
        let who = chosen(scheme, &uses.candidates);
        let open = periods(scheme, &uses.periods);
        let once = uses.per == Per::Placement;
        for (candidate, post, until) in under_way(scheme).filter(|_| !once) {
            if posts[post.get()] && uses.candidates.matches(scheme, candidate) {
                for period in (0..until).filter(|period| open >> period & 1 == 1) {
                    let at = first as usize + if resource.each_period { period } else { 0 };
                    rows.take(at, uses.amount);
                }
            }
        }
        let (row, each_period, amount) = (first, resource.each_period, uses.amount);
        let term = Term { row, each_period, once, amount, posts, periods: open };
        rows.term(term, who.as_deref());
    }
}
