//! Faults of weights, steps, lapses and second providers.

use secondment::SchemeBuilder;
use secondment::error::FaultCode;
use secondment::error::Severity::Error;
use secondment::model::{
    Attribute, BoundaryDimension, Candidate, CandidateWeights, Kind, Provider, Sector,
};

use crate::faults::support::{cases, expect_on, faults};

cases! { Error,
    a_negative_weight_of_a_candidate: NumberOutOfRange at "candidates[0].weights.crossing",
        "\"home\": \"town-hall\"" => "\"weights\": {\"crossing\": -0.5}, \"home\": \"town-hall\"";
    a_weight_of_preferences_beyond_a_million: NumberOutOfRange at "candidates[0].weights.preference",
        "\"home\": \"town-hall\"" => "\"weights\": {\"preference\": 1e7}, \"home\": \"town-hall\"";
    a_negative_weight_of_waiting: NumberOutOfRange at "candidates[0].weights.waiting",
        "\"home\": \"town-hall\"" => "\"weights\": {\"waiting\": -1}, \"home\": \"town-hall\"";
    a_weight_of_something_else: UnknownField at "candidates[0].weights.breadth",
        "\"home\": \"town-hall\"" => "\"weights\": {\"breadth\": 1}, \"home\": \"town-hall\"";
    a_lapse_after_no_time: NumberOutOfRange at "competencies[1].lapses",
        "\"leadership\", \"levels\": 3" => "\"leadership\", \"levels\": 3, \"lapses\": 0";
    a_lapse_to_a_level_above_the_top: LevelAboveTop at "competencies[1].lapses_to",
        "\"leadership\", \"levels\": 3" => "\"leadership\", \"levels\": 3, \"lapses\": 2, \"lapses_to\": 4";
    a_level_to_lapse_to_without_a_lapse: FieldsTogether at "competencies[1].lapses",
        "\"leadership\", \"levels\": 3" => "\"leadership\", \"levels\": 3, \"lapses_to\": 1";
    an_unknown_step: UnknownId at "posts[2].steps[\"sums\"]",
        "\"develops\": {\"leadership\": 2}" => "\"steps\": {\"sums\": 1}";
    a_step_of_nothing: NumberOutOfRange at "posts[2].steps[\"budgets\"]",
        "\"develops\": {\"leadership\": 2}" => "\"steps\": {\"budgets\": 0}";
    a_step_above_the_top: LevelAboveTop at "posts[2].steps[\"budgets\"]",
        "\"develops\": {\"leadership\": 2}" => "\"steps\": {\"budgets\": 5}";
    a_step_of_what_is_developed: FieldsConflict at "posts[2].steps[\"leadership\"]",
        "\"develops\": {\"leadership\": 2}" => "\"develops\": {\"leadership\": 2}, \"steps\": {\"leadership\": 1}";
    an_unknown_second_provider: UnknownId at "posts[2].also",
        "\"provider\": \"shelter\", \"develops\"" => "\"provider\": \"shelter\", \"also\": \"clinic\", \"develops\"";
    a_second_provider_that_is_the_first: SelfPair at "posts[2].also",
        "\"provider\": \"shelter\", \"develops\"" => "\"provider\": \"shelter\", \"also\": \"shelter\", \"develops\"";
}

#[test]
fn a_pin_on_a_post_whose_second_provider_is_vetoed() {
    let old = "\"provider\": \"infirmary\", \"tags\"";
    let new = "\"provider\": \"infirmary\", \"also\": \"shelter\", \"tags\"";
    expect_on(
        Error,
        FaultCode::PinContradicted,
        "candidates[0].pinned[0]",
        [old, new, "\"pinned\""],
    );
}

/// Every piece of the format that these rules add can be stated without a fault.
#[test]
fn all_of_them_in_one_file() {
    let mut text = crate::faults::support::RICH.to_owned();
    for (old, new) in [
        (
            "\"leadership\", \"levels\": 3",
            "\"leadership\", \"levels\": 3, \"lapses\": 2, \"lapses_to\": 1",
        ),
        (
            "\"develops\": {\"leadership\": 2}",
            "\"also\": \"infirmary\", \"steps\": {\"leadership\": 2}",
        ),
        (
            "\"home\": \"town-hall\"",
            "\"weights\": {\"crossing\": 0, \"waiting\": 2}, \"home\": \"town-hall\"",
        ),
    ] {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    assert_eq!(faults(&text), []);
}

#[test]
fn too_many_tables_of_boundaries() {
    let dimension = BoundaryDimension::attribute("a", 1.0);
    let mut parts = SchemeBuilder::new(1).kind(Kind::new("k")).boundary(dimension);
    parts.attributes.push(Attribute::new("a"));
    for n in 0..4096 {
        let mut provider = Provider::new(format!("p{n}"), "k", Sector::Public);
        provider.attributes.insert("a".into(), format!("{n}").into());
        parts.providers.push(provider);
    }
    for n in 0..5 {
        let weights = CandidateWeights::default().crossing(f64::from(n) / 8.0);
        parts.candidates.push(Candidate::new(format!("c{n}")).weights(weights));
    }
    let invalid = parts.build().unwrap_err();
    let [fault] = invalid.faults.as_slice() else { panic!("one fault: {invalid:?}") };
    assert_eq!((fault.code, fault.path.as_str()), (FaultCode::TooMany, "boundary"));
}
