//! The scheme's calendar: periods, and how dates map to them.

use jiff::ToSpan;
use jiff::civil::Date;
use jsonc_parser::ast::Value as Json;
use serde::Serialize;

use crate::model::When;
use crate::model::part::{Check, Field, MANY, Value, given, part};
use crate::model::text::{Fields, Path, Reader};

part! {
    /// The horizon: how many periods there are and, if given, when they begin.
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
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Calendar {
        /// Number of periods, 1 to 128.
        pub count: u32 [required, else 1, in 1.0, MOST_PERIODS],
        /// First day of period 1.
        pub start: Option<Date>,
        /// Length of a period in months; given together with `start`.
        pub months: Option<u32> [in 1.0, 1200.0],
    }
    check dated;
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

    /// The number of a period, from 1; `None` where a date names none.
    pub(super) fn number(&self, when: When) -> Option<u32> {
        match when {
            When::Period(number) => Some(number),
            When::Date(date) => self.period_of(date),
        }
    }

    /// The position of a period of the horizon, from 0.
    pub(super) fn position(&self, when: When) -> usize {
        self.number(when).expect("checked: the period lies in the horizon") as usize - 1
    }
}

/// How long a placement lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

/// Most periods of a horizon: one bit each.
const MOST_PERIODS: f64 = 128.0;

fn dated(calendar: &Calendar, check: &mut Check<'_, '_>, path: &Path<'_>) {
    match (calendar.start, calendar.months) {
        (Some(_), None) => check.together(path, "start", "months"),
        (None, Some(_)) => check.together(path, "months", "start"),
        _ => {}
    }
}

given!(Duration);
given!(from u32, Duration, |periods| Duration::Periods(periods));

impl Value for Duration {
    fn blank() -> Self {
        Self::default()
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        match json {
            Json::NumberLit(_) => reader.whole(json, path).map(Self::Periods),
            Json::Object(_) => {
                let mut fields = Fields::of(reader, json, path);
                let months = fields.required("months", u32::read).flatten();
                fields.finish();
                months.map(|months| Self::Months { months })
            }
            other => {
                reader.wrong_type(&other, path, "a number of periods or {\"months\": number}");
                None
            }
        }
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        let range = Field { range: Some((1.0, MANY)), ..Field::PART };
        match self {
            Self::Periods(periods) => periods.check(check, path, &range),
            Self::Months { months } => {
                months.check(check, &path.field("months"), &range);
                let undated = check.horizon.as_ref().is_some_and(|known| known.months.is_none());
                if (1.0..=MANY).contains(&f64::from(*months)) && undated {
                    check.no_calendar("a duration in months", path);
                }
            }
        }
    }
}
