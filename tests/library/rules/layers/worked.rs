//! Layers worked out by hand.

use secondment::model::{
    BoundaryDimension, Candidate, Dimension, Kind, Layer, Post, PostSelect, Provider, Resource,
    Sector, Terms, Translator, Use,
};
use secondment::solve::{Found, Solver};
use secondment::{CancelToken, Outcome, Scheme, SchemeBuilder};

use crate::rules::harness::solve;
use crate::rules::town::build;

const OWN: Terms = Terms { own: 1, ..NOTHING };
const WISHES: Terms = Terms { preference: 1, ..NOTHING };
const NOTHING: Terms = Terms {
    crossing: 0,
    breadth: 0,
    bonus: 0,
    competency: 0,
    values: 0,
    preference: 0,
    host: 0,
    own: 0,
    development: 0,
    penalties: 0,
    waiting: 0,
    cohort: 0,
};

/// A desk and a ward with one place each. First choices are worth 300 points a period. Ann interviewed
/// well for the desk (500) and less well for the ward (200), which is her first choice; Ben is good for
/// the desk (450) and the ward (200), and wants the desk.
fn two(periods: u32) -> SchemeBuilder {
    let mut two = SchemeBuilder::new(periods)
        .kind(Kind::new("council"))
        .kind(Kind::new("trust"))
        .provider(Provider::new("hall", "council", Sector::Public))
        .provider(Provider::new("clinic", "trust", Sector::Public))
        .post(Post::new("desk", "hall").periods(periods))
        .post(Post::new("ward", "clinic").periods(periods))
        .candidate(Candidate::new("Ann").points("desk", 0.5).points("ward", 0.2).prefers("ward", 1))
        .candidate(
            Candidate::new("Ben").points("desk", 0.45).points("ward", 0.2).prefers("desk", 1),
        );
    two.objective.preference.ranks.insert(1, 0.3);
    two
}

fn layered(mut parts: SchemeBuilder, layers: &[(&str, Terms)]) -> Scheme {
    parts.objective.layers = layers.iter().map(|&(name, terms)| Layer::new(name, terms)).collect();
    build(parts)
}

/// The post of each candidate who is placed, and the points by layer, all of them proved.
fn solved(scheme: &Scheme) -> (Vec<String>, Vec<i64>) {
    let outcome = solve(scheme);
    let Found::Optimal(solution) = &outcome.found else { panic!("{outcome:?}") };
    let posts = solution.plan.rotations().flat_map(|(candidate, rotation)| {
        rotation.iter().map(move |placement| format!("{candidate} {}", placement.post))
    });
    assert!(outcome.layers.iter().all(|layer| layer.bound == layer.objective), "{outcome:?}");
    let points = outcome.layers.iter().filter_map(|layer| layer.objective);
    (posts.collect(), points.collect())
}

fn expect(scheme: &Scheme, posts: &[&str], points: &[i64]) {
    assert_eq!(solved(scheme), (posts.iter().map(|&p| p.to_owned()).collect(), points.to_vec()));
}

#[test]
fn the_first_layer_goes_first() {
    for periods in [1, 2] {
        let times = i64::from(periods);
        // Interviews: 500 + 200 beats 200 + 450, and nobody has a wish come true.
        let interviews = layered(two(periods), &[("interviews", OWN), ("wishes", WISHES)]);
        expect(&interviews, &["Ann desk", "Ben ward"], &[700 * times, 0]);
        // Wishes: both can have theirs.
        let wishes = layered(two(periods), &[("wishes", WISHES), ("interviews", OWN)]);
        expect(&wishes, &["Ann ward", "Ben desk"], &[600 * times, 650 * times]);
        // One layer of both: 650 + 600 beats 700.
        let both = layered(two(periods), &[("both", Terms { preference: 1, ..OWN })]);
        expect(&both, &["Ann ward", "Ben desk"], &[1250 * times]);
    }
}

#[test]
fn a_later_layer_settles_what_an_earlier_one_leaves_open() {
    for periods in [1, 2] {
        let mut parts = two(periods);
        // Now both interviews say the same of either plan: 500 + 200 and 200 + 500.
        parts.candidates[1].points.insert("desk".into(), 0.5);
        let scheme = layered(parts, &[("interviews", OWN), ("wishes", WISHES)]);
        let times = i64::from(periods);
        expect(&scheme, &["Ann ward", "Ben desk"], &[700 * times, 600 * times]);
    }
}

#[test]
fn one_layer_of_every_component_is_the_default() {
    let stated = solve(&layered(two(2), &[("", Terms::EACH)]));
    let absent = solve(&build(two(2)));
    let (stated, absent) = (stated.solution().unwrap(), absent.solution().unwrap());
    assert_eq!(stated.plan, absent.plan);
    assert_eq!(stated.certificate, absent.certificate);
    assert_eq!(stated.claims.objective, absent.claims.objective);
    assert_eq!(stated.claims.layers[0].name, "layer 1");
    assert!(absent.claims.layers.is_empty());
    let text = serde_json::to_string(absent).expect("has a JSON form");
    assert!(!text.contains("layers") && !build(two(2)).to_json().contains("layers"));
}

#[test]
fn crossings_make_translators_where_they_score_nothing() {
    let mut parts = SchemeBuilder::new(2)
        .kind(Kind::new("council"))
        .kind(Kind::new("trust"))
        .boundary(BoundaryDimension::new(Dimension::Kind, 0.7))
        .provider(Provider::new("hall", "council", Sector::Public))
        .provider(Provider::new("clinic", "trust", Sector::Public))
        .post(Post::new("desk", "hall"))
        .post(Post::new("ward", "clinic"))
        .candidate(Candidate::new("Ann"));
    parts.objective.translator =
        Translator::default().kinds(2).crossings(1).bonus(1.0).min_periods(1);
    let bonus = Terms { bonus: 3, ..NOTHING };
    let outcome = solve(&layered(parts.clone(), &[("translators", bonus)]));
    let solution = outcome.solution().expect("a plan");
    assert_eq!((solution.claims.objective, solution.claims.exposure), (3000, 1700));
    assert_eq!(solution.claims.translators_after, 1);
    let crossing = Terms { crossing: 2, ..NOTHING };
    expect(
        &layered(parts, &[("crossings", crossing), ("translators", bonus)]),
        &["Ann desk", "Ann ward"],
        &[1400, 3000],
    );
}

#[test]
fn a_least_fit_counts_every_component_once() {
    for periods in [1, 2] {
        let times = i64::from(periods);
        let mut parts = two(periods);
        // At the ward Ann fits at 200 + 300.
        parts.candidates[0].minimum_fit.insert("ward".into(), 0.5);
        // At the desk Ben fits at 450 + 300.
        parts.candidates[1].minimum_fit.insert("desk".into(), 0.751);
        let scheme = layered(parts.clone(), &[("wishes", WISHES)]);
        expect(
            &layered(parts, &[("dear", Terms { own: 9, ..NOTHING })]),
            &["Ann desk", "Ben ward"],
            &[6300 * times],
        );
        let (posts, points) = solved(&scheme);
        assert!(posts.contains(&"Ann ward".to_owned()), "{posts:?}");
        assert_eq!(points, [300 * times]);
    }
}

/// The desk is paid for once, and again at 250 points.
fn paid() -> SchemeBuilder {
    let mut parts = two(2);
    parts.posts[0].places = secondment::model::Places::Every(2);
    let desk = Use::per_placement(1).posts(PostSelect::default().posts(["desk"]));
    parts.rules.resources.push(Resource::at_most("desks", 1).uses(desk).points(0.25));
    parts
}

#[test]
fn what_soft_rules_lose_is_a_component_of_its_own() {
    let lost = Terms { cohort: 1, ..NOTHING };
    let kept = layered(paid(), &[("money", lost), ("interviews", OWN)]);
    expect(&kept, &["Ann desk", "Ben ward"], &[0, 1400]);
    let broken = layered(paid(), &[("interviews", OWN), ("money", lost)]);
    expect(&broken, &["Ann desk", "Ben desk"], &[1900, -250]);
    // A second desk wins 500 points, which two losses of 250 just weigh up, and three outweigh.
    let dear = layered(paid(), &[("both", Terms { cohort: 3, ..OWN })]);
    expect(&dear, &["Ann desk", "Ben ward"], &[1400]);
    let cheap = layered(paid(), &[("both", Terms { cohort: 1, ..OWN })]);
    expect(&cheap, &["Ann desk", "Ben desk"], &[1650]);
}

#[test]
fn a_solve_that_is_cancelled_claims_what_it_can_of_every_layer() {
    let scheme = layered(two(2), &[("interviews", OWN), ("wishes", WISHES)]);
    let token = CancelToken::new();
    token.cancel();
    let mut layers = Vec::new();
    let start = solve(&layered(two(2), &[("wishes", WISHES)]));
    let outcome: Outcome = Solver::new(&scheme)
        .cancel_token(token)
        .on_progress(|progress| layers.push(progress.layer))
        .start_plan(start.solution().expect("a plan").plan.clone())
        .solve()
        .expect("no fault");
    let solution = outcome.solution().expect("the plan to start from");
    assert!(secondment::verify::verify_solution(&scheme, solution).is_valid());
    assert_eq!(outcome.layers.len(), 2);
    assert!(outcome.layers.iter().all(|layer| layer.bound >= layer.objective));
    assert!(layers.is_sorted());
}
