//! A plan as a text table.

use std::fmt::{self, Write};

use super::escape::fit;
use super::figures::Score;
use super::grid::{PlanGrid, grouped, signed};
use super::row::{Crossing, Row, Segment, What};

/// Most characters of a candidate's name.
const NAME: usize = 24;
/// Most characters of a cell.
const CELL: usize = 30;

const KEY: &str = "\
» crossed into another kind   › crossed within a kind   « under way at the start   ─ continued
· idle   home: at the home employer   + became a system translator   = was one before";

impl fmt::Display for PlanGrid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scored = !self.figures.scores.is_empty();
        let name = self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
        let name = name.min(NAME);
        let periods = 0..self.scheme.periods();
        let cell = self.width();

        writeln!(f, "{}\n", fit(self.title(), usize::MAX))?;
        let mut line = " ".repeat(name);
        for period in periods {
            write!(line, "  {:<cell$}", fit(&self.heading(period), cell))?;
        }
        if scored {
            line += "  exposure";
        }
        writeln!(f, "{}", line.trim_end())?;
        for row in &self.rows {
            let mut line = format!("{:<name$}", fit(&row.name, name));
            for segment in &row.segments {
                line += &self.cell(segment, cell);
            }
            if let Some(score) = row.score {
                write!(line, "  {:>8} {}", signed(score.exposure), mark(score))?;
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        writeln!(f, "\n{KEY}\n")?;
        self.summary_lines(f)
    }
}

impl PlanGrid<'_> {
    /// Width of a period's column: its longest content, within reason.
    fn width(&self) -> usize {
        let labels = self.rows.iter().flat_map(Row::stays).map(|(segment, stay)| {
            let whole = self.label(stay.post).chars().count() + 1;
            whole.div_ceil(segment.until - segment.from)
        });
        let headings = (0..self.scheme.periods()).map(|period| self.heading(period).len());
        labels.chain(headings).max().unwrap_or(0).min(CELL)
    }

    /// A segment over all the columns it covers, separators in front included.
    fn cell(&self, segment: &Segment, cell: usize) -> String {
        let periods = segment.until - segment.from;
        let width = periods * (cell + 2) - 2;
        let text = match &segment.what {
            What::Absent => String::new(),
            What::Idle => " ·".to_owned(),
            What::Home(_) => " home".to_owned(),
            What::Stay(stay) => {
                let sign = match stay.crossing {
                    _ if stay.under_way => '«',
                    Crossing::BetweenKinds => '»',
                    Crossing::WithinKind => '›',
                    Crossing::No => ' ',
                };
                let label = fit(self.label(stay.post), width - 1);
                let line = width.saturating_sub(label.chars().count() + 2);
                let line = if periods > 1 { "─".repeat(line) } else { String::new() };
                format!("{sign}{label} {line}")
            }
        };
        format!("  {:<width$}", fit(text.trim_end(), width))
    }

    fn summary_lines(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (label, text) in self.summary() {
            writeln!(f, "{label:<25}{text}")?;
        }
        writeln!(f, "places filled, each period counted")?;
        for (fill, kind) in self.fill().iter().zip(self.scheme.kinds()) {
            let name = fit(self.kind_name(kind), NAME);
            let (filled, places) = (grouped(fill.filled), grouped(fill.places));
            writeln!(f, "  {name:<NAME$} {filled:>7} of {places:>7}")?;
        }
        Ok(())
    }
}

fn mark(score: Score) -> char {
    match (score.translator_before, score.translator_after) {
        (true, _) => '=',
        (false, true) => '+',
        (false, false) => ' ',
    }
}
