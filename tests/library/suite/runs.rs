//! Running: in order, in parallel, in spite of failures, alone where it is timed.

use std::num::NonZeroUsize;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

use secondment::CancelToken;
use secondment::methods::suite::{Registry, Status, Summary};
use secondment::solve::Error;

use crate::suite::support::{Habit, Toy, complete, file, files, jumps, registry, runner, suite};

#[test]
fn the_table_is_long_and_in_the_order_of_the_file() {
    let registry = registry();
    let text = file(r#"[{"method": "jumping"}, {"method": "five", "label": "always"}]"#, "[5, 2]");
    let suite = suite(&text, &registry);
    let (results, _) = complete(&mut runner(&suite, &registry).threads(NonZeroUsize::new(2)));
    let table = results.table_csv();
    // Seed 5 says 8, seed 2 says 1; the scheme's name needs quotes.
    let expected = "\
suite,scheme,method,seed,measure,of,value
toys,\"one, \"\"two\"\"\",jumping,5,said,,8
toys,\"one, \"\"two\"\"\",jumping,5,distance,,2
toys,\"one, \"\"two\"\"\",jumping,5,half,it,4
toys,\"one, \"\"two\"\"\",jumping,2,said,,1
toys,\"one, \"\"two\"\"\",jumping,2,distance,,9
toys,\"one, \"\"two\"\"\",jumping,2,half,it,0.5
toys,\"one, \"\"two\"\"\",jumping,2,odd,,1
toys,\"one, \"\"two\"\"\",always,,said,,5
toys,\"one, \"\"two\"\"\",always,,distance,,5
toys,\"one, \"\"two\"\"\",always,,half,it,2.5
toys,\"one, \"\"two\"\"\",always,,odd,,1
toys,three,jumping,5,said,,8
";
    assert!(table.starts_with(expected), "{table}");
    assert_eq!(table.lines().count(), 1 + 2 * 11);
    let lines = results.table_jsonl();
    let first = r#"{"suite":"toys","scheme":"one, \"two\"","method":"jumping","seed":5,"measure":"said","of":"","value":8}"#;
    assert_eq!(lines.lines().next(), Some(first));
    assert_eq!(lines.lines().count(), 22);
    assert_eq!(results.timings_csv(), "suite,scheme,method,seed,repetition,seconds\n");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let registry = Registry::standard();
    let methods: Vec<String> =
        registry.names().map(|name| format!(r#"{{"method": "{name}"}}"#)).collect();
    let text = file(&format!("[{}]", methods.join(", ")), r#"{"count": 3}"#);
    let suite = suite(&text, &registry);
    let made = |threads| {
        let mut runner = runner(&suite, &registry).threads(NonZeroUsize::new(threads));
        files(&complete(&mut runner).0)
    };
    let one = made(1);
    assert!(one[0].contains("optimiser") && one[0].contains("serial-period"));
    assert!(one[3].contains("\"deterministic\": true"));
    for threads in [2, 3, 8] {
        assert_eq!(made(threads), one, "{threads} threads");
    }
    assert_eq!(made(0), one, "the caller's pool");
}

#[test]
fn failures_and_panics_are_recorded_and_stop_nothing() {
    let registry = registry().method(Toy::new("fragile", true, Habit::Fails));
    let text = file(r#"[{"method": "fragile"}, {"method": "jumping"}]"#, "[3, 4, 5]");
    let suite = suite(&text, &registry);
    let (results, _) = complete(&mut runner(&suite, &registry).threads(NonZeroUsize::new(2)));
    assert_eq!(results.records().len(), 12);
    let found: Vec<(Status, &str)> =
        results.records()[..3].iter().map(|record| (record.status, &*record.reason)).collect();
    let expected = [
        (Status::Failed, "cannot start threads: none left"),
        (Status::NoPlan, "no plan was found"),
        (Status::Panicked, "seed 5 is too much"),
    ];
    assert_eq!(found, expected);
    assert!(results.records()[3..6].iter().all(|record| record.status == Status::Planned));
    let runs = results.runs_csv();
    assert!(runs.contains("fragile,5,panicked,,,seed 5 is too much\n"), "{runs}");
    let summary = Summary::of(&results);
    assert_eq!((summary.schemes[0].methods[0].planned, summary.schemes[0].methods[0].runs), (0, 3));
    let text = summary.to_string();
    assert!(text.contains("fragile: 1 of 3 runs panicked: seed 5 is too much"), "{text}");
}

#[test]
fn a_cancelled_suite_keeps_what_was_whole_and_goes_on() {
    let registry = registry();
    let text = file(r#"[{"method": "jumping"}, {"method": "five"}]"#, r#"{"count": 6}"#);
    let suite = suite(&text, &registry);
    let (whole, _) = complete(&mut runner(&suite, &registry));
    for threads in [1, 3] {
        let cancel = CancelToken::new();
        let mut runner = runner(&suite, &registry)
            .threads(NonZeroUsize::new(threads))
            .cancel_token(cancel.clone());
        let mut count = 0;
        let results = runner.run(|_| {
            count += 1;
            if count == 5 {
                cancel.cancel();
            }
        });
        assert_eq!(results.expect("it runs").records().len(), 5);
        assert_eq!((count, runner.remaining()), (5, 9));
        let mut runner = runner.cancel_token(CancelToken::new());
        let rest = runner.run(|_| count += 1).expect("it runs");
        assert_eq!(count, 14);
        assert_eq!(files(&rest), files(&whole));
    }
}

#[test]
fn what_a_cancelled_method_returns_is_not_recorded() {
    let registry = registry().method(Toy::new("long", true, Habit::Interrupted));
    let text = file(r#"[{"method": "long"}]"#, r#"{"count": 6}"#);
    let suite = suite(&text, &registry);
    let mut runner = runner(&suite, &registry).threads(NonZeroUsize::new(1));
    let results = runner.run(|_| ()).expect("it runs");
    let seeds: Vec<_> = results.records().iter().map(|record| record.seed).collect();
    assert_eq!(seeds, [Some(1), Some(2)]);
}

#[test]
fn timed_runs_are_alone_and_repeated_and_their_seconds_stay_out_of_the_table() {
    let hasty = Toy::new("hasty", true, Habit::Says(jumps));
    let timed = Toy::new("timed", true, Habit::Says(jumps)).beside(&hasty);
    let (together, alone) = (Arc::clone(&hasty.company), Arc::clone(&timed.company));
    let registry = registry().method(hasty).method(timed);
    let methods = r#"[{"method": "timed", "timed": 3}, {"method": "hasty"}]"#;
    let suite = suite(&file(methods, r#"{"count": 6}"#), &registry);
    let started = Mutex::new(0);
    let mut runner = runner(&suite, &registry).threads(NonZeroUsize::new(4)).on_progress(|seen| {
        if seen.starts {
            assert!(seen.method == "timed" && seen.done >= 12, "{seen:?}");
            *started.lock().expect("no panic") += 1;
        }
    });
    let (results, journal) = complete(&mut runner);
    drop(runner);
    assert_eq!(*started.lock().expect("no panic"), 12);
    assert_eq!(alone.load(Ordering::SeqCst), 1);
    assert!(together.load(Ordering::SeqCst) <= 4);
    let timings = results.timings_csv();
    assert_eq!(timings.lines().count(), 1 + 2 * 6 * 3);
    assert!(
        timings.lines().nth(3).is_some_and(|line| line.contains(",timed,1,3,0.0")),
        "{timings}"
    );
    assert!(results.records()[0].seconds.iter().all(|&seconds| seconds >= 0.001));
    assert!(results.records()[6].seconds.is_empty());
    assert!(files(&results).iter().all(|file| !file.contains("seconds")));
    // Timings are taken over with the rest.
    let mut again = crate::suite::support::runner(&suite, &registry);
    again.resume(&journal).expect("its own journal");
    assert_eq!(again.results(), results);
}

#[test]
fn a_time_limit_has_the_machine_to_itself_and_is_named_as_not_deterministic() {
    let registry = Registry::standard();
    let methods = r#"[{"method": "optimiser", "time_limit": 20, "threads": 2, "seeds": [1]}]"#;
    let suite = suite(&file(methods, "[1]"), &registry);
    assert!(suite.methods()[0].runs_alone());
    let (results, _) = complete(&mut runner(&suite, &registry));
    let manifest: serde_json::Value =
        serde_json::from_str(&results.manifest_json()).expect("it is JSON");
    assert_eq!(manifest["deterministic"], false);
    let method = &manifest["methods"][0];
    assert_eq!((&method["deterministic"], &method["alone"]), (&false.into(), &true.into()));
    assert_eq!(method["time_limit"], 20.0);
    assert!(results.records()[0].bound.is_some());
}

#[test]
fn too_many_threads_are_refused() {
    let registry = registry();
    let suite = suite(&file(r#"[{"method": "five"}]"#, "[1]"), &registry);
    let made = runner(&suite, &registry).threads(NonZeroUsize::new(1025)).run(|_| ());
    assert!(matches!(made, Err(Error::InvalidOption { option: "threads", .. })));
}
