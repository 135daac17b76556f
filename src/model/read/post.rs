//! Posts.

use jsonc_parser::ast::Value;

use super::super::{Duration, Levels, Places, Post};
use super::provider::ranks;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

/// Stands in for places that could not be read: enough for anyone.
const AMPLE: u32 = super::super::validate::MOST_PLACES;

pub(super) fn post(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Post {
    let mut fields = Fields::of(reader, value, path);
    let post = Post {
        id: fields.id(),
        name: fields.name(),
        provider: fields.reference("provider"),
        also: fields.optional("also", Reader::id).flatten(),
        stream: fields.optional("stream", Reader::id).flatten(),
        essential: fields.optional("essential", levels).unwrap_or_default(),
        desirable: fields.optional("desirable", levels).unwrap_or_default(),
        develops: fields.optional("develops", levels).unwrap_or_default(),
        steps: fields.optional("steps", levels).unwrap_or_default(),
        tags: fields.optional("tags", Reader::ids).unwrap_or_default(),
        meets: fields.optional("meets", Reader::ids).unwrap_or_default(),
        clearances: fields.optional("clearances", Reader::ids).unwrap_or_default(),
        manager: fields.optional("manager", Reader::id).flatten(),
        points: fields.real("points", 0.0),
        duration: fields.optional("duration", duration).unwrap_or_default(),
        starts: fields.optional("starts", Reader::whens),
        places: fields.optional("places", places).unwrap_or(Places::Every(1)),
        ranks: fields.optional("ranks", ranks),
        minimum: fields.optional("minimum", minimum),
        meta: fields.meta(),
    };
    fields.finish();
    post
}

pub(super) fn levels(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Levels {
    reader.by_id(value, path, Reader::level)
}

fn duration(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Duration {
    match value {
        Value::NumberLit(_) => Duration::Periods(reader.whole(value, path).unwrap_or(1)),
        Value::Object(_) => {
            let mut fields = Fields::of(reader, value, path);
            let months = fields.required("months", Reader::whole).flatten().unwrap_or(1);
            fields.finish();
            Duration::Months { months }
        }
        other => {
            reader.wrong_type(&other, path, "a number of periods or {\"months\": number}");
            Duration::default()
        }
    }
}

fn places(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Places {
    people(reader, value, path, AMPLE)
}

fn minimum(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Places {
    people(reader, value, path, 0)
}

/// Numbers of people by period; `lenient` stands in for what could not be read.
fn people(reader: &mut Reader, value: Value<'_>, path: &Path<'_>, lenient: u32) -> Places {
    match value {
        Value::NumberLit(_) => Places::Every(reader.whole(value, path).unwrap_or(lenient)),
        Value::Object(_) => {
            let mut fields = Fields::of(reader, value, path);
            let default = fields.required("default", Reader::whole).flatten().unwrap_or(lenient);
            let by_period = fields
                .optional("by_period", |reader, value, path| {
                    reader.by_number(value, path, |reader, value, path| {
                        Some(reader.whole(value, path).unwrap_or(lenient))
                    })
                })
                .unwrap_or_default();
            fields.finish();
            Places::Varying { default, by_period }
        }
        other => {
            reader.wrong_type(&other, path, "a number or {\"default\": number, \"by_period\": {}}");
            Places::Every(lenient)
        }
    }
}
