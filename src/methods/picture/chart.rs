//! Marks, lines and axes.

use std::fmt::Write;

use super::{Scale, number};
use crate::report::Canvas;

/// Black, blue, vermilion and green that people with any common colour vision tell apart: Okabe and Ito
/// (2008), "Color Universal Design".
pub(crate) const INK: &str = "#111111";
pub(crate) const GREY: &str = "#777777";
pub(crate) const BLUE: &str = "#0072b2";
pub(crate) const VERMILION: &str = "#d55e00";

/// Average width of a character at 11 units of height, and how far below the middle its foot stands.
pub(crate) const CHARACTER: f64 = 6.1;
pub(crate) const FOOT: f64 = 4.0;

/// A picture under construction.
pub(crate) struct Chart(Canvas);

/// The shape of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Circle,
    Square,
    Diamond,
    Triangle,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    pub(crate) colour: &'static str,
    pub(crate) width: f64,
    /// Lengths of dashes and gaps; none is a whole line.
    pub(crate) dashes: &'static str,
}

impl Stroke {
    pub(crate) const fn solid(colour: &'static str, width: f64) -> Self {
        Self { colour, width, dashes: "" }
    }

    pub(crate) const fn dashed(colour: &'static str, width: f64) -> Self {
        Self { colour, width, dashes: "5 3" }
    }

    fn attributes(self) -> String {
        let Self { colour, width, dashes } = self;
        let dashes = match dashes {
            "" => String::new(),
            _ => format!(" stroke-dasharray=\"{dashes}\""),
        };
        format!("stroke=\"{colour}\" stroke-width=\"{width}\"{dashes}")
    }
}

impl Chart {
    pub(crate) fn new(name: &str, size: (f64, f64), title: &str, description: &str) -> Self {
        Self(Canvas::new(name, size, title, description))
    }

    pub(crate) fn finish(self) -> String {
        self.0.finish()
    }

    /// Text that begins at a place; `class` is `h` for a heading, `g` for grey, `b` for bold, or none.
    pub(crate) fn text(&mut self, (x, y): (f64, f64), class: &str, text: &str) {
        self.0.text(x, y, &attributes(class, "start"), text);
    }

    /// Text that ends at a place.
    pub(crate) fn text_before(&mut self, (x, y): (f64, f64), class: &str, text: &str) {
        self.0.text(x, y, &attributes(class, "end"), text);
    }

    /// Text around a place.
    pub(crate) fn text_around(&mut self, (x, y): (f64, f64), class: &str, text: &str) {
        self.0.text(x, y, &attributes(class, "middle"), text);
    }

    /// Text around a place, from bottom to top.
    pub(crate) fn text_upwards(&mut self, (x, y): (f64, f64), class: &str, text: &str) {
        let turned = format!(" transform=\"rotate(-90 {x:.1} {y:.1})\"");
        self.0.text(x, y, &(attributes(class, "middle") + &turned), text);
    }

    /// An open line through points.
    pub(crate) fn line(&mut self, points: &[(f64, f64)], stroke: Stroke) {
        let path = path(points);
        self.0.line(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke-linejoin=\"round\" {}/>",
            stroke.attributes()
        ));
    }

    /// A filled area inside points, without an outline.
    pub(crate) fn area(&mut self, points: &[(f64, f64)], colour: &str) {
        self.0.path(points, &format!("fill=\"{colour}\""));
    }

    /// A point: filled, or white with an outline. `radius` is that of a circle as large.
    pub(crate) fn mark(
        &mut self,
        mark: Mark,
        (x, y): (f64, f64),
        radius: f64,
        (colour, filled): (&str, bool),
    ) {
        let look = if filled {
            format!("fill=\"{colour}\" stroke=\"#ffffff\" stroke-width=\"0.8\"")
        } else {
            format!("fill=\"#ffffff\" stroke=\"{colour}\" stroke-width=\"1.4\"")
        };
        let corners = |corners: &[(f64, f64)]| -> Vec<(f64, f64)> {
            corners.iter().map(|(dx, dy)| (x + radius * dx, y + radius * dy)).collect()
        };
        let corners = match mark {
            Mark::Circle => {
                return self.0.line(&format!(
                    "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {look}/>"
                ));
            }
            Mark::Square => corners(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
            Mark::Diamond => corners(&[(-1.25, 0.0), (0.0, -1.25), (1.25, 0.0), (0.0, 1.25)]),
            Mark::Triangle => corners(&[(-1.15, 0.95), (0.0, -1.2), (1.15, 0.95)]),
        };
        self.0.path(&corners, &look);
    }

    /// A group of marks with a text that is shown on pointing at them.
    pub(crate) fn group(&mut self, tooltip: &str, draw: impl FnOnce(&mut Self)) {
        self.0.raw("<g>");
        self.0.tooltip(tooltip);
        draw(self);
        self.0.raw("</g>\n");
    }

    /// A horizontal axis with its ticks, their values below it as far as there is room, and light lines up to
    /// `top`.
    pub(crate) fn axis_below(&mut self, scale: &Scale, y: f64, top: f64) {
        let mut free = f64::NEG_INFINITY;
        for tick in scale.ticks() {
            let x = scale.at(tick);
            self.line(&[(x, y), (x, top)], Stroke::solid("#e4e4e4", 1.0));
            self.line(&[(x, y), (x, y + 4.0)], Stroke::solid(INK, 1.0));
            let text = number(tick, scale.decimals());
            let half = CHARACTER * text.chars().count() as f64 / 2.0;
            if x - half > free {
                self.text_around((x, y + 16.0), "", &text);
                free = x + half + CHARACTER;
            }
        }
        let (low, high) = scale.ends();
        self.line(&[(scale.at(low), y), (scale.at(high), y)], Stroke::solid(INK, 1.0));
    }

    /// An upright axis with its ticks and their values to the left, and light lines to `right`.
    pub(crate) fn axis_left(&mut self, scale: &Scale, x: f64, right: f64) {
        for tick in scale.ticks() {
            let y = scale.at(tick);
            self.line(&[(x, y), (right, y)], Stroke::solid("#e4e4e4", 1.0));
            self.line(&[(x - 4.0, y), (x, y)], Stroke::solid(INK, 1.0));
            self.text_before((x - 7.0, y + FOOT), "", &number(tick, scale.decimals()));
        }
        let (low, high) = scale.ends();
        self.line(&[(x, scale.at(low)), (x, scale.at(high))], Stroke::solid(INK, 1.0));
    }
}

fn attributes(class: &str, anchor: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!("class=\"{class}\" ") };
    format!("{class}text-anchor=\"{anchor}\"")
}

fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let step = if at == 0 { 'M' } else { 'L' };
        write!(path, "{step}{x:.1} {y:.1}").expect("a string takes all text");
    }
    path
}

/// Words in lines of at most so many characters; a longer word has a line of its own.
pub(crate) fn lines(text: &str, characters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= characters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
