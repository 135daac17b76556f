//! What the scheme values: every weight of the objective, and what a system translator is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Layer;

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
///     .objective(Objective { breadth, development: 0.05, ..Objective::default() })
///     .build()?;
/// assert_eq!(*scheme.weights().breadth, [0, 0, 400]);
/// assert_eq!(scheme.weights().development, 50);
/// # Ok::<(), secondment::error::InvalidScheme>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Objective {
    /// Multiplies boundary weights. Default 1.
    pub crossing: f64,
    /// Whether crossing the same boundary again scores again. Default true.
    pub repeat_crossings: bool,
    /// What meeting more kinds is worth.
    #[serde(skip_serializing_if = "Breadth::is_none")]
    pub breadth: Breadth,
    /// What a system translator is, and the bonus for becoming one.
    pub translator: Translator,
    /// Competency fit.
    pub competency: CompetencyWeights,
    /// Weight of values fit: points per period at a correlation of 1. Default 0.
    pub values: f64,
    /// Points per period by preference rank.
    pub preference: PreferenceWeights,
    /// Points per period by the host's rank of the candidate.
    #[serde(skip_serializing_if = "PreferenceWeights::is_none")]
    pub host_preference: PreferenceWeights,
    /// Points per level gained. Default 0.
    pub development: f64,
    /// Multiplies the scheme's own points. Default 1.
    pub own: f64,
    /// The layers, highest first; empty is one layer, in which every component counts once. At most 16.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<Layer>,
    /// Points lost per idle period before the last placement of a rotation. Default 0.
    #[serde(skip_serializing_if = "super::rules::is_default")]
    pub waiting: f64,
    /// Multiplies the lowest total of any candidate, which is added to the objective. From 0 to 1,000, with
    /// at most three decimals. Default 0.
    #[serde(skip_serializing_if = "super::rules::is_default")]
    pub worst: f64,
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

/// The scheme's definition of a system translator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Translator {
    /// Distinct kinds served, at least. Default 3.
    pub kinds: u32,
    /// Periods served in each of them, at least. Default 1.
    pub min_periods: u32,
    /// Crossings made, at least. Default 2.
    pub crossings: u32,
    /// Points for becoming one. Default 0.
    pub bonus: f64,
}

/// Weights of competency fit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CompetencyWeights {
    /// Points per period of a perfect fit. Default 0.
    pub weight: f64,
    /// Share of an entry lost per level short. Not negative. Default 0.5.
    pub shortfall: f64,
    /// Share of an entry lost per level above. Not negative. Default 0.
    pub surplus: f64,
}

/// Points per period by rank: a candidate's of a post, or a host's of a candidate.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PreferenceWeights {
    /// Points by rank, from 1.
    pub ranks: BTreeMap<u32, f64>,
    /// Points for other ranks and where there is none. Default 0.
    pub otherwise: f64,
}

impl Breadth {
    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

impl PreferenceWeights {
    /// Whether no rank, and having none, is worth anything.
    pub(super) fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for Objective {
    fn default() -> Self {
        Self {
            crossing: 1.0,
            repeat_crossings: true,
            breadth: Breadth::None,
            translator: Translator::default(),
            competency: CompetencyWeights::default(),
            values: 0.0,
            preference: PreferenceWeights::default(),
            host_preference: PreferenceWeights::default(),
            development: 0.0,
            own: 1.0,
            layers: Vec::new(),
            waiting: 0.0,
            worst: 0.0,
        }
    }
}

impl Default for Translator {
    fn default() -> Self {
        Self { kinds: 3, min_periods: 1, crossings: 2, bonus: 0.0 }
    }
}

impl Default for CompetencyWeights {
    fn default() -> Self {
        Self { weight: 0.0, shortfall: 0.5, surplus: 0.0 }
    }
}
