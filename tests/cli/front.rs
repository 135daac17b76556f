//! The command `secondment bench front`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const SCHEME: &str = include_str!("../library/front/scheme.json");

/// A folder of its own, with the scheme in it.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder can be made");
    fs::write(path.join("scheme.json"), SCHEME).expect("a file can be written");
    path
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_secondment"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the binary runs")
}

#[test]
fn it_writes_what_it_found_and_rechecks_it() {
    let folder = folder("front");
    let plan = r#"{"format": 1, "rotations": {"a": [{"post": "ward", "start": 1}]}}"#;
    fs::write(folder.join("ward.json"), plan).expect("a file can be written");
    let arguments =
        "bench front scheme.json --points 6 --out out --solutions --check --format json";
    let mut arguments: Vec<&str> = arguments.split(' ').collect();
    arguments.extend(["--also", "ward alone=ward.json"]);
    let answer = run(&folder, &arguments);
    let told = String::from_utf8_lossy(&answer.stderr);
    assert!(answer.status.success(), "{told}");
    assert!(told.contains("1 of at most 10"), "{told}");
    let summary: Value = serde_json::from_slice(&answer.stdout).expect("JSON");
    assert_eq!(summary["checked"], true);
    assert_eq!(summary["undominated"], 4);
    let read = |name: &str| fs::read_to_string(folder.join("out").join(name)).expect("written");
    assert!(read("front.svg").contains("ward alone"));
    assert_eq!(read("front.csv").lines().count(), 1 + summary["points"].as_u64().unwrap() as usize);
    assert_eq!(read("front.jsonl").lines().count(), read("front.csv").lines().count());
    let verified = run(&folder, &["verify", "out/000.scheme.json", "out/000.plan.json"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
fn bad_usage_is_refused() {
    let folder = folder("front-usage");
    let cases = [
        ("bench front scheme.json --x sunshine", "no name of a component"),
        ("bench front scheme.json --points 1", "must be 2 to 1000"),
        ("bench front scheme.json --also plan.json", "LABEL=PLAN"),
        ("bench front scheme.json --also a=nowhere.json", "nowhere.json"),
        ("bench front scheme.json --solutions", "--out"),
    ];
    for (arguments, message) in cases {
        let answer = run(&folder, &arguments.split(' ').collect::<Vec<_>>());
        let told = String::from_utf8_lossy(&answer.stderr);
        assert_eq!(answer.status.code(), Some(2), "{arguments}: {told}");
        assert!(told.contains(message), "{arguments}: {told}");
    }
}
