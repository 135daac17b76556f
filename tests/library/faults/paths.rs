//! Faults of rules on whole rotations.

use secondment::Scheme;
use secondment::model::{CountLimits, CountRule, Each, PostSelect, SchemeBuilder};

use crate::faults::support::{cases, changed, faults};

cases! { Error,
    no_placement_per_stream: NumberOutOfRange at "rules.per_stream", "\"idle\": 2" => "\"per_stream\": 0";
    a_count_without_limits: FieldsTogether at "rules.counts[0]", "\"idle\": 2" => "\"counts\": [{\"id\": \"a\"}]";
    a_count_that_contradicts_itself: ContradictoryRule at "rules.counts[0].at_most",
        "\"idle\": 2" => "\"counts\": [{\"id\": \"a\", \"at_least\": 2, \"at_most\": 1}]";
    a_count_beyond_its_range: NumberOutOfRange at "rules.counts[0].at_most",
        "\"idle\": 2" => "\"counts\": [{\"id\": \"a\", \"at_most\": 10001}]";
    at_least_for_each: FieldsConflict at "rules.counts[0].at_least",
        "\"idle\": 2" => "\"counts\": [{\"id\": \"a\", \"each\": \"kind\", \"at_least\": 1}]";
    a_count_of_unknown_posts: UnknownId at "rules.counts[0].posts.kinds[0]",
        "\"idle\": 2" => "\"counts\": [{\"id\": \"a\", \"at_least\": 1, \"posts\": {\"kinds\": [\"club\"]}}]";
    a_count_for_unknown_candidates: UnknownId at "rules.counts[0].candidates.ids[0]",
        "\"idle\": 2" => "\"counts\": [{\"id\": \"a\", \"at_least\": 1, \"candidates\": {\"ids\": [\"Eve\"]}}]";
    two_counts_of_one_id: DuplicateId at "rules.counts[1].id",
        "\"idle\": 2" => "\"counts\": [{\"id\": \"a\", \"at_least\": 1}, {\"id\": \"a\", \"at_most\": 1}]";
    a_reward_for_breaking_a_rule: NumberOutOfRange at "rules.counts[0].points",
        "\"idle\": 2" => "\"counts\": [{\"id\": \"a\", \"at_least\": 1, \"points\": -1}]";
    an_unknown_unit: UnknownWord at "rules.counts[0].unit",
        "\"idle\": 2" => "\"counts\": [{\"id\": \"a\", \"at_least\": 1, \"unit\": \"months\"}]";
    own_limits_of_an_unknown_rule: UnknownId at "candidates[1].counts[\"a\"]",
        "\"must_place\": false" => "\"counts\": {\"a\": {\"at_most\": 1}}";
    an_order_of_nothing: FieldsTogether at "rules.order[0]", "\"idle\": 2" => "\"order\": [{\"id\": \"a\"}]";
    an_order_of_no_times: NumberOutOfRange at "rules.order[0].times",
        "\"idle\": 2" => "\"order\": [{\"id\": \"a\", \"after\": {}, \"times\": 0}]";
    an_order_after_unknown_posts: UnknownId at "rules.order[0].after.posts[0]",
        "\"idle\": 2" => "\"order\": [{\"id\": \"a\", \"after\": {\"posts\": [\"yard\"]}}]";
    an_order_with_a_level_above_the_top: LevelAboveTop at "rules.order[0].levels[\"leadership\"]",
        "\"idle\": 2" => "\"order\": [{\"id\": \"a\", \"levels\": {\"leadership\": 4}}]";
    a_stay_of_nothing: MissingField at "rules.stays[0].each",
        "\"idle\": 2" => "\"stays\": [{\"id\": \"a\", \"at_least\": 2}]";
    a_stay_without_limits: FieldsTogether at "rules.stays[0]",
        "\"idle\": 2" => "\"stays\": [{\"id\": \"a\", \"each\": \"kind\"}]";
    a_stay_that_contradicts_itself: ContradictoryRule at "rules.stays[0].at_most",
        "\"idle\": 2" => "\"stays\": [{\"id\": \"a\", \"each\": \"kind\", \"at_least\": 3, \"at_most\": 2}]";
    no_period_at_home: EmptySet at "rules.home[0].periods", "\"idle\": 2" => "\"home\": [{\"id\": \"a\"}]";
    a_period_at_home_after_the_last: OutsideHorizon at "rules.home[0].periods[0]",
        "\"idle\": 2" => "\"home\": [{\"id\": \"a\", \"periods\": [5]}]";
    a_floor_of_nothing: MissingField at "rules.floors[0].exposure", "\"idle\": 2" => "\"floors\": [{\"id\": \"a\"}]";
    a_floor_beyond_a_million: NumberOutOfRange at "rules.floors[0].exposure",
        "\"idle\": 2" => "\"floors\": [{\"id\": \"a\", \"exposure\": 2e6}]";
    a_reward_for_waiting: NumberOutOfRange at "objective.waiting", "\"crossing\": 1.5" => "\"waiting\": -0.5";
    a_price_on_the_lowest_total: NumberOutOfRange at "objective.worst", "\"crossing\": 1.5" => "\"worst\": -0.5";
    a_lowest_total_beyond_a_thousand: NumberOutOfRange at "objective.worst",
        "\"crossing\": 1.5" => "\"worst\": 1000.001";
    a_lowest_total_beside_layers: FieldsConflict at "objective.worst",
        "\"crossing\": 1.5" => "\"worst\": 2, \"layers\": [{\"terms\": {\"own\": 1}}]";
    a_lowest_total_of_four_decimals: NumberOutOfRange at "objective.worst",
        "\"crossing\": 1.5" => "\"worst\": 0.0005";
}

/// Everything that can be said of whole rotations.
const ALL: &str = r#""idle": 2, "per_stream": 2,
    "counts": [{"id": "outside", "posts": {"sectors": ["private", "voluntary"]}, "at_least": 1, "points": 0.5},
               {"id": "spread", "each": "kind", "unit": "periods", "at_most": 3, "candidates": {"ids": ["Candidate 002"]}}],
    "order": [{"id": "desk-first", "posts": {"posts": ["ward"]}, "after": {"tags": ["frontline"]}, "times": 2,
               "levels": {"budgets": 2}, "points": 1}],
    "stays": [{"id": "settle", "each": "provider", "at_least": 1, "at_most": 4, "open_end": true}],
    "home": [{"id": "appraisal", "periods": [2, "2028-03-01"], "return": true, "points": 0.1}],
    "floors": [{"id": "fair", "exposure": 0.25, "points": 2}]"#;

#[test]
fn all_of_it_is_read_and_written() {
    let text = changed("\"idle\": 2", ALL)
        .replacen("\"must_place\": false", "\"counts\": {\"spread\": {\"at_most\": 2}}", 1)
        .replacen(
            "\"crossing\": 1.5",
            "\"crossing\": 1.5, \"waiting\": 0.25, \"worst\": 999.999",
            1,
        );
    assert_eq!(faults(&text), []);
    let scheme = Scheme::from_json(&text).expect("no fault");
    let again = Scheme::from_json(&scheme.to_json()).expect("what was written can be read");
    assert_eq!(again, scheme);
    let rules = &scheme.parts().rules;
    let spread = &rules.counts[1];
    assert_eq!((rules.per_stream, spread.each, spread.at_most), (2, Some(Each::Kind), Some(3)));
    assert_eq!((rules.order[0].times, rules.order[0].levels["budgets"]), (2, 2));
    assert_eq!((rules.stays[0].at_least, rules.stays[0].open_end), (Some(1), true));
    assert_eq!((rules.home[0].periods.len(), rules.home[0].returns), (2, true));
    assert_eq!((rules.floors[0].points, scheme.parts().objective.waiting), (Some(2.0), 0.25));
    assert_eq!(scheme.weights().worst.thousandths, 999_999);
    let own = CountLimits::default().at_most(2);
    assert_eq!(scheme.parts().candidates[1].counts["spread"], own);
}

#[test]
fn own_limits_are_for_those_the_rule_is_about() {
    let text = changed("\"idle\": 2", ALL).replacen(
        "\"must_place\": false",
        "\"counts\": {\"spread\": {\"at_least\": 1}}",
        1,
    );
    let found: Vec<_> = faults(&text).into_iter().map(|fault| fault.path).collect();
    assert_eq!(found, ["candidates[1].counts[\"spread\"].at_least"]);
    let other = text.replace("[\"Candidate 002\"]", "[\"Candidate 003\"]");
    let found: Vec<_> =
        faults(&other).into_iter().map(|fault| (fault.code.as_str(), fault.path)).collect();
    assert_eq!(found, [("fields-conflict", "candidates[1].counts[\"spread\"]".to_owned())]);
}

#[test]
fn penalties_count_towards_the_size_of_points() {
    let parts = |points| {
        let mut parts = SchemeBuilder::new(4).candidate(secondment::model::Candidate::new("a"));
        let rule = CountRule::at_least("a", 10_000).posts(PostSelect::default());
        parts.rules.counts.push(rule.points(points));
        parts.build()
    };
    assert!(parts(1000.0).is_ok());
    let invalid = parts(1e6).expect_err("10,000 units of 10^9 points");
    assert_eq!(invalid.faults[0].code, secondment::error::FaultCode::PointsOverflow);
}
