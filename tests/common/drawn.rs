//! What can be drawn into a tiny scheme: rules on levels, on what a candidate values, and on posts.

use secondment::model::{CandidateWeights, SchemeBuilder};

use super::rng::Rng;

/// Weights of candidates.
pub(crate) fn weights(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let of = [0.0, 0.5, 1.0, 1.0, 1.7, 2.5];
    for candidate in &mut parts.candidates {
        candidate.weights = CandidateWeights {
            crossing: rng.pick(&of),
            preference: rng.pick(&of),
            waiting: rng.pick(&of),
        };
    }
}

/// Steps in levels, in place of some levels that posts develop.
pub(crate) fn steps(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let competencies = parts.competencies.clone();
    for post in &mut parts.posts {
        for competency in competencies.iter().filter(|_| rng.chance(60)) {
            post.develops.remove(&competency.id);
            let step = rng.range(1, u32::from(competency.levels)) as u8;
            post.steps.insert(competency.id.clone(), step);
        }
    }
    matter(rng, parts);
}

/// Levels that lapse.
pub(crate) fn lapse(rng: &mut Rng, parts: &mut SchemeBuilder) {
    for competency in &mut parts.competencies {
        if rng.chance(80) {
            competency.lapses = Some(rng.pick(&[1, 1, 1, 2, 2, 3]));
            competency.lapses_to = rng.range(0, u32::from(competency.levels) - 1) as u8;
        }
        for candidate in parts.candidates.iter_mut().filter(|_| rng.chance(60)) {
            let level = rng.range(1, u32::from(competency.levels)) as u8;
            candidate.levels.insert(competency.id.clone(), level);
        }
    }
    matter(rng, parts);
}

/// Makes levels worth points, as a rule.
fn matter(rng: &mut Rng, parts: &mut SchemeBuilder) {
    if rng.chance(70) {
        parts.objective.development = 0.3;
    }
    if rng.chance(70) {
        parts.objective.competency.weight = 1.0;
    }
}

/// Second providers. Pins that they break are taken away.
pub(crate) fn also(rng: &mut Rng, parts: &mut SchemeBuilder) {
    for post in &mut parts.posts {
        let host = rng.pick(&parts.providers).id;
        if host != post.provider && rng.chance(70) {
            post.also = Some(host);
        }
    }
    if parts.clone().build().is_err() {
        parts.candidates.iter_mut().for_each(|candidate| candidate.pinned.clear());
    }
}

/// All of them.
pub(crate) fn all(rng: &mut Rng, parts: &mut SchemeBuilder) {
    weights(rng, parts);
    steps(rng, parts);
    lapse(rng, parts);
    also(rng, parts);
}
