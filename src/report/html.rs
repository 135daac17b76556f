//! A plan as one HTML page.

use std::fmt::Write;

use super::escape::escape;
use super::grid::{PlanGrid, grouped, signed};

const STYLE: &str = "body{font:15px/1.45 system-ui,Helvetica,Arial,sans-serif;color:#111;\
background:#fff;max-width:1000px;margin:2em auto;padding:0 1em}svg{max-width:100%;height:auto}\
table{border-collapse:collapse;margin:1em 0}caption{text-align:left;font-weight:600;padding:.3em 0}\
th,td{padding:.2em .8em .2em 0;text-align:left;vertical-align:top;border-bottom:1px solid #ddd}\
td.n,th.n{text-align:right}";

impl PlanGrid<'_> {
    /// The plan as one HTML page that loads nothing: the picture, and all of it again as tables.
    pub fn to_html(&self) -> String {
        let title = escape(self.title());
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        );
        let summary = self
            .summary()
            .into_iter()
            .map(|(label, text)| vec![Cell::text(label), Cell::text(&text)]);
        table(&mut page, "In short", &[], summary);
        page.push_str(&self.to_svg());
        self.people(&mut page);
        let fill = self.fill().iter().zip(self.scheme.kinds()).map(|(fill, kind)| {
            let (filled, places) = (grouped(fill.filled), grouped(fill.places));
            vec![Cell::text(self.kind_name(kind)), Cell::number(filled), Cell::number(places)]
        });
        let head = [Cell::text("Kind"), Cell::number("held"), Cell::number("there are")];
        table(&mut page, "Places, counted by period", &head, fill);
        self.bridge_table(&mut page);
        page.push_str("</body>\n</html>\n");
        page
    }

    /// Candidates, each with its placements in words.
    fn people(&self, page: &mut String) {
        let rows = self.rows.iter().map(|row| {
            let stays: Vec<_> = row
                .stays()
                .map(|(segment, stay)| {
                    let (from, until) = (segment.from + 1, segment.until);
                    let when = if from == until {
                        format!("{from}")
                    } else {
                        format!("{from} to {until}")
                    };
                    format!("{when}: {}", self.full_name(stay.post))
                })
                .collect();
            let score = row.score;
            let translator =
                score.map_or("", |score| match (score.translator_before, score.translator_after) {
                    (true, _) => "was one before",
                    (false, true) => "became one",
                    (false, false) => "",
                });
            vec![
                Cell::text(&row.name),
                Cell::lines(&stays),
                Cell::number(score.map_or(String::new(), |score| signed(score.exposure))),
                Cell::number(score.map_or(String::new(), |score| signed(score.points))),
                Cell::text(translator),
            ]
        });
        let head = [
            Cell::text("Candidate"),
            Cell::text("Placements, by period"),
            Cell::number("exposure"),
            Cell::number("points"),
            Cell::text("System translator"),
        ];
        table(page, "People", &head, rows);
    }

    fn bridge_table(&self, page: &mut String) {
        let names = |id: &str| self.scheme.find_kind(id).map_or("", |kind| self.kind_name(kind));
        let rows = self.bridges().bridges.iter().map(|bridge| {
            vec![
                Cell::text(names(bridge.kinds.0.as_str())),
                Cell::text(names(bridge.kinds.1.as_str())),
                Cell::number(grouped(bridge.before.len() as u64)),
                Cell::number(grouped(bridge.after.len() as u64)),
            ]
        });
        let head =
            [Cell::text("Kind"), Cell::text("Kind"), Cell::number("before"), Cell::number("after")];
        table(page, "Bridges: people who have served in both kinds", &head, rows);
    }
}

/// A cell of a table, its content already escaped.
struct Cell {
    content: String,
    numeric: bool,
}

impl Cell {
    fn text(text: &str) -> Self {
        Self { content: escape(text), numeric: false }
    }

    fn number(text: impl AsRef<str>) -> Self {
        Self { content: escape(text.as_ref()), numeric: true }
    }

    fn lines(lines: &[String]) -> Self {
        let lines: Vec<_> = lines.iter().map(|line| escape(line)).collect();
        Self { content: lines.join("<br>"), numeric: false }
    }

    fn write(&self, page: &mut String, tag: &str) {
        let class = if self.numeric { " class=\"n\"" } else { "" };
        write!(page, "<{tag}{class}>{}</{tag}>", self.content).expect("a string takes all text");
    }
}

fn table(page: &mut String, caption: &str, head: &[Cell], rows: impl Iterator<Item = Vec<Cell>>) {
    write!(page, "<table>\n<caption>{}</caption>\n", escape(caption))
        .expect("a string takes all text");
    if !head.is_empty() {
        page.push_str("<tr>");
        for cell in head {
            cell.write(page, "th");
        }
        page.push_str("</tr>\n");
    }
    for row in rows {
        page.push_str("<tr>");
        for cell in &row {
            cell.write(page, "td");
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
}
