//! What a solution claims of its plan.

use super::{PlanPoints, Rule, Violation};
use crate::model::Scheme;
use crate::plan::{Proof, Solution};

/// Searches that a certificate may name without a record of them: the engine's own, and solvers of earlier versions.
const UNRECORDED: [&str; 3] = ["branch-and-bound", "highs", "microlp"];

/// Every claim that the plan's points do not bear out.
pub(super) fn check(scheme: &Scheme, solution: &Solution, points: &PlanPoints) -> Vec<Violation> {
    let claims = &solution.claims;
    let mut out = Vec::new();
    let mut say = |rule, detail: String| out.push(Violation::new(rule, detail));
    if solution.fingerprint != scheme.fingerprint() {
        let detail =
            format!("made for {}, and this is {}", solution.fingerprint, scheme.fingerprint());
        say(Rule::Fingerprint, detail);
    }
    let value = points.weighted(&scheme.weights().terms);
    if claims.objective != value {
        say(Rule::Objective, unlike(claims.objective, value));
    }
    if claims.exposure != points.exposure() {
        say(Rule::Exposure, unlike(claims.exposure, points.exposure()));
    }
    if claims.translators_before != points.translators_before {
        say(
            Rule::Translators,
            unlike(claims.translators_before, points.translators_before) + " before",
        );
    }
    if claims.translators_after != points.translators_after {
        say(
            Rule::Translators,
            unlike(claims.translators_after, points.translators_after) + " after",
        );
    }
    if claims.bound < value {
        let detail = format!("a bound of {} with a plan of {value}", claims.bound);
        say(Rule::Bound, detail);
    }
    let residual = solution.certificate.residual.as_ref();
    let named = residual.and_then(|residual| residual.back_end.as_deref());
    proof(named, claims.proof, &mut out);
    layers(scheme, solution, points, &mut out);
    out
}

/// Whether the search that a certificate names without a record, if any, is what the claimed proof rests on.
fn proof(named: Option<&str>, claimed: Proof, out: &mut Vec<Violation>) {
    if let Some(unknown) = named.filter(|name| !UNRECORDED.contains(name)) {
        let detail = format!("`{unknown}` is no search that could have settled the residual");
        out.push(Violation::new(Rule::Proof, detail));
    }
    if claimed == Proof::Unrecorded && named.is_none() {
        let detail = "the proof is said to be unrecorded, and the certificate names no search that settled its residual";
        out.push(Violation::new(Rule::Proof, detail));
    }
}

/// Every claim of a layer that the plan's points do not bear out.
fn layers(scheme: &Scheme, solution: &Solution, points: &PlanPoints, out: &mut Vec<Violation>) {
    let claims = &solution.claims;
    let mut say = |rule, detail: String| out.push(Violation::new(rule, detail));
    let count = scheme.layers().len();
    let certificates = solution.layers.len() + usize::from(count > 0);
    if claims.layers.len() != count || certificates != count {
        let (claimed, certified) = (claims.layers.len(), solution.layers.len());
        let detail = format!(
            "the scheme states {count}, the claims {claimed}, and {certified} have certificates of \
             their own"
        );
        return say(Rule::Layers, detail);
    }
    for (at, (layer, stated)) in claims.layers.iter().zip(scheme.layers()).enumerate() {
        let name = scheme.layer_name(at);
        if layer.name != name {
            say(Rule::Layers, unlike(&layer.name, &name));
        }
        if layer.multipliers.len() != at || layer.multipliers.iter().any(|times| *times < 0) {
            say(Rule::Layers, format!("{name} has no multiplier from 0 for each layer before it"));
        }
        let value = points.weighted(&stated.terms);
        if layer.objective != value {
            say(Rule::Objective, unlike(layer.objective, value) + " in " + &name);
        }
        if layer.bound < value {
            let detail = format!("a bound of {} with a plan of {value} in {name}", layer.bound);
            say(Rule::Bound, detail);
        }
    }
    if let Some(first) = claims.layers.first() {
        let same = (first.objective, first.bound, first.proof)
            == (claims.objective, claims.bound, claims.proof);
        if !same {
            say(Rule::Layers, "the first layer is not what is claimed in all".into());
        }
    }
    for (layer, certificate) in claims.layers.iter().skip(1).zip(&solution.layers) {
        let residual = certificate.residual.as_ref();
        let named = residual.and_then(|residual| residual.back_end.as_deref());
        proof(named, layer.proof, out);
    }
}

fn unlike(claimed: impl std::fmt::Display, found: impl std::fmt::Display) -> String {
    format!("claimed {claimed}, found {found}")
}
