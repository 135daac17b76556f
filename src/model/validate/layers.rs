//! The layers of the objective.

use super::super::Terms;
use super::{Check, number};
use crate::error::FaultCode;
use crate::model::text::Path;

/// Greatest multiplier of a term.
const MOST_TIMES: i64 = 1000;
/// Most layers.
const MOST_LAYERS: usize = 16;

pub(super) fn check(check: &mut Check<'_, '_>, path: &Path<'_>) {
    let layers = &check.parts.objective.layers;
    if layers.len() > MOST_LAYERS {
        check.error(
            path,
            FaultCode::TooMany,
            format!("there are {} layers", layers.len()),
            format!("state {MOST_LAYERS} at most"),
        );
    }
    for (at, layer) in layers.iter().enumerate() {
        let path = path.index(at);
        let path = path.field("terms");
        for (name, times) in layer.terms.named() {
            if !(0..=MOST_TIMES).contains(&times) {
                number::outside(check.findings, &path.field(name), times, 0, MOST_TIMES);
            }
        }
        if layer.terms == Terms::default() && !check.findings.has_errors_in(&path) {
            check.error(
                &path,
                FaultCode::EmptySet,
                "the layer counts nothing",
                "state a term above 0, or remove the layer",
            );
        }
    }
}
