//! The calendar as checks need it.

use jiff::civil::Date;

use crate::model::When;

/// A calendar without faults.
#[derive(Debug)]
pub(in crate::model) struct Horizon {
    pub(in crate::model) count: usize,
    /// Months per period, where the calendar has dates.
    pub(in crate::model) months: Option<u32>,
    /// The first day of every period and the day after the last, where the calendar has dates.
    pub(in crate::model) days: Vec<Date>,
}

/// Why a period cannot be told.
pub(super) enum Trouble {
    NoCalendar,
    Outside,
}

impl Horizon {
    /// The position of a period from 0, if there is such a period.
    pub(in crate::model) fn find(&self, when: When) -> Option<usize> {
        self.position(when).ok()
    }

    pub(super) fn position(&self, when: When) -> Result<usize, Trouble> {
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
