//! The pricing oracle: the best rotation of every candidate, at the prices that a short solve ends
//! with. One thread; an element is an eligible post of a candidate.
//!
//! Beside criterion's own figures, one line for each case says what an element takes, and which part
//! of this machine's memory bandwidth, measured in the same run, the pricing uses.

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use secondment::Scheme;
use secondment::internals::{Answer, Objective, Oracle, Scratch};
use secondment::model::CandidateIx;
use secondment::plan::Prices;
use secondment::sources::Spec;

/// Nodes of one search, at most: none here needs as many.
const NODES: u64 = 2_000_000;

/// Work of the solve that prices are taken from, per candidate.
const WORK: u64 = 20_000;

/// Candidates asked together.
const TOGETHER: usize = 16;

/// Words of the array that bandwidth is measured on: far more than any cache holds.
const WORDS: usize = 1 << 25;

/// How often, at least, a figure of the summary is measured; the fastest counts.
const PASSES: usize = 5;

fn pricing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pricing");
    group.sample_size(10);
    let bandwidth = bandwidth();
    eprintln!("streaming sum: {:.1} GB/s", bandwidth / 1e9);
    for spec in [common::small(), common::medium(), common::long(), common::large()] {
        let case = common::generated(&spec);
        let prices = settled(&case.scheme, &spec);
        let oracle = Oracle::new(&case.scheme, 0);
        let elements = u64::from(spec.candidates) * u64::from(spec.eligible);
        let mut asked = Asked::new(&oracle, &prices);
        summarise(&case.name, &mut asked, elements, bandwidth);
        group.throughput(Throughput::Elements(elements));
        group.bench_function(format!("{}/together", case.name), |bencher| {
            bencher.iter(|| black_box(asked.together()));
        });
        group.bench_function(format!("{}/alone", case.name), |bencher| {
            bencher.iter(|| black_box(asked.alone()));
        });
    }
    group.finish();
}

/// All candidates of a scheme, asked at the same prices.
struct Asked<'o> {
    oracle: &'o Oracle<'o>,
    prices: &'o [i64],
    candidates: Vec<CandidateIx>,
    scratch: Scratch,
    answers: Vec<Answer>,
}

impl<'o> Asked<'o> {
    fn new(oracle: &'o Oracle<'o>, prices: &'o [i64]) -> Self {
        let candidates: Vec<CandidateIx> = oracle.scheme().candidates().collect();
        let answers = vec![Answer::default(); candidates.len()];
        Self { oracle, prices, candidates, scratch: Scratch::default(), answers }
    }

    /// As the price search asks: neighbours together.
    fn together(&mut self) -> i64 {
        let Self { oracle, prices, candidates, scratch, answers } = self;
        for (asked, answers) in candidates.chunks(TOGETHER).zip(answers.chunks_mut(TOGETHER)) {
            oracle.best_of_each(asked[0], Objective::Points, prices, NODES, scratch, answers);
        }
        self.answers.iter().map(|answer| answer.bound).sum()
    }

    /// As the search for plans asks: one by one.
    fn alone(&mut self) -> i64 {
        let Self { oracle, prices, candidates, scratch, answers } = self;
        for (&candidate, answer) in candidates.iter().zip(answers) {
            oracle.best(candidate, Objective::Points, prices, NODES, scratch, answer);
        }
        self.answers.iter().map(|answer| answer.bound).sum()
    }

    /// Bytes of placements and prices, and of relaxations, that asking all together goes through.
    fn bytes(&self) -> (usize, usize) {
        let of = |candidate: &CandidateIx| self.oracle.bytes_priced(*candidate);
        let placements = self.candidates.iter().map(|candidate| of(candidate).0).sum();
        let relaxations = self.candidates.chunks(TOGETHER).map(|asked| of(&asked[0]).1).sum();
        (placements, relaxations)
    }
}

fn summarise(name: &str, asked: &mut Asked<'_>, elements: u64, bandwidth: f64) {
    let each = 1e9 / elements as f64;
    let together = fastest(|| asked.together()).as_secs_f64();
    let alone = fastest(|| asked.alone()).as_secs_f64();
    let (placements, relaxations) = asked.bytes();
    let used = (placements + relaxations) as f64 / together;
    eprintln!(
        "{name}: {:.2} ns per candidate and eligible post together, {:.2} alone; {:.1} bytes of \
         placements and prices and {:.1} of relaxations, {:.1} % of the bandwidth; {:.1} bytes kept",
        together * each,
        alone * each,
        placements as f64 / elements as f64,
        relaxations as f64 / elements as f64,
        100.0 * used / bandwidth,
        asked.oracle.bytes() as f64 / elements as f64,
    );
}

/// Bytes per second at which a long array is summed up.
fn bandwidth() -> f64 {
    let words: Vec<u64> = (0..WORDS as u64).collect();
    let seconds = fastest(|| black_box(&words).iter().fold(0, |sum: u64, w| sum.wrapping_add(*w)));
    size_of_val(&*words) as f64 / seconds.as_secs_f64()
}

fn fastest<T>(mut work: impl FnMut() -> T) -> Duration {
    let once = |_| {
        let started = Instant::now();
        black_box(work());
        started.elapsed()
    };
    (0..PASSES).map(once).min().expect("at least one pass")
}

fn compile(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compile");
    group.sample_size(10);
    for spec in [common::small(), common::medium(), common::large()] {
        let case = common::generated(&spec);
        let elements = u64::from(spec.candidates) * u64::from(spec.eligible);
        group.throughput(Throughput::Elements(elements));
        group.bench_function(&case.name, |bencher| {
            bencher.iter(|| black_box(Oracle::new(&case.scheme, 0)));
        });
    }
    group.finish();
}

/// Prices by position in the oracle's table.
fn settled(scheme: &Scheme, spec: &Spec) -> Vec<i64> {
    let work = WORK * u64::from(spec.candidates);
    let Prices { posts, .. } = common::solution(scheme, work).certificate.prices;
    let mut table = vec![0; scheme.posts().len() * scheme.periods()];
    for (id, by_period) in posts {
        let post = scheme.find_post(id.as_str()).expect("prices are of posts of the scheme");
        for (period, price) in by_period {
            table[post.get() * scheme.periods() + period as usize - 1] = price;
        }
    }
    table
}

criterion_group!(benches, pricing, compile);
criterion_main!(benches);
