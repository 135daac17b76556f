//! Totals: numbers of people and placements.

use std::collections::BTreeSet;

use super::terms::{NONE, Row, Term, Terms, chosen, lost, periods};
use crate::model::{Measure, PostIx, Scheme, Total, joined as name};
use crate::pricing::name_of;

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for total in &scheme.parts().rules.totals {
        let matching: Vec<PostIx> =
            scheme.posts().filter(|&post| total.posts.matches(scheme, post)).collect();
        let Some(each) = total.each else {
            one(scheme, rows, total, None, &matching);
            continue;
        };
        let values: BTreeSet<&str> =
            matching.iter().filter_map(|&post| name_of(scheme, each, post)).collect();
        for found in values {
            let posts = matching.iter().copied();
            let posts: Vec<PostIx> =
                posts.filter(|&post| name_of(scheme, each, post) == Some(found)).collect();
            one(scheme, rows, total, Some(found), &posts);
        }
    }
}

fn one(scheme: &Scheme, rows: &mut Terms, total: &Total, value: Option<&str>, posts: &[PostIx]) {
    let parts: Vec<&str> = [total.id.as_str()].into_iter().chain(value).collect();
    let row = |name| {
        let row = Row::new(name, lost(scheme, total.points));
        row.at_least(total.at_least.map(i64::from)).at_most(total.at_most.map(i64::from))
    };
    let open = periods(scheme, &total.periods);
    let by_period = if total.measure == Measure::People {
        rows.by_period(open, scheme.periods(), |period| {
            let period = (period + 1).to_string();
            row(name("totals", &[&*parts, &[period.as_str()]].concat()))
        })
    } else {
        let row = rows.row(row(name("totals", &parts)));
        (0..scheme.periods()).map(|p| if open >> p & 1 == 1 { row } else { NONE }).collect()
    };
    let once = total.measure == Measure::Placements;
    let posts = scheme.posts().map(|post| posts.contains(&post)).collect();
    let who = chosen(scheme, &total.candidates);
    rows.term(scheme, Term { rows: by_period, once, amount: 1, posts }, who.as_deref());
}
