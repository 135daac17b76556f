//! The calendar, and the periods that parts name.

use std::collections::HashSet;

use jiff::civil::Date;

use super::super::{Calendar, When};
use super::{Check, number};
use crate::error::FaultCode;
use crate::model::text::Findings;
use crate::model::text::Path;

/// Most periods of a horizon: one bit each.
const MOST_PERIODS: u32 = 128;

/// A calendar without faults.
pub(super) struct Horizon {
    pub(super) count: usize,
    /// Months per period, where the calendar has dates.
    pub(super) months: Option<u32>,
    /// The first day of every period and the day after the last, where the calendar has dates.
    days: Vec<Date>,
}

/// Why a period cannot be told.
enum Trouble {
    NoCalendar,
    Outside,
}

pub(super) fn check(findings: &mut Findings, calendar: &Calendar) -> Option<Horizon> {
    let root = Path::ROOT;
    let path = root.field("periods");
    number::within(findings, &path.field("count"), calendar.count, 1, MOST_PERIODS);
    match (calendar.start, calendar.months) {
        (Some(_), None) => together(findings, &path, "start", "months"),
        (None, Some(_)) => together(findings, &path, "months", "start"),
        _ => {}
    }
    if let Some(months) = calendar.months {
        number::within(findings, &path.field("months"), months, 1, 1200);
    }
    if findings.has_errors_in(&path) {
        return None;
    }
    let mut days = Vec::new();
    if calendar.start.is_some() {
        days = (1..=calendar.count + 1).map_while(|p| calendar.first_day(p)).collect();
        if days.len() <= calendar.count as usize {
            findings.error(
                &path.field("start"),
                FaultCode::BadCalendar,
                format!("period {} ends after the year 9999", days.len().max(1)),
                "start earlier, or state fewer or shorter periods",
            );
            return None;
        }
    }
    Some(Horizon { count: calendar.count as usize, months: calendar.months, days })
}

pub(super) fn together(findings: &mut Findings, path: &Path<'_>, given: &str, missing: &str) {
    findings.error(
        &path.field(missing),
        FaultCode::FieldsTogether,
        format!("`{given}` is stated without `{missing}`"),
        "state both or neither",
    );
}

impl Horizon {
    /// The position of a period from 0, if there is such a period.
    pub(super) fn find(&self, when: When) -> Option<usize> {
        self.position(when).ok()
    }

    fn position(&self, when: When) -> Result<usize, Trouble> {
        match when {
            When::Period(number) if (1..=self.count).contains(&(number as usize)) => {
                Ok(number as usize - 1)
            }
            When::Date(_) if self.days.is_empty() => Err(Trouble::NoCalendar),
            When::Date(date) => match self.days.partition_point(|&day| day <= date) {
                after if (1..=self.count).contains(&after) => Ok(after - 1),
                _ => Err(Trouble::Outside),
            },
            When::Period(_) => Err(Trouble::Outside),
        }
    }
}

impl Check<'_, '_> {
    /// The position of a period from 0; none, and a fault, if there is no such period.
    pub(super) fn when(&mut self, when: When, path: &Path<'_>) -> Option<usize> {
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

    /// A set of periods as one bit each.
    pub(super) fn whens<'a>(
        &mut self,
        whens: impl IntoIterator<Item = &'a When>,
        path: &Path<'_>,
    ) -> u128 {
        let mut seen = HashSet::new();
        let mut mask = 0;
        for &when in whens {
            let said = when.to_string();
            let path = path.member(&said);
            let Some(at) = self.when(when, &path) else { continue };
            if !seen.insert(at) {
                self.error(
                    &path,
                    FaultCode::DuplicateEntry,
                    format!("{said} names period {}, which is in the set already", at + 1),
                    "name each period once",
                );
            }
            mask |= 1 << at;
        }
        mask
    }

    pub(super) fn no_calendar(&mut self, what: &str, path: &Path<'_>) {
        self.error(
            path,
            FaultCode::NoCalendar,
            format!("{what} has no meaning in a calendar without dates"),
            "state `start` and `months` in `periods`, or count in periods here",
        );
    }
}
