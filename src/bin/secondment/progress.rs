//! A line on standard error that says how a solve is doing.

use std::io::{IsTerminal, Write, stderr};
use std::sync::Mutex;
use std::time::Duration;

use clap::ValueEnum;
use secondment::plan::relative_gap;
use secondment::solve::{Phase, Progress};

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

/// How progress is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Hidden,
    /// One line that is written over.
    Terminal,
    /// A line each time.
    Lines,
}

impl Display {
    pub(super) fn new(when: When) -> Self {
        Self { style: Style::of(when), last: Mutex::new(None) }
    }

    /// Shows a look at the solve, unless the last one was shown a moment ago.
    pub(super) fn show(&self, progress: &Progress) {
        let Some(interval) = self.style.interval() else { return };
        let Ok(mut last) = self.last.lock() else { return };
        let now = progress.elapsed;
        if last.is_some_and(|(shown, phase)| phase == progress.phase && now < shown + interval) {
            return;
        }
        *last = Some((now, progress.phase));
        self.style.print(&line(progress));
    }

    /// Clears the line.
    pub(super) fn finish(&self) {
        self.style.clear();
    }
}

impl Style {
    pub(super) fn of(when: When) -> Self {
        match (when, stderr().is_terminal()) {
            (When::Never, _) | (When::Auto, false) => Self::Hidden,
            (_, true) => Self::Terminal,
            (When::Always, false) => Self::Lines,
        }
    }

    /// Time between two lines at least; `None` where none is shown.
    pub(super) fn interval(self) -> Option<Duration> {
        match self {
            Self::Hidden => None,
            Self::Terminal => Some(Duration::from_millis(100)),
            Self::Lines => Some(Duration::from_secs(1)),
        }
    }

    pub(super) fn print(self, text: &str) {
        let _ = match self {
            Self::Hidden => Ok(()),
            Self::Terminal => write!(stderr().lock(), "\r\x1b[2K{text}"),
            Self::Lines => writeln!(stderr().lock(), "{text}"),
        };
    }

    pub(super) fn clear(self) {
        if self == Self::Terminal {
            let _ = write!(stderr().lock(), "\r\x1b[2K");
        }
    }
}

fn line(progress: &Progress) -> String {
    let phase = match progress.phase {
        Phase::Prices => "looking for the lowest bound",
        Phase::Construct => "making a plan",
        Phase::Improve => "improving the plan",
        Phase::Prove => "proving that no plan is better",
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
