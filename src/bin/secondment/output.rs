//! Writing to the standard streams, which may be closed at any time.

use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};

use serde::Serialize;

use super::Failure;

/// Writes a result to standard output. A reader that has gone away has had enough.
pub(super) fn result(text: &str) -> Result<(), Failure> {
    let mut stream = stdout().lock();
    let written = stream
        .write_all(text.as_bytes())
        .and_then(|()| if text.ends_with('\n') { Ok(()) } else { stream.write_all(b"\n") })
        .and_then(|()| stream.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot write to standard output: {error}").into())
        }
        _ => Ok(()),
    }
}

/// Writes a table to standard output. Where that is a terminal, it cuts lines at its edge instead of breaking them.
pub(super) fn table(text: &str) -> Result<(), Failure> {
    if stdout().is_terminal() { result(&format!("\x1b[?7l{text}\x1b[?7h\n")) } else { result(text) }
}

/// Writes a result to standard output as one JSON object, indented.
pub(super) fn json(value: &impl Serialize) -> Result<(), Failure> {
    result(&serde_json::to_string_pretty(value)?)
}

/// Writes a line to standard error; if that is closed there is nobody left to tell.
pub(super) fn diagnose(line: &str) {
    let _ = writeln!(stderr().lock(), "{line}");
}

/// "1 fault", "2 faults".
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
