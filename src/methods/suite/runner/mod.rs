//! Running a suite.

mod desk;
mod perform;

use std::num::NonZeroUsize;

use rayon::prelude::*;

use super::content::{SchemeEntry, Suite};
use super::jobs::Places;
use super::journal;
use super::manifest::Manifest;
use super::record::Record;
use super::registry::Registry;
use super::results::Results;
use crate::error::InvalidInput;
use crate::error::{Fault, FaultCode, Severity};
use crate::model::Scheme;
use crate::parallel::Threads;
use crate::solve::{CancelToken, Error};
pub use desk::SuiteProgress;
use desk::{Desk, Watcher};
pub(super) use perform::Runs;

/// Runs a suite: every method on every scheme with every seed.
///
/// Runs are independent of each other, so any number of threads gives the same results, and so does a suite
/// that was stopped and goes on. A run that fails, finds no plan or panics is recorded as such, and stops no
/// other. Each run takes one thread; those that are timed, or have a limit of time, come last, one after the
/// other, with nothing beside them.
///
/// ```
/// use secondment::methods::suite::{Registry, Runner, Suite};
///
/// let registry = Registry::standard();
/// let suite = Suite::from_json(
///     r#"{
///         "format": 1,
///         "name": "two ways",
///         "schemes": [
///             {"name": "small", "generate": {"candidates": 6, "posts": 4, "periods": 3,
///                                            "eligible": 3, "seed": 1}}
///         ],
///         "methods": [{"method": "serial-rotation"}, {"method": "optimiser", "seeds": [1]}],
///         "seeds": {"count": 6}
///     }"#,
///     &registry,
/// )?;
/// let mut runner = Runner::new(&suite, &registry, |entry| {
///     Err(format!("no files are read here, not even for {}", entry.name()))
/// })?;
/// let mut journal = vec![runner.journal_header()];
/// let results = runner.run(|record| journal.push(record.to_json()))?;
/// assert_eq!(results.records().len(), 7);
///
/// // With the journal, another runner has nothing left to do, and says the same.
/// let mut again = Runner::new(&suite, &registry, |_| Err(String::new()))?;
/// again.resume(&(journal.join("\n") + "\n"))?;
/// assert_eq!(again.remaining(), 0);
/// assert_eq!(again.run(|_| ())?.table_csv(), results.table_csv());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Runner<'a> {
    runs: Runs<'a>,
    records: Vec<Option<Record>>,
    threads: Option<NonZeroUsize>,
    watcher: Option<Box<Watcher<'a>>>,
}

impl<'a> Runner<'a> {
    /// The runs of a suite, none of them made.
    ///
    /// `resolve` reads the schemes that are files. It is asked once for each of them, and says why where it
    /// cannot.
    ///
    /// # Errors
    ///
    /// [`InvalidInput`] with a fault for every scheme that could not be fetched, and for every method whose
    /// weights do not fit a scheme.
    pub fn new(
        suite: &'a Suite,
        registry: &'a Registry,
        mut resolve: impl FnMut(&SchemeEntry) -> Result<Scheme, String>,
    ) -> Result<Self, InvalidInput> {
        let mut faults = Vec::new();
        let mut schemes = Vec::with_capacity(suite.schemes.len());
        for (at, entry) in suite.schemes.iter().enumerate() {
            match entry.source.generated().map_or_else(|| resolve(entry), Ok) {
                Ok(scheme) => schemes.push(scheme),
                Err(cause) => faults.push(unresolved(at, cause)),
            }
        }
        if !faults.is_empty() {
            return Err(InvalidInput { what: "suite", faults });
        }
        let runs = Runs::new(suite, registry, schemes)
            .map_err(|faults| InvalidInput { what: "suite", faults })?;
        let records = vec![None; runs.jobs.len()];
        Ok(Self { runs, records, threads: None, watcher: None })
    }

    /// Sets the number of runs at a time, 1 to 1024. `None`, the default, takes the threads of the caller's
    /// rayon pool; 1 bypasses rayon.
    #[must_use]
    pub fn threads(mut self, threads: Option<NonZeroUsize>) -> Self {
        self.threads = threads;
        self
    }

    /// Stops when the token is cancelled. Runs that are being made then are not recorded.
    #[must_use]
    pub fn cancel_token(mut self, token: CancelToken) -> Self {
        self.runs.cancel = token;
        self
    }

    /// Calls back whenever a run has ended, and before each run that has the machine to itself.
    #[must_use]
    pub fn on_progress(mut self, watcher: impl Fn(&SuiteProgress<'_>) + Send + Sync + 'a) -> Self {
        self.watcher = Some(Box::new(watcher));
        self
    }

    /// Number of runs of the suite.
    pub fn total(&self) -> usize {
        self.runs.jobs.len()
    }

    /// Number of runs that are still to be made.
    pub fn remaining(&self) -> usize {
        self.records.iter().filter(|record| record.is_none()).count()
    }

    /// The first line of a journal of these runs, without a line break. Records follow, one a line, each as
    /// [`Record::to_json`] writes it, in any order.
    pub fn journal_header(&self) -> String {
        journal::header(&self.runs.hash)
    }

    /// Takes over the runs that a journal records, and returns how many bytes of it are whole lines.
    ///
    /// A last line without a line break was torn when its writer was stopped: it is dropped, and whoever goes on
    /// with the journal cuts it off, at the number of bytes returned. An empty journal is one that has not begun.
    ///
    /// # Errors
    ///
    /// [`InvalidInput`] where the journal is of other runs (another suite, another scheme of the same name,
    /// another version of this library), or with every line that is no record of these runs.
    pub fn resume(&mut self, journal: &str) -> Result<usize, InvalidInput> {
        let read = journal::read(journal, &self.runs.hash)?;
        let places = Places::of(self.runs.suite, &self.runs.jobs);
        let mut faults = Vec::new();
        let mut found: Vec<Option<Record>> = vec![None; self.runs.jobs.len()];
        for (line, record) in read.records {
            let (code, cause) = match places.find(&record) {
                None => (FaultCode::UnknownId, "the suite has no such run"),
                Some(at) if found[at].is_some() => {
                    (FaultCode::DuplicateEntry, "an earlier line has the same run")
                }
                Some(at) => {
                    found[at] = Some(record);
                    continue;
                }
            };
            faults.push(journal::fault(code, line, cause.to_owned(), "remove the line"));
        }
        if !faults.is_empty() {
            return Err(journal::invalid(faults));
        }
        for (slot, record) in self.records.iter_mut().zip(found) {
            if record.is_some() {
                *slot = record;
            }
        }
        Ok(read.whole)
    }

    /// Makes all runs that are left. `sink` gets each record when its run has ended: in any order, one at a
    /// time, from any thread.
    ///
    /// A runner that was cancelled returns what it has, and may be run again with another token.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for a number of threads out of range, and [`Error::Threads`] where they
    /// cannot be started.
    ///
    /// # Panics
    ///
    /// Where `sink` or the watcher panics.
    pub fn run(&mut self, sink: impl FnMut(&Record) + Send) -> Result<Results, Error> {
        let threads = self.pool()?;
        let open: Vec<usize> =
            (0..self.runs.jobs.len()).filter(|&at| self.records[at].is_none()).collect();
        let (alone, shared): (Vec<usize>, Vec<usize>) = open
            .into_iter()
            .partition(|&at| self.runs.suite.methods[self.runs.jobs[at].method].runs_alone());
        let desk = Desk::new(&self.runs, &self.records, self.watcher.as_deref(), sink);
        let one = |&at: &usize| desk.hand_in(at, || self.runs.perform(self.runs.jobs[at]));
        match &threads {
            Threads::One => shared.iter().for_each(one),
            Threads::Caller => shared.par_iter().with_max_len(1).for_each(one),
            Threads::Own(pool) => {
                pool.install(|| shared.par_iter().with_max_len(1).for_each(one));
            }
        }
        for at in &alone {
            desk.announce(*at);
            one(at);
        }
        let made = desk.into_records();
        for (at, record) in made {
            self.records[at] = Some(record);
        }
        Ok(self.results())
    }

    /// What has been recorded so far.
    pub fn results(&self) -> Results {
        let manifest = Manifest::of(&self.runs);
        let records = self.records.iter().flatten().cloned().collect();
        Results::new(self.runs.suite, self.runs.registry, manifest, records)
    }

    fn pool(&self) -> Result<Threads, Error> {
        const MOST: usize = 1024;
        if let Some(given) = self.threads.map(NonZeroUsize::get).filter(|&given| given > MOST) {
            return Err(Error::InvalidOption {
                option: "threads",
                given: given.to_string(),
                allowed: "1 to 1024",
            });
        }
        Threads::new(self.threads).map_err(|error| Error::Threads(error.to_string()))
    }
}

fn unresolved(at: usize, cause: String) -> Fault {
    Fault {
        code: FaultCode::UnknownId,
        severity: Severity::Error,
        path: format!("schemes[{at}]"),
        line: None,
        cause,
        action: "correct what it names".to_owned(),
    }
}
