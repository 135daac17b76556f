//! Balance: providers host about as many person-periods as their own people serve elsewhere.

use super::row::Row;
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::Scheme;
use crate::verify::Rule;

struct Exchange<'a> {
    scheme: &'a Scheme,
    /// By provider.
    rows: Vec<Option<usize>>,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for rule in &scheme.parts().rules.balance {
        let points = rule.points.map(|points| scheme.scaled(points));
        let tolerance = i64::from(rule.tolerance);
        let rows = scheme.providers().map(|provider| {
            let id = &scheme.provider(provider).id;
            let row = Row::new(Rule::Balance, &rule.id).part(id);
            let what = format!("more person-periods at `{id}` than its own people serve elsewhere");
            let row = row.counts(what, format!("rule `{}`", rule.id));
            let row = row.limits(Some(-tolerance), Some(tolerance)).soft(points, 1);
            let named = rule.providers.as_ref().is_none_or(|named| named.contains(id));
            named.then(|| sheet.row(row))
        });
        let rows = rows.collect();
        sheet.amounts.push(Box::new(Exchange { scheme, rows }));
    }
}

impl Amounts for Exchange<'_> {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        let host = self.scheme.post_row(stay.post).provider;
        let home = self.scheme.candidate_row(stay.candidate).home;
        if home == Some(host) {
            return;
        }
        for period in stay.from..stay.until {
            if let Some(row) = self.rows[host.get()] {
                add(row, period, 1);
            }
            if let Some(row) = home.and_then(|home| self.rows[home.get()]) {
                add(row, period, -1);
            }
        }
    }
}
