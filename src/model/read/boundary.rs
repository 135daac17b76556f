//! The boundary.

use jsonc_parser::ast::Value;

use super::super::{Boundary, BoundaryDimension, Dimension, PairWeight};
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

const DIMENSIONS: [(&str, Dimension); 5] = [
    ("organisation", Dimension::Organisation),
    ("kind", Dimension::Kind),
    ("sector", Dimension::Sector),
    ("place", Dimension::Place),
    ("attribute", Dimension::Attribute),
];

pub(super) fn boundary(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Boundary {
    let mut fields = Fields::of(reader, value, path);
    let boundary = Boundary {
        dimensions: fields.list("dimensions", dimension),
        pairs: fields.list("pairs", pair),
    };
    fields.finish();
    boundary
}

fn dimension(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> BoundaryDimension {
    let mut fields = Fields::of(reader, value, path);
    let of = |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| {
        reader.word(value, path, &DIMENSIONS)
    };
    let dimension = BoundaryDimension {
        of: fields.required("of", of).flatten().unwrap_or(Dimension::Organisation),
        attribute: fields.optional("attribute", Reader::id).flatten(),
        weight: fields.real("weight", 0.0),
        table: fields.list("table", pair),
    };
    fields.finish();
    dimension
}

fn pair(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> PairWeight {
    let mut fields = Fields::of(reader, value, path);
    let pair = PairWeight {
        a: fields.reference("a"),
        b: fields.reference("b"),
        weight: fields.required("weight", Reader::real).flatten().unwrap_or(0.0),
    };
    fields.finish();
    pair
}
