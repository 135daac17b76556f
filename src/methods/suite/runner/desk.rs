//! Where runs hand in their records, one at a time.

use std::sync::{Mutex, PoisonError};

use super::perform::Runs;
use crate::methods::suite::record::{Record, Status};

/// Who is told of every run that ends.
pub(super) type Watcher<'a> = dyn Fn(&SuiteProgress<'_>) + Send + Sync + 'a;

/// A look at a suite that is being run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SuiteProgress<'r> {
    /// Runs of the suite that are recorded, those taken over included.
    pub done: usize,
    /// Runs of the suite.
    pub total: usize,
    /// Runs recorded without a plan.
    pub failed: usize,
    /// The scheme of the run that has ended or, if `starts`, is to begin.
    pub scheme: &'r str,
    /// The label of its method.
    pub method: &'r str,
    /// Its seed.
    pub seed: Option<u64>,
    /// Whether it is about to begin, and has the machine to itself.
    pub starts: bool,
}

pub(super) struct Desk<'d, S> {
    runs: &'d Runs<'d>,
    watcher: Option<&'d Watcher<'d>>,
    tray: Mutex<Tray<S>>,
}

struct Tray<S> {
    sink: S,
    made: Vec<(usize, Record)>,
    done: usize,
    failed: usize,
}

impl<'d, S: FnMut(&Record) + Send> Desk<'d, S> {
    pub(super) fn new(
        runs: &'d Runs<'_>,
        records: &[Option<Record>],
        watcher: Option<&'d Watcher<'d>>,
        sink: S,
    ) -> Self {
        let known = || records.iter().flatten();
        let failed = known().filter(|record| record.status != Status::Planned).count();
        let tray = Tray { sink, made: Vec::new(), done: known().count(), failed };
        Self { runs, watcher, tray: Mutex::new(tray) }
    }

    /// Makes a run and takes its record, unless the suite was stopped before it ended: what a method returns
    /// when it is cancelled is not what it would have returned.
    pub(super) fn hand_in(&self, at: usize, run: impl FnOnce() -> Record) {
        if self.runs.cancel.is_cancelled() {
            return;
        }
        let record = run();
        // A panic in the caller's own sink or watcher ends the whole call anyway.
        let mut tray = self.tray.lock().unwrap_or_else(PoisonError::into_inner);
        if self.runs.cancel.is_cancelled() {
            return;
        }
        (tray.sink)(&record);
        tray.done += 1;
        tray.failed += usize::from(record.status != Status::Planned);
        self.tell(&tray, at, false);
        tray.made.push((at, record));
    }

    /// Says that a run that has the machine to itself is about to begin.
    pub(super) fn announce(&self, at: usize) {
        if !self.runs.cancel.is_cancelled() {
            self.tell(&self.tray.lock().unwrap_or_else(PoisonError::into_inner), at, true);
        }
    }

    fn tell(&self, tray: &Tray<S>, at: usize, starts: bool) {
        let Some(watcher) = self.watcher else { return };
        let job = self.runs.jobs[at];
        watcher(&SuiteProgress {
            done: tray.done,
            total: self.runs.jobs.len(),
            failed: tray.failed,
            scheme: &self.runs.suite.schemes[job.scheme].name,
            method: &self.runs.suite.methods[job.method].label,
            seed: job.seed,
            starts,
        });
    }

    pub(super) fn into_records(self) -> Vec<(usize, Record)> {
        self.tray.into_inner().unwrap_or_else(PoisonError::into_inner).made
    }
}
