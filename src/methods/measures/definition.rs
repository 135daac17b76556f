//! What each measure is: its name, unit, range, direction and source.

use std::fmt;

use serde::Serialize;

/// What one measure is, for documents, summaries and pictures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Definition {
    /// Its name, that of [`Datum::measure`](crate::methods::measures::Datum::measure).
    pub name: &'static str,
    /// What it is, in one sentence.
    pub what: &'static str,
    /// What [`Datum::of`](crate::methods::measures::Datum::of) holds, such as `rank` or `rule`; empty where the plan as
    /// a whole is measured and there is one number.
    pub of: &'static str,
    /// In what it is counted.
    pub unit: Counted,
    /// No value is lower; `None` where there is no such limit.
    pub least: Option<f64>,
    /// No value is higher; `None` where there is no such limit.
    pub most: Option<f64>,
    /// Whether more of it is better for a scheme that wants system translators and is fair to its people;
    /// `None` where more is neither, or where the plan does not change it.
    pub better: Option<bool>,
    /// Where it is defined.
    pub source: &'static str,
}

/// In what a measure is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Counted {
    /// Integer points of the scheme.
    Points,
    /// A part of a whole, 0 to 1.
    Share,
    /// People.
    People,
    /// Placements.
    Placements,
    /// Ranks, 1 being first.
    Ranks,
    /// Periods of one person each.
    PersonPeriods,
    /// Crossings of boundaries.
    Crossings,
    /// Pairs: of a person and a post, of two people, of two providers, or of two kinds.
    Pairs,
    /// Kilometres.
    Kilometres,
    /// Minutes.
    Minutes,
    /// Rules, or times that rules are broken.
    Rules,
    /// Parts of a graph that no path joins.
    Components,
    /// A pure number, on a scale of its own.
    Number,
}

impl Counted {
    /// The unit as documents write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Share => "share",
            Self::People => "people",
            Self::Placements => "placements",
            Self::Ranks => "ranks",
            Self::PersonPeriods => "person-periods",
            Self::Crossings => "crossings",
            Self::Pairs => "pairs",
            Self::Kilometres => "kilometres",
            Self::Minutes => "minutes",
            Self::Rules => "rules",
            Self::Components => "components",
            Self::Number => "number",
        }
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Definition {
    /// A measure of the plan as a whole, without a direction, counted from 0; points have no range, and
    /// shares go up to 1.
    pub(super) const fn new(name: &'static str, unit: Counted, what: &'static str) -> Self {
        let least = if matches!(unit, Counted::Points) { None } else { Some(0.0) };
        let most = if matches!(unit, Counted::Share) { Some(1.0) } else { None };
        Self { name, what, of: "", unit, least, most, better: None, source: "" }
    }

    /// Says what it is a measure of.
    pub(super) const fn of(self, of: &'static str) -> Self {
        Self { of, ..self }
    }

    /// Says between which values it lies.
    pub(super) const fn between(self, least: Option<f64>, most: Option<f64>) -> Self {
        Self { least, most, ..self }
    }

    /// A part of a whole, from 0 to 1.
    pub(super) const fn share(self) -> Self {
        Self { unit: Counted::Share, ..self }.between(Some(0.0), Some(1.0))
    }

    /// More is better.
    pub(super) const fn more(self) -> Self {
        Self { better: Some(true), ..self }
    }

    /// Less is better.
    pub(super) const fn less(self) -> Self {
        Self { better: Some(false), ..self }
    }

    /// Says where it is defined.
    pub(super) const fn source(self, source: &'static str) -> Self {
        Self { source, ..self }
    }
}
