//! Seeded schemes for tests of annealing and of the relaxation for long rotations.

use serde_json::{Value, json};

use crate::model::Scheme;
use crate::solve::random::Random;

/// One of a few values.
fn pick<const N: usize>(random: &mut Random, of: &[Value; N]) -> Value {
    of[random.below(N)].clone()
}

/// Fields drawn with even odds; some of them only.
fn some(random: &mut Random, into: &mut Value, fields: Value) {
    let Value::Object(fields) = fields else { return };
    for (name, value) in fields {
        if random.below(2) == 0 {
            into[name] = value;
        }
    }
}

/// Six people over seven periods under rules of all sorts.
pub(in crate::solve) fn rich(seed: u64) -> Scheme {
    let random = &mut Random::new(seed, 40);
    let points = pick(random, &[Value::Null, json!(0.2)]);
    let soft = |mut rule: Value| {
        if !points.is_null() {
            rule["points"] = points.clone();
        }
        rule
    };
    let mut posts = Vec::new();
    for (at, host) in ["town", "ward", "yard", "town", "ward", "yard", "desk"].iter().enumerate() {
        let mut post = json!({"id": format!("post {at}"), "provider": host, "places": 2,
            "duration": 1 + random.below(2), "minimum": random.below(2), "tags": ["front"]});
        let other = if *host == "desk" { "ward" } else { "desk" };
        some(
            random,
            &mut post,
            json!({"stream": format!("stream {}", at % 3), "tags": [],
            "essential": {"craft": 1}, "desirable": {"craft": 2}, "also": other}),
        );
        some(random, &mut post, json!({"develops": {"craft": 2}}));
        if post.get("develops").is_none() {
            some(random, &mut post, json!({"steps": {"craft": 1}}));
        }
        posts.push(post);
    }
    let mut candidates = Vec::new();
    for at in 0..6 {
        let mut who = json!({"id": format!("candidate {at}"), "levels": {"craft": 1 + at % 2},
            "points": {"post 0": 0.3, "post 4": 0.7}});
        some(
            random,
            &mut who,
            json!({"home": "town", "leave": [3], "unavailable": [5],
            "history": [{"provider": "yard", "periods": 2, "ended": 0}],
            "preferences": {"post 2": 1, "post 5": 2}, "weights": {"crossing": 2, "waiting": 0.5}}),
        );
        if random.below(4) == 0 {
            who["under_way"] = json!({"post": format!("post {}", random.below(7)),
                "remaining": 1, "served": 1});
        } else if random.below(3) == 0 {
            who["pinned"] = json!([{"post": "post 1", "start": 2}]);
            for field in ["leave", "unavailable"] {
                who.as_object_mut().map(|fields| fields.remove(field));
            }
        }
        if seed % 4 == 1 {
            who["share"] = pick(random, &[json!(50), json!(100)]);
        }
        candidates.push(who);
    }
    let mut rules = json!({"per_provider": 1 + random.below(3)});
    let essential = pick(random, &[json!("required"), json!("scored")]);
    some(
        random,
        &mut rules,
        json!({"per_stream": 1, "idle": 3, "must_place": true,
        "essential": essential,
        "tags": [{"tag": "front", "at_least": 1, "at_most": 3}],
        "counts": [{"id": "few", "posts": {"kinds": ["council"]}, "at_least": 1, "at_most": 2},
            soft(json!({"id": "spread", "each": "provider", "unit": "periods", "at_most": 2}))],
        "order": [soft(json!({"id": "later", "posts": {"posts": ["post 2"]},
            "after": {"providers": ["town"]}})),
            {"id": "able", "posts": {"posts": ["post 5"]}, "levels": {"craft": 2}}],
        "stays": [soft(json!({"id": "stay", "each": "kind", "at_least": 2, "at_most": 4}))],
        "home": [soft(json!({"id": "return", "return": true}))],
        "floors": [soft(json!({"id": "floor", "exposure": 0.4}))],
        "bridges": [{"id": "bridge", "kinds": ["council", "nhs"], "at_least": 3, "points": 0.5}],
        "minimum_points": 0.3}),
    );
    if points.is_null() && rules.get("bridges").is_some() {
        rules.as_object_mut().map(|rules| rules.remove("bridges"));
    }
    let mut objective = json!({"competency": {"weight": 0.2}, "development": 0.1,
        "translator": {"kinds": 2, "min_periods": 2, "crossings": 1, "bonus": 0.5},
        "breadth": {"limit": 1, "ratio": 0.5}, "preference": {"ranks": {"1": 0.3, "2": 0.2}}});
    some(random, &mut objective, json!({"repeat_crossings": false, "waiting": 0.1, "worst": 1}));
    let mut competency = json!({"id": "craft", "levels": 3});
    if random.below(2) == 0 {
        competency = json!({"id": "craft", "levels": 3, "lapses": 2, "lapses_to": 1});
    }
    frozen(&json!({"format": 1, "periods": {"count": 7}, "competencies": [competency],
        "tags": [{"id": "front"}], "streams": [{"id": "stream 0"}, {"id": "stream 1"},
            {"id": "stream 2"}],
        "kinds": [{"id": "council"}, {"id": "nhs"}, {"id": "charity"}],
        "providers": [{"id": "town", "kind": "council", "sector": "public"},
            {"id": "desk", "kind": "council", "sector": "public"},
            {"id": "ward", "kind": "nhs", "sector": "public"},
            {"id": "yard", "kind": "charity", "sector": "voluntary"}],
        "boundary": {"dimensions": [{"of": "kind", "weight": 0.4},
            {"of": "organisation", "weight": -0.1}]},
        "posts": posts, "candidates": candidates, "objective": objective, "rules": rules}))
}

/// Twelve people who do six of six streams in six periods at two providers, with hardly a place to spare.
pub(super) fn tight(seed: u64) -> Scheme {
    let random = &mut Random::new(seed, 41);
    let mut places = vec![[[0; 6]; 2]; 6];
    for _ in 0..12 {
        let mut streams = [0, 1, 2, 3, 4, 5];
        random.shuffle(&mut streams);
        // One stream waits for another.
        let at = |stream| streams.iter().position(|&other| other == stream).unwrap_or(0);
        let (early, late) = (at(0), at(1));
        if early > late {
            streams.swap(early, late);
        }
        for (period, &stream) in streams.iter().enumerate() {
            places[stream][period % 2][period] += 1;
        }
    }
    let mut posts = Vec::new();
    for (stream, hosts) in places.iter().enumerate() {
        for (host, periods) in hosts.iter().enumerate() {
            let open: serde_json::Map<String, Value> = periods
                .iter()
                .zip(1..)
                .map(|(&n, at): (&i32, i32)| (at.to_string(), n.into()))
                .collect();
            posts.push(
                json!({"id": format!("post {stream} {host}"), "provider": format!("host {host}"),
                "stream": format!("stream {stream}"), "places": {"default": 0, "by_period": open}}),
            );
        }
    }
    let candidates: Vec<Value> = (0..12)
        .map(|at| {
            json!({"id": format!("candidate {at}"),
            "points_for": {"providers": {"host 0": random.below(5)}}})
        })
        .collect();
    let streams: Vec<Value> = (0..6).map(|at| json!({"id": format!("stream {at}")})).collect();
    frozen(&json!({"format": 1, "periods": {"count": 6}, "scale": 1, "streams": streams,
        "kinds": [{"id": "hospital"}],
        "providers": [{"id": "host 0", "kind": "hospital", "sector": "public"},
            {"id": "host 1", "kind": "hospital", "sector": "public"}],
        "boundary": {"dimensions": [{"of": "organisation", "weight": 2}]},
        "posts": posts, "candidates": candidates,
        "rules": {"per_stream": 1, "per_provider": 4, "must_place": true,
            "counts": [{"id": "all", "at_least": 6}],
            "order": [{"id": "later", "posts": {"streams": ["stream 1"]},
                "after": {"streams": ["stream 0"]}}]}}))
}

fn frozen(parts: &Value) -> Scheme {
    Scheme::from_json(&parts.to_string()).unwrap_or_else(|faults| panic!("{faults}"))
}
