//! Faults of form: types, fields, keys, words and numbers.

use secondment::Scheme;

use crate::faults::support::cases;

cases! { Error,
    a_trailing_comma: Syntax at "", "\"made\": \"by hand\"}" => "\"made\": \"by hand\"¶,}";
    a_comment: Syntax at "", "\"scale\": 1000," => "\"scale\": 1000, ¶// points";
    a_raw_control_character: Syntax at "", "\"Pathfinders\"" => "\"Path¶\u{1}finders\"";
    a_number_with_leading_zero: Syntax at "", "\"scale\": 1000," => "\"scale\": 01000,";
    a_lone_surrogate: Syntax at "", "\"Pathfinders\"" => "\"\\ud800\"";
    another_format: UnsupportedFormat at "format", "\"format\": 1" => "\"format\": 2";
    a_text_for_a_number: WrongType at "scale", "\"scale\": 1000" => "\"scale\": \"1000\"";
    a_null: WrongType at "candidates[0].home", "\"home\": \"town-hall\"" => "¶\"home\": null";
    a_number_for_a_list: WrongType at "posts[1].tags", "\"tags\": [\"frontline\"], \"places\": 1"
        => "\"tags\": 7, \"places\": 1";
    an_object_for_a_list: WrongType at "tags", "[{\"id\": \"frontline\"}, {\"id\": \"strategic\"}]" => "{}";
    a_text_for_an_entry: WrongType at "candidates[0].history[1]",
        "{\"provider\": \"shelter\", \"periods\": 1, \"ended\": 3}" => "\"shelter\"";
    a_bare_duration: WrongType at "posts[1].duration", "\"duration\": 1}" => "\"duration\": true}";
    a_text_for_places: WrongType at "posts[1].places", "\"places\": 1," => "\"places\": \"1\",";
    a_truth_for_a_period: WrongType at "candidates[0].first", "\"first\": 1" => "\"first\": true";
    a_list_for_a_word: WrongType at "rules.essential", "\"essential\": \"required\""
        => "\"essential\": []";
    a_number_for_a_flag: WrongType at "rules.must_place", "\"must_place\": true" => "\"must_place\": 1";
    a_text_for_a_weight: WrongType at "objective.own", "\"own\": 0.5" => "\"own\": \"0.5\"";
    an_entry_without_id: MissingField at "kinds[1].id", "{\"id\": \"trust\"}" => "{}";
    a_scheme_without_format: MissingField at "format", "{\n  \"format\": 1," => "{";
    a_spell_without_end: MissingField at "candidates[0].history[1].ended",
        "\"periods\": 1, \"ended\": 3" => "\"periods\": 1";
    a_point_without_longitude: MissingField at "candidates[1].base.lon",
        "{\"lat\": 52.0, \"lon\": -1.0}" => "{\"lat\": 52.0}";
    an_unnamed_attribute: MissingField at "boundary.dimensions[3].attribute",
        "\"attribute\": \"tier\", \"weight\"" => "\"weight\"";
    a_misspelt_field: UnknownField at "posts[2].develop", "\"develops\": {\"leadership\": 2}}"
        => "\"develop\": {\"leadership\": 2}}";
    a_field_with_spaces: UnknownField at "rules[\"no such\"]", "\"idle\": 2" => "\"idle\": 2,\n ¶\"no such\": 3";
    meta_without_an_id: UnknownField at "rules.meta", "\"idle\": 2" => "\"idle\": 2, \"meta\": {}";
    a_key_twice: DuplicateKey at "scale", "\"scale\": 1000," => "\"scale\": 1000,\n  ¶\"scale\": 10,";
    an_entry_of_a_map_twice: DuplicateKey at "candidates[0].preferences[\"desk\"]",
        "\"ward\": 2}" => "\"ward\": 2,\n ¶\"d\\u0065sk\": 3}";
    a_key_of_meta_twice: DuplicateKey at "meta[\"made\"]", "\"by hand\"}" => "\"by hand\", \"made\": 1}";
    a_rank_with_leading_zero: BadKey at "objective.preference.ranks[\"01\"]",
        "\"ranks\": {\"1\": 0.3" => "\"ranks\": {\"01\": 0.3";
    a_period_in_words: BadKey at "posts[0].places.by_period[\"one\"]", "{\"1\": 3, \"4\"" => "{\"one\": 3, \"4\"";
    another_sector: UnknownWord at "providers[2].sector", "\"sector\": \"voluntary\"" => "\"sector\": \"third\"";
    another_dimension: UnknownWord at "boundary.dimensions[0].of", "\"organisation\"" => "\"size\"";
    a_sector_of_a_table: UnknownWord at "boundary.dimensions[2].table[0].b",
        "\"b\": \"voluntary\"" => "\"b\": \"third\"";
    a_date_of_another_form: BadDate at "periods.start", "2027-03-01" => "1 March 2027";
    a_day_that_is_none: BadDate at "candidates[0].last", "2028-12-31" => "2028-12-32";
    a_time: BadDate at "candidates[0].last", "2028-12-31" => "2028-12-31T10:00";
    no_layer: EmptySet at "objective.layers", "\"own\": 0.5" => "\"own\": 0.5, \"layers\": []";
    a_layer_of_something_unknown: UnknownField at "objective.layers[0].terms.joy",
        "\"own\": 0.5" => "\"own\": 0.5, \"layers\": [{\"terms\": {\"own\": 1, \"joy\": 1}}]";
    a_layer_without_terms: MissingField at "objective.layers[0].terms",
        "\"own\": 0.5" => "\"own\": 0.5, \"layers\": [{\"name\": \"joy\"}]";
    a_term_below_0: NumberOutOfRange at "objective.layers[0].terms.own",
        "\"own\": 0.5" => "\"own\": 0.5, \"layers\": [{\"terms\": {\"own\": -1}}]";
    a_fraction: NotAnInteger at "periods.count", "\"count\": 4" => "\"count\": 1.5";
    a_whole_number_with_a_point: NotAnInteger at "rules.idle", "\"idle\": 2" => "\"idle\": 2.0";
    a_whole_number_with_an_exponent: NotAnInteger at "scale", "\"scale\": 1000" => "\"scale\": 1e3";
    a_number_beyond_all: NumberOutOfRange at "objective.own", "\"own\": 0.5" => "\"own\": 1e999";
    a_negative_count: NumberOutOfRange at "rules.idle", "\"idle\": 2" => "\"idle\": -1";
    a_number_of_thirty_digits: NumberOutOfRange at "rules.idle", "\"idle\": 2"
        => "\"idle\": 100000000000000000000000000000";
    a_level_beyond_a_byte: NumberOutOfRange at "candidates[0].levels[\"budgets\"]",
        "\"levels\": {\"budgets\": 2" => "\"levels\": {\"budgets\": 256";
    a_number_of_meta_beyond_all: NumberOutOfRange at "meta[\"made\"]", "\"by hand\"" => "-1e999";
    two_bases: FieldsConflict at "candidates[0].base", "{\"place\": \"north\"}"
        => "{\"place\": \"north\", \"lat\": 1, \"lon\": 2}";
    two_reaches: FieldsConflict at "candidates[0].reach", "{\"km\": 400}" => "{\"km\": 400, \"places\": []}";
    two_forms_of_breadth: FieldsConflict at "objective.breadth", "{\"table\": {" => "{\"ratio\": 0.5, \"table\": {";
    an_attribute_of_no_use: FieldsConflict at "boundary.dimensions[0].attribute",
        "\"of\": \"organisation\"" => "\"of\": \"organisation\", \"attribute\": \"tier\"";
    a_table_of_organisations: FieldsConflict at "boundary.dimensions[0].table",
        "\"of\": \"organisation\"" => "\"of\": \"organisation\", \"table\": [{\"a\": \"town-hall\", \"b\": \"shelter\", \"weight\": 1}]";
    a_member_twice: DuplicateEntry at "posts[0].tags[2]", "[\"frontline\", \"strategic\"]"
        => "[\"frontline\", \"strategic\",\n ¶\"frontline\"]";
}

#[test]
fn messages_stay_on_one_line() {
    let long = "x".repeat(70);
    let hostile = r"x\nvalid: 0 errors\u001b[2J\u202e";
    let texts = [
        format!(r#"{{"format": 1, "periods": {{"count": "{hostile}"}}}}"#),
        format!(r#"{{"format": 1, "periods": {{"count": 1}}, "{hostile}": 1}}"#),
        format!(
            r#"{{"format": 1, "periods": {{"count": 1}}, "kinds": [{{"id": "a"}}],
               "providers": [{{"id": "{hostile}", "kind": "{hostile}{long}", "sector": "{hostile}"}}]}}"#
        ),
    ];
    for text in texts {
        for fault in Scheme::from_json(&text).unwrap_err().faults {
            let shown = fault.to_string();
            assert!(!shown.contains(['\n', '\u{1b}', '\u{202e}']), "{shown:?}");
            assert!(fault.cause.len() < 160, "{shown}");
        }
    }
}
