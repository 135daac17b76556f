//! `secondment bench instances` and `secondment bench import`.

use secondment::Scheme;
use secondment::sources::instances::{INSTANCES_VERSION, Instance, instances};

use crate::harness::Desk;

#[test]
fn the_list_has_every_instance_with_what_is_known() {
    let desk = Desk::new("bench-instances-list");
    let run = desk.run("bench instances --format json");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let list = run.json();
    assert_eq!(list["version"], INSTANCES_VERSION);
    let rows = list["instances"].as_array().expect("a list");
    assert_eq!(rows.len(), instances().len());
    for (row, instance) in rows.iter().zip(instances()) {
        assert_eq!(row["instance"], instance.name);
        assert_eq!(row["fingerprint"], instance.fingerprint());
        assert_eq!(row["value"].as_i64(), instance.best_known().map(|best| best.value));
        assert_eq!(row["bound"].as_i64(), instance.best_known().map(|best| best.bound));
    }
    let small = desk.run("bench instances --up-to 60");
    let lines = small.out.lines().count();
    assert_eq!(lines, 1 + instances().iter().filter(|instance| instance.size <= 60).count());
}

#[test]
fn an_instance_is_written() {
    let desk = Desk::new("bench-instances-write");
    let run = desk.run("bench instances --write one-period-60-1 --out scheme.json");
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    let scheme = Scheme::from_json(&desk.read("scheme.json")).expect("a valid scheme");
    let instance = Instance::find("one-period-60-1").expect("an instance");
    assert_eq!(scheme.fingerprint(), instance.fingerprint());
    let printed = desk.run("bench instances --write one-period-60-1 --out -");
    assert_eq!(printed.out, desk.read("scheme.json"));
    let unknown = desk.run("bench instances --write nowhere-60-1 --out scheme.json");
    unknown.assert_refused("there is no instance nowhere-60-1");
    assert_eq!(desk.run("bench instances --write one-period-60-1").code, 2);
}

#[test]
fn a_recheck_compares() {
    let desk = Desk::new("bench-instances-recheck");
    let run = desk
        .run("bench instances --recheck --up-to 60 --work-limit 100000 --threads 1 --format json");
    assert_eq!(run.code, 0, "{}", run.err);
    let checked = run.json();
    assert_eq!(checked["work_limit"], 100_000);
    for row in checked["instances"].as_array().expect("a list") {
        let remarks = row["remarks"].as_array().expect("a list");
        assert!(remarks.iter().all(|one| one != "contradiction" && one != "other-scheme"), "{row}");
    }
    assert!(run.err.contains("one-period-60-1: "), "{}", run.err);
}

const COSTS: &str = "3\n4 1 3\n2 0 5\n3 2 2\n";
const VOTES: &str = "# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 3\n\
# NUMBER UNIQUE ORDERS: 2\n# ALTERNATIVE NAME 1: North\n# ALTERNATIVE NAME 2: South\n2: 1,2\n1: 2\n";

#[test]
fn an_assignment_problem_is_imported_and_solved() {
    let desk = Desk::new("bench-import-costs");
    desk.write("costs.txt", COSTS);
    let run = desk.run("bench import costs.txt --out scheme.json");
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(run.err.contains("a plan of P points costs 15 - P"), "{}", run.err);
    let solved = desk.run("solve scheme.json --format json").json();
    // The least cost is 1 + 2 + 2.
    assert_eq!((&solved["objective"], &solved["status"]), (&10.into(), &"optimal".into()));
    let foreign = desk.run("bench import costs.txt --places 2 --points 1 --out other.json");
    foreign.assert_refused("an assignment problem has no --places, --points");
    assert_eq!(desk.files(), ["costs.txt", "scheme.json"]);
}

#[test]
fn votes_are_imported_with_options() {
    let desk = Desk::new("bench-import-votes");
    desk.write("votes.soi", VOTES);
    desk.write("votes", VOTES);
    assert_eq!(desk.run("bench import votes.soi --out scheme.json").code, 0);
    let plain = desk.read("scheme.json");
    let scheme = Scheme::from_json(&plain).expect("a valid scheme");
    assert_eq!((scheme.candidates().len(), scheme.posts().len()), (3, 2));
    let unnamed = desk.run("bench import votes --from preflib --out scheme.json");
    assert_eq!((unnamed.code, desk.read("scheme.json")), (0, plain), "{}", unnamed.err);
    let run = desk.run(
        "bench import votes.soi --places 7 --points 9,-1 --unlisted refused --out scheme.json",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let scheme = desk.read_json("scheme.json");
    assert_eq!(scheme["posts"][0]["places"], 7);
    assert_eq!(scheme["objective"]["preference"]["ranks"]["2"], -1.0);
    assert_eq!(scheme["candidates"][2]["only"].as_array().map(Vec::len), Some(1));
    desk.run("bench import votes --out scheme.json").assert_refused("state --from");
}

#[test]
fn every_fault_of_a_file_is_listed() {
    let desk = Desk::new("bench-import-faults");
    desk.write("votes.soi", &VOTES.replace("VOTERS: 3", "VOTERS: 4").replace("1: 2\n", "1: 3\n"));
    let run = desk.run("bench import votes.soi --out scheme.json");
    run.assert_refused("votes.soi is not a valid PrefLib file: 2 faults");
    run.assert_refused("error number-out-of-range at number of voters (line 3)");
    run.assert_refused("error unknown-id at orders[1] (line 8)");
    assert_eq!(desk.files(), ["votes.soi"]);
}
