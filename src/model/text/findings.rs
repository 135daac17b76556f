//! Gathering faults: one per place, none that merely follows from another.

use std::collections::HashSet;

use super::path::{self, Path, Segment};
use crate::error::{Fault, FaultCode, Severity};

/// A fault whose place is not rendered yet.
pub(crate) struct Finding {
    pub(crate) code: FaultCode,
    pub(crate) severity: Severity,
    pub(crate) at: Vec<Segment>,
    /// Where in the text, once known.
    pub(crate) offset: Option<usize>,
    pub(crate) cause: String,
    pub(crate) action: String,
}

/// All faults found so far.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) list: Vec<Finding>,
    /// Places whose content could not be read: nothing at or below them is judged.
    unreadable: HashSet<Vec<Segment>>,
    /// Places with an error: not faulted a second time.
    faulted: HashSet<Vec<Segment>>,
    /// Places with an error at or below them.
    touched: HashSet<Vec<Segment>>,
}

impl Findings {
    /// Reports content that could not be read.
    pub(crate) fn unreadable(
        &mut self,
        path: &Path<'_>,
        offset: usize,
        code: FaultCode,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        let at = path.segments();
        self.unreadable.insert(at.clone());
        self.fault(&at);
        self.list.push(Finding {
            code,
            severity: Severity::Error,
            at,
            offset: Some(offset),
            cause: cause.into(),
            action: action.into(),
        });
    }

    /// Reports an error in content that was read, unless its place has one already.
    pub(crate) fn error(
        &mut self,
        path: &Path<'_>,
        code: FaultCode,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        let at = path.segments();
        if self.is_lost(&at) || !self.fault(&at) {
            return;
        }
        self.push(code, Severity::Error, at, cause.into(), action.into());
    }

    /// Reports an error in content that was read, some steps below a place.
    #[cfg(feature = "methods")]
    pub(crate) fn error_below(
        &mut self,
        path: &Path<'_>,
        below: &[Segment],
        code: FaultCode,
        cause: String,
        action: String,
    ) {
        let at = [path.segments().as_slice(), below].concat();
        if !self.is_lost(&at) && self.fault(&at) {
            self.push(code, Severity::Error, at, cause, action);
        }
    }

    /// Reports something suspicious, unless its place has an error already.
    pub(crate) fn warning(
        &mut self,
        path: &Path<'_>,
        code: FaultCode,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        let at = path.segments();
        if !self.is_lost(&at) && !self.faulted.contains(&at) {
            self.push(code, Severity::Warning, at, cause.into(), action.into());
        }
    }

    fn push(
        &mut self,
        code: FaultCode,
        severity: Severity,
        at: Vec<Segment>,
        cause: String,
        action: String,
    ) {
        self.list.push(Finding { code, severity, at, offset: None, cause, action });
    }

    /// Notes an error at a place; false if there was one already.
    fn fault(&mut self, at: &[Segment]) -> bool {
        let is_first = self.faulted.insert(at.to_vec());
        for depth in (0..=at.len()).rev() {
            if !self.touched.insert(at[..depth].to_vec()) {
                break;
            }
        }
        is_first
    }

    fn is_lost(&self, at: &[Segment]) -> bool {
        !self.unreadable.is_empty() && (0..=at.len()).any(|n| self.unreadable.contains(&at[..n]))
    }

    /// Whether what stands at this path could be read.
    pub(crate) fn reads(&self, path: &Path<'_>) -> bool {
        self.unreadable.is_empty() || !self.is_lost(&path.segments())
    }

    /// Whether an error was found so far.
    pub(crate) fn has_errors(&self) -> bool {
        !self.faulted.is_empty()
    }

    /// Whether an error was found at this path or below it.
    pub(crate) fn has_errors_in(&self, path: &Path<'_>) -> bool {
        if self.faulted.is_empty() {
            return false;
        }
        let at = path.segments();
        self.is_lost(&at) || self.touched.contains(&at)
    }

    /// Whether every id of a list of the scheme could be read, so that an id not found in it is
    /// truly unknown.
    pub(crate) fn is_complete(&self, list: &str) -> bool {
        let is_gap = |place: &Vec<Segment>| match place.as_slice() {
            [] => true,
            [Segment::Field(name), rest @ ..] if name == list => match rest {
                [] | [Segment::Index(_)] => true,
                [Segment::Index(_), Segment::Field(field), ..] => field == "id",
                _ => false,
            },
            _ => false,
        };
        !self.unreadable.iter().any(is_gap)
    }

    /// The faults in the order found, with lines by `line` from offsets where there is a text.
    pub(crate) fn into_faults(self, line: impl Fn(usize) -> u32) -> Vec<Fault> {
        let fault = |finding: Finding| Fault {
            code: finding.code,
            severity: finding.severity,
            path: path::render(&finding.at),
            line: finding.offset.map(&line),
            cause: finding.cause,
            action: finding.action,
        };
        self.list.into_iter().map(fault).collect()
    }
}
