//! Release.

use jsonc_parser::ast::Value;

use crate::model::Release;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(super) fn release(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Release {
    let mut fields = Fields::of(reader, value, path);
    let release = Release {
        id: fields.id(),
        homes: fields.optional("homes", Reader::ids),
        at_most: fields.required("at_most", Reader::whole).flatten().unwrap_or(u32::MAX),
        periods: fields.optional("periods", Reader::whens).unwrap_or_default(),
        points: fields.optional("points", Reader::real).flatten(),
    };
    fields.finish();
    release
}
