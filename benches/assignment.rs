//! Assignment problems as schemes with one period, against a dedicated Jonker-Volgenant solver.
//!
//! Seeded instances of the OR-Library's kind (Beasley 1990): whole costs of 1 to 100, uniform. The
//! library's own files are measured as well where `SECONDMENT_ASSIGNMENT_DIR` names a folder with
//! `assign100.txt` and so on: a number n, then n rows of n costs. Both sides run on one thread; ours
//! is the whole solve of a frozen scheme, the plan's check included.

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use lapjv::{Matrix, lapjv};
use secondment::model::{Candidate, Kind, Post, Provider, Sector};
use secondment::solve::{Found, Solver};
use secondment::{Options, Scheme, SchemeBuilder};

const SIZES: [usize; 4] = [100, 200, 300, 400];
/// Points of a placement are this less its cost, so that all are above 0.
const CEILING: i64 = 101;
/// Runs in turn of which the fastest count towards the ratio printed.
const RUNS: usize = 30;

struct Instance {
    name: String,
    n: usize,
    scheme: Scheme,
    costs: Matrix<f64>,
}

impl Instance {
    fn new(name: String, n: usize, costs: &[i64]) -> Self {
        let mut parts = SchemeBuilder::new(1).kind(Kind::new("firm")).provider(Provider::new(
            "host",
            "firm",
            Sector::Private,
        ));
        parts.scale = 1;
        parts.rules.must_place = true;
        let post = |at: usize| format!("post {at:03}");
        for at in 0..n {
            parts = parts.post(Post::new(post(at), "host"));
        }
        for (at, row) in costs.chunks(n).enumerate() {
            let mut candidate = Candidate::new(format!("candidate {at:03}"));
            for (to, cost) in row.iter().enumerate() {
                candidate = candidate.points(post(to), (CEILING - cost) as f64);
            }
            parts = parts.candidate(candidate);
        }
        let costs = costs.iter().map(|&cost| cost as f64).collect();
        let costs = Matrix::from_shape_vec((n, n), costs).expect("n rows of n costs");
        Self { name, n, scheme: parts.build().expect("a valid scheme"), costs }
    }

    fn seeded(n: usize) -> Self {
        // SplitMix64.
        let mut state = n as u64;
        let cost = || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((z ^ (z >> 31)) % 100 + 1) as i64
        };
        let costs: Vec<i64> = std::iter::repeat_with(cost).take(n * n).collect();
        Self::new(format!("seeded-{n}"), n, &costs)
    }

    fn read(folder: &Path, n: usize) -> Self {
        let text = std::fs::read_to_string(folder.join(format!("assign{n}.txt")));
        let text = text.unwrap_or_else(|error| panic!("assign{n}.txt: {error}"));
        let mut numbers = text.split_whitespace().map(|word| word.parse().expect("a number"));
        assert_eq!(numbers.next(), Some(n as i64), "the size comes first");
        let costs: Vec<i64> = numbers.collect();
        Self::new(format!("or-library-{n}"), n, &costs)
    }

    /// The least cost, as our engine proves it.
    fn ours(&self) -> i64 {
        let options = Options::default().threads(NonZeroUsize::new(1));
        let outcome = Solver::new(&self.scheme).options(options.clone()).solve().expect("no fault");
        let Found::Optimal(solution) = outcome.found else { panic!("{}: not proved", self.name) };
        CEILING * self.n as i64 - solution.claims.objective
    }

    /// The least cost by the other solver.
    fn theirs(&self) -> i64 {
        let (column_of, _) = lapjv(&self.costs).expect("a square matrix");
        column_of.iter().enumerate().map(|(row, &column)| self.costs[[row, column]] as i64).sum()
    }

    /// Prints the least cost and the fastest times of both in turn.
    fn compare(&self) {
        let time = |run: &dyn Fn() -> i64| {
            let started = Instant::now();
            let cost = black_box(run());
            (started.elapsed(), cost)
        };
        let mut fastest = [Duration::MAX; 2];
        let (mut ours, mut theirs) = (0, 0);
        for _ in 0..RUNS {
            let ((a, cost), (b, other)) = (time(&|| self.ours()), time(&|| self.theirs()));
            fastest = [fastest[0].min(a), fastest[1].min(b)];
            (ours, theirs) = (cost, other);
        }
        assert_eq!(ours, theirs, "{}", self.name);
        let [a, b] = fastest.map(|time| 1000.0 * time.as_secs_f64());
        let name = &self.name;
        eprintln!("{name}: cost {ours}; ours {a:.2} ms, theirs {b:.2} ms, ratio {:.2}", a / b);
    }
}

fn instances() -> Vec<Instance> {
    let mut instances: Vec<Instance> = SIZES.into_iter().map(Instance::seeded).collect();
    match std::env::var_os("SECONDMENT_ASSIGNMENT_DIR") {
        Some(folder) => {
            let folder = Path::new(&folder);
            instances.extend(SIZES.map(|n| Instance::read(folder, n)));
        }
        None => eprintln!("SECONDMENT_ASSIGNMENT_DIR is not set: seeded instances only"),
    }
    instances
}

fn assignments(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("assignment");
    group.sample_size(20);
    for instance in instances() {
        instance.compare();
        let name = &instance.name;
        group.bench_function(format!("{name}/ours"), |bencher| {
            bencher.iter(|| black_box(instance.ours()));
        });
        group.bench_function(format!("{name}/jonker-volgenant"), |bencher| {
            bencher.iter(|| black_box(instance.theirs()));
        });
    }
    group.finish();
}

criterion_group!(benches, assignments);
criterion_main!(benches);
