//! Who and what stands in the way where prices prove that there is no plan.

use super::Search;
use crate::model::CandidateIx;
use crate::solve::bound::relaxation::points_of;

/// A conflict of more places than this is reported as it was found.
const MOST_NARROWED: usize = 200;

impl Search<'_, '_, '_> {
    /// Candidates who pay for every rotation they have at the prices that prove infeasibility: they
    /// are the ones that the priced places cannot all hold.
    pub(super) fn wanting(&mut self) -> Vec<CandidateIx> {
        self.narrow();
        let prices = self.volume.best.clone();
        if points_of(self.volume.bound) >= 0 {
            return Vec::new();
        }
        self.relaxation.evaluate_first(&prices, self.limits);
        let answers = self.relaxation.answers.iter().enumerate();
        let paying = answers.filter(|(_, answer)| answer.value.is_none_or(|value| value < 0));
        paying.map(|(at, _)| CandidateIx::new(at)).collect()
    }

    /// Takes prices away from places that the proof of infeasibility can do without, so that only
    /// those that matter are named.
    fn narrow(&mut self) {
        let mut prices = self.volume.best.clone();
        let rows: Vec<usize> = (0..prices.len()).filter(|&row| prices[row] != 0).collect();
        if points_of(self.volume.bound) >= 0 || rows.len() > MOST_NARROWED {
            return;
        }
        for row in rows {
            if self.limits.reached().is_some() {
                break;
            }
            let price = std::mem::take(&mut prices[row]);
            match self.relaxation.evaluate(&prices, self.limits) {
                Some(bound) if points_of(bound) < 0 => self.volume.bound = bound,
                _ => prices[row] = price,
            }
        }
        self.volume.best = prices;
    }
}
