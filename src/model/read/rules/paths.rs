//! Rules on the rotation of one candidate as a whole.

use jsonc_parser::ast::Value;

use crate::model::read::post::levels;
use crate::model::read::select;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;
use crate::model::{CountRule, Each, FloorRule, HomeRule, OrderRule, StayRule, Unit};

const EACH: [(&str, Each); 5] = [
    ("stream", Each::Stream),
    ("provider", Each::Provider),
    ("kind", Each::Kind),
    ("sector", Each::Sector),
    ("place", Each::Place),
];

const UNIT: [(&str, Unit); 2] = [("placements", Unit::Placements), ("periods", Unit::Periods)];

fn each(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Option<Each> {
    reader.word(value, path, &EACH)
}

pub(super) fn count(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> CountRule {
    let unit =
        |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| reader.word(value, path, &UNIT);
    let mut fields = Fields::of(reader, value, path);
    let rule = CountRule {
        id: fields.id(),
        posts: fields.optional("posts", select::posts).unwrap_or_default(),
        each: fields.optional("each", each).flatten(),
        unit: fields.optional("unit", unit).flatten().unwrap_or_default(),
        at_least: fields.optional("at_least", Reader::whole).flatten(),
        at_most: fields.optional("at_most", Reader::whole).flatten(),
        points: fields.optional("points", Reader::real).flatten(),
        candidates: fields.optional("candidates", select::candidates).unwrap_or_default(),
    };
    fields.finish();
    rule
}

pub(super) fn order(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> OrderRule {
    let mut fields = Fields::of(reader, value, path);
    let rule = OrderRule {
        id: fields.id(),
        posts: fields.optional("posts", select::posts).unwrap_or_default(),
        after: fields.optional("after", select::posts),
        times: fields.optional("times", Reader::whole).flatten().unwrap_or(1),
        levels: fields.optional("levels", levels).unwrap_or_default(),
        points: fields.optional("points", Reader::real).flatten(),
        candidates: fields.optional("candidates", select::candidates).unwrap_or_default(),
    };
    fields.finish();
    rule
}

pub(super) fn stay(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> StayRule {
    let mut fields = Fields::of(reader, value, path);
    let rule = StayRule {
        id: fields.id(),
        posts: fields.optional("posts", select::posts).unwrap_or_default(),
        each: fields.required("each", each).flatten().unwrap_or(Each::Provider),
        at_least: fields.optional("at_least", Reader::whole).flatten(),
        at_most: fields.optional("at_most", Reader::whole).flatten(),
        open_end: fields.flag("open_end", false),
        points: fields.optional("points", Reader::real).flatten(),
        candidates: fields.optional("candidates", select::candidates).unwrap_or_default(),
    };
    fields.finish();
    rule
}

pub(super) fn home(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> HomeRule {
    let mut fields = Fields::of(reader, value, path);
    let rule = HomeRule {
        id: fields.id(),
        periods: fields.optional("periods", Reader::whens).unwrap_or_default(),
        returns: fields.flag("return", false),
        points: fields.optional("points", Reader::real).flatten(),
        candidates: fields.optional("candidates", select::candidates).unwrap_or_default(),
    };
    fields.finish();
    rule
}

pub(super) fn floor(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> FloorRule {
    let mut fields = Fields::of(reader, value, path);
    let rule = FloorRule {
        id: fields.id(),
        exposure: fields.required("exposure", Reader::real).flatten().unwrap_or(0.0),
        points: fields.optional("points", Reader::real).flatten(),
        candidates: fields.optional("candidates", select::candidates).unwrap_or_default(),
    };
    fields.finish();
    rule
}
