//! From paths to lines.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::super::findings::{Finding, Findings};
use super::super::path::Segment;
use crate::error::Fault;

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect(),
        )
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, offset: usize) -> u32 {
        u32::try_from(self.0.partition_point(|&end| end < offset) + 1).unwrap_or(u32::MAX)
    }
}

/// The faults with their lines, in order of place.
///
/// The tree is parsed again for it: it was consumed, and faults are rare.
pub(super) fn in_text(mut findings: Findings, text: &str) -> Vec<Fault> {
    if findings.list.is_empty() {
        return Vec::new();
    }
    if let Ok(tree) = super::text::parse(text) {
        for finding in &mut findings.list {
            place(finding, &tree);
        }
    }
    findings.list.sort_by_key(|finding| (finding.offset, finding.severity));
    let lines = Lines::of(text);
    findings.into_faults(|offset| lines.line(offset))
}

/// Finds where a finding stands, as deep as its path leads, and turns entries of sets into
/// positions.
fn place(finding: &mut Finding, tree: &Value<'_>) {
    let mut node = tree;
    let mut offset = tree.start();
    for segment in &mut finding.at {
        let next = match (&*segment, node) {
            (Segment::Field(name) | Segment::Key(name), Value::Object(object)) => {
                object.get(name).map(|prop| (prop.start(), &prop.value))
            }
            (Segment::Index(at), Value::Array(array)) => {
                array.elements.get(*at).map(|entry| (entry.start(), entry))
            }
            (Segment::Member(said), Value::Array(array)) => {
                let at = array.elements.iter().position(|entry| says(entry, said));
                at.map(|at| {
                    *segment = Segment::Index(at);
                    (array.elements[at].start(), &array.elements[at])
                })
            }
            _ => None,
        };
        let Some((start, value)) = next else { break };
        offset = start;
        node = value;
    }
    finding.offset.get_or_insert(offset);
}

/// Whether an entry of a set says this.
fn says(entry: &Value<'_>, said: &str) -> bool {
    match entry {
        Value::StringLit(text) => text.value == said,
        Value::NumberLit(number) => number.value == said,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn a_line_ends_with_its_break() {
        let lines = Lines::of("a\nb\n\nc");
        let found: Vec<_> = (0..6).map(|at| lines.line(at)).collect();
        assert_eq!(found, [1, 1, 2, 2, 3, 4]);
    }
}
