//! Points of a plan, component by component.

use super::definition::{Counted, Definition};
use crate::methods::measures::Datum;
use crate::model::Scheme;
use crate::verify::{PlanPoints, RotationPoints};

const SCHEME: &str = "the page of the scheme: points";

pub(super) const DEFINITIONS: [Definition; 17] = [
    Definition::new("total", Counted::Points, "Points of the plan, every component counted once")
        .more()
        .source(SCHEME),
    Definition::new("objective", Counted::Points, "Points of the plan in a layer of the objective")
        .of("layer, where the scheme states layers")
        .more()
        .source("the page of the rules: layers"),
    Definition::new(
        "exposure",
        Counted::Points,
        "Points of crossings, breadth and translator bonuses",
    )
    .more()
    .source(SCHEME),
    Definition::new("crossing-points", Counted::Points, "Points of boundaries crossed")
        .more()
        .source(SCHEME),
    Definition::new("breadth-points", Counted::Points, "Points of more kinds met")
        .between(Some(0.0), None)
        .more()
        .source(SCHEME),
    Definition::new(
        "bonus-points",
        Counted::Points,
        "Points of those who become system translators",
    )
    .more()
    .source(SCHEME),
    Definition::new(
        "fit",
        Counted::Points,
        "Points of competency, values, preference, host and own points",
    )
    .more()
    .source(SCHEME),
    Definition::new("competency-points", Counted::Points, "Points of competency fit")
        .more()
        .source(SCHEME),
    Definition::new("values-points", Counted::Points, "Points of values fit")
        .more()
        .source("O'Reilly, Chatman and Caldwell 1991; the page of the scheme: points"),
    Definition::new("preference-points", Counted::Points, "Points of candidates' ranks of posts")
        .more()
        .source(SCHEME),
    Definition::new("host-points", Counted::Points, "Points of hosts' ranks of candidates")
        .more()
        .source("the page of the rules: hosts rank candidates"),
    Definition::new("own-points", Counted::Points, "The scheme's own points")
        .more()
        .source("the page of the rules: own points"),
    Definition::new("development", Counted::Points, "Points of levels gained")
        .more()
        .source(SCHEME),
    Definition::new(
        "penalties",
        Counted::Points,
        "Points that soft rules on one rotation lose, as a loss below 0",
    )
    .between(None, Some(0.0))
    .more()
    .source("the page of the rules: rules on one rotation"),
    Definition::new("waiting", Counted::Points, "Points that waiting loses, as a loss below 0")
        .between(None, Some(0.0))
        .more()
        .source("the page of the rules: waiting"),
    Definition::new(
        "cohort-losses",
        Counted::Points,
        "Points that broken soft rules of the cohort lose, from 0",
    )
    .between(Some(0.0), None)
    .less()
    .source("the page of the rules: layers"),
    Definition::new(
        "lowest-total-points",
        Counted::Points,
        "Points that the lowest total of any candidate adds",
    )
    .more()
    .source("the page of the rules: the lowest total"),
];

/// Points of a plan, in integer points.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Points {
    /// All points, every component counted once.
    pub total: i64,
    /// Points in each layer of the objective, highest first, with its name; one of the empty name where the
    /// scheme states no layers.
    pub objective: Vec<(String, i64)>,
    /// The sum over all candidates, by component.
    pub sum: RotationPoints,
    /// Points lost to soft rules of the cohort; from 0.
    pub cohort_losses: i64,
    /// Points that the lowest total of any candidate adds.
    pub lowest_total: i64,
}

impl Points {
    /// The points that [`verify`](crate::verify::verify()) recomputed.
    pub fn of(scheme: &Scheme, points: &PlanPoints) -> Self {
        let layers = scheme.layers().iter().enumerate();
        let mut objective: Vec<_> = layers
            .map(|(at, layer)| (layer_name(scheme, at), points.weighted(&layer.terms)))
            .collect();
        if objective.is_empty() {
            objective.push((String::new(), points.weighted(&scheme.weights().terms)));
        }
        Self {
            total: points.total(),
            objective,
            sum: points.sum,
            cohort_losses: points.lost(),
            lowest_total: points.worst,
        }
    }

    pub(super) fn data(&self, data: &mut Vec<Datum>) {
        let sum = &self.sum;
        data.push(Datum::new("total", self.total));
        let layer = |(name, points): &(String, i64)| Datum::new("objective", *points).of(name);
        data.extend(self.objective.iter().map(layer));
        data.extend([
            Datum::new("exposure", sum.exposure()),
            Datum::new("crossing-points", sum.crossing),
            Datum::new("breadth-points", sum.breadth),
            Datum::new("bonus-points", sum.bonus),
            Datum::new("fit", sum.fit()),
            Datum::new("competency-points", sum.competency),
            Datum::new("values-points", sum.values),
            Datum::new("preference-points", sum.preference),
            Datum::new("host-points", sum.host),
            Datum::new("own-points", sum.own),
            Datum::new("development", sum.development),
            Datum::new("penalties", sum.penalties),
            Datum::new("waiting", sum.waiting),
            Datum::new("cohort-losses", self.cohort_losses),
            Datum::new("lowest-total-points", self.lowest_total),
        ]);
    }
}

/// The name of a layer, with its number where another one has the same.
fn layer_name(scheme: &Scheme, at: usize) -> String {
    let name = scheme.layer_name(at);
    let same = (0..scheme.layers().len()).filter(|&other| scheme.layer_name(other) == name);
    if same.count() > 1 { format!("{name} ({})", at + 1) } else { name }
}
