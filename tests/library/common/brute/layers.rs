//! The lexicographic optimum of a tiny scheme with layers, by full enumeration.
//!
//! A component of the fit is what is left of the points when every other weight of the fit is 0.

use std::cmp::Reverse;

use secondment::model::{Candidate, Objective, PreferenceWeights, SchemeBuilder, Terms};
use secondment::{Plan, Rotation};

use super::{free_places, pay, rotations, taken_by_rotation};

/// Points of a rotation in each layer.
fn by_layer(parts: &SchemeBuilder, candidate: &Candidate, rotation: &Rotation) -> Vec<i64> {
    let fit_of = |keep: fn(&mut Objective, &Objective)| {
        let mut alone = parts.clone();
        let objective = &mut alone.objective;
        objective.competency.weight = 0.0;
        (objective.values, objective.own) = (0.0, 0.0);
        objective.preference = PreferenceWeights::default();
        objective.host_preference = PreferenceWeights::default();
        keep(objective, &parts.objective);
        pay(&alone, candidate, rotation).fit
    };
    let competency = fit_of(|alone, all| alone.competency = all.competency.clone());
    let values = fit_of(|alone, all| alone.values = all.values);
    let preference = fit_of(|alone, all| alone.preference = all.preference.clone());
    let host = fit_of(|alone, all| alone.host_preference = all.host_preference.clone());
    let own = fit_of(|alone, all| alone.own = all.own);
    let all = pay(parts, candidate, rotation);
    let mut at_once = parts.clone();
    at_once.objective.waiting = 0.0;
    let penalties = -pay(&at_once, candidate, rotation).lost;
    let waiting = -all.lost - penalties;
    let value = |terms: &Terms| {
        terms.crossing * all.crossings
            + terms.breadth * all.breadth
            + terms.bonus * all.bonus
            + terms.competency * competency
            + terms.values * values
            + terms.preference * preference
            + terms.host * host
            + terms.own * own
            + terms.development * all.development
            + terms.penalties * penalties
            + terms.waiting * waiting
    };
    parts.objective.layers.iter().map(|layer| value(&layer.terms)).collect()
}

fn sum(a: &[i64], b: &[i64]) -> Vec<i64> {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

/// Points of a plan in each layer.
pub(crate) fn values(parts: &SchemeBuilder, plan: &Plan) -> Vec<i64> {
    let nothing = vec![0; parts.objective.layers.len()];
    parts.candidates.iter().fold(nothing, |values, candidate| {
        let rotation = plan.rotation(candidate.id.as_str()).to_vec();
        sum(&values, &by_layer(parts, candidate, &rotation))
    })
}

/// A rotation that breaks no rule: its points by layer, and the places it takes.
type Choice = (Vec<i64>, Vec<(usize, i64)>);

/// The best that any plan has: in the first layer, among those in the second, and so on.
pub(crate) fn best(parts: &SchemeBuilder) -> Option<Vec<i64>> {
    let choices = |candidate: &Candidate| -> Vec<Choice> {
        let listed = rotations(parts, candidate).into_iter().map(|(rotation, _)| {
            (by_layer(parts, candidate, &rotation), taken_by_rotation(parts, candidate, &rotation))
        });
        let mut listed: Vec<Choice> = listed.collect();
        listed.sort_by_key(|choice| Reverse(choice.0.clone()));
        listed
    };
    let lists: Vec<Vec<Choice>> = parts.candidates.iter().map(choices).collect();
    let mut hope = vec![vec![0; parts.objective.layers.len()]];
    for list in lists.iter().rev() {
        let most = |layer: usize| list.iter().map(|choice| choice.0[layer]).max();
        let most: Option<Vec<i64>> = (0..parts.objective.layers.len()).map(most).collect();
        hope.push(sum(&hope[hope.len() - 1], &most?));
    }
    hope.reverse();
    let mut best = None;
    let so_far = hope[lists.len()].clone();
    descend((&lists, &hope), &mut free_places(parts), &so_far, &mut best);
    best
}

/// Depth-first over candidates; no plan below has more in any layer than what is hoped for.
fn descend(
    (lists, hope): (&[Vec<Choice>], &[Vec<i64>]),
    free: &mut [i64],
    so_far: &[i64],
    best: &mut Option<Vec<i64>>,
) {
    let Some((list, rest)) = lists.split_first() else {
        *best = best.take().max(Some(so_far.to_vec()));
        return;
    };
    for (points, takes) in list {
        let now = sum(so_far, points);
        if best.as_ref().is_some_and(|best| sum(&now, &hope[1]) <= *best) {
            continue;
        }
        for &(place, much) in takes {
            free[place] -= much;
        }
        if takes.iter().all(|&(place, _)| free[place] >= 0) {
            descend((rest, &hope[1..]), free, &now, best);
        }
        for &(place, much) in takes {
            free[place] += much;
        }
    }
}
