//! `secondment bench measure` as it is run.

use secondment::methods::measures::Measures;
use secondment::methods::measures::definitions;
use secondment::{Plan, Scheme};
use serde_json::json;

use crate::harness::{Desk, small_scheme};

fn desk(name: &str) -> Desk {
    let plan = json!({"format": 1, "rotations": {"A": [{"post": "desk", "start": 1}]}});
    Desk::new(name).with("scheme.json", &small_scheme()).with("plan.json", &plan)
}

#[test]
fn json_and_csv_hold_the_rows_of_the_library() {
    let desk = desk("measure-rows");
    let scheme = Scheme::from_json(&desk.read("scheme.json")).expect("a scheme");
    let plan: Plan = serde_json::from_str(&desk.read("plan.json")).expect("a plan");
    let data = Measures::of(&scheme, &plan).data();

    let run = desk.run("bench measure scheme.json plan.json --format json");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let json = run.json();
    assert_eq!(json["valid"], true);
    assert_eq!(json["fingerprint"], scheme.fingerprint());
    assert_eq!(json["data"], serde_json::to_value(&data).expect("rows"));

    let run = desk.run("bench measure scheme.json plan.json --format csv");
    let mut lines = run.out.lines();
    assert_eq!(lines.next(), Some("measure,of,value"));
    let rows: Vec<String> =
        data.iter().map(|row| format!("{},{},{}", row.measure, row.of, row.value)).collect();
    assert_eq!(lines.collect::<Vec<_>>(), rows);
}

#[test]
fn text_is_for_people() {
    let run = desk("measure-text").run("bench measure scheme.json plan.json");
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("points\n  total "), "{}", run.out);
    assert!(
        run.out.contains("\n  idle-share                               0.7500\n"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("violations-by-rule"), "{}", run.out);
}

#[test]
fn a_plan_that_breaks_rules_is_measured_with_a_warning() {
    let desk = desk("measure-broken");
    let both = json!({"format": 1, "rotations": {
        "A": [{"post": "desk", "start": 1}], "B": [{"post": "desk", "start": 1}],
    }});
    desk.write("plan.json", &both.to_string());
    let run = desk.run("bench measure scheme.json plan.json");
    assert_eq!(run.code, 0);
    assert!(
        run.err.starts_with("warning: the plan breaks rules, 1 time; first: places"),
        "{}",
        run.err
    );
    assert!(run.out.contains("violations-by-rule places"), "{}", run.out);
    let json = desk.run("bench measure scheme.json plan.json --format json").json();
    assert_eq!(json["valid"], false);
}

#[test]
fn a_solution_of_another_scheme_is_measured_with_a_warning() {
    let desk = desk("measure-solution");
    assert_eq!(desk.run("solve scheme.json --out best.json").code, 0);
    let run = desk.run("bench measure scheme.json best.json");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let mut other = small_scheme();
    other["name"] = json!("other");
    desk.write("other.json", &other.to_string());
    let run = desk.run("bench measure other.json best.json");
    assert_eq!(
        (run.code, run.err.as_str()),
        (0, "warning: the plan answers another scheme, or another version\n")
    );
}

#[test]
fn the_list_is_the_catalogue() {
    let desk = Desk::new("measure-list");
    let run = desk.run("bench measure --list --format csv");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let mut lines = run.out.lines();
    assert_eq!(lines.next(), Some("name,of,unit,least,most,better,what,source"));
    let names: Vec<&str> = lines.filter_map(|line| line.split(',').next()).collect();
    assert_eq!(names, definitions().map(|one| one.name).collect::<Vec<_>>());
    let json = desk.run("bench measure --list --format json").json();
    assert_eq!(json["themes"][0]["measures"][0]["name"], "total");
    let text = desk.run("bench measure --list").out;
    assert_eq!(text.lines().filter(|line| line.starts_with("  ")).count(), names.len());
}

#[test]
fn bad_usage_is_refused() {
    let desk = desk("measure-usage");
    desk.run("bench measure").assert_refused("required");
    desk.run("bench measure scheme.json").assert_refused("required");
    desk.run("bench measure - -").assert_refused("not both");
    desk.run("bench measure scheme.json scheme.json").assert_refused("holds no plan");
    desk.run("bench measure scheme.json plan.json --list").assert_refused("cannot be used with");
}
