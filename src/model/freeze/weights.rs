//! The objective's weights in integer points, and the rules in typed indices.

use super::super::tables::{LapseRow, TagLimit, Weights, Worst};
use super::super::{
    Breadth, Candidate, CompetencyIx, Essential, PreferenceWeights, SchemeBuilder, TagIx, Terms,
};
use super::names::Names;
use crate::model::round::round_half_up;

pub(super) fn weights(parts: &SchemeBuilder, names: &Names) -> Weights {
    let objective = &parts.objective;
    let rules = &parts.rules;
    let scaled = |x: f64| round_half_up(f64::from(parts.scale) * x);
    let by_rank = |weights: &PreferenceWeights| {
        let top = weights.ranks.keys().next_back().copied().unwrap_or(0);
        let points = |rank| weights.ranks.get(&rank).copied().unwrap_or(weights.otherwise);
        (1..=top).map(|rank| scaled(points(rank))).collect()
    };
    Weights {
        repeat_crossings: objective.repeat_crossings,
        breadth: breadth(&objective.breadth, parts.kinds.len(), &scaled),
        translator_kinds: objective.translator.kinds,
        translator_min_periods: objective.translator.min_periods,
        translator_crossings: objective.translator.crossings,
        translator_bonus: scaled(objective.translator.bonus),
        preference: by_rank(&objective.preference),
        preference_otherwise: scaled(objective.preference.otherwise),
        host_preference: by_rank(&objective.host_preference),
        host_preference_otherwise: scaled(objective.host_preference.otherwise),
        development: scaled(objective.development),
        per_provider: rules.per_provider,
        tags: rules
            .tags
            .iter()
            .map(|rule| TagLimit {
                tag: TagIx::new(names.tags[&rule.tag]),
                at_least: rule.at_least,
                at_most: rule.at_most.unwrap_or(u32::MAX),
            })
            .collect(),
        idle: rules.idle.map(|n| n as usize),
        home_service: rules.home_service,
        essential_required: rules.essential == Essential::Required,
        terms: objective.layers.first().map_or(Terms::EACH, |layer| layer.terms),
        lapses: lapses(parts),
        worst: Worst { thousandths: libm::round(1000.0 * objective.worst) as i64 },
        hundredths: parts.candidates.iter().any(Candidate::fills_hundredths),
    }
}

fn lapses(parts: &SchemeBuilder) -> Box<[LapseRow]> {
    let lapsing = parts.competencies.iter().enumerate().filter_map(|(at, competency)| {
        let periods = competency.lapses? as usize;
        Some(LapseRow { competency: CompetencyIx::new(at), periods, to: competency.lapses_to })
    });
    lapsing.collect()
}

fn breadth(breadth: &Breadth, kinds: usize, scaled: &dyn Fn(f64) -> i64) -> Box<[i64]> {
    let mut power = 1.0;
    (0..=kinds)
        .map(|k| match breadth {
            Breadth::None => 0,
            Breadth::Geometric { limit, ratio } => {
                if k >= 2 {
                    power *= ratio;
                }
                scaled(limit * (1.0 - power))
            }
            Breadth::Table { table } => {
                let reached = table.range(..=k as u32).next_back();
                scaled(reached.map_or(0.0, |(_, &points)| points))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(shape: &Breadth, kinds: usize) -> Vec<i64> {
        breadth(shape, kinds, &|x| round_half_up(1000.0 * x)).into()
    }

    #[test]
    fn geometric_breadth_starts_at_the_second_kind() {
        let shape = Breadth::Geometric { limit: 1.0, ratio: 0.6 };
        assert_eq!(points(&shape, 4), [0, 0, 400, 640, 784]);
        assert_eq!(points(&Breadth::Geometric { limit: 2.0, ratio: 0.0 }, 3), [0, 0, 2000, 2000]);
    }

    #[test]
    fn a_table_of_breadth_stays_at_its_last_entry() {
        let table = [(2, 0.4), (3, 0.6)].into();
        assert_eq!(points(&Breadth::Table { table }, 5), [0, 0, 400, 600, 600, 600]);
        assert_eq!(points(&Breadth::None, 2), [0, 0, 0]);
    }
}
