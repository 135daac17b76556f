//! One segment of a candidate's row.

use super::shapes::{Area, Canvas, absent, arrow, diamond, dot, home};
use super::{CELL, LEFT, SMALL};
use crate::report::escape::fit;
use crate::report::grid::PlanGrid;
use crate::report::palette;
use crate::report::row::{Crossing, Segment, Stay, What};

impl PlanGrid<'_> {
    /// Draws a segment; `y` is the top of its cell.
    pub(super) fn segment(&self, canvas: &mut Canvas, segment: &Segment, name: &str, y: f64) {
        let width = self.period_width();
        let x = LEFT + width * segment.from as f64;
        let span = width * (segment.until - segment.from) as f64;
        let area = (x, y, span - 3.0, CELL);
        canvas.raw("<g>");
        match &segment.what {
            What::Absent => {
                canvas.tooltip(&format!("{name}: not available"));
                absent(canvas, area);
            }
            What::Idle => {
                canvas.tooltip(&format!("{name}: idle"));
                dot(canvas, x + (span - 3.0) / 2.0, y + CELL / 2.0);
            }
            What::Home(kind) => {
                canvas.tooltip(&format!("{name}: at home, {}", self.kind_name(*kind)));
                home(canvas, area, palette::colour(*kind));
                canvas.text(x + 9.0, y + 11.5, "class=\"c g\"", &fit("home", room(span)));
            }
            What::Stay(stay) => self.stay(canvas, stay, area, &self.tooltip(segment, stay, name)),
        }
        canvas.raw("</g>\n");
    }

    fn stay(&self, canvas: &mut Canvas, stay: &Stay, area: Area, tooltip: &str) {
        let (x, y, width, height) = area;
        let colour = palette::colour(stay.kind);
        let bars = palette::bars(stay.kind);
        canvas.tooltip(tooltip);
        canvas.rect(area, &format!("fill=\"{colour}\""));
        canvas.bars(x + 7.0, y, height, bars);
        if stay.under_way {
            arrow(canvas, x + 1.0, y + height / 2.0, colour);
        }
        match stay.crossing {
            Crossing::BetweenKinds => diamond(canvas, x, y + height / 2.0, 5.5),
            Crossing::WithinKind => diamond(canvas, x, y + height / 2.0, 3.0),
            Crossing::No => {}
        }
        let label = fit(self.label(stay.post), room(width - 3.0 * bars as f64));
        canvas.text(x + 9.0 + 3.0 * bars as f64, y + 11.5, "class=\"c\"", &label);
    }

    /// Everything that a cell stands for, in words.
    fn tooltip(&self, segment: &Segment, stay: &Stay, name: &str) -> String {
        let (from, until) = (segment.from + 1, segment.until);
        let when = if from == until {
            format!("period {from}")
        } else {
            format!("periods {from} to {until}")
        };
        let post = self.full_name(stay.post);
        let kind = self.kind_name(stay.kind);
        let crossed = match stay.crossing {
            Crossing::BetweenKinds => ", crossed from another kind",
            Crossing::WithinKind => ", crossed within the kind",
            Crossing::No => "",
        };
        let under_way = if stay.under_way { ", under way at the start" } else { "" };
        format!("{name}, {when}: {post} ({kind}){crossed}{under_way}")
    }
}

/// Characters of cell text that fit a width.
fn room(width: f64) -> usize {
    ((width - 14.0) / SMALL).max(0.0) as usize
}
