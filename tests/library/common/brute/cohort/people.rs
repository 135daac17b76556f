//! Certain people: apart and together.

use secondment::model::{Provider, SchemeBuilder, Together};

use super::{Judged, Stay, in_force, is_about};
use crate::common::brute::rules::great_circle_km;

pub(super) fn apart(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for rule in &parts.rules.apart {
        for period in in_force(parts, &rule.periods) {
            for post in &parts.posts {
                let present = stays.iter().filter(|stay| {
                    stay.post.id == post.id
                        && rule.candidates.contains(&stay.who.id)
                        && is_about(parts, &rule.posts, stay.post)
                        && stay.covers(period)
                });
                judged.beyond(parts, "apart", present.count() as i64 - 1, rule.points);
            }
        }
    }
}

pub(super) fn together(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for rule in &parts.rules.together {
        for period in in_force(parts, &rule.periods) {
            let hosts: Vec<Option<&Provider>> = rule
                .candidates
                .iter()
                .map(|id| {
                    let here = |stay: &&Stay<'_>| stay.who.id == *id && stay.covers(period);
                    stays.iter().find(here).map(|stay| stay.host)
                })
                .collect();
            let far = match (hosts[0], hosts[1]) {
                (Some(a), Some(b)) => !near(parts, rule, a, b),
                _ => false,
            };
            let alone = rule.throughout && hosts[0].is_some() != hosts[1].is_some();
            judged.beyond(parts, "together", i64::from(far), rule.points);
            judged.beyond(parts, "together", i64::from(alone), rule.points);
        }
    }
}

fn near(parts: &SchemeBuilder, rule: &Together, a: &Provider, b: &Provider) -> bool {
    if a.id == b.id {
        return true;
    }
    let Some(km) = rule.km else {
        return a.place.is_some() && a.place == b.place;
    };
    let point = |host: &Provider| {
        let place = parts.places.iter().find(|place| Some(&place.id) == host.place.as_ref());
        host.lat.zip(host.lon).or_else(|| place.map(|place| (place.lat, place.lon)))
    };
    match (point(a), point(b)) {
        (Some(a), Some(b)) => great_circle_km(a, b) <= km,
        _ => false,
    }
}
