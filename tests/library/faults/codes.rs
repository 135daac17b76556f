//! The list of codes: complete, documented, each raised by a test; and those that need a text of
//! their own.

use std::fmt::Write;

use secondment::error::{Fault, FaultCode, Severity};
use secondment::model::{Candidate, Kind};
use secondment::{Scheme, SchemeBuilder};

use crate::faults::support::{RICH, changed, faults};

fn only(found: Vec<Fault>, code: FaultCode) -> Fault {
    let [fault] = <[Fault; 1]>::try_from(found).expect("one fault");
    assert_eq!((fault.code, fault.severity), (code, Severity::Error));
    fault
}

#[test]
fn bytes_that_are_not_text() {
    let mut bytes = RICH.as_bytes().to_vec();
    let at = RICH.find("Pathfinders").expect("the name");
    bytes[at] = 0xff;
    let invalid = Scheme::from_slice(&bytes).unwrap_err();
    let fault = only(invalid.faults, FaultCode::NotUtf8);
    assert_eq!((fault.path.as_str(), fault.line), ("", Some(3)));
    assert_eq!(Scheme::from_slice(RICH.as_bytes()), Scheme::from_json(RICH));
}

#[test]
fn a_tower_of_brackets() {
    let text = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    only(faults(&text), FaultCode::TooDeep);
    only(faults(&"[".repeat(100_000)), FaultCode::Syntax);
}

#[test]
fn deep_meta() {
    let deep = format!("{}{}", "[".repeat(80), "]".repeat(80));
    let text = changed("{\"note\": \"new\"}", &format!("{{\"note\": {deep}}}"));
    assert_eq!(only(faults(&text), FaultCode::TooDeep).path, "candidates[2].meta");
    let allowed = format!("{}{}", "[".repeat(64), "]".repeat(64));
    let text = changed("{\"note\": \"new\"}", &format!("{{\"note\": {allowed}}}"));
    assert_eq!(faults(&text), []);
}

#[test]
fn a_date_without_a_calendar() {
    let text = r#"{"format": 1, "periods": {"count": 2},
        "candidates": [{"id": "A", "first": "2027-03-01"}]}"#;
    let fault = only(faults(text), FaultCode::NoCalendar);
    assert_eq!((fault.path.as_str(), fault.line), ("candidates[0].first", Some(2)));
}

#[test]
fn months_without_a_calendar() {
    let text = r#"{"format": 1, "periods": {"count": 2}, "kinds": [{"id": "k"}],
        "providers": [{"id": "p", "kind": "k", "sector": "public"}],
        "posts": [{"id": "a", "provider": "p", "duration": {"months": 6}}]}"#;
    assert_eq!(only(faults(text), FaultCode::NoCalendar).path, "posts[0].duration");
}

#[test]
fn too_many_kinds() {
    let mut parts = SchemeBuilder::new(1);
    parts.kinds = (0..64).map(|n| Kind::new(format!("kind {n}"))).collect();
    assert!(parts.clone().build().is_ok());
    let invalid = parts.kind(Kind::new("one more")).build().unwrap_err();
    assert_eq!(only(invalid.faults, FaultCode::TooMany).path, "kinds");
}

#[test]
fn too_many_classes_of_providers() {
    let mut text = String::from(
        r#"{"format": 1, "periods": {"count": 1}, "kinds": [{"id": "k"}], "attributes": [{"id": "a"}],
        "boundary": {"dimensions": [{"of": "attribute", "attribute": "a"}]}, "providers": ["#,
    );
    for n in 0..8193 {
        let comma = if n == 0 { "" } else { "," };
        write!(
            text,
            r#"{comma}{{"id": "p{n}", "kind": "k", "sector": "public", "attributes": {{"a": "{n}"}}}}"#
        )
        .expect("writing to a string");
    }
    text.push_str("]}");
    assert_eq!(only(faults(&text), FaultCode::TooMany).path, "boundary");
}

#[test]
fn a_long_id() {
    let build = |bytes| SchemeBuilder::new(1).candidate(Candidate::new("x".repeat(bytes))).build();
    assert!(build(256).is_ok());
    assert_eq!(only(build(257).unwrap_err().faults, FaultCode::BadId).path, "candidates[0].id");
}

#[test]
fn numbers_that_no_file_can_hold() {
    for weight in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut parts = SchemeBuilder::new(1);
        parts.objective.own = weight;
        let fault = only(parts.build().unwrap_err().faults, FaultCode::NumberOutOfRange);
        assert_eq!(fault.path, "objective.own");
    }
}

#[test]
fn every_code_is_raised_by_a_case() {
    use FaultCode::{FlatProfile, NoCalendar, NotUtf8, PointsOverflow, PostOverfilled};
    use FaultCode::{TooDeep, TooMany};
    // Those with a test of their own rather than a case.
    let here = [NotUtf8, TooDeep, NoCalendar, TooMany, PostOverfilled, PointsOverflow, FlatProfile];
    let raised = [
        &here,
        crate::faults::form::CODES,
        crate::faults::content::CODES,
        crate::faults::levels::CODES,
        crate::faults::paths::CODES,
        crate::faults::warnings::CODES,
    ]
    .concat();
    let missing: Vec<_> = FaultCode::ALL.iter().filter(|code| !raised.contains(code)).collect();
    assert!(missing.is_empty(), "no case raises {missing:?}");
}

#[test]
fn the_table_of_codes_is_the_list_of_codes() {
    let table = include_str!("../../../src/docs/faults.md");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let codes: Vec<_> = FaultCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(rows.collect::<Vec<_>>(), codes);
}

#[test]
fn a_code_is_its_variant_in_kebab_case() {
    for code in FaultCode::ALL {
        let mut kebab = String::new();
        for letter in format!("{code:?}").chars() {
            if letter.is_uppercase() && !kebab.is_empty() {
                kebab.push('-');
            }
            kebab.extend(letter.to_lowercase());
        }
        assert_eq!(code.as_str(), kebab);
        assert_eq!(serde_json::to_value(code).expect("a text"), kebab);
    }
}
