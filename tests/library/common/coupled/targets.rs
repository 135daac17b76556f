//! Targets for the cohort, drawn into tiny schemes.

use secondment::model::{BridgeTarget, Id, SchemeBuilder, TranslatorTarget};

use crate::common::rng::Rng;

/// Points of a soft target, or none.
fn points(rng: &mut Rng) -> Option<f64> {
    rng.chance(60).then(|| rng.pick(&[0.0, 0.3, 0.7, 1.0, 3.0]))
}

/// Two different ones of at least two.
fn pair<'a>(rng: &mut Rng, ids: impl Iterator<Item = &'a Id>) -> [Id; 2] {
    let mut ids: Vec<Id> = ids.cloned().collect();
    rng.shuffle(&mut ids);
    [ids[0].clone(), ids[1].clone()]
}

/// People who join two kinds or two providers.
pub(crate) fn bridges(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let id = format!("target/{}", parts.rules.bridges.len());
    let most = parts.candidates.len() as u32;
    let at_least = rng.range(1, most.min(2));
    let mut target = if rng.chance(50) {
        let [a, b] = pair(rng, parts.kinds.iter().map(|kind| &kind.id));
        BridgeTarget::kinds(id, a, b, at_least)
    } else {
        let [a, b] = pair(rng, parts.providers.iter().map(|host| &host.id));
        BridgeTarget::providers(id, a, b, at_least)
    };
    target.points = points(rng);
    parts.rules.bridges.push(target);
}

/// System translators, who are within reach more often than not.
pub(crate) fn translators(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let definition = &mut parts.objective.translator;
    definition.kinds = definition.kinds.min(rng.range(1, 2));
    definition.crossings = definition.crossings.min(rng.range(0, 2));
    let most = parts.candidates.len() as u32;
    let mut target = TranslatorTarget::new(rng.range(1, most.min(2)));
    target.points = points(rng);
    parts.rules.translators = Some(target);
}
