//! People who are to be near each other.

use jsonc_parser::ast::Value;

use crate::model::Together;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(super) fn together(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Together {
    let mut fields = Fields::of(reader, value, path);
    let together = Together {
        id: fields.id(),
        candidates: fields.required("candidates", Reader::ids).unwrap_or_default(),
        km: fields.optional("km", Reader::real).flatten(),
        periods: fields.optional("periods", Reader::whens).unwrap_or_default(),
        throughout: fields.flag("throughout", false),
        points: fields.optional("points", Reader::real).flatten(),
    };
    fields.finish();
    together
}
