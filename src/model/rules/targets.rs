//! Targets for the cohort: people who join two sides, and system translators.

use std::cmp::Ordering;

use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;
use serde::Serialize;

use super::size::{Coupled, Size};
use crate::error::FaultCode;
use crate::model::Id;
use crate::model::part::{Check, Field, Given, List, Part, Value, WEIGHT, part};
use crate::model::text::{Fields, Path, Reader};

/// At least so many candidates who have served on both of two sides.
///
/// ```
/// use secondment::model::{BridgeTarget, Between};
///
/// let target = BridgeTarget::kinds("care", "council", "hospital", 5).points(2.0);
/// assert!(matches!(target.between, Between::Kinds(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BridgeTarget {
    /// Id, unique among bridge targets.
    pub id: Id,
    /// What is joined.
    #[serde(flatten)]
    pub between: Between,
    /// At least so many candidates.
    pub at_least: u32,
    /// Points lost per person short; `None` requires the target. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

/// The two sides of a bridge, by id; the order means nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Between {
    /// Two kinds of provider.
    Kinds([Id; 2]),
    /// Two providers.
    Providers([Id; 2]),
}

part! {
    /// At least so many candidates who are system translators after the plan.
    #[derive(Clone, Debug, PartialEq)]
    pub struct TranslatorTarget {
        /// At least so many.
        pub at_least: u32 [required],
        /// Points lost per person short; `None` requires the target. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
    check reachable;
}

impl Coupled for BridgeTarget {
    fn most_units(&self, _size: &Size) -> i128 {
        self.at_least.into()
    }
}

impl BridgeTarget {
    /// A target that must be met, for two kinds of provider.
    pub fn kinds(id: impl Into<Id>, a: impl Into<Id>, b: impl Into<Id>, at_least: u32) -> Self {
        let between = Between::Kinds([a.into(), b.into()]);
        Self { id: id.into(), between, at_least, points: None }
    }

    /// A target that must be met, for two providers.
    pub fn providers(id: impl Into<Id>, a: impl Into<Id>, b: impl Into<Id>, at_least: u32) -> Self {
        let between = Between::Providers([a.into(), b.into()]);
        Self { id: id.into(), between, at_least, points: None }
    }

    /// Sets the points lost per person short, which makes it soft.
    #[must_use]
    pub fn points(mut self, points: impl Given<Option<f64>>) -> Self {
        self.points = points.given();
        self
    }
}

impl Coupled for TranslatorTarget {
    fn most_units(&self, _size: &Size) -> i128 {
        self.at_least.into()
    }
}

impl TranslatorTarget {
    /// A target that must be met.
    pub fn new(at_least: u32) -> Self {
        Self { at_least, points: None }
    }
}

impl Value for BridgeTarget {
    fn blank() -> Self {
        Self::kinds("", "", "", 0)
    }

    fn read(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<Self> {
        Some(Self::of(reader, json, path).0)
    }

    fn check(&self, check: &mut Check<'_, '_>, path: &Path<'_>, _field: &Field) {
        let (field, list, [a, b]) = match &self.between {
            Between::Kinds(ends) => ("kinds", List::Kinds, ends),
            Between::Providers(ends) => ("providers", List::Providers, ends),
        };
        let both = path.field(field);
        if check.findings.reads(&both) {
            check.find(list, a, &both.index(0));
            check.find(list, b, &both.index(1));
            if a == b {
                check.error(
                    &both,
                    FaultCode::SelfPair,
                    format!("`{a}` is on both sides", a = a.shown()),
                    "name two different ones",
                );
            }
        }
        let points = Field { range: Some((0.0, WEIGHT)), ..Field::PART };
        self.points.check(check, &path.field("points"), &points);
        within_reach(self.at_least, check, path);
    }

    fn settle(&mut self) {
        let (Between::Kinds(ends) | Between::Providers(ends)) = &mut self.between;
        ends.sort();
        self.points.settle();
    }
}

impl Part for BridgeTarget {
    fn of(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> (Self, bool) {
        let mut fields = Fields::of(reader, json, path);
        let id = fields.required("id", Id::read).flatten().unwrap_or_else(Id::blank);
        let at_least = fields.required("at_least", u32::read).flatten().unwrap_or(0);
        let points = fields.optional("points", f64::read).flatten();
        let between = match (fields.has("kinds"), fields.has("providers")) {
            (false, true) => fields.optional("providers", pair).map(Between::Providers),
            (true, true) => {
                fields.conflict(
                    "both `kinds` and `providers` are given",
                    "give the two kinds, or the two providers, that are joined",
                );
                None
            }
            _ => fields.required("kinds", pair).map(Between::Kinds),
        };
        let between = between.unwrap_or_else(|| Between::Kinds([Id::blank(), Id::blank()]));
        let is_read = fields.readable();
        fields.finish();
        (Self { id, between, at_least, points }, is_read)
    }

    fn order(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }

    fn id(&self) -> Option<&Id> {
        Some(&self.id)
    }
}

/// Two ids.
fn pair(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> [Id; 2] {
    let start = json.start();
    let read = reader.list(json, path, Reader::id);
    let ids: Vec<Id> = read.iter().flatten().cloned().collect();
    let found = ids.len();
    <[Id; 2]>::try_from(ids).unwrap_or_else(|_| {
        if read.len() != 2 {
            reader.findings.unreadable(
                path,
                start,
                FaultCode::WrongType,
                format!("expected two ids, found {found}"),
                "write a list of two ids",
            );
        }
        [Id::blank(), Id::blank()]
    })
}

fn reachable(target: &TranslatorTarget, check: &mut Check<'_, '_>, path: &Path<'_>) {
    within_reach(target.at_least, check, path);
}

/// Warns of a target above the number of candidates.
fn within_reach(at_least: u32, check: &mut Check<'_, '_>, path: &Path<'_>) {
    let people = check.names.of(List::Candidates).len();
    if at_least as usize > people {
        check.warning(
            &path.field("at_least"),
            FaultCode::OutOfReach,
            format!("the target is {at_least} people, and there are {people} candidates"),
            "lower the target",
        );
    }
}
