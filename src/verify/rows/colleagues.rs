//! Colleagues: at no provider are more people with one home employer at once than the rule allows.

use std::collections::BTreeMap;

use super::row::Row;
use super::select::periods;
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::{ProviderIx, Scheme};
use crate::verify::Rule;

struct Met<'a> {
    scheme: &'a Scheme,
    /// By home employer, host and period.
    rows: BTreeMap<(ProviderIx, ProviderIx, usize), usize>,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for rule in &scheme.parts().rules.colleagues {
        let points = rule.points.map(|points| scheme.scaled(points));
        let in_force = periods(scheme, &rule.periods);
        let mut rows = BTreeMap::new();
        for home in scheme.providers() {
            if scheme.candidates().all(|ix| scheme.candidate_row(ix).home != Some(home)) {
                continue;
            }
            for host in scheme.providers().filter(|&host| host != home) {
                let [employer, at] = [home, host].map(|ix| &scheme.provider(ix).id);
                for period in (0..scheme.periods()).filter(|&period| in_force[period]) {
                    let row = Row::new(Rule::Colleagues, &rule.id).part(employer).part(at);
                    let what = format!("people of `{employer}` are at `{at}`");
                    let row = row.in_period(period).counts(what, format!("rule `{}`", rule.id));
                    let row = row.limits(None, Some(i64::from(rule.at_most))).soft(points, 1);
                    rows.insert((home, host, period), sheet.row(row));
                }
            }
        }
        sheet.amounts.push(Box::new(Met { scheme, rows }));
    }
}

impl Amounts for Met<'_> {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        let host = self.scheme.post_row(stay.post).provider;
        let Some(home) = self.scheme.candidate_row(stay.candidate).home else { return };
        for period in stay.from..stay.until {
            if let Some(&row) = self.rows.get(&(home, host, period)) {
                add(row, period, 1);
            }
        }
    }
}
