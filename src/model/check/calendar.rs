//! The calendar.

use crate::error::FaultCode;
use crate::model::Calendar;
use crate::model::part::{Check, Field, Horizon, Value};
use crate::model::text::Path;

/// The calendar as other checks need it; none where it has faults.
pub(super) fn horizon(check: &mut Check<'_, '_>, calendar: &Calendar) -> Option<Horizon> {
    let root = Path::ROOT;
    let path = root.field("periods");
    calendar.check(check, &path, &Field::PART);
    if check.findings.has_errors_in(&path) {
        return None;
    }
    let mut days = Vec::new();
    if calendar.start.is_some() {
        days = (1..=calendar.count + 1).map_while(|p| calendar.first_day(p)).collect();
        if days.len() <= calendar.count as usize {
            check.error(
                &path.field("start"),
                FaultCode::BadCalendar,
                format!("period {} ends after the year 9999", days.len().max(1)),
                "start earlier, or have fewer or shorter periods",
            );
            return None;
        }
    }
    Some(Horizon { count: calendar.count as usize, months: calendar.months, days })
}
