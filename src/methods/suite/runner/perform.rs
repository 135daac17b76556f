//! One run.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use crate::error::{Fault, Severity};
use crate::methods::suite::content::{MethodEntry, Suite};
use crate::methods::suite::jobs::{self, Job, weighed};
use crate::methods::suite::record::{Measured, Record, Status};
use crate::methods::suite::registry::Registry;
use crate::methods::{Matched, Method};
use crate::model::Scheme;
use crate::solve::CancelToken;

/// A method, ready to run.
pub(in crate::methods::suite) struct Ready {
    method: Arc<dyn Method>,
    /// Each scheme as the method sees it, where that is not as it is.
    weighed: Vec<Option<Scheme>>,
}

impl Ready {
    /// The method itself.
    pub(in crate::methods::suite) fn method(&self) -> &dyn Method {
        &*self.method
    }
}

/// All that the runs of a suite depend on, and which there are.
pub(in crate::methods::suite) struct Runs<'a> {
    pub(in crate::methods::suite) suite: &'a Suite,
    pub(in crate::methods::suite) registry: &'a Registry,
    pub(in crate::methods::suite) schemes: Vec<Scheme>,
    pub(in crate::methods::suite) methods: Vec<Ready>,
    /// Hash of what the runs depend on.
    pub(in crate::methods::suite) hash: String,
    pub(super) jobs: Vec<Job>,
    pub(super) cancel: CancelToken,
}

/// Every method of a suite, or what is wrong with the weights of some of them.
fn methods(
    suite: &Suite,
    registry: &Registry,
    schemes: &[Scheme],
) -> Result<Vec<Ready>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut methods = Vec::with_capacity(suite.methods.len());
    for (at, entry) in suite.methods.iter().enumerate() {
        let Some(method) = registry.build(entry) else {
            faults.push(unknown(at, entry));
            continue;
        };
        let mut seen = Vec::with_capacity(schemes.len());
        for (scheme, stated) in schemes.iter().zip(&suite.schemes) {
            match weighed(scheme, entry).transpose() {
                Ok(scheme) => seen.push(scheme),
                Err(invalid) => {
                    let errors = invalid.faults.into_iter();
                    let errors = errors.filter(|fault| fault.severity == Severity::Error);
                    faults.extend(errors.map(|fault| misfit(fault, at, &stated.name)));
                }
            }
        }
        methods.push(Ready { method, weighed: seen });
    }
    if faults.is_empty() { Ok(methods) } else { Err(faults) }
}

/// A method of a suite that was read with another registry.
fn unknown(at: usize, entry: &MethodEntry) -> Fault {
    Fault {
        code: crate::error::FaultCode::UnknownId,
        severity: Severity::Error,
        path: format!("methods[{at}].method"),
        line: None,
        cause: format!("there is no method \"{}\"", entry.method),
        action: "read and run the suite with the same registry".to_owned(),
    }
}

/// A fault of a scheme with a method's weights, as one of the suite.
fn misfit(fault: Fault, at: usize, scheme: &str) -> Fault {
    Fault {
        path: format!("methods[{at}].{}", fault.path),
        line: None,
        cause: format!("with the scheme \"{scheme}\", {}", fault.cause),
        ..fault
    }
}

impl<'a> Runs<'a> {
    /// The runs of a suite on its schemes, or what is wrong with the weights of its methods.
    pub(super) fn new(
        suite: &'a Suite,
        registry: &'a Registry,
        schemes: Vec<Scheme>,
    ) -> Result<Self, Vec<Fault>> {
        let methods = methods(suite, registry, &schemes)?;
        let jobs = jobs::jobs(suite, registry);
        let hash = jobs::hash(suite, &schemes, registry);
        Ok(Self { suite, registry, schemes, methods, hash, jobs, cancel: CancelToken::new() })
    }

    /// Makes a run. Whatever the method does, there is a record.
    pub(super) fn perform(&self, job: Job) -> Record {
        // A method is shared by its runs, and is only ever read.
        let made = catch_unwind(AssertUnwindSafe(|| self.attempt(job)));
        made.unwrap_or_else(|payload| self.record(job, Status::Panicked, message(&*payload)))
    }

    fn attempt(&self, job: Job) -> Record {
        let entry = &self.suite.methods[job.method];
        let ready = &self.methods[job.method];
        let scheme = &self.schemes[job.scheme];
        let seen = ready.weighed[job.scheme].as_ref().unwrap_or(scheme);
        let mut seconds = Vec::new();
        let mut first = None;
        for _ in 0..entry.timed.unwrap_or(1) {
            let start = Instant::now();
            let made = ready.method.allocate(seen, job.seed.unwrap_or(0), &self.cancel);
            seconds.push(start.elapsed().as_secs_f64());
            match made {
                Ok(made) => first.get_or_insert(made),
                Err(error) => return self.record(job, Status::Failed, error.to_string()),
            };
        }
        let mut record = self.judged(job, &first.unwrap_or_default());
        if entry.timed.is_some() {
            record.seconds = seconds;
        }
        record
    }

    /// The record of what a method made.
    fn judged(&self, job: Job, made: &Matched) -> Record {
        let Some(plan) = &made.plan else {
            return self.record(job, Status::NoPlan, "no plan was found".to_owned());
        };
        let data = self.registry.judge(&self.schemes[job.scheme], plan);
        if let Some(datum) = data.iter().find(|datum| !datum.value.as_f64().is_finite()) {
            let reason = format!("the measure {} is {}", datum.measure, datum.value);
            return self.record(job, Status::Failed, reason);
        }
        let mut record = self.record(job, Status::Planned, String::new());
        record.data = data.into_iter().map(Measured::from).collect();
        // A bound in other weights says nothing of the points by which plans are judged.
        if !self.suite.methods[job.method].has_own_weights() {
            (record.bound, record.proof) = (made.bound, made.proof);
        }
        record
    }

    fn record(&self, job: Job, status: Status, reason: String) -> Record {
        Record {
            scheme: self.suite.schemes[job.scheme].name.clone(),
            method: self.suite.methods[job.method].label.clone(),
            seed: job.seed,
            status,
            reason,
            bound: None,
            proof: None,
            data: Vec::new(),
            seconds: Vec::new(),
        }
    }
}

/// What a panic said.
fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("without a message").to_owned()
}
