//! Mentors: no provider has more people at once who need a mentor than it has mentors for.

use super::row::Row;
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::Scheme;
use crate::verify::Rule;

struct Mentored<'a> {
    scheme: &'a Scheme,
    /// By provider and period.
    rows: Vec<Option<Vec<usize>>>,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    let points = scheme.parts().rules.mentor_points.map(|points| scheme.scaled(points));
    let rows = scheme.providers().map(|provider| {
        let provider = scheme.provider(provider);
        let mentors = i64::from(provider.mentors?);
        let row = Row::new(Rule::Mentors, &provider.id).limits(None, Some(mentors)).soft(points, 1);
        let what = format!("people who need a mentor are at `{}`", provider.id);
        let row = row.counts(what, "its number of mentors");
        let by_period = 0..scheme.periods();
        Some(by_period.map(|period| sheet.row(row.clone().in_period(period))).collect())
    });
    let rows: Vec<_> = rows.collect();
    if rows.iter().any(Option::is_some) {
        sheet.amounts.push(Box::new(Mentored { scheme, rows }));
    }
}

impl Amounts for Mentored<'_> {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        let host = self.scheme.post_row(stay.post).provider;
        let Some(rows) = &self.rows[host.get()] else { return };
        if self.scheme.candidate(stay.candidate).mentored {
            (stay.from..stay.until).for_each(|period| add(rows[period], period, 1));
        }
    }
}
