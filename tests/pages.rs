//! The worked example of the page on schemes is what it says it is.

use secondment::solve::{Found, Solver};
use secondment::verify::{RotationPoints, verify};
use secondment::{Placement, Scheme, SchemeBuilder};

const PAGE: &str = include_str!("../src/docs/scheme.md");

fn example() -> Scheme {
    let after = PAGE.split("```json\n").nth(1).expect("an example on the page");
    let text = after.split("```").next().expect("an end of the example");
    Scheme::from_json(text).expect("a valid example")
}

fn placements(rotation: &[Placement]) -> Vec<(&str, u32)> {
    rotation.iter().map(|placement| (placement.post.as_str(), placement.start)).collect()
}

#[test]
fn the_example_has_the_plan_and_the_points_stated() {
    let scheme = example();
    assert!(scheme.warnings().is_empty());
    let outcome = Solver::new(&scheme).solve().expect("a solve");
    assert!(matches!(outcome.found, Found::Optimal(_)));
    let solution = outcome.solution().expect("a plan");
    assert_eq!((solution.claims.objective, solution.claims.exposure), (5200, 3800));
    assert_eq!(
        placements(solution.plan.rotation("c1")),
        [("housing-desk", 1), ("discharge-lead", 2)]
    );
    assert_eq!(
        placements(solution.plan.rotation("c2")),
        [("discharge-lead", 1), ("impact-study", 2)]
    );

    let points = verify(&scheme, &solution.plan).points;
    let first = RotationPoints {
        crossing: 550,
        breadth: 500,
        competency: 300,
        preference: 300,
        development: 200,
        ..RotationPoints::default()
    };
    let second = RotationPoints {
        crossing: 1000,
        breadth: 750,
        bonus: 1000,
        competency: 600,
        ..RotationPoints::default()
    };
    assert_eq!(points.candidates["c1"].points, first);
    assert_eq!(points.candidates["c2"].points, second);
    assert_eq!((first.total(), second.total()), (1850, 3350));
}

/// An example states only what it is about: format and calendar are added where they are absent.
#[test]
fn the_examples_of_rules_have_the_form_of_the_file() {
    let page = include_str!("../src/docs/rules.md");
    let examples: Vec<&str> =
        page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(examples.len() >= 8);
    for example in examples {
        let mut file: serde_json::Value = serde_json::from_str(example).expect("JSON");
        let fields = file.as_object_mut().expect("an object");
        fields.entry("format").or_insert(1.into());
        fields.entry("periods").or_insert(serde_json::json!({"count": 4}));
        SchemeBuilder::from_json(&file.to_string()).unwrap_or_else(|e| panic!("{example}: {e}"));
    }
}

#[test]
fn the_front_page_and_the_quickstart_show_the_same_scheme() {
    let lines = |text: &'static str| {
        let lines = text.lines().map(|line| line.trim_start_matches("//!").trim());
        lines
            .skip_while(|line| !line.starts_with("let scheme"))
            .take_while(|line| !line.is_empty())
            .collect::<Vec<_>>()
    };
    let front = lines(include_str!("../src/lib.rs"));
    assert!(front.len() > 5);
    assert_eq!(front, lines(include_str!("../examples/quickstart.rs")));
    assert_eq!(front, lines(include_str!("../README.md")));
}
