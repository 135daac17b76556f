//! Shares: what lies in some posts is at least or at most a share of what lies in others.

use super::row::Row;
use super::select::{Scope, periods};
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::{Share, ShareMeasure};
use crate::verify::Rule;

/// Ten-thousandths: shares are whole numbers of them.
const WHOLE: i64 = 10_000;

/// A person-period or placement adds a whole where it is in the posts, less the share where it is in
/// those that the share is of. The sum is 0 where the share is met exactly.
struct Parted {
    measure: ShareMeasure,
    posts: Scope,
    of: Scope,
    periods: Vec<bool>,
    /// Rows, each with its share in ten-thousandths.
    rows: Vec<(usize, i64)>,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for share in &scheme.parts().rules.shares {
        let rows = rows(sheet, share);
        sheet.amounts.push(Box::new(Parted {
            measure: share.measure,
            posts: Scope::of(scheme, &share.posts, &share.candidates),
            of: Scope::of(scheme, &share.of, &share.candidates),
            periods: periods(scheme, &share.periods),
            rows,
        }));
    }
}

fn rows(sheet: &mut Sheet<'_>, share: &Share) -> Vec<(usize, i64)> {
    let scheme = sheet.scheme;
    let points = share.points.map(|points| scheme.scaled(points));
    let row = |part: &str, verb: &str| {
        let words = format!("the share is {verb} `{}`", share.id);
        Row::new(Rule::Shares, &share.id).part(part).says(words).soft(points, WHOLE)
    };
    let scaled = |limit: f64| libm::round(limit * WHOLE as f64) as i64;
    let mut rows = Vec::new();
    if let Some(limit) = share.at_least {
        rows.push((
            sheet.row(row("at_least", "smaller than asked for by rule").limits(Some(0), None)),
            scaled(limit),
        ));
    }
    if let Some(limit) = share.at_most {
        rows.push((
            sheet.row(row("at_most", "larger than allowed by rule").limits(None, Some(0))),
            scaled(limit),
        ));
    }
    rows
}

impl Amounts for Parted {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        let (is_in, is_of) = (self.posts.has(stay), self.of.has(stay));
        let counts = |&period: &usize| {
            let now = self.measure != ShareMeasure::Placements || stay.starts_in(period);
            now && self.periods[period]
        };
        for period in (stay.from..stay.until).filter(counts) {
            for &(row, share) in &self.rows {
                let amount = WHOLE * i64::from(is_in) - share * i64::from(is_of);
                if amount != 0 {
                    add(row, period, amount);
                }
            }
        }
    }
}
