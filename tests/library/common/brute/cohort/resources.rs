//! Resources.

use secondment::model::{Per, Resource, SchemeBuilder};

use super::{Judged, Stay, concerns, in_force, is_about};

pub(super) fn judge(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for resource in &parts.rules.resources {
        let used: Vec<i64> =
            (1..=parts.periods.count).map(|period| used(parts, resource, stays, period)).collect();
        let sums = if resource.each_period { used } else { vec![used.iter().sum()] };
        for sum in sums {
            let above = resource.at_most.map_or(0, |most| sum - most);
            let below = resource.at_least.map_or(0, |least| least - sum);
            judged.beyond(parts, "resources", above, resource.points);
            judged.beyond(parts, "resources", below, resource.points);
        }
    }
}

/// What all of them use in one period.
fn used(parts: &SchemeBuilder, resource: &Resource, stays: &[Stay<'_>], period: u32) -> i64 {
    let mut sum = 0;
    for uses in resource.uses.iter().filter(|u| in_force(parts, &u.periods).contains(&period)) {
        for stay in stays {
            let now = match uses.per {
                Per::Period => stay.covers(period),
                Per::Placement => stay.new && stay.first == period,
            };
            if now
                && is_about(parts, &uses.posts, stay.post)
                && concerns(&uses.candidates, stay.who)
            {
                sum += uses.amount;
            }
        }
    }
    sum
}
