//! Reads the rotation of a plan into typed indices; what cannot be read is a violation.

use super::verdict::some;
use super::{Rule, Step, Violation};
use crate::model::{Id, Scheme};
use crate::plan::Placement;

/// The placements that exist and lie inside the horizon, in order of start.
pub(crate) fn read(
    scheme: &Scheme,
    candidate: &Id,
    rotation: &[Placement],
    out: &mut Vec<Violation>,
) -> Vec<Step> {
    if let Some(pair) = rotation.windows(2).find(|pair| pair[0].start > pair[1].start) {
        let detail = format!("is listed after a placement that starts in period {}", pair[0].start);
        let violation = Violation::new(Rule::Order, detail).candidate(candidate);
        out.push(violation.post(&pair[1].post).period(pair[1].start));
    }
    let mut steps: Vec<Step> = Vec::with_capacity(rotation.len());
    for placement in rotation {
        match step(scheme, placement) {
            Ok(step) => steps.push(step),
            Err((rule, detail)) => {
                let violation = Violation::new(rule, detail).candidate(candidate);
                out.push(violation.post(&placement.post).period(placement.start));
            }
        }
    }
    steps.sort_by_key(|&(post, start)| (start, post));
    steps
}

fn step(scheme: &Scheme, placement: &Placement) -> Result<Step, (Rule, String)> {
    let Some(post) = scheme.find_post(placement.post.as_str()) else {
        return Err((Rule::UnknownPost, "the scheme has no such post".into()));
    };
    let duration = scheme.post_row(post).duration as u64;
    let start = u64::from(placement.start);
    let periods = scheme.periods() as u64;
    if start == 0 || start + duration - 1 > periods {
        let detail = format!(
            "lasts {}, and the scheme has periods 1 to {periods}",
            some(duration as i64, "period")
        );
        return Err((Rule::Horizon, detail));
    }
    Ok((post, start as usize - 1))
}
