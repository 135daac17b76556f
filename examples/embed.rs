//! What a service needs: a scheme from text, limits, progress, cancelling, a solution saved, and a
//! new start from it once the scheme has changed.
//!
//!     cargo run --release --example embed

use std::error::Error;
use std::sync::mpsc;
use std::thread;

use secondment::certify::certify_solution;
use secondment::model::Post;
use secondment::solve::{Dropped, Phase, Solver};
use secondment::verify::verify_solution;
use secondment::{CancelToken, Options, Outcome, Scheme, Solution};

/// Work after which a solve here stops: the same plan on every machine, unlike a time limit.
const WORK: u64 = 1_000_000;
/// The post that closes.
const CLOSING: &str = "charity-b-advice";

fn main() -> Result<(), Box<dyn Error>> {
    let scheme = Scheme::from_json(include_str!("london/scheme.json"))?;

    // A solve with progress; what it finds is saved as text.
    let mut phases: Vec<Phase> = Vec::new();
    let outcome = Solver::new(&scheme)
        .options(Options::default().work_limit(WORK))
        .on_progress(|progress| {
            if phases.last() != Some(&progress.phase) {
                phases.push(progress.phase);
            }
        })
        .solve()?;
    println!("phases: {phases:?}");
    tell("solved", &outcome);
    let saved = serde_json::to_string(outcome.solution().ok_or("no plan was found")?)?;

    // Whoever reads it again need not trust it: rules, points and bound are recomputed.
    let solution: Solution = serde_json::from_str(&saved)?;
    let valid = verify_solution(&scheme, &solution).is_valid();
    let supported = certify_solution(&scheme, &solution, None)?.is_supported();
    println!("rechecked: claims hold {valid}, bound is borne out {supported}");

    // The scheme changes: one person leaves, and a post closes for the last period. The old plan is
    // kept where it still holds, and the old prices save most of the search for new ones.
    let mut parts = scheme.edit();
    parts.candidates.retain(|candidate| candidate.id.as_str() != "c001");
    let posts = parts.posts.into_iter();
    let closed = |post: Post| {
        if post.id.as_str() == CLOSING { post.places_in(4, 0) } else { post }
    };
    parts.posts = posts.map(closed).collect();
    let changed = parts.build()?;
    let options = Options::default().work_limit(WORK / 2).repair_start(true);
    let outcome = Solver::new(&changed)
        .options(options)
        .start_plan(solution.plan)
        .start_prices(solution.certificate.prices)
        .solve()?;
    let gone = outcome.dropped.iter().filter(|one| matches!(one, Dropped::Placement { .. }));
    println!("after the change: {} placements of the old plan no longer hold", gone.count());
    tell("solved again", &outcome);

    // Another thread cancels as soon as it hears of a plan; the best one so far is the answer.
    let token = CancelToken::new();
    let (news, listener) = mpsc::channel();
    let switch = token.clone();
    let guard = thread::spawn(move || {
        if listener.iter().any(|plan_found| plan_found) {
            switch.cancel();
        }
    });
    let outcome = Solver::new(&scheme)
        .cancel_token(token)
        .on_progress(move |progress| {
            // Nobody listens any more once the solve is cancelled.
            let _ = news.send(progress.objective.is_some());
        })
        .solve()?;
    guard.join().map_err(|_| "the listening thread panicked")?;
    println!("cancelled: {:?}, with a plan {}", outcome.stopped, outcome.solution().is_some());
    Ok(())
}

fn tell(what: &str, outcome: &Outcome) {
    let objective = outcome.solution().map_or(0, |solution| solution.claims.objective);
    let bound = outcome.bound.unwrap_or_default();
    println!("{what}: {objective} points, no plan above {bound}, stopped by {:?}", outcome.stopped);
}
