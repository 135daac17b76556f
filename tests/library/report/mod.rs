//! Reports of a plan: text, SVG and HTML.

use secondment::model::{
    BoundaryDimension, Calendar, Candidate, Dimension, Kind, Post, Provider, Sector, UnderWay,
};
use secondment::report::{Figures, PlanGrid, Score};
use secondment::verify::verify;
use secondment::{Placement, Plan, Scheme, SchemeBuilder};

use crate::common::file::assert_same;

/// Four kinds of placement, in four periods, and names that look like markup.
fn parts() -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(4)
        .kind(Kind::new("borough"))
        .kind(Kind::new("nhs"))
        .kind(Kind::new("police"))
        .provider(Provider::new("camden", "borough", Sector::Public).name("Camden & Sons"))
        .provider(Provider::new("hackney", "borough", Sector::Public))
        .provider(Provider::new("barts", "nhs", Sector::Public))
        .provider(Provider::new("met", "police", Sector::Public))
        .boundary(BoundaryDimension::new(Dimension::Organisation, 0.1))
        .boundary(BoundaryDimension::new(Dimension::Kind, 0.4))
        .post(Post::new("camden-desk", "camden").name("Housing <desk>"))
        .post(Post::new("hackney-desk", "hackney").places(2))
        .post(Post::new("barts-year", "barts").periods(2))
        .post(Post::new("met-desk", "met"))
        .candidate(Candidate::new("c1").name("Candidate \"1\" <b>").served("camden", 2, 0))
        .candidate(Candidate::new("c2").home("met"))
        .candidate(Candidate::new("c3"))
        .candidate(Candidate::new("c4"));
    parts.name = "A & B".into();
    parts.periods = Calendar::dated(4, "2027-04-01".parse().expect("a date"), 6);
    parts.candidates[2].first = Some(2.into());
    parts.candidates[3].under_way = Some(UnderWay::new("barts-year", 1).served(1));
    parts
}

fn plan(entries: &[(&str, &str, u32)]) -> Plan {
    let mut plan = Plan::new();
    for &(candidate, post, start) in entries {
        plan.place(candidate, Placement { post: post.into(), start });
    }
    plan
}

fn example() -> Plan {
    plan(&[
        ("c1", "hackney-desk", 1),
        ("c1", "barts-year", 2),
        ("c1", "met-desk", 4),
        ("c2", "camden-desk", 3),
        ("c3", "hackney-desk", 2),
        ("c4", "hackney-desk", 3),
    ])
}

fn figures() -> Figures {
    let score = |points, exposure, before, after| Score {
        points,
        exposure,
        translator_before: before,
        translator_after: after,
    };
    let scores = [
        ("c1", score(3_100, 2_240, false, true)),
        ("c2", score(500, 400, false, false)),
        ("c3", score(-20, 0, false, false)),
        ("c4", score(600, 500, true, true)),
    ];
    let add = |figures: Figures, (id, score)| figures.score(id, score);
    scores.into_iter().fold(Figures::default().bound(Some(4_400)), add)
}

fn scheme() -> Scheme {
    parts().build().expect("a valid scheme")
}

#[test]
fn text() {
    let scheme = scheme();
    let text = PlanGrid::new(&scheme, &example(), &figures()).to_string();
    assert_same("plan.txt", &text, include_str!("plan.txt"));
}

#[test]
fn text_without_figures() {
    let scheme = scheme();
    let text = PlanGrid::new(&scheme, &example(), &Figures::default()).to_string();
    assert_same("plan_without_figures.txt", &text, include_str!("plan_without_figures.txt"));
}

#[test]
fn svg() {
    let scheme = scheme();
    let svg = PlanGrid::new(&scheme, &example(), &figures()).to_svg();
    assert_same("plan.svg", &svg, include_str!("plan.svg"));
}

#[test]
fn html() {
    let scheme = scheme();
    let html = PlanGrid::new(&scheme, &example(), &figures()).to_html();
    assert_same("plan.html", &html, include_str!("plan.html"));
}

#[test]
fn the_order_of_the_parts_does_not_show() {
    let mut shuffled = parts();
    shuffled.candidates.reverse();
    shuffled.posts.reverse();
    shuffled.providers.reverse();
    shuffled.kinds.reverse();
    let shuffled = shuffled.build().expect("a valid scheme");
    let html = |scheme: &Scheme| PlanGrid::new(scheme, &example(), &figures()).to_html();
    assert_eq!(html(&scheme()), html(&shuffled));
}

#[test]
fn figures_of_a_verdict_are_its_points() {
    let scheme = scheme();
    let points = verify(&scheme, &example()).points;
    let figures = Figures::from(&points);
    assert_eq!(figures.points(), Some(points.total()));
    assert_eq!(figures.exposure(), Some(points.exposure()));
    assert_eq!(figures.translators_after(), Some(1));
}

#[test]
fn fill_counts_periods_and_placements_under_way() {
    let scheme = scheme();
    let grid = PlanGrid::new(&scheme, &example(), &figures());
    let fill = grid.fill().iter().map(|fill| (fill.kind.as_str(), fill.filled, fill.places));
    assert_eq!(fill.collect::<Vec<_>>(), [("borough", 4, 12), ("nhs", 3, 4), ("police", 1, 4)]);
}

#[test]
fn what_the_scheme_does_not_know_is_left_out() {
    let scheme = scheme();
    let odd = plan(&[
        ("nobody", "met-desk", 1),
        ("c3", "no-such-post", 2),
        ("c3", "met-desk", 9),
        ("c3", "met-desk", 0),
        ("c3", "barts-year", 4),
    ]);
    let text = PlanGrid::new(&scheme, &odd, &Figures::default()).to_string();
    assert!(!text.contains("nobody") && !text.contains("no-such-post"), "{text}");
    assert!(text.contains("barts-year"), "{text}");
}

#[test]
fn more_kinds_than_colours_are_told_apart_by_bars() {
    let bars = |kinds: usize| {
        let kinds = (0..kinds).map(|at| Kind::new(format!("kind-{at:02}")));
        let parts = kinds.fold(SchemeBuilder::new(1), SchemeBuilder::kind);
        let scheme = parts.build().expect("a valid scheme");
        let svg = PlanGrid::new(&scheme, &Plan::new(), &Figures::default()).to_svg();
        svg.matches("width=\"1.5\"").count()
    };
    assert_eq!((bars(9), bars(10), bars(19)), (0, 1, 11));
}
