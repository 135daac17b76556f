//! Targets: people who join two sides, and system translators.

use std::collections::BTreeSet;

use secondment::Placement;
use secondment::model::{Between, Candidate, Id, SchemeBuilder};

use super::Judged;
use crate::common::brute::{pay, post, rules, second};

pub(super) fn judge(parts: &SchemeBuilder, rotations: &[&[Placement]], judged: &mut Judged) {
    let people = |counts: &dyn Fn(&Candidate, &[Placement]) -> bool| {
        let pairs = parts.candidates.iter().zip(rotations);
        pairs.filter(|(who, rotation)| counts(who, rotation)).count() as i64
    };
    for target in &parts.rules.bridges {
        let joined = match &target.between {
            Between::Kinds(ends) => people(&|who, rotation| {
                let met = pay::kinds_met(parts, who, rotation);
                ends.iter().all(|end| met.contains(end))
            }),
            Between::Providers(ends) => people(&|who, rotation| {
                let served = served_at(parts, who, rotation);
                ends.iter().all(|end| served.contains(end))
            }),
        };
        judged.beyond(parts, "bridges", i64::from(target.at_least) - joined, target.points);
    }
    if let Some(target) = &parts.rules.translators {
        let found = people(&|who, rotation| pay::is_translator(parts, who, rotation));
        let short = i64::from(target.at_least) - found;
        judged.beyond(parts, "translator-target", short, target.points);
    }
}

/// The providers that somebody has served at by the end of a rotation.
fn served_at(parts: &SchemeBuilder, who: &Candidate, rotation: &[Placement]) -> BTreeSet<Id> {
    let young = |ended: u32| parts.rules.history_age.is_none_or(|age| ended < age);
    let spells = who.history.iter().filter(|spell| young(spell.ended));
    let mut served: BTreeSet<Id> = spells.map(|spell| spell.provider.clone()).collect();
    let held = who.under_way.iter().map(|held| &held.post);
    for id in held.chain(rotation.iter().map(|placed| &placed.post)) {
        served.extend(second::hosts(post(parts, id.as_str())).into_iter().cloned());
    }
    if parts.rules.home_service && rules::idle_periods(parts, who, rotation) > 0 {
        served.extend(who.home.clone());
    }
    served
}
