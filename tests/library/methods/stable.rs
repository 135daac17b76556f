//! Deferred acceptance.

use std::collections::BTreeSet;

use secondment::methods::known::DeferredAcceptance;
use secondment::model::{Candidate, Kind, Post, Provider, Sector};
use secondment::verify::{blocking_pairs, verify};
use secondment::{Scheme, SchemeBuilder};

use crate::common::rng::Rng;
use crate::common::tiny;
use crate::methods::market::{Market, has, plan};

/// Seeds of lotteries looked at.
const SEEDS: u64 = 30;
/// Schemes looked at.
const SCHEMES: u64 = 400;

fn host(id: &str, ranks: &[(&str, u32)]) -> Provider {
    let provider = Provider::new(id, "trust", Sector::Public);
    ranks.iter().fold(provider, |provider, &(who, rank)| provider.ranks(who, rank))
}

/// Ada: X, Y, Z. Ben: Y, X, Z. Cat: X, Y, Z. X ranks Ben, Ada, Cat; Y ranks Ada, Cat, Ben; Z all the same.
///
/// Ada proposes to X and Ben to Y; both are kept. Cat proposes to X, which keeps Ada; then to Y, which keeps
/// her and lets Ben go. Ben proposes to X, which lets Ada go; she proposes to Y, which lets Cat go; she
/// goes to Z. In any other order of proposals the same comes out, as everything but Z is strict.
#[test]
fn proposals_are_kept_until_better_ones_come() {
    let scheme = SchemeBuilder::new(1)
        .kind(Kind::new("trust"))
        .provider(host("X", &[("Ben", 1), ("Ada", 2), ("Cat", 3)]))
        .provider(host("Y", &[("Ada", 1), ("Cat", 2), ("Ben", 3)]))
        .provider(host("Z", &[]))
        .post(Post::new("x", "X"))
        .post(Post::new("y", "Y"))
        .post(Post::new("z", "Z"))
        .candidate(Candidate::new("Ada").prefers("x", 1).prefers("y", 2).prefers("z", 3))
        .candidate(Candidate::new("Ben").prefers("y", 1).prefers("x", 2).prefers("z", 3))
        .candidate(Candidate::new("Cat").prefers("x", 1).prefers("y", 2).prefers("z", 3))
        .build()
        .expect("no fault");
    for seed in 0..SEEDS {
        let plan = plan(&DeferredAcceptance, &scheme, seed);
        let all = ["Ada", "Ben", "Cat"].map(|who| has(&plan, who));
        assert_eq!(all, ["y 1", "x 1", "z 1"]);
    }
}

/// One post of so many places, which all want.
fn crowded(places: u32, ranks: &[(&str, u32)]) -> SchemeBuilder {
    let parts = SchemeBuilder::new(1).kind(Kind::new("trust")).provider(host("X", ranks));
    let parts = parts.post(Post::new("x", "X").places(places));
    let all = ["Ada", "Ben", "Cat"].map(|who| Candidate::new(who).prefers("x", 1));
    all.into_iter().fold(parts, SchemeBuilder::candidate)
}

fn placed(scheme: &Scheme) -> BTreeSet<Vec<String>> {
    let one = |seed| {
        let plan = plan(&DeferredAcceptance, scheme, seed);
        assert!(verify(scheme, &plan).is_valid());
        plan.rotations().map(|(who, _)| who.to_string()).collect()
    };
    (0..SEEDS).map(one).collect()
}

/// Ada is ranked; Ben and Cat are not, and draw lots for the second place.
#[test]
fn those_not_ranked_come_last_by_lot() {
    let scheme = crowded(2, &[("Ada", 4)]).build().expect("no fault");
    let expected = [["Ada", "Ben"], ["Ada", "Cat"]].map(|pair| pair.map(str::to_owned).to_vec());
    assert_eq!(placed(&scheme), expected.into());
}

/// A post that states ranks of its own is not bound by its provider's.
#[test]
fn ranks_of_a_post_replace_those_of_the_provider() {
    let mut parts = crowded(1, &[("Ada", 1)]);
    parts.posts[0].ranks = Some([("Ben".into(), 1)].into());
    let scheme = parts.build().expect("no fault");
    assert_eq!(placed(&scheme), [vec!["Ben".to_owned()]].into());
}

/// One place; Ada takes all of it and is second, Ben and Cat take half and are first and third. Ada never
/// stays: she goes when Ben proposes. If Cat proposed while Ada was there, or Ada after her, Cat is gone as
/// well, and half the place stays empty.
#[test]
fn shares_fill_a_place_from_the_best_ranked_down() {
    let mut parts = crowded(1, &[("Ben", 1), ("Ada", 2), ("Cat", 3)]);
    parts.candidates[1].share = 50;
    parts.candidates[2].share = 50;
    let scheme = parts.build().expect("no fault");
    let expected = [vec!["Ben".to_owned()], vec!["Ben".to_owned(), "Cat".to_owned()]];
    assert_eq!(placed(&scheme), expected.into());
}

#[test]
fn no_pair_blocks_a_market_of_one_period() {
    for seed in 0..SCHEMES {
        let market = Market::drawn(seed);
        let scheme = market.scheme();
        let plan = plan(&DeferredAcceptance, &scheme, seed);
        assert_eq!(blocking_pairs(&scheme, &plan), [], "seed {seed}: {market:?}");
    }
}

/// Stable markets have several stable matchings; this is the one that is best for every candidate, where
/// ranks are strict. Found by enumeration.
#[test]
fn candidates_have_the_best_stable_matching() {
    let mut several = 0;
    for seed in 0..SCHEMES {
        let mut market = Market::drawn(seed);
        let rng = &mut Rng::new(!seed);
        for host in &mut market.hosts {
            let mut ranks: Vec<u32> = (1..=host.len() as u32).collect();
            rng.shuffle(&mut ranks);
            *host = ranks.into_iter().map(Some).collect();
        }
        let stable: Vec<_> =
            market.matchings().into_iter().filter(|some| is_stable(&market, some)).collect();
        several += usize::from(stable.len() > 1);
        let found = market.read(&plan(&DeferredAcceptance, &market.scheme(), seed));
        assert!(stable.contains(&found), "seed {seed}");
        let rank = |who: usize, post: Option<usize>| {
            post.and_then(|post| market.ranks[who][post]).unwrap_or(u32::MAX)
        };
        for other in &stable {
            for who in 0..found.len() {
                assert!(rank(who, found[who]) <= rank(who, other[who]), "seed {seed}");
            }
        }
    }
    assert!(several > 0, "some markets leave a choice");
}

fn is_stable(market: &Market, matching: &[Option<usize>]) -> bool {
    (0..matching.len()).all(|who| {
        (0..market.places.len()).all(|post| {
            let Some(rank) = market.ranks[who][post] else { return true };
            let held = matching[who].and_then(|held| market.ranks[who][held]);
            if held.is_some_and(|held| held <= rank) || market.places[post] == 0 {
                return true;
            }
            let there: Vec<usize> =
                (0..matching.len()).filter(|&at| matching[at] == Some(post)).collect();
            let full = there.len() == market.places[post] as usize;
            full && there.iter().all(|&at| market.hosts[post][at] < market.hosts[post][who])
        })
    })
}

/// Schemes of one period with rules of all sorts.
#[test]
fn no_pair_blocks_a_scheme_of_one_period() {
    let mut wishes = 0;
    for seed in 0..3 * SCHEMES {
        let parts = tiny::scheme(seed);
        if parts.periods.count > 1 {
            continue;
        }
        let scheme = parts.build().unwrap_or_else(|error| panic!("{error}"));
        let plan = plan(&DeferredAcceptance, &scheme, seed);
        assert_eq!(blocking_pairs(&scheme, &plan), [], "seed {seed}");
        let ranked =
            scheme.candidates().filter(|&who| !scheme.candidate(who).preferences.is_empty());
        wishes += ranked.count();
    }
    assert!(wishes > 100, "{wishes}");
}
