//! Resources.

use jsonc_parser::ast::Value;

use crate::model::read::select;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;
use crate::model::{Per, Resource, Use};

const PER: [(&str, Per); 2] = [("period", Per::Period), ("placement", Per::Placement)];

pub(super) fn resource(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Resource {
    let mut fields = Fields::of(reader, value, path);
    let resource = Resource {
        id: fields.id(),
        uses: fields.list("uses", uses),
        at_least: fields.optional("at_least", Reader::integer).flatten(),
        at_most: fields.optional("at_most", Reader::integer).flatten(),
        each_period: fields.flag("each_period", false),
        points: fields.optional("points", Reader::real).flatten(),
    };
    fields.finish();
    resource
}

fn uses(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Use {
    let per =
        |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| reader.word(value, path, &PER);
    let mut fields = Fields::of(reader, value, path);
    let uses = Use {
        amount: fields.required("amount", Reader::integer).flatten().unwrap_or(0),
        per: fields.optional("per", per).flatten().unwrap_or_default(),
        posts: fields.optional("posts", select::posts).unwrap_or_default(),
        candidates: fields.optional("candidates", select::candidates).unwrap_or_default(),
        periods: fields.optional("periods", Reader::whens).unwrap_or_default(),
    };
    fields.finish();
    uses
}
