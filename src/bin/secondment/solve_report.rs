//! What a solve reports: the fields that machines read, and the lines that people do.

use std::fmt::Write as _;

use secondment::solve::{Conflict, Dropped, Found, LayerOutcome, Stopped};
use secondment::{Outcome, Proof, Scheme};
use serde::Serialize;

use super::Answer;

/// The result of a solve. Values in integer points; `None` where there is none.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    status: &'static str,
    termination: Stopped,
    objective: Option<i64>,
    bound: Option<i64>,
    certified_bound: Option<i64>,
    gap: Option<f64>,
    proof: Option<Proof>,
    scale: u32,
    exposure: Option<i64>,
    translators_before: Option<u32>,
    translators_after: Option<u32>,
    candidates: usize,
    placed: Option<usize>,
    seconds: f64,
    threads: usize,
    seed: u64,
    work: u64,
    fingerprint: &'a str,
    layers: Vec<Layer<'a>>,
    #[serde(skip_serializing_if = "<[Dropped]>::is_empty")]
    dropped: &'a [Dropped],
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<&'a Conflict>,
}

/// One layer of the objective.
#[derive(Serialize)]
struct Layer<'a> {
    name: &'a str,
    objective: Option<i64>,
    bound: Option<i64>,
    certified_bound: Option<i64>,
    gap: Option<f64>,
    proof: Option<Proof>,
}

/// The exit that an outcome calls for.
pub(super) fn answer(outcome: &Outcome) -> Answer {
    match outcome.found {
        Found::Optimal(_) | Found::Feasible(_) => Answer::Done,
        Found::Infeasible(_) => Answer::No,
        _ => Answer::NoPlan,
    }
}

impl<'a> Layer<'a> {
    fn new(layer: &'a LayerOutcome) -> Self {
        Self {
            name: &layer.name,
            objective: layer.objective,
            bound: layer.bound,
            certified_bound: layer.certified_bound,
            gap: layer.gap(),
            proof: layer.proof,
        }
    }

    /// The layer for people to read.
    fn text(&self) -> String {
        let points =
            |points: Option<i64>| points.map_or("none".into(), |points| points.to_string());
        let (objective, bound) = (points(self.objective), points(self.bound));
        let gap = self.gap.map_or(String::new(), |gap| format!(", gap {:.4}%", 100.0 * gap));
        format!("{}: {objective} points, bound {bound}{gap}", self.name)
    }
}

impl<'a> Report<'a> {
    pub(super) fn new(scheme: &'a Scheme, outcome: &'a Outcome) -> Self {
        let claims = outcome.solution().map(|solution| &solution.claims);
        let conflict = match &outcome.found {
            Found::Infeasible(conflict) => Some(conflict),
            _ => None,
        };
        let layers: Vec<Layer<'_>> = outcome.layers.iter().map(Layer::new).collect();
        let proof = layers.first().and_then(|layer| layer.proof);
        Self {
            status: status(&outcome.found),
            termination: outcome.stopped,
            objective: claims.map(|claims| claims.objective),
            bound: outcome.bound,
            certified_bound: outcome.certified_bound,
            gap: outcome.gap(),
            proof,
            scale: scheme.scale(),
            exposure: claims.map(|claims| claims.exposure),
            translators_before: claims.map(|claims| claims.translators_before),
            translators_after: claims.map(|claims| claims.translators_after),
            candidates: scheme.candidates().len(),
            placed: outcome.solution().map(|solution| solution.plan.placed()),
            seconds: outcome.seconds,
            threads: outcome.threads,
            seed: outcome.seed,
            work: outcome.work,
            fingerprint: scheme.fingerprint(),
            layers,
            dropped: &outcome.dropped,
            conflict,
        }
    }

    /// The result for people to read.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let mut line = |name: &str, value: String| {
            let _ = writeln!(text, "{name:<12} {value}");
        };
        line("status", format!("{}, {}", self.status, why(self.termination)));
        if let Some(proof) = self.proof {
            line("proof", proof_text(proof).into());
        }
        if let Some(objective) = self.objective {
            let scaled = objective as f64 / f64::from(self.scale);
            line("objective", format!("{objective} points ({scaled} in units of weight)"));
        }
        if let Some(bound) = self.bound {
            let certified = self.certified_bound.map(|bound| format!(", certified {bound}"));
            line("bound", format!("{bound} points{}", certified.unwrap_or_default()));
        }
        if let Some(gap) = self.gap {
            line("gap", format!("{:.4}%", 100.0 * gap));
        }
        for layer in self.layers.iter().filter(|_| self.layers.len() > 1) {
            line("layer", layer.text());
        }
        if let Some(exposure) = self.exposure {
            line("exposure", format!("{exposure} points of the objective"));
        }
        if let Some((before, after)) = self.translators_before.zip(self.translators_after) {
            line("translators", format!("{before} before, {after} after"));
        }
        if let Some(placed) = self.placed {
            line("placed", format!("{placed} of {} candidates", self.candidates));
        }
        if let Some(conflict) = self.conflict {
            line("conflict", conflict_text(conflict));
        }
        let threads = super::output::counted(self.threads, "thread");
        line("effort", format!("{:.2} s, {threads}, work {}", self.seconds, self.work));
        line("seed", self.seed.to_string());
        text
    }
}

fn status(found: &Found) -> &'static str {
    match found {
        Found::Optimal(_) => "optimal",
        Found::Feasible(_) => "feasible",
        Found::Infeasible(_) => "infeasible",
        _ => "unknown",
    }
}

fn why(stopped: Stopped) -> &'static str {
    match stopped {
        Stopped::Proved => "the answer is proved",
        Stopped::Gap => "stopped at the gap asked for",
        Stopped::Time => "stopped at the time limit",
        Stopped::Work => "stopped when its effort was spent",
        Stopped::Cancelled => "cancelled",
        _ => "stopped",
    }
}

fn proof_text(proof: Proof) -> &'static str {
    match proof {
        Proof::Certified => {
            "certified: prices carry the bound, over a branch tree where it takes one"
        }
        Proof::Unrecorded => {
            "unrecorded: prices, and a branch tree too large to be kept, which nobody can recompute"
        }
    }
}

fn conflict_text(conflict: &Conflict) -> String {
    let candidates: Vec<_> = conflict.candidates.iter().map(ToString::to_string).collect();
    let places: Vec<_> =
        conflict.places.iter().map(|(post, period)| format!("{post} in {period}")).collect();
    let list = |what: &str, items: &[String]| match items {
        [] => String::new(),
        _ => format!("{what} {}", items.join(", ")),
    };
    let parts =
        [list("candidates", &candidates), list("places", &places), list("rules", &conflict.rules)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
