//! Periods as a scheme names them.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

/// A period of the calendar, by number (from 1) or by any date inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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
