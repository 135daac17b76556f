//! Resources: amounts used, within limits over the horizon or in each period.

use super::terms::{NONE, Row, Term, Terms, chosen, lost, matching, periods};
use crate::model::{Per, Resource, Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for resource in &scheme.parts().rules.resources {
        one(scheme, rows, resource);
    }
}

fn one(scheme: &Scheme, rows: &mut Terms, resource: &Resource) {
    let id = resource.id.as_str();
    let row = |name| {
        let row = Row::new(name, lost(scheme, resource.points));
        row.at_least(resource.at_least).at_most(resource.at_most)
    };
    let count = scheme.periods();
    let all: Vec<u32> = if resource.each_period {
        let named = |period: usize| row(name("resources", &[id, &(period + 1).to_string()]));
        rows.by_period(u128::MAX, count, named).to_vec()
    } else {
        vec![rows.row(row(name("resources", &[id]))); count]
    };
    for uses in &resource.uses {
        let open = periods(scheme, &uses.periods);
        let counted = all.iter().enumerate();
        let counted = counted.map(|(p, &row)| if open >> p & 1 == 1 { row } else { NONE });
        let term = Term {
            rows: counted.collect(),
            once: uses.per == Per::Placement,
            amount: uses.amount,
            posts: matching(scheme, &uses.posts),
        };
        rows.term(scheme, term, chosen(scheme, &uses.candidates).as_deref());
    }
}
