//! A seeded scheme of some size, with scarce places and rules that meet, for tests of the solver
//! as a whole. Too large to enumerate.

use secondment::model::{
    BoundaryDimension, Breadth, Candidate, Competency, CompetencyWeights, Dimension, Kind,
    Objective, Post, PreferenceWeights, Provider, Rules, SchemeBuilder, Sector, Tag, TagRule,
    Translator,
};

use super::rng::Rng;

const SECTORS: [Sector; 3] = [Sector::Public, Sector::Private, Sector::Voluntary];

/// A scheme with so many candidates over four periods.
pub(crate) fn scheme(seed: u64, candidates: u32) -> SchemeBuilder {
    let rng = &mut Rng::new(seed);
    let mut scheme = SchemeBuilder::new(4);
    scheme.objective = objective();
    scheme.rules = Rules::default().tags(vec![TagRule::new("frontline").at_least(1).at_most(2)]);
    scheme.kinds = (0..6).map(|at| Kind::new(format!("kind {at}"))).collect();
    scheme.tags = ["frontline", "strategic"].map(Tag::new).to_vec();
    scheme.competencies = ["data", "lead"].map(|id| Competency::new(id, 4)).to_vec();
    scheme.providers = (0..14)
        .map(|at| {
            let kind = format!("kind {}", rng.below(6));
            Provider::new(format!("provider {at:02}"), kind, rng.pick(&SECTORS))
        })
        .collect();
    scheme = scheme
        .boundary(BoundaryDimension::new(Dimension::Kind, 0.5))
        .boundary(BoundaryDimension::new(Dimension::Sector, 0.3));
    for at in 0..candidates * 2 / 3 {
        scheme.posts.push(post(rng, at));
    }
    for at in 0..candidates {
        let candidate = candidate(rng, at, &scheme);
        scheme.candidates.push(candidate);
    }
    scheme
}

fn objective() -> Objective {
    Objective::default()
        .breadth(Breadth::Geometric { limit: 1.0, ratio: 0.6 })
        .translator(Translator::default().bonus(0.5))
        .competency(CompetencyWeights::default().weight(0.4))
        .preference(
            PreferenceWeights::default().ranks([(1, 0.3), (2, 0.2), (3, 0.1)]).otherwise(0.0),
        )
        .development(0.05)
}

fn post(rng: &mut Rng, at: u32) -> Post {
    let provider = format!("provider {:02}", rng.below(14));
    let mut post = Post::new(format!("post {at:02}"), provider)
        .periods(rng.pick(&[1, 1, 2]))
        .places(rng.pick(&[1, 1, 1, 2]))
        .tag(rng.pick(&["frontline", "strategic"]));
    if rng.chance(40) {
        post = post.essential("data", rng.range(1, 3) as u8);
    }
    if rng.chance(40) {
        post = post.desirable("lead", rng.range(1, 4) as u8);
    }
    if rng.chance(60) {
        post = post.develops(rng.pick(&["data", "lead"]), rng.range(2, 4) as u8);
    }
    post
}

fn candidate(rng: &mut Rng, at: u32, scheme: &SchemeBuilder) -> Candidate {
    let mut candidate = Candidate::new(format!("candidate {at:02}"))
        .level("data", rng.range(0, 3) as u8)
        .level("lead", rng.range(0, 2) as u8);
    for rank in 1..=3 {
        let post = rng.pick(&scheme.posts).id;
        candidate.preferences.entry(post).or_insert(rank);
    }
    let posts: Vec<_> = scheme.posts.iter().map(|post| post.id.clone()).collect();
    candidate.only = Some(rng.some_of(&posts, 50).into_iter().collect());
    if rng.chance(50) {
        candidate = candidate.served(rng.pick(&scheme.providers).id, rng.range(1, 3), 0);
    }
    if rng.chance(20) {
        candidate = candidate.home(rng.pick(&scheme.providers).id);
    }
    candidate
}
