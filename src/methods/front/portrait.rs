//! A front as a picture.

use super::point::{Point, Sought, Standing};
use super::{Front, cuts};
use crate::methods::picture::{
    BLUE, CHARACTER, Chart, FOOT, GREY, INK, Mark, Scale, Stroke, VERMILION, lines, number,
};
use crate::report::fit;

const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 680.0;
const MARGIN: f64 = 16.0;
/// The frame of the points: left, right, top and bottom.
const LEFT: f64 = 92.0;
const RIGHT: f64 = 972.0;
const TOP: f64 = 124.0;
const BOTTOM: f64 = 616.0;
/// Most characters of a label of a plan.
const LABEL: usize = 36;

/// A plan to show beside a front, with its values on the two axes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// What stands beside the point.
    pub label: String,
    /// Values on the axes, as [`Front::place`] gives them.
    pub values: [i64; 2],
}

impl Labelled {
    /// A plan by its label and its values.
    pub fn new(label: impl Into<String>, values: [i64; 2]) -> Self {
        Self { label: label.into(), values }
    }
}

impl Front {
    /// The front as an SVG document, 1000 by 680 units: the plans found, the certified line beyond which no plan
    /// lies, and other plans by their labels.
    ///
    /// Everything on the far side of the line is grey; what is white between the points and the line is left open.
    /// Marks tell methods apart by shape, and colour only repeats it. It names no font and loads nothing; every
    /// point has a text that is shown on pointing at it.
    pub fn to_svg(&self, others: &[Labelled]) -> String {
        let title = if self.name.is_empty() { "Front" } else { &self.name };
        let mut chart = Chart::new("front", (WIDTH, HEIGHT), title, &self.description());
        chart.text((MARGIN, 30.0), "h", title);
        for (at, line) in lines(&self.reading(), 158).iter().take(2).enumerate() {
            chart.text((MARGIN, 50.0 + 15.0 * at as f64), "g", line);
        }
        let frame = self.frame(others);
        self.beyond(&mut chart, &frame);
        chart.axis_below(&frame.x, BOTTOM, TOP);
        chart.axis_left(&frame.y, LEFT, RIGHT);
        chart.text_around((f64::midpoint(LEFT, RIGHT), BOTTOM + 38.0), "b", &self.label(0));
        chart.text_upwards((MARGIN + 14.0, f64::midpoint(TOP, BOTTOM)), "b", &self.label(1));
        self.border(&mut chart, &frame);
        self.stairs(&mut chart, &frame);
        frame.others(&mut chart, others, &self.points);
        for proved in [false, true] {
            for (at, point) in self.points.iter().enumerate() {
                if (point.standing == Standing::Efficient) == proved {
                    frame.point(&mut chart, at, point);
                }
            }
        }
        self.key(&mut chart, others);
        chart.finish()
    }

    fn label(&self, axis: usize) -> String {
        format!("{} (points)", self.axes[axis].title())
    }

    fn reading(&self) -> String {
        let mut text = format!(
            "Each mark is a plan that keeps every hard rule. {} of {} undominated plans are proved efficient: no \
             plan has as much on both axes and more on one. No plan lies in the grey beyond the line, which \
             certificates prove.",
            self.efficient(),
            self.undominated().len(),
        );
        if !self.axes.iter().any(super::Axis::is_soft) {
            text.push_str(" What soft rules lose counts on neither axis.");
        }
        text
    }

    fn efficient(&self) -> usize {
        self.points.iter().filter(|point| point.standing == Standing::Efficient).count()
    }

    fn description(&self) -> String {
        let [x, y] = &self.axes;
        let points = self.undominated().into_iter().map(|at| {
            let [x, y] = self.points[at].values;
            format!("({x}, {y})")
        });
        let points: Vec<_> = points.collect();
        format!("Plans by {x} to the right and {y} upwards: {}.", points.join(", "))
    }

    /// The line beyond which no plan lies, between two values on the second axis.
    fn line(&self, from: f64, to: f64) -> Vec<(f64, f64)> {
        cuts::outline(&self.cuts, (from, to))
    }

    /// Scales that hold all marks, and the part of the line between them.
    fn frame(&self, others: &[Labelled]) -> Frame {
        let all = self.points.iter().map(|point| point.values);
        let all: Vec<[i64; 2]> = all.chain(others.iter().map(|other| other.values)).collect();
        let on = |axis: usize| all.iter().map(move |values| values[axis] as f64);
        let least = self.points.iter().map(|point| point.values[1]).min().unwrap_or(0) as f64;
        let line = self.line(least, self.top().unwrap_or(least).max(least));
        let bounds = |axis: usize| {
            let ends = line.first().into_iter().chain(line.last());
            ends.map(move |corner| if axis == 0 { corner.0 } else { corner.1 })
        };
        // Ends of the line far from all plans would leave them no room.
        let near = |axis: usize| {
            let most = on(axis).fold(f64::NEG_INFINITY, f64::max);
            let low = on(axis).fold(f64::INFINITY, f64::min);
            let room = (most - low) / 4.0;
            bounds(axis).filter(move |bound| (low - room..=most + room).contains(bound))
        };
        Frame {
            x: Scale::covering(on(0).chain(near(0)), (LEFT, RIGHT), 8),
            y: Scale::covering(on(1).chain(near(1)), (BOTTOM, TOP), 6),
        }
    }

    /// The part of the line inside the frame, with the corners that close it towards the upper right.
    fn visible(&self, frame: &Frame) -> Vec<(f64, f64)> {
        let (low, high) = frame.y.ends();
        let high = self.top().map_or(high, |top| top.min(high)).max(low);
        self.line(low, high).into_iter().map(|corner| frame.at(corner.0, corner.1)).collect()
    }

    /// Greys what is ruled out.
    fn beyond(&self, chart: &mut Chart, frame: &Frame) {
        let mut corners = self.visible(frame);
        let Some(&(_, top)) = corners.last() else { return };
        corners.extend([(LEFT, top), (LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM)]);
        chart.area(&corners, "#ececec");
    }

    fn border(&self, chart: &mut Chart, frame: &Frame) {
        let mut corners = self.visible(frame);
        if let Some(&(_, top)) = corners.last() {
            corners.push((LEFT, top));
            chart.line(&corners, Stroke::solid(INK, 1.6));
        }
    }

    /// What the points found dominate, as a broken line.
    fn stairs(&self, chart: &mut Chart, frame: &Frame) {
        let mut corners: Vec<(f64, f64)> = Vec::new();
        for at in self.undominated() {
            let (x, y) = frame.of(self.points[at].values);
            if let Some(&(before, _)) = corners.last() {
                corners.push((before, y));
            }
            corners.push((x, y));
        }
        chart.line(&corners, Stroke::dashed(GREY, 0.9));
    }

    fn key(&self, chart: &mut Chart, others: &[Labelled]) {
        let mut x = MARGIN + 6.0;
        let y = 98.0;
        let mut entry = |chart: &mut Chart, draw: &dyn Fn(&mut Chart, f64), text: &str| {
            draw(chart, x);
            chart.text((x + 13.0, y + FOOT), "g", text);
            x += 34.0 + CHARACTER * text.chars().count() as f64;
        };
        let methods = [
            (Sought::End, "end"),
            (Sought::Weights, "weighted sum"),
            (Sought::Epsilon, "most at a floor"),
            (Sought::Relaxation, "best met at a floor"),
        ];
        for (method, text) in methods {
            if self.points.iter().any(|point| point.sought == method) {
                let (mark, radius, colour) = look(method);
                let draw = |c: &mut Chart, x: f64| c.mark(mark, (x, y), radius, (colour, true));
                entry(chart, &draw, text);
            }
        }
        let unproved = |point: &Point| {
            matches!(point.standing, Standing::Undominated | Standing::Dominated(_))
        };
        if self.points.iter().any(unproved) {
            let open = |c: &mut Chart, x: f64| c.mark(Mark::Circle, (x, y), 4.0, (GREY, false));
            entry(chart, &open, "hollow: not proved efficient");
        }
        let line = |stroke: Stroke| {
            move |c: &mut Chart, x: f64| c.line(&[(x - 8.0, y), (x + 8.0, y)], stroke)
        };
        entry(chart, &line(Stroke::dashed(GREY, 0.9)), "what they dominate");
        entry(chart, &line(Stroke::solid(INK, 1.6)), "no plan beyond");
        if !others.is_empty() {
            let draw = |c: &mut Chart, x: f64| c.mark(Mark::Diamond, (x, y), 4.0, (INK, true));
            entry(chart, &draw, "another plan");
        }
    }
}

/// Shape, size and colour of the points of a method.
fn look(method: Sought) -> (Mark, f64, &'static str) {
    match method {
        Sought::End => (Mark::Triangle, 5.5, INK),
        Sought::Weights => (Mark::Circle, 4.5, BLUE),
        Sought::Epsilon => (Mark::Square, 4.2, VERMILION),
        Sought::Relaxation => (Mark::Square, 4.2, GREY),
    }
}

/// Where values lie in the picture.
struct Frame {
    x: Scale,
    y: Scale,
}

impl Frame {
    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (self.x.at(x), self.y.at(y))
    }

    fn of(&self, [x, y]: [i64; 2]) -> (f64, f64) {
        self.at(x as f64, y as f64)
    }

    fn point(&self, chart: &mut Chart, at: usize, point: &Point) {
        let [x, y] = point.values.map(|value| number(value as f64, 0));
        let gap = point.gap().map_or(String::new(), |gap| format!(", gap {:.3}%", 100.0 * gap));
        let (standing, bound) = (point.standing, number(point.bound as f64, 0));
        let text =
            format!("point {at}, {}: {x} and {y}; {standing}, bound {bound}{gap}", point.sought);
        let (mark, radius, colour) = look(point.sought);
        let filled = point.standing == Standing::Efficient;
        let place = self.of(point.values);
        if !matches!(point.standing, Standing::Repeated(_)) {
            chart.group(&text, |chart| chart.mark(mark, place, radius, (colour, filled)));
        }
    }

    /// Draws other plans, each with its label at the first side where no other label or mark is: they lie below the
    /// points as a rule, so the left comes first.
    fn others(&self, chart: &mut Chart, others: &[Labelled], points: &[Point]) {
        let mark = |(x, y): (f64, f64)| (x - 6.0, x + 6.0, y - 5.0, y + 5.0);
        let marks = points.iter().map(|point| point.values);
        let marks = marks.chain(others.iter().map(|other| other.values));
        let mut taken: Vec<Extent> = marks.map(|values| mark(self.of(values))).collect();
        for other in others {
            let (x, y) = self.of(other.values);
            let [across, up] = other.values.map(|value| number(value as f64, 0));
            let text = format!("{}: {across} and {up}", other.label);
            chart.group(&text, |chart| chart.mark(Mark::Diamond, (x, y), 4.0, (INK, true)));
            let label = fit(&other.label, LABEL);
            let width = CHARACTER * label.chars().count() as f64;
            let sides = [(-1.0, 0.0), (1.0, 0.0), (-1.0, 12.0), (1.0, 12.0), (-1.0, -12.0)];
            let extent = |&(side, down): &(f64, f64)| {
                let from = if side < 0.0 { x - 9.0 - width } else { x + 9.0 };
                (from, from + width, y + down - 6.0, y + down + 6.0)
            };
            let fits = |extent: &Extent| {
                extent.0 > LEFT
                    && extent.1 < RIGHT
                    && !taken.iter().any(|other| meet(extent, other))
            };
            let free = sides.iter().map(extent).find(fits);
            let place = free.unwrap_or_else(|| extent(&(if x > 500.0 { -1.0 } else { 1.0 }, 0.0)));
            chart.text((place.0, place.2 + 6.0 + FOOT), "", &label);
            taken.push(place);
        }
    }
}

/// Left, right, top and bottom.
type Extent = (f64, f64, f64, f64);

fn meet(a: &Extent, b: &Extent) -> bool {
    a.0 < b.1 && b.0 < a.1 && a.2 < b.3 && b.2 < a.3
}
