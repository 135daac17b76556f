//! The catalogue, the rows and the page name the same measures.

use std::collections::BTreeSet;

use secondment::methods::measures::{Counted, definition, definitions, themes};
use secondment::methods::measures::{Datum, Measures};
use secondment::model::{Candidate, Place, Sector};

use super::{build, hosts, plan};

const PAGE: &str = include_str!("../../../src/docs/measures.md");

#[test]
fn names_are_unique_and_every_measure_says_what_it_is() {
    let mut names = BTreeSet::new();
    for one in definitions() {
        assert!(names.insert(one.name), "{} comes twice", one.name);
        assert!(one.name.chars().all(|c| c.is_ascii_lowercase() || "-0123456789".contains(c)));
        assert!(!one.what.is_empty() && !one.source.is_empty(), "{}", one.name);
        assert!(one.least.is_none_or(|least| one.most.is_none_or(|most| least < most)));
        assert_eq!(definition(one.name), Some(one));
        assert!(!one.name.ends_with("-before") || one.better.is_none(), "{}", one.name);
    }
    assert_eq!(definition("nothing"), None);
    assert_eq!(definition("travel-minutes-mean").map(|one| one.unit), Some(Counted::Minutes));
    assert_eq!(themes().iter().map(|theme| theme.measures.len()).sum::<usize>(), names.len());
}

/// A scheme and a plan for which every measure is defined.
fn everything() -> Vec<Datum> {
    let mut parts = hosts(3, &[("a", "k", Sector::Public), ("b", "l", Sector::Private)]);
    parts = parts.place(Place::new("here", 51.0, 0.0));
    for provider in &mut parts.providers {
        provider.place = Some("here".into());
    }
    for id in ["Ada", "Bo"] {
        let candidate = Candidate::new(id).served("a", 1, 0).served("b", 1, 2);
        parts = parts.candidate(candidate.prefers("a-post", 1).points("b-post", 0.1).base("here"));
    }
    parts = parts.boundary(secondment::model::BoundaryDimension::new(
        secondment::model::Dimension::Kind,
        0.5,
    ));
    let plan = plan(&[("Ada", "a-post", 1), ("Ada", "b-post", 2), ("Bo", "b-post", 1)]);
    Measures::of(&build(parts), &plan).data()
}

#[test]
fn every_measure_has_rows_where_it_is_defined() {
    let measured: BTreeSet<&str> = everything().iter().map(|row| row.measure).collect();
    let catalogued: BTreeSet<&str> = definitions().map(|one| one.name).collect();
    assert_eq!(measured, catalogued);
}

#[test]
fn the_page_lists_every_measure_with_its_unit_and_direction() {
    let listed: Vec<(&str, &str, &str)> = PAGE
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.strip_prefix("| `")?.split('|').map(str::trim).collect();
            Some((cells[0].trim_end_matches('`'), cells[1], cells[2]))
        })
        .collect();
    let better = |better: Option<bool>| match better {
        Some(true) => "more",
        Some(false) => "less",
        None => "",
    };
    let catalogued: Vec<(&str, &str, &str)> =
        definitions().map(|one| (one.name, one.unit.as_str(), better(one.better))).collect();
    assert_eq!(listed, catalogued);
}
