//! Mechanisms in which people take turns: serial dictatorship and the foundation programme.

use std::collections::BTreeSet;

use secondment::methods::known::{FoundationProgramme, SerialPeriod, SerialRotation};
use secondment::model::{Candidate, Kind, Post, Provider, Sector};
use secondment::verify::verify;
use secondment::{Scheme, SchemeBuilder};

use crate::methods::market::{has, plan};

/// Seeds of lotteries looked at.
const SEEDS: u64 = 40;

/// Posts `x`, `y` and `z` of one place each at providers of their own.
fn three_posts(periods: u32) -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(periods).kind(Kind::new("trust"));
    for post in ["x", "y", "z"] {
        let host = format!("host of {post}");
        parts = parts
            .provider(Provider::new(&*host, "trust", Sector::Public))
            .post(Post::new(post, &*host));
    }
    parts
}

/// Ada and Ben want x, else y; Cat wants y. Nobody ranks z.
fn contested() -> Scheme {
    let parts = three_posts(1)
        .candidate(Candidate::new("Ada").prefers("x", 1).prefers("y", 2))
        .candidate(Candidate::new("Ben").prefers("x", 1).prefers("y", 2))
        .candidate(Candidate::new("Cat").prefers("y", 1));
    parts.build().expect("no fault")
}

/// Of six orders, two have Cat before both others or between them. Ada or Ben comes first in four: if the
/// other of them is second, they take x and y, and Cat gets z. If Cat is first or second she gets y, one of
/// the others x and the last one z.
#[test]
fn a_serial_dictator_takes_what_is_liked_best_of_the_rest() {
    let scheme = contested();
    let mut seen = BTreeSet::new();
    for seed in 0..SEEDS {
        let plan = plan(&SerialPeriod, &scheme, seed);
        assert!(verify(&scheme, &plan).is_valid());
        seen.insert(["Ada", "Ben", "Cat"].map(|who| has(&plan, who)));
    }
    let expected = [
        ["x 1", "y 1", "z 1"],
        ["x 1", "z 1", "y 1"],
        ["y 1", "x 1", "z 1"],
        ["z 1", "x 1", "y 1"],
    ];
    assert_eq!(seen, expected.map(|outcome| outcome.map(str::to_owned)).into());
}

/// In the first pass one of Ada and Ben gets x and Cat y, her first choice, whatever the order. In the second
/// pass nothing is left that the other one ranks, and in the third that one gets z.
#[test]
fn first_choices_go_before_second_ones_in_the_foundation_programme() {
    let scheme = contested();
    let mut seen = BTreeSet::new();
    for seed in 0..SEEDS {
        let plan = plan(&FoundationProgramme, &scheme, seed);
        seen.insert(["Ada", "Ben", "Cat"].map(|who| has(&plan, who)));
    }
    let expected = [["x 1", "z 1", "y 1"], ["z 1", "x 1", "y 1"]];
    assert_eq!(seen, expected.map(|outcome| outcome.map(str::to_owned)).into());
}

/// x is the first choice of all, and the second pass gives second choices in order of rank: nobody is
/// left for the third.
#[test]
fn the_second_pass_gives_the_highest_choice_that_is_left() {
    let mut parts = three_posts(1);
    for who in ["Ada", "Ben", "Cat"] {
        let candidate = Candidate::new(who).prefers("x", 1).prefers("y", 2).prefers("z", 5);
        parts = parts.candidate(candidate);
    }
    let scheme = parts.build().expect("no fault");
    let mut firsts = BTreeSet::new();
    for seed in 0..SEEDS {
        let plan = plan(&FoundationProgramme, &scheme, seed);
        let who = ["Ada", "Ben", "Cat"].map(|who| has(&plan, who));
        assert_eq!(BTreeSet::from(who.clone()), ["x 1", "y 1", "z 1"].map(str::to_owned).into());
        firsts.insert(who);
    }
    assert_eq!(firsts.len(), 6, "every order is drawn");
}

/// Of two people with equal wishes whoever comes first has both posts in the order of their choice, as far
/// as rotations go: each host once, so x and y in some order, and the other person the same in the other
/// order. Taking turns period by period leads there as well.
#[test]
fn whole_rotations_are_taken_at_once() {
    let mut parts = three_posts(2);
    parts.posts.retain(|post| post.id.as_str() != "z");
    for who in ["Ada", "Ben"] {
        parts = parts.candidate(Candidate::new(who).prefers("x", 1).prefers("y", 2));
    }
    let scheme = parts.build().expect("no fault");
    for seed in 0..SEEDS {
        for method in [&SerialRotation as &dyn secondment::methods::Method, &SerialPeriod] {
            let plan = plan(method, &scheme, seed);
            let both = BTreeSet::from(["Ada", "Ben"].map(|who| has(&plan, who)));
            assert_eq!(both, ["x 1, y 2", "y 1, x 2"].map(str::to_owned).into());
        }
    }
}

/// x in period 2 alone, and y over both periods. Ranks count 2 for x and 1 for y per period, so y for two
/// periods is as good as x for one, and covers more: a rotation is y. Period by period y comes first, too,
/// because x is not there yet. With rank 1 of three the rotation is x: 3 against 2 times 1.
#[test]
fn a_rotation_is_liked_for_all_its_periods() {
    let parts = |last: &str| {
        let mut parts = three_posts(2);
        parts.posts[0] = Post::new("x", "host of x").starts([2]);
        parts.posts[1] = Post::new("y", "host of y").periods(2);
        parts.posts[2] = Post::new("z", "host of z").places(0);
        let ada = Candidate::new("Ada").prefers("x", 1).prefers(last, 2);
        let ada = if last == "z" { ada.prefers("y", 3) } else { ada };
        parts.candidate(ada).build().expect("no fault")
    };
    let (two, three) = (parts("y"), parts("z"));
    assert_eq!(has(&plan(&SerialRotation, &two, 0), "Ada"), "y 1");
    assert_eq!(has(&plan(&SerialRotation, &three, 0), "Ada"), "x 2");
    assert_eq!(has(&plan(&SerialPeriod, &three, 0), "Ada"), "y 1");
}

/// The scheme's points decide: 0.5 for the first rank, 0.4 for the second. y for two periods has 0.8.
#[test]
fn ranks_count_as_the_scheme_says() {
    let scheme = |second: f64| {
        let mut parts = three_posts(2);
        parts.posts[0] = Post::new("x", "host of x").starts([2]);
        parts.posts[1] = Post::new("y", "host of y").periods(2);
        parts.posts.truncate(2);
        parts.objective.preference.ranks = [(1, 0.5), (2, second)].into();
        let ada = Candidate::new("Ada").prefers("x", 1).prefers("y", 2);
        parts.candidate(ada).build().expect("no fault")
    };
    assert_eq!(has(&plan(&SerialRotation, &scheme(0.4), 0), "Ada"), "y 1");
    assert_eq!(has(&plan(&SerialRotation, &scheme(0.2), 0), "Ada"), "x 2");
}
