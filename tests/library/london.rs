//! What the London example promises of itself.

use std::collections::{BTreeMap, BTreeSet};

use secondment::Scheme;
use serde_json::Value;

fn scheme() -> Value {
    serde_json::from_str(include_str!("../../examples/london/scheme.json")).expect("valid JSON")
}

fn list<'a>(scheme: &'a Value, field: &str) -> &'a [Value] {
    scheme[field].as_array().unwrap_or_else(|| panic!("{field} is a list"))
}

fn distinct<'a>(items: &'a [Value], field: &str) -> BTreeSet<&'a str> {
    items.iter().map(|item| item[field].as_str().expect("text")).collect()
}

#[test]
fn it_is_large_enough_to_mean_something() {
    let scheme = scheme();
    let providers = list(&scheme, "providers");
    let real = providers.iter().filter(|provider| provider["meta"]["invented"].is_null()).count();
    assert!(real >= 60, "{real} real providers");
    assert!(distinct(providers, "kind").len() >= 6);
    assert_eq!(distinct(providers, "sector"), BTreeSet::from(["private", "public", "voluntary"]));
    assert!(list(&scheme, "posts").len() >= 120);
    assert_eq!(list(&scheme, "candidates").len(), 60);
    assert_eq!(scheme["periods"]["count"], 4);
}

/// Rules of the page of the rules that the scheme states, by where it states them.
fn rules(scheme: &Value) -> BTreeSet<String> {
    let stated = |value: &Value| !matches!(value, Value::Null) && *value != Value::Array(vec![]);
    let in_rules = ["counts", "stays", "resources", "filled", "totals", "shares", "release"]
        .into_iter()
        .chain(["apart", "together", "bridges", "translators", "per_stream"]);
    let mut found: BTreeSet<String> =
        in_rules.filter(|rule| stated(&scheme["rules"][rule])).map(str::to_owned).collect();
    let parts = [
        ("candidates", &["streams", "weights", "points_for", "requires", "clearances"][..]),
        ("candidates", &["conflicts", "moves", "mentored", "counts"]),
        ("posts", &["also", "steps", "minimum", "points"]),
        ("providers", &["mentors", "ranks"]),
        ("competencies", &["lapses"]),
    ];
    for (part, fields) in parts {
        let used = |field: &&&str| list(scheme, part).iter().any(|item| stated(&item[**field]));
        found.extend(fields.iter().filter(used).map(|field| format!("{part}.{field}")));
    }
    found.extend(["travel"].into_iter().filter(|part| stated(&scheme[part])).map(str::to_owned));
    found.extend((scheme["objective"]["waiting"].as_f64() > Some(0.0)).then(|| "waiting".into()));
    found
}

#[test]
fn it_uses_many_rules() {
    let rules = rules(&scheme());
    assert!(rules.len() >= 25, "{rules:?}");
}

#[test]
fn every_kind_hosts_someone() {
    let scheme = scheme();
    let kinds: BTreeMap<&str, &str> = list(&scheme, "providers")
        .iter()
        .map(|provider| (provider["id"].as_str().unwrap(), provider["kind"].as_str().unwrap()))
        .collect();
    let hosting: BTreeSet<&str> =
        distinct(list(&scheme, "posts"), "provider").iter().map(|id| kinds[id]).collect();
    assert_eq!(hosting, distinct(list(&scheme, "kinds"), "id"));
}

#[test]
fn people_are_plainly_invented() {
    for candidate in list(&scheme(), "candidates") {
        let number =
            candidate["id"].as_str().unwrap().strip_prefix('c').expect("an id such as c001");
        assert_eq!(candidate["name"], format!("Candidate {number}"));
    }
}

#[test]
fn invented_organisations_say_so_in_their_names() {
    for provider in list(&scheme(), "providers") {
        let invented = provider["meta"]["invented"] == Value::Bool(true);
        let name = provider["name"].as_str().unwrap();
        assert_eq!(name.starts_with("Invented"), invented, "{name}");
    }
}

#[test]
fn popular_posts_have_more_takers_than_places() {
    let scheme = scheme();
    let mut takers: BTreeMap<&str, u32> = BTreeMap::new();
    for candidate in list(&scheme, "candidates") {
        for (post, rank) in candidate["preferences"].as_object().expect("preferences") {
            if rank.as_u64() == Some(1) {
                let id = list(&scheme, "posts").iter().find(|p| p["id"] == **post).expect("a post");
                *takers.entry(id["id"].as_str().unwrap()).or_default() += 1;
            }
        }
    }
    assert!(takers.values().filter(|&&n| n > 4).count() >= 3, "{takers:?}");
}

#[test]
fn it_reads_without_a_fault_or_a_warning() {
    let read = Scheme::from_json(include_str!("../../examples/london/scheme.json"));
    let scheme = read.unwrap_or_else(|invalid| panic!("{:#?}", invalid.faults));
    assert_eq!(scheme.warnings(), []);
}
