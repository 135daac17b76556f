//! People who are not to share a post.

use jsonc_parser::ast::Value;

use crate::model::Apart;
use crate::model::read::select;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(super) fn apart(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Apart {
    let mut fields = Fields::of(reader, value, path);
    let apart = Apart {
        id: fields.id(),
        candidates: fields.required("candidates", Reader::ids).unwrap_or_default(),
        posts: fields.optional("posts", select::posts).unwrap_or_default(),
        periods: fields.optional("periods", Reader::whens).unwrap_or_default(),
        points: fields.optional("points", Reader::real).flatten(),
    };
    fields.finish();
    apart
}
