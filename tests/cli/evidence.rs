//! `bench leakage` and `bench groups`.

use serde_json::json;

use crate::harness::{Desk, small_scheme};

const PAST: &str = "id,exposure,values_fit,translator,public_12,public_24\n\
    p1,500,0,no,yes,yes\np2,500,0,no,yes,no\np3,0,0,no,,\n";

fn desk(name: &str) -> Desk {
    let plan = json!({"format": 1, "rotations": {"A": [{"post": "desk", "start": 1}]}});
    let desk = Desk::new(name).with("scheme.json", &small_scheme()).with("plan.json", &plan);
    desk.write("past.csv", PAST);
    desk.write("labels.csv", "candidate,label\nA,x\n");
    desk
}

#[test]
fn leakage_sums_up_and_writes_the_table() {
    let desk = desk("leakage");
    let summary = desk.run("bench leakage scheme.json plan.json --past past.csv");
    assert_eq!((summary.code, summary.err.as_str()), (0, ""));
    let expected = "\
translator months  at risk   left censored  survival  95% interval
no             12        2      0        0    1.0000  none
no             24        2      1        1    0.5000  0.0060 to 0.9104
yes            12        0      0        0   unknown  none
yes            24        0      0        0   unknown  none
left out: 1 past participant of whom nothing is known
";
    assert_eq!(summary.out, expected);

    let csv = desk.run("bench leakage scheme.json plan.json --past past.csv --format csv");
    let to_file = desk.run("bench leakage scheme.json plan.json --past past.csv --out table.csv");
    assert_eq!((to_file.code, to_file.out.as_str()), (0, expected));
    assert_eq!(desk.read("table.csv"), csv.out);
    let to_standard = desk.run("bench leakage scheme.json plan.json --past past.csv --out -");
    assert_eq!(to_standard.out, csv.out);
    let lines = desk.run("bench leakage scheme.json plan.json --past past.csv --format jsonl");
    assert_eq!(lines.out.lines().count() + 1, csv.out.lines().count());
}

#[test]
fn groups_come_in_three_forms() {
    let desk = desk("groups");
    let text = desk.run("bench groups scheme.json plan.json --labels labels.csv --least 2");
    assert_eq!(text.code, 0, "{}", text.err);
    let first: Vec<Vec<&str>> =
        text.out.lines().take(4).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(first[0][..3], ["label", "people", "placed"]);
    assert_eq!(first[1], ["x", "[c]", "[c]", "[c]", "[c]", "[c]", "[c]", "[c]"]);
    assert_eq!(first[2][..4], ["(not", "stated)", "[c]", "[c]"]);
    assert_eq!(first[3][..3], ["(everybody)", "2", "[c]"]);
    let csv = desk.run("bench groups scheme.json plan.json --labels labels.csv --format csv");
    assert!(
        csv.out.starts_with("label,of,group,measure,value,withheld\nlabel,group,x,people,,yes\n")
    );
    let json = desk.run("bench groups scheme.json plan.json --labels labels.csv --format json");
    assert_eq!(json.json()["labels"][0]["groups"][1]["of"], "not-stated");
}

#[test]
fn faults_are_listed_and_nothing_written() {
    let desk = desk("evidence-faults");
    desk.write("past.csv", "id,exposure\n,x\n");
    desk.write("labels.csv", "candidate,label\nnobody,x\nA,x\nA,y\n");
    let run = desk.run("bench leakage scheme.json plan.json --past past.csv --out table.csv");
    run.assert_refused("error wrong-type at rows[0].exposure (line 2)");
    assert!(run.err.contains("table of past participants cannot be used: 6 faults"), "{}", run.err);
    assert!(!desk.files().contains(&"table.csv".to_owned()));
    let run = desk.run("bench groups scheme.json plan.json --labels labels.csv");
    run.assert_refused("error unknown-id at rows[0].candidate (line 2)");
    run.assert_refused("table of labels cannot be used: 2 faults");
}

#[test]
fn options_out_of_range_and_plans_of_others_are_refused() {
    let desk = desk("evidence-usage");
    desk.run("bench leakage scheme.json plan.json --past past.csv --level 1")
        .assert_refused("`level`");
    desk.run("bench groups scheme.json plan.json --labels labels.csv --least 1")
        .assert_refused("`least`");
    desk.run("bench groups - plan.json --labels -").assert_refused("standard input can hold one");
    let stranger = json!({"format": 1, "rotations": {"Z": [{"post": "desk", "start": 1}]}});
    let desk = desk.with("plan.json", &stranger);
    let run = desk.run("bench leakage scheme.json plan.json --past past.csv");
    run.assert_refused("error unknown-id at rotations[\"Z\"]");
}

#[test]
fn a_plan_that_breaks_rules_is_taken_with_a_warning() {
    let desk = desk("evidence-broken");
    let crowded = json!({"format": 1, "rotations": {
        "A": [{"post": "desk", "start": 1}], "B": [{"post": "desk", "start": 1}],
    }});
    let desk = desk.with("plan.json", &crowded);
    let run = desk.run("bench leakage scheme.json plan.json --past past.csv");
    assert_eq!(run.code, 0);
    assert!(run.err.starts_with("warning: the plan has 1 violation of rules"), "{}", run.err);
}
