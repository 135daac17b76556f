//! Faults of rules that couple candidates.

use secondment::error::FaultCode;
use secondment::error::Severity::Error;
use secondment::model::{Candidate, Resource, Use};
use secondment::{Scheme, SchemeBuilder};

use crate::faults::support::{changed, faults};

/// The piece that every case puts its rule in front of.
const IDLE: &str = "\"idle\": 2,";

/// Expects one fault in the file with a rule added.
fn expect(rule: &str, code: FaultCode, path: &str) {
    let found = faults(&changed(IDLE, &format!("{rule}, {IDLE}")));
    let [fault] = found.as_slice() else { panic!("expected one fault, found {found:#?}") };
    assert_eq!((fault.severity, fault.code, fault.path.as_str()), (Error, code, path), "{fault}");
    assert!(fault.line.is_some() && !fault.cause.is_empty() && !fault.action.is_empty());
}

/// Expects none.
fn accept(rule: &str) {
    assert_eq!(faults(&changed(IDLE, &format!("{rule}, {IDLE}"))), []);
}

fn resource(fields: &str, code: FaultCode, path: &str) {
    let rule = format!(r#""resources": [{{"id": "fees", {fields}}}]"#);
    expect(&rule, code, &format!("rules.resources[0]{path}"));
}

#[test]
fn resources() {
    accept(
        r#""resources": [{"id": "fees", "at_least": -3, "at_most": 7, "each_period": true, "points": 0.5,
        "uses": [{"amount": -7, "per": "placement", "posts": {"tags": ["frontline"], "sectors": ["public"]},
                  "candidates": {"homes": ["town-hall"]}, "periods": [1, "2028-03-02"]}]}]"#,
    );
    let uses = r#""uses": [{"amount": 1}]"#;
    resource(
        &format!(r#""at_most": 1000000000000001, {uses}"#),
        FaultCode::NumberOutOfRange,
        ".at_most",
    );
    resource(
        &format!(r#""at_most": 1, "at_least": 2, {uses}"#),
        FaultCode::ContradictoryRule,
        ".at_most",
    );
    resource(
        &format!(r#""at_most": 1, "points": -1, {uses}"#),
        FaultCode::NumberOutOfRange,
        ".points",
    );
    resource(&format!(r#""at_most": 1.5, {uses}"#), FaultCode::NotAnInteger, ".at_most");
    resource(&format!(r#""at_most": 1, "most": 1, {uses}"#), FaultCode::UnknownField, ".most");
    resource(uses, FaultCode::FieldsTogether, "");
    resource(r#""at_most": 1"#, FaultCode::EmptySet, ".uses");
    resource(r#""at_most": 1, "uses": [{}]"#, FaultCode::MissingField, ".uses[0].amount");
    let within = |fields: &str, code, path: &str| {
        let fields = format!(r#""at_most": 1, "uses": [{{"amount": 1, {fields}}}]"#);
        resource(&fields, code, &format!(".uses[0].{path}"));
    };
    within(r#""per": "hour""#, FaultCode::UnknownWord, "per");
    within(r#""posts": {"kinds": ["club"]}"#, FaultCode::UnknownId, "posts.kinds[0]");
    within(r#""posts": {"streams": []}"#, FaultCode::EmptySet, "posts.streams");
    within(r#""posts": {"sectors": []}"#, FaultCode::EmptySet, "posts.sectors");
    within(r#""candidates": {"ids": ["Nobody"]}"#, FaultCode::UnknownId, "candidates.ids[0]");
    within(r#""periods": [5]"#, FaultCode::OutsideHorizon, "periods[0]");
    within(r#""periods": [1, "2027-03-02"]"#, FaultCode::DuplicateEntry, "periods[1]");
    let large = r#""at_most": 1, "uses": [{"amount": 1000000001}]"#;
    resource(large, FaultCode::NumberOutOfRange, ".uses[0].amount");
    let two = r#""resources": [{"id": "a", "at_most": 1, "uses": [{"amount": 1}]},
        {"id": "a", "at_most": 2, "uses": [{"amount": 1}]}]"#;
    expect(two, FaultCode::DuplicateId, "rules.resources[1].id");
}

#[test]
fn amounts_that_could_not_be_added_up() {
    let build = |uses: usize| {
        let mut parts = SchemeBuilder::new(128);
        parts.candidates = (0..10_000).map(|n| Candidate::new(format!("{n}"))).collect();
        let mut fees = Resource::at_most("fees", 1);
        fees.uses = vec![Use::per_period(-1_000_000_000); uses];
        parts.rules.resources.push(fees);
        parts.build()
    };
    assert!(build(78).is_ok());
    let faults = build(79).unwrap_err().faults;
    let [fault] = faults.as_slice() else { panic!("expected one fault, found {faults:#?}") };
    assert_eq!(fault.code, FaultCode::NumberOutOfRange);
    assert_eq!(fault.path, "rules.resources[0].uses");
}

#[test]
fn points_that_could_not_be_counted() {
    let soft = |most: i64| {
        format!(
            r#""resources": [{{"id": "fees", "at_least": {most}, "points": 1, "uses": [{{"amount": 1}}]}}]"#
        )
    };
    accept(&soft(1_000_000_000));
    expect(&soft(10_000_000_000), FaultCode::PointsOverflow, "scale");
}

/// Expects one fault for a rule of a list, its fields after the id given.
fn entry(list: &str, fields: &str, code: FaultCode, path: &str) {
    let rule = format!(r#""{list}": [{{"id": "x", {fields}}}]"#);
    expect(&rule, code, &format!("rules.{list}[0]{path}"));
}

/// Expects the faults that entries of every list have in common.
fn common(list: &str, fields: &str) {
    accept(&format!(r#""{list}": [{{"id": "x", {fields}, "points": 2}}]"#));
    entry(list, &format!(r#"{fields}, "points": -1"#), FaultCode::NumberOutOfRange, ".points");
    entry(list, &format!(r#"{fields}, "cost": 1"#), FaultCode::UnknownField, ".cost");
    let two = format!(r#""{list}": [{{"id": "x", {fields}}}, {{"id": "x", {fields}}}]"#);
    expect(&two, FaultCode::DuplicateId, &format!("rules.{list}[1].id"));
    expect(
        &format!(r#""{list}": [{{{fields}}}]"#),
        FaultCode::MissingField,
        &format!("rules.{list}[0].id"),
    );
}

/// Expects the faults of a set of periods.
fn periods(list: &str, fields: &str) {
    let with = |periods: &str| format!(r#"{fields}, "periods": {periods}"#);
    accept(&format!(r#""{list}": [{{"id": "x", {}}}]"#, with(r#"[2, "2028-03-02"]"#)));
    entry(list, &with("[0]"), FaultCode::OutsideHorizon, ".periods[0]");
    entry(list, &with(r#"[1, "2027-03-02"]"#), FaultCode::DuplicateEntry, ".periods[1]");
}

#[test]
fn minimum() {
    let post = |minimum: &str| {
        let old = "\"places\": 1,\n     \"duration\": 1}";
        changed(old, &format!("\"places\": 1, \"minimum\": {minimum}, \"duration\": 1}}"))
    };
    assert_eq!(faults(&post("1")), []);
    assert_eq!(faults(&post(r#"{"default": 0, "by_period": {"2": 1}}"#)), []);
    for (minimum, code, path) in [
        ("2", FaultCode::ContradictoryRule, ""),
        (r#"{"default": 1, "by_period": {"4": 2}}"#, FaultCode::ContradictoryRule, ""),
        (
            r#"{"default": 1, "by_period": {"5": 1}}"#,
            FaultCode::OutsideHorizon,
            ".by_period[\"5\"]",
        ),
        (r#"{"by_period": {"2": 1}}"#, FaultCode::MissingField, ".default"),
        ("1000001", FaultCode::NumberOutOfRange, ""),
        ("\"one\"", FaultCode::WrongType, ""),
        ("-1", FaultCode::NumberOutOfRange, ""),
    ] {
        let found = faults(&post(minimum));
        let [fault] = found.as_slice() else { panic!("expected one fault, found {found:#?}") };
        let path = format!("posts[1].minimum{path}");
        assert_eq!((fault.code, &fault.path), (code, &path), "{fault}");
    }
    accept(r#""minimum_points": 0.5"#);
    expect(r#""minimum_points": -0.5"#, FaultCode::NumberOutOfRange, "rules.minimum_points");
}

#[test]
fn filled() {
    common("filled", r#""posts": {"tags": ["frontline"]}"#);
    periods("filled", r#""posts": {"providers": ["shelter"]}"#);
    entry("filled", r#""posts": {"tags": ["ward"]}"#, FaultCode::UnknownId, ".posts.tags[0]");
}

#[test]
fn totals() {
    let fields = r#""measure": "people", "at_most": 3"#;
    common("totals", fields);
    periods("totals", fields);
    for (each, measure) in
        [("provider", "people"), ("kind", "person_periods"), ("stream", "placements")]
    {
        accept(&format!(
            r#""totals": [{{"id": "x", "each": "{each}", "measure": "{measure}", "at_least": 1, "at_most": 1}}]"#
        ));
    }
    entry("totals", r#""at_most": 3"#, FaultCode::MissingField, ".measure");
    entry("totals", r#""measure": "people""#, FaultCode::FieldsTogether, "");
    entry("totals", r#""measure": "hours", "at_most": 3"#, FaultCode::UnknownWord, ".measure");
    let with = |more: &str| format!("{fields}, {more}");
    entry("totals", &with(r#""each": "post""#), FaultCode::UnknownWord, ".each");
    entry("totals", &with(r#""at_least": 4"#), FaultCode::ContradictoryRule, ".at_most");
    entry("totals", &with(r#""at_least": -1"#), FaultCode::NumberOutOfRange, ".at_least");
    entry(
        "totals",
        &with(r#""posts": {"posts": ["yard"]}"#),
        FaultCode::UnknownId,
        ".posts.posts[0]",
    );
    let nobody = with(r#""candidates": {"homes": ["clinic"]}"#);
    entry("totals", &nobody, FaultCode::UnknownId, ".candidates.homes[0]");
}

#[test]
fn shares() {
    let fields = r#""measure": "placements", "posts": {"sectors": ["public"]}, "at_most": 0.1234"#;
    common("shares", fields);
    periods("shares", fields);
    let with = |more: &str| format!(r#""measure": "person_periods", "posts": {{}}, {more}"#);
    for (more, code, path) in [
        (r#""at_most": 0.12345"#, FaultCode::NumberOutOfRange, ".at_most"),
        (r#""at_least": 0.00001"#, FaultCode::NumberOutOfRange, ".at_least"),
        (r#""at_most": 1.1"#, FaultCode::NumberOutOfRange, ".at_most"),
        (r#""at_least": -0.1"#, FaultCode::NumberOutOfRange, ".at_least"),
        (r#""at_least": 0.2, "at_most": 0.1"#, FaultCode::ContradictoryRule, ".at_most"),
        (r#""points": 1"#, FaultCode::FieldsTogether, ""),
        (r#""at_most": 0.1, "of": {"kinds": ["club"]}"#, FaultCode::UnknownId, ".of.kinds[0]"),
    ] {
        entry("shares", &with(more), code, path);
    }
    let people = r#""measure": "people", "posts": {}, "at_most": 0.1"#;
    entry("shares", people, FaultCode::UnknownWord, ".measure");
    let no_posts = r#""measure": "placements", "at_most": 0.1"#;
    entry("shares", no_posts, FaultCode::MissingField, ".posts");
}

#[test]
fn release_and_balance() {
    common("release", r#""at_most": 2"#);
    periods("release", r#""at_most": 2, "homes": ["town-hall"]"#);
    entry("release", r#""homes": ["town-hall"]"#, FaultCode::MissingField, ".at_most");
    entry("release", r#""at_most": 2, "homes": ["clinic"]"#, FaultCode::UnknownId, ".homes[0]");
    entry("release", r#""at_most": 2, "homes": []"#, FaultCode::EmptySet, ".homes");
    common("balance", r#""tolerance": 2"#);
    entry("balance", r#""providers": ["town-hall"]"#, FaultCode::MissingField, ".tolerance");
    entry(
        "balance",
        r#""tolerance": 2, "providers": ["a"]"#,
        FaultCode::UnknownId,
        ".providers[0]",
    );
    entry("balance", r#""tolerance": 2, "providers": []"#, FaultCode::EmptySet, ".providers");
}

#[test]
fn mentors() {
    let mentors = |text: &str| {
        changed("\"place\": \"north\",\n", &format!("\"place\": \"north\", \"mentors\": {text},\n"))
    };
    assert_eq!(faults(&mentors("0")), []);
    for (text, code) in [("-1", FaultCode::NumberOutOfRange), ("1.5", FaultCode::NotAnInteger)] {
        let found = faults(&mentors(text));
        let [fault] = found.as_slice() else { panic!("expected one fault, found {found:#?}") };
        assert_eq!((fault.code, fault.path.as_str()), (code, "providers[0].mentors"));
    }
    let text = changed("\"must_place\": false", "\"must_place\": false, \"mentored\": 1");
    let found = faults(&text);
    let [fault] = found.as_slice() else { panic!("expected one fault, found {found:#?}") };
    assert_eq!((fault.code, fault.path.as_str()), (FaultCode::WrongType, "candidates[1].mentored"));
    accept(r#""mentor_points": 0.5"#);
    expect(r#""mentor_points": 1e7"#, FaultCode::NumberOutOfRange, "rules.mentor_points");
}

#[test]
fn apart_and_together() {
    let two = r#""candidates": ["Candidate 001", "Candidate 003"]"#;
    let three = r#""candidates": ["Candidate 001", "Candidate 002", "Candidate 003"]"#;
    for list in ["apart", "together"] {
        common(list, two);
        periods(list, two);
        let one = r#""candidates": ["Candidate 001"]"#;
        entry(list, one, FaultCode::NumberOutOfRange, ".candidates");
        entry(list, r#""points": 1"#, FaultCode::MissingField, ".candidates");
        let unknown = r#""candidates": ["Candidate 001", "Nobody"]"#;
        entry(list, unknown, FaultCode::UnknownId, ".candidates[1]");
    }
    accept(&format!(r#""apart": [{{"id": "x", {three}, "posts": {{"kinds": ["trust"]}}}}]"#));
    let yard = format!(r#"{two}, "posts": {{"posts": ["yard"]}}"#);
    entry("apart", &yard, FaultCode::UnknownId, ".posts.posts[0]");
    entry("together", three, FaultCode::NumberOutOfRange, ".candidates");
    accept(&format!(r#""together": [{{"id": "x", {two}, "km": 30.5, "throughout": true}}]"#));
    let back = format!(r#"{two}, "km": -1"#);
    entry("together", &back, FaultCode::NumberOutOfRange, ".km");
}

#[test]
fn targets() {
    let bridge = |fields: &str| format!(r#""bridges": [{{"id": "x", {fields}}}]"#);
    let within = |fields: &str, code, path: &str| {
        expect(&bridge(fields), code, &format!("rules.bridges[0]{path}"));
    };
    let kinds = r#""kinds": ["council", "trust"]"#;
    accept(&bridge(&format!(r#"{kinds}, "at_least": 3, "points": 0.5"#)));
    accept(&bridge(r#""providers": ["shelter", "town-hall"], "at_least": 0"#));
    accept(r#""translators": {"at_least": 3, "points": 0}"#);
    within(r#""at_least": 1"#, FaultCode::MissingField, ".kinds");
    within(kinds, FaultCode::MissingField, ".at_least");
    let both = format!(r#"{kinds}, "providers": ["shelter", "town-hall"], "at_least": 1"#);
    within(&both, FaultCode::FieldsConflict, "");
    within(r#""kinds": ["council"], "at_least": 1"#, FaultCode::WrongType, ".kinds");
    within(r#""kinds": ["council", "council"], "at_least": 1"#, FaultCode::SelfPair, ".kinds");
    within(r#""kinds": ["council", "navy"], "at_least": 1"#, FaultCode::UnknownId, ".kinds[1]");
    let nobody = r#""providers": ["nobody", "shelter"], "at_least": 1"#;
    within(nobody, FaultCode::UnknownId, ".providers[0]");
    let fined = format!(r#"{kinds}, "at_least": 1, "points": -1"#);
    within(&fined, FaultCode::NumberOutOfRange, ".points");
    let below = format!(r#"{kinds}, "at_least": -1"#);
    within(&below, FaultCode::NumberOutOfRange, ".at_least");
    expect(r#""translators": {}"#, FaultCode::MissingField, "rules.translators.at_least");
    let fined = r#""translators": {"at_least": 1, "points": 1e7}"#;
    expect(fined, FaultCode::NumberOutOfRange, "rules.translators.points");
    let more = r#""translators": {"at_least": 1, "kinds": 3}"#;
    expect(more, FaultCode::UnknownField, "rules.translators.kinds");
}

#[test]
fn what_is_written_can_be_read_again() {
    let text = changed(
        IDLE,
        &format!(
            r#""minimum_points": 1, "mentor_points": 2,
        "bridges": [{{"id": "b", "providers": ["town-hall", "shelter"], "at_least": 1, "points": 1}}],
        "translators": {{"at_least": 2}},
        "filled": [{{"id": "b"}}, {{"id": "a", "posts": {{"posts": ["ward"]}}, "periods": [1], "points": 1}}],
        "totals": [{{"id": "t", "measure": "people", "each": "sector", "at_most": 3}}],
        "shares": [{{"id": "s", "measure": "placements", "posts": {{}}, "at_most": 0.5, "points": -0.0}}],
        "release": [{{"id": "r", "at_most": 1}}], "balance": [{{"id": "v", "tolerance": 1}}],
        "apart": [{{"id": "p", "candidates": ["Candidate 003", "Candidate 001"]}}],
        "together": [{{"id": "g", "candidates": ["Candidate 003", "Candidate 001"], "throughout": true}}],
        {IDLE}"#
        ),
    );
    let scheme = Scheme::from_json(&text).unwrap_or_else(|invalid| panic!("{invalid}"));
    let again = Scheme::from_json(&scheme.to_json()).expect("what was written");
    assert_eq!(again, scheme);
    assert_eq!(again.fingerprint(), scheme.fingerprint());
    assert_eq!(scheme.parts().rules.filled[0].id.as_str(), "a");
}
