//! Worked by hand.

use secondment::model::{Candidate, Kind, Post, PreferenceWeights, Provider, Sector};
use secondment::verify::{Rule, check_candidate, rotation_points};
use secondment::{Placement, Scheme, SchemeBuilder};

use crate::rules::harness::solve;

/// First is worth 0.3, third 0.1, anything else costs 0.05; the ward ranks for itself.
fn parts() -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(3)
        .kind(Kind::new("trust"))
        .provider(
            Provider::new("infirmary", "trust", Sector::Public).ranks("Ada", 1).ranks("Bo", 1),
        )
        .post(Post::new("desk", "infirmary"))
        .post(Post::new("ward", "infirmary").ranks("Bo", 3).periods(2))
        .candidate(Candidate::new("Ada"))
        .candidate(Candidate::new("Bo"));
    parts.rules.per_provider = 3;
    parts.objective.host_preference =
        PreferenceWeights::default().ranks([(1, 0.3), (3, 0.1)]).otherwise(-0.05);
    parts
}

fn build(parts: SchemeBuilder) -> Scheme {
    parts.build().unwrap_or_else(|e| panic!("{e}"))
}

fn placed(post: &str, start: u32) -> Placement {
    Placement { post: post.into(), start }
}

fn host(scheme: &Scheme, candidate: &str, rotation: &[Placement]) -> i64 {
    let points = rotation_points(scheme, candidate, rotation).expect("allowed").points;
    assert_eq!((points.fit(), points.total()), (points.host, points.host));
    points.host
}

#[test]
fn a_posts_own_ranks_replace_the_providers() {
    let scheme = build(parts());
    // The desk goes by the infirmary's ranks; the ward, for two periods, by its own.
    assert_eq!(host(&scheme, "Bo", &[placed("desk", 1), placed("ward", 2)]), 300 + 2 * 100);
    assert_eq!(host(&scheme, "Ada", &[placed("desk", 1), placed("ward", 2)]), 300 - 2 * 50);
}

#[test]
fn stating_no_ranks_is_not_stating_ranks_of_nobody() {
    let mut scheme = parts();
    scheme.posts[0].ranks = Some([].into());
    assert_eq!(host(&build(scheme.clone()), "Ada", &[placed("desk", 1)]), -50);
    scheme.posts[1].ranks = None;
    assert_eq!(host(&build(scheme), "Ada", &[placed("ward", 1)]), 2 * 300);
}

#[test]
fn ranks_not_in_the_table_are_worth_what_the_others_are() {
    let mut scheme = parts();
    scheme.providers[0].ranks = [("Ada".into(), 2), ("Bo".into(), u32::MAX)].into();
    let scheme = build(scheme);
    assert_eq!(host(&scheme, "Ada", &[placed("desk", 1)]), -50);
    assert_eq!(host(&scheme, "Bo", &[placed("desk", 1)]), -50);
}

#[test]
fn the_least_fit_sees_them() {
    let mut scheme = parts();
    for candidate in &mut scheme.candidates {
        candidate.minimum_fit = [("ward".into(), 0.1)].into();
    }
    let scheme = build(scheme);
    let broken = check_candidate(&scheme, "Ada", &[placed("ward", 1)]);
    assert_eq!(broken.iter().map(|v| v.rule).collect::<Vec<_>>(), [Rule::MinimumFit]);
    assert_eq!(check_candidate(&scheme, "Bo", &[placed("ward", 1)]), []);
}

#[test]
fn a_host_gets_whom_it_prefers() {
    let mut scheme = parts();
    scheme.posts[1].ranks = Some([("Ada".into(), 1), ("Bo".into(), 3)].into());
    scheme.objective.host_preference.otherwise = 0.0;
    scheme.posts.remove(0);
    for candidate in &mut scheme.candidates {
        candidate.must_place = None;
    }
    let outcome = solve(&build(scheme));
    let solution = outcome.solution().expect("a plan");
    assert_eq!(solution.claims.objective, 2 * 300);
    assert_eq!(solution.plan.rotation("Ada").len(), 1);
    assert_eq!(solution.plan.rotation("Bo"), []);
}

#[test]
fn a_scheme_without_ranks_is_written_as_it_always_was() {
    let mut plain = parts();
    plain.objective.host_preference = PreferenceWeights::default();
    plain.providers[0].ranks.clear();
    plain.posts[1].ranks = None;
    let text = build(plain).to_json();
    assert!(!text.contains("ranks\":{\"") && !text.contains("host"), "{text}");
    let scheme = build(parts());
    let again = Scheme::from_json(&scheme.to_json()).expect("what was written");
    assert_eq!(again, scheme);
    assert_eq!(again.fingerprint(), scheme.fingerprint());
}
