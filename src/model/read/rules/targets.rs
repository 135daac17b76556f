//! Targets for the cohort.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use crate::error::FaultCode;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;
use crate::model::{Between, BridgeTarget, Id, TranslatorTarget};

pub(super) fn bridge(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> BridgeTarget {
    let mut fields = Fields::of(reader, value, path);
    let id = fields.id();
    let at_least = fields.required("at_least", Reader::whole).flatten().unwrap_or(0);
    let points = fields.optional("points", Reader::real).flatten();
    let between = match (fields.has("kinds"), fields.has("providers")) {
        (false, true) => fields.optional("providers", pair).map(Between::Providers),
        (true, true) => {
            fields.conflict(
                "both `kinds` and `providers` are stated",
                "state the two kinds, or the two providers, that are joined",
            );
            None
        }
        _ => fields.required("kinds", pair).map(Between::Kinds),
    };
    let target = BridgeTarget {
        id,
        between: between.unwrap_or_else(|| Between::Kinds([Id::from(""), Id::from("")])),
        at_least,
        points,
    };
    fields.finish();
    target
}

/// Two ids.
fn pair(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> [Id; 2] {
    let start = value.start();
    let read = reader.list(value, path, Reader::id);
    let ids: Vec<Id> = read.iter().flatten().cloned().collect();
    let found = ids.len();
    <[Id; 2]>::try_from(ids).unwrap_or_else(|_| {
        if read.len() != 2 {
            reader.findings.unreadable(
                path,
                start,
                FaultCode::WrongType,
                format!("found {found} ids where two belong"),
                "write a list of two ids",
            );
        }
        [Id::from(""), Id::from("")]
    })
}

pub(super) fn translators(
    reader: &mut Reader,
    value: Value<'_>,
    path: &Path<'_>,
) -> TranslatorTarget {
    let mut fields = Fields::of(reader, value, path);
    let target = TranslatorTarget {
        at_least: fields.required("at_least", Reader::whole).flatten().unwrap_or(0),
        points: fields.optional("points", Reader::real).flatten(),
    };
    fields.finish();
    target
}
