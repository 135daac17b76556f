//! A line on standard error that says how far work of many parts has come.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::super::progress::{Style, When};

/// Shows how far work of many parts has come, with the time since it began.
pub(super) struct Counter {
    style: Style,
    begun: Instant,
    last: Mutex<Option<Duration>>,
}

impl Counter {
    pub(super) fn new(when: When) -> Self {
        Self { style: Style::of(when), begun: Instant::now(), last: Mutex::new(None) }
    }

    /// Shows a line, unless it may wait and the last one was shown a moment ago.
    pub(super) fn show(&self, text: &str, now: bool) {
        let Some(interval) = self.style.interval() else { return };
        let Ok(mut last) = self.last.lock() else { return };
        let elapsed = self.begun.elapsed();
        if !now && last.is_some_and(|shown| elapsed < shown + interval) {
            return;
        }
        *last = Some(elapsed);
        self.style.print(&format!("{:7.1} s  {text}", elapsed.as_secs_f64()));
    }

    /// Clears the line.
    pub(super) fn finish(&self) {
        self.style.clear();
    }
}
