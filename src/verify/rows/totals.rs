//! Totals: numbers of people and placements lie within their limits.

use std::collections::BTreeMap;

use super::row::Row;
use super::select::{Scope, periods};
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::{Each, Id, Measure, PostIx, Scheme, Total};
use crate::verify::Rule;

struct Counted {
    measure: Measure,
    scope: Scope,
    /// By post and period; periods share a row where they are added up.
    rows: Vec<Vec<Option<usize>>>,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for total in &scheme.parts().rules.totals {
        let scope = Scope::of(scheme, &total.posts, &total.candidates);
        let value = |post| value(scheme, total.each, post).filter(|_| scope.has_post(post));
        let values: Vec<Option<&str>> = scheme.posts().map(value).collect();
        let mut by_value: BTreeMap<&str, Vec<Option<usize>>> = BTreeMap::new();
        // Posts that are counted together have rows even where none matches.
        let all = total.each.is_none().then_some("");
        for value in values.iter().copied().flatten().chain(all) {
            by_value.entry(value).or_insert_with_key(|value| rows(sheet, total, value));
        }
        let none = vec![None; scheme.periods()];
        let of_post = |value: Option<&str>| value.map_or(none.clone(), |v| by_value[v].clone());
        let rows = values.into_iter().map(of_post).collect();
        sheet.amounts.push(Box::new(Counted { measure: total.measure, scope, rows }));
    }
}

/// Rows of one value by period; none in a period that the rule is not about.
fn rows(sheet: &mut Sheet<'_>, total: &Total, value: &str) -> Vec<Option<usize>> {
    let scheme = sheet.scheme;
    let points = total.points.map(|points| scheme.scaled(points));
    let mut row = Row::new(Rule::Totals, &total.id)
        .limits(total.at_least.map(i64::from), total.at_most.map(i64::from))
        .soft(points, 1);
    let mut what = match total.measure {
        Measure::People => "people".to_owned(),
        Measure::Placements => "placements".to_owned(),
        Measure::PersonPeriods => "person-periods".to_owned(),
    };
    if total.each.is_some() {
        row = row.part(value);
        what = format!("{what} in `{value}`");
    }
    row = row.counts(what, format!("rule `{}`", total.id));
    let in_force = periods(scheme, &total.periods);
    if total.measure == Measure::People {
        let in_period = |(period, &counts): (usize, &bool)| {
            counts.then(|| sheet.row(row.clone().in_period(period)))
        };
        return in_force.iter().enumerate().map(in_period).collect();
    }
    let row = sheet.row(row);
    in_force.iter().map(|&counts| counts.then_some(row)).collect()
}

/// What a post is counted under; empty where posts are counted together.
fn value(scheme: &Scheme, each: Option<Each>, post: PostIx) -> Option<&str> {
    let host = scheme.provider(scheme.post_row(post).provider);
    match each {
        None => Some(""),
        Some(Each::Provider) => Some(host.id.as_str()),
        Some(Each::Kind) => Some(host.kind.as_str()),
        Some(Each::Sector) => Some(host.sector.as_str()),
        Some(Each::Place) => host.place.as_ref().map(Id::as_str),
        Some(Each::Stream) => scheme.post(post).stream.as_ref().map(Id::as_str),
    }
}

impl Amounts for Counted {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        let rows = &self.rows[stay.post.get()];
        let counts = |period: &usize| {
            let now = self.measure != Measure::Placements || stay.starts_in(*period);
            now && self.scope.has(stay)
        };
        for period in (stay.from..stay.until).filter(counts) {
            if let Some(row) = rows[period] {
                add(row, period, 1);
            }
        }
    }
}
