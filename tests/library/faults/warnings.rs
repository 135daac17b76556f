//! Warnings: the scheme is built, and says what deserves a look.

use secondment::error::FaultCode;
use secondment::error::Severity::Warning;

use crate::faults::support::{RICH, cases, expect_on, faults};

cases! { Warning,
    a_closed_post: ClosedThroughout at "posts[2].places", "\"develops\": {\"leadership\": 2}}"
        => "\"develops\": {\"leadership\": 2}, \"places\": 0}";
    a_post_longer_than_the_horizon: NeverStarts at "posts[2]", "\"develops\": {\"leadership\": 2}}"
        => "\"duration\": 5}";
    a_candidate_always_away: NothingAvailable at "candidates[2]", "\"meta\": {\"note\": \"new\"}"
        => "\"unavailable\": [1, 2, 3, 4]";
    a_candidate_always_on_leave: NothingAvailable at "candidates[2]", "\"meta\": {\"note\": \"new\"}"
        => "\"leave\": [1, 2, 3, 4]";
    a_candidate_with_no_open_post: NothingAvailable at "candidates[2]", "\"meta\": {\"note\": \"new\"}"
        => "\"only\": []";
    a_pin_that_runs_over: PinImpossible at "candidates[2].pinned[0]", "\"meta\": {\"note\": \"new\"}"
        => "\"pinned\": [{\"post\": \"desk\", \"start\": 4}]";
    a_spell_during_what_is_under_way: SpellUnderWay at "candidates[1].history[0]", "\"must_place\": false"
        => "\"history\": [{\"provider\": \"shelter\", \"periods\": 1, \"ended\": 0}]";
    more_translators_than_people: OutOfReach at "rules.translators.at_least", "\"idle\": 2,"
        => "\"translators\": {\"at_least\": 4}, \"idle\": 2,";
}

#[test]
fn the_rich_file_has_neither_faults_nor_warnings() {
    assert_eq!(faults(RICH), []);
}

#[test]
fn a_pin_in_a_period_away() {
    let change = ["\"unavailable\": [2]", "\"unavailable\": [1]", "\"pinned\""];
    expect_on(Warning, FaultCode::PinImpossible, "candidates[0].pinned[0]", change);
}

#[test]
fn a_pin_that_starts_on_leave() {
    let change = ["\"unavailable\": [2]", "\"unavailable\": [2], \"leave\": [1]", "\"pinned\""];
    expect_on(Warning, FaultCode::PinImpossible, "candidates[0].pinned[0]", change);
}

#[test]
fn profiles_that_correlate_with_nothing() {
    let short = ["\"values\": {\"order\": 1, \"reward\": 2}", "\"values\": {}", "\"candidates\""];
    expect_on(Warning, FaultCode::FlatProfile, "candidates", short);
    let constant = ["\"reward\": 0.5", "\"reward\": 4", "\"providers\""];
    expect_on(Warning, FaultCode::FlatProfile, "providers", constant);
}
