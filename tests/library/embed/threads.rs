//! Threads: what may be handed between them, whose pool the work runs in, and callbacks that panic.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::ThreadPoolBuilder;
use secondment::plan::{Certificate, Prices};
use secondment::solve::Solver;
use secondment::{CancelToken, Error, Options, Outcome, Plan, Scheme, SchemeBuilder, Solution};

use crate::common::bits::bits;
use crate::embed::{busy, limited, small};

const WORK: u64 = 150_000;

fn with_threads(threads: Option<usize>) -> Options {
    limited(WORK).threads(threads.and_then(NonZeroUsize::new))
}

fn solve(scheme: &Scheme, threads: Option<usize>) -> Outcome {
    Solver::new(scheme).options(with_threads(threads)).solve().expect("no fault")
}

#[test]
fn what_callers_keep_can_be_handed_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Scheme>();
    shared::<SchemeBuilder>();
    shared::<Plan>();
    shared::<Options>();
    shared::<Outcome>();
    shared::<CancelToken>();
    shared::<Error>();
    shared::<Solution>();
    shared::<Certificate>();
    shared::<Prices>();
}

#[test]
fn the_callers_pool_and_a_private_one_and_one_thread_say_the_same() {
    let scheme = busy();
    let alone = solve(&scheme, Some(1));
    assert_eq!(alone.threads, 1);
    let private = solve(&scheme, Some(3));
    assert_eq!(private.threads, 3);
    assert_eq!(bits(&private), bits(&alone));
    let pool = ThreadPoolBuilder::new().num_threads(2).build().expect("a pool");
    let installed = pool.install(|| solve(&scheme, None));
    assert_eq!(installed.threads, 2);
    assert_eq!(bits(&installed), bits(&alone));
    // A private pool may be asked for inside the caller's, and one thread as well.
    let nested = pool.install(|| [solve(&scheme, Some(2)), solve(&scheme, Some(1))]);
    assert_eq!(nested.map(|outcome| (outcome.threads, bits(&outcome))), {
        [(2, bits(&alone)), (1, bits(&alone))]
    });
}

#[test]
fn one_scheme_can_be_solved_by_several_threads_at_once() {
    let scheme = busy();
    let expected = bits(&solve(&scheme, Some(1)));
    std::thread::scope(|scope| {
        let runs = [Some(1), Some(1), Some(2), None];
        let handles = runs.map(|threads| {
            scope.spawn({
                let scheme = &scheme;
                move || bits(&solve(scheme, threads))
            })
        });
        for handle in handles {
            assert_eq!(handle.join().expect("no panic"), expected);
        }
    });
}

#[test]
fn callbacks_run_on_the_calling_thread() {
    let scheme = busy();
    for threads in [Some(1), Some(2), None] {
        let caller = std::thread::current().id();
        let mut calls = 0;
        let watcher = |_: &_| {
            calls += 1;
            assert_eq!(std::thread::current().id(), caller);
        };
        let solver = Solver::new(&scheme).options(with_threads(threads)).on_progress(watcher);
        solver.solve().expect("no fault");
        assert!(calls > 0, "nobody was called back");
    }
}

/// Wherever it panics: the scheme and the pool are as good as before.
#[test]
fn a_callback_that_panics_breaks_nothing() {
    let scheme = busy();
    let expected = bits(&solve(&scheme, Some(1)));
    let pool = ThreadPoolBuilder::new().num_threads(2).build().expect("a pool");
    for threads in [Some(1), Some(2), None] {
        for last in [1, 2, 5] {
            let mut calls = 0;
            let watcher = |_: &_| {
                calls += 1;
                assert!(calls < last, "enough of it");
            };
            let solver = Solver::new(&scheme).options(with_threads(threads)).on_progress(watcher);
            let caught = catch_unwind(AssertUnwindSafe(|| solver.solve()));
            let panic = caught.expect_err("the panic reaches the caller");
            assert!(panic.downcast_ref::<&str>().is_some_and(|text| *text == "enough of it"));
            assert_eq!(calls, last);
            assert_eq!(bits(&solve(&scheme, threads)), expected);
        }
    }
    let unwound = catch_unwind(AssertUnwindSafe(|| {
        let stop = |_: &_| panic!("in the pool");
        pool.install(|| {
            let solver = Solver::new(&scheme).options(with_threads(None)).on_progress(stop);
            solver.solve().map(|outcome| outcome.work)
        })
    }));
    assert!(unwound.is_err());
    assert_eq!(bits(&pool.install(|| solve(&scheme, None))), expected);
}

#[test]
fn nothing_carries_over_from_one_solve_to_the_next() {
    let schemes: Vec<Scheme> = (0..20).map(small).chain([busy()]).collect();
    let solved = |scheme: &Scheme| bits(&solve(scheme, Some(1)));
    let forwards: Vec<String> = schemes.iter().map(solved).collect();
    let mut backwards: Vec<String> = schemes.iter().rev().map(solved).collect();
    backwards.reverse();
    assert_eq!(forwards, backwards);
}
