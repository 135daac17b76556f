//! Layers of the objective.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::super::{Layer, Terms};
use crate::error::FaultCode;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(super) fn layers(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Vec<Layer> {
    let start = value.start();
    let is_empty = matches!(&value, Value::Array(array) if array.elements.is_empty());
    if is_empty {
        reader.findings.unreadable(
            path,
            start,
            FaultCode::EmptySet,
            "an objective has one layer at least",
            "state a layer, or leave `layers` out",
        );
    }
    reader.list(value, path, layer)
}

fn layer(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Layer {
    let mut fields = Fields::of(reader, value, path);
    let name = fields.name();
    let terms = fields.required("terms", terms).unwrap_or_default();
    fields.finish();
    Layer { name, terms }
}

pub(crate) fn terms(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Terms {
    let mut fields = Fields::of(reader, value, path);
    let terms =
        Terms::by_name(|name| fields.optional(name, Reader::whole).flatten().map_or(0, i64::from));
    fields.finish();
    terms
}
