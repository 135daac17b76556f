//! `secondment generate`.

use secondment::Scheme;
use secondment::sources::hospital::{Changes, HospitalSpec, generate_hospital};
use secondment::sources::{Family, Spec, generate};

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

const HOSPITAL: &str = "generate --shape hospital --candidates 6 --streams 7 --providers 3 --duration 2 \
     --periods 16 --changes cost --seed 3";

#[test]
fn the_hospital_shape_is_the_library_s() {
    let desk = Desk::new("generate-hospital");
    let printed = desk.run(HOSPITAL);
    assert_eq!(printed.code, 0, "{}", printed.err);
    let read = Scheme::from_json(&printed.out).expect("a valid scheme");
    let spec = HospitalSpec::new(6, 7, 3, 2, 16, 3);
    let made = generate_hospital(&spec.clone().changes(Changes::Cost)).expect("a possible spec");
    assert_eq!(read, made);
    let rewarded = desk.run(&HOSPITAL.replace("cost", "reward"));
    let read = Scheme::from_json(&rewarded.out).expect("a valid scheme");
    assert_eq!(read, generate_hospital(&spec).expect("a possible spec"));
    let stated = desk.run(&SMALL.replace("generate", "generate --shape general"));
    assert_eq!(stated.out, desk.run(SMALL).out);
}

#[test]
fn each_shape_names_every_argument_that_it_lacks_or_has_no_use_for() {
    let desk = Desk::new("generate-shapes");
    for (arguments, message) in [
        ("generate", "shape general needs --candidates, --posts, --periods, --eligible, --seed\n"),
        (
            "generate --shape hospital",
            "shape hospital needs --candidates, --streams, --providers, --duration, --periods, --seed, \
             --changes\n",
        ),
        (
            &format!("{SMALL} --streams 3 --providers 2 --duration 1 --changes cost"),
            "shape general has no --streams, --providers, --duration, --changes\n",
        ),
        (
            &format!("{HOSPITAL} --posts 3 --eligible 2 --kinds 1 --family loose"),
            "shape hospital has no --posts, --eligible, --kinds, --family\n",
        ),
        (
            "generate --shape hospital --candidates 0 --posts 3 --periods 2 --seed 1",
            "shape hospital needs --streams, --providers, --duration, --changes; it has no --posts\n",
        ),
    ] {
        desk.run(arguments).assert_refused(message);
    }
    let run = desk.run("generate --shape round");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("round"), "{}", run.err);
}

#[test]
fn an_impossible_hospital_lists_every_fault() {
    let desk = Desk::new("generate-impossible-hospital");
    let run = desk.run(
        "generate --shape hospital --candidates 0 --streams 12 --providers 65 --duration 2 --periods 23 \
         --changes cost --seed 3 --out scheme.json",
    );
    for fault in
        ["candidates is 0", "providers is 65", "12 streams of duration 2 do not fit into 23"]
    {
        run.assert_refused(fault);
    }
    assert_eq!(desk.files(), [] as [&str; 0]);
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
    desk.run(&format!("{SMALL} --out .")).assert_refused("it is not a file");
}
