//! The picture of a suite's results: what each way of matching gives up.

use super::columns;
use super::results::Results;
use super::summary::{SchemeSummary, Summary};
use crate::methods::picture::{Better, ComparisonPicture, Panel, Whiskers};

const NOTE: &str = "Dots are medians over seeds, lines reach from the lowest to the highest; the broken line is the first \
                    method's median.";

impl Results {
    /// One picture for each scheme, in the order of the suite: methods as rows, the columns of the summary as
    /// panels. The reference comes first, then the others in the order of the suite.
    ///
    /// A method without a plan has no values.
    pub fn pictures(&self) -> Vec<ComparisonPicture> {
        let summary = Summary::of(self);
        summary.schemes.iter().map(|scheme| self.picture(&summary, scheme)).collect()
    }

    fn picture(&self, summary: &Summary, scheme: &SchemeSummary) -> ComparisonPicture {
        let mut methods: Vec<&str> = scheme.methods.iter().map(|one| one.method.as_str()).collect();
        // A stable sort: what is not the reference keeps its place.
        methods.sort_by_key(|&method| summary.reference.as_deref() != Some(method));
        let title = format!("{}: what each way of matching gives up", scheme.scheme);
        let picture = ComparisonPicture::new(title, methods.iter().copied()).note(NOTE);
        let panels = summary.columns.iter().map(|column| self.panel(scheme, column, &methods));
        panels.fold(picture, ComparisonPicture::panel)
    }

    fn panel(&self, scheme: &SchemeSummary, column: &str, methods: &[&str]) -> Panel {
        let (measure, of) = columns::split(column);
        let known = self.definition(measure);
        let better = match known.and_then(|known| known.better) {
            Some(true) => Better::Higher,
            Some(false) => Better::Lower,
            None => Better::Neither,
        };
        let unit = known.map_or("", |known| known.unit.as_str());
        let spreads = methods.iter().map(|&method| {
            let row = scheme
                .rows
                .iter()
                .find(|row| row.method == method && row.measure == measure && row.of == of);
            row.map(|row| Whiskers::of(row.spread.min, row.spread.median, row.spread.max))
        });
        spreads.fold(Panel::new(heading(measure, of), unit, better), Panel::spread)
    }
}

/// The name of a measure in words.
fn heading(measure: &str, of: &str) -> String {
    let words = measure.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    let name: String = first.into_iter().flatten().chain(letters).collect();
    if of.is_empty() { name } else { format!("{name}: {of}") }
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn names_become_words() {
        assert_eq!(heading("translators-after", ""), "Translators after");
        assert_eq!(heading("placements-by-rank", "1"), "Placements by rank: 1");
        assert_eq!(heading("", ""), "");
    }
}
