//! A plan as an SVG picture: candidates by periods, coloured by kind of provider.

mod cells;
mod shapes;

use super::escape::fit;
use super::grid::{PlanGrid, signed};
use super::palette;
use super::row::Row;
use shapes::star;

pub(crate) use shapes::Canvas;

const WIDTH: f64 = 1000.0;
const MARGIN: f64 = 16.0;
/// Where the columns of the periods begin and end.
const LEFT: f64 = 118.0;
const RIGHT: f64 = 904.0;
const ROW: f64 = 20.0;
/// Height of a cell, the rest of the row being space.
const CELL: f64 = 16.0;
/// Where the legend begins, and the height of its lines.
const LEGEND: f64 = 106.0;
const LINE: f64 = 20.0;
/// Average width of a character of cell text, of other text.
const SMALL: f64 = 5.5;
const LARGE: f64 = 6.2;

const READING: &str = "One row is one person, one column one period. A bar is a post in the colour \
of the kind of organisation that hosts it.";

impl PlanGrid<'_> {
    /// The plan as an SVG document, 1000 units wide.
    ///
    /// Cells are coloured by kind of provider in colours that are told apart with any common colour
    /// vision; diamonds are crossings, stars are system translators. It names no font, loads
    /// nothing, and carries a title, a description and the full name of every placement for those
    /// who read it by other means.
    pub fn to_svg(&self) -> String {
        let legend = self.legend();
        let key_at = LEGEND + LINE * legend.last().map_or(0.0, |item| item.line + 1.0) + 8.0;
        let top = key_at + 26.0;
        let height = top + ROW * self.rows.len() as f64 + 24.0;
        let mut canvas = Canvas::new("plan", (WIDTH, height), self.title(), &self.description());

        canvas.text(MARGIN, 30.0, "class=\"h\"", self.title());
        canvas.text(MARGIN, 50.0, "class=\"g\"", READING);
        for (at, line) in self.key_figures().iter().enumerate() {
            canvas.figures(MARGIN, 74.0 + 18.0 * at as f64, line);
        }
        for item in &legend {
            let y = LEGEND + LINE * item.line;
            canvas.rect((item.x, y, 14.0, 12.0), &format!("fill=\"{}\"", item.colour));
            canvas.bars(item.x + 2.0, y, 12.0, item.bars);
            canvas.text(item.x + 19.0, y + 10.0, "", &item.text);
        }
        key(&mut canvas, key_at);
        self.headings(&mut canvas, top);
        for (at, row) in self.rows.iter().enumerate() {
            self.row(&mut canvas, row, top + 14.0 + ROW * at as f64);
        }
        canvas.finish()
    }

    fn description(&self) -> String {
        let lines: Vec<_> =
            self.summary().into_iter().map(|(label, text)| format!("{label}: {text}")).collect();
        format!("A grid of candidates by periods. {}.", lines.join("; "))
    }

    /// The summary in two lines, as pairs of a label and a text.
    fn key_figures(&self) -> [Vec<(&'static str, String)>; 2] {
        let mut first = self.summary();
        let second = first.split_off(first.len().div_ceil(2));
        [first, second]
    }

    /// The kinds, in lines that fit the width.
    fn legend(&self) -> Vec<Item> {
        let (mut x, mut line) = (MARGIN, 0.0);
        let items = self.scheme.kinds().map(|kind| {
            let text = fit(self.kind_name(kind), 40);
            let width = 19.0 + LARGE * text.chars().count() as f64 + 14.0;
            if x > MARGIN && x + width > WIDTH - MARGIN {
                (x, line) = (MARGIN, line + 1.0);
            }
            let (colour, bars) = (palette::colour(kind), palette::bars(kind));
            let item = Item { x, line, colour, bars, text };
            x += width;
            item
        });
        items.collect()
    }

    fn headings(&self, canvas: &mut Canvas, y: f64) {
        let width = self.period_width();
        let room = (width / LARGE) as usize;
        for period in 0..self.scheme.periods() {
            let heading = self.heading(period);
            let short = (period + 1).to_string();
            let text = if heading.len() <= room { heading } else { short };
            canvas.text(LEFT + width * period as f64 + 2.0, y + 6.0, "class=\"g\"", &text);
        }
        if !self.figures.scores.is_empty() {
            canvas.text(WIDTH - MARGIN, y + 6.0, "class=\"g\" text-anchor=\"end\"", "exposure");
        }
    }

    fn row(&self, canvas: &mut Canvas, row: &Row, y: f64) {
        canvas.text(MARGIN, y + 12.0, "", &fit(&row.name, 16));
        for segment in &row.segments {
            self.segment(canvas, segment, &row.name, y);
        }
        if let Some(score) = row.score {
            let anchor = "text-anchor=\"end\"";
            canvas.text(WIDTH - MARGIN, y + 12.0, anchor, &signed(score.exposure));
            if score.translator_before || score.translator_after {
                star(canvas, RIGHT + 18.0, y + 8.0, !score.translator_before);
            }
        }
    }

    fn period_width(&self) -> f64 {
        (RIGHT - LEFT) / self.scheme.periods().max(1) as f64
    }
}

/// An entry of the legend.
struct Item {
    x: f64,
    /// Its line, from 0.
    line: f64,
    colour: &'static str,
    bars: usize,
    text: String,
}

/// What the signs mean.
fn key(canvas: &mut Canvas, y: f64) {
    let mut x = MARGIN + 5.0;
    let mut entry = |canvas: &mut Canvas, draw: &dyn Fn(&mut Canvas, f64), text: &str| {
        draw(canvas, x);
        canvas.text(x + 10.0, y + 4.0, "class=\"g\"", text);
        x += 30.0 + LARGE * text.len() as f64;
    };
    entry(canvas, &|c, x| shapes::diamond(c, x, y, 5.5), "crossing, another kind");
    entry(canvas, &|c, x| shapes::diamond(c, x, y, 3.0), "crossing, same kind");
    entry(canvas, &|c, x| star(c, x, y, true), "became a translator");
    entry(canvas, &|c, x| star(c, x, y, false), "was one before");
    entry(canvas, &|c, x| shapes::arrow(c, x, y, "#999999"), "under way");
    let area = |x| (x - 7.0, y - 5.0, 13.0, 10.0);
    entry(canvas, &|c, x| shapes::home(c, area(x), "#888888"), "at home employer");
    entry(canvas, &|c, x| shapes::dot(c, x, y), "idle");
    entry(canvas, &|c, x| shapes::absent(c, area(x)), "unavailable");
}
