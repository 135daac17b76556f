//! The command line: `secondment bench methods` and `secondment bench plan`.

use std::process::{Command, Output};

use secondment::Plan;
use secondment::methods::known::methods;

/// The scheme of the London example.
const LONDON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/london/scheme.json");

fn bench(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_secondment"));
    command.arg("bench").args(arguments).output().expect("it runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn methods_are_listed() {
    let listed = bench(&["methods", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    let names: Vec<&str> =
        listed.as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    let all = methods();
    assert_eq!(names, all.iter().map(|method| method.about().name).collect::<Vec<_>>());
    let plain = bench(&["methods"]);
    assert!(text(&plain.stdout).contains("\n  may break  floors must-place pinned resources"));
}

/// Whole rotations break no rule there, and staying put does.
#[test]
fn a_plan_is_written_whatever_it_breaks() {
    let kept = bench(&["plan", LONDON, "--method", "serial-rotation", "--seed", "1"]);
    let broken = bench(&["plan", LONDON, "--method", "stay-put"]);
    assert_eq!((kept.status.code(), broken.status.code()), (Some(0), Some(1)));
    for made in [&kept, &broken] {
        serde_json::from_slice::<Plan>(&made.stdout).expect("a plan");
    }
    assert_eq!(text(&kept.stderr), "");
    assert_eq!(text(&broken.stderr), "breaks tags: 1 time\nbreaks idle: 2 times\n");
}

#[test]
fn what_is_not_there_is_refused() {
    let unknown = bench(&["plan", LONDON, "--method", "lottery"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        text(&unknown.stderr).contains("there is no method lottery; there are best-fit-period")
    );
    let foreign = bench(&["plan", LONDON, "--method", "stay-put", "--work-limit", "9"]);
    assert_eq!(foreign.status.code(), Some(2));
    assert!(text(&foreign.stderr).contains("--work-limit is for optimiser alone"));
}
