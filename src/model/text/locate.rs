//! From paths to lines.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::findings::{Finding, Findings};
use super::lines::Lines;
use super::path::Segment;
use crate::error::Fault;

/// The faults with their lines, in order of place.
///
/// The tree is parsed again for it: it was consumed, and faults are rare.
pub(crate) fn in_text(mut findings: Findings, text: &str) -> Vec<Fault> {
    if findings.list.is_empty() {
        return Vec::new();
    }
    if let Ok(tree) = super::tree::parse(text) {
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
