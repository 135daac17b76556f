//! Help, version and mistakes in usage.

use crate::harness::{Desk, small_scheme};

#[test]
fn version_and_help_go_to_standard_output() {
    let desk = Desk::new("usage-help");
    let version = desk.run("--version");
    assert_eq!(version.code, 0);
    assert_eq!(version.out.trim(), concat!("secondment ", env!("CARGO_PKG_VERSION")));
    let help = desk.run("--help");
    assert_eq!(help.code, 0);
    for word in
        ["check", "solve", "verify", "generate", "Exit codes", "the plan failed verification"]
    {
        assert!(help.out.contains(word), "{word} is missing");
    }
    for command in ["check", "solve", "verify", "generate"] {
        let help = desk.run(&format!("{command} --help"));
        assert_eq!(help.code, 0);
        assert!(help.out.contains("Examples:"), "{command} has no examples");
    }
}

#[test]
fn mistakes_in_usage_exit_with_2() {
    let desk = Desk::new("usage-mistakes").with("scheme.json", &small_scheme());
    for (arguments, message) in [
        ("", "Usage"),
        ("dance", "dance"),
        ("solve", "<SCHEME>"),
        ("solve scheme.json --time-limit soon", "soon"),
        ("solve scheme.json --gap -1", "-1"),
        ("solve scheme.json --gap=-1", "must be 0 or more"),
        ("solve scheme.json --threads 0", "threads"),
        ("solve scheme.json --format xml", "xml"),
        ("generate --candidates 5", "--posts"),
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.code, 2, "{arguments}");
        assert!(run.err.contains(message), "{arguments}: {}", run.err);
    }
}

#[test]
fn files_that_cannot_be_read_exit_with_2() {
    let desk = Desk::new("usage-files").with("scheme.json", &small_scheme());
    for arguments in ["check gone.json", "solve gone.json", "verify gone.json plan.json"] {
        desk.run(arguments).assert_refused("cannot read gone.json");
    }
    desk.run("verify scheme.json gone.json").assert_refused("cannot read gone.json");
    desk.run("solve scheme.json --start gone.json").assert_refused("cannot read gone.json");
    desk.run("check .").assert_refused("cannot read .");
}

#[test]
fn standard_input_is_read_once() {
    let desk = Desk::new("usage-input");
    desk.run("verify - -").assert_refused("not both");
    desk.run("solve - --start -").assert_refused("not both");
}
