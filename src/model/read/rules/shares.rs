//! Shares.

use jsonc_parser::ast::Value;

use crate::model::read::select;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;
use crate::model::{Share, ShareMeasure};

const MEASURES: [(&str, ShareMeasure); 2] =
    [("person_periods", ShareMeasure::PersonPeriods), ("placements", ShareMeasure::Placements)];

pub(super) fn share(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Share {
    let measure = |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| {
        reader.word(value, path, &MEASURES)
    };
    let mut fields = Fields::of(reader, value, path);
    let share = Share {
        id: fields.id(),
        measure: fields
            .required("measure", measure)
            .flatten()
            .unwrap_or(ShareMeasure::PersonPeriods),
        posts: fields.required("posts", select::posts).unwrap_or_default(),
        of: fields.optional("of", select::posts).unwrap_or_default(),
        candidates: fields.optional("candidates", select::candidates).unwrap_or_default(),
        periods: fields.optional("periods", Reader::whens).unwrap_or_default(),
        at_least: fields.optional("at_least", Reader::real).flatten(),
        at_most: fields.optional("at_most", Reader::real).flatten(),
        points: fields.optional("points", Reader::real).flatten(),
    };
    fields.finish();
    share
}
