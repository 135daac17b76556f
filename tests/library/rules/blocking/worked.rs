//! Worked by hand.

use std::time::Instant;

use secondment::model::{Candidate, Kind, Post, Provider, Sector, UnderWay};
use secondment::verify::{BlockingPair, blocking_counts, blocking_pairs, verify};
use secondment::{Placement, Plan, SchemeBuilder};

/// Two posts of one place. Ada likes the desk, Bo the ward, and each is liked there.
fn parts(periods: u32) -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(periods)
        .kind(Kind::new("trust"))
        .provider(Provider::new("infirmary", "trust", Sector::Public))
        .post(Post::new("desk", "infirmary").ranks("Ada", 1).ranks("Bo", 2))
        .post(Post::new("ward", "infirmary").ranks("Ada", 2).ranks("Bo", 1))
        .candidate(Candidate::new("Ada").prefers("desk", 1).prefers("ward", 2))
        .candidate(Candidate::new("Bo").prefers("desk", 2).prefers("ward", 1));
    parts.rules.per_provider = periods;
    parts
}

fn plan(placements: &[(&str, &str, u32)]) -> Plan {
    let mut plan = Plan::new();
    for &(candidate, post, start) in placements {
        plan.place(candidate, Placement { post: post.into(), start });
    }
    plan
}

fn pairs(parts: &SchemeBuilder, placements: &[(&str, &str, u32)]) -> Vec<BlockingPair> {
    let scheme = parts.clone().build().unwrap_or_else(|e| panic!("{e}"));
    let plan = plan(placements);
    assert!(verify(&scheme, &plan).is_valid());
    blocking_pairs(&scheme, &plan)
}

/// Candidate, post and start of each pair.
fn named(parts: &SchemeBuilder, placements: &[(&str, &str, u32)]) -> Vec<(String, String, u32)> {
    let pairs = pairs(parts, placements).into_iter();
    pairs.map(|p| (p.candidate.to_string(), p.post.to_string(), p.start)).collect()
}

fn pair(candidate: &str, post: &str, start: u32) -> (String, String, u32) {
    (candidate.into(), post.into(), start)
}

const SWAPPED: [(&str, &str, u32); 2] = [("Ada", "ward", 1), ("Bo", "desk", 1)];

#[test]
fn a_stable_plan_has_none() {
    assert_eq!(pairs(&parts(1), &[("Ada", "desk", 1), ("Bo", "ward", 1)]), []);
}

#[test]
fn swapping_two_people_makes_a_pair_of_each() {
    let found = pairs(&parts(1), &SWAPPED);
    let expected = |candidate: &str, post: &str, old: &str, other: &str| {
        serde_json::json!({
            "candidate": candidate, "post": post, "start": 1, "rank": 1, "host_rank": 1,
            "gives_up": [{"post": old, "start": 1}], "displaces": [other],
        })
    };
    let expected = [expected("Ada", "desk", "ward", "Bo"), expected("Bo", "ward", "desk", "Ada")];
    assert_eq!(serde_json::to_value(&found).expect("JSON"), serde_json::json!(expected));
    let text = "Ada would rather have desk from period 1, ranked 1, than ward from period 1; \
                the host would rather have Ada than Bo";
    assert_eq!(found[0].to_string(), text);
    let counts = blocking_counts(&found);
    assert_eq!(counts, [("Ada".into(), 1), ("Bo".into(), 1)].into());
}

#[test]
fn ties_on_either_side_never_block() {
    let mut tied = parts(1);
    tied.posts[0].ranks = Some([("Ada".into(), 1), ("Bo".into(), 1)].into());
    assert_eq!(named(&tied, &SWAPPED), [pair("Bo", "ward", 1)]);
    tied.candidates[1] = Candidate::new("Bo").prefers("desk", 1).prefers("ward", 1);
    assert_eq!(named(&tied, &SWAPPED), []);
}

#[test]
fn unranked_is_worse_than_ranked_and_equal_to_unranked() {
    // The desk ranks Ada alone: she is above Bo, and so it blocks.
    let mut some = parts(1);
    some.posts[0].ranks = Some([("Ada".into(), 9)].into());
    some.posts[1].ranks = Some([].into());
    assert_eq!(named(&some, &SWAPPED), [pair("Ada", "desk", 1)]);
    // Neither post ranks anybody: nobody is displaced, but a free place is taken.
    some.posts[0].ranks = None;
    assert_eq!(named(&some, &SWAPPED), []);
    assert_eq!(named(&some, &[("Bo", "desk", 1)]), [pair("Ada", "ward", 1), pair("Bo", "ward", 1)]);
    // Nothing is claimed of posts that a candidate does not rank; ranked is better than not.
    some.candidates[0] = Candidate::new("Ada");
    assert_eq!(named(&some, &[("Ada", "ward", 1)]), [pair("Bo", "desk", 1)]);
    some.candidates[0] = Candidate::new("Ada").prefers("desk", 7);
    let found = pairs(&some, &[("Ada", "ward", 1), ("Bo", "ward", 1)][..1]);
    assert_eq!((found[0].post.as_str(), found[0].gives_up.len()), ("desk", 1));
    assert!(found[0].to_string().ends_with("the post has a free place"), "{}", found[0]);
}

#[test]
fn a_full_post_lets_the_lowest_go() {
    let mut three = parts(1).candidate(Candidate::new("Cy").prefers("desk", 3));
    three.posts[0] =
        Post::new("desk", "infirmary").places(2).ranks("Ada", 1).ranks("Bo", 2).ranks("Cy", 3);
    let found = pairs(&three, &[("Bo", "desk", 1), ("Cy", "desk", 1)]);
    let ada: Vec<_> = found.iter().filter(|p| p.candidate.as_str() == "Ada").collect();
    assert_eq!(ada[0].displaces, ["Cy".into()]);
    // Cy stands below both who hold it.
    assert_eq!(named(&three, &[("Ada", "desk", 1), ("Bo", "desk", 1)]), [pair("Bo", "ward", 1)]);
}

#[test]
fn pinned_people_and_those_under_way_stay() {
    let mut pinned = parts(1);
    pinned.candidates[1] = Candidate::new("Bo").pin("desk", 1);
    assert_eq!(named(&pinned, &[("Bo", "desk", 1)]), [pair("Ada", "ward", 1)]);
    let mut under_way = parts(1);
    under_way.candidates[1].under_way = Some(UnderWay::new("desk", 1).served(1));
    assert_eq!(named(&under_way, &[]), [pair("Ada", "ward", 1)]);
}

#[test]
fn a_rule_of_the_candidate_stands_in_the_way() {
    let mut vetoed = parts(1);
    vetoed.candidates[0].refused = ["desk".into()].into();
    assert_eq!(named(&vetoed, &SWAPPED), [pair("Bo", "ward", 1)]);
    let mut once = parts(2);
    once.rules.per_provider = 1;
    // Free in the second period, but Ada may not serve the infirmary twice.
    let placed = [("Ada", "ward", 1), ("Bo", "desk", 1)];
    let found = named(&once, &placed);
    assert_eq!(found, [pair("Ada", "desk", 1), pair("Bo", "ward", 1)]);
}

#[test]
fn a_long_placement_needs_room_in_every_period() {
    let mut long = parts(2);
    long.posts[0] =
        Post::new("desk", "infirmary").periods(2).ranks("Ada", 2).ranks("Bo", 1).ranks("Cy", 3);
    let mut parts = long.candidate(Candidate::new("Cy").prefers("desk", 1));
    parts.posts.push(Post::new("hall", "infirmary"));
    // Cy holds the desk for both periods; Ada, who is above, gives up the ward and the hall.
    let placed = [("Ada", "hall", 1), ("Ada", "ward", 2), ("Cy", "desk", 1)];
    let found = pairs(&parts, &placed);
    let ada = found.iter().find(|p| p.candidate.as_str() == "Ada" && p.post.as_str() == "desk");
    let ada = ada.expect("the desk");
    assert_eq!((ada.gives_up.len(), ada.displaces.as_slice()), (2, ["Cy".into()].as_slice()));
    // Ada ranks what she has in the second period as high as the desk: then she stays.
    let mut content = parts.clone();
    content.candidates[0] = Candidate::new("Ada").prefers("desk", 2).prefers("ward", 2);
    assert!(!named(&content, &placed).contains(&pair("Ada", "desk", 1)));
    // The desk is closed in the second period: nothing can be placed there.
    let mut closed = parts;
    closed.posts[0] = closed.posts[0].clone().places_in(2, 0);
    assert!(!named(&closed, &placed[..2]).iter().any(|(_, post, _)| post == "desk"));
}

#[test]
fn both_periods_are_asked_for_where_two_people_hold_the_post() {
    // Bo holds the desk in period 1 and Cy in period 2; a stay of two periods displaces both.
    let mut parts = parts(2);
    let ranked =
        |last: u32| Post::new("desk", "infirmary").ranks("Ada", 2).ranks("Bo", 3).ranks("Cy", last);
    parts.posts[0] = ranked(4);
    let mut parts = parts.candidate(Candidate::new("Cy"));
    parts.candidates[0] = Candidate::new("Ada").prefers("desk", 1);
    let placed = [("Bo", "desk", 1), ("Cy", "desk", 2)];
    let ada = |parts: &SchemeBuilder| {
        let found = pairs(parts, &placed).into_iter();
        let found = found.filter(|p| p.candidate.as_str() == "Ada");
        found.map(|p| (p.start, p.displaces[0].to_string())).collect::<Vec<_>>()
    };
    assert_eq!(ada(&parts), [(1, "Bo".into()), (2, "Cy".into())]);
    // Cy is above Ada now: only the first period is to be had.
    parts.posts[0] = ranked(1);
    assert_eq!(ada(&parts), [(1, "Bo".into())]);
}

#[test]
fn a_thousand_people_take_seconds_at_most() {
    let mut parts = SchemeBuilder::new(4).kind(Kind::new("trust"));
    for at in 0..300 {
        parts = parts.provider(Provider::new(format!("host {at}"), "trust", Sector::Public));
        let mut post = Post::new(format!("post {at}"), format!("host {at}")).places(2);
        for rank in 0..1000 {
            post = post.ranks(format!("person {}", (rank * 7 + at) % 1000), rank / 3 + 1);
        }
        parts = parts.post(post);
    }
    for at in 0..1000 {
        let mut candidate = Candidate::new(format!("person {at}"));
        for rank in 0..60 {
            candidate =
                candidate.prefers(format!("post {}", (at * 11 + rank * 5) % 300), rank / 2 + 1);
        }
        parts = parts.candidate(candidate);
    }
    let scheme = parts.build().unwrap_or_else(|e| panic!("{e}"));
    let mut plan = Plan::new();
    for at in 0..1000 {
        for start in 1..=2 {
            let post = format!("post {}", (at + 150 * start) % 300);
            plan.place(format!("person {at}"), Placement { post: post.into(), start });
        }
    }
    let began = Instant::now();
    let pairs = blocking_pairs(&scheme, &plan);
    assert!(pairs.len() > 1000, "{}", pairs.len());
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
}
