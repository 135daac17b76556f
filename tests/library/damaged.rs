//! A damaged scheme ends in a coded fault or in a correct answer, and in reasonable time.

use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use crate::common::damage::{alter, damage};
use crate::common::rng::Rng;
use crate::common::{brute, tiny};
use secondment::error::Severity;
use secondment::model::SchemeBuilder;
use secondment::solve::{Found, Solver, Stopped};
use secondment::verify::verify_solution;
use secondment::{Options, Scheme};

const WORK: u64 = 300_000;
const LONGEST: Duration = Duration::from_secs(20);

/// What became of the damaged schemes.
#[derive(Debug, Default)]
struct Count {
    faulted: u32,
    compared: u32,
    infeasible: u32,
    too_large: u32,
}

/// Whether full enumeration takes no time, and reads dates as it was made to.
fn is_tiny(parts: &SchemeBuilder) -> bool {
    let dated = parts.periods.start.is_some_and(|start| start.day() != 1);
    parts.periods.count <= 3 && parts.posts.len() <= 7 && parts.candidates.len() <= 6 && !dated
}

fn answer(case: &str, text: &str, count: &mut Count) {
    let scheme = match Scheme::from_json(text) {
        Ok(scheme) => scheme,
        Err(invalid) => {
            count.faulted += 1;
            let errors = invalid.faults.iter().filter(|fault| fault.severity == Severity::Error);
            assert_ne!(errors.count(), 0, "{case}");
            return;
        }
    };
    let options = Options::default().threads(NonZeroUsize::new(1)).work_limit(WORK);
    let began = Instant::now();
    let outcome = Solver::new(&scheme)
        .options(options.clone())
        .solve()
        .unwrap_or_else(|e| panic!("{case}: {e}\n{text}"));
    assert!(began.elapsed() < LONGEST, "{case}: {:?}\n{text}", began.elapsed());
    if let Some(solution) = outcome.solution() {
        let verdict = verify_solution(&scheme, solution);
        assert!(verdict.is_valid(), "{case}: {:?}\n{text}", verdict.violations);
    }
    if !is_tiny(scheme.parts()) {
        count.too_large += 1;
        return;
    }
    let optimum = brute::solve(scheme.parts()).best.map(|(points, _)| points);
    match &outcome.found {
        Found::Optimal(solution) => {
            assert_eq!(Some(solution.claims.objective), optimum, "{case}\n{text}");
            count.compared += 1;
        }
        Found::Infeasible(_) => {
            assert_eq!(optimum, None, "{case}\n{text}");
            count.infeasible += 1;
        }
        _ => {
            assert_eq!(outcome.stopped, Stopped::Work, "{case}");
            assert!(outcome.bound >= optimum, "{case}\n{text}");
        }
    }
}

#[test]
fn altered_values() {
    let mut count = Count::default();
    for seed in 0..4000 {
        let rng = &mut Rng::new(seed);
        let scheme = tiny::scheme(seed).build().unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        let mut document = serde_json::to_value(&scheme).expect("JSON");
        for _ in 0..rng.range(1, 3) {
            alter(&mut document, rng);
        }
        answer(&format!("seed {seed}"), &document.to_string(), &mut count);
    }
    assert!(count.compared > 1000 && count.infeasible > 50 && count.faulted > 500, "{count:?}");
}

#[test]
fn damaged_texts() {
    let mut count = Count::default();
    for seed in 0..4000 {
        let rng = &mut Rng::new(seed);
        let scheme = tiny::scheme(seed).build().unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        let mut text = scheme.to_json().into_bytes();
        damage(&mut text, rng);
        if let Ok(text) = String::from_utf8(text) {
            answer(&format!("seed {seed}"), &text, &mut count);
        }
    }
    assert!(count.compared > 200 && count.faulted > 1000, "{count:?}");
}
