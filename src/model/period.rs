//! The scheme's calendar: periods, and how dates map to them.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The horizon: how many periods there are and, if stated, when they begin.
///
/// Period `p` (from 1) runs from `start + (p - 1) * months` to the day before the next one.
///
/// ```
/// use secondment::model::Calendar;
///
/// let calendar = Calendar::dated(4, "2027-04-01".parse()?, 6);
/// assert_eq!(calendar.period_of("2027-12-24".parse()?), Some(2));
/// assert_eq!(calendar.first_day(3), Some("2028-04-01".parse()?));
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Number of periods, 1 to 128.
    pub count: u32,
    /// First day of period 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// Length of a period in months; stated together with `start`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

impl Calendar {
    /// `count` periods without dates.
    pub fn new(count: u32) -> Self {
        Self { count, start: None, months: None }
    }

    /// `count` periods of `months` months each, the first beginning on `start`.
    pub fn dated(count: u32, start: Date, months: u32) -> Self {
        Self { count, start: Some(start), months: Some(months) }
    }

    /// First day of period `period` (from 1; `count + 1` gives the day after the horizon).
    pub fn first_day(&self, period: u32) -> Option<Date> {
        let months = i64::from(self.months?) * (i64::from(period) - 1);
        self.start?.checked_add(months.months()).ok()
    }

    /// The period (from 1) that contains a date; `None` outside the horizon or without dates.
    pub fn period_of(&self, date: Date) -> Option<u32> {
        let first = self.start?;
        if date < first {
            return None;
        }
        (1..=self.count).find(|&p| self.first_day(p + 1).is_none_or(|next| date < next))
    }
}

/// A period of the calendar, by number (from 1) or by any date inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum When {
    /// Its number, from 1.
    Period(u32),
    /// A date that it contains.
    Date(Date),
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(number) => number.fmt(f),
            Self::Date(date) => date.fmt(f),
        }
    }
}

impl From<u32> for When {
    fn from(period: u32) -> Self {
        Self::Period(period)
    }
}

impl From<Date> for When {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

/// How long a placement lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Duration {
    /// In periods, from 1.
    Periods(u32),
    /// In months, rounded up to whole periods; needs a dated calendar.
    Months {
        /// Number of months, from 1.
        months: u32,
    },
}

impl Default for Duration {
    fn default() -> Self {
        Self::Periods(1)
    }
}
