//! What timed runs took, for people to read.

use std::fmt::Write;

use secondment::methods::suite::{Results, Spread};

/// A line for each scheme and timed method: over all its seeds and repetitions. Empty where none is timed.
pub(super) fn text(results: &Results) -> String {
    let mut text = String::new();
    for scheme in results.suite().schemes() {
        for method in results.suite().methods().iter().filter(|method| method.timed().is_some()) {
            let records = results.records().iter();
            let own = records
                .filter(|record| record.scheme == scheme.name() && record.method == method.label());
            let seconds = own.flat_map(|record| record.seconds.iter().copied());
            let Some(spread) = Spread::of(seconds) else { continue };
            let interval = spread.interval.map_or(String::new(), |interval| {
                format!(" [{:.3}, {:.3}]", interval.low, interval.high)
            });
            let _ = writeln!(
                text,
                "{}, {}: {:.3} s{interval}, {:.3} to {:.3} s in {} timings",
                scheme.name(),
                method.label(),
                spread.median,
                spread.min,
                spread.max,
                spread.runs,
            );
        }
    }
    if text.is_empty() { text } else { format!("\nSeconds on this machine:\n\n{text}") }
}
