//! Suite files with faults: every one at once, each at its place.

use secondment::error::FaultCode::{self, *};
use secondment::methods::suite::{Registry, Suite};

use crate::suite::support::suite;

const GOOD: &str = r#"{
  "format": 1,
  "name": "good",
  "meta": {"author": "nobody"},
  "schemes": [
    {"name": "a", "file": "a.json"},
    {"name": "b", "generate": {"candidates": 6, "posts": 4, "periods": 3, "eligible": 2, "seed": 1,
                               "kinds": 3, "family": "loose"}},
    {"name": "c", "generate": {"shape": "hospital", "candidates": 6, "streams": 3, "providers": 2,
                               "duration": 1, "periods": 4, "changes": "cost", "seed": 9}},
    {"name": "d", "instance": "tight-60-1"}
  ],
  "methods": [
    {"method": "serial-rotation", "seeds": {"count": 5, "first": 0}},
    {"method": "optimiser", "gap": 0.01, "work_limit": 1000, "objective": {"crossing": 2}},
    {"method": "optimiser", "label": "timed", "timed": 3, "threads": 2, "time_limit": 1.5,
     "terms": {"crossing": 2}},
    {"method": "rotational-diversity", "strategy": {"switch": 3}},
    {"method": "stay-put"}
  ],
  "seeds": [1, 2, 3],
  "reference": "timed",
  "columns": ["total", "placements-by-rank/1"]
}"#;

/// A change of the good file, with the one fault it makes: code, path, line.
type Case = (&'static str, &'static str, FaultCode, &'static str, u32);

const CASES: &[Case] = &[
    ("\"format\": 1", "\"format\": 2", UnsupportedFormat, "format", 2),
    ("\"name\": \"good\"", "\"name\": \"\"", EmptyId, "name", 3),
    ("\"name\": \"good\"", "\"name\": \"a\\tb\"", BadId, "name", 3),
    ("\"name\": \"good\"", "\"name\": 7", WrongType, "name", 3),
    ("\"name\": \"good\",", "", MissingField, "name", 1),
    ("\"seeds\": [1, 2, 3],", "", MissingField, "seeds", 1),
    ("\"seeds\": [1, 2, 3]", "\"seeds\": []", EmptySet, "seeds", 21),
    ("\"seeds\": [1, 2, 3]", "\"seeds\": [1, 2, 1]", DuplicateEntry, "seeds[2]", 21),
    ("\"seeds\": [1, 2, 3]", "\"seeds\": [1, -2]", NumberOutOfRange, "seeds[1]", 21),
    ("\"seeds\": [1, 2, 3]", "\"seeds\": [1, 2.0]", NotAnInteger, "seeds[1]", 21),
    ("\"count\": 5", "\"count\": 0", NumberOutOfRange, "methods[0].seeds.count", 14),
    ("\"count\": 5", "\"count\": 1001", NumberOutOfRange, "methods[0].seeds.count", 14),
    ("\"first\": 0", "\"last\": 0", UnknownField, "methods[0].seeds.last", 14),
    ("\"reference\": \"timed\"", "\"reference\": \"best\"", UnknownId, "reference", 22),
    ("\"columns\": [\"total\"", "\"columns\": [\"sum\"", UnknownId, "columns[0]", 23),
    ("rank/1\"", "rank/1\", \"total\"", DuplicateEntry, "columns[2]", 23),
    ("\"reference\"", "\"referee\"", UnknownField, "referee", 22),
    (
        "{\"name\": \"a\", \"file\": \"a.json\"}",
        "{\"name\": \"a\"}",
        MissingField,
        "schemes[0].file",
        6,
    ),
    ("\"file\": \"a.json\"", "\"file\": \"\"", EmptyId, "schemes[0].file", 6),
    (
        "\"file\": \"a.json\"",
        "\"file\": \"a\", \"instance\": \"b\"",
        FieldsConflict,
        "schemes[0]",
        6,
    ),
    ("\"name\": \"b\"", "\"name\": \"a\"", DuplicateId, "schemes[1].name", 7),
    (
        "\"candidates\": 6, \"posts\"",
        "\"candidates\": 0, \"posts\"",
        NumberOutOfRange,
        "schemes[1].generate.candidates",
        7,
    ),
    ("\"eligible\": 2", "\"eligible\": 5", NumberOutOfRange, "schemes[1].generate.eligible", 7),
    ("\"posts\": 4, ", "", MissingField, "schemes[1].generate.posts", 7),
    ("\"family\": \"loose\"", "\"family\": \"big\"", UnknownWord, "schemes[1].generate.family", 8),
    ("\"shape\": \"hospital\"", "\"shape\": \"ward\"", UnknownWord, "schemes[2].generate.shape", 9),
    ("\"periods\": 4", "\"periods\": 2", NumberOutOfRange, "schemes[2].generate.periods", 10),
    (
        "\"streams\": 3",
        "\"streams\": 3, \"posts\": 2",
        UnknownField,
        "schemes[2].generate.posts",
        9,
    ),
    ("tight-60-1", "tight-61-1", UnknownId, "schemes[3].instance", 11),
    (
        "\"method\": \"serial-rotation\"",
        "\"method\": \"lottery\"",
        UnknownId,
        "methods[0].method",
        14,
    ),
    ("\"method\": \"serial-rotation\", ", "", MissingField, "methods[0].method", 14),
    ("\"gap\": 0.01", "\"gap\": -1", NumberOutOfRange, "methods[1].gap", 15),
    ("\"gap\": 0.01", "\"threads\": 2", FieldsConflict, "methods[1].threads", 15),
    ("\"gap\": 0.01", "\"strategy\": \"product\"", FieldsConflict, "methods[1].strategy", 15),
    (
        "{\"crossing\": 2}}",
        "{\"crossing\": 1e9}}",
        NumberOutOfRange,
        "methods[1].objective.crossing",
        15,
    ),
    ("{\"crossing\": 2}}", "{\"crosing\": 1}}", UnknownField, "methods[1].objective.crosing", 15),
    (
        "\"objective\"",
        "\"terms\": {\"own\": 1}, \"objective\"",
        FieldsConflict,
        "methods[1].terms",
        15,
    ),
    (
        "{\"method\": \"stay-put\"",
        "{\"label\": \"timed\", \"method\": \"stay-put\"",
        DuplicateId,
        "methods[4].label",
        19,
    ),
    ("\"timed\": 3", "\"timed\": 0", NumberOutOfRange, "methods[2].timed", 16),
    ("\"threads\": 2", "\"threads\": 2000", NumberOutOfRange, "methods[2].threads", 16),
    ("\"time_limit\": 1.5", "\"time_limit\": -1.5", NumberOutOfRange, "methods[2].time_limit", 16),
    (
        "\"terms\": {\"crossing\": 2}",
        "\"terms\": {\"crossing\": 1001}",
        NumberOutOfRange,
        "methods[2].terms.crossing",
        17,
    ),
    ("\"terms\": {\"crossing\": 2}", "\"terms\": {}", EmptySet, "methods[2].terms", 17),
    ("{\"switch\": 3}", "\"switch\"", UnknownWord, "methods[3].strategy", 18),
    ("{\"switch\": 3}", "{}", MissingField, "methods[3].strategy.switch", 18),
    (
        "\"method\": \"stay-put\"",
        "\"method\": \"stay-put\", \"gap\": 0",
        FieldsConflict,
        "methods[4].gap",
        19,
    ),
    (
        "\"method\": \"stay-put\"",
        "\"method\": \"stay-put\", \"seeds\": [1]",
        FieldsConflict,
        "methods[4].seeds",
        19,
    ),
];

/// The faults of a text: code, path, line.
fn faults(text: &str) -> Vec<(FaultCode, String, Option<u32>)> {
    let invalid = Suite::from_json(text, &Registry::standard()).expect_err("a fault");
    assert_eq!(invalid.what, "suite");
    let faults = invalid.faults.into_iter();
    faults
        .map(|fault| {
            assert!(!fault.cause.is_empty() && !fault.action.is_empty(), "{fault}");
            (fault.code, fault.path, fault.line)
        })
        .collect()
}

#[test]
fn the_good_file_is_good() {
    let read = suite(GOOD, &Registry::standard());
    assert_eq!((read.schemes().len(), read.methods().len()), (4, 5));
    assert_eq!((read.seeds(), read.reference()), (&[1, 2, 3][..], Some("timed")));
    assert_eq!(suite(&format!("\u{feff}{GOOD}"), &Registry::standard()), read);
}

#[test]
fn each_fault_is_found_where_it_is_and_alone() {
    let mut wrong = Vec::new();
    for &(from, to, code, path, line) in CASES {
        assert!(GOOD.contains(from), "{from}");
        let found = faults(&GOOD.replacen(from, to, 1));
        if found != [(code, path.to_owned(), Some(line))] {
            wrong.push((to, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn all_faults_are_found_at_once() {
    let text = GOOD
        .replacen("\"format\": 1", "\"format\": 3", 1)
        .replacen("\"name\": \"b\"", "\"name\": \"a\"", 1)
        .replacen("\"posts\": 4", "\"posts\": \"4\"", 1)
        .replacen("\"serial-rotation\"", "\"lottery\"", 1)
        .replacen("\"timed\": 3", "\"timed\": 3, \"often\": true", 1)
        .replacen("[1, 2, 3]", "[1, 1]", 1)
        .replacen("\"reference\": \"timed\"", "\"reference\": \"none\"", 1);
    let found: Vec<(FaultCode, String)> =
        faults(&text).into_iter().map(|(code, path, _)| (code, path)).collect();
    let expected = [
        (UnsupportedFormat, "format"),
        (DuplicateId, "schemes[1].name"),
        (WrongType, "schemes[1].generate.posts"),
        (UnknownId, "methods[0].method"),
        (UnknownField, "methods[2].often"),
        (DuplicateEntry, "seeds[1]"),
        (UnknownId, "reference"),
    ];
    assert_eq!(found, expected.map(|(code, path)| (code, path.to_owned())));
}

#[test]
fn texts_that_are_no_suites() {
    for (text, code) in [("", Syntax), ("{", Syntax), ("[]", WrongType), ("{} {}", Syntax)] {
        assert_eq!(faults(text)[0].0, code, "{text:?}");
    }
    let bare: Vec<_> = faults("{}").into_iter().map(|(_, path, _)| path).collect();
    assert_eq!(bare, ["format", "name", "schemes", "methods", "seeds"]);
    let empty = faults(r#"{"format": 1, "name": "n", "schemes": [], "methods": [], "seeds": [1]}"#);
    let empty: Vec<_> = empty.into_iter().map(|(code, path, _)| (code, path)).collect();
    let expected = ["schemes", "methods"].map(|path| (EmptySet, path.to_owned()));
    assert_eq!(empty, expected);
}

#[test]
fn a_damaged_file_is_a_fault_and_never_a_panic() {
    let registry = Registry::standard();
    for at in (0..GOOD.len()).step_by(3) {
        let cut = Suite::from_json(&GOOD[..at], &registry);
        assert!(cut.is_err(), "{at}");
        for other in ["null", "-1", "\"\"", "[", "}"] {
            // Any of them may do no harm, such as within a name.
            let _ = Suite::from_json(&format!("{}{other}{}", &GOOD[..at], &GOOD[at..]), &registry);
        }
    }
}
