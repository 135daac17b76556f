//! What the scheme values: every weight of the objective, and what a system translator is.

use std::collections::BTreeMap;

use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;
use serde::Serialize;

use super::Layer;
use crate::error::FaultCode;
use crate::model::part::{Check, Field, MANY, Value, WEIGHT, given, part};
use crate::model::text::{Fields, Path, Reader};

part! {
    /// Weights of the objective's components, in units; `scale` turns them into points.
    ///
    /// Every weight lies within a million of 0.
    ///
    /// ```
    /// use secondment::SchemeBuilder;
    /// use secondment::model::{Breadth, Kind, Objective};
    ///
    /// let breadth = Breadth::Geometric { limit: 1.0, ratio: 0.6 };
    /// let scheme = SchemeBuilder::new(2)
    ///     .kind(Kind::new("council"))
    ///     .kind(Kind::new("trust"))
    ///     .objective(Objective::default().breadth(breadth).development(0.05))
    ///     .build()?;
    /// assert_eq!(*scheme.weights().breadth, [0, 0, 400]);
    /// assert_eq!(scheme.weights().development, 50);
    /// # Ok::<(), secondment::error::InvalidScheme>(())
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct Objective {
        /// Multiplies boundary weights. Default 1.
        pub crossing: f64 [= 1.0, always, in -WEIGHT, WEIGHT],
        /// Whether crossing the same boundary again scores again. Default true.
        pub repeat_crossings: bool [= true, always],
        /// What meeting more kinds is worth.
        pub breadth: Breadth,
        /// What a system translator is, and the bonus for becoming one.
        pub translator: Translator [always],
        /// Competency fit.
        pub competency: CompetencyWeights [always],
        /// Weight of values fit: points per period at a correlation of 1. Default 0.
        pub values: f64 [always, in -WEIGHT, WEIGHT],
        /// Points per period by preference rank.
        pub preference: PreferenceWeights [always],
        /// Points per period by the host's rank of the candidate.
        pub host_preference: PreferenceWeights,
        /// Points per level gained. Default 0.
        pub development: f64 [always, in -WEIGHT, WEIGHT],
        /// Multiplies the scheme's own points. Default 1.
        pub own: f64 [= 1.0, always, in -WEIGHT, WEIGHT],
        /// The layers, highest first; empty is one layer, in which every component counts once. At most 16.
        pub layers: Vec<Layer> [read layers],
        /// Points lost per idle period before the last placement of a rotation. Default 0.
        pub waiting: f64 [in 0.0, WEIGHT],
        /// Multiplies the lowest total of any candidate, which is added to the objective. From 0 to 1,000, with
        /// at most three decimals. Default 0.
        pub worst: f64 [in 0.0, MOST_WORST],
    }
    check combined;
}

/// Value f(k) of having met k kinds; concave, f(0) = f(1) = 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Breadth {
    /// Breadth is worth nothing.
    #[default]
    None,
    /// f(k) = limit (1 - ratio^(k-1)).
    Geometric {
        /// What f tends to. Not negative.
        limit: f64,
        /// 0 <= ratio < 1.
        ratio: f64,
    },
    /// f by number of kinds from 2 on; constant after the last entry.
    Table {
        /// f(k) by k.
        table: BTreeMap<u32, f64>,
    },
}

part! {
    /// The scheme's definition of a system translator.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Translator {
        /// Distinct kinds served, at least. Default 3.
        pub kinds: u32 [= 3, always, in 1.0, 64.0],
        /// Periods served in each of them, at least. Default 1.
        pub min_periods: u32 [= 1, always, in 1.0, 10_000.0],
        /// Crossings made, at least. Default 2.
        pub crossings: u32 [= 2, always, in 0.0, 10_000.0],
        /// Points for becoming one. Default 0.
        pub bonus: f64 [always, in -WEIGHT, WEIGHT],
    }
}

part! {
    /// Weights of competency fit.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CompetencyWeights {
        /// Points per period of a perfect fit. Default 0.
        pub weight: f64 [always, in -WEIGHT, WEIGHT],
        /// Share of an entry lost per level short. Not negative. Default 0.5.
        pub shortfall: f64 [= 0.5, always, in 0.0, WEIGHT],
        /// Share of an entry lost per level above. Not negative. Default 0.
        pub surplus: f64 [always, in 0.0, WEIGHT],
    }
}

part! {
    /// Points per period by rank: a candidate's of a post, or a host's of a candidate.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct PreferenceWeights {
        /// Points by rank, from 1.
        pub ranks: BTreeMap<u32, f64> [always, in -WEIGHT, WEIGHT],
        /// Points for other ranks and where there is none. Default 0.
        pub otherwise: f64 [always, in -WEIGHT, WEIGHT],
    }
    check ranked;
}

impl PreferenceWeights {
    /// Whether no rank, and having none, is worth anything.
    pub(super) fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for Objective {
    fn default() -> Self {
        Self::blank()
    }
}

impl Default for Translator {
    fn default() -> Self {
        Self::blank()
    }
}

impl Default for CompetencyWeights {
    fn default() -> Self {
        Self::blank()
    }
}

given!(Breadth);

impl Value for Breadth {
    fn blank() -> Self {
        Self::None
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        let mut fields = Fields::of(reader, json, path);
        if !fields.has("table") {
            let limit = fields.required("limit", f64::read).flatten();
            let ratio = fields.required("ratio", f64::read).flatten();
            fields.finish();
            return limit.zip(ratio).map(|(limit, ratio)| Self::Geometric { limit, ratio });
        }
        if fields.has("limit") || fields.has("ratio") {
            fields.conflict(
                "breadth is a table or a limit and ratio, not both",
                "keep `table`, or `limit` and `ratio`",
            );
            return None;
        }
        let table = fields.optional("table", BTreeMap::read).flatten();
        fields.finish();
        table.map(|table| Self::Table { table })
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        let within = |least| Field { range: Some((least, WEIGHT)), ..Field::PART };
        match self {
            Self::None => {}
            Self::Geometric { limit, ratio } => {
                limit.check(check, &path.field("limit"), &within(0.0));
                if !(0.0..1.0).contains(ratio) {
                    check.error(
                        &path.field("ratio"),
                        FaultCode::NumberOutOfRange,
                        format!("{ratio} is out of range"),
                        "give a number from 0 to below 1",
                    );
                }
            }
            Self::Table { table } => {
                let path = path.field("table");
                table.check(check, &path, &within(-WEIGHT));
                if let Some(cause) = shape(table).filter(|_| !check.findings.has_errors_in(&path)) {
                    check.error(
                        &path,
                        FaultCode::BreadthShape,
                        cause,
                        "give every number of kinds from 2 to the last, each adding no less than 0 \
                         and no more than the one before",
                    );
                }
            }
        }
    }

    fn settle(&mut self) {
        match self {
            Self::None => {}
            Self::Geometric { limit, ratio } => [limit, ratio].into_iter().for_each(f64::settle),
            Self::Table { table } => table.settle(),
        }
    }
}

fn ranked(weights: &PreferenceWeights, check: &mut Check<'_, '_>, path: &Path<'_>) {
    let ranks = path.field("ranks");
    let range = Field { range: Some((1.0, MANY)), ..Field::PART };
    for rank in weights.ranks.keys() {
        rank.check(check, &ranks.key(&rank.to_string()), &range);
    }
}

/// The most that the lowest total counts.
const MOST_WORST: f64 = 1000.0;
/// How far a thousand times a number of three decimals may be off a whole number.
const TOLERANCE: f64 = 1e-6;
/// Most layers.
const MOST_LAYERS: usize = 16;

fn combined(objective: &Objective, check: &mut Check<'_, '_>, path: &Path<'_>) {
    let worst = objective.worst;
    let at_worst = path.field("worst");
    if worst > 0.0 && !objective.layers.is_empty() {
        check.error(
            &at_worst,
            FaultCode::FieldsConflict,
            "the lowest total counts in an objective of one layer only",
            "leave out `worst`, or `layers`; a floor of exposure holds in every layer",
        );
    }
    // Decimals are rarely exact in binary.
    let thousandths = 1000.0 * worst;
    let off = libm::fabs(thousandths - libm::round(thousandths));
    if (0.0..=MOST_WORST).contains(&worst) && off > TOLERANCE {
        check.error(
            &at_worst,
            FaultCode::NumberOutOfRange,
            format!("{worst} has more than three decimals"),
            "give at most three decimals",
        );
    }
    if objective.layers.len() > MOST_LAYERS {
        check.error(
            &path.field("layers"),
            FaultCode::TooMany,
            format!("there are {} layers", objective.layers.len()),
            format!("give {MOST_LAYERS} at most"),
        );
    }
}

/// Layers, one at least where they are given.
fn layers(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Vec<Layer>> {
    if matches!(&json, Json::Array(array) if array.elements.is_empty()) {
        reader.findings.unreadable(
            path,
            json.start(),
            FaultCode::EmptySet,
            "an objective has one layer at least",
            "give a layer, or leave `layers` out",
        );
    }
    Vec::read(reader, json, path)
}

/// What is wrong with the shape of a table: it must grow from f(1) = 0 by ever smaller steps.
fn shape(table: &BTreeMap<u32, f64>) -> Option<String> {
    // Tables such as 0.4, 0.64, 0.784 are concave on paper but not always in binary.
    const SLACK: f64 = 1e-9;
    if table.is_empty() {
        return Some("the table is empty".to_owned());
    }
    let mut before = 0.0;
    let mut step = WEIGHT;
    for (expected, (&kinds, &points)) in (2..).zip(table) {
        if kinds != expected {
            return Some(format!("expected {expected}, found {kinds}"));
        }
        let gain = points - before;
        if gain < 0.0 {
            return Some(format!("{kinds} kinds are worth less than {}", kinds - 1));
        }
        if gain > step + SLACK * (1.0 + step.abs()) {
            return Some(format!("the step to {kinds} kinds is larger than the one before"));
        }
        (before, step) = (points, gain);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(entries: &[(u32, f64)]) -> Option<String> {
        shape(&entries.iter().copied().collect())
    }

    #[test]
    fn growing_by_smaller_steps_is_well_shaped() {
        assert_eq!(table(&[(2, 0.4), (3, 0.64), (4, 0.784)]), None);
        assert_eq!(table(&[(2, 0.1), (3, 0.2), (4, 0.3), (5, 0.3)]), None);
    }

    #[test]
    fn gaps_falls_and_growing_steps_are_not() {
        assert!(table(&[]).is_some());
        assert!(table(&[(3, 0.4)]).is_some());
        assert!(table(&[(2, 0.4), (4, 0.5)]).is_some());
        assert!(table(&[(2, 0.4), (3, 0.3)]).is_some());
        assert!(table(&[(2, -0.1)]).is_some());
        assert!(table(&[(2, 0.1), (3, 0.4)]).is_some());
    }
}
