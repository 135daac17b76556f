//! The objective.

use jsonc_parser::ast::Value;

use super::super::{Breadth, CompetencyWeights, Objective, PreferenceWeights, Translator};
use super::layers;
use crate::model::text::Fields;
use crate::model::text::Path;
use crate::model::text::Reader;

pub(crate) fn objective(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Objective {
    let default = Objective::default();
    let mut fields = Fields::of(reader, value, path);
    let objective = Objective {
        crossing: fields.real("crossing", default.crossing),
        repeat_crossings: fields.flag("repeat_crossings", default.repeat_crossings),
        breadth: fields.optional("breadth", breadth).unwrap_or_default(),
        translator: fields.optional("translator", translator).unwrap_or_default(),
        competency: fields.optional("competency", competency).unwrap_or_default(),
        values: fields.real("values", default.values),
        preference: fields.optional("preference", preference).unwrap_or_default(),
        host_preference: fields.optional("host_preference", preference).unwrap_or_default(),
        development: fields.real("development", default.development),
        own: fields.real("own", default.own),
        layers: fields.optional("layers", layers::layers).unwrap_or_default(),
        waiting: fields.real("waiting", default.waiting),
        worst: fields.real("worst", default.worst),
    };
    fields.finish();
    objective
}

fn breadth(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Breadth {
    let mut fields = Fields::of(reader, value, path);
    if !fields.has("table") {
        let limit = fields.required("limit", Reader::real).flatten();
        let ratio = fields.required("ratio", Reader::real).flatten();
        fields.finish();
        let both = limit.zip(ratio);
        return both.map_or(Breadth::None, |(limit, ratio)| Breadth::Geometric { limit, ratio });
    }
    if fields.has("limit") || fields.has("ratio") {
        fields.conflict(
            "breadth is a table or a limit and ratio, not both",
            "keep `table`, or `limit` and `ratio`",
        );
        return Breadth::None;
    }
    let table =
        fields.optional("table", |reader, value, path| reader.by_number(value, path, Reader::real));
    fields.finish();
    Breadth::Table { table: table.unwrap_or_default() }
}

fn translator(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> Translator {
    let default = Translator::default();
    let mut fields = Fields::of(reader, value, path);
    let mut whole =
        |name: &str, default| fields.optional(name, Reader::whole).flatten().unwrap_or(default);
    let translator = Translator {
        kinds: whole("kinds", default.kinds),
        min_periods: whole("min_periods", default.min_periods),
        crossings: whole("crossings", default.crossings),
        bonus: fields.real("bonus", default.bonus),
    };
    fields.finish();
    translator
}

fn competency(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> CompetencyWeights {
    let default = CompetencyWeights::default();
    let mut fields = Fields::of(reader, value, path);
    let weights = CompetencyWeights {
        weight: fields.real("weight", default.weight),
        shortfall: fields.real("shortfall", default.shortfall),
        surplus: fields.real("surplus", default.surplus),
    };
    fields.finish();
    weights
}

fn preference(reader: &mut Reader, value: Value<'_>, path: &Path<'_>) -> PreferenceWeights {
    let mut fields = Fields::of(reader, value, path);
    let ranks =
        |reader: &mut Reader, value, path: &Path<'_>| reader.by_number(value, path, Reader::real);
    let weights = PreferenceWeights {
        ranks: fields.optional("ranks", ranks).unwrap_or_default(),
        otherwise: fields.real("otherwise", 0.0),
    };
    fields.finish();
    weights
}
