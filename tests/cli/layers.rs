//! Schemes with layers on the command line.

use serde_json::{Value, json};

use crate::harness::{Desk, small_scheme};

/// The small scheme where the scheme's own points go before crossings: A stays at the desk for 200
/// points, and B crosses nowhere; A's 100 points for one period at the desk are worth more.
fn layered() -> Value {
    let mut scheme = small_scheme();
    scheme["objective"] = json!({"layers": [
        {"name": "interviews", "terms": {"own": 1}},
        {"name": "crossings", "terms": {"crossing": 1}},
    ]});
    scheme["rules"] = json!({"per_provider": 2});
    scheme
}

#[test]
fn every_layer_is_reported_and_verified() {
    let desk = Desk::new("layers").with("scheme.json", &layered());
    let run = desk.run("solve scheme.json --out plan.json --format json");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let json = run.json();
    assert_eq!(json["status"], "optimal");
    assert_eq!((&json["objective"], &json["bound"]), (&json!(200), &json!(200)));
    let layers = json["layers"].as_array().expect("a list");
    let of = |at: usize| [&layers[at]["name"], &layers[at]["objective"], &layers[at]["bound"]];
    assert_eq!(of(0), [&json!("interviews"), &json!(200), &json!(200)]);
    assert_eq!(of(1), [&json!("crossings"), &json!(0), &json!(0)]);
    let text = desk.run("solve scheme.json").out;
    assert!(text.contains("layer        crossings: 0 points, bound 0"), "{text}");

    let verified = desk.run("verify scheme.json plan.json");
    assert_eq!(verified.code, 0, "{}", verified.out);
    let line = "layer        crossings: its certificate carries the bound of 0: it proves 0";
    assert!(verified.out.contains(line), "{}", verified.out);
    let json = desk.run("verify scheme.json plan.json --format json").json();
    assert_eq!(json["objective"], 200);
    assert_eq!(json["certificate"]["layers"][0]["bound"], 0);

    let again = desk.run("solve scheme.json --start plan.json --format json").json();
    assert_eq!(again["layers"], json!(layers));
}

#[test]
fn a_forged_layer_is_not_verified() {
    let desk = Desk::new("layers-forged").with("scheme.json", &layered());
    assert_eq!(desk.run("solve scheme.json --out plan.json").code, 0);
    let mut plan = desk.read_json("plan.json");
    plan["claims"]["layers"][1]["bound"] = json!(-1);
    let desk = desk.with("forged.json", &plan);
    let run = desk.run("verify scheme.json forged.json");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("does not carry the bound of -1"), "{}", run.out);
    plan["claims"]["layers"][1]["multipliers"] = json!([]);
    let desk = desk.with("forged.json", &plan);
    let json = desk.run("verify scheme.json forged.json --format json").json();
    assert_eq!(json["verified"], false);
    assert!(json["certificate_error"].as_str().is_some_and(|text| text.contains("multipliers")));
}
