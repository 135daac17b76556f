//! What follows from a fault is not a fault of its own, and all faults come at once.

use secondment::error::{FaultCode, InvalidScheme};
use secondment::{Scheme, SchemeBuilder};

use crate::faults::support::{changed, expect, faults};
use secondment::error::Severity::Error;

fn found(text: &str) -> Vec<(String, String)> {
    let pair = |fault: secondment::error::Fault| (fault.code.to_string(), fault.path);
    faults(text).into_iter().map(pair).collect()
}

#[test]
fn an_unreadable_list_leaves_no_dangling_references() {
    let old = "[{\"id\": \"frontline\"}, {\"id\": \"strategic\"}]";
    expect(Error, FaultCode::WrongType, "tags", old, "3");
}

#[test]
fn an_unreadable_entry_leaves_no_dangling_references() {
    let old = "{\"id\": \"infirmary\", \"kind\"";
    expect(Error, FaultCode::MissingField, "providers[1].id", old, "{\"kind\"");
    expect(Error, FaultCode::WrongType, "providers[1].id", old, "{\"id\": 7, \"kind\"");
}

#[test]
fn an_unreadable_calendar_leaves_no_dates_outside_it() {
    let old = "{\"count\": 4, \"start\": \"2027-03-01\", \"months\": 6}";
    expect(Error, FaultCode::WrongType, "periods", old, "4");
    expect(
        Error,
        FaultCode::MissingField,
        "periods.count",
        old,
        "{\"start\": \"2027-03-01\", \"months\": 6}",
    );
}

#[test]
fn unreadable_places_do_not_overfill_a_post() {
    let old = "{\"default\": 2, \"by_period\": {\"1\": 3, \"4\": 1}}";
    expect(Error, FaultCode::NotAnInteger, "posts[0].places", old, "0.5");
}

#[test]
fn an_unreadable_entry_of_a_table_leaves_no_gap() {
    expect(
        Error,
        FaultCode::WrongType,
        "objective.breadth.table[\"2\"]",
        "\"2\": 0.4",
        "\"2\": []",
    );
}

#[test]
fn all_faults_come_at_once_in_order_of_place() {
    let text = r#"{
        "format": 3,
        "periods": {"count": 2},
        "kinds": [{"id": "council"}, {"id": "council"}],
        "providers": [
            {"id": "town-hall", "kind": "police", "sector": "public"},
            {"id": "depot", "kind": "council", "sector": "secret", "lat": 1}
        ],
        "posts": [{"id": "desk", "provider": "nowhere", "starts": ["2027-01-01"], "colour": "red"}],
        "candidates": [
            7,
            {"id": "A", "levels": {"sums": 1}, "first": 2, "last": 1},
            {"id": "A", "pinned": [{"post": "desk"}]}
        ],
        "objective": {"crossing": 1e999, "breadth": {"table": {"3": 1}}}
    }"#;
    let expected = [
        ("unsupported-format", "format"),
        ("duplicate-id", "kinds[1].id"),
        ("unknown-id", "providers[0].kind"),
        ("fields-together", "providers[1].lon"),
        ("unknown-word", "providers[1].sector"),
        ("unknown-id", "posts[0].provider"),
        ("no-calendar", "posts[0].starts[0]"),
        ("unknown-field", "posts[0].colour"),
        ("wrong-type", "candidates[0]"),
        ("unknown-id", "candidates[1].levels[\"sums\"]"),
        ("contradictory-window", "candidates[1].last"),
        ("duplicate-id", "candidates[2].id"),
        ("missing-field", "candidates[2].pinned[0].start"),
        ("number-out-of-range", "objective.crossing"),
        ("breadth-shape", "objective.breadth.table"),
    ];
    assert_eq!(found(text), expected.map(|(code, path)| (code.to_owned(), path.to_owned())));
}

#[test]
fn the_builder_reports_the_same_places_without_lines() {
    let text = changed("\"kind\": \"trust\"", "\"kind\": \"hospital\"");
    let parts = SchemeBuilder::from_json(&text).expect("the form is right");
    let InvalidScheme { faults, .. } = parts.build().unwrap_err();
    let [fault] = faults.as_slice() else { panic!("one fault: {faults:?}") };
    assert_eq!((fault.code, fault.path.as_str()), (FaultCode::UnknownId, "providers[1].kind"));
    assert_eq!(fault.line, None);
    assert_eq!(
        fault.to_string(),
        "error unknown-id at providers[1].kind: `hospital` is not in `kinds`; correct the id, or \
         add it to `kinds`"
    );
}

#[test]
fn reading_into_parts_checks_the_form_alone() {
    let text = changed("\"kind\": \"trust\"", "\"kind\": 1");
    let InvalidScheme { faults, .. } = SchemeBuilder::from_json(&text).unwrap_err();
    assert_eq!(faults[0].code, FaultCode::WrongType);
    assert_eq!(faults.len(), 1);
}

#[test]
fn a_scheme_inside_a_document_lists_its_faults() {
    let text = changed("\"kind\": \"trust\"", "\"kind\": \"hospital\"");
    let error = serde_json::from_str::<Scheme>(&text).unwrap_err().to_string();
    assert!(error.contains("unknown-id at providers[1].kind:"), "{error}");
}
