//! `secondment verify`: an independent recheck of a plan.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use secondment::certify::{CertifyError, LayerCheck, SolutionCheck, Support, certify_solution};
use secondment::model::Id;
use secondment::verify::{
    BlockingPair, RotationPoints, Verdict, Violation, blocking_counts, blocking_pairs, verify,
    verify_solution,
};
use secondment::{Claims, Plan, Scheme};
use serde::Serialize;

use super::files::{PlanFile, is_standard};
use super::{Answer, Failure, Format, files, output};

/// Recheck a plan from scheme and plan alone: rules, points, and certificate
///
/// Nothing that made the plan is used to check it. A plan alone, without claims, is checked for
/// rules. Exits with 1 if a rule is broken, a claim is false, or the bound is not borne out.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment verify scheme.json plan.json
  secondment verify scheme.json plan.json --format json | jq .verified")]
pub(super) struct Arguments {
    /// The scheme file; - is standard input
    scheme: PathBuf,
    /// The plan file; - is standard input
    plan: PathBuf,
    /// Give up on the certificate after this much work, which is the same on every machine
    #[arg(long, value_name = "N")]
    work_limit: Option<u64>,
    /// List the pairs of candidate and post that would rather have each other
    #[arg(long)]
    blocking: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The result for machines. Values in integer points, recomputed.
#[derive(Serialize)]
struct Recheck<'a> {
    verified: bool,
    violations: &'a [Violation],
    objective: i64,
    exposure: i64,
    translators_before: u32,
    translators_after: u32,
    candidates: usize,
    placed: usize,
    scale: u32,
    points: &'a RotationPoints,
    /// Points lost to soft rules of the cohort, by row.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    cohort: &'a BTreeMap<String, i64>,
    /// Points that the lowest total of any candidate adds, where it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    worst: Option<i64>,
    claims: Option<&'a Claims>,
    certificate: Option<&'a SolutionCheck>,
    certificate_error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blocking: Option<Blocking>,
}

/// Blocking pairs, where they were asked for.
#[derive(Serialize)]
struct Blocking {
    by_candidate: BTreeMap<Id, usize>,
    pairs: Vec<BlockingPair>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    if is_standard(&arguments.scheme) && is_standard(&arguments.plan) {
        return Err("standard input can hold the scheme or the plan, not both".into());
    }
    let scheme = files::scheme(&arguments.scheme)?;
    let file = files::plan(&arguments.plan)?;
    let (plan, claims, verdict, certificate) = match &file {
        PlanFile::Plan(plan) => (plan, None, verify(&scheme, plan), None),
        PlanFile::Solution(solution) => {
            let certificate = certify_solution(&scheme, solution, arguments.work_limit);
            let verdict = verify_solution(&scheme, solution);
            (&solution.plan, Some(&solution.claims), verdict, Some(certificate))
        }
    };
    let mut recheck =
        Recheck::new(&scheme, placed(&scheme, plan), claims, &verdict, certificate.as_ref());
    if arguments.blocking {
        let pairs = blocking_pairs(&scheme, plan);
        recheck.blocking = Some(Blocking { by_candidate: blocking_counts(&pairs), pairs });
    }
    match arguments.format {
        Format::Text => output::result(&recheck.text())?,
        Format::Json => output::json(&recheck)?,
    }
    Ok(if recheck.verified { Answer::Done } else { Answer::No })
}

impl<'a> Recheck<'a> {
    fn new(
        scheme: &Scheme,
        placed: usize,
        claims: Option<&'a Claims>,
        verdict: &'a Verdict,
        certificate: Option<&'a Result<SolutionCheck, CertifyError>>,
    ) -> Self {
        let borne_out =
            certificate.is_none_or(|check| check.as_ref().is_ok_and(SolutionCheck::is_supported));
        Self {
            verified: verdict.is_valid() && borne_out,
            violations: &verdict.violations,
            objective: verdict.points.weighted(&scheme.weights().terms),
            exposure: verdict.points.exposure(),
            translators_before: verdict.points.translators_before,
            translators_after: verdict.points.translators_after,
            candidates: scheme.candidates().len(),
            placed,
            scale: scheme.scale(),
            points: &verdict.points.sum,
            cohort: &verdict.points.cohort,
            worst: (!scheme.weights().worst.is_none()).then_some(verdict.points.worst),
            claims,
            certificate: certificate.and_then(|check| check.as_ref().ok()),
            certificate_error: certificate
                .and_then(|check| Some(check.as_ref().err()?.to_string())),
            blocking: None,
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for violation in self.violations {
            let _ = writeln!(text, "{violation}");
        }
        let mut line = |name: &str, value: String| {
            let _ = writeln!(text, "{name:<12} {value}");
        };
        line("verified", if self.verified { "yes".into() } else { "no".into() });
        line("rules", self.rules());
        line("objective", format!("{} points", self.objective));
        line("exposure", format!("{} points of the objective", self.exposure));
        for (row, lost) in self.cohort {
            line("lost", format!("{lost} points by {row}"));
        }
        if let Some(worst) = self.worst {
            line("worst", format!("{worst} points by the lowest total"));
        }
        let (before, after) = (self.translators_before, self.translators_after);
        line("translators", format!("{before} before, {after} after"));
        line("placed", format!("{} of {} candidates", self.placed, self.candidates));
        line("certificate", self.certificate());
        for layer in self.layers() {
            line("layer", layer);
        }
        if let Some(blocking) = &self.blocking {
            let pairs = output::counted(blocking.pairs.len(), "pair");
            let people = output::counted(blocking.by_candidate.len(), "candidate");
            line("blocking", format!("{pairs} of {people}"));
            for pair in &blocking.pairs {
                let _ = writeln!(text, "  {pair}");
            }
        }
        text
    }

    fn rules(&self) -> String {
        let of = if self.claims.is_some() { "rules and claims" } else { "rules" };
        match self.violations.len() {
            0 => format!("all {of} hold"),
            count => format!("{} of {of}", output::counted(count, "violation")),
        }
    }

    fn certificate(&self) -> String {
        if let Some(error) = &self.certificate_error {
            return format!("proves nothing: {error}");
        }
        let Some(check) = self.certificate else {
            return "none: the file holds a plan alone".into();
        };
        let claimed = check.claimed;
        let found = match check.certified.bound {
            None => "no plan exists at all".into(),
            Some(bound) => format!("it proves {bound}"),
        };
        match &check.support {
            Support::Certificate => format!("carries the bound of {claimed}: {found}"),
            Support::Unrecorded(name) if check.is_supported() => {
                format!(
                    "leaves the bound of {claimed} to a search without a record ({name}): {found}"
                )
            }
            Support::Unrecorded(name) => {
                format!(
                    "does not carry the bound of {claimed}, claimed as certified, but leaves it to a search without a record ({name}): {found}"
                )
            }
            Support::NotShown if !check.certified.complete => {
                format!("not recomputed within the work limit for the bound of {claimed}: {found}")
            }
            _ => format!("does not carry the bound of {claimed}: {found}"),
        }
    }

    /// What became of the certificates of later layers, one line each.
    fn layers(&self) -> Vec<String> {
        let checks = self.certificate.into_iter().flat_map(|check| &check.layers);
        let line = |check: &LayerCheck| {
            let (name, claimed) = (&check.name, check.claimed);
            let found =
                check.bound.map_or("no plan exists".into(), |bound| format!("it proves {bound}"));
            let carried = match &check.support {
                _ if !check.is_supported() => "does not carry",
                Support::Unrecorded(_) => "leaves to a search without a record",
                _ => "carries",
            };
            format!("{name}: its certificate {carried} the bound of {claimed}: {found}")
        };
        checks.map(line).collect()
    }
}

/// Candidates of the scheme with at least one placement.
fn placed(scheme: &Scheme, plan: &Plan) -> usize {
    let known = plan.rotations().filter(|(id, _)| scheme.find_candidate(id.as_str()).is_some());
    known.filter(|(_, rotation)| !rotation.is_empty()).count()
}
