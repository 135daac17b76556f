//! Places and providers.

use std::collections::BTreeMap;

use jsonc_parser::ast::Value;

use super::super::{Id, Place, Provider, Sector};
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(super) const SECTORS: [(&str, Sector); 3] =
    [("public", Sector::Public), ("private", Sector::Private), ("voluntary", Sector::Voluntary)];

pub(super) fn place(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Place {
    let mut fields = Fields::of(reader, value, path);
    let place = Place {
        id: fields.id(),
        name: fields.name(),
        lat: fields.required("lat", Reader::real).flatten().unwrap_or(0.0),
        lon: fields.required("lon", Reader::real).flatten().unwrap_or(0.0),
        meta: fields.meta(),
    };
    fields.finish();
    place
}

pub(super) fn provider(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Provider {
    let mut fields = Fields::of(reader, value, path);
    let sector =
        |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| reader.word(value, path, &SECTORS);
    let provider = Provider {
        id: fields.id(),
        name: fields.name(),
        kind: fields.reference("kind"),
        sector: fields.required("sector", sector).flatten().unwrap_or(Sector::Public),
        place: fields.optional("place", Reader::id).flatten(),
        lat: fields.optional("lat", Reader::real).flatten(),
        lon: fields.optional("lon", Reader::real).flatten(),
        attributes: fields
            .optional("attributes", |reader, value, path| reader.by_id(value, path, Reader::id))
            .unwrap_or_default(),
        values: fields
            .optional("values", |reader, value, path| reader.by_id(value, path, Reader::real))
            .unwrap_or_default(),
        ranks: fields.optional("ranks", ranks).unwrap_or_default(),
        mentors: fields.optional("mentors", Reader::whole).flatten(),
        meta: fields.meta(),
    };
    fields.finish();
    provider
}

/// Ranks by id.
pub(super) fn ranks(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> BTreeMap<Id, u32> {
    reader.by_id(value, path, Reader::whole)
}
