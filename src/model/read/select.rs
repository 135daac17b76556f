//! Which posts and candidates a rule is about.

use jsonc_parser::ast::Value;

use super::super::{CandidateSelect, PostSelect};
use super::provider::SECTORS;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(super) fn posts(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> PostSelect {
    let sector =
        |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| reader.word(value, path, &SECTORS);
    let mut fields = Fields::of(reader, value, path);
    let select = PostSelect {
        posts: fields.optional("posts", Reader::ids),
        providers: fields.optional("providers", Reader::ids),
        kinds: fields.optional("kinds", Reader::ids),
        sectors: fields.optional("sectors", |reader, value, path| reader.set(value, path, sector)),
        places: fields.optional("places", Reader::ids),
        streams: fields.optional("streams", Reader::ids),
        tags: fields.optional("tags", Reader::ids),
    };
    fields.finish();
    select
}

pub(super) fn candidates(
    reader: &mut Reader,
    value: Value<'_>,
    path: &Path<'_>,
) -> CandidateSelect {
    let mut fields = Fields::of(reader, value, path);
    let select = CandidateSelect {
        ids: fields.optional("ids", Reader::ids),
        homes: fields.optional("homes", Reader::ids),
    };
    fields.finish();
    select
}
