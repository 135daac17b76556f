//! A front as tables of text.

use std::fmt::Write;

use serde::Serialize;

use super::{Front, Point};
use crate::plan::Plan;

/// One point as a table has it; the columns of [`Front::to_csv`].
#[derive(Serialize)]
struct Row {
    point: usize,
    method: &'static str,
    /// How often each axis counts in what was maximised first.
    weight_x: i64,
    weight_y: i64,
    /// The axis that has a floor, `x` or `y`, and the floor.
    floor_on: Option<&'static str>,
    at_least: Option<i64>,
    x: i64,
    y: i64,
    objective: i64,
    bound: i64,
    gap: Option<f64>,
    status: &'static str,
    certified: bool,
    proved_by: usize,
    standing: &'static str,
    /// The point that beats or equals this one.
    behind: Option<usize>,
    work: u64,
}

/// A row with its plan; the lines of [`Front::to_jsonl`] after the first.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    row: Row,
    plan: &'a Plan,
}

impl Front {
    /// The points as a table of comma-separated values, with a line of column names.
    ///
    /// `point` is the position from 0. `weight_x` and `weight_y` say what was maximised first, `floor_on` and
    /// `at_least` among which plans. `objective`, `bound` and `gap` are of that sum; `certified` is always true,
    /// since only bounds with a certificate are taken, and `proved_by` names the point that carries it. `status`
    /// is `optimal` where the bound is reached. `standing` is `efficient` (proved), `undominated` (by any plan
    /// met), `dominated` or `repeated`; `behind` names the point that beats or equals this one.
    pub fn to_csv(&self) -> String {
        let mut text = String::from(
            "point,method,weight_x,weight_y,floor_on,at_least,x,y,objective,bound,gap,status,certified,proved_by,\
             standing,behind,work\n",
        );
        for row in self.rows() {
            let Row { point, method, weight_x, weight_y, x, y, objective, bound, .. } = row;
            let Row { status, certified, proved_by, standing, work, .. } = row;
            let (floor_on, at_least) = (row.floor_on.unwrap_or(""), written(row.at_least));
            let (gap, behind) = (written(row.gap), written(row.behind));
            let _ = writeln!(
                text,
                "{point},{method},{weight_x},{weight_y},{floor_on},{at_least},{x},{y},{objective},{bound},{gap},\
                 {status},{certified},{proved_by},{standing},{behind},{work}"
            );
        }
        text
    }

    /// The same as lines of JSON, with plans: first an object about the front (scheme, fingerprint, axes, cuts),
    /// then one for each point with the columns of the table and its plan.
    pub fn to_jsonl(&self) -> String {
        let head = serde_json::json!({
            "format": 1,
            "scheme": self.name,
            "fingerprint": self.fingerprint,
            "axes": self.axes,
            "complete": self.complete,
            "cuts": self.cuts,
        });
        let mut text = format!("{head}\n");
        for (row, point) in self.rows().zip(&self.points) {
            // Numbers, words and ids: all of it can be written.
            let line = serde_json::to_string(&Line { row, plan: &point.plan }).unwrap_or_default();
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    fn rows(&self) -> impl Iterator<Item = Row> {
        self.points.iter().enumerate().map(|(at, point)| Row::of(at, point))
    }
}

impl Row {
    fn of(at: usize, point: &Point) -> Self {
        let [weight_x, weight_y] = point.goal.first();
        let [x, y] = point.values;
        let floor = point.goal.floor;
        Self {
            point: at,
            method: point.sought.as_str(),
            weight_x,
            weight_y,
            floor_on: floor.map(|floor| if floor.axis == 0 { "x" } else { "y" }),
            at_least: floor.map(|floor| floor.at_least),
            x,
            y,
            objective: point.objective,
            bound: point.bound,
            gap: point.gap(),
            status: if point.is_optimal() { "optimal" } else { "feasible" },
            certified: true,
            proved_by: point.proved_by,
            standing: point.standing.as_str(),
            behind: point.standing.behind(),
            work: point.work,
        }
    }
}

fn written<T: ToString>(value: Option<T>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}
