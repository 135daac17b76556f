//! Seeded small schemes in which places are so scarce, and stays so long, that prices alone rarely
//! settle who gets what.

use secondment::model::{
    BoundaryDimension, Breadth, Candidate, Dimension, Kind, Post, Provider, Sector,
};
use secondment::{Scheme, SchemeBuilder};

use super::rng::Rng;

/// Five candidates.
pub(crate) fn scheme(seed: u64) -> Scheme {
    crowded(seed, 5)
}

/// Over four periods, with three posts of one place each at three kinds of provider.
pub(crate) fn crowded(seed: u64, candidates: u32) -> Scheme {
    let rng = &mut Rng::new(seed);
    let mut parts = SchemeBuilder::new(4).boundary(BoundaryDimension::new(Dimension::Kind, 0.9));
    parts.objective.breadth = Breadth::Geometric { limit: 2.0, ratio: 0.6 };
    for at in 0..3 {
        let (kind, provider) = (format!("kind {at}"), format!("provider {at}"));
        parts = parts
            .kind(Kind::new(kind.as_str()))
            .provider(Provider::new(provider.as_str(), kind, Sector::Public))
            .post(Post::new(format!("post {at}"), provider).periods(rng.range(1, 2)));
    }
    for at in 0..candidates {
        let mut candidate = Candidate::new(format!("candidate {at}"));
        for post in 0..3 {
            candidate =
                candidate.points(format!("post {post}"), f64::from(rng.range(1, 999)) / 1000.0);
        }
        if rng.chance(40) {
            candidate.unavailable.insert(rng.range(1, 4).into());
        }
        parts = parts.candidate(candidate);
    }
    parts.build().unwrap_or_else(|e| panic!("seed {seed}: {e}"))
}
