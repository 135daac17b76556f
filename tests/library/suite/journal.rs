//! Going on from a journal, wherever it ends.

use std::num::NonZeroUsize;

use secondment::error::FaultCode;
use secondment::methods::suite::{Registry, Runner};

use crate::suite::support::{complete, file, files, registry, runner, suite};

const METHODS: &str = r#"[{"method": "jumping"}, {"method": "five"}]"#;

/// The faults of a journal: code, line.
fn refused(runner: &mut Runner<'_>, journal: &str) -> Vec<(FaultCode, Option<u32>)> {
    let before = runner.remaining();
    let invalid = runner.resume(journal).expect_err("a fault");
    assert_eq!((invalid.what, runner.remaining()), ("journal", before));
    assert!(invalid.faults.iter().all(|fault| !fault.cause.is_empty() && !fault.action.is_empty()));
    invalid.faults.iter().map(|fault| (fault.code, fault.line)).collect()
}

#[test]
fn a_journal_cut_at_any_byte_ends_in_the_same_files() {
    let registry = registry();
    let suite = suite(&file(METHODS, r#"{"count": 3}"#), &registry);
    let (whole, journal) = complete(&mut runner(&suite, &registry).threads(NonZeroUsize::new(2)));
    let expected = files(&whole);
    assert_eq!(journal.lines().count(), 1 + 8);
    let lines: Vec<usize> = journal.match_indices('\n').map(|(at, _)| at + 1).collect();
    for cut in 0..=journal.len() {
        let mut runner = runner(&suite, &registry).threads(NonZeroUsize::new(1));
        let kept = runner.resume(&journal[..cut]).expect("its own journal");
        let records = lines.iter().filter(|&&end| end <= cut).count().saturating_sub(1);
        assert_eq!(runner.remaining(), 8 - records, "{cut}");
        assert_eq!(kept, lines.iter().copied().filter(|&end| end <= cut).max().unwrap_or(0));
        // After every record, and somewhere within each line.
        if lines.contains(&cut) || cut % 97 == 0 {
            let results = runner.run(|_| ()).expect("it runs");
            assert_eq!(files(&results), expected, "{cut}");
        }
    }
}

#[test]
fn records_in_any_order_are_taken_over() {
    let registry = registry();
    let suite = suite(&file(METHODS, r#"{"count": 3}"#), &registry);
    let (whole, journal) = complete(&mut runner(&suite, &registry));
    let mut lines: Vec<&str> = journal.lines().collect();
    lines[1..].reverse();
    let mut runner = runner(&suite, &registry);
    runner.resume(&(lines.join("\n") + "\n")).expect("its own journal");
    assert_eq!(runner.remaining(), 0);
    assert_eq!(files(&runner.results()), files(&whole));
}

#[test]
fn a_journal_of_other_runs_is_refused() {
    let registry = registry();
    let suite = suite(&file(METHODS, r#"{"count": 3}"#), &registry);
    let (_, journal) = complete(&mut runner(&suite, &registry));
    let others = [
        file(METHODS, r#"{"count": 4}"#),
        file(r#"[{"method": "jumping"}]"#, r#"{"count": 3}"#),
        file(METHODS, r#"{"count": 3}"#).replacen("\"candidates\": 4", "\"candidates\": 5", 1),
        file(METHODS, r#"{"count": 3}"#).replacen("three", "four", 1),
    ];
    for text in others {
        let other = crate::suite::support::suite(&text, &registry);
        let faults = refused(&mut runner(&other, &registry), &journal);
        assert_eq!(faults, [(FaultCode::UnknownId, Some(1))], "{text}");
    }
}

#[test]
fn names_columns_and_reference_change_no_run() {
    let registry = registry();
    let text = file(METHODS, r#"{"count": 3}"#);
    let suite = suite(&text, &registry);
    let (_, journal) = complete(&mut runner(&suite, &registry));
    let text =
        text.replacen("\"toys\"", "\"new\", \"columns\": [\"odd\"], \"reference\": \"five\"", 1);
    let renamed = crate::suite::support::suite(&text, &registry);
    let mut runner = runner(&renamed, &registry);
    runner.resume(&journal).expect("the same runs");
    assert_eq!(runner.remaining(), 0);
    assert!(runner.results().table_csv().contains("\nnew,three,five,,odd,,1\n"));
}

#[test]
fn lines_that_are_no_records_of_these_runs_are_named_together() {
    let registry = registry();
    let suite = suite(&file(METHODS, r#"{"count": 3}"#), &registry);
    let mut runner = runner(&suite, &registry);
    let (_, journal) = complete(&mut runner);
    let mut fresh = crate::suite::support::runner(&suite, &registry);
    let lines: Vec<&str> = journal.lines().collect();
    let joined = |lines: &[&str]| lines.join("\n") + "\n";
    let faults = refused(&mut fresh, &joined(&[lines[0], "{}", lines[1], "nonsense"]));
    assert_eq!(faults, [(FaultCode::Syntax, Some(2)), (FaultCode::Syntax, Some(4))]);
    let stranger = lines[2].replacen("jumping", "walking", 1);
    let faults = refused(&mut fresh, &joined(&[lines[0], lines[1], &stranger, lines[1]]));
    assert_eq!(faults, [(FaultCode::UnknownId, Some(3)), (FaultCode::DuplicateEntry, Some(4))]);
    let faults = refused(&mut fresh, "{\"some\": \"file\"}\n");
    assert_eq!(faults, [(FaultCode::Syntax, Some(1))]);
}

#[test]
fn real_numbers_survive_the_journal() {
    let registry = Registry::standard();
    let text = file(r#"[{"method": "serial-period"}, {"method": "stay-put"}]"#, r#"{"count": 4}"#);
    let suite = suite(&text, &registry);
    let (whole, journal) = complete(&mut runner(&suite, &registry));
    let mut again = runner(&suite, &registry);
    again.resume(&journal).expect("its own journal");
    assert_eq!(again.remaining(), 0);
    assert_eq!(again.results(), whole);
}
