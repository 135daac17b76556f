//! Methods that see other weights than those by which their plans are judged.

use secondment::error::FaultCode;
use secondment::methods::suite::{Registry, Runner, Suite};

use crate::suite::support::{complete, runner, suite};

fn text(methods: &str) -> String {
    format!(
        r#"{{"format": 1, "name": "weights", "seeds": [1], "reference": "as it is",
            "schemes": [{{"name": "town", "generate": {{"candidates": 12, "posts": 9, "periods": 3,
                "eligible": 5, "seed": 4}}}}],
            "methods": [{{"method": "optimiser", "label": "as it is"}}, {methods}]}}"#
    )
}

fn whole(suite: &Suite, registry: &Registry) -> Vec<(String, i64, i64, Option<i64>)> {
    let (results, _) = complete(&mut runner(suite, registry));
    let value = |record: &secondment::methods::suite::Record, measure: &str| {
        let entry = record.data.iter().find(|entry| entry.measure == measure).expect("measured");
        entry.value.as_f64() as i64
    };
    let records = results.records().iter();
    records
        .map(|record| {
            let (total, exposure) = (value(record, "total"), value(record, "exposure"));
            (record.method.clone(), total, exposure, record.bound)
        })
        .collect()
}

#[test]
fn plans_are_judged_by_the_scheme_as_it_is() {
    let registry = Registry::standard();
    let methods = r#"
        {"method": "optimiser", "label": "exposure", "terms": {"crossing": 1, "breadth": 1, "bonus": 1}},
        {"method": "optimiser", "label": "fit", "objective": {"crossing": 0, "own": 1}}"#;
    let suite = suite(&text(methods), &registry);
    let found = whole(&suite, &registry);
    let [(_, best, by_both, bound), (_, by_exposure, most, none), (_, by_fit, least, nothing)] =
        &found[..]
    else {
        panic!("{found:?}")
    };
    // Nobody beats the optimiser at what the scheme values, nor the one for exposure at exposure.
    assert_eq!(*bound, Some(*best));
    assert!(by_exposure < best && by_fit < best, "{found:?}");
    assert!(most > by_both && by_both > least, "{found:?}");
    // A bound in other weights is no bound on these points.
    assert_eq!((none, nothing), (&None, &None));
}

#[test]
fn weights_that_a_scheme_cannot_take_are_faults_of_the_suite() {
    let registry = Registry::standard();
    let methods = r#"{"method": "greedy-exposure", "objective": {"own": 1000000}}"#;
    // 5000 people, 12 periods, a million times the scale of 1000: beyond what is counted exactly.
    let text = text(methods).replacen("\"candidates\": 12", "\"candidates\": 5000", 1).replacen(
        "\"periods\": 3",
        "\"periods\": 12",
        1,
    );
    let suite = suite(&text, &registry);
    let Err(invalid) = Runner::new(&suite, &registry, |_| Err(String::new())) else {
        panic!("the points are counted")
    };
    let [fault] = &invalid.faults[..] else { panic!("{invalid}") };
    assert_eq!(fault.code, FaultCode::PointsOverflow);
    assert!(fault.path.starts_with("methods[1]"), "{invalid}");
    assert!(fault.cause.starts_with("with the scheme \"town\", "), "{invalid}");
}
