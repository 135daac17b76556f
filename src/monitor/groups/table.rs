//! The table in CSV.

use super::{Monitoring, Part};
use crate::tables::csv;

const HEADER: &str = "label,of,group,measure,value,withheld";

impl Part {
    /// The word in the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::NotStated => "not-stated",
            Self::Everybody => "everybody",
        }
    }
}

impl Monitoring {
    /// The table in CSV, one row per number: UTF-8, comma separated, a header line, lines that end in LF.
    ///
    /// Columns are `label,of,group,measure,value,withheld`. `of` is `group`, `not-stated` or `everybody`;
    /// `withheld` is `yes` or `no`, and where it is `yes` the value is empty.
    pub fn to_csv(&self) -> String {
        let rows = self.labels.iter().flat_map(|label| {
            label.groups.iter().flat_map(move |row| {
                row.figures.iter().map(move |figure| {
                    [
                        label.label.clone(),
                        row.of.as_str().to_owned(),
                        row.group.clone().unwrap_or_default(),
                        figure.measure.to_owned(),
                        figure.value.map(|value| value.to_string()).unwrap_or_default(),
                        if figure.value.is_none() { "yes" } else { "no" }.to_owned(),
                    ]
                })
            })
        });
        csv(HEADER, rows)
    }
}
