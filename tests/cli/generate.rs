//! `secondment generate`.

use secondment::Scheme;
use secondment::bench::{Family, Spec, generate};

use crate::harness::Desk;

const SMALL: &str = "generate --candidates 6 --posts 9 --periods 2 --eligible 4 --seed 3";

#[test]
fn file_and_standard_output_hold_the_library_s_scheme() {
    let desk = Desk::new("generate-out");
    let printed = desk.run(SMALL);
    assert_eq!(printed.code, 0);
    let written = desk.run(&format!("{SMALL} --out scheme.json"));
    assert_eq!((written.code, written.out.as_str()), (0, ""));
    assert_eq!(desk.files(), ["scheme.json"]);
    assert_eq!(desk.read("scheme.json"), printed.out);
    let read = Scheme::from_json(&printed.out).expect("a valid scheme");
    let made = generate(&Spec::new(6, 9, 2, 4, 3)).expect("a possible spec");
    assert_eq!(read.fingerprint(), made.fingerprint());
    assert!(written.err.contains(made.fingerprint()));
}

#[test]
fn kinds_and_family_are_passed_on() {
    let desk = Desk::new("generate-options");
    let run = desk.run(&format!("{SMALL} --kinds 3 --family loose"));
    let read = Scheme::from_json(&run.out).expect("a valid scheme");
    let spec = Spec::new(6, 9, 2, 4, 3).kinds(3).family(Family::Loose);
    assert_eq!(read, generate(&spec).expect("a possible spec"));
}

#[test]
fn an_impossible_spec_lists_every_fault() {
    let desk = Desk::new("generate-impossible");
    let run = desk.run(
        "generate --candidates 0 --posts 9 --periods 2 --eligible 10 --seed 3 --out scheme.json",
    );
    run.assert_refused("candidates is 0");
    run.assert_refused("only 9 posts");
    assert_eq!(desk.files(), [] as [&str; 0]);
}

#[test]
fn a_file_that_cannot_be_written_exits_with_2() {
    let desk = Desk::new("generate-unwritable");
    desk.run(&format!("{SMALL} --out no-such-folder/scheme.json"))
        .assert_refused("cannot write no-such-folder/scheme.json");
    desk.run(&format!("{SMALL} --out .")).assert_refused("it is no file");
}
