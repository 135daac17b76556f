//! The worked example of the page on schemes is what it says it is.

use secondment::model::Candidate;
use secondment::solve::{Found, Solver};
use secondment::verify::{RotationPoints, verify};
use secondment::{Placement, Plan, Scheme, SchemeBuilder};

const PAGE: &str = include_str!("../../src/docs/scheme.md");
const HOSPITAL: &str = include_str!("../../src/docs/hospital.md");

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
    let (mut first, mut second) = (RotationPoints::default(), RotationPoints::default());
    (first.crossing, first.breadth, first.development) = (550, 500, 200);
    (first.competency, first.preference) = (300, 300);
    (second.crossing, second.breadth, second.bonus, second.competency) = (1000, 750, 1000, 600);
    assert_eq!(points.candidates["c1"].points, first);
    assert_eq!(points.candidates["c2"].points, second);
    assert_eq!((first.total(), second.total()), (1850, 3350));
}

/// All examples of a page.
fn examples(page: &str) -> Vec<&str> {
    page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// An example states only what it is about: format and calendar are added where they are absent.
#[test]
fn the_examples_of_rules_have_the_form_of_the_file() {
    let pages = [include_str!("../../src/docs/rules.md"), HOSPITAL];
    for page in pages {
        let examples = examples(page);
        assert!(examples.len() >= 8);
        for example in examples {
            let mut file: serde_json::Value = serde_json::from_str(example).expect("JSON");
            let fields = file.as_object_mut().expect("an object");
            fields.entry("format").or_insert(1.into());
            fields.entry("periods").or_insert(serde_json::json!({"count": 4}));
            SchemeBuilder::from_json(&file.to_string())
                .unwrap_or_else(|e| panic!("{example}: {e}"));
        }
    }
}

/// What the published problem counts for a student, from the file and a rotation: wishes of student and school once
/// for each placement, changes of hospital at the student's weight.
fn satisfaction(parts: &SchemeBuilder, who: &Candidate, rotation: &[Placement]) -> f64 {
    let ward = |placed: &Placement| {
        let (discipline, hospital) = placed.post.as_str().split_once('/').expect("a ward");
        (discipline.to_owned(), hospital.to_owned())
    };
    let wards: Vec<(String, String)> = rotation.iter().map(ward).collect();
    let wishes = wards.iter().map(|(discipline, hospital)| {
        let school = parts.streams.iter().find(|stream| stream.id.as_str() == discipline);
        who.points_for.streams[discipline.as_str()]
            + who.points_for.providers[hospital.as_str()]
            + school.expect("a discipline").points
    });
    let changes = wards.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    wishes.sum::<f64>() - who.weights.crossing * changes as f64
}

#[test]
fn the_hospital_page_ends_with_a_scheme_whose_plan_has_the_points_stated() {
    let text = examples(HOSPITAL).pop().expect("a complete file");
    let scheme = Scheme::from_json(text).expect("a valid example");
    assert!(scheme.warnings().is_empty());
    let outcome = Solver::new(&scheme).solve().expect("a solve");
    assert!(matches!(outcome.found, Found::Optimal(_)));
    let solution = outcome.solution().expect("a plan");
    assert_eq!(solution.claims.objective, 140);

    // The plan on the page.
    let mut plan = Plan::new();
    let table = HOSPITAL.split("The best plan has 140 points").nth(1).expect("a plan");
    for row in table.lines().filter(|line| line.starts_with("| `s")) {
        let cells: Vec<&str> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        for (start, post) in (1..).step_by(2).zip(&cells[2..]).filter(|(_, post)| !post.is_empty())
        {
            plan.place(cells[1], Placement { post: (*post).into(), start });
        }
    }
    let verdict = verify(&scheme, &plan);
    assert!(verdict.is_valid(), "{:?}", verdict.violations);
    assert_eq!((verdict.points.total(), verdict.points.worst), (140, 30));
    for (who, points) in scheme.parts().candidates.iter().zip([30, 34, 46]) {
        let own = verdict.points.candidates[&who.id].points.total();
        let published = satisfaction(scheme.parts(), who, plan.rotation(who.id.as_str()));
        assert_eq!((own, published), (points, points as f64 / 2.0), "{}", who.id);
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
    let front = lines(include_str!("../../src/lib.rs"));
    assert!(front.len() > 5);
    assert_eq!(front, lines(include_str!("../../examples/quickstart.rs")));
    assert_eq!(front, lines(include_str!("../../README.md")));
}
