//! Distances against a plain reference, and bridges on schemes worked out by hand.

use secondment::model::{
    BoundaryDimension, Candidate, Dimension, Id, Kind, PairWeight, Post, Provider, Scheme, Sector,
    UnderWay,
};
use secondment::network::{BridgeMap, Institutions};
use secondment::sources::{Spec, generate, generate_parts};
use secondment::{Placement, Plan, SchemeBuilder};

/// Least totals between all providers, by relaxing through every provider (Floyd 1962).
fn reference(scheme: &Scheme) -> Vec<Vec<i64>> {
    let count = scheme.providers().len();
    let mut least: Vec<Vec<i64>> = scheme
        .providers()
        .map(|a| scheme.providers().map(|b| scheme.boundaries().weight(a, b).max(0)).collect())
        .collect();
    for by in 0..count {
        for a in 0..count {
            for b in 0..count {
                least[a][b] = least[a][b].min(least[a][by] + least[by][b]);
            }
        }
    }
    least
}

fn assert_shortest(scheme: &Scheme) {
    let expected = reference(scheme);
    let institutions = Institutions::new(scheme);
    for a in scheme.providers() {
        for b in scheme.providers() {
            let distance = institutions.distance(a, b);
            assert_eq!(distance, expected[a.get()][b.get()]);
            let path = institutions.path(a, b);
            assert_eq!((path.first(), path.last()), (Some(&a), Some(&b)));
            let along = path.windows(2).map(|w| scheme.boundaries().weight(w[0], w[1]).max(0));
            assert_eq!(along.sum::<i64>(), distance);
        }
    }
}

#[test]
fn distances_are_shortest_paths() {
    for seed in 0..5 {
        assert_shortest(&generate(&Spec::new(5, 45, 1, 5, seed)).expect("a possible spec"));
    }
}

#[test]
fn distances_hold_with_wide_negative_and_overridden_boundaries() {
    for seed in 0..5 {
        let mut parts = generate_parts(&Spec::new(5, 30, 1, 5, seed)).expect("a possible spec");
        parts.boundary.dimensions.push(BoundaryDimension::new(Dimension::Organisation, 2.0));
        parts.boundary.dimensions[0].table[0].weight = -3.0;
        parts.boundary.dimensions[0].table[3].weight = 9.0;
        let pair = |a: usize, b: usize, weight| {
            PairWeight::new(&parts.providers[a].id, &parts.providers[b].id, weight)
        };
        parts.boundary.pairs = vec![pair(0, 9, 0.05), pair(3, 8, 7.5)];
        assert_shortest(&parts.build().expect("a valid scheme"));
    }
}

#[test]
fn a_path_takes_no_stone_it_does_not_need() {
    let dimension = BoundaryDimension::new(Dimension::Kind, 0.0)
        .pair("a", "b", 0.2)
        .pair("b", "c", 0.2)
        .pair("a", "c", 0.4);
    let mut parts = SchemeBuilder::new(1).boundary(dimension);
    for kind in ["a", "b", "c"] {
        parts = parts.kind(Kind::new(kind)).provider(Provider::new(kind, kind, Sector::Private));
    }
    let scheme = parts.build().expect("a valid scheme");
    let ends = ["a", "c"].map(|id| scheme.find_provider(id).expect("it exists"));
    assert_eq!(Institutions::new(&scheme).path(ends[0], ends[1]), ends);
}

/// Four kinds, one provider and one post each: `council`, `hospital`, `police`, `zoo`.
fn four_kinds(candidates: impl IntoIterator<Item = Candidate>) -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(3);
    for kind in ["council", "hospital", "police", "zoo"] {
        let provider = format!("{kind}-1");
        parts = parts.kind(Kind::new(kind));
        parts = parts.provider(Provider::new(&*provider, kind, Sector::Public));
        parts = parts.post(Post::new(format!("{kind}-post"), provider).places(9));
    }
    parts.candidates = candidates.into_iter().collect();
    parts
}

fn plan(placements: &[(&str, &str, u32)]) -> Plan {
    let mut plan = Plan::new();
    for &(candidate, post, start) in placements {
        plan.place(candidate, Placement { post: post.into(), start });
    }
    plan
}

fn people(scheme: &Scheme, map: &BridgeMap, a: &str, b: &str) -> (usize, usize) {
    let kinds = [a, b].map(|id| scheme.find_kind(id).expect("it exists"));
    let bridge = map.between(kinds[0], kinds[1]).expect("two kinds");
    assert_eq!(map.between(kinds[1], kinds[0]), Some(bridge));
    (bridge.before.len(), bridge.after.len())
}

#[test]
fn bridges_are_counted_before_and_after() {
    let scheme = four_kinds([
        Candidate::new("A").served("council-1", 2, 3).served("hospital-1", 1, 0),
        Candidate::new("B").served("council-1", 2, 0),
        Candidate::new("C"),
    ]);
    let scheme = scheme.build().expect("a valid scheme");
    let plan = plan(&[
        ("A", "council-post", 1),
        ("B", "hospital-post", 1),
        ("B", "police-post", 3),
        ("C", "zoo-post", 2),
    ]);
    let map = BridgeMap::of(&scheme, &plan);
    assert_eq!(map.bridges.len(), 6);
    assert_eq!(people(&scheme, &map, "council", "hospital"), (1, 2));
    assert_eq!(people(&scheme, &map, "council", "police"), (0, 1));
    assert_eq!(people(&scheme, &map, "police", "zoo"), (0, 0));
    let council = scheme.find_kind("council").expect("it exists");
    assert_eq!(map.between(council, council), None);
    let built: Vec<_> = map.built().map(|b| (b.kinds.0.as_str(), b.kinds.1.as_str())).collect();
    assert_eq!(built, [("council", "police"), ("hospital", "police")]);
    assert!(map.missing().all(|bridge| bridge.kinds.1.as_str() == "zoo"));
    let joined = &map.bridges[0];
    assert_eq!(joined.new_people().map(Id::as_str).collect::<Vec<_>>(), ["B"]);
    assert_eq!((map.before.people, map.after.people), (1, 2));
}

#[test]
fn connectivity_follows_its_definitions() {
    let scheme = four_kinds([Candidate::new("A"), Candidate::new("B")]);
    let scheme = scheme.build().expect("a valid scheme");
    let nobody = BridgeMap::of(&scheme, &Plan::new());
    assert_eq!(nobody.after, nobody.before);
    assert_eq!((nobody.after.components, nobody.after.bridges), (4, 0));
    assert_eq!(nobody.after.density, Some(0.0));
    assert_eq!(nobody.after.efficiency, Some(0.0));
    assert_eq!(nobody.after.mean_path, None);

    let plan = plan(&[
        ("A", "council-post", 1),
        ("A", "hospital-post", 2),
        ("B", "hospital-post", 1),
        ("B", "police-post", 2),
    ]);
    let after = BridgeMap::of(&scheme, &plan).after;
    assert_eq!((after.kinds, after.bridges, after.components, after.people), (4, 2, 2, 2));
    assert_eq!(after.density, Some(2.0 / 6.0));
    assert_eq!(after.mean_path, Some(4.0 / 3.0));
    assert_eq!(after.efficiency, Some(2.5 / 6.0));
}

#[test]
fn old_spells_are_forgotten_and_placements_under_way_count_before() {
    let mut council_then_zoo = Candidate::new("A").served("council-1", 2, 8);
    council_then_zoo.under_way = Some(UnderWay::new("zoo-post", 2).served(1));
    let mut parts = four_kinds([council_then_zoo]);
    let remembered = parts.clone().build().expect("a valid scheme");
    let map = BridgeMap::of(&remembered, &Plan::new());
    assert_eq!(people(&remembered, &map, "council", "zoo"), (1, 1));
    parts.rules.history_age = Some(8);
    let forgotten = parts.build().expect("a valid scheme");
    let map = BridgeMap::of(&forgotten, &Plan::new());
    assert_eq!(people(&forgotten, &map, "council", "zoo"), (0, 0));
}

#[test]
fn home_counts_only_where_a_period_is_idle_and_served_there() {
    let mut parts = four_kinds([Candidate::new("A").home("council-1")]);
    let two = [("A", "hospital-post", 1), ("A", "police-post", 3)];
    let three = [two[0], ("A", "zoo-post", 2), two[1]];
    let count = |parts: &SchemeBuilder, placements| {
        let scheme = parts.clone().build().expect("a valid scheme");
        people(&scheme, &BridgeMap::of(&scheme, &plan(placements)), "council", "hospital")
    };
    assert_eq!(count(&parts, &two), (0, 1));
    assert_eq!(count(&parts, &three), (0, 0), "no period is idle");
    parts.candidates[0].unavailable = [2.into()].into();
    assert_eq!(count(&parts, &two), (0, 0), "the gap is no idle period");
    parts.candidates[0].unavailable.clear();
    parts.candidates[0].leave = [2.into()].into();
    assert_eq!(count(&parts, &two), (0, 0), "leave is no idle period");
    parts.candidates[0].leave.clear();
    parts.rules.home_service = false;
    assert_eq!(count(&parts, &two), (0, 0), "idle periods are not served at home");
}

#[test]
fn what_does_not_exist_counts_for_nothing() {
    let scheme = four_kinds([Candidate::new("A")]).build().expect("a valid scheme");
    let plan = plan(&[
        ("A", "council-post", 1),
        ("A", "no-such-post", 2),
        ("A", "zoo-post", 4),
        ("A", "hospital-post", 0),
        ("nobody", "police-post", 1),
    ]);
    let map = BridgeMap::of(&scheme, &plan);
    assert_eq!(map.after.bridges, 0);
}
