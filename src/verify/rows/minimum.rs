//! Minimum occupancy: no post has fewer people in a period than it needs.

use super::grid::Grid;
use super::row::Row;
use super::sheet::Sheet;
use crate::model::Places;
use crate::verify::Rule;

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    if scheme.parts().posts.iter().all(|post| post.minimum.is_none()) {
        return;
    }
    let points = scheme.parts().rules.minimum_points.map(|points| scheme.scaled(points));
    let grid = Grid::of(scheme, |post, period| {
        let needed = people_in(scheme.post(post).minimum.as_ref()?, period);
        let row = Row::new(Rule::Minimum, &scheme.post(post).id).at(post).in_period(period);
        let row = row.counts("people are here", "the post");
        (needed > 0).then(|| sheet.row(row.limits(Some(needed), None).soft(points, 1)))
    });
    sheet.amounts.push(Box::new(grid));
}

/// People in a period, from 0.
fn people_in(people: &Places, period: usize) -> i64 {
    match people {
        Places::Every(people) => i64::from(*people),
        Places::Varying { default, by_period } => {
            i64::from(*by_period.get(&(period as u32 + 1)).unwrap_or(default))
        }
    }
}
