//! Resources: what placements use of something lies within its limits.

use super::row::Row;
use super::select::{Scope, periods};
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::{Per, Resource, Scheme};
use crate::verify::Rule;

struct Uses {
    amount: i64,
    per: Per,
    scope: Scope,
    periods: Vec<bool>,
}

struct Used {
    uses: Vec<Uses>,
    /// By period; all the same where limits hold over the horizon.
    rows: Vec<usize>,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for resource in &scheme.parts().rules.resources {
        let points = resource.points.map(|points| scheme.scaled(points));
        let row = Row::new(Rule::Resources, &resource.id)
            .counts(format!("of `{}` used", resource.id), "the scheme")
            .limits(resource.at_least, resource.at_most)
            .soft(points, 1);
        let rows = if resource.each_period {
            let by_period = 0..scheme.periods();
            by_period.map(|period| sheet.row(row.clone().in_period(period))).collect()
        } else {
            vec![sheet.row(row); scheme.periods()]
        };
        sheet.amounts.push(Box::new(Used { uses: uses(scheme, resource), rows }));
    }
}

fn uses(scheme: &Scheme, resource: &Resource) -> Vec<Uses> {
    let uses = resource.uses.iter().map(|uses| Uses {
        amount: uses.amount,
        per: uses.per,
        scope: Scope::of(scheme, &uses.posts, &uses.candidates),
        periods: periods(scheme, &uses.periods),
    });
    uses.collect()
}

impl Amounts for Used {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        for period in stay.from..stay.until {
            let counts = |uses: &&Uses| {
                let now = uses.per == Per::Period || stay.starts_in(period);
                now && uses.periods[period] && uses.scope.has(stay)
            };
            let amount: i64 = self.uses.iter().filter(counts).map(|uses| uses.amount).sum();
            if amount != 0 {
                add(self.rows[period], period, amount);
            }
        }
    }
}
