//! Runs the binary and holds what it answered.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// What a run of the binary answered.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Standard output as one JSON object.
    pub(crate) fn json(&self) -> Value {
        let value: Value = serde_json::from_str(&self.out).expect("standard output holds JSON");
        assert!(value.is_object());
        value
    }

    /// Asserts that bad input was refused with a message that says what was wrong.
    pub(crate) fn assert_refused(&self, message: &str) {
        assert_eq!(self.code, 2, "{}", self.err);
        assert_eq!(self.out, "");
        assert!(self.err.contains(message), "{message:?} is missing from {:?}", self.err);
    }
}

/// A folder of its own for one test.
pub(crate) struct Desk(PathBuf);

impl Desk {
    pub(crate) fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    /// Writes a file and returns the desk.
    pub(crate) fn with(self, name: &str, content: &Value) -> Self {
        self.write(name, &content.to_string());
        self
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a file can be written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("the file can be read")
    }

    pub(crate) fn read_json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).expect("the file holds JSON")
    }

    /// Names of all files, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the folder can be read");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<_> = entries.map(|e| name(e).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs the binary here with arguments separated by spaces.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        self.run_with(arguments, "")
    }

    /// Runs the binary here with text on its standard input.
    pub(crate) fn run_with(&self, arguments: &str, input: &str) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_secondment"))
            .args(arguments.split_whitespace())
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary can be started");
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        // A command that refuses its arguments never reads, and closes the pipe.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("the binary ends");
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        let code = output.status.code().expect("the binary exits by itself");
        Run { code, out: text(output.stdout), err: text(output.stderr) }
    }
}

/// Two people, two kinds of provider, two periods, one place at each of two posts. The best plan
/// has both people cross once: 2 x 500 points, and 100 more for A's points at the desk.
pub(crate) fn small_scheme() -> Value {
    json!({
        "format": 1,
        "periods": {"count": 2},
        "kinds": [{"id": "council"}, {"id": "hospital"}],
        "providers": [
            {"id": "town-hall", "kind": "council", "sector": "public"},
            {"id": "infirmary", "kind": "hospital", "sector": "public"},
        ],
        "boundary": {"dimensions": [{"of": "kind", "weight": 0.5}]},
        "posts": [
            {"id": "desk", "provider": "town-hall"},
            {"id": "ward", "provider": "infirmary"},
        ],
        "candidates": [{"id": "A", "points": {"desk": 0.1}}, {"id": "B"}],
    })
}

/// The small scheme with both people required and one place in all.
pub(crate) fn infeasible_scheme() -> Value {
    let mut scheme = small_scheme();
    scheme["rules"] = json!({"must_place": true});
    scheme["posts"] = json!([
        {"id": "desk", "provider": "town-hall", "places": {"default": 0, "by_period": {"1": 1}}},
    ]);
    scheme["candidates"] = json!([{"id": "A"}, {"id": "B"}]);
    scheme
}

/// The small scheme with an unknown field, an unknown provider and a duplicate id.
pub(crate) fn faulty_scheme() -> Value {
    let mut scheme = small_scheme();
    scheme["colour"] = json!("blue");
    scheme["posts"][1]["provider"] = json!("nowhere");
    scheme["candidates"][1]["id"] = json!("A");
    scheme
}
