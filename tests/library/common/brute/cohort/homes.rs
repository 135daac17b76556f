//! Home employers and hosts: release, balance and mentors.

use secondment::model::SchemeBuilder;

use super::{Judged, Stay, in_force};

pub(super) fn release(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for rule in &parts.rules.release {
        for home in &parts.providers {
            if rule.homes.as_ref().is_some_and(|homes| !homes.contains(&home.id)) {
                continue;
            }
            for period in in_force(parts, &rule.periods) {
                let away = stays.iter().filter(|stay| {
                    stay.who.home.as_ref() == Some(&home.id)
                        && stay.host.id != home.id
                        && stay.covers(period)
                });
                let beyond = away.count() as i64 - i64::from(rule.at_most);
                judged.beyond(parts, "release", beyond, rule.points);
            }
        }
    }
}

pub(super) fn balance(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for rule in &parts.rules.balance {
        for provider in &parts.providers {
            if rule.providers.as_ref().is_some_and(|named| !named.contains(&provider.id)) {
                continue;
            }
            let (mut hosted, mut lent) = (0, 0);
            for stay in stays {
                let own = stay.who.home.as_ref() == Some(&provider.id);
                let here = stay.host.id == provider.id;
                let there = (1..=parts.periods.count).filter(|&period| stay.covers(period));
                let length = there.count() as i64;
                match (own, here) {
                    (false, true) => hosted += length,
                    (true, false) => lent += length,
                    _ => {}
                }
            }
            let apart = i64::abs(hosted - lent) - i64::from(rule.tolerance);
            judged.beyond(parts, "balance", apart, rule.points);
        }
    }
}

pub(super) fn mentors(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for host in &parts.providers {
        let Some(mentors) = host.mentors else { continue };
        for period in 1..=parts.periods.count {
            let people = stays
                .iter()
                .filter(|stay| stay.host.id == host.id && stay.who.mentored && stay.covers(period));
            let beyond = people.count() as i64 - i64::from(mentors);
            judged.beyond(parts, "mentors", beyond, parts.rules.mentor_points);
        }
    }
}
