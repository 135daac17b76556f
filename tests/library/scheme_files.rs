//! Scheme files as a whole: round trips, order, the builder's view, and damaged files.

use crate::common::damage::{damage, pointers};
use crate::common::rng::Rng;
use proptest::prelude::*;
use secondment::error::Severity;
use secondment::model::{
    Attribute, Base, BoundaryDimension, Breadth, Candidate, Competency, Dimension, Forbidden, Kind,
    PairWeight, Place, Post, Provider, Reach, Sector, Tag, TagRule, UnderWay, ValueDimension,
};
use secondment::{Scheme, SchemeBuilder};
use serde_json::Value;

/// A scheme file without faults or warnings that uses every part of the format.
const RICH: &str = include_str!("faults/rich.json");

fn rich() -> Scheme {
    Scheme::from_json(RICH).expect("the file is faultless")
}

#[test]
fn written_and_read_again_it_is_the_same() {
    let scheme = rich();
    let again = Scheme::from_json(&scheme.to_json()).expect("what was written can be read");
    assert_eq!(again, scheme);
    assert_eq!(again.fingerprint(), scheme.fingerprint());
    assert_eq!(again.to_json(), scheme.to_json());
    let edited = scheme.edit().build().expect("nothing was changed");
    assert_eq!(edited.fingerprint(), scheme.fingerprint());
    let value = serde_json::to_value(&scheme).expect("a scheme has a JSON form");
    let inside: Scheme = serde_json::from_value(value).expect("a scheme can be part of a document");
    assert_eq!(inside.fingerprint(), scheme.fingerprint());
}

#[test]
fn the_fingerprint_is_stable() {
    let empty = SchemeBuilder::new(3).build().expect("an empty scheme");
    assert_eq!(
        empty.fingerprint(),
        "f2c9822b9c2ca1146597e3de411ab6fb1f3557232793c7b90c12579761d5bef0"
    );
}

#[test]
fn a_byte_order_mark_moves_no_line() {
    assert_eq!(Scheme::from_json(&format!("\u{feff}{RICH}")).expect("a mark is skipped"), rich());
    let broken = format!("\u{feff}{}", RICH.replace("\"scale\": 1000", "\"scale\": 0"));
    let invalid = Scheme::from_json(&broken).unwrap_err();
    assert_eq!(invalid.faults[0].line, Some(4));
    let crlf = RICH.replace("\"scale\": 1000", "\"scale\": 0").replace('\n', "\r\n");
    assert_eq!(Scheme::from_json(&crlf).unwrap_err().faults[0].line, Some(4));
}

#[test]
fn negative_zero_is_zero() {
    let signed = RICH.replace("\"surplus\": 0.1", "\"surplus\": -0.0");
    let plain = RICH.replace("\"surplus\": 0.1", "\"surplus\": 0");
    let [signed, plain] = [signed, plain].map(|text| Scheme::from_json(&text).expect("faultless"));
    assert_eq!(signed, plain);
    assert_eq!(signed.fingerprint(), plain.fingerprint());
}

/// A value as text, the entries of every object and list in a random order.
fn shuffled(value: &Value, rng: &mut Rng) -> String {
    let mut parts: Vec<String> = match value {
        Value::Array(list) => list.iter().map(|entry| shuffled(entry, rng)).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(key, entry)| match key.as_str() {
                // The caller's own lists keep their order.
                "meta" => format!("\"meta\":{entry}"),
                _ => format!("{}:{}", Value::from(key.as_str()), shuffled(entry, rng)),
            })
            .collect(),
        other => return other.to_string(),
    };
    rng.shuffle(&mut parts);
    let parts = parts.join(",\n");
    if value.is_array() { format!("[{parts}]") } else { format!("{{{parts}}}") }
}

#[test]
fn no_list_is_ordered() {
    let value: Value = serde_json::from_str(RICH).expect("JSON");
    let scheme = rich();
    let mut rng = Rng::new(7);
    let mut texts = std::collections::BTreeSet::new();
    for _ in 0..50 {
        let text = shuffled(&value, &mut rng);
        let again = Scheme::from_json(&text).unwrap_or_else(|invalid| panic!("{invalid}\n{text}"));
        assert_eq!(again, scheme);
        assert_eq!(again.fingerprint(), scheme.fingerprint());
        texts.insert(text);
    }
    assert_eq!(texts.len(), 50, "the shuffles differ");
}

#[test]
fn a_thousand_damaged_files_are_read_or_faulted() {
    let mut rng = Rng::new(20_270_301);
    let (mut read, mut faulted) = (0, 0);
    for round in 0..1000 {
        let mut bytes = RICH.as_bytes().to_vec();
        for _ in 0..=rng.below(3) {
            damage(&mut bytes, &mut rng);
        }
        match Scheme::from_slice(&bytes) {
            Ok(scheme) => {
                read += 1;
                let again = Scheme::from_json(&scheme.to_json()).expect("what was read");
                assert_eq!(again.fingerprint(), scheme.fingerprint(), "round {round}");
            }
            Err(invalid) => {
                faulted += 1;
                let mut errors =
                    invalid.faults.iter().filter(|fault| fault.severity == Severity::Error);
                assert!(errors.next().is_some(), "round {round}");
                assert!(invalid.faults.iter().all(|fault| fault.line.is_some()), "round {round}");
            }
        }
    }
    assert!(read > 20 && faulted > 500, "{read} read, {faulted} faulted");
}

/// One value at a time gives way to each of several others, so that the text stays JSON.
#[test]
fn every_value_can_be_replaced() {
    let value: Value = serde_json::from_str(RICH).expect("JSON");
    let pointers = pointers(&value);
    let others = ["null", "-1", "0", "1.5", "1e300", "\"x\"", "\"\"", "[]", "{}", "[[]]", "true"];
    for pointer in &pointers {
        for other in others {
            let mut changed = value.clone();
            *changed.pointer_mut(pointer).expect("collected above") =
                serde_json::from_str(other).expect("JSON");
            if let Err(invalid) = Scheme::from_json(&changed.to_string()) {
                let errors = invalid.faults.iter().filter(|f| f.severity == Severity::Error);
                assert_ne!(errors.count(), 0, "{pointer} = {other}");
            }
        }
    }
    assert!(pointers.len() > 250, "{}", pointers.len());
}

fn lists(parts: SchemeBuilder) -> SchemeBuilder {
    parts
        .kind(Kind::new("trust"))
        .kind(Kind::new("council"))
        .place(Place::new("north", 53.8, -1.55))
        .competency(Competency::new("budgets", 4))
        .value(ValueDimension::new("support"))
        .value(ValueDimension::new("reward"))
        .tag(Tag::new("frontline"))
        .attribute(Attribute::new("tier"))
        .provider(
            Provider::new("town-hall", "council", Sector::Public)
                .name("Town hall")
                .place("north")
                .attribute("tier", "upper")
                .value("support", 3.0)
                .value("reward", 1.0),
        )
        .provider(Provider::new("infirmary", "trust", Sector::Private))
        .boundary(BoundaryDimension::attribute("tier", 0.1))
        .boundary(BoundaryDimension::new(Dimension::Kind, 0.3).pair("trust", "council", 0.5))
        .post(
            Post::new("desk", "town-hall")
                .essential("budgets", 1)
                .develops("budgets", 3)
                .tag("frontline")
                .months(12)
                .starts([1_u32, 2])
                .places(2)
                .places_in(3, 0),
        )
        .post(Post::new("ward", "infirmary"))
}

fn built() -> SchemeBuilder {
    let mut person = Candidate::new("A")
        .level("budgets", 2)
        .prefers("desk", 1)
        .served("infirmary", 2, 0)
        .home("town-hall")
        .base("north")
        .within_km(40.0)
        .veto("ward")
        .points("desk", 0.5);
    person.forbidden.push(Forbidden::new("desk").start(2));
    let mut other = Candidate::new("B").value("support", 1.0).pin("desk", 3);
    other.base = Some(Base::Point { lat: 53.0, lon: -1.0 });
    other.reach = Some(Reach::Places(["north".into()].into()));
    other.under_way = Some(UnderWay::new("ward", 1).served(2));
    let mut parts = lists(SchemeBuilder::new(4)).candidate(other).candidate(person);
    parts.periods.start = Some("2027-03-01".parse().expect("a date"));
    parts.periods.months = Some(6);
    parts.boundary.pairs.push(PairWeight::new("town-hall", "infirmary", 0.75));
    parts.objective.breadth = Breadth::Geometric { limit: 1.0, ratio: 0.6 };
    parts.rules.tags.push(TagRule::new("frontline").at_least(0).at_most(2));
    parts
}

const AS_FILE: &str = r#"{
    "format": 1,
    "periods": {"count": 4, "start": "2027-03-01", "months": 6},
    "kinds": [{"id": "council"}, {"id": "trust"}],
    "places": [{"id": "north", "lat": 53.8, "lon": -1.55}],
    "competencies": [{"id": "budgets", "levels": 4}],
    "values": [{"id": "reward"}, {"id": "support"}],
    "tags": [{"id": "frontline"}],
    "attributes": [{"id": "tier"}],
    "providers": [
        {"id": "infirmary", "kind": "trust", "sector": "private"},
        {"id": "town-hall", "name": "Town hall", "kind": "council", "sector": "public",
         "place": "north", "attributes": {"tier": "upper"}, "values": {"support": 3, "reward": 1}}
    ],
    "boundary": {
        "dimensions": [
            {"of": "kind", "weight": 0.3, "table": [{"a": "council", "b": "trust", "weight": 0.5}]},
            {"of": "attribute", "attribute": "tier", "weight": 0.1}
        ],
        "pairs": [{"a": "infirmary", "b": "town-hall", "weight": 0.75}]
    },
    "posts": [
        {"id": "desk", "provider": "town-hall", "essential": {"budgets": 1},
         "develops": {"budgets": 3}, "tags": ["frontline"], "duration": {"months": 12},
         "starts": [2, 1], "places": {"default": 2, "by_period": {"3": 0}}},
        {"id": "ward", "provider": "infirmary"}
    ],
    "candidates": [
        {"id": "A", "levels": {"budgets": 2}, "preferences": {"desk": 1},
         "history": [{"provider": "infirmary", "periods": 2, "ended": 0}],
         "home": "town-hall", "base": {"place": "north"}, "reach": {"km": 40},
         "vetoes": {"posts": ["ward"]}, "points": {"desk": 0.5},
         "forbidden": [{"post": "desk", "start": 2}]},
        {"id": "B", "values": {"support": 1}, "pinned": [{"post": "desk", "start": 3}],
         "base": {"lat": 53, "lon": -1}, "reach": {"places": ["north"]},
         "under_way": {"post": "ward", "remaining": 1, "served": 2}}
    ],
    "objective": {"breadth": {"limit": 1, "ratio": 0.6}},
    "rules": {"tags": [{"tag": "frontline", "at_most": 2}]}
}"#;

#[test]
fn the_builder_and_the_file_give_one_scheme() {
    let built = built().build().unwrap_or_else(|invalid| panic!("{invalid}"));
    let read = Scheme::from_json(AS_FILE).unwrap_or_else(|invalid| panic!("{invalid}"));
    assert_eq!(built, read);
    assert_eq!(built.fingerprint(), read.fingerprint());
    let codes = |scheme: &Scheme| scheme.warnings().iter().map(|w| w.code).collect::<Vec<_>>();
    assert_eq!(codes(&built), codes(&read));
}

#[test]
fn the_frozen_rows_say_what_the_file_says() {
    let scheme = Scheme::from_json(AS_FILE).expect("faultless");
    let desk = scheme.find_post("desk").expect("a post");
    let row = scheme.post_row(desk);
    assert_eq!(row.duration, 2);
    assert_eq!(row.may_start.as_ref(), [true, true, false, false]);
    assert_eq!(row.places.as_ref(), [2, 2, 0, 2]);
    let ends = ["infirmary", "town-hall"].map(|id| scheme.find_provider(id).expect("a provider"));
    assert_eq!(scheme.boundaries().weight(ends[0], ends[1]), 750);
    assert_eq!(scheme.boundaries().weight(ends[1], ends[1]), 0);
    assert_eq!(scheme.weights().breadth.as_ref(), [0, 0, 400]);
    let person = scheme.candidate_row(scheme.find_candidate("A").expect("a candidate"));
    assert_eq!(person.points.as_ref(), [(desk, 500)]);
    assert_eq!(person.forbidden.as_ref(), [(desk, Some(1))]);
    assert_eq!(person.base.map(|base| base.point), Some((53.8, -1.55)));
    assert_eq!(person.reach_km, Some(40.0));
}

proptest! {
    #[test]
    fn any_weight_in_range_survives_a_round_trip(weight in -1e6_f64..1e6, own in -1e-9_f64..1e-9) {
        let mut parts = SchemeBuilder::new(1);
        parts.objective.crossing = weight;
        parts.objective.own = own;
        let scheme = parts.build().expect("in range");
        let again = Scheme::from_json(&scheme.to_json()).expect("what was written");
        prop_assert_eq!(again.fingerprint(), scheme.fingerprint());
        prop_assert_eq!(again.parts().objective.crossing.to_bits(), weight.to_bits());
        let inside: Scheme = serde_json::from_str(&scheme.to_json()).expect("what was written");
        prop_assert_eq!(inside.fingerprint(), scheme.fingerprint());
    }

    #[test]
    fn any_id_without_control_characters_survives_a_round_trip(id in "[^\\p{Cc}]{1,60}", name in ".*") {
        let candidate = Candidate::new(id.as_str()).name(name);
        let scheme = SchemeBuilder::new(1).candidate(candidate).build().expect("ids are free");
        let again = Scheme::from_json(&scheme.to_json()).expect("what was written");
        prop_assert_eq!(again.fingerprint(), scheme.fingerprint());
        prop_assert!(again.find_candidate(&id).is_some());
    }

    #[test]
    fn no_text_panics(text in ".*") {
        prop_assert!(Scheme::from_json(&text).is_err());
    }
}
