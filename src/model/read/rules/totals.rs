//! Totals.

use jsonc_parser::ast::Value;

use crate::model::read::select;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;
use crate::model::{Each, Measure, Total};

const MEASURES: [(&str, Measure); 3] = [
    ("people", Measure::People),
    ("person_periods", Measure::PersonPeriods),
    ("placements", Measure::Placements),
];

const EACH: [(&str, Each); 5] = [
    ("provider", Each::Provider),
    ("kind", Each::Kind),
    ("sector", Each::Sector),
    ("place", Each::Place),
    ("stream", Each::Stream),
];

pub(super) fn total(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Total {
    let measure = |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| {
        reader.word(value, path, &MEASURES)
    };
    let each =
        |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| reader.word(value, path, &EACH);
    let mut fields = Fields::of(reader, value, path);
    let total = Total {
        id: fields.id(),
        measure: fields.required("measure", measure).flatten().unwrap_or(Measure::People),
        posts: fields.optional("posts", select::posts).unwrap_or_default(),
        candidates: fields.optional("candidates", select::candidates).unwrap_or_default(),
        each: fields.optional("each", each).flatten(),
        periods: fields.optional("periods", Reader::whens).unwrap_or_default(),
        at_least: fields.optional("at_least", Reader::whole).flatten(),
        at_most: fields.optional("at_most", Reader::whole).flatten(),
        points: fields.optional("points", Reader::real).flatten(),
    };
    fields.finish();
    total
}
