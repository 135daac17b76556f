//! The form of a table: its header, its rows, and the faults found so far.

use super::quotes;
use super::records::{Record, records};
use crate::error::{Fault, FaultCode, InvalidInput, Severity};

/// Most bytes of an id, a label or the name of a column: as in schemes.
pub(super) const LONGEST: usize = 256;

/// A table whose form has been read, and the faults found so far.
pub(in crate::monitor) struct Table {
    what: &'static str,
    columns: Vec<String>,
    pub(super) records: Vec<Record>,
    found: Vec<Found>,
}

/// Columns beside those that a table must have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::monitor) enum Others {
    /// They are faults.
    Refused,
    /// They are the caller's to read.
    Kept,
}

/// A fault and where it stands, for the order of the list.
struct Found {
    row: Option<usize>,
    column: usize,
    fault: Fault,
}

impl Table {
    /// Reads the form of a table that must have some columns.
    ///
    /// `what` names the table in messages.
    pub(in crate::monitor) fn read(
        what: &'static str,
        text: &[u8],
        required: &[&str],
        others: Others,
    ) -> Self {
        let mut table = Self { what, columns: Vec::new(), records: Vec::new(), found: Vec::new() };
        let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        let sound = table.check_quotes(text);
        let mut lines = records(&text[..sound]).into_iter();
        if let Some(header) = lines.next() {
            if table.take_header(&header, required, others) {
                table.records = lines.collect();
                table.check_records();
            }
        } else {
            table.check_columns(1, required, others);
        }
        table
    }

    /// Number of rows, the header not counted.
    pub(in crate::monitor) fn len(&self) -> usize {
        self.records.len()
    }

    /// Where a column stands; `None` if it is missing, which is then a fault already.
    pub(in crate::monitor) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// Positions and names of all columns.
    pub(in crate::monitor) fn columns(&self) -> impl Iterator<Item = (usize, &str)> {
        self.columns.iter().map(String::as_str).enumerate()
    }

    /// Adds a fault of an entry.
    pub(in crate::monitor) fn fault(
        &mut self,
        row: usize,
        column: usize,
        code: FaultCode,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        let path = match self.columns.get(column) {
            Some(name) => format!("rows[{row}].{name}"),
            None => format!("rows[{row}]"),
        };
        let line = self.records[row].line;
        self.push(Some(row), column, path, line, code, cause.into(), action.into());
    }

    /// Adds a fault of the header: of a column, or of all of them where it names none.
    pub(in crate::monitor) fn header_fault(
        &mut self,
        column: Option<usize>,
        code: FaultCode,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        let path = column.map_or("columns".into(), |column| format!("columns[{column}]"));
        let column = column.unwrap_or(usize::MAX);
        self.push(None, column, path, 1, code, cause.into(), action.into());
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a fault, and its place")]
    fn push(
        &mut self,
        row: Option<usize>,
        column: usize,
        path: String,
        line: u32,
        code: FaultCode,
        cause: String,
        action: String,
    ) {
        let line = Some(line);
        let fault = Fault { code, severity: Severity::Error, path, line, cause, action };
        self.found.push(Found { row, column, fault });
    }

    /// The end of reading: every fault in order of place, if there is any.
    pub(in crate::monitor) fn finish(mut self) -> Result<(), InvalidInput> {
        if self.found.is_empty() {
            return Ok(());
        }
        self.found.sort_by_key(|found| (found.row, found.column));
        let faults = self.found.into_iter().map(|found| found.fault).collect();
        Err(InvalidInput { what: self.what, faults })
    }

    /// Notes quotes that are out of place; says how much of the text can be read.
    fn check_quotes(&mut self, text: &[u8]) -> usize {
        let quotes = quotes::check(text);
        let stray = "a quote stands where none may";
        for line in quotes.stray {
            let action = "put quotes around the whole field, and write those inside it twice";
            let (row, path) = (None, String::new());
            let (cause, action) = (stray.into(), action.into());
            self.push(row, usize::MAX, path, line, FaultCode::Syntax, cause, action);
        }
        let Some(unclosed) = quotes.unclosed else { return text.len() };
        let cause = "a quote is opened and never closed; nothing from here on is read";
        let (cause, action) = (cause.into(), "close it".into());
        let line = unclosed.line;
        self.push(None, usize::MAX, String::new(), line, FaultCode::Syntax, cause, action);
        unclosed.record
    }

    /// Takes the names of the columns; `false` if the text is no table to go on with.
    fn take_header(&mut self, header: &Record, required: &[&str], others: Others) -> bool {
        let name = |field: &Vec<u8>| String::from_utf8(field.clone()).ok();
        let Some(columns) = header.fields.iter().map(name).collect() else {
            let (cause, action) = ("the header is not UTF-8", "save the file as CSV in UTF-8");
            let (path, code) = ("columns".into(), FaultCode::NotUtf8);
            self.push(None, 0, path, header.line, code, cause.into(), action.into());
            return false;
        };
        self.columns = columns;
        self.check_columns(header.line, required, others);
        true
    }

    fn check_columns(&mut self, line: u32, required: &[&str], others: Others) {
        let mut faults = Vec::new();
        for (at, name) in self.columns.iter().enumerate() {
            let mut fault = |code, cause: String, action: &str| {
                faults.push((at, format!("columns[{at}]"), code, cause, action.to_owned()));
            };
            if self.columns[..at].contains(name) {
                let cause = format!("there is a column `{name}` already");
                fault(FaultCode::DuplicateKey, cause, "keep one of them");
            } else if required.contains(&name.as_str()) {
            } else if name.is_empty() {
                fault(FaultCode::EmptyId, "a column has no name".into(), "name it, or remove it");
            } else if others == Others::Refused {
                let cause = format!("the table has no column `{name}`");
                fault(FaultCode::UnknownField, cause, "correct its name, or remove it");
            } else if name.trim() != name || unprintable(name) {
                let cause = "a name of a column has spaces around it, is too long or unprintable";
                fault(FaultCode::BadId, cause.into(), "write a plain, shorter name");
            }
        }
        for name in required.iter().filter(|name| self.column(name).is_none()) {
            let (code, at) = (FaultCode::MissingField, usize::MAX);
            let cause = format!("there is no column `{name}`");
            faults.push((at, "columns".into(), code, cause, format!("add a column `{name}`")));
        }
        for (at, path, code, cause, action) in faults {
            self.push(None, at, path, line, code, cause, action);
        }
    }

    /// Notes rows with more or fewer fields than columns, and fields that are not UTF-8.
    fn check_records(&mut self) {
        let wanted = self.columns.len();
        for row in 0..self.records.len() {
            let count = self.records[row].fields.len();
            if count != wanted {
                let cause = format!("the row has {count} fields and the header {wanted}");
                let action = "write one field for every column, empty where nothing is known";
                self.fault(row, usize::MAX, FaultCode::Syntax, cause, action);
                self.records[row].whole = false;
            }
            for column in 0..count {
                if std::str::from_utf8(&self.records[row].fields[column]).is_err() {
                    let cause = "the field is not UTF-8";
                    let action = "save the file as CSV in UTF-8";
                    self.fault(row, column, FaultCode::NotUtf8, cause, action);
                }
            }
        }
    }
}

/// Whether a text is too long for an id or a label, or holds control characters.
pub(super) fn unprintable(text: &str) -> bool {
    text.len() > LONGEST || text.chars().any(char::is_control)
}
