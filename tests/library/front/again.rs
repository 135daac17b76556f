//! The same front whatever the number of threads, and claims that do not hold are found out.

use std::num::NonZeroUsize;

use secondment::Options;
use secondment::methods::front::{Axis, Front, FrontSearch, Standing};

use crate::common::medium;

fn front(threads: usize) -> (secondment::Scheme, Front) {
    let scheme = medium::scheme(5, 9).build().expect("a valid scheme");
    let options = Options::default().threads(NonZeroUsize::new(threads)).work_limit(3_000_000);
    let search = FrontSearch::new(&scheme, Axis::exposure_net(), Axis::preference());
    let front = search.points(5).options(options).run().expect("plans exist");
    (scheme, front)
}

#[test]
fn threads_change_nothing() {
    let (_, one) = front(1);
    let (_, two) = front(2);
    assert_eq!(one, two);
    assert_eq!(one.to_jsonl(), two.to_jsonl());
    assert_eq!(one.to_svg(&[]), two.to_svg(&[]));
}

#[test]
fn false_claims_are_found_out() {
    let (scheme, front) = front(1);
    assert!(front.check(&scheme, None).expect("buildable").is_supported());
    let refused = |change: &dyn Fn(&mut Front)| {
        let mut changed = front.clone();
        change(&mut changed);
        !changed.check(&scheme, None).expect("buildable").is_supported()
    };
    assert!(refused(&|front| front.points[0].values[0] += 1), "more than the plan has");
    assert!(refused(&|front| front.points[1].bound -= 1), "a bound that nothing carries");
    assert!(refused(&|front| front.cuts[0].bound -= 1), "a cut beyond its certificate");
    assert!(refused(&|front| front.cuts[0].weights = [2, 0]), "a cut of something else");
    assert!(refused(&|front| front.fingerprint.clear()), "another scheme");
    let unproved = |front: &mut Front| {
        let behind = front.points.iter().position(|p| p.standing != Standing::Efficient);
        front.points[behind.unwrap_or(0)].standing = match behind {
            Some(_) => Standing::Efficient,
            None => Standing::Undominated,
        };
    };
    assert!(refused(&unproved), "a standing that does not follow");
}
