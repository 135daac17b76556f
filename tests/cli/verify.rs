//! `secondment verify`.

use serde_json::{Value, json};

use crate::harness::{Desk, small_scheme};

fn bare(rotations: &Value) -> Value {
    json!({"format": 1, "rotations": rotations})
}

fn solved(name: &str) -> Desk {
    let desk = Desk::new(name).with("scheme.json", &small_scheme());
    assert_eq!(desk.run("solve scheme.json --out plan.json").code, 0);
    desk
}

/// Changes a plan file at a JSON pointer and verifies it.
fn tampered(desk: Desk, pointer: &str, value: Value) -> (i32, Value) {
    let mut plan = desk.read_json("plan.json");
    *plan.pointer_mut(pointer).expect("the plan has the field") = value;
    let run =
        desk.with("tampered.json", &plan).run("verify scheme.json tampered.json --format json");
    (run.code, run.json())
}

#[test]
fn a_solution_is_verified_with_its_certificate() {
    let desk = solved("verify-solution");
    let run = desk.run("verify scheme.json plan.json");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("verified     yes"), "{}", run.out);
    assert!(run.out.contains("the bound of 1100"), "{}", run.out);

    let json = desk.run("verify scheme.json plan.json --format json").json();
    assert_eq!(json["verified"], true);
    assert_eq!(json["objective"], 1100);
    assert_eq!(json["placed"], 2);
    assert_eq!(json["violations"], json!([]));
    assert_eq!(json["certificate"]["claimed"], 1100);
    assert_eq!(json["points"]["own"], 100);
}

#[test]
fn a_plan_alone_is_checked_for_rules() {
    let rotations = json!({"A": [{"post": "desk", "start": 1}, {"post": "ward", "start": 2}]});
    let desk = Desk::new("verify-bare")
        .with("scheme.json", &small_scheme())
        .with("plan.json", &bare(&rotations));
    let run = desk.run("verify scheme.json plan.json --format json");
    assert_eq!(run.code, 0);
    let json = run.json();
    assert_eq!((&json["objective"], &json["claims"]), (&json!(600), &Value::Null));
    assert!(desk.run("verify scheme.json plan.json").out.contains("none: the file holds a plan"));
    let plan = desk.read("plan.json");
    assert_eq!(desk.run_with("verify scheme.json -", &plan).code, 0);
}

#[test]
fn a_byte_order_mark_is_skipped_in_plans_as_in_schemes() {
    let desk = solved("verify-mark");
    for name in ["scheme.json", "plan.json"] {
        desk.write(name, &format!("\u{feff}{}", desk.read(name)));
    }
    let run = desk.run("verify scheme.json plan.json");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(desk.run("solve scheme.json --start plan.json").code, 0);
}

#[test]
fn broken_rules_exit_with_1_and_are_listed() {
    let both = json!([{"post": "desk", "start": 1}]);
    let desk = Desk::new("verify-broken")
        .with("scheme.json", &small_scheme())
        .with("plan.json", &bare(&json!({"A": both, "B": both, "nobody": both})));
    let run = desk.run("verify scheme.json plan.json");
    assert_eq!(run.code, 1);
    for word in ["places", "unknown-candidate", "nobody", "verified     no", "2 violations"] {
        assert!(run.out.contains(word), "{word} is missing from {}", run.out);
    }
    let json = desk.run("verify scheme.json plan.json --format json").json();
    assert_eq!(json["verified"], false);
    assert_eq!(json["violations"].as_array().map(Vec::len), Some(2));
}

#[test]
fn false_claims_exit_with_1() {
    for (name, pointer, value) in [
        ("objective", "/claims/objective", json!(1101)),
        ("exposure", "/claims/exposure", json!(1)),
        ("translators", "/claims/translators_after", json!(2)),
        ("fingerprint", "/fingerprint", json!("00")),
    ] {
        let (code, json) = tampered(solved(&format!("verify-false-{name}")), pointer, value);
        assert_eq!(code, 1, "{name}");
        assert_eq!(json["violations"][0]["rule"], name);
    }
}

#[test]
fn a_bound_that_the_certificate_does_not_carry_exits_with_1() {
    // There is a plan of 1100 points, so no certificate carries a bound of 0.
    let desk = solved("verify-bound");
    let mut plan = desk.read_json("plan.json");
    plan["plan"]["rotations"] = json!({});
    plan["claims"]["objective"] = json!(0);
    plan["claims"]["exposure"] = json!(0);
    plan["claims"]["bound"] = json!(0);
    plan["claims"]["proof"] = json!("certified");
    let desk = desk.with("tampered.json", &plan);
    let run = desk.run("verify scheme.json tampered.json");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("all rules and claims hold"), "{}", run.out);
    assert!(run.out.contains("does not carry the bound of 0"), "{}", run.out);

    let prices = json!({"format": 1, "posts": {"desk": {"1": -5}}});
    let (code, json) = tampered(desk, "/certificate/prices", prices);
    assert_eq!(code, 1);
    assert_eq!(json["verified"], false);
    assert!(json["certificate_error"].as_str().is_some_and(|text| text.contains("negative")));
}

#[test]
fn blocking_pairs_are_listed_and_leave_the_exit_code_alone() {
    let mut scheme = small_scheme();
    scheme["candidates"][0]["preferences"] = json!({"desk": 1});
    let desk = Desk::new("verify-blocking")
        .with("scheme.json", &scheme)
        .with("plan.json", &bare(&json!({})));
    let run = desk.run("verify scheme.json plan.json --blocking");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("of 1 candidate\n"), "{}", run.out);
    assert!(run.out.contains("would rather have desk from period 1, ranked 1"), "{}", run.out);
    let json = desk.run("verify scheme.json plan.json --blocking --format json").json();
    assert_eq!(json["blocking"]["pairs"][0]["post"], "desk");
    let counts = json["blocking"]["by_candidate"].as_object().expect("a map");
    assert_eq!(counts.len(), 1);
    let json = desk.run("verify scheme.json plan.json --format json").json();
    assert!(json.get("blocking").is_none());
}
