//! The table in CSV.

use super::{Monitoring, Part};

const HEADER: [&str; 6] = ["label", "of", "group", "measure", "value", "withheld"];

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
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(HEADER).expect("memory takes a header");
        for label in &self.labels {
            for row in &label.groups {
                for figure in &row.figures {
                    let value = figure.value.map(|value| value.to_string()).unwrap_or_default();
                    let withheld = if figure.value.is_none() { "yes" } else { "no" };
                    let group = row.group.as_deref().unwrap_or_default();
                    let line =
                        [&label.label, row.of.as_str(), group, figure.measure, &value, withheld];
                    writer.write_record(line).expect("memory takes rows of one length");
                }
            }
        }
        let bytes = writer.into_inner().expect("memory can be flushed");
        String::from_utf8(bytes).expect("made of text")
    }
}
