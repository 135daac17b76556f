//! The marks of the picture.

use std::fmt::Write;

use crate::report::escape::escape;

/// Position and size: left, top, width, height.
pub(crate) type Area = (f64, f64, f64, f64);

/// An SVG document under construction.
pub(crate) struct Canvas(String);

impl Canvas {
    /// An empty document. Its title and description are announced under ids that begin with `name`.
    pub(crate) fn new(
        name: &str,
        (width, height): (f64, f64),
        title: &str,
        description: &str,
    ) -> Self {
        let (title, description) = (escape(title), escape(description));
        Self(format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-labelledby="{name}-title {name}-desc" font-family="system-ui, Helvetica, Arial, sans-serif" font-size="11" fill="#111111">
<title id="{name}-title">{title}</title>
<desc id="{name}-desc">{description}</desc>
<style>.h{{font-size:18px;font-weight:600}}.g{{fill:#555555}}.c{{font-size:9.5px}}.b{{font-weight:600}}</style>
<rect width="{width}" height="{height}" fill="#ffffff"/>
"##
        ))
    }

    pub(crate) fn finish(mut self) -> String {
        self.0.push_str("</svg>\n");
        self.0
    }

    /// Adds markup as it is.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    pub(crate) fn text(&mut self, x: f64, y: f64, attributes: &str, text: &str) {
        let space = if attributes.is_empty() { "" } else { " " };
        let text = escape(text);
        self.line(&format!("<text x=\"{x:.1}\" y=\"{y:.1}\"{space}{attributes}>{text}</text>"));
    }

    /// Adds a text that is shown on pointing at the group it stands in.
    pub(crate) fn tooltip(&mut self, text: &str) {
        self.raw(&format!("<title>{}</title>", escape(text)));
    }

    /// A line of figures: each with its label before it.
    pub(crate) fn figures(&mut self, x: f64, y: f64, figures: &[(&str, String)]) {
        let figure = |(label, text): &(&str, String)| {
            let (label, text) = (escape(label), escape(text));
            format!("<tspan class=\"g\">{label}</tspan> <tspan class=\"b\">{text}</tspan>")
        };
        let figures: Vec<_> = figures.iter().map(figure).collect();
        let gap = "\u{a0}\u{a0} \u{a0}";
        self.line(&format!("<text x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", figures.join(gap)));
    }

    pub(crate) fn rect(&mut self, area: Area, attributes: &str) {
        let (x, y, width, height) = area;
        self.line(&format!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"2\" \
             {attributes}/>"
        ));
    }

    pub(crate) fn path(&mut self, points: &[(f64, f64)], attributes: &str) {
        let mut path = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            let step = if at == 0 { 'M' } else { 'L' };
            write!(path, "{step}{x:.1} {y:.1}").expect("a string takes all text");
        }
        self.line(&format!("<path d=\"{path}Z\" {attributes}/>"));
    }

    /// Upright bars that tell apart kinds of one colour.
    pub(crate) fn bars(&mut self, x: f64, y: f64, height: f64, count: usize) {
        for at in 0..count {
            self.rect((x + 3.0 * at as f64, y, 1.5, height), "fill=\"#111111\"");
        }
    }

    /// Adds markup as a line of its own.
    pub(crate) fn line(&mut self, markup: &str) {
        self.0.push_str(markup);
        self.0.push('\n');
    }
}

/// A crossing.
pub(super) fn diamond(canvas: &mut Canvas, x: f64, y: f64, radius: f64) {
    let corners = [(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)];
    canvas.path(&corners, "fill=\"#111111\" stroke=\"#ffffff\"");
}

/// A placement that comes from before the horizon.
pub(super) fn arrow(canvas: &mut Canvas, x: f64, y: f64, colour: &str) {
    canvas.path(&[(x - 6.0, y), (x, y - 8.0), (x, y + 8.0)], &format!("fill=\"{colour}\""));
}

/// A period served at the home employer.
pub(super) fn home(canvas: &mut Canvas, area: Area, colour: &str) {
    let look =
        format!("fill=\"#ffffff\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"4 2\"");
    let (x, y, width, height) = area;
    canvas.rect((x + 1.0, y + 1.0, width - 2.0, height - 2.0), &look);
}

/// A period in which a candidate cannot be placed: a line through it.
pub(super) fn absent(canvas: &mut Canvas, area: Area) {
    let (x, y, width, height) = area;
    canvas.rect((x, y + height / 2.0 - 0.5, width, 1.0), "fill=\"#bbbbbb\"");
}

/// An idle period.
pub(super) fn dot(canvas: &mut Canvas, x: f64, y: f64) {
    canvas.line(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2\" fill=\"#777777\"/>"));
}

/// A star, five-pointed: filled for those who became translators, outlined for those who were.
pub(super) fn star(canvas: &mut Canvas, x: f64, y: f64, filled: bool) {
    /// Corners around the centre, outer and inner in turn, from the top clockwise.
    const CORNERS: [(f64, f64); 10] = [
        (0.0, -6.5),
        (1.6, -2.2),
        (6.2, -2.0),
        (2.6, 0.8),
        (3.8, 5.3),
        (0.0, 2.7),
        (-3.8, 5.3),
        (-2.6, 0.8),
        (-6.2, -2.0),
        (-1.6, -2.2),
    ];
    let fill = if filled { "#111111" } else { "#ffffff" };
    let look = format!("fill=\"{fill}\" stroke=\"#111111\" stroke-linejoin=\"round\"");
    canvas.path(&CORNERS.map(|(dx, dy)| (x + dx, y + dy)), &look);
}
