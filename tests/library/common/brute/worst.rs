//! What the lowest total adds.

use secondment::model::SchemeBuilder;

/// floor(w * lowest) for the lowest total of any candidate; nothing where there are none.
pub(super) fn points(parts: &SchemeBuilder, lowest: Option<i64>) -> i64 {
    // w has three decimals at most.
    let thousandths = (parts.objective.worst * 1000.0).round() as i64;
    let exact = thousandths * lowest.unwrap_or(0);
    let whole = exact / 1000;
    if exact % 1000 < 0 { whole - 1 } else { whole }
}
