//! Small methods whose every number is known.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use secondment::methods::measures::Datum;
use secondment::methods::measures::{Counted, Definition};
use secondment::methods::suite::{Registry, Results, Runner, Suite, Summary};
use secondment::methods::{About, Matched, Method};
use secondment::solve::Error;
use secondment::verify::Rule;
use secondment::{CancelToken, Placement, Plan, Scheme};

/// What a [`Toy`] does.
#[derive(Clone, Copy)]
pub(crate) enum Habit {
    /// Makes a plan that says this of each seed.
    Says(fn(u64) -> u32),
    /// Errs at seeds divisible by 3, finds nothing one after, panics two after.
    Fails,
    /// Cancels the suite at seed 3, and then returns what it would not have returned.
    Interrupted,
}

/// A method for tests.
pub(crate) struct Toy {
    name: &'static str,
    is_random: bool,
    habit: Habit,
    /// How many runs are being made.
    active: Arc<AtomicUsize>,
    /// The most that were being made at once with one of this.
    pub(crate) company: Arc<AtomicUsize>,
}

impl Toy {
    pub(crate) fn new(name: &'static str, is_random: bool, habit: Habit) -> Self {
        let [active, company] = [(); 2].map(|()| Arc::new(AtomicUsize::new(0)));
        Self { name, is_random, habit, active, company }
    }

    /// Counts runs together with another.
    pub(crate) fn beside(mut self, other: &Self) -> Self {
        self.active = Arc::clone(&other.active);
        self
    }

    fn make(&self, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        match self.habit {
            Habit::Says(of) => Ok(said(of(seed)).into()),
            Habit::Interrupted => {
                if seed == 3 {
                    cancel.cancel();
                }
                Ok(said(if cancel.is_cancelled() { 0 } else { 7 }).into())
            }
            Habit::Fails if seed.is_multiple_of(3) => Err(Error::Threads("none left".to_owned())),
            Habit::Fails if seed % 3 == 1 => Ok(Matched::default()),
            Habit::Fails => panic!("seed {seed} is too much"),
        }
    }
}

/// A plan that says a number.
fn said(number: u32) -> Plan {
    let mut plan = Plan::new();
    plan.place("somebody", Placement { post: "post".into(), start: number });
    plan
}

impl Method for Toy {
    fn about(&self) -> About {
        About {
            name: self.name,
            source: "a test",
            random: self.is_random,
            may_break: &[Rule::MustPlace],
            settings: &[],
        }
    }

    fn allocate(&self, _: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let now = self.active.fetch_add(1, Ordering::SeqCst) + 1;
        std::thread::sleep(Duration::from_millis(1));
        let company = now.max(self.active.load(Ordering::SeqCst));
        self.company.fetch_max(company, Ordering::SeqCst);
        let made = self.make(seed, cancel);
        self.active.fetch_sub(1, Ordering::SeqCst);
        made
    }
}

fn definition(name: &'static str, better: Option<bool>) -> Definition {
    let (what, of, source) = ("a number", "", "a test");
    Definition { name, what, of, unit: Counted::Number, least: None, most: None, better, source }
}

/// What a plan says, its distance from 10, half of it, and its parity where that is odd.
fn judge(_: &Scheme, plan: &Plan) -> Vec<Datum> {
    let said = plan.rotation("somebody").first().map_or(0, |placement| placement.start);
    let mut data = vec![
        Datum::new("said", said),
        Datum::new("distance", i64::from(said.abs_diff(10))),
        Datum::new("half", f64::from(said) / 2.0).of("it"),
    ];
    if said % 2 == 1 {
        data.push(Datum::new("odd", 1_u32));
    }
    data
}

/// Of seeds 1 to 6: 4 1 6 3 8 5.
pub(crate) fn jumps(seed: u64) -> u32 {
    [4, 1, 6, 3, 8, 5][(seed - 1) as usize % 6]
}

/// The toys `jumping` (random) and `five` (not), with their measures.
pub(crate) fn registry() -> Registry {
    let defined = [
        definition("said", Some(true)),
        definition("distance", Some(false)),
        definition("half", None),
        definition("odd", None),
    ];
    Registry::empty()
        .method(Toy::new("jumping", true, Habit::Says(jumps)))
        .method(Toy::new("five", false, Habit::Says(|_| 5)))
        .measures(defined, judge)
}

/// A suite file with these methods and seeds on two small schemes.
pub(crate) fn file(methods: &str, seeds: &str) -> String {
    let scheme = |name: &str, seed: u32| {
        format!(
            r#"{{"name": "{name}", "generate": {{"candidates": 4, "posts": 3, "periods": 2,
                "eligible": 2, "seed": {seed}}}}}"#
        )
    };
    format!(
        r#"{{"format": 1, "name": "toys", "schemes": [{}, {}], "methods": {methods}, "seeds": {seeds}}}"#,
        scheme(r#"one, \"two\""#, 1),
        scheme("three", 3),
    )
}

/// Reads a suite without faults.
pub(crate) fn suite(text: &str, registry: &Registry) -> Suite {
    Suite::from_json(text, registry).unwrap_or_else(|invalid| panic!("{invalid}"))
}

/// The runs of a suite without files.
pub(crate) fn runner<'a>(suite: &'a Suite, registry: &'a Registry) -> Runner<'a> {
    let runner = Runner::new(suite, registry, |_| Err("there are no files here".to_owned()));
    runner.unwrap_or_else(|invalid| panic!("{invalid}"))
}

/// Every file of some results but the timings.
pub(crate) fn files(results: &Results) -> [String; 7] {
    let summary = Summary::of(results);
    [
        results.table_csv(),
        results.table_jsonl(),
        results.runs_csv(),
        results.manifest_json(),
        summary.csv(),
        summary.comparisons_csv(),
        summary.to_string(),
    ]
}

/// Runs to the end, and returns the results with the journal.
pub(crate) fn complete(runner: &mut Runner<'_>) -> (Results, String) {
    let mut journal = runner.journal_header() + "\n";
    let results = runner.run(|record| journal += &(record.to_json() + "\n")).expect("it runs");
    (results, journal)
}
