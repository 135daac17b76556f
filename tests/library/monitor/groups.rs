//! Monitoring of groups: measures, what is withheld, and faults.

use secondment::error::{FaultCode, InvalidInput};
use secondment::monitor::groups::{
    GroupFigures, Labels, Least, MEASURES, Monitoring, Part, monitor,
};
use secondment::solve::Error;
use secondment::{Placement, Plan, Scheme};

use crate::monitor::cohort::{Person, cohort, labels};

const STAYS: Person = Person { outcome: 0, kinds: 0 };
const FIRST: Person = Person { outcome: 3, kinds: 0 };
const NEW: Person = Person { outcome: 3, kinds: 1 };

fn figures(people: &[Person], columns: &[(&str, Vec<Option<&str>>)], least: u32) -> Monitoring {
    let (scheme, plan) = cohort(people);
    let labels = Labels::from_csv(labels(columns).as_bytes(), &scheme).expect("labels");
    monitor(&scheme, &plan, &labels, Least::new(least).expect("in range")).expect("figures")
}

fn get(group: &GroupFigures, measure: &str) -> Option<f64> {
    let figure = group.figures.iter().find(|figure| figure.measure == measure).expect("a measure");
    figure.value.map(secondment::tables::Value::as_f64)
}

/// Values of one measure, by group of a label.
fn column(monitoring: &Monitoring, label: usize, measure: &str) -> Vec<Option<f64>> {
    monitoring.labels[label].groups.iter().map(|group| get(group, measure)).collect()
}

fn repeat<T: Clone>(parts: &[(T, usize)]) -> Vec<T> {
    parts.iter().flat_map(|(part, count)| vec![part.clone(); *count]).collect()
}

#[test]
fn measures_of_groups_large_enough() {
    // 20 of x: 6 placed first, of whom none is a translator; 6 placed first and newly translators; 8 not.
    // 14 who state nothing: 7 newly translators, 7 not placed.
    let people = repeat(&[(FIRST, 6), (NEW, 6), (STAYS, 8), (NEW, 7), (STAYS, 7)]);
    let monitoring = figures(&people, &[("label", repeat(&[(Some("x"), 20), (None, 14)]))], 5);
    assert_eq!(monitoring.labels[0].label, "label");
    let [x, not_stated, everybody] = &monitoring.labels[0].groups[..] else { panic!("three rows") };
    assert_eq!((x.of, x.group.as_deref()), (Part::Group, Some("x")));
    assert_eq!((not_stated.of, everybody.of), (Part::NotStated, Part::Everybody));
    let names: Vec<_> = x.figures.iter().map(|figure| figure.measure).collect();
    assert_eq!(names, MEASURES);
    let counts = |group| ["people", "placed", "translator"].map(|name| get(group, name));
    assert_eq!(counts(x), [Some(20.0), Some(12.0), Some(6.0)]);
    assert_eq!(counts(not_stated), [Some(14.0), Some(7.0), Some(7.0)]);
    assert_eq!(counts(everybody), [Some(34.0), Some(19.0), Some(13.0)]);
    assert_eq!(get(x, "placed-rate"), Some(0.6));
    assert_eq!(get(x, "translator-rate"), Some(0.3));
    // All who are placed are placed first: that none is not cannot be shown.
    assert_eq!(column(&monitoring, 0, "top-three"), [None; 3]);
    // Nor that no translator was one before, which takes exposure along.
    assert_eq!(column(&monitoring, 0, "new-translator"), [None; 3]);
    assert_eq!(column(&monitoring, 0, "mean-exposure"), [None; 3]);
}

#[test]
fn exposure_is_a_mean() {
    // Five translators before, five new ones with the bonus of 500 points, five others, in each group.
    let group = [(Person { outcome: 0, kinds: 2 }, 5), (NEW, 5), (STAYS, 5)];
    let people = repeat(&[group, group].concat());
    let monitoring = figures(&people, &[("label", repeat(&[(Some("x"), 15), (Some("y"), 15)]))], 5);
    assert_eq!(column(&monitoring, 0, "translator"), [Some(10.0), Some(10.0), Some(20.0)]);
    assert_eq!(column(&monitoring, 0, "new-translator"), [Some(5.0), Some(5.0), Some(10.0)]);
    let mean = 2500.0 / 15.0;
    assert_eq!(column(&monitoring, 0, "mean-exposure"), [Some(mean); 3]);
}

#[test]
fn a_small_group_takes_the_next_smallest_along() {
    let groups = repeat(&[(Some("x"), 3), (Some("y"), 9), (Some("z"), 20)]);
    let monitoring = figures(&[STAYS; 32], &[("label", groups)], 5);
    assert_eq!(column(&monitoring, 0, "people"), [None, None, Some(20.0), Some(32.0)]);
    // Nobody is placed, which is a count below 5 like any other.
    assert_eq!(column(&monitoring, 0, "placed"), [None; 4]);
}

#[test]
fn small_groups_that_stay_small_together_take_another_along() {
    let groups = repeat(&[(Some("w"), 1), (Some("x"), 2), (Some("y"), 9), (Some("z"), 20)]);
    let monitoring = figures(&[STAYS; 32], &[("label", groups.clone())], 5);
    assert_eq!(column(&monitoring, 0, "people"), [None, None, None, Some(20.0), Some(32.0)]);
    // With a least of 3 the two together would do.
    let monitoring = figures(&[STAYS; 32], &[("label", groups)], 3);
    assert_eq!(column(&monitoring, 0, "people"), [None, None, Some(9.0), Some(20.0), Some(32.0)]);
}

#[test]
fn a_small_remainder_is_withheld_like_a_small_count() {
    // Of 12 in x 10 are placed: the 2 who are not would show. Of 12 in y and 14 in z half are.
    let people = repeat(&[(FIRST, 10), (STAYS, 2), (FIRST, 6), (STAYS, 6), (FIRST, 7), (STAYS, 7)]);
    let groups = repeat(&[(Some("x"), 12), (Some("y"), 12), (Some("z"), 14)]);
    let monitoring = figures(&people, &[("label", groups)], 5);
    assert_eq!(column(&monitoring, 0, "people")[..3], [Some(12.0), Some(12.0), Some(14.0)]);
    assert_eq!(column(&monitoring, 0, "placed"), [None, None, Some(7.0), Some(23.0)]);
    assert_eq!(column(&monitoring, 0, "placed-rate")[..2], [None; 2]);
}

#[test]
fn a_finer_label_does_not_give_away_a_coarser_one() {
    // Coarse x is fine a and b. Fine b has 3 people, so fine c would go along; but with a shown it is x
    // less a, so a goes along as well.
    let coarse = repeat(&[(Some("x"), 15), (Some("y"), 18)]);
    let fine = repeat(&[(Some("a"), 12), (Some("b"), 3), (Some("c"), 8), (Some("d"), 10)]);
    let alone = figures(&[STAYS; 33], &[("fine", fine.clone())], 5);
    assert_eq!(column(&alone, 0, "people")[..4], [Some(12.0), None, None, Some(10.0)]);
    let both = figures(&[STAYS; 33], &[("coarse", coarse), ("fine", fine)], 5);
    assert_eq!(column(&both, 0, "people"), [Some(15.0), Some(18.0), Some(33.0)]);
    let fine = column(&both, 1, "people");
    assert_eq!(fine[..2], [None, None]);
}

#[test]
fn one_group_of_everybody_is_everybody() {
    let monitoring = figures(&[STAYS; 8], &[("label", vec![Some("x"); 8])], 5);
    assert_eq!(column(&monitoring, 0, "people"), [Some(8.0), Some(8.0)]);
    let monitoring = figures(&[STAYS; 4], &[("label", vec![Some("x"); 4])], 5);
    assert!(
        monitoring.labels[0]
            .groups
            .iter()
            .flat_map(|group| &group.figures)
            .all(|f| f.value.is_none())
    );
}

#[test]
fn least_has_a_range() {
    for least in [0, 1, 1_000_001] {
        let error = Least::new(least).expect_err("out of range");
        assert!(matches!(error, Error::InvalidOption { option: "least", .. }));
    }
}

fn refused(text: &str, scheme: &Scheme) -> InvalidInput {
    Labels::from_csv(text.as_bytes(), scheme).expect_err("a table with faults")
}

#[test]
fn every_fault_of_labels_is_listed_and_no_label_repeated() {
    let (scheme, _) = cohort(&[STAYS; 3]);
    let text = "candidate,label, other\nc000,secret ,x\nc001,secret,x\nnobody,secret,x\n\
        c001,secret,x\n,secret,x\nc002,secret\n";
    let invalid = refused(text, &scheme);
    let found: Vec<_> =
        invalid.faults.iter().map(|fault| (fault.code, fault.path.as_str())).collect();
    assert_eq!(
        found,
        [
            (FaultCode::BadId, "columns[2]"),
            (FaultCode::BadId, "rows[0].label"),
            (FaultCode::UnknownId, "rows[2].candidate"),
            (FaultCode::DuplicateId, "rows[3].candidate"),
            (FaultCode::EmptyId, "rows[4].candidate"),
            (FaultCode::Syntax, "rows[5]"),
        ]
    );
    assert!(!invalid.to_string().contains("secret"));

    let codes = |text| {
        refused(text, &scheme).faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("candidate\nc000\n"), [FaultCode::EmptySet]);
    assert_eq!(codes("person,label\nc000,x\n"), [FaultCode::MissingField]);
}

#[test]
fn labels_do_not_show_in_debug_form() {
    let (scheme, _) = cohort(&[STAYS; 2]);
    let labels = Labels::from_csv(b"candidate,label\nc000,secret\n", &scheme).expect("labels");
    assert_eq!(format!("{labels:?}"), "Labels { labels: 1, candidates: 2, .. }");
}

#[test]
fn a_plan_of_another_scheme_is_refused() {
    let (scheme, mut plan) = cohort(&[FIRST; 2]);
    plan.place("stranger", Placement { post: "first".into(), start: 1 });
    plan.place("c000", Placement { post: "nowhere".into(), start: 1 });
    plan.place("c001", Placement { post: "first".into(), start: 9 });
    let labels = Labels::from_csv(b"candidate,label\n", &scheme).expect("labels");
    let invalid = monitor(&scheme, &plan, &labels, Least::default()).expect_err("faults");
    let found: Vec<_> =
        invalid.faults.iter().map(|fault| (fault.code, fault.path.as_str())).collect();
    assert_eq!(
        found,
        [
            (FaultCode::UnknownId, "rotations[\"c000\"]"),
            (FaultCode::OutsideHorizon, "rotations[\"c001\"]"),
            (FaultCode::UnknownId, "rotations[\"stranger\"]"),
        ]
    );
    assert!(monitor(&scheme, &Plan::new(), &labels, Least::default()).is_ok());
}

#[test]
fn csv_has_a_row_per_number() {
    let monitoring = figures(&[STAYS; 8], &[("label", vec![Some("x"); 8])], 5);
    let csv = monitoring.to_csv();
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("label,of,group,measure,value,withheld"));
    assert_eq!(lines.next(), Some("label,group,x,people,8,no"));
    assert_eq!(lines.next(), Some("label,group,x,placed,,yes"));
    assert_eq!(csv.lines().count(), 1 + 2 * MEASURES.len());
    let json = serde_json::to_value(&monitoring).expect("JSON");
    assert_eq!(json["least"], 5);
    assert_eq!(json["labels"][0]["groups"][1]["of"], "everybody");
    assert!(json["labels"][0]["groups"][0]["figures"][1]["value"].is_null());
}
