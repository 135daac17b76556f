//! What can be drawn into a tiny scheme: rules on levels, on what a candidate values, and on posts.

use secondment::model::{Breadth, CandidateWeights, SchemeBuilder};

use super::rng::Rng;

/// Weights of candidates; often a translator has to cross as often as there are kinds to serve, which
/// those of weight 0 do for the bonus alone.
pub(crate) fn weights(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let mut of = vec![0.0, 0.5, 1.0, 1.0, 1.7, 2.5];
    if rng.chance(50) {
        parts.objective.translator.kinds = 2;
        parts.objective.translator.crossings = 2;
        parts.objective.translator.bonus = 2.0;
        of = vec![0.0, 0.0, 1.0];
    }
    for candidate in &mut parts.candidates {
        candidate.weights = CandidateWeights::default()
            .crossing(rng.pick(&of))
            .preference(rng.pick(&of))
            .waiting(rng.pick(&of));
    }
    parts.objective.preference.ranks.entry(1).or_insert(0.4);
}

/// Steps in levels, in place of some levels that posts develop.
pub(crate) fn steps(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let competencies = parts.competencies.clone();
    for post in &mut parts.posts {
        for competency in rng.some_of(&competencies, 60) {
            post.develops.remove(&competency.id);
            let step = rng.range(1, u32::from(competency.levels)) as u8;
            post.steps.insert(competency.id.clone(), step);
        }
    }
    matter(rng, parts);
}

/// Levels that lapse, a fourth period in which they can, and posts that ask for levels.
pub(crate) fn lapse(rng: &mut Rng, parts: &mut SchemeBuilder) {
    if parts.periods.count == 3 {
        parts.periods.count = 4;
    }
    let (id, top) = (parts.competencies[0].id.clone(), parts.competencies[0].levels);
    for post in &mut parts.posts {
        if post.essential.is_empty() && rng.chance(50) {
            post.essential.insert(id.clone(), rng.range(1, u32::from(top)) as u8);
        }
    }
    for competency in &mut parts.competencies {
        if rng.chance(80) {
            competency.lapses = Some(rng.pick(&[1, 1, 1, 2]));
            competency.lapses_to = rng.range(0, u32::from(competency.levels) - 1) as u8;
        }
        for candidate in &mut parts.candidates {
            let level = rng.range(0, u32::from(competency.levels)) as u8;
            if level > 0 {
                candidate.levels.insert(competency.id.clone(), level);
            }
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
    if parts.objective.breadth == Breadth::None {
        parts.objective.breadth = Breadth::Geometric { limit: 1.0, ratio: 0.5 };
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
