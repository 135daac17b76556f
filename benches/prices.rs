//! Prices: how the bound falls with time. Prints the bound at every report while prices move, above
//! the last one in per cent, and measures a solve that ends about when they have settled.

mod common;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use secondment::solve::{Phase, Solver};
use secondment::{Options, Scheme};

/// Work by which prices have settled, per candidate.
const WORK: u64 = 60_000;

fn prices(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("prices");
    group.sample_size(10);
    for case in [
        common::generated(&common::small()),
        common::generated(&common::medium()),
        common::london(),
    ] {
        trace(&case);
        let work = WORK * case.scheme.candidates().len() as u64;
        group.bench_function(&case.name, |bencher| {
            bencher.iter(|| black_box(common::worked(&case.scheme, work)));
        });
    }
    group.finish();
}

/// Prints the bound against time.
fn trace(case: &common::Case) {
    let met = bounds(&case.scheme);
    let Some(&(_, last)) = met.last() else { return };
    let above = |bound: i64| 100.0 * (bound - last) as f64 / last as f64;
    let lines = met.iter().map(|&(seconds, bound)| format!("{seconds:.3} s {:.3} %", above(bound)));
    eprintln!("prices/{}: {}", case.name, lines.collect::<Vec<_>>().join(", "));
}

/// Seconds and bound of every report while prices move.
fn bounds(scheme: &Scheme) -> Vec<(f64, i64)> {
    let work_limit = Some(WORK * scheme.candidates().len() as u64);
    let mut met = Vec::new();
    let solver = Solver::new(scheme).options(Options::default().work_limit(work_limit));
    let watch = |progress: &secondment::solve::Progress| {
        if let (Phase::Prices, Some(bound)) = (progress.phase, progress.bound) {
            met.push((progress.elapsed.as_secs_f64(), bound));
        }
    };
    solver.on_progress(watch).solve().expect("the options are in range");
    met
}

criterion_group!(benches, prices);
criterion_main!(benches);
