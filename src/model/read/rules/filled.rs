//! Posts whose places are all to be filled.

use jsonc_parser::ast::Value;

use crate::model::Filled;
use crate::model::path::Path;
use crate::model::read::fields::Fields;
use crate::model::read::{Reader, select};

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
