//! Whether a solution's claimed bound is borne out.

use serde::Serialize;

use super::{Certified, CertifyError, certify};
use crate::model::Scheme;
use crate::solution::{Claims, Proof, Solution};

/// What stands behind a claimed bound, as far as it could be recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    /// The certificate alone carries it: its prices, or those of its tree.
    Certificate,
    /// The prices and the residual carry it, if the named back end is trusted to have found no
    /// better plan among the rotations enumerated again, or in what the tree leaves open.
    BackEnd(String),
    /// Neither could be shown to carry it.
    NotShown,
}

/// A claimed bound against what could be recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SolutionCheck {
    /// The claimed bound, in points.
    pub claimed: i64,
    /// The claimed proof.
    pub proof: Proof,
    /// What stands behind it.
    pub support: Support,
    /// What the certificate proves.
    pub certified: Certified,
}

impl SolutionCheck {
    /// Whether the claimed bound holds by the proof claimed for it, or by a better one.
    pub fn is_supported(&self) -> bool {
        match &self.support {
            Support::Certificate => true,
            Support::BackEnd(_) => self.proof == Proof::BackEnd,
            Support::NotShown => false,
        }
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
/// As for [`certify`].
pub fn certify_solution(
    scheme: &Scheme,
    solution: &Solution,
    work_limit: Option<u64>,
) -> Result<SolutionCheck, CertifyError> {
    let certified = certify(scheme, &solution.certificate, work_limit)?;
    let claims = &solution.claims;
    let support = support(claims, &certified);
    Ok(SolutionCheck { claimed: claims.bound, proof: claims.proof, support, certified })
}

fn support(claims: &Claims, certified: &Certified) -> Support {
    if certified.bound.is_none_or(|bound| bound <= claims.bound) {
        return Support::Certificate;
    }
    // A residual below the plan's own points would say that the plan does not exist.
    let carries = |value| claims.objective <= value && value <= claims.bound;
    match &certified.residual {
        Some(check) if check.matches && check.tree != Some(false) && carries(check.value) => {
            check.back_end.clone().map_or(Support::NotShown, Support::BackEnd)
        }
        _ => Support::NotShown,
    }
}
