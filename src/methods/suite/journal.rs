//! The journal: every record as it was made, so that a suite that was stopped can go on.

use serde::{Deserialize, Serialize};

use super::record::Record;
use crate::error::InvalidInput;
use crate::error::{Fault, FaultCode, Severity};
use crate::plan::Format;

/// The first line: which runs the journal is about.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    format: Format,
    /// SHA-256 of what the records depend on.
    runs: String,
}

/// The first line of the journal of runs with a hash, without a line break.
pub(super) fn header(runs: &str) -> String {
    let header = Header { format: Format, runs: runs.to_owned() };
    serde_json::to_string(&header).expect("a text")
}

/// What was read from a journal.
pub(super) struct Journal {
    /// Records with their lines, from 1.
    pub(super) records: Vec<(u32, Record)>,
    /// Bytes up to the end of the last whole line.
    pub(super) whole: usize,
}

/// Reads a journal of runs with a hash.
///
/// Only lines with their break count: one without was torn when its writer was stopped, and is dropped.
pub(super) fn read(text: &str, runs: &str) -> Result<Journal, InvalidInput> {
    let whole = text.rfind('\n').map_or(0, |end| end + 1);
    let mut lines = (1..).zip(text[..whole].lines());
    let Some((_, first)) = lines.next() else {
        return Ok(Journal { records: Vec::new(), whole });
    };
    check_header(first, runs)?;
    let mut faults = Vec::new();
    let mut records = Vec::new();
    for (line, text) in lines {
        match serde_json::from_str(text) {
            Ok(record) => records.push((line, record)),
            Err(error) => faults.push(fault(
                FaultCode::Syntax,
                line,
                format!("it is no record: {error}"),
                "remove the line; its run is then made again",
            )),
        }
    }
    if faults.is_empty() { Ok(Journal { records, whole }) } else { Err(invalid(faults)) }
}

fn check_header(first: &str, runs: &str) -> Result<(), InvalidInput> {
    let elsewhere = "name another output folder, or remove this one";
    match serde_json::from_str::<Header>(first) {
        Err(error) => {
            let cause = format!("it is no beginning of a journal: {error}");
            Err(invalid(vec![fault(FaultCode::Syntax, 1, cause, elsewhere)]))
        }
        Ok(header) if header.runs != runs => {
            let cause = "the records are of other runs: the methods, seeds, limits or schemes of the \
                         suite, or the version of the library, were not those of today";
            Err(invalid(vec![fault(FaultCode::UnknownId, 1, cause.to_owned(), elsewhere)]))
        }
        Ok(_) => Ok(()),
    }
}

/// A fault in a line of a journal.
pub(super) fn fault(code: FaultCode, line: u32, cause: String, action: &str) -> Fault {
    Fault {
        code,
        severity: Severity::Error,
        path: String::new(),
        line: Some(line),
        cause,
        action: action.to_owned(),
    }
}

pub(super) fn invalid(faults: Vec<Fault>) -> InvalidInput {
    InvalidInput { what: "journal", faults }
}
