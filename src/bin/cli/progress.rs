//! A line on standard error that says how a solve is doing.

use std::io::{IsTerminal, Write, stderr};
use std::sync::Mutex;
use std::time::Duration;

use clap::ValueEnum;
use secondment::solve::{Phase, Progress, relative_gap};

/// When progress is shown.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(super) enum When {
    /// If standard error is a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Shows progress, at intervals that an eye or a log can follow.
pub(super) struct Display {
    style: Style,
    last: Mutex<Option<(Duration, Phase)>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Hidden,
    /// One line that is written over.
    Terminal,
    /// A line each time.
    Lines,
}

impl Display {
    pub(super) fn new(when: When) -> Self {
        let style = match (when, stderr().is_terminal()) {
            (When::Never, _) | (When::Auto, false) => Style::Hidden,
            (_, true) => Style::Terminal,
            (When::Always, false) => Style::Lines,
        };
        Self { style, last: Mutex::new(None) }
    }

    /// Shows a look at the solve, unless the last one was shown a moment ago.
    pub(super) fn show(&self, progress: &Progress) {
        let interval = match self.style {
            Style::Hidden => return,
            Style::Terminal => Duration::from_millis(100),
            Style::Lines => Duration::from_secs(1),
        };
        let Ok(mut last) = self.last.lock() else { return };
        let now = progress.elapsed;
        if last.is_some_and(|(shown, phase)| phase == progress.phase && now < shown + interval) {
            return;
        }
        *last = Some((now, progress.phase));
        let text = line(progress);
        let _ = match self.style {
            Style::Terminal => write!(stderr().lock(), "\r\x1b[2K{text}"),
            _ => writeln!(stderr().lock(), "{text}"),
        };
    }

    /// Clears the line.
    pub(super) fn finish(&self) {
        if self.style == Style::Terminal {
            let _ = write!(stderr().lock(), "\r\x1b[2K");
        }
    }
}

fn line(progress: &Progress) -> String {
    let phase = match progress.phase {
        Phase::Prices => "prices",
        Phase::Construct => "plans",
        Phase::Improve => "improving",
        Phase::Prove => "proving",
        _ => "working",
    };
    let number = |value: Option<i64>| value.map_or("none yet".into(), |value| value.to_string());
    let both = progress.objective.zip(progress.bound);
    let gap = both.and_then(|(objective, bound)| relative_gap(objective, bound));
    let gap = gap.map_or(String::new(), |gap| format!(", gap {:.3}%", 100.0 * gap));
    let layer =
        if progress.layer > 1 { format!("layer {}, ", progress.layer) } else { String::new() };
    format!(
        "{:7.1} s  {layer}{phase}: plan {}, bound {}{gap}",
        progress.elapsed.as_secs_f64(),
        number(progress.objective),
        number(progress.bound),
    )
}
