//! The command: files in the output folder, stopping and going on.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

const SUITE: &str = r#"{
  "format": 1,
  "name": "towns",
  "schemes": [
    {"name": "file", "file": "town.json"},
    {"name": "made", "generate": {"candidates": 10, "posts": 8, "periods": 3, "eligible": 4, "seed": 2}}
  ],
  "methods": [
    {"method": "serial-rotation"},
    {"method": "greedy-exposure"},
    {"method": "stay-put"},
    {"method": "optimiser", "seeds": [1]}
  ],
  "seeds": {"count": 6}
}"#;

/// Runs of the suite: two schemes, 6 + 6 + 1 + 1.
const RUNS: usize = 28;

/// Files that are the same whenever and wherever the suite is run.
const SAME: [&str; 9] = [
    "comparison-1.svg",
    "comparison-2.svg",
    "comparisons.csv",
    "manifest.json",
    "runs.csv",
    "summary.csv",
    "summary.txt",
    "table.csv",
    "table.jsonl",
];

/// A folder for one test, with the suite in it.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("suite").join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder can be made");
        let desk = Self(path);
        desk.write("suite.json", SUITE);
        let made = desk.run(
            "generate --candidates 8 --posts 6 --periods 3 --eligible 3 --seed 5 --out town.json",
        );
        assert!(made.status.success());
        desk
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a file can be written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("the file can be read")
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_secondment"));
        command.args(arguments.split_whitespace()).current_dir(&self.0).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &str) -> Output {
        self.command(arguments).output().expect("it starts")
    }

    /// The files that are always the same.
    fn same(&self, folder: &str) -> Vec<String> {
        SAME.iter().map(|name| self.read(&format!("{folder}/{name}"))).collect()
    }
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it is UTF-8")
}

#[test]
fn a_suite_writes_its_files_and_prints_the_summary() {
    let desk = Desk::new("whole");
    let output = desk.run("bench run suite.json --out new/results --progress always");
    assert_eq!(code(&output), Some(0), "{}", text(&output.stderr));
    let mut names: Vec<String> = fs::read_dir(desk.0.join("new/results"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let mut expected: Vec<&str> =
        SAME.into_iter().chain(["journal.jsonl", "timings.csv"]).collect();
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert_eq!(text(&output.stdout), desk.read("new/results/summary.txt"));
    assert!(text(&output.stderr).contains("of 28 runs"));
    assert_eq!(desk.read("new/results/runs.csv").lines().count(), 1 + RUNS);
    // Once more: nothing to do, the same files; for machines, the same summary as one object.
    let before = desk.same("new/results");
    let output = desk.run("bench run suite.json --out new/results --format json");
    assert!(text(&output.stderr).contains("going on: 28 of 28 runs are done"));
    assert_eq!(desk.same("new/results"), before);
    let summary: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(summary["schemes"][0]["methods"][0]["runs"], 6);
}

#[test]
fn stopped_at_every_few_runs_and_torn_it_ends_the_same() {
    let desk = Desk::new("stopped");
    assert_eq!(code(&desk.run("bench run suite.json --out whole --threads 1")), Some(0));
    let expected = desk.same("whole");
    let mut done = 0;
    loop {
        let output = desk.run("bench run suite.json --out parts --threads 2 --stop-after 5");
        done += 5;
        if code(&output) == Some(0) {
            break;
        }
        assert_eq!(code(&output), Some(3), "{}", text(&output.stderr));
        assert!(done < RUNS && output.stdout.is_empty());
        assert!(text(&output.stderr).contains(&format!("stopped: {done} of 28 runs are done")));
        assert!(!desk.0.join("parts/table.csv").exists());
        let journal = desk.read("parts/journal.jsonl");
        assert_eq!(journal.lines().count(), 1 + done);
        // As if the next line had been cut off while it was written, within a character.
        let mut torn = journal.into_bytes();
        torn.extend_from_slice(b"{\"scheme\":\"\xc3");
        fs::write(desk.0.join("parts/journal.jsonl"), torn).expect("a file can be written");
    }
    assert_eq!(desk.same("parts"), expected);
}

#[test]
fn killed_at_any_moment_it_goes_on() {
    let desk = Desk::new("killed");
    assert_eq!(code(&desk.run("bench run suite.json --out whole")), Some(0));
    for millis in [5, 20, 60] {
        let mut child = desk
            .command("bench run suite.json --out parts --threads 1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        sleep(Duration::from_millis(millis));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
    }
    let output = desk.run("bench run suite.json --out parts");
    assert_eq!(code(&output), Some(0), "{}", text(&output.stderr));
    assert_eq!(desk.same("parts"), desk.same("whole"));
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let desk = Desk::new("wrong");
    let faulty = SUITE.replacen("stay-put", "stay", 1).replacen("\"seed\": 2", "\"seed\": -2", 1);
    desk.write("faulty.json", &faulty);
    let output = desk.run("bench run faulty.json --out results");
    let message = text(&output.stderr);
    assert_eq!(code(&output), Some(2));
    assert!(message.contains("methods[2].method (line 11)"), "{message}");
    assert!(message.contains("schemes[1].generate.seed (line 6)"), "{message}");
    assert!(message.contains("faulty.json is not a valid suite: 2 faults"), "{message}");
    desk.write("astray.json", &SUITE.replacen("town.json", "nowhere.json", 1));
    let output = desk.run("bench run astray.json --out results");
    let message = text(&output.stderr);
    assert_eq!(code(&output), Some(2));
    assert!(message.contains("schemes[0]") && message.contains("nowhere.json"), "{message}");
    assert!(!desk.0.join("results").exists());
}

#[test]
fn a_folder_of_another_suite_is_left_alone() {
    let desk = Desk::new("another");
    assert_eq!(code(&desk.run("bench run suite.json --out results --stop-after 2")), Some(3));
    let journal = desk.read("results/journal.jsonl");
    desk.write("other.json", &SUITE.replacen("\"count\": 6", "\"count\": 7", 1));
    let output = desk.run("bench run other.json --out results");
    let message = text(&output.stderr);
    assert_eq!(code(&output), Some(2));
    assert!(message.contains("name another output folder, or remove this one"), "{message}");
    assert_eq!(desk.read("results/journal.jsonl"), journal);
}
