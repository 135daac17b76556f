//! What each way of matching gives up: methods as rows, measures as panels.

use super::{
    BLUE, CHARACTER, Chart, FOOT, INK, Mark, Scale, Stroke, VERMILION, decimals, lines, number,
};
use crate::report::fit;

const WIDTH: f64 = 1000.0;
const MARGIN: f64 = 16.0;
/// Panels side by side, at most.
const ABREAST: usize = 4;
/// Width of the values printed at the right of a panel, and of the gap between panels.
const PRINTED: f64 = 74.0;
const GAP: f64 = 22.0;
const ROW: f64 = 34.0;
/// Height of the lines above the rows of a panel, and of the ticks below.
const HEAD: f64 = 58.0;
const FEET: f64 = 30.0;
/// Most characters of a method's label.
const LABEL: usize = 30;

/// A comparison of ways to match, to be drawn.
///
/// ```
/// use secondment::methods::picture::{Better, ComparisonPicture, Panel, Whiskers};
///
/// let exposure = Panel::new("Exposure", "points", Better::Higher)
///     .spread(Whiskers::at(110_200.0))
///     .spread(Whiskers::of(61_000.0, 64_300.0, 66_100.0));
/// let picture = ComparisonPicture::new("What each way of matching gives up", ["optimiser", "lottery"])
///     .note("20 seeds; dots are medians, lines reach from the least to the greatest.")
///     .panel(exposure)
///     .to_svg();
/// assert!(picture.starts_with("<svg") && picture.contains("64,300"));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparisonPicture {
    /// What stands above the picture.
    pub title: String,
    /// What dots and lines are, and whatever else has to be known to read it.
    pub note: String,
    /// Labels of the methods, from top to bottom. The first is what others are compared with: a broken line
    /// through its medians runs down every panel.
    pub methods: Vec<String>,
    /// The measures, from left to right.
    pub panels: Vec<Panel>,
}

/// One measure of all methods.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Name of the measure.
    pub title: String,
    /// Its unit; empty where there is none.
    pub unit: String,
    /// Which way is better.
    pub better: Better,
    /// By method, in the order of [`ComparisonPicture::methods`]; `None`, or no entry, where the measure is undefined.
    pub spreads: Vec<Option<Whiskers>>,
}

/// Values of one measure and one method over seeds. All are finite; what is not is not drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Whiskers {
    /// Low end of the line: the least value, or the lower end of an interval.
    pub low: f64,
    /// The dot.
    pub median: f64,
    /// High end of the line.
    pub high: f64,
    /// Single values, drawn as fine strokes; may be empty.
    pub values: Vec<f64>,
}

/// Which values of a measure are better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Large ones.
    Higher,
    /// Small ones.
    Lower,
    /// Neither.
    Neither,
}

impl ComparisonPicture {
    /// A comparison without panels.
    pub fn new<L: Into<String>>(
        title: impl Into<String>,
        methods: impl IntoIterator<Item = L>,
    ) -> Self {
        let methods = methods.into_iter().map(Into::into).collect();
        Self { title: title.into(), methods, ..Self::default() }
    }

    /// Says how to read the picture.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Adds a measure.
    #[must_use]
    pub fn panel(mut self, panel: Panel) -> Self {
        self.panels.push(panel);
        self
    }

    /// The picture as an SVG document, 1000 units wide.
    pub fn to_svg(&self) -> String {
        let rows = ROW * self.methods.len() as f64;
        let band = HEAD + rows + FEET;
        let note = lines(&self.note, 160);
        let top = 44.0 + 15.0 * note.len() as f64;
        let abreast = self.panels.len().div_ceil(self.panels.len().div_ceil(ABREAST).max(1));
        let bands = self.panels.chunks(abreast.max(1));
        let height = top + band * bands.len() as f64 + MARGIN;
        let mut chart = Chart::new("comparison", (WIDTH, height), &self.title, &self.description());
        chart.text((MARGIN, 30.0), "h", &self.title);
        for (at, line) in note.iter().enumerate() {
            chart.text((MARGIN, 50.0 + 15.0 * at as f64), "g", line);
        }
        for (at, panels) in bands.enumerate() {
            self.band(&mut chart, panels, (top + band * at as f64, abreast));
        }
        chart.finish()
    }

    /// Panels side by side, with the methods at their left.
    fn band(&self, chart: &mut Chart, panels: &[Panel], (top, abreast): (f64, usize)) {
        let labels: Vec<String> = self.methods.iter().map(|label| fit(label, LABEL)).collect();
        let longest = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
        let left = MARGIN + CHARACTER * longest.max(8) as f64 + 14.0;
        let width = (WIDTH - MARGIN - left) / abreast as f64;
        let used = left + width * panels.len() as f64 - GAP;
        let first = top + HEAD;
        for (at, label) in labels.iter().enumerate() {
            let y = first + ROW * at as f64;
            if at % 2 == 0 {
                let right = used + GAP / 2.0;
                let corners =
                    [(MARGIN - 6.0, y), (right, y), (right, y + ROW), (MARGIN - 6.0, y + ROW)];
                chart.area(&corners, "#f5f5f5");
            }
            let class = if at == 0 { "b" } else { "" };
            chart.text((MARGIN, y + ROW / 2.0 + FOOT), class, label);
        }
        for (at, panel) in panels.iter().enumerate() {
            let from = left + width * at as f64;
            panel.draw(chart, self.methods.len(), (from, from + width - GAP), top);
        }
    }

    fn description(&self) -> String {
        let panel = |panel: &Panel| {
            let decimals = panel.decimals();
            let spread = |(at, method): (usize, &String)| match panel.drawn(at) {
                Some(spread) => format!("{method} {}", number(spread.median, decimals)),
                None => format!("{method} undefined"),
            };
            let all: Vec<_> = self.methods.iter().enumerate().map(spread).collect();
            format!("{}: {}.", panel.title, all.join(", "))
        };
        let panels: Vec<_> = self.panels.iter().map(panel).collect();
        format!("Methods by measures; medians. {}", panels.join(" "))
    }
}

impl Panel {
    /// A measure without values yet.
    pub fn new(title: impl Into<String>, unit: impl Into<String>, better: Better) -> Self {
        Self { title: title.into(), unit: unit.into(), better, spreads: Vec::new() }
    }

    /// Adds the values of the next method.
    #[must_use]
    pub fn spread(mut self, spread: impl Into<Option<Whiskers>>) -> Self {
        self.spreads.push(spread.into());
        self
    }

    /// What can be drawn of a method.
    fn drawn(&self, method: usize) -> Option<&Whiskers> {
        self.spreads.get(method)?.as_ref().filter(|spread| spread.is_finite())
    }

    fn draw(&self, chart: &mut Chart, methods: usize, (left, right): (f64, f64), top: f64) {
        let plot = right - PRINTED;
        let room = ((right - left) / CHARACTER) as usize;
        let mut title = lines(&self.title, room);
        if title.len() > 2 {
            title = vec![title[0].clone(), fit(&title[1..].join(" "), room)];
        }
        for (above, line) in title.iter().rev().enumerate() {
            chart.text((left, top + 27.0 - 14.0 * above as f64), "b", line);
        }
        chart.text((left, top + 42.0), "g", &self.reading());
        let shown = (0..methods).filter_map(|method| self.drawn(method));
        let values =
            shown.flat_map(|spread| spread.ends().into_iter().chain(spread.values.clone()));
        let scale = Scale::covering(values, (left + 6.0, plot - 10.0), 3);
        let decimals = self.decimals();
        let (first, last) = (top + HEAD, top + HEAD + ROW * methods as f64);
        chart.axis_below(&scale, last + 2.0, first);
        if let Some(reference) = self.drawn(0) {
            let x = scale.at(reference.median);
            chart.line(&[(x, first), (x, last + 2.0)], Stroke::dashed(VERMILION, 1.0));
        }
        for method in 0..methods {
            let y = first + ROW * (method as f64 + 0.5);
            match self.drawn(method) {
                None => chart.text_before((right - 2.0, y + FOOT), "g", "undefined"),
                Some(spread) => {
                    let colour = if method == 0 { VERMILION } else { BLUE };
                    spread.draw(chart, &scale, y, colour);
                    spread.print(chart, (right - 2.0, y), decimals);
                }
            }
        }
    }

    /// Decimals that the printed values take.
    fn decimals(&self) -> usize {
        let shown = (0..self.spreads.len()).filter_map(|method| self.drawn(method));
        decimals(shown.flat_map(Whiskers::ends))
    }

    /// Unit and direction.
    fn reading(&self) -> String {
        let direction = match self.better {
            Better::Higher => "more is better \u{2192}",
            Better::Lower => "\u{2190} less is better",
            Better::Neither => "",
        };
        match (self.unit.as_str(), direction) {
            (unit, "") => unit.to_owned(),
            ("", direction) => direction.to_owned(),
            (unit, direction) => format!("{unit}, {direction}"),
        }
    }
}

impl Whiskers {
    /// A low end, a median and a high end.
    pub fn of(low: f64, median: f64, high: f64) -> Self {
        Self { low, median, high, values: Vec::new() }
    }

    /// One value that does not vary.
    pub fn at(value: f64) -> Self {
        Self::of(value, value, value)
    }

    /// Adds single values.
    #[must_use]
    pub fn values(mut self, values: impl IntoIterator<Item = f64>) -> Self {
        self.values = values.into_iter().collect();
        self
    }

    fn ends(&self) -> [f64; 3] {
        [self.low, self.median, self.high]
    }

    fn is_finite(&self) -> bool {
        self.ends().iter().chain(&self.values).all(|value| value.is_finite())
    }

    fn draw(&self, chart: &mut Chart, scale: &Scale, y: f64, colour: &'static str) {
        let at = |value: f64| scale.at(value);
        for &value in &self.values {
            chart.line(&[(at(value), y - 8.0), (at(value), y - 4.0)], Stroke::solid(INK, 0.6));
        }
        if self.low < self.high {
            chart.line(&[(at(self.low), y), (at(self.high), y)], Stroke::solid(colour, 2.0));
            for end in [self.low, self.high] {
                chart.line(&[(at(end), y - 4.0), (at(end), y + 4.0)], Stroke::solid(colour, 1.4));
            }
        }
        let mark = if colour == VERMILION { Mark::Diamond } else { Mark::Circle };
        chart.mark(mark, (at(self.median), y), 4.5, (colour, true));
    }

    fn print(&self, chart: &mut Chart, (x, y): (f64, f64), decimals: usize) {
        let written = |value: f64| number(value, decimals);
        if self.low < self.high {
            chart.text_before((x, y - 2.0), "b", &written(self.median));
            let range = format!("{}\u{2013}{}", written(self.low), written(self.high));
            chart.text_before((x, y + 10.0), "c g", &range);
        } else {
            chart.text_before((x, y + FOOT), "b", &written(self.median));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Better, ComparisonPicture, Panel, Whiskers};

    #[test]
    fn what_is_not_there_is_said_to_be_undefined() {
        let panel = Panel::new("Gini of totals", "", Better::Lower)
            .spread(Whiskers::at(0.2))
            .spread(None)
            .spread(Whiskers::of(0.1, f64::NAN, 0.3));
        let picture = ComparisonPicture::new("<Title>", ["a", "b", "c", "d"]).panel(panel).to_svg();
        assert_eq!(picture.matches(">undefined<").count(), 3, "None, not finite, no entry");
        assert!(picture.contains("&lt;Title&gt;") && !picture.contains("NaN"));
    }

    #[test]
    fn panels_go_on_in_another_band() {
        let panel = |at: usize| Panel::new(format!("measure {at}"), "", Better::Neither);
        let mut picture = ComparisonPicture::new("", ["a"]);
        picture.panels = (0..5).map(panel).collect();
        let text = picture.to_svg();
        assert_eq!(text.matches(">a<").count(), 2, "the methods stand before each band");
    }
}
