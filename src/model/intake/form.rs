//! Reading JSON files of other forms as schemes are read: every fault at once, with its place and line.

pub(crate) use jsonc_parser::ast::Value;

pub(crate) use crate::model::builder::format;
pub(crate) use crate::model::text::{Fields, Findings, Path, Reader, shorten};

use crate::error::{Fault, Severity};
use crate::model::part::{Part, Value as _};
use crate::model::text::{self, Finding, in_text};
use crate::model::{Layer, Objective, SchemeBuilder, Terms, check};

/// Reads an objective as a scheme's is read.
pub(crate) fn objective(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Objective {
    Objective::of(reader, value, path).0
}

/// Reads terms as those of a layer are read.
pub(crate) fn terms(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Terms {
    Terms::read(reader, value, path).unwrap_or_default()
}

/// Reads a file of any form; `decode` reads and checks it, reporting to the reader's findings.
///
/// Fails with every fault, in order of place.
pub(crate) fn read<T>(
    source: &str,
    decode: impl FnOnce(&mut Reader, Value<'_>, &Path<'_>) -> T,
) -> Result<T, Vec<Fault>> {
    let source = text::without_mark(source);
    let tree = text::parse(source).map_err(|fault| vec![fault])?;
    let mut reader = Reader::default();
    let decoded = decode(&mut reader, tree, &Path::ROOT);
    if reader.findings.has_errors() {
        return Err(in_text(reader.findings, source));
    }
    Ok(decoded)
}

/// Checks an objective that stands at `path` as one of a scheme is checked.
pub(crate) fn check_objective(findings: &mut Findings, path: &Path<'_>, objective: Objective) {
    within_scheme(findings, path, objective, &Path::ROOT.field("objective"));
}

/// Checks terms that stand at `path` as those of a layer are checked.
pub(crate) fn check_terms(findings: &mut Findings, path: &Path<'_>, terms: Terms) {
    let layers = vec![Layer::new("", terms)];
    let within = Path::ROOT.field("objective");
    let within = within.field("layers");
    let within = within.index(0);
    let objective = Objective { layers, ..Objective::default() };
    within_scheme(findings, path, objective, &within.field("terms"));
}

/// Reports the faults of a scheme's objective `within` a place of it, as if that stood at `path`.
fn within_scheme(
    findings: &mut Findings,
    path: &Path<'_>,
    objective: Objective,
    within: &Path<'_>,
) {
    let mut parts = SchemeBuilder::new(1);
    parts.objective = objective;
    let mut found = Findings::default();
    check::check(&parts, &mut found);
    for Finding { code, severity, at, cause, action, .. } in found.list {
        let below = at.strip_prefix(within.segments().as_slice());
        if let Some(below) = below.filter(|_| severity == Severity::Error) {
            findings.error_below(path, below, code, cause, action);
        }
    }
}
