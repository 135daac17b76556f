//! What a check knows of the scheme, and how it reports.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Display;

use super::horizon::Trouble;
use super::{Horizon, List, Names};
use crate::error::FaultCode;
use crate::model::text::{Findings, Path};
use crate::model::{Id, When};

/// What fields refer to, and the faults found so far.
pub(in crate::model) struct Check<'p, 'f> {
    pub(in crate::model) names: Names<'p>,
    /// None where the calendar has faults; then nothing is said about periods.
    pub(in crate::model) horizon: Option<Horizon>,
    /// The top level of every competency.
    pub(in crate::model) tops: Vec<u8>,
    pub(in crate::model) findings: &'f mut Findings,
}

impl Check<'_, '_> {
    pub(in crate::model) fn error(
        &mut self,
        path: &Path<'_>,
        code: FaultCode,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        self.findings.error(path, code, cause, action);
    }

    pub(in crate::model) fn warning(
        &mut self,
        path: &Path<'_>,
        code: FaultCode,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        self.findings.warning(path, code, cause, action);
    }

    /// The position of an id; none, and a fault, if the list does not have it.
    pub(in crate::model) fn find(&mut self, list: List, id: &Id, path: &Path<'_>) -> Option<usize> {
        self.names.of(list).find(self.findings, id, path)
    }

    /// Checks that there is a limit, and that the two do not contradict each other.
    pub(in crate::model) fn limits<T: PartialOrd + Display + Copy>(
        &mut self,
        (at_least, at_most): (Option<T>, Option<T>),
        path: &Path<'_>,
    ) {
        match (at_least, at_most) {
            (None, None) if !self.findings.has_errors_in(path) => self.error(
                path,
                FaultCode::FieldsTogether,
                "the rule gives neither `at_least` nor `at_most`",
                "give one of them, or both",
            ),
            (Some(least), Some(most)) if least > most => self.error(
                &path.field("at_most"),
                FaultCode::ContradictoryRule,
                format!("at least {least} and at most {most} are asked for"),
                "set `at_most` no lower than `at_least`",
            ),
            _ => {}
        }
    }

    /// Checks that a set of candidates names no fewer and no more than it should.
    pub(in crate::model) fn people(
        &mut self,
        ids: &BTreeSet<Id>,
        (least, most): (usize, usize),
        path: &Path<'_>,
    ) {
        if !(least..=most).contains(&ids.len()) && !self.findings.has_errors_in(path) {
            let wanted = if least == most { "exactly" } else { "at least" };
            self.error(
                path,
                FaultCode::NumberOutOfRange,
                format!("the set names {} candidates", ids.len()),
                format!("name {wanted} {least}"),
            );
        }
    }

    /// Reports two fields of which one is given without the other.
    pub(in crate::model) fn together(&mut self, path: &Path<'_>, given: &str, missing: &str) {
        self.error(
            &path.field(missing),
            FaultCode::FieldsTogether,
            format!("`{given}` is given without `{missing}`"),
            "give both or neither",
        );
    }

    /// Reports a level above the top of the competency at a position.
    pub(super) fn below_top(&mut self, level: u8, at: Option<usize>, path: &Path<'_>) {
        let Some((at, top)) = at.map(|at| (at, self.tops[at])) else { return };
        if level > top {
            let id = self.names.of(List::Competencies).id(at);
            self.error(
                path,
                FaultCode::LevelAboveTop,
                format!("level {level} is above {top}, the top level of `{id}`", id = id.shown()),
                format!("give a level up to {top}"),
            );
        }
    }

    /// The position of a period from 0; none, and a fault, if there is no such period.
    pub(in crate::model) fn when(&mut self, when: When, path: &Path<'_>) -> Option<usize> {
        let horizon = self.horizon.as_ref()?;
        let count = horizon.count;
        match horizon.position(when) {
            Ok(at) => Some(at),
            Err(Trouble::NoCalendar) => {
                self.no_calendar(&format!("the date {when}"), path);
                None
            }
            Err(Trouble::Outside) => {
                self.error(
                    path,
                    FaultCode::OutsideHorizon,
                    format!("{when} lies outside the horizon of {count} periods"),
                    "name a period, or a date, of the horizon",
                );
                None
            }
        }
    }

    /// Checks a set of periods: each there, and none named twice.
    pub(super) fn whens(&mut self, whens: &BTreeSet<When>, path: &Path<'_>) {
        let mut seen = HashSet::new();
        for &when in whens {
            let said = when.to_string();
            let path = path.member(&said);
            let Some(at) = self.when(when, &path) else { continue };
            if !seen.insert(at) {
                self.error(
                    &path,
                    FaultCode::DuplicateEntry,
                    format!("{said} names period {}, which is already in the set", at + 1),
                    "name each period once",
                );
            }
        }
    }

    /// Periods as one bit each, those left out that there are not.
    pub(in crate::model) fn mask(&self, whens: &BTreeSet<When>) -> u128 {
        let position = |&when| self.horizon.as_ref()?.find(when);
        whens.iter().filter_map(position).fold(0, |mask, at| mask | 1 << at)
    }

    pub(in crate::model) fn no_calendar(&mut self, what: &str, path: &Path<'_>) {
        self.error(
            path,
            FaultCode::NoCalendar,
            format!("{what} has no meaning in a calendar without dates"),
            "give `start` and `months` in `periods`, or count in periods here",
        );
    }
}
