//! The global pool belongs to the caller. Alone in its process, so that nothing else starts it.

use std::num::NonZeroUsize;

use rayon::ThreadPoolBuilder;
use secondment::certify::certify_solution;
use secondment::model::{Candidate, Kind, Post, Provider, Sector};
use secondment::{Options, Outcome, Scheme, SchemeBuilder};

fn scheme() -> Scheme {
    let mut parts = SchemeBuilder::new(2)
        .kind(Kind::new("council"))
        .provider(Provider::new("Camden", "council", Sector::Public))
        .post(Post::new("desk", "Camden"))
        .post(Post::new("ward", "Camden"));
    for (at, points) in [0.5, 0.4, 0.3].into_iter().enumerate() {
        let candidate = Candidate::new(format!("candidate {at}"));
        parts = parts.candidate(candidate.points("desk", points).points("ward", 0.2));
    }
    parts.build().expect("a valid scheme")
}

fn solve(scheme: &Scheme, threads: Option<usize>) -> Outcome {
    let threads = threads.and_then(NonZeroUsize::new);
    let options = Options::default().threads(threads);
    secondment::solve::Solver::new(scheme).options(options).solve().expect("no fault")
}

#[test]
fn the_global_pool_is_never_set_and_is_used_where_no_other_is_named() {
    let scheme = scheme();
    assert_eq!(solve(&scheme, Some(1)).threads, 1);
    assert_eq!(solve(&scheme, Some(2)).threads, 2);
    let own = ThreadPoolBuilder::new().num_threads(2).build().expect("a pool");
    let outcome = own.install(|| solve(&scheme, None));
    assert_eq!(outcome.threads, 2);
    let solution = outcome.solution().expect("a plan");
    own.install(|| certify_solution(&scheme, solution, None)).expect("its own prices");
    // Fails if the pool has been started by anything above.
    let global = ThreadPoolBuilder::new().num_threads(5).build_global();
    global.expect("the global pool is untouched");
    assert_eq!(solve(&scheme, None).threads, 5);
}
