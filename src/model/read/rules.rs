//! The rules.

mod apart;
mod balance;
mod filled;
mod paths;
mod release;
mod resources;
mod shares;
mod targets;
mod together;
mod totals;

use jsonc_parser::ast::Value;

use super::super::{Essential, Rules, TagRule};
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

const ESSENTIAL: [(&str, Essential); 2] =
    [("required", Essential::Required), ("scored", Essential::Scored)];

pub(super) fn rules(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Rules {
    let default = Rules::default();
    let mut fields = Fields::of(reader, value, path);
    let essential = |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| {
        reader.word(value, path, &ESSENTIAL)
    };
    let lenient = |reader: &mut Reader, value: Value<'_>, path: &Path<'_>| {
        reader.whole(value, path).unwrap_or(u32::MAX)
    };
    let rules = Rules {
        per_provider: fields.optional("per_provider", lenient).unwrap_or(default.per_provider),
        tags: fields.list("tags", tag),
        idle: fields.optional("idle", Reader::whole).flatten(),
        must_place: fields.flag("must_place", default.must_place),
        history_age: fields.optional("history_age", Reader::whole).flatten(),
        home_service: fields.flag("home_service", default.home_service),
        essential: fields.optional("essential", essential).flatten().unwrap_or_default(),
        resources: fields.list("resources", resources::resource),
        bridges: fields.list("bridges", targets::bridge),
        translators: fields.optional("translators", targets::translators),
        minimum_points: fields.optional("minimum_points", Reader::real).flatten(),
        mentor_points: fields.optional("mentor_points", Reader::real).flatten(),
        filled: fields.list("filled", filled::filled),
        totals: fields.list("totals", totals::total),
        shares: fields.list("shares", shares::share),
        release: fields.list("release", release::release),
        balance: fields.list("balance", balance::balance),
        apart: fields.list("apart", apart::apart),
        together: fields.list("together", together::together),
        per_stream: fields.optional("per_stream", lenient).unwrap_or(default.per_stream),
        counts: fields.list("counts", paths::count),
        order: fields.list("order", paths::order),
        stays: fields.list("stays", paths::stay),
        home: fields.list("home", paths::home),
        floors: fields.list("floors", paths::floor),
    };
    fields.finish();
    rules
}

fn tag(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> TagRule {
    let mut fields = Fields::of(reader, value, path);
    let rule = TagRule {
        tag: fields.reference("tag"),
        at_least: fields.optional("at_least", Reader::whole).flatten().unwrap_or(0),
        at_most: fields.optional("at_most", Reader::whole).flatten(),
    };
    fields.finish();
    rule
}
