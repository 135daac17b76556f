//! `secondment check`.

use crate::harness::{Desk, faulty_scheme, small_scheme};

#[test]
fn a_valid_scheme_is_summed_up() {
    let desk = Desk::new("check-valid").with("scheme.json", &small_scheme());
    let run = desk.run("check scheme.json");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("valid: 0 errors"), "{}", run.out);
    assert!(run.out.contains("2 candidates, 2 posts, 2 providers, 2 kinds, 2 periods"));

    let json = desk.run("check scheme.json --format json").json();
    assert_eq!(json["valid"], true);
    assert_eq!(json["errors"], 0);
    assert_eq!(json["candidates"], 2);
    assert_eq!(json["fingerprint"].as_str().map(str::len), Some(64));
}

#[test]
fn every_fault_is_listed_on_standard_output() {
    let desk = Desk::new("check-faulty").with("scheme.json", &faulty_scheme());
    let run = desk.run("check scheme.json");
    assert_eq!(run.code, 2);
    for place in ["colour", "posts[1].provider", "candidates[1]"] {
        assert!(run.out.contains(place), "{place} is missing from {}", run.out);
    }
    assert!(run.out.contains("invalid: 3 errors"), "{}", run.out);

    let run = desk.run("check scheme.json --format json");
    assert_eq!(run.code, 2);
    let json = run.json();
    assert_eq!(json["valid"], false);
    assert_eq!(json["faults"].as_array().map(Vec::len), Some(3));
    assert!(json["faults"][0]["code"].is_string());
    assert!(json["fingerprint"].is_null());
}

#[test]
fn standard_input_is_a_file_too() {
    let desk = Desk::new("check-input");
    assert_eq!(desk.run_with("check -", &small_scheme().to_string()).code, 0);
    assert_eq!(desk.run_with("check -", "{").code, 2);
}
