//! Faults in rules that look at one placement by itself, and in points that posts have in common.

use secondment::Scheme;
use secondment::error::FaultCode;
use secondment::error::Severity::Error;

use crate::faults::support::{expect_at, faults};

/// A scheme file without faults or warnings that states every rule of this kind.
const FILE: &str = include_str!("single.json");

/// Expects one fault where a piece of the file is replaced.
fn expect(code: FaultCode, path: &str, old: &str, new: &str) {
    let start = FILE.find(old).unwrap_or_else(|| panic!("the file has no {old:?}"));
    expect_at(Error, code, path, &FILE.replacen(old, new, 1), start);
}

#[test]
fn the_file_has_no_fault_and_survives_being_written() {
    assert_eq!(faults(FILE), []);
    let scheme = Scheme::from_json(FILE).expect("no fault");
    let again = Scheme::from_json(&scheme.to_json()).expect("no fault");
    assert_eq!(again, scheme);
    assert_eq!(again.fingerprint(), scheme.fingerprint());
}

#[test]
fn the_order_of_lists_does_not_matter() {
    let scheme = Scheme::from_json(FILE).expect("no fault");
    let mut parts = scheme.edit();
    parts.requirements.reverse();
    parts.clearances.reverse();
    parts.travel.reverse();
    parts.candidates[0].moves.reverse();
    let again = parts.build().expect("no fault");
    assert_eq!(again.fingerprint(), scheme.fingerprint());
    assert_eq!(again.to_json(), scheme.to_json());
}

#[test]
fn what_is_not_stated_is_not_written() {
    let text = r#"{"format": 1, "periods": {"count": 1}, "kinds": [{"id": "k"}],
        "streams": [{"id": "s", "points": 0}],
        "providers": [{"id": "p", "kind": "k", "sector": "public"}],
        "posts": [{"id": "a", "provider": "p", "meets": [], "clearances": [], "points": -0.0}],
        "candidates": [{"id": "A", "requires": [], "conflicts": {}, "clearances": {}, "moves": [],
            "points_for": {"kinds": {}}}], "requirements": [], "clearances": [], "travel": []}"#;
    let written = Scheme::from_json(text).expect("no fault").to_json();
    let words = ["points", "meets", "manager", "requires", "conflicts", "clearances", "moves"];
    for word in words.into_iter().chain(["points_for", "requirements", "travel", "\"streams\":[]"])
    {
        assert!(!written.contains(word), "{word} in {written}");
    }
}

#[test]
fn references() {
    use FaultCode::UnknownId;
    let unknown = |path, old, new| expect(UnknownId, path, old, new);
    unknown("posts[0].meets[1]", "[\"r-1\", \"r-2\"]", "[\"r-1\",\n ¶\"r-9\"]");
    unknown(
        "posts[0].clearances[0]",
        "\"clearances\": [\"vetting\"]",
        "\"clearances\": [\"badge\"]",
    );
    unknown("candidates[0].requires[0]", "\"requires\": [\"r-2\"]", "\"requires\": [\"r-9\"]");
    unknown("candidates[0].streams[0]", "\"streams\": [\"finance\"]", "\"streams\": [\"ward\"]");
    let hosts = "\"conflicts\": {\"providers\": [\"clinic\"]";
    unknown("candidates[0].conflicts.providers[0]", "\"conflicts\": {\"providers\": []", hosts);
    let managers = "\"managers\": [\"m-17\",\n ¶\"m-18\"]";
    unknown("candidates[0].conflicts.managers[1]", "\"managers\": [\"m-17\"]", managers);
    let badge = "{\"badge\": \"2027-09-01\"";
    unknown("candidates[0].clearances[\"badge\"]", "{\"vetting\": \"2027-09-01\"", badge);
    unknown("travel[0].from", "{\"from\": \"north\", \"to\"", "{\"from\": \"east\", \"to\"");
    unknown("travel[1].to", "\"to\": \"north\"", "\"to\": \"east\"");
    let elsewhere = "\"moves\": [{\"from\": 3, \"base\": {\"place\": \"east\"}}";
    let moved = "\"moves\": [{\"from\": 3, \"base\": {\"place\": \"south\"}}";
    unknown("candidates[0].moves[0].base.place", moved, elsewhere);
    for (map, old, new) in [
        ("streams", "{\"finance\": 0.5}", "{\"ward\": 0.5}"),
        ("providers", "{\"town-hall\": -0.5}", "{\"ward\": -0.5}"),
        ("kinds", "{\"council\": 0.1}", "{\"ward\": 0.1}"),
        ("places", "{\"north\": 0.2}", "{\"ward\": 0.2}"),
    ] {
        let change = (FILE.replacen(old, &new.replace('{', "{¶"), 1), map);
        expect_at(
            Error,
            UnknownId,
            &format!("candidates[0].points_for.{map}[\"ward\"]"),
            &change.0,
            0,
        );
    }
}

#[test]
fn ranges() {
    use FaultCode::NumberOutOfRange;
    let range = |path, old, new| expect(NumberOutOfRange, path, old, new);
    range("streams[0].points", "\"points\": 0.125", "\"points\": 1000000.5");
    range("posts[0].points", "\"points\": 0.25", "\"points\": -1e7");
    range("clearances[0].lead", "\"lead\": 2", "\"lead\": 10001");
    range("travel[0].minutes", "\"minutes\": 150", "\"minutes\": 100001");
    range("candidates[0].reach.minutes", "{\"minutes\": 45}", "{\"minutes\": 100001}");
    range(
        "candidates[0].points_for.kinds[\"council\"]",
        "{\"council\": 0.1}",
        "{\"council\": 2e6}",
    );
    expect(
        FaultCode::NotAnInteger,
        "candidates[0].reach.minutes",
        "{\"minutes\": 45}",
        "{\"minutes\": 4.5}",
    );
    expect(FaultCode::EmptyId, "posts[0].manager", "\"manager\": \"m-17\"", "\"manager\": \"\"");
}

#[test]
fn periods() {
    let outside = |path, old, new| expect(FaultCode::OutsideHorizon, path, old, new);
    let cleared = "candidates[0].clearances[\"registration\"]";
    outside(cleared, "\"registration\": 4", "\"registration\": 5");
    outside(cleared, "\"registration\": 4", "\"registration\": \"2027-02-28\"");
    outside("candidates[0].moves[0].from", "\"moves\": [{\"from\": 3", "\"moves\": [{\"from\": 0");
    let again = "{\"from\": \"2028-03-02\", \"base\"";
    expect(
        FaultCode::DuplicateEntry,
        "candidates[0].moves[1].from",
        "{\"from\": \"2027-10-01\", \"base\"",
        again,
    );
}

#[test]
fn the_table_of_times() {
    let second = "{\"from\": \"south\", \"to\": \"north\", \"minutes\": 160}";
    let twice = "{\"from\": \"north\", \"to\": \"south\", \"minutes\": 160}";
    expect(FaultCode::DuplicateEntry, "travel[1]", second, twice);
    let itself = "{\"from\": \"south\", \"to\": \"south\", \"minutes\": 0}";
    expect(FaultCode::SelfPair, "travel[1]", second, itself);
    expect(FaultCode::MissingField, "travel[1].minutes", ", \"minutes\": 160", "");
}

#[test]
fn a_reach_in_minutes_starts_at_places() {
    let base = "\"base\": {\"place\": \"north\"}, \"reach\"";
    expect(FaultCode::MissingBase, "candidates[0].reach", base, "\"reach\"");
    let point = "\"base\": {\"lat\": 52.0, \"lon\": -1.0}, \"reach\"";
    expect(FaultCode::MissingBase, "candidates[0].base", base, point);
    let moved = "\"moves\": [{\"from\": 3, \"base\": {\"place\": \"south\"}}";
    let point = "\"moves\": [{\"from\": 3, \"base\": {\"lat\": 52.0, \"lon\": -1.0}}";
    expect(FaultCode::MissingBase, "candidates[0].moves[0].base", moved, point);
    let both = "{\"minutes\": 45, \"km\": 10}";
    expect(FaultCode::FieldsConflict, "candidates[0].reach", "{\"minutes\": 45}", both);
}

#[test]
fn a_pin_against_ones_own_interests_or_streams() {
    let pin = "\"pinned\": [{\"post\": \"desk\"";
    for rule in [
        "\"conflicts\": {\"providers\": [\"town-hall\"]}",
        "\"conflicts\": {\"managers\": [\"m-17\"]}",
        "\"streams\": [\"policy\"]",
    ] {
        let new = format!("{rule}, {pin}");
        expect(FaultCode::PinContradicted, "candidates[1].pinned[0]", pin, &new);
    }
}

#[test]
fn what_could_not_be_read_leaves_no_dangling_references() {
    expect(FaultCode::WrongType, "posts[0].manager", "\"manager\": \"m-17\"", "\"manager\": 17");
    let requirements = "[{\"id\": \"r-1\", \"meta\": {\"note\": \"kept\"}}, {\"id\": \"r-2\"}]";
    expect(FaultCode::WrongType, "requirements", requirements, "3");
    let from = "\"moves\": [{\"from\": 3, \"base\"";
    let wrong = "\"moves\": [{\"from\": true, \"base\"";
    expect(FaultCode::WrongType, "candidates[0].moves[0].from", from, wrong);
}

#[test]
fn large_points_of_every_sort_are_counted() {
    let more = "\"format\": 1, \"scale\": 1000000, \"objective\": {\"own\": 2},";
    let text = FILE.replacen("\"format\": 1,", more, 1);
    assert_eq!(faults(&text), []);
    for (old, new) in [
        ("\"points\": 0.125", "\"points\": 1e6"),
        ("\"points\": 0.25", "\"points\": 1e6"),
        ("{\"council\": 0.1}", "{\"council\": 1e6}"),
        ("{\"finance\": 0.5}", "{\"finance\": -1e6}"),
    ] {
        let found = faults(&text.replacen(old, new, 1));
        let [fault] = found.as_slice() else { panic!("one fault: {found:?}") };
        assert_eq!((fault.code, fault.path.as_str()), (FaultCode::PointsOverflow, "scale"));
    }
}
