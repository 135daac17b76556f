//! Balance.

use jsonc_parser::ast::Value;

use crate::model::Balance;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(super) fn balance(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Balance {
    let mut fields = Fields::of(reader, value, path);
    let balance = Balance {
        id: fields.id(),
        providers: fields.optional("providers", Reader::ids),
        tolerance: fields.required("tolerance", Reader::whole).flatten().unwrap_or(u32::MAX),
        points: fields.optional("points", Reader::real).flatten(),
    };
    fields.finish();
    balance
}
