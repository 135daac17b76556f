//! The preference-informed allocation of the UK Foundation Programme.

use super::lots::{Lots, order_of_period};
use super::rules::whole;
use super::run::{Run, by_period};
use super::wishes::{rank, standing};
use crate::methods::{About, Matched, Method};
use crate::model::{PostIx, Scheme};
use crate::solve::{CancelToken, Error};

/// Preference-informed allocation, as the UK Foundation Programme has used it since 2024, in each period.
///
/// Everybody gets a random rank. In a first pass, in order of rank, whoever's first choice still has a
/// place gets it, and all others are passed over; in a second pass, in order of rank, those get their
/// highest choice that has one. Ours: periods in place of one allocation, posts in place of foundation
/// schools, a new rank in each period, and a third pass in which whoever is left gets a post that they
/// did not rank.
#[derive(Clone, Copy, Debug, Default)]
pub struct FoundationProgramme;

impl Method for FoundationProgramme {
    fn about(&self) -> About {
        About {
            name: "foundation-programme",
            source: "UK Foundation Programme Office, Preference Informed Allocation, foundationprogramme.nhs.uk; \
         Leaf and Lynn 2024, BMJ 384:q722",
            random: true,
            may_break: whole(),
            settings: &[],
        }
    }

    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let lots = Lots::new(scheme, seed);
        let plan = by_period(scheme, cancel, |run, period| {
            let mut offers = run.offers(period);
            for (at, offers) in offers.iter_mut().enumerate() {
                offers.sort_by_cached_key(|&post| standing(&run.people[at], at, post, &lots));
            }
            let mut left = order_of_period(seed, period, offers.len());
            for choices in [first, ranked, all] {
                left.retain(|&at| !place(run, at, choices(run, at, &offers[at]), period));
            }
        });
        Ok(plan.into())
    }
}

/// The first choice, where one is ranked.
fn first<'p>(run: &Run<'_>, at: usize, posts: &'p [PostIx]) -> &'p [PostIx] {
    &ranked(run, at, posts)[..usize::from(!ranked(run, at, posts).is_empty())]
}

/// The choices that are ranked; they come first.
fn ranked<'p>(run: &Run<'_>, at: usize, posts: &'p [PostIx]) -> &'p [PostIx] {
    let ranked = posts.partition_point(|&post| rank(&run.people[at], post).is_some());
    &posts[..ranked]
}

/// Everything.
fn all<'p>(_: &Run<'_>, _: usize, posts: &'p [PostIx]) -> &'p [PostIx] {
    posts
}

/// Places somebody in the first of these posts that has a place; whether there is one.
fn place(run: &mut Run<'_>, at: usize, choices: &[PostIx], period: usize) -> bool {
    let open = choices.iter().find(|&&post| run.has_room(at, (post, period)));
    if let Some(&post) = open {
        run.place(at, (post, period));
    }
    open.is_some()
}
