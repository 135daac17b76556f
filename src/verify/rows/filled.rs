//! Posts whose places are all to be filled.

use super::grid::Grid;
use super::row::Row;
use super::select::{Scope, periods};
use super::sheet::Sheet;
use crate::model::CandidateSelect;
use crate::verify::Rule;

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for rule in &scheme.parts().rules.filled {
        let points = rule.points.map(|points| scheme.scaled(points));
        let posts = Scope::of(scheme, &rule.posts, &CandidateSelect::default());
        let in_force = periods(scheme, &rule.periods);
        let grid = Grid::of(scheme, |post, period| {
            let places = i64::from(scheme.post_row(post).places[period]);
            let row = Row::new(Rule::Filled, &rule.id).part(&scheme.post(post).id).at(post);
            let row = row.counts("people are here", format!("rule `{}`", rule.id));
            let row = row.in_period(period).limits(Some(places), None).soft(points, 1);
            let counts = posts.has_post(post) && in_force[period] && places > 0;
            counts.then(|| sheet.row(row))
        });
        sheet.amounts.push(Box::new(grid));
    }
}
