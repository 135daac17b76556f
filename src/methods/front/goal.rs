//! What a solve on the way to a front maximises, as a scheme of the public format.

use serde::Serialize;

use super::axis::{Axis, MOST_TIMES};
use super::linear::Linear;
use crate::error::InvalidScheme;
use crate::model::{Layer, Resource, Scheme, Terms};

/// What is maximised, and among which plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Goal {
    /// How often each axis counts, layer by layer, highest first: `[[1, 0], [0, 1]]` is the most on the first
    /// axis and, at that, the most on the second.
    pub layers: Vec<[i64; 2]>,
    /// Only plans that have at least so much on an axis.
    pub floor: Option<Floor>,
}

/// At least so many points on one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Floor {
    /// The axis: 0 is the first, 1 the second.
    pub axis: usize,
    /// Points, at least.
    pub at_least: i64,
}

impl Floor {
    /// Whether a point keeps it.
    pub fn holds(&self, values: [i64; 2]) -> bool {
        values.get(self.axis).is_some_and(|value| *value >= self.at_least)
    }
}

impl Goal {
    /// One axis first, then the other.
    pub(super) fn end(axis: usize) -> Self {
        let mut layers = vec![[1, 0], [0, 1]];
        layers.rotate_left(axis);
        Self { layers, floor: None }
    }

    pub(super) fn weighted(weights: [i64; 2]) -> Self {
        Self { layers: vec![weights], floor: None }
    }

    /// The most on the other axis at a floor, and at that the most on the axis of the floor.
    pub(super) fn above(floor: Floor) -> Self {
        Self { floor: Some(floor), ..Self::end(1 - floor.axis) }
    }

    /// The first layer; nothing, if there is none.
    pub(super) fn first(&self) -> [i64; 2] {
        self.layers.first().copied().unwrap_or_default()
    }

    /// Points in each layer.
    pub(super) fn values(&self, values: [i64; 2]) -> Vec<i128> {
        self.layers.iter().map(|&weights| dot(weights, values)).collect()
    }

    /// Whether a point is among those looked at.
    pub(super) fn allows(&self, values: [i64; 2]) -> bool {
        self.floor.is_none_or(|floor| floor.holds(values))
    }

    /// The scheme whose solve this is: the objective has these layers and no term of the lowest total, and the
    /// floor is a resource.
    ///
    /// # Errors
    ///
    /// [`InvalidScheme`] where points or amounts would grow beyond what the format allows.
    pub(super) fn scheme(
        &self,
        scheme: &Scheme,
        axes: &[Axis; 2],
        linear: Option<&Linear>,
    ) -> Result<Scheme, InvalidScheme> {
        let mut parts = scheme.edit();
        let layers = self.layers.iter().map(|&weights| layer(axes, weights));
        parts.objective.layers = layers.collect();
        parts.objective.worst = 0.0;
        if let Some((floor, linear)) = self.floor.zip(linear) {
            let mut id = "front".to_owned();
            while parts.rules.resources.iter().any(|resource| resource.id.as_str() == id) {
                id.push('-');
            }
            let least = floor.at_least.saturating_add(linear.under_way);
            let uses = linear.uses.clone();
            parts.rules.resources.push(Resource { uses, ..Resource::at_least(id, least) });
        }
        parts.build()
    }
}

fn layer(axes: &[Axis; 2], weights: [i64; 2]) -> Layer {
    let name = match weights {
        [_, 0] => axes[0].name.clone(),
        [0, _] => axes[1].name.clone(),
        [x, y] => format!("{x} ({}) + {y} ({})", axes[0], axes[1]),
    };
    Layer::new(name, sum(axes, weights))
}

fn sum(axes: &[Axis; 2], weights: [i64; 2]) -> Terms {
    let mut times = axes.iter().map(|axis| axis.terms.named());
    let (first, second) = (times.next(), times.next());
    let pairs = first.into_iter().flatten().zip(second.into_iter().flatten());
    let totals: Vec<(&str, i64)> = pairs
        .map(|((name, x), (_, y))| {
            let total = dot(weights, [x, y]);
            (name, i64::try_from(total).unwrap_or(i64::MAX))
        })
        .collect();
    Terms::by_name(|name| {
        totals.iter().find(|(known, _)| *known == name).map_or(0, |total| total.1)
    })
}

/// Whether a layer can count the axes so often.
pub(super) fn can_count(axes: &[Axis; 2], weights: [i64; 2]) -> bool {
    sum(axes, weights).named().all(|(_, times)| (0..=MOST_TIMES).contains(&times))
}

/// The weighted sum of a point's values.
pub(super) fn dot(weights: [i64; 2], values: [i64; 2]) -> i128 {
    let product = |at: usize| i128::from(weights[at]) * i128::from(values[at]);
    product(0) + product(1)
}
