//! Who would rather have each other than what the plan gives them.

use std::collections::BTreeSet;

use super::definition::{Counted, Definition};
use super::subject::share;
use crate::methods::measures::Datum;
use crate::model::{Id, Scheme};
use crate::plan::Plan;
use crate::verify::{BlockingPair, blocking_pairs};

const BLOCKING: &str = "Gale and Shapley 1962; the page of the rules: blocking pairs";
const ENVY: &str = "Abdulkadiroğlu and Sönmez 2003";
const WASTE: &str = "Balinski and Sönmez 1999";

pub(super) const DEFINITIONS: [Definition; 7] = [
    Definition::new(
        "blocking-pairs",
        Counted::Pairs,
        "Candidates and posts, from a start on, that would rather have each other",
    )
    .less()
    .source(BLOCKING),
    Definition::new("blocking-people", Counted::People, "Candidates in at least one blocking pair")
        .less()
        .source(BLOCKING),
    Definition::new(
        "blocking-people-share",
        Counted::Share,
        "Candidates in a blocking pair, of those who rank any post",
    )
    .less()
    .source(BLOCKING),
    Definition::new(
        "wasted-pairs",
        Counted::Pairs,
        "Blocking pairs for which the post has a free place in every period",
    )
    .less()
    .source(WASTE),
    Definition::new(
        "justified-envy",
        Counted::Pairs,
        "Blocking pairs for which somebody must go whom the host ranks lower",
    )
    .less()
    .source(ENVY),
    Definition::new("envious-people", Counted::People, "Candidates with justified envy")
        .less()
        .source(ENVY),
    Definition::new(
        "envious-people-share",
        Counted::Share,
        "Candidates with justified envy, of those who rank any post",
    )
    .less()
    .source(ENVY),
];

/// Blocking pairs of a plan, and what they are made of.
///
/// A *blocking pair* is a candidate, a post and a start; the page of the
/// [rules](crate::_documentation::rules#blocking-pairs) says to the letter when it blocks. The pairs are of two
/// sorts. Where the post has a free place in every period that the placement would cover, the place is
/// *wasted* (Balinski and Sönmez 1999, "A tale of two mechanisms: student placement", Journal of Economic
/// Theory 84). Otherwise somebody else is there whom the host ranks strictly lower, and the candidate's envy
/// of them is *justified* (Abdulkadiroğlu and Sönmez 2003, "School choice: a mechanism design approach",
/// American Economic Review 93).
///
/// So envy is counted here only where it would take the place of somebody: whoever could have a free place of
/// the same post from the same start has no envy counted for it. A pair counts once, however many people
/// would have to go in its different periods. Envy of somebody under way or pinned is not counted, nor is
/// that of a candidate who could not take the post by the rules that concern them alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stability {
    /// Blocking pairs.
    pub pairs: u64,
    /// Candidates in at least one of them.
    pub people: u64,
    /// Pairs for which the post has a free place in every period.
    pub wasted: u64,
    /// Pairs for which somebody must go.
    pub justified_envy: u64,
    /// Candidates in at least one pair for which somebody must go.
    pub envious_people: u64,
    /// Candidates who rank at least one post; nobody else can be in a pair.
    pub preferring_people: u64,
}

impl Stability {
    /// The blocking pairs of a plan, counted.
    pub fn of(scheme: &Scheme, plan: &Plan) -> Self {
        let pairs = blocking_pairs(scheme, plan);
        let people = |pairs: &mut dyn Iterator<Item = &BlockingPair>| {
            let ids: BTreeSet<Id> = pairs.map(|pair| pair.candidate.clone()).collect();
            ids.len() as u64
        };
        let envies = |pair: &&BlockingPair| !pair.displaces.is_empty();
        let justified_envy = pairs.iter().filter(envies).count() as u64;
        let ranks =
            |&ix: &crate::model::CandidateIx| !scheme.candidate_row(ix).preferences.is_empty();
        Self {
            pairs: pairs.len() as u64,
            people: people(&mut pairs.iter()),
            wasted: pairs.len() as u64 - justified_envy,
            justified_envy,
            envious_people: people(&mut pairs.iter().filter(envies)),
            preferring_people: scheme.candidates().filter(ranks).count() as u64,
        }
    }

    /// Candidates in a blocking pair as a share of those who rank any post; `None` where nobody does.
    pub fn people_share(&self) -> Option<f64> {
        share(self.people, self.preferring_people)
    }

    /// Candidates with justified envy as a share of those who rank any post; `None` where nobody does.
    pub fn envious_share(&self) -> Option<f64> {
        share(self.envious_people, self.preferring_people)
    }

    pub(super) fn data(&self, data: &mut Vec<Datum>) {
        let count = |name, count: u64| Datum::new(name, count as i64);
        let share = |name, share: Option<f64>| Some(Datum::new(name, share?));
        data.extend([count("blocking-pairs", self.pairs), count("blocking-people", self.people)]);
        data.extend(share("blocking-people-share", self.people_share()));
        data.extend([
            count("wasted-pairs", self.wasted),
            count("justified-envy", self.justified_envy),
            count("envious-people", self.envious_people),
        ]);
        data.extend(share("envious-people-share", self.envious_share()));
    }
}
