//! A scheme with other multipliers of the components of its points.

use super::{Scheme, Terms, Weights, check};

impl Scheme {
    /// The same scheme, fingerprint included, with other multipliers of the components of its points;
    /// `None` if a plan's points could be more than are counted exactly.
    pub(crate) fn weighted(&self, terms: Terms) -> Option<Self> {
        let fits = check::size(&self.parts, &terms) < check::MOST_POINTS;
        fits.then(|| {
            let weights = Weights { terms, ..self.weights.clone() };
            Self { weights, ..self.clone() }
        })
    }

    /// The scheme whose points are those of the layer at a position, from 0, and of every layer before
    /// as often as given; `None` if there are not as many multipliers as layers before, if one is below
    /// 0, or if a plan's points could be more than are counted exactly.
    pub(crate) fn combined(&self, at: usize, multipliers: &[i64]) -> Option<Self> {
        let (before, rest) = self.layers().split_at_checked(at)?;
        if multipliers.len() != at || multipliers.iter().any(|times| *times < 0) {
            return None;
        }
        let mut terms = rest.first()?.terms;
        for (layer, &times) in before.iter().zip(multipliers) {
            terms = terms.plus(times, &layer.terms)?;
        }
        self.weighted(terms)
    }

    /// Name of the layer at a position, from 0.
    pub(crate) fn layer_name(&self, at: usize) -> String {
        match self.layers().get(at) {
            None => "points".to_owned(),
            Some(layer) if layer.name.is_empty() => format!("layer {}", at + 1),
            Some(layer) => layer.name.clone(),
        }
    }
}
