//! Release: no home employer has more people placed elsewhere at once than it lets go.

use super::row::Row;
use super::select::periods;
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::{ProviderIx, Scheme};
use crate::verify::Rule;

struct Away<'a> {
    scheme: &'a Scheme,
    /// By home employer and period.
    rows: Vec<Vec<Option<usize>>>,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for rule in &scheme.parts().rules.release {
        let points = rule.points.map(|points| scheme.scaled(points));
        let by = format!("rule `{}`", rule.id);
        let in_force = periods(scheme, &rule.periods);
        let employs = |home: ProviderIx| {
            scheme.candidates().any(|ix| scheme.candidate_row(ix).home == Some(home))
        };
        let mut rows = Vec::new();
        for home in scheme.providers() {
            let id = &scheme.provider(home).id;
            let named = rule.homes.as_ref().is_none_or(|homes| homes.contains(id));
            let has_rows = named && employs(home);
            let by_period = (0..scheme.periods()).map(|period| {
                let row = Row::new(Rule::Release, &rule.id).part(id).in_period(period);
                let row = row.counts(format!("people of `{id}` are away"), &by);
                let row = row.limits(None, Some(i64::from(rule.at_most))).soft(points, 1);
                (has_rows && in_force[period]).then(|| sheet.row(row))
            });
            rows.push(by_period.collect());
        }
        sheet.amounts.push(Box::new(Away { scheme, rows }));
    }
}

impl Amounts for Away<'_> {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        let host = self.scheme.post_row(stay.post).provider;
        let home = self.scheme.candidate_row(stay.candidate).home;
        let Some(home) = home.filter(|&home| home != host) else { return };
        for period in stay.from..stay.until {
            if let Some(row) = self.rows[home.get()][period] {
                add(row, period, 1);
            }
        }
    }
}
