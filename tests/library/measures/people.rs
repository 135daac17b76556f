//! Preferences, stability, service, travel and rules on small cohorts worked out by hand.

use secondment::methods::measures::{Idleness, Journeys, Preferences, Service, Stability};
use secondment::model::{
    Base, Candidate, Id, Kind, Layer, Objective, Place, Post, PreferenceWeights, Provider, Sector,
    Terms, UnderWay,
};
use secondment::verify::verify;
use secondment::{Scheme, SchemeBuilder};

use super::{Rows, build, hosts, plan};

/// The infirmary ranks Ada before Bo and has one place on the ward; the town hall ranks nobody and has two
/// places at the desk. Dee ranks nothing.
fn ranked() -> Scheme {
    let infirmary =
        Provider::new("infirmary", "trust", Sector::Public).ranks("Ada", 1).ranks("Bo", 2);
    build(
        SchemeBuilder::new(1)
            .kind(Kind::new("trust"))
            .provider(infirmary)
            .provider(Provider::new("town-hall", "trust", Sector::Public))
            .post(Post::new("desk", "town-hall").places(2))
            .post(Post::new("ward", "infirmary"))
            .candidate(Candidate::new("Ada").prefers("ward", 1).prefers("desk", 4))
            .candidate(Candidate::new("Bo").prefers("ward", 2).prefers("desk", 1))
            .candidate(Candidate::new("Cy").prefers("desk", 3))
            .candidate(Candidate::new("Dee")),
    )
}

#[test]
fn envy_is_justified_where_the_host_agrees() {
    let scheme = ranked();
    // Ada and the infirmary would rather have each other than Bo there. Bo and Cy would rather be at the
    // desk, which has a free place; Ada too, being idle, who ranks it fourth.
    let stability = Stability::of(&scheme, &plan(&[("Bo", "ward", 1), ("Dee", "desk", 1)]));
    let Stability { pairs, people, wasted, justified_envy, .. } = stability;
    assert_eq!((pairs, people, wasted, justified_envy), (4, 3, 3, 1));
    assert_eq!((stability.envious_people, stability.preferring_people), (1, 3));
    assert_eq!(stability.people_share(), Some(1.0));
    assert_eq!(stability.envious_share(), Some(1.0 / 3.0));
    let stable = plan(&[("Ada", "ward", 1), ("Bo", "desk", 1), ("Cy", "desk", 1)]);
    let stability = Stability::of(&scheme, &stable);
    assert_eq!((stability.pairs, stability.envious_share()), (0, Some(0.0)));
}

#[test]
fn ranks_are_counted_over_placements_and_people() {
    let scheme = ranked();
    let placed = plan(&[("Ada", "desk", 1), ("Bo", "ward", 1), ("Dee", "desk", 1)]);
    // Those who state preferences: Ada at her fourth choice, Bo at his second, Cy nowhere. Dee's placement
    // counts as a placement only.
    Rows::of(&scheme, &placed).assert(&[
        ("candidates", "", 4.0),
        ("placed", "", 3.0),
        ("unplaced", "", 1.0),
        ("placements", "", 3.0),
        ("preferring-people", "", 3.0),
        ("preferring-placements", "", 2.0),
        ("first-choice-people", "", 0.0),
        ("top-three-people", "", 1.0 / 3.0),
        ("first-choice-placements", "", 0.0),
        ("top-three-placements", "", 0.5),
        ("mean-rank", "", 3.0),
        ("placements-by-rank", "1", 0.0),
        ("placements-by-rank", "2", 1.0),
        ("placements-by-rank", "3", 0.0),
        ("placements-by-rank", "4", 1.0),
        ("placements-by-rank", "none", 0.0),
        ("placements-by-rank", "5", f64::NAN),
    ]);
}

#[test]
fn one_first_choice_of_several_placements_is_enough_for_a_person() {
    let parts = hosts(3, &[("a", "k", Sector::Public), ("b", "k", Sector::Public)]);
    let scheme = build(parts.candidate(Candidate::new("Ada").prefers("a-post", 1)));
    let found = Preferences::of(&scheme, &plan(&[("Ada", "b-post", 1), ("Ada", "a-post", 2)]));
    assert_eq!((found.first_choice_people, found.placements_within(1), found.unranked), (1, 1, 1));
}

#[test]
fn layers_have_a_row_each() {
    let preference = PreferenceWeights::default().ranks([(1, 0.5)]).otherwise(0.0);
    let layer =
        |name, preference, own| Layer::new(name, Terms { preference, own, ..Terms::default() });
    let layers = vec![layer("wishes", 2, 0), layer("both", 1, 1), layer("both", 0, 3)];
    let parts = hosts(1, &[("a", "k", Sector::Public)])
        .objective(Objective::default().preference(preference).layers(layers))
        .candidate(Candidate::new("Ada").prefers("a-post", 1).points("a-post", 0.2));
    // 500 points for the preference, 200 of the scheme's own.
    Rows::of(&build(parts), &plan(&[("Ada", "a-post", 1)])).assert(&[
        ("total", "", 700.0),
        ("objective", "wishes", 1000.0),
        ("objective", "both (2)", 700.0),
        ("objective", "both (3)", 600.0),
    ]);
}

#[test]
fn places_are_filled_by_hundredths_and_by_those_under_way() {
    let mut bo = Candidate::new("Bo");
    bo.under_way = Some(UnderWay::new("a-post", 2).served(1));
    let mut parts = hosts(4, &[("a", "k", Sector::Public), ("b", "l", Sector::Private)]);
    parts.posts[1] = Post::new("b-post", "b").periods(3);
    parts.candidates = vec![Candidate::new("Ada").share(60), bo, Candidate::new("Cy").on_leave(2)];
    let scheme = build(parts);
    let plan = plan(&[("Ada", "a-post", 1), ("Ada", "a-post", 3), ("Cy", "b-post", 1)]);
    // At a: Ada 0.6 in two periods, Bo 1 in two, of 36 places. At b: Cy in two of three periods, of 4 places.
    let service = Service::of(&scheme, &plan);
    assert_eq!((service.all.hundredths, service.all.places), (520, 40));
    assert_eq!(service.kinds[&Id::from("k")].hundredths, 320);
    assert_eq!(service.sectors[&Sector::Private].share(), Some(0.5));
    // Ada is idle in two of four periods, Bo in the two after, Cy in the last; Cy's leave is no open period.
    let idle = Idleness::of(&scheme, &verify(&scheme, &plan).points);
    assert_eq!((idle.periods, idle.people, idle.open), (5, 3, 4 + 2 + 3));
}

#[test]
fn travel_follows_moves_and_leaves_out_leave() {
    let mut parts = SchemeBuilder::new(4).kind(Kind::new("k"));
    for (id, lat) in [("north", 52.0), ("south", 51.0)] {
        parts = parts.place(Place::new(id, lat, 0.0));
    }
    parts = parts
        .travel(secondment::model::Travel::new("north", "south", 40))
        .provider(Provider::new("host", "k", Sector::Public).place("south"))
        .post(Post::new("post", "host").periods(4).places(3));
    let ada = Candidate::new("Ada").base("north").moves(4, "south").on_leave(2);
    let mut bo = Candidate::new("Bo");
    bo.base = Some(Base::Point { lat: 51.0, lon: 0.0 });
    parts.candidates = vec![ada, bo, Candidate::new("Cy")];
    let scheme = build(parts);
    let placed = plan(&[("Ada", "post", 1), ("Bo", "post", 1), ("Cy", "post", 1)]);
    let travel = Journeys::of(&scheme, &placed);
    // Served: Ada in periods 1, 3 and 4, Bo and Cy in four. Ada is 40 minutes and a degree away (111.19508
    // km) twice, then at the place itself; Bo's base is no place, and is where the host is; Cy's is unknown.
    assert_eq!((travel.periods, travel.km.periods, travel.minutes.periods), (11, 7, 3));
    assert_eq!((travel.minutes.sum, travel.minutes.greatest), (80, 40));
    assert!((travel.km.sum - 2.0 * 111.195_08).abs() < 1e-4, "{}", travel.km.sum);
    Rows::of(&scheme, &placed).assert(&[
        ("travel-km-known", "", 7.0 / 11.0),
        ("travel-km-mean", "", travel.km.sum / 7.0),
        ("travel-minutes-known", "", 3.0 / 11.0),
        ("travel-minutes-mean", "", 80.0 / 3.0),
        ("travel-minutes-greatest", "", 40.0),
    ]);
}

#[test]
fn violations_are_counted_by_rule() {
    let mut parts = hosts(2, &[("a", "k", Sector::Public)]);
    parts.posts[0] = Post::new("a-post", "a");
    parts.candidates = vec![Candidate::new("Ada"), Candidate::new("Bo")];
    let broken = plan(&[
        ("Ada", "a-post", 1),
        ("Bo", "a-post", 1),
        ("Bo", "nowhere", 2),
        ("Eve", "a-post", 2),
        ("Ada", "a-post", 3),
    ]);
    // Two in one place, an unknown post, an unknown candidate, a start beyond the horizon.
    let rows = Rows::of(&build(parts), &broken);
    rows.assert(&[
        ("violations", "", 4.0),
        ("rules-broken", "", 4.0),
        ("violations-by-rule", "places", 1.0),
        ("violations-by-rule", "unknown-post", 1.0),
        ("violations-by-rule", "unknown-candidate", 1.0),
        ("violations-by-rule", "horizon", 1.0),
        ("violations-by-rule", "overlap", 0.0),
        ("violations-by-rule", "bound", f64::NAN),
        // What cannot be read counts for nothing else: two periods served of two places.
        ("placements", "", 2.0),
        ("fill", "", 1.0),
    ]);
}
