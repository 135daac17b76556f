//! The scheme as a whole, its calendar, and the short lists.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::super::{
    Attribute, Calendar, Clearance, Competency, Kind, Requirement, SchemeBuilder, Stream, Tag,
    Travel, ValueDimension,
};
use super::{boundary, candidate, objective, post, provider, rules};
use crate::error::FaultCode;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

/// The one version of the file format.
const FORMAT: u32 = 1;

pub(super) fn scheme(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> SchemeBuilder {
    let mut fields = Fields::of(reader, value, path);
    let mut parts = SchemeBuilder::new(1);
    fields.required("format", format);
    parts.name = fields.name();
    parts.scale = fields.optional("scale", Reader::whole).flatten().unwrap_or(parts.scale);
    parts.periods = fields.required("periods", calendar).unwrap_or(parts.periods);
    parts.kinds = fields.list("kinds", kind);
    parts.places = fields.list("places", provider::place);
    parts.competencies = fields.list("competencies", competency);
    parts.values = fields.list("values", dimension);
    parts.tags = fields.list("tags", tag);
    parts.streams = fields.list("streams", stream);
    parts.attributes = fields.list("attributes", attribute);
    parts.requirements = fields.list("requirements", requirement);
    parts.clearances = fields.list("clearances", clearance);
    parts.travel = fields.list("travel", travel);
    parts.providers = fields.list("providers", provider::provider);
    parts.boundary = fields.optional("boundary", boundary::boundary).unwrap_or_default();
    parts.posts = fields.list("posts", post::post);
    parts.candidates = fields.list("candidates", candidate::candidate);
    parts.objective = fields.optional("objective", objective::objective).unwrap_or_default();
    parts.rules = fields.optional("rules", rules::rules).unwrap_or_default();
    parts.meta = fields.meta();
    fields.finish();
    parts
}

pub(crate) fn format(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) {
    let start = value.start();
    if let Some(format) = reader.whole(value, path).filter(|&format| format != FORMAT) {
        reader.findings.unreadable(
            path,
            start,
            FaultCode::UnsupportedFormat,
            format!("format {format} is not supported"),
            "write `\"format\": 1`",
        );
    }
}

fn calendar(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Calendar {
    let mut fields = Fields::of(reader, value, path);
    let calendar = Calendar {
        count: fields.required("count", Reader::whole).flatten().unwrap_or(1),
        start: fields.optional("start", Reader::date).flatten(),
        months: fields.optional("months", Reader::whole).flatten(),
    };
    fields.finish();
    calendar
}

fn competency(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Competency {
    let mut fields = Fields::of(reader, value, path);
    let competency = Competency {
        id: fields.id(),
        name: fields.name(),
        levels: fields.required("levels", Reader::level).flatten().unwrap_or(100),
        lapses: fields.optional("lapses", Reader::whole).flatten(),
        lapses_to: fields.optional("lapses_to", Reader::level).flatten().unwrap_or(0),
        meta: fields.meta(),
    };
    fields.finish();
    competency
}

fn stream(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Stream {
    let mut fields = Fields::of(reader, value, path);
    let stream = Stream {
        id: fields.id(),
        name: fields.name(),
        points: fields.real("points", 0.0),
        meta: fields.meta(),
    };
    fields.finish();
    stream
}

fn clearance(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Clearance {
    let mut fields = Fields::of(reader, value, path);
    let clearance = Clearance {
        id: fields.id(),
        name: fields.name(),
        lead: fields.optional("lead", Reader::whole).flatten(),
        meta: fields.meta(),
    };
    fields.finish();
    clearance
}

fn travel(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Travel {
    let mut fields = Fields::of(reader, value, path);
    let travel = Travel {
        from: fields.reference("from"),
        to: fields.reference("to"),
        minutes: fields.required("minutes", Reader::whole).flatten().unwrap_or(0),
    };
    fields.finish();
    travel
}

macro_rules! named {
    ($($function:ident: $Item:ident;)*) => {$(
        fn $function(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> $Item {
            let mut fields = Fields::of(reader, value, path);
            let item = $Item { id: fields.id(), name: fields.name(), meta: fields.meta() };
            fields.finish();
            item
        }
    )*};
}

named! {
    kind: Kind;
    dimension: ValueDimension;
    tag: Tag;
    attribute: Attribute;
    requirement: Requirement;
}
