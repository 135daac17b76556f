//! Apart: no two of some candidates are in the same post in the same period.

use super::grid::Grid;
use super::row::Row;
use super::select::{Scope, periods};
use super::sheet::Sheet;
use crate::model::CandidateSelect;
use crate::verify::Rule;

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for rule in &scheme.parts().rules.apart {
        let points = rule.points.map(|points| scheme.scaled(points));
        let posts = Scope::of(scheme, &rule.posts, &CandidateSelect::default());
        let by = format!("rule `{}`", rule.id);
        let in_force = periods(scheme, &rule.periods);
        let grid = Grid::of(scheme, |post, period| {
            let row = Row::new(Rule::Apart, &rule.id).part(&scheme.post(post).id).at(post);
            let row = row.in_period(period).limits(None, Some(1)).soft(points, 1);
            let row = row.counts("people to be kept apart are here", &by);
            // Where one place is all there is, nobody meets but those who share it.
            let places = scheme.post_row(post).places[period];
            let meet = places > 1 || (places == 1 && scheme.weights().hundredths);
            let counts = posts.has_post(post) && in_force[period] && meet;
            counts.then(|| sheet.row(row))
        });
        let named = |ix| rule.candidates.contains(&scheme.candidate(ix).id);
        sheet.amounts.push(Box::new(grid.counting(named)));
    }
}
