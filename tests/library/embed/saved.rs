//! What is written down can be read again, says its format, and holds nothing unknown.

use std::fmt::Debug;

use secondment::plan::{
    BranchNode, BranchSplit, Branching, Certificate, Prices, Residual, residual_digest,
};
use secondment::solve::Solver;
use secondment::{Plan, Proof, Scheme, Solution};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::embed::{alone, small};

fn value(saved: &impl Serialize) -> Value {
    serde_json::to_value(saved).expect("has a JSON form")
}

/// Round trip, format, and what is refused.
fn is_saved_well<T: Serialize + DeserializeOwned + PartialEq + Debug>(saved: &T) {
    let written = value(saved);
    assert_eq!(written["format"], json!(1));
    assert_eq!(&serde_json::from_value::<T>(written.clone()).expect("what was written"), saved);
    let text = serde_json::to_string(saved).expect("has a JSON form");
    assert_eq!(&serde_json::from_str::<T>(&text).expect("what was written"), saved);
    let refuses = |change: &dyn Fn(&mut Value)| {
        let mut changed = written.clone();
        change(&mut changed);
        assert!(serde_json::from_value::<T>(changed.clone()).is_err(), "read {changed}");
    };
    refuses(&|saved| saved["surprise"] = json!(1));
    for format in [json!(0), json!(2), json!("1"), json!(null), json!(1.5), json!(-1)] {
        refuses(&|saved| saved["format"] = format.clone());
    }
    refuses(&|saved| drop(saved.as_object_mut().expect("an object").remove("format")));
}

/// With a residual, as if prices had fallen short.
fn with_residual(mut solution: Solution) -> Solution {
    let (digest, back_end) = (residual_digest([]), Some("branch-and-bound".to_owned()));
    let split = BranchSplit { candidate: "a".into(), places: vec![0] };
    let nodes = vec![
        BranchNode { prices: vec![(0, 1024)], split: Some(split) },
        BranchNode::default(),
        BranchNode::default(),
    ];
    let tree = Some(Branching { places: vec![("desk".into(), 1)], rows: Vec::new(), nodes });
    let value = solution.claims.objective;
    solution.certificate.residual = Some(Residual { value, rotations: 0, digest, tree, back_end });
    solution
}

fn solutions() -> impl Iterator<Item = (Scheme, Solution)> {
    (0..80).filter_map(|seed| {
        let scheme = small(seed);
        let outcome = Solver::new(&scheme).options(alone()).solve().expect("no fault");
        let solution = outcome.solution()?.clone();
        Some((scheme, solution))
    })
}

#[test]
fn every_saved_object_has_a_format_and_refuses_what_it_does_not_know() {
    for (scheme, solution) in solutions() {
        is_saved_well::<Scheme>(&scheme);
        is_saved_well::<Solution>(&solution);
        is_saved_well::<Plan>(&solution.plan);
        is_saved_well::<Certificate>(&solution.certificate);
        is_saved_well::<Prices>(&solution.certificate.prices);
        is_saved_well::<Solution>(&with_residual(solution));
    }
}

#[test]
fn unknown_fields_inside_are_refused_as_well() {
    let (_, solution) = solutions()
        .find(|(_, solution)| solution.plan.placed() > 0)
        .expect("some solution places someone");
    let written = value(&with_residual(solution));
    let placed = written["plan"]["rotations"].as_object().expect("a map");
    let someone = placed.keys().next().expect("someone is placed");
    let inside = [
        "/plan".to_owned(),
        format!("/plan/rotations/{someone}/0"),
        "/claims".to_owned(),
        "/certificate".to_owned(),
        "/certificate/prices".to_owned(),
        "/certificate/residual".to_owned(),
        "/certificate/residual/tree".to_owned(),
        "/certificate/residual/tree/nodes/0".to_owned(),
        "/certificate/residual/tree/nodes/0/split".to_owned(),
    ];
    for pointer in inside {
        let mut changed = written.clone();
        let part = changed.pointer_mut(&pointer).unwrap_or_else(|| panic!("no {pointer}"));
        part["surprise"] = json!(1);
        let refused = serde_json::from_value::<Solution>(changed).expect_err(&pointer);
        assert!(refused.to_string().contains("surprise"), "{refused}");
    }
}

#[test]
fn meta_is_kept_and_changes_nothing_else() {
    let (scheme, mut solution) = solutions().next().expect("a solution");
    solution.meta.insert("run".into(), json!({"by": "a rehearsal", "no": [1, 2.5, null]}));
    is_saved_well::<Solution>(&solution);
    let again: Solution = serde_json::from_value(value(&solution)).expect("what was written");
    assert_eq!(again.meta, solution.meta);
    let mut parts = scheme.edit();
    parts.meta.insert("owner".into(), json!("the talent team"));
    parts.candidates[0].meta.insert("desk".into(), json!([{"row": 7}]));
    parts.posts[0].meta.insert("ledger".into(), json!(12));
    let noted = parts.build().expect("meta is free");
    is_saved_well::<Scheme>(&noted);
    let read = Scheme::from_json(&noted.to_json()).expect("what was written");
    assert_eq!(read.parts().candidates[0].meta, noted.parts().candidates[0].meta);
    let solve = |scheme: &Scheme| {
        let outcome = Solver::new(scheme).options(alone()).solve().expect("no fault");
        outcome.solution().map(|solution| (solution.plan.clone(), solution.claims.clone()))
    };
    assert_eq!(solve(&noted), solve(&scheme));
}

#[test]
fn a_solution_of_another_scheme_is_told_apart() {
    let (scheme, solution) = solutions().next().expect("a solution");
    let mut parts = scheme.edit();
    parts.name.push_str(" again");
    let other = parts.build().expect("names are free");
    let verdict = secondment::verify::verify_solution(&other, &solution);
    let rules: Vec<_> = verdict.violations.iter().map(|violation| violation.rule).collect();
    assert_eq!(rules, [secondment::verify::Rule::Fingerprint]);
}

/// As versions before wrote it, when a search without a record was a back end.
const OLD: &str = r#"{
    "format": 1,
    "fingerprint": "0",
    "plan": {"format": 1, "rotations": {"a": [{"post": "desk", "start": 1}]}},
    "claims": {
        "objective": 500, "bound": 500, "proof": "back-end", "exposure": 0,
        "translators_before": 0, "translators_after": 0
    },
    "certificate": {
        "format": 1,
        "prices": {"format": 1, "posts": {"desk": {"1": 102400}}},
        "residual": {"value": 500, "rotations": 2, "digest": "0", "back_end": "microlp"}
    }
}"#;

#[test]
fn an_older_plan_file_is_read_and_its_proof_written_as_it_is_called_now() {
    let solution: Solution = serde_json::from_str(OLD).expect("it is read");
    assert_eq!(solution.claims.proof, Proof::Unrecorded);
    let written = serde_json::to_value(&solution).expect("it can be written");
    assert_eq!(written["claims"]["proof"], "unrecorded");
}
