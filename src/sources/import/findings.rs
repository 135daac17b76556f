//! Gathering the faults of a text.

use crate::error::InvalidInput;
use crate::error::{Fault, FaultCode, Severity};

/// Faults found so far, all of them errors.
#[derive(Default)]
pub(super) struct Findings(Vec<Fault>);

impl Findings {
    /// Reports a fault; a line of 0 is none.
    pub(super) fn error(
        &mut self,
        code: FaultCode,
        path: impl Into<String>,
        line: u32,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        self.0.push(Fault {
            code,
            severity: Severity::Error,
            path: path.into(),
            line: (line > 0).then_some(line),
            cause: cause.into(),
            action: action.into(),
        });
    }

    /// The faults in order of line, those of the file as a whole first; nothing where there are none.
    pub(super) fn check(mut self, what: &'static str) -> Result<(), InvalidInput> {
        self.0.sort_by_key(|fault| fault.line);
        if self.0.is_empty() { Ok(()) } else { Err(InvalidInput { what, faults: self.0 }) }
    }
}

/// The text of a file, without a byte order mark.
pub(super) fn text<'t>(bytes: &'t [u8], what: &'static str) -> Result<&'t str, InvalidInput> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = &bytes[..error.valid_up_to()];
        let line = valid.split(|&byte| byte == b'\n').count() as u32;
        let mut findings = Findings::default();
        let action = "save the file as UTF-8";
        findings.error(FaultCode::NotUtf8, "", line, "the bytes are not UTF-8", action);
        findings.check(what).expect_err("there is a fault")
    })
}

/// A word as it is quoted in a fault: no longer than a line has room for.
pub(super) fn quoted(word: &str) -> String {
    const LONGEST: usize = 40;
    if word.chars().nth(LONGEST).is_none() {
        return format!("{word:?}");
    }
    let start: String = word.chars().take(LONGEST).collect();
    format!("{start:?}...")
}
