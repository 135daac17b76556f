//! `secondment solve`.

use serde_json::{Value, json};

use crate::harness::{Desk, faulty_scheme, infeasible_scheme, small_scheme};

/// Every field that machines may rely on.
const FIELDS: [&str; 18] = [
    "status",
    "termination",
    "objective",
    "bound",
    "certified_bound",
    "gap",
    "proof",
    "scale",
    "exposure",
    "translators_before",
    "translators_after",
    "candidates",
    "placed",
    "seconds",
    "threads",
    "seed",
    "layers",
    "fingerprint",
];

fn assert_fields(json: &Value) {
    for field in FIELDS {
        assert!(json.get(field).is_some(), "{field} is missing from {json}");
    }
    let layer = &json["layers"][0];
    for field in ["objective", "bound", "certified_bound", "gap", "proof"] {
        assert_eq!(layer[field], json[field], "{field} of layer 1");
    }
    assert!(layer["name"].is_string());
}

#[test]
fn the_small_scheme_is_solved_to_the_optimum() {
    let desk = Desk::new("solve-small").with("scheme.json", &small_scheme());
    let run = desk.run("solve scheme.json --format json --threads 1 --seed 5");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let json = run.json();
    assert_fields(&json);
    assert_eq!(json["status"], "optimal");
    assert_eq!(json["termination"], "proved");
    assert_eq!(json["objective"], 1100);
    assert_eq!(json["bound"], 1100);
    assert_eq!(json["gap"], 0.0);
    assert_eq!(json["exposure"], 1000);
    assert_eq!((&json["candidates"], &json["placed"]), (&json!(2), &json!(2)));
    assert_eq!((&json["threads"], &json["seed"]), (&json!(1), &json!(5)));

    let text = desk.run("solve scheme.json");
    assert_eq!(text.code, 0);
    assert!(text.out.contains("optimal"), "{}", text.out);
    assert!(text.out.contains("1100 points"), "{}", text.out);
}

#[test]
fn the_plan_file_passes_verification_and_leaves_nothing_beside_it() {
    let desk = Desk::new("solve-out").with("scheme.json", &small_scheme());
    desk.write("plan.json", "an older plan");
    assert_eq!(desk.run("solve scheme.json --out plan.json").code, 0);
    assert_eq!(desk.files(), ["plan.json", "scheme.json"]);
    let plan = desk.read_json("plan.json");
    assert_eq!(plan["format"], 1);
    assert_eq!(plan["claims"]["objective"], 1100);
    assert_eq!(desk.run("verify scheme.json plan.json").code, 0);
}

#[test]
fn an_infeasible_scheme_exits_with_1() {
    let desk = Desk::new("solve-infeasible").with("scheme.json", &infeasible_scheme());
    let run = desk.run("solve scheme.json --format json --out plan.json");
    assert_eq!(run.code, 1, "{}", run.err);
    let json = run.json();
    assert_fields(&json);
    assert_eq!(json["status"], "infeasible");
    assert_eq!(json["objective"], Value::Null);
    assert_eq!(json["conflict"]["rules"], json!(["places"]));
    assert_eq!(desk.files(), ["scheme.json"]);
    assert!(run.err.contains("no plan to write"));
}

#[test]
fn an_infeasible_scheme_names_the_rules_at_work() {
    let mut scheme = small_scheme();
    scheme["candidates"][0]["pinned"] = json!([{"post": "desk", "start": 1}]);
    scheme["posts"][0]["starts"] = json!([2]);
    let desk = Desk::new("solve-rules").with("scheme.json", &scheme);
    let run = desk.run("solve scheme.json");
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("conflict     candidates A; rules pinned, starts\n"), "{}", run.out);
    let json = desk.run("solve scheme.json --format json").json();
    assert_eq!(json["conflict"]["rules"], json!(["pinned", "starts"]));
}

#[test]
fn who_goes_where_is_shown_if_asked_for() {
    let desk = Desk::new("solve-show").with("scheme.json", &small_scheme());
    assert!(!desk.run("solve scheme.json").out.contains("people placed"));
    let shown = |threads: &str| {
        let run = desk.run(&format!("solve scheme.json --show --threads {threads}"));
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let grid = run.out.split_once("\n\n").expect("an empty line before the plan").1;
        grid.to_owned()
    };
    let grid = shown("1");
    assert!(grid.contains("desk") && grid.contains("ward"), "{grid}");
    assert!(grid.contains("people placed            2 of 2"), "{grid}");
    assert_eq!(grid, shown("2"));
    desk.run("solve scheme.json --show --format json").assert_refused("for text alone");
}

#[test]
fn a_limit_that_allows_nothing_exits_with_3() {
    let desk = Desk::new("solve-limit").with("scheme.json", &infeasible_scheme());
    let run = desk.run("solve scheme.json --time-limit 0 --format json");
    assert_eq!(run.code, 3, "{}", run.out);
    let json = run.json();
    assert_fields(&json);
    assert_eq!((&json["status"], &json["termination"]), (&json!("unknown"), &json!("time")));
}

#[test]
fn a_faulty_scheme_exits_with_2_and_lists_its_faults() {
    let desk = Desk::new("solve-faulty").with("scheme.json", &faulty_scheme());
    let run = desk.run("solve scheme.json --format json");
    run.assert_refused("posts[1].provider");
    run.assert_refused("not a valid scheme: 3 faults");
}

#[test]
fn plans_to_start_from_are_taken_and_what_does_not_fit_is_listed() {
    let desk = Desk::new("solve-start").with("scheme.json", &small_scheme());
    assert_eq!(desk.run("solve scheme.json --out plan.json").code, 0);
    let again = desk.run("solve scheme.json --start plan.json --format json");
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert_eq!(again.json()["objective"], 1100);

    let bare = json!({"format": 1, "rotations": {
        "A": [{"post": "desk", "start": 1}, {"post": "closed-since", "start": 2}],
    }});
    let desk = desk.with("bare.json", &bare);
    let run = desk.run("solve scheme.json --start bare.json --format json");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("closed-since"), "{}", run.err);
    assert_eq!(run.json()["dropped"][0]["placement"]["placement"]["post"], "closed-since");
}

#[test]
fn a_plan_of_another_scheme_is_said_to_be_one() {
    let desk = Desk::new("solve-other").with("scheme.json", &small_scheme());
    assert_eq!(desk.run("solve scheme.json --out plan.json").code, 0);
    let mut changed = small_scheme();
    changed["periods"]["count"] = json!(3);
    let desk = desk.with("changed.json", &changed);
    let run = desk.run("solve changed.json --start plan.json");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("answers another scheme"), "{}", run.err);
}

#[test]
fn what_is_no_plan_is_refused() {
    let desk = Desk::new("solve-no-plan").with("scheme.json", &small_scheme());
    for (text, message) in [
        ("{", "holds no plan"),
        ("[]", "holds no plan"),
        (r#"{"format": 2, "rotations": {}}"#, "format 2 is not supported"),
        (r#"{"format": 1, "rotations": {}, "colour": 3}"#, "colour"),
    ] {
        desk.write("plan.json", text);
        desk.run("solve scheme.json --start plan.json").assert_refused(message);
    }
}

#[test]
fn progress_goes_to_standard_error_when_asked_for() {
    let desk = Desk::new("solve-progress").with("scheme.json", &small_scheme());
    let always = desk.run("solve scheme.json --progress always --format json");
    assert!(always.err.contains(" s  "), "{:?}", always.err);
    assert_fields(&always.json());
    for quiet in ["never", "auto"] {
        assert_eq!(desk.run(&format!("solve scheme.json --progress {quiet}")).err, "");
    }
}

#[test]
fn a_destination_is_refused_before_the_work_is_done() {
    let desk = Desk::new("solve-destination").with("scheme.json", &small_scheme());
    desk.run("solve scheme.json --out gone/plan.json")
        .assert_refused("cannot write gone/plan.json");
    desk.run("solve scheme.json --out -").assert_refused("cannot write -");
}
