//! Past participants beside a plan, in one table.

use secondment::model::Id;
use secondment::monitor::evidence::{EvidenceRow, Leakage, Level, Past, Source, leakage};
use secondment::tables::Value;
use secondment::{Placement, Plan};

use crate::monitor::cohort::{Person, cohort};

/// Two candidates: one newly a translator, with the bonus of 500 points, and one not placed. Past: two
/// translators, of whom one stays and one leaves by 24 months, and one other of whom nothing is known, who
/// bears the id of a candidate.
fn small() -> Leakage {
    let (scheme, plan) =
        cohort(&[Person { outcome: 1, kinds: 1 }, Person { outcome: 0, kinds: 0 }]);
    let past = Past::from_csv(
        b"id,exposure,values_fit,translator,public_12,public_24\n\
        p1,1500,2.5,yes,yes,yes\np2,700,-40,yes,yes,no\nc000,0,0,no,,\n",
    );
    leakage(&scheme, &plan, &past.expect("a table"), Level::default()).expect("a table")
}

#[test]
fn every_row_is_there() {
    let expected = "\
source,id,translator,months,measure,value
past,c000,no,,exposure,0
past,c000,no,,values-fit,0
past,c000,no,,followed-months,0
past,c000,no,,left,0
past,p1,yes,,exposure,1500
past,p1,yes,,values-fit,2.5
past,p1,yes,,followed-months,24
past,p1,yes,,left,0
past,p1,yes,12,public,1
past,p1,yes,24,public,1
past,p2,yes,,exposure,700
past,p2,yes,,values-fit,-40
past,p2,yes,,followed-months,24
past,p2,yes,,left,1
past,p2,yes,12,public,1
past,p2,yes,24,public,0
plan,c000,yes,,exposure,500
plan,c000,yes,,values-fit,0
plan,c000,yes,,translator-before,0
plan,c000,yes,12,survival,1
plan,c000,yes,24,survival,0.5
plan,c001,no,,exposure,0
plan,c001,no,,values-fit,0
plan,c001,no,,translator-before,0
survival,,no,,left-out,1
survival,,no,,returned,0
survival,,no,12,at-risk,0
survival,,no,12,events,0
survival,,no,12,censored,0
survival,,no,24,at-risk,0
survival,,no,24,events,0
survival,,no,24,censored,0
survival,,yes,,left-out,0
survival,,yes,,returned,0
survival,,yes,12,at-risk,2
survival,,yes,12,events,0
survival,,yes,12,censored,0
survival,,yes,12,survival,1
survival,,yes,24,at-risk,2
survival,,yes,24,events,1
survival,,yes,24,censored,1
survival,,yes,24,survival,0.5
";
    let csv = small().to_csv();
    let (head, tail) = csv.split_at(expected.len());
    assert_eq!(head, expected);
    // 0.5 sqrt(0.5), and 0.5^exp(+-1.959964 sqrt(0.5) / log 0.5).
    let rest: Vec<_> = tail.lines().collect();
    assert_eq!(rest.len(), 4);
    for (line, (measure, value)) in rest.iter().zip([
        ("standard-error", 0.353_553_4),
        ("low", 0.005_983_1),
        ("high", 0.910_410_1),
    ]) {
        let number = line.strip_prefix(&format!("survival,,yes,24,{measure},")).expect("the row");
        let number: f64 = number.parse().expect("a number");
        assert!((number - value).abs() < 5e-7, "{line}");
    }
    assert_eq!(rest[3], "survival,,,,level,0.95");
}

#[test]
fn one_row_per_source_id_months_and_measure() {
    let leakage = small();
    let key =
        |row: &EvidenceRow| (row.source, row.id.clone(), row.translator, row.months, row.measure);
    let mut keys: Vec<_> = leakage.rows.iter().map(key).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), leakage.rows.len());
    // One id of two people.
    let sources = [Source::Past, Source::Plan];
    for source in sources {
        let of = |row: &&EvidenceRow| {
            row.source == source && row.id.as_ref().is_some_and(|id| id.as_str() == "c000")
        };
        assert!(leakage.rows.iter().any(|row| of(&row)));
    }
}

#[test]
fn json_lines_are_the_same_table() {
    let leakage = small();
    let text = leakage.to_json_lines();
    assert_eq!(text.lines().count(), leakage.rows.len());
    for (line, row) in text.lines().zip(&leakage.rows) {
        let object: serde_json::Value = serde_json::from_str(line).expect("an object");
        assert_eq!(object["source"], row.source.as_str());
        assert_eq!(object["id"].as_str(), row.id.as_ref().map(Id::as_str));
        let translator = row.translator.map(|yes| if yes { "yes" } else { "no" });
        assert_eq!(object["translator"].as_str(), translator);
        assert_eq!(object["months"].as_u64(), row.months.map(u64::from));
        assert_eq!(object["measure"], row.measure);
        assert_eq!(object["value"].as_f64(), Some(row.value.as_f64()));
    }
}

#[test]
fn real_numbers_read_back_exactly() {
    let leakage = small();
    for (line, row) in leakage.to_csv().lines().skip(1).zip(&leakage.rows) {
        let text = line.rsplit(',').next().expect("a field");
        if let Value::Real(value) = row.value {
            assert_eq!(text.parse::<f64>().expect("a number").to_bits(), value.to_bits());
        }
    }
}

#[test]
fn a_plan_of_another_scheme_is_refused() {
    let (scheme, mut plan) = cohort(&[Person { outcome: 0, kinds: 0 }]);
    plan.place("stranger", Placement { post: "first".into(), start: 1 });
    let refused = leakage(&scheme, &plan, &Past::default(), Level::default());
    assert_eq!(refused.expect_err("an unknown candidate").what, "plan");
    let empty = leakage(&scheme, &Plan::new(), &Past::default(), Level::default());
    // Nobody in the past: no survival to go by, and no row of it.
    assert!(empty.expect("a table").rows.iter().all(|row| row.measure != "survival"));
}
