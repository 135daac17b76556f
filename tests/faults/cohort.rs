//! Faults of rules that couple candidates.

use secondment::SchemeBuilder;
use secondment::error::FaultCode;
use secondment::error::Severity::Error;
use secondment::model::{Candidate, Resource, Use};

use crate::support::{changed, faults};

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
