//! A small front as data and as a picture.

use secondment::Scheme;
use secondment::methods::front::{Axis, BadAxis, FrontSearch, Labelled, Point, Sought};

use crate::common::file::assert_same;

/// Three people who would rather stay at their desks, in three periods.
///
/// A crossing scores 500. A period at the desk scores 300 for a and b and 100 for c, so staying is worth 2,100.
/// The ward has one place. In the middle period it makes two crossings, at either end one; somebody there at both
/// ends and at the desk between makes two as well.
fn scheme() -> Scheme {
    Scheme::from_json(include_str!("scheme.json")).expect("a valid scheme")
}

#[test]
fn values_by_hand() {
    let scheme = scheme();
    let search = FrontSearch::new(&scheme, Axis::exposure_net(), Axis::preference());
    let front = search.points(6).run().expect("plans exist");
    let values: Vec<_> = front.undominated().iter().map(|&at| front.points[at].values).collect();
    // c in the ward in the middle: 1,000 for 100. Somebody else at one end as well: 500 more for 300. But c at
    // both ends and a or b in the middle: 2,000 for 500. No weights make the third of these plans the best.
    assert_eq!(values, [[0, 2100], [1000, 2000], [1500, 1700], [2000, 1600]]);
    let at = front.undominated()[2];
    assert_eq!(front.points[at].sought, Sought::Epsilon);
    assert!(front.complete && front.points.iter().all(Point::is_optimal));
    // Covered: 1000 * 300 + 1500 * 100 = 450,000. Below the certified line: from 1,600 to 1,700 it runs from 2,000
    // to 1,750 and there steps to 1,500, at 1,800 to 1,000, and from 2,000 on to 0: 187,500 + 150,000 + 200,000 +
    // 50,000. What the second layers say besides takes off a little.
    let covered = front.covered().expect("an area");
    assert!((0.765..0.78).contains(&covered), "{covered}");
}

#[test]
fn as_data_and_as_a_picture() {
    let scheme = scheme();
    let search = FrontSearch::new(&scheme, Axis::exposure_net(), Axis::preference());
    let front = search.points(6).run().expect("plans exist");
    assert_same("front.csv", &front.to_csv(), include_str!("front.csv"));
    let others = [Labelled::new("a <lottery>", [500, 900])];
    assert_same("front.svg", &front.to_svg(&others), include_str!("front.svg"));
    let lines = front.to_jsonl();
    assert_eq!(lines.lines().count(), front.points.len() + 1);
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        assert!(value.is_object());
    }
}

#[test]
fn axes_that_cannot_be_read_say_why() {
    for text in ["", "sunshine", "2000*own", "0*own", "x*own", "own+", "600*own+600*own"] {
        let bad: BadAxis = text.parse::<Axis>().expect_err("no axis");
        assert_eq!(bad.axis, text);
    }
    let axis: Axis = " 2*fit + own ".parse().expect("an axis");
    assert_eq!((axis.terms.own, axis.terms.host, axis.terms.bonus), (3, 2, 0));
}
