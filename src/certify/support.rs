//! Whether a solution's claimed bound is borne out.

use serde::Serialize;

use super::{Certified, CertifyError, certify};
use crate::model::Scheme;
use crate::plan::{Certificate, LayerClaims, Proof, Solution};

/// What stands behind a claimed bound, as far as it could be recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Support {
    /// The certificate alone carries it: its prices, or those of its tree.
    Certificate,
    /// Prices and residual leave room for a better plan, and the search named here is said to have found none in
    /// it; the certificate keeps no record of that search.
    Unrecorded(String),
    /// Neither could be shown to carry it.
    NotShown,
}

/// A claimed bound against what could be recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SolutionCheck {
    /// The claimed bound, in points.
    pub claimed: i64,
    /// The claimed proof.
    pub proof: Proof,
    /// What stands behind it.
    pub support: Support,
    /// What the certificate proves.
    pub certified: Certified,
    /// The same of every layer after the first, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerCheck>,
}

/// The claimed bound of a layer after the first, against what could be recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LayerCheck {
    /// Name of the layer, as claimed.
    pub name: String,
    /// The claimed bound, in points.
    pub claimed: i64,
    /// The claimed proof.
    pub proof: Proof,
    /// What stands behind it.
    pub support: Support,
    /// The bound that the certificate proves, in points of the layer, among plans at least as good as
    /// claimed in the layers before; `None` if there is no plan at all.
    pub bound: Option<i64>,
    /// What the certificate proves of the sum of this layer and those before it.
    pub certified: Certified,
}

impl Support {
    /// Whether a bound holds by the proof claimed for it, or by a better one.
    fn suffices(&self, claimed: Proof) -> bool {
        match self {
            Self::Certificate => true,
            Self::Unrecorded(_) => claimed == Proof::Unrecorded,
            Self::NotShown => false,
        }
    }
}

impl SolutionCheck {
    /// Whether the claimed bounds, of all layers, hold by the proofs claimed for them, or by better ones.
    pub fn is_supported(&self) -> bool {
        self.support.suffices(self.proof) && self.layers.iter().all(LayerCheck::is_supported)
    }
}

impl LayerCheck {
    /// Whether the claimed bound holds by the proof claimed for it, or by a better one.
    pub fn is_supported(&self) -> bool {
        self.support.suffices(self.proof)
    }
}

/// Recomputes the bound of a solution's certificate and compares it with the claimed one.
///
/// The plan and the other claims are for [`verify_solution`](crate::verify::verify_solution).
/// `work_limit` is as for [`certify`].
///
/// ```
/// use secondment::SchemeBuilder;
/// use secondment::certify::certify_solution;
/// use secondment::model::{Candidate, Kind, Post, Provider, Sector};
/// use secondment::solve::Solver;
///
/// let scheme = SchemeBuilder::new(1)
///     .kind(Kind::new("council"))
///     .provider(Provider::new("Camden", "council", Sector::Public))
///     .post(Post::new("desk", "Camden"))
///     .candidate(Candidate::new("a").points("desk", 0.5))
///     .build()?;
/// let outcome = Solver::new(&scheme).solve()?;
/// let mut solution = outcome.solution().expect("a plan").clone();
/// assert!(certify_solution(&scheme, &solution, None)?.is_supported());
///
/// solution.claims.bound = 499;
/// assert!(!certify_solution(&scheme, &solution, None)?.is_supported());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As for [`certify`]; [`CertifyError::Layers`] and [`CertifyError::Multipliers`] where the claims are not
/// of the scheme's layers.
pub fn certify_solution(
    scheme: &Scheme,
    solution: &Solution,
    work_limit: Option<u64>,
) -> Result<SolutionCheck, CertifyError> {
    let claims = &solution.claims;
    let stated = scheme.layers().len();
    let certificates = solution.layers.len() + usize::from(stated > 0);
    if claims.layers.len() != stated || certificates != stated {
        return Err(CertifyError::Layers);
    }
    let certified = certify(scheme, &solution.certificate, work_limit)?;
    let values = (claims.objective.into(), claims.bound.into());
    let support = support(values, &certified);
    let later = (1..).zip(&solution.layers);
    let layers = later
        .map(|(at, certificate)| layer(scheme, &claims.layers, at, certificate, work_limit))
        .collect::<Result<_, _>>()?;
    Ok(SolutionCheck { claimed: claims.bound, proof: claims.proof, support, certified, layers })
}

/// Checks the bound of a later layer: that of its sum, less what is claimed of the layers before.
fn layer(
    scheme: &Scheme,
    claims: &[LayerClaims],
    at: usize,
    certificate: &Certificate,
    work_limit: Option<u64>,
) -> Result<LayerCheck, CertifyError> {
    let claim = &claims[at];
    let sum = scheme.combined(at, &claim.multipliers).ok_or(CertifyError::Multipliers)?;
    let certified = certify(&sum, certificate, work_limit)?;
    let parts = claim.multipliers.iter().zip(claims);
    let held: i128 =
        parts.map(|(&times, before)| i128::from(times) * i128::from(before.objective)).sum();
    let values = (held + i128::from(claim.objective), held + i128::from(claim.bound));
    let within = |bound: i128| bound.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
    Ok(LayerCheck {
        name: claim.name.clone(),
        claimed: claim.bound,
        proof: claim.proof,
        support: support(values, &certified),
        bound: certified.bound.map(|bound| within(i128::from(bound) - held)),
        certified,
    })
}

/// What stands behind a claimed bound of a plan of so many points.
fn support((objective, claimed): (i128, i128), certified: &Certified) -> Support {
    if certified.bound.is_none_or(|bound| i128::from(bound) <= claimed) {
        return Support::Certificate;
    }
    // A residual below the plan's own points would say that the plan does not exist.
    let carries = |value: i64| objective <= value.into() && i128::from(value) <= claimed;
    match &certified.residual {
        Some(check) if check.matches && check.tree != Some(false) && carries(check.value) => {
            check.back_end.clone().map_or(Support::NotShown, Support::Unrecorded)
        }
        _ => Support::NotShown,
    }
}
