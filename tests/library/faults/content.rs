//! Faults of content: what well-formed parts say, alone and together.

use secondment::error::FaultCode;
use secondment::error::Severity::Error;

use crate::faults::support::{cases, changed, expect_on, faults};

cases! { Error,
    an_empty_id: EmptyId at "tags[0].id", "{\"id\": \"frontline\"}" => "{\"id\": \"\"}, {\"id\": \"frontline\"}";
    an_id_with_a_line_break: BadId at "candidates[2].id", "Candidate 003" => "Candidate\\n003";
    an_empty_attribute_value: EmptyId at "providers[0].attributes[\"tier\"]",
        "{\"tier\": \"upper\"}" => "{\"tier\": \"\"}";
    the_same_id_twice: DuplicateId at "candidates[2].id", "Candidate 003" => "Candidate 001";
    the_same_kind_twice: DuplicateId at "kinds[1].id", "{\"id\": \"trust\"}"
        => "{\"id\": \"council\"}, {\"id\": \"trust\"}";
    an_unknown_kind: UnknownId at "providers[1].kind", "\"kind\": \"trust\"" => "\"kind\": \"hospital\"";
    an_unknown_place: UnknownId at "providers[1].place", "\"place\": \"south\"" => "\"place\": \"east\"";
    an_unknown_attribute: UnknownId at "providers[1].attributes[\"rank\"]",
        "{\"tier\": \"lower\"}" => "{\"tier\": \"lower\", \"rank\": \"low\"}";
    an_unknown_dimension_of_values: UnknownId at "providers[2].values[\"fun\"]", "\"reward\": 0.5" => "\"fun\": 1";
    an_unknown_provider: UnknownId at "posts[1].provider", "\"provider\": \"infirmary\", \"tags\""
        => "\"provider\": \"clinic\", \"tags\"";
    an_unknown_provider_of_a_pair: UnknownId at "boundary.pairs[1].a",
        "\"a\": \"infirmary\"" => "\"a\": \"clinic\"";
    an_unknown_kind_of_a_table: UnknownId at "boundary.dimensions[1].table[1].b",
        "\"b\": \"charity\"" => "\"b\": \"club\"";
    an_unknown_attribute_of_a_dimension: UnknownId at "boundary.dimensions[3].attribute",
        "\"attribute\": \"tier\", \"weight\"" => "\"attribute\": \"size\", \"weight\"";
    a_value_that_no_provider_has: UnknownId at "boundary.dimensions[3].table[0].b",
        "\"weight\": 0.05" => "\"weight\": 0.05, \"table\": [{\"a\": \"lower\", \"b\": \"middle\", \"weight\": 1}]";
    an_unknown_competency: UnknownId at "posts[0].essential[\"sums\"]",
        "\"essential\": {\"budgets\": 1}" => "\"essential\": {\"sums\": 1}";
    an_unknown_tag: UnknownId at "posts[1].tags[1]", "\"tags\": [\"frontline\"], \"places\""
        => "\"tags\": [\"frontline\",\n ¶\"urgent\"], \"places\"";
    an_unknown_tag_of_a_rule: UnknownId at "rules.tags[1].tag", "\"tag\": \"strategic\"" => "\"tag\": \"urgent\"";
    an_unknown_preference: UnknownId at "candidates[0].preferences[\"yard\"]", "{\"desk\": 1," => "{\"yard\": 1,";
    an_unknown_veto: UnknownId at "candidates[0].vetoes.posts[0]", "\"posts\": [\"street\"]" => "\"posts\": [\"yard\"]";
    an_unknown_vetoed_provider: UnknownId at "candidates[0].vetoes.providers[0]",
        "\"providers\": [\"shelter\"]" => "\"providers\": [\"clinic\"]";
    an_unknown_base: UnknownId at "candidates[0].base.place", "{\"place\": \"north\"}" => "{\"place\": \"east\"}";
    an_unknown_reach: UnknownId at "candidates[1].reach.places[1]",
        "{\"places\": [\"north\", \"south\"]}" => "{\"places\": [\"north\", \"east\"]}";
    an_unknown_employer: UnknownId at "candidates[0].home", "\"home\": \"town-hall\"" => "\"home\": \"clinic\"";
    an_unknown_spell: UnknownId at "candidates[0].history[0].provider",
        "{\"provider\": \"infirmary\", \"periods\"" => "{\"provider\": \"clinic\", \"periods\"";
    an_unknown_open_post: UnknownId at "candidates[1].only[0]", "\"only\": [\"ward\"," => "\"only\": [\"yard\",";
    an_unknown_post_with_points: UnknownId at "candidates[0].points[\"yard\"]", "{\"ward\": 0.25" => "{\"yard\": 0.25";
    an_unknown_minimum: UnknownId at "candidates[0].minimum_fit[\"yard\"]",
        "\"minimum_fit\": {\"desk\"" => "\"minimum_fit\": {\"yard\"";
    an_unknown_refusal: UnknownId at "candidates[1].refused[0]", "\"refused\": [\"desk\"]" => "\"refused\": [\"yard\"]";
    an_unknown_forbidden_post: UnknownId at "candidates[1].forbidden[1].post", "{\"post\": \"street\"}" => "{\"post\": \"yard\"}";
    an_unknown_pin: UnknownId at "candidates[0].pinned[0].post",
        "\"pinned\": [{\"post\": \"ward\"" => "\"pinned\": [{\"post\": \"yard\"";
    an_unknown_post_under_way: UnknownId at "candidates[1].under_way.post",
        "{\"post\": \"desk\", \"remaining\"" => "{\"post\": \"yard\", \"remaining\"";
    a_scale_of_nothing: NumberOutOfRange at "scale", "\"scale\": 1000" => "\"scale\": 0";
    too_many_periods: NumberOutOfRange at "periods.count", "\"count\": 4" => "\"count\": 129";
    a_latitude_beyond_the_pole: NumberOutOfRange at "places[0].lat", "\"lat\": 53.8" => "\"lat\": 93.8";
    a_longitude_beyond_the_line: NumberOutOfRange at "candidates[1].base.lon", "\"lon\": -1.0" => "\"lon\": -181.0";
    no_levels: NumberOutOfRange at "competencies[1].levels", "\"levels\": 3" => "\"levels\": 101";
    a_weight_beyond_a_million: NumberOutOfRange at "objective.crossing", "\"crossing\": 1.5" => "\"crossing\": 1000000.5";
    a_weight_of_a_pair_beyond_a_million: NumberOutOfRange at "boundary.pairs[1].weight",
        "\"weight\": 0.7" => "\"weight\": -1e7";
    a_negative_shortfall: NumberOutOfRange at "objective.competency.shortfall",
        "\"shortfall\": 0.5" => "\"shortfall\": -0.5";
    a_translator_of_no_kinds: NumberOutOfRange at "objective.translator.kinds", "\"kinds\": 3" => "\"kinds\": 0";
    a_translator_of_no_periods: NumberOutOfRange at "objective.translator.min_periods",
        "\"min_periods\": 1" => "\"min_periods\": 0";
    a_ratio_of_one: NumberOutOfRange at "objective.breadth.ratio",
        "{\"table\": {\"2\": 0.4, \"3\": 0.6}}" => "{\"limit\": 1, \"ratio\": 1}";
    rank_zero: NumberOutOfRange at "candidates[0].preferences[\"desk\"]", "{\"desk\": 1," => "{\"desk\": 0,";
    points_of_rank_zero: NumberOutOfRange at "objective.preference.ranks[\"0\"]",
        "\"ranks\": {\"1\"" => "\"ranks\": {\"0\"";
    an_unknown_candidate_ranked: UnknownId at "providers[2].ranks[\"Candidate 009\"]",
        "\"lon\": -1.5," => "\"lon\": -1.5, \"ranks\": {\"Candidate 009\": 1},";
    an_unknown_candidate_ranked_for_a_post: UnknownId at "posts[2].ranks[\"Candidate 009\"]",
        "\"id\": \"street\"," => "\"id\": \"street\", \"ranks\": {\"Candidate 009\": 1},";
    a_host_s_rank_zero: NumberOutOfRange at "posts[2].ranks[\"Candidate 001\"]",
        "\"id\": \"street\"," => "\"id\": \"street\", \"ranks\": {\"Candidate 001\": 0},";
    points_of_a_rank_beyond_the_table: NumberOutOfRange at "objective.host_preference.ranks[\"10001\"]",
        "\"own\": 0.5" => "\"own\": 0.5, \"host_preference\": {\"ranks\": {\"10001\": 1}}";
    points_of_hosts_beyond_a_million: NumberOutOfRange at "objective.host_preference.otherwise",
        "\"own\": 0.5" => "\"own\": 0.5, \"host_preference\": {\"otherwise\": 1e7}";
    a_post_of_no_time: NumberOutOfRange at "posts[1].duration", "\"duration\": 1" => "\"duration\": 0";
    a_post_of_ages: NumberOutOfRange at "posts[1].duration", "\"duration\": 1}" => "\"duration\": 10001}";
    a_post_of_no_months: NumberOutOfRange at "posts[0].duration.months", "{\"months\": 12}" => "{\"months\": 0}";
    a_crowd: NumberOutOfRange at "posts[1].places", "\"places\": 1," => "\"places\": 1000001,";
    a_crowd_in_one_period: NumberOutOfRange at "posts[0].places.by_period[\"1\"]", "{\"1\": 3, \"4\"" => "{\"1\": 3000000, \"4\"";
    a_level_of_zero_asked_for: NumberOutOfRange at "posts[0].essential[\"budgets\"]",
        "\"essential\": {\"budgets\": 1}" => "\"essential\": {\"budgets\": 0}";
    a_negative_reach: NumberOutOfRange at "candidates[0].reach.km", "\"km\": 400" => "\"km\": -1";
    a_spell_of_no_time: NumberOutOfRange at "candidates[0].history[0].periods",
        "\"periods\": 2, \"ended\": 0" => "\"periods\": 0, \"ended\": 0";
    nothing_remaining: NumberOutOfRange at "candidates[1].under_way.remaining", "\"remaining\": 1" => "\"remaining\": 0";
    more_remaining_than_the_horizon: NumberOutOfRange at "candidates[1].under_way.remaining",
        "\"remaining\": 1" => "\"remaining\": 5";
    no_placement_per_provider: NumberOutOfRange at "rules.per_provider", "\"per_provider\": 1" => "\"per_provider\": 0";
    a_start_without_months: FieldsTogether at "periods.months", ", \"months\": 6}" => "}";
    months_without_a_start: FieldsTogether at "periods.start", "\"start\": \"2027-03-01\", " => "";
    a_latitude_alone: FieldsTogether at "providers[2].lon", "\"lat\": 53.7, \"lon\": -1.5," => "\"lat\": 53.7,";
    the_same_date_and_period: DuplicateEntry at "posts[0].starts[3]", "\"2027-09-15\", 3]" => "\"2027-09-15\", 3,\n ¶\"2028-03-01\"]";
    the_same_dimension_twice: DuplicateEntry at "boundary.dimensions[1]", "{\"of\": \"organisation\", \"weight\": 0.1}"
        => "{\"of\": \"organisation\", \"weight\": 0.1},\n¶{\"of\": \"organisation\"}";
    the_same_pair_the_other_way: DuplicateEntry at "boundary.pairs[1]",
        "{\"a\": \"infirmary\", \"b\": \"shelter\"" => "{\"a\": \"shelter\", \"b\": \"town-hall\"";
    two_rules_for_a_tag: DuplicateEntry at "rules.tags[1].tag", "{\"tag\": \"strategic\"" => "{\"tag\": \"frontline\"";
    forbidden_twice: DuplicateEntry at "candidates[1].forbidden[1]",
        "\"start\": 2}, {\"post\": \"street\"}" => "\"start\": 2}, {\"post\": \"ward\", \"start\": \"2027-09-02\"}";
    dates_beyond_the_calendar: BadCalendar at "periods.start", "2027-03-01" => "9998-03-01";
    period_zero: OutsideHorizon at "posts[0].starts[0]", "\"starts\": [1," => "\"starts\": [0,";
    a_period_after_the_last: OutsideHorizon at "candidates[0].first", "\"first\": 1" => "\"first\": 5";
    a_date_before_the_first_day: OutsideHorizon at "candidates[0].unavailable[0]",
        "\"unavailable\": [2]" => "\"unavailable\": [\"2027-02-28\"]";
    a_date_after_the_last_day: OutsideHorizon at "candidates[0].last", "2028-12-31" => "2029-03-01";
    places_in_a_period_after_the_last: OutsideHorizon at "posts[0].places.by_period[\"5\"]", "\"4\": 1}" => "\"5\": 1}";
    no_share: NumberOutOfRange at "candidates[2].share", "\"meta\": {\"note\": \"new\"}" => "\"share\": 0";
    more_than_a_whole_share: NumberOutOfRange at "candidates[2].share", "\"meta\": {\"note\": \"new\"}" => "\"share\": 101";
    a_share_in_decimals: NotAnInteger at "candidates[2].share", "\"meta\": {\"note\": \"new\"}" => "\"share\": 0.6";
    leave_after_the_last_period: OutsideHorizon at "candidates[2].leave[0]",
        "\"meta\": {\"note\": \"new\"}" => "\"leave\": [5]";
    leave_twice: DuplicateEntry at "candidates[2].leave[1]", "\"meta\": {\"note\": \"new\"}"
        => "\"leave\": [3,\n¶\"2028-03-01\"]";
    a_window_from_end_to_start: ContradictoryWindow at "candidates[0].last",
        "\"first\": 1, \"last\": \"2028-12-31\"" => "\"first\": 4, \"last\": 3";
    a_layer_of_nothing: EmptySet at "objective.layers[0].terms", "\"own\": 0.5" => "\"own\": 0.5, \"layers\": [{\"terms\": {\"own\": 0}}]";
    a_layer_without_terms_above_0: EmptySet at "objective.layers[1].terms",
        "\"own\": 0.5" => "\"own\": 0.5, \"layers\": [{\"terms\": {\"host\": 1}},\n ¶{\"name\": \"b\", \"terms\": {}}]";
    a_term_beyond_a_thousand: NumberOutOfRange at "objective.layers[0].terms.bonus",
        "\"own\": 0.5" => "\"own\": 0.5, \"layers\": [{\"terms\": {\"bonus\": 1001}}]";
    no_start: EmptySet at "posts[0].starts", "[1, \"2027-09-15\", 3]" => "[]";
    a_level_held_above_the_top: LevelAboveTop at "candidates[0].levels[\"leadership\"]", "\"leadership\": 1}" => "\"leadership\": 4}";
    a_level_asked_above_the_top: LevelAboveTop at "posts[0].desirable[\"leadership\"]",
        "\"desirable\": {\"leadership\": 2}" => "\"desirable\": {\"leadership\": 4}";
    a_target_above_the_top: LevelAboveTop at "candidates[0].targets[\"budgets\"]",
        "\"targets\": {\"budgets\": 3}" => "\"targets\": {\"budgets\": 5}";
    a_pair_of_one: SelfPair at "boundary.pairs[0]", "{\"a\": \"town-hall\", \"b\": \"shelter\"" => "{\"a\": \"shelter\", \"b\": \"shelter\"";
    breadth_with_a_gap: BreadthShape at "objective.breadth.table", "{\"2\": 0.4, \"3\": 0.6}" => "{\"2\": 0.4, \"4\": 0.6}";
    breadth_that_falls: BreadthShape at "objective.breadth.table", "\"3\": 0.6" => "\"3\": 0.3";
    breadth_that_quickens: BreadthShape at "objective.breadth.table", "\"3\": 0.6" => "\"3\": 0.9";
    more_at_least_than_at_most: ContradictoryRule at "rules.tags[0].at_most", "\"at_most\": 3" => "\"at_most\": 0";
    a_reach_from_nowhere: MissingBase at "candidates[0].reach", "\"base\": {\"place\": \"north\"}, \"reach\"" => "\"reach\"";
    two_spells_with_one_end: SameEnd at "candidates[0].history[1].ended", "\"periods\": 1, \"ended\": 3" => "\"periods\": 1, \"ended\": 0";
    two_spells_at_once: SpellsOverlap at "candidates[0].history[1]", "\"periods\": 1, \"ended\": 3" => "\"periods\": 1, \"ended\": 1";
    two_pins_at_once: PinsOverlap at "candidates[2].pinned[0]",
        "\"meta\": {\"note\": \"new\"}" => "\"pinned\": [{\"post\": \"ward\", \"start\": 2}, {\"post\": \"desk\", \"start\": 1}]";
    a_pin_on_what_is_under_way: PinsOverlap at "candidates[1].pinned[0]",
        "\"must_place\": false" => "\"pinned\": [{\"post\": \"ward\", \"start\": 1}]";
    a_pin_on_a_refused_post: PinContradicted at "candidates[0].pinned[0]",
        "\"pinned\": [{\"post\": \"ward\"" => "\"refused\": [\"ward\"], \"pinned\": [{\"post\": \"ward\"";
    a_pin_outside_only: PinContradicted at "candidates[0].pinned[0]",
        "\"pinned\": [{\"post\": \"ward\"" => "\"only\": [\"desk\"], \"pinned\": [{\"post\": \"ward\"";
    a_pin_on_a_forbidden_start: PinContradicted at "candidates[0].pinned[0]",
        "\"pinned\": [{\"post\": \"ward\"" => "\"forbidden\": [{\"post\": \"ward\", \"start\": \"2027-03-02\"}], \"pinned\": [{\"post\": \"ward\"";
    pins_above_the_limit: PinsAboveProviderLimit at "candidates[2].pinned[1]",
        "\"meta\": {\"note\": \"new\"}" => "\"pinned\": [{\"post\": \"ward\", \"start\": 1}, {\"post\": \"ward\", \"start\": 3}]";
}

#[test]
fn a_pin_on_a_vetoed_post_or_provider() {
    for [old, new] in [
        ["\"posts\": [\"street\"]", "\"posts\": [\"ward\"]"],
        ["\"providers\": [\"shelter\"]", "\"providers\": [\"infirmary\"]"],
    ] {
        let change = [old, new, "\"pinned\""];
        expect_on(Error, FaultCode::PinContradicted, "candidates[0].pinned[0]", change);
    }
}

#[test]
fn too_many_under_way() {
    let change = ["\"by_period\": {\"1\": 3", "\"by_period\": {\"1\": 0", "\"under_way\""];
    expect_on(Error, FaultCode::PostOverfilled, "candidates[1].under_way", change);
}

#[test]
fn points_beyond_all() {
    let text = changed("\"crossing\": 1.5", "\"crossing\": 1e6");
    assert_eq!(faults(&text), []);
    let found = faults(&text.replace("\"scale\": 1000,", "\"scale\": 1000000,"));
    let [fault] = found.as_slice() else { panic!("one fault: {found:?}") };
    assert_eq!((fault.code, fault.path.as_str()), (FaultCode::PointsOverflow, "scale"));
    assert_eq!(fault.line, Some(4));
}
