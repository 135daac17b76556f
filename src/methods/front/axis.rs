//! What the axes of a front add up.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::model::Terms;
use crate::verify::PlanPoints;

/// A sum of components of the points of a plan, each with a whole multiplier: an axis of a front.
///
/// As text: names joined by `+`, each with a multiplier and `*` before it if it counts more than once. A name
/// is that of a component, as in [`Terms`], or one of `exposure` (crossing, breadth and bonus), `fit` (competency,
/// values, preference, host and own), `soft` (penalties, waiting and cohort: what soft rules and waiting lose,
/// which counts against a plan) and `all`. What is named twice adds up; no component counts more than 1,000 times.
///
/// ```
/// use secondment::methods::front::Axis;
/// use secondment::model::Terms;
///
/// let axis: Axis = "2*preference+host".parse()?;
/// assert_eq!(axis.terms, Terms { preference: 2, host: 1, ..Terms::default() });
/// assert_eq!("exposure+soft".parse::<Axis>()?, Axis::exposure_net());
/// assert!("sunshine".parse::<Axis>().is_err());
/// # Ok::<(), secondment::methods::front::BadAxis>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Axis {
    /// Name, for tables and pictures.
    pub name: String,
    /// How often each component counts, from 0 to 1,000.
    pub terms: Terms,
}

/// A text that is no axis.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{part}` in the axis `{axis}` is {cause}; join names of components, `exposure`, `fit`, `soft` and `all` by +, \
     each with a whole multiplier from 1 to 1000 and * before it if need be"
)]
#[non_exhaustive]
pub struct BadAxis {
    /// The text.
    pub axis: String,
    /// The part that is wrong.
    pub part: String,
    /// What is wrong with it.
    pub cause: &'static str,
}

/// Most that a component counts in a layer.
pub(super) const MOST_TIMES: i64 = 1000;

const EXPOSURE: [&str; 3] = ["crossing", "breadth", "bonus"];
const FIT: [&str; 5] = ["competency", "values", "preference", "host", "own"];
const SOFT: [&str; 3] = ["penalties", "waiting", "cohort"];

impl Axis {
    /// An axis from its name and what it adds up.
    pub fn new(name: impl Into<String>, terms: Terms) -> Self {
        Self { name: name.into(), terms }
    }

    /// Exposure, less what soft rules and waiting lose: `exposure+soft`.
    pub fn exposure_net() -> Self {
        let counts = |name: &str| i64::from(EXPOSURE.contains(&name) || SOFT.contains(&name));
        Self::new("exposure+soft", Terms::by_name(counts))
    }

    /// Points of candidates' preferences: `preference`.
    pub fn preference() -> Self {
        Self::new("preference", Terms { preference: 1, ..Terms::default() })
    }

    /// What a plan of these points has on the axis.
    pub fn value(&self, points: &PlanPoints) -> i64 {
        points.sum.weighted(&self.terms) - self.terms.cohort * points.lost()
    }

    /// Whether soft rules and waiting count on it.
    pub(super) fn is_soft(&self) -> bool {
        self.terms.named().any(|(name, times)| times > 0 && SOFT.contains(&name))
    }

    /// A text of the axis for people, with its first letter large.
    pub(super) fn title(&self) -> String {
        match self.name.as_str() {
            "exposure+soft" => "Exposure, less what soft rules lose".to_owned(),
            name => {
                let mut letters = name.chars();
                let first = letters.next().map(|first| first.to_uppercase().to_string());
                first.unwrap_or_default() + letters.as_str()
            }
        }
    }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

impl FromStr for Axis {
    type Err = BadAxis;

    fn from_str(text: &str) -> Result<Self, BadAxis> {
        let mut sum = Terms::default();
        for part in text.split('+') {
            let bad = |cause| BadAxis { axis: text.to_owned(), part: part.to_owned(), cause };
            let (times, name) = match part.trim().split_once('*') {
                Some((times, name)) => (times.trim().parse().unwrap_or(0), name.trim()),
                None => (1, part.trim()),
            };
            if !(1..=MOST_TIMES).contains(&times) {
                return Err(bad("a multiplier out of range"));
            }
            let named = |component: &str| match name {
                "exposure" => EXPOSURE.contains(&component),
                "fit" => FIT.contains(&component),
                "soft" => SOFT.contains(&component),
                "all" => true,
                _ => name == component,
            };
            let terms = Terms::by_name(|component| i64::from(named(component)));
            if terms == Terms::default() {
                return Err(bad("no name of a component"));
            }
            sum = sum.plus(times, &terms).ok_or_else(|| bad("too often named"))?;
            if sum.named().any(|(_, times)| times > MOST_TIMES) {
                return Err(bad("more than 1000 times in all"));
            }
        }
        Ok(Self::new(text, sum))
    }
}
