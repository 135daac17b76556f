//! Places by hundredths: where somebody is part-time or on leave, what people take of a post in a period
//! adds up to its places at most.

use super::row::Row;
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::Scheme;
use crate::verify::Cohort;
use crate::verify::Rule;

struct Filled<'a> {
    scheme: &'a Scheme,
    /// By post and period; none where no new placement is allowed anyhow.
    rows: Vec<Option<usize>>,
}

pub(super) fn list(cohort: &Cohort<'_>, sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    if !scheme.weights().hundredths {
        return;
    }
    let mut rows = Vec::with_capacity(scheme.posts().len() * scheme.periods());
    for post in scheme.posts() {
        for period in 0..scheme.periods() {
            let places = 100 * i64::from(scheme.post_row(post).places[period]);
            let row = Row::new(Rule::Places, &scheme.post(post).id).at(post).in_period(period);
            let row = row.counts("hundredths of a place are taken", "the post");
            let open = cohort.room(post, period) > 0;
            rows.push(open.then(|| sheet.row(row.limits(None, Some(places)))));
        }
    }
    sheet.amounts.push(Box::new(Filled { scheme, rows }));
}

impl Amounts for Filled<'_> {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        let first = stay.post.get() * self.scheme.periods();
        let share = self.scheme.candidate_row(stay.candidate).share;
        for period in stay.from..stay.until {
            if let Some(row) = self.rows[first + period] {
                add(row, period, i64::from(share));
            }
        }
    }
}
