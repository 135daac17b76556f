//! Together: two candidates are near each other whenever both are placed and, where that is asked,
//! both are placed whenever one is.

use super::row::Row;
use super::select::periods;
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::{CandidateIx, ProviderIx, Scheme, Together};
use crate::verify::Rule;
use crate::verify::distance::within;

/// Providers that are near the same ones.
struct Location {
    /// Whether a provider is one of them, by provider.
    has: Vec<bool>,
    /// Whether a provider is near them, by provider.
    near: Vec<bool>,
    /// By period: one of them there, or the other too far away, but not both.
    rows: Vec<Option<usize>>,
}

struct Pair<'a> {
    scheme: &'a Scheme,
    first: CandidateIx,
    second: CandidateIx,
    locations: Vec<Location>,
    /// By period: the first placed less the second placed.
    throughout: Vec<Option<usize>>,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for rule in &scheme.parts().rules.together {
        let mut pair = rule.candidates.iter().filter_map(|id| scheme.find_candidate(id.as_str()));
        let (Some(first), Some(second)) = (pair.next(), pair.next()) else { continue };
        let in_force = periods(scheme, &rule.periods);
        let points = rule.points.map(|points| scheme.scaled(points));
        let mut rows = |row: Row| -> Vec<Option<usize>> {
            let row = row.soft(points, 1);
            let in_period = |(period, &counts): (usize, &bool)| {
                counts.then(|| sheet.row(row.clone().in_period(period)))
            };
            in_force.iter().enumerate().map(in_period).collect()
        };
        let none = vec![None; scheme.periods()];
        let mut locations: Vec<Location> = Vec::new();
        for at in scheme.providers() {
            let near: Vec<bool> =
                scheme.providers().map(|p| is_near(scheme, rule, at, p)).collect();
            if let Some(known) = locations.iter_mut().find(|known| known.near == near) {
                known.has[at.get()] = true;
                continue;
            }
            let row = Row::new(Rule::Together, &rule.id).part("near");
            let row = row.says(format!("the two people of rule `{}` are too far apart", rule.id));
            let row = row.part(&scheme.provider(at).id).limits(None, Some(1));
            let has = scheme.providers().map(|provider| provider == at).collect();
            let some_far = near.contains(&false);
            let rows = if some_far { rows(row) } else { none.clone() };
            locations.push(Location { has, near, rows });
        }
        let row = Row::new(Rule::Together, &rule.id).part("throughout").limits(Some(0), Some(0));
        let words =
            format!("one of the two people of rule `{}` is placed without the other", rule.id);
        let row = row.says(words);
        let throughout = if rule.throughout { rows(row) } else { none };
        sheet.amounts.push(Box::new(Pair { scheme, first, second, locations, throughout }));
    }
}

fn is_near(scheme: &Scheme, rule: &Together, a: ProviderIx, b: ProviderIx) -> bool {
    let (here, there) = (scheme.provider_row(a), scheme.provider_row(b));
    a == b
        || match rule.km {
            Some(km) => here.point.zip(there.point).is_some_and(|(a, b)| within(a, b, km)),
            None => here.place.is_some() && here.place == there.place,
        }
}

impl Amounts for Pair<'_> {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        let is_first = stay.candidate == self.first;
        if !is_first && stay.candidate != self.second {
            return;
        }
        let host = self.scheme.post_row(stay.post).provider.get();
        for period in stay.from..stay.until {
            for location in &self.locations {
                let counts = if is_first { location.has[host] } else { !location.near[host] };
                if let Some(row) = location.rows[period].filter(|_| counts) {
                    add(row, period, 1);
                }
            }
            if let Some(row) = self.throughout[period] {
                add(row, period, if is_first { 1 } else { -1 });
            }
        }
    }
}
