//! Stopping early: by cancelling, by the clock, by work, at a gap. What is said is less, never false.

use std::sync::mpsc;
use std::time::Duration;

use secondment::solve::{Found, Solver, Stopped};
use secondment::sources::{Spec, generate};
use secondment::verify::verify_solution;
use secondment::{CancelToken, Error, Outcome, Plan, Scheme};

use crate::common::bits::bits;
use crate::common::brute;
use crate::embed::{alone, busy, limited, small};

/// The plan keeps every rule and its claims, and lies below the bound.
fn is_sound(scheme: &Scheme, outcome: &Outcome) {
    if let Some(solution) = outcome.solution() {
        let verdict = verify_solution(scheme, solution);
        assert!(verdict.is_valid(), "{:?}", verdict.violations);
        assert!(outcome.bound >= Some(solution.claims.objective));
        assert_eq!(outcome.bound, Some(solution.claims.bound));
    }
    assert!(outcome.certified_bound >= outcome.bound);
}

/// Against full enumeration: no bound below the optimum, no false proof.
fn is_true(seed: u64, scheme: &Scheme, outcome: &Outcome) {
    is_sound(scheme, outcome);
    let optimum = brute::solve(scheme.parts()).best.map(|(points, _)| points);
    match (&outcome.found, optimum) {
        (Found::Optimal(solution), _) => {
            assert_eq!(Some(solution.claims.objective), optimum, "seed {seed}");
        }
        (Found::Infeasible(_), _) => assert_eq!(optimum, None, "seed {seed}"),
        (_, Some(optimum)) => {
            assert!(outcome.bound.is_none_or(|bound| bound >= optimum), "seed {seed}");
        }
        (found, None) => assert_eq!(*found, Found::Nothing, "seed {seed}"),
    }
}

#[test]
fn cancelled_from_the_callback() {
    let scheme = busy();
    for last in [1, 2, 4, 8] {
        let token = CancelToken::new();
        let mut calls = 0;
        let watcher = |_: &_| {
            calls += 1;
            if calls == last {
                token.cancel();
            }
        };
        let solver = Solver::new(&scheme).options(alone()).cancel_token(token.clone());
        let outcome = solver.on_progress(watcher).solve().expect("no fault");
        assert_eq!(outcome.stopped, Stopped::Cancelled);
        assert!(matches!(outcome.found, Found::Feasible(_)), "no plan after {last} reports");
        is_sound(&scheme, &outcome);
        assert_eq!(calls, last, "called back after cancelling");
    }
}

/// The callback waits for the other thread, so the solve is certainly still running.
#[test]
fn cancelled_from_another_thread() {
    let scheme = busy();
    for threads in [1, 2] {
        let token = CancelToken::new();
        let (running, is_running) = mpsc::channel();
        let (done, is_done) = mpsc::channel();
        let elsewhere = token.clone();
        let canceller = std::thread::spawn(move || {
            is_running.recv().expect("the solve reports");
            elsewhere.cancel();
            done.send(()).expect("the solve waits");
        });
        let mut first = true;
        let watcher = |_: &_| {
            if std::mem::take(&mut first) {
                running.send(()).expect("the other thread waits");
                is_done.recv().expect("the other thread answers");
            }
        };
        let options = alone().threads(std::num::NonZeroUsize::new(threads));
        let solver = Solver::new(&scheme).options(options).cancel_token(token);
        let outcome = solver.on_progress(watcher).solve().expect("no fault");
        canceller.join().expect("no panic");
        assert_eq!(outcome.stopped, Stopped::Cancelled);
        assert!(outcome.solution().is_some());
        is_sound(&scheme, &outcome);
    }
}

#[test]
fn cancelled_before_the_start() {
    let token = CancelToken::new();
    token.cancel();
    let mut calls = 0;
    for (seed, scheme) in (0..200).map(|seed| (seed, small(seed))) {
        let solver = Solver::new(&scheme).options(alone()).cancel_token(token.clone());
        let outcome = solver.on_progress(|_| calls += 1).solve().expect("no fault");
        let proved = matches!(outcome.found, Found::Optimal(_) | Found::Infeasible(_));
        assert_eq!(outcome.stopped, if proved { Stopped::Proved } else { Stopped::Cancelled });
        is_true(seed, &scheme, &outcome);
    }
    assert_eq!(calls, 0);
}

#[test]
fn no_time_at_all() {
    for (seed, scheme) in (0..200).map(|seed| (seed, small(seed))) {
        let options = alone().time_limit(Duration::ZERO);
        let outcome = Solver::new(&scheme).options(options).solve().expect("no fault");
        let proved = matches!(outcome.found, Found::Optimal(_) | Found::Infeasible(_));
        assert_eq!(outcome.stopped, if proved { Stopped::Proved } else { Stopped::Time });
        is_true(seed, &scheme, &outcome);
    }
}

/// More candidates than are compiled whatever the limits say: nothing is known, and said to be.
#[test]
fn stopped_before_anything_is_priced() {
    let scheme = generate(&Spec::new(3_000, 60, 2, 3, 1)).expect("the spec is possible");
    let token = CancelToken::new();
    token.cancel();
    let no_time = alone().time_limit(Duration::ZERO);
    let cancelled = || Solver::new(&scheme).options(alone()).cancel_token(token.clone());
    let timed = || Solver::new(&scheme).options(no_time.clone());
    for (solver, stopped) in [(cancelled(), Stopped::Cancelled), (timed(), Stopped::Time)] {
        let outcome = solver.solve().expect("no fault");
        assert_eq!((&outcome.found, outcome.stopped), (&Found::Nothing, stopped));
        assert_eq!((outcome.bound, outcome.certified_bound, outcome.work), (None, None, 0));
    }
    // A plan to start from comes back all the same.
    for (solver, stopped) in [(cancelled(), Stopped::Cancelled), (timed(), Stopped::Time)] {
        let outcome = solver.start_plan(Plan::new()).solve().expect("no fault");
        assert_eq!(outcome.stopped, stopped);
        assert!(matches!(outcome.found, Found::Feasible(_)));
        is_sound(&scheme, &outcome);
    }
}

#[test]
fn little_time() {
    let scheme = busy();
    for milliseconds in [1, 20, 100] {
        let limit = Duration::from_millis(milliseconds);
        let options = alone().time_limit(limit);
        let outcome = Solver::new(&scheme).options(options).solve().expect("no fault");
        assert!(matches!(outcome.stopped, Stopped::Time | Stopped::Proved));
        is_sound(&scheme, &outcome);
        assert!(outcome.seconds >= limit.as_secs_f64() || outcome.stopped == Stopped::Proved);
    }
    // So long that no clock gets there: as good as none.
    let options = limited(1000).time_limit(Duration::MAX);
    let outcome = Solver::new(&scheme).options(options).solve().expect("no fault");
    assert_eq!(outcome.stopped, Stopped::Work);
}

/// More work continues the same search: never a worse plan, never a weaker bound.
#[test]
fn work_limits_are_exact_and_more_work_is_never_worse() {
    let scheme = busy();
    let mut before: Option<Outcome> = None;
    for work in [0, 1, 1000, 10_000, 50_000, 150_000, 400_000] {
        let run = || Solver::new(&scheme).options(limited(work)).solve().expect("no fault");
        let outcome = run();
        assert_eq!(bits(&run()), bits(&outcome), "work {work}");
        is_sound(&scheme, &outcome);
        if outcome.stopped == Stopped::Work {
            assert!(outcome.work >= work, "stopped at {} of {work}", outcome.work);
        }
        if let Some(before) = before {
            let objective = |of: &Outcome| of.solution().map(|found| found.claims.objective);
            assert!(objective(&outcome) >= objective(&before), "work {work}: a worse plan");
            assert!(outcome.bound <= before.bound, "work {work}: a weaker bound");
        }
        before = Some(outcome);
    }
}

#[test]
fn a_gap_is_enough() {
    let scheme = busy();
    let mut work = u64::MAX;
    for gap in [0.02, 0.05, 0.2, 1e9] {
        let outcome = Solver::new(&scheme).options(alone().gap(gap)).solve();
        let outcome = outcome.expect("no fault");
        assert!(matches!(outcome.stopped, Stopped::Gap | Stopped::Proved), "gap {gap}");
        assert!(outcome.gap().expect("a plan and a bound") <= gap, "gap {gap}");
        assert!(outcome.work <= work, "gap {gap}: more work than for a smaller gap");
        work = outcome.work;
        is_sound(&scheme, &outcome);
    }
}

#[test]
fn a_gap_is_true_of_the_optimum() {
    for (seed, scheme) in (0..200).map(|seed| (seed, small(seed))) {
        let outcome = Solver::new(&scheme).options(alone().gap(0.3)).solve();
        let outcome = outcome.expect("no fault");
        assert!(matches!(outcome.stopped, Stopped::Gap | Stopped::Proved), "seed {seed}");
        assert!(outcome.gap().is_none_or(|gap| gap <= 0.3), "seed {seed}");
        is_true(seed, &scheme, &outcome);
    }
}

#[test]
fn options_out_of_range_are_refused() {
    let scheme = small(1);
    for gap in [f64::NAN, -1e-9, f64::INFINITY, f64::NEG_INFINITY] {
        let refused = Solver::new(&scheme).options(alone().gap(gap)).solve();
        match refused {
            Err(Error::InvalidOption { option, given, .. }) => {
                assert_eq!((option, given), ("gap", gap.to_string()));
            }
            other => panic!("a gap of {gap} gave {other:?}"),
        }
    }
}
