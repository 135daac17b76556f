//! Posts whose places are all to be filled.

use jsonc_parser::ast::Value;

use crate::model::Filled;
use crate::model::read::select;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(super) fn filled(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Filled {
    let mut fields = Fields::of(reader, value, path);
    let filled = Filled {
        id: fields.id(),
        posts: fields.optional("posts", select::posts).unwrap_or_default(),
        periods: fields.optional("periods", Reader::whens).unwrap_or_default(),
        points: fields.optional("points", Reader::real).flatten(),
    };
    fields.finish();
    filled
}
