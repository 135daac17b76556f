//! Periods, durations and places as the scheme file writes them.

use secondment::model::{Duration, Places, Post, SchemeBuilder, When};

/// The number of a period, from 1. Tiny schemes begin on the first day of a month.
pub(crate) fn number(parts: &SchemeBuilder, when: When) -> u32 {
    match when {
        When::Period(number) => number,
        When::Date(date) => {
            let start = parts.periods.start.expect("a dated calendar");
            let months = i32::try_from(parts.periods.months.expect("a dated calendar")).unwrap();
            let years = i32::from(date.year()) - i32::from(start.year());
            let passed = 12 * years + i32::from(date.month()) - i32::from(start.month());
            (passed / months) as u32 + 1
        }
    }
}

/// How many periods a placement lasts.
pub(crate) fn duration(parts: &SchemeBuilder, post: &Post) -> u32 {
    match post.duration {
        Duration::Periods(periods) => periods,
        Duration::Months { months } => {
            let step = parts.periods.months.expect("a dated calendar");
            let mut periods = 1;
            while periods * step < months {
                periods += 1;
            }
            periods
        }
    }
}

/// Places of a post in a period.
pub(crate) fn places_in(post: &Post, period: u32) -> u32 {
    match &post.places {
        Places::Every(places) => *places,
        Places::Varying { default, by_period } => {
            by_period.get(&period).copied().unwrap_or(*default)
        }
    }
}
