//! Slots: placements that the relaxation does not tell apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::post_card::{self, Card};
use crate::model::{Boundaries, CandidateRow, PostIx, ProviderIx, Scheme};
use crate::pricing::diagram::groups::Groups;
use crate::pricing::diagram::slot::SlotKey;
use crate::pricing::period_set::{self, PeriodSet};
use crate::pricing::points::fit::CompetencyFit;
use crate::pricing::rules::availability;
use crate::pricing::rules::counters::Counters;
use crate::pricing::rules::limit::Signature;

/// From so many candidates on, all have the slots of the whole scheme, those without a placement
/// included: then candidates share diagrams, which saves far more than the empty slots cost.
const SHARED_FROM: usize = 64;

/// No slot.
const NONE: u32 = u32::MAX;

/// What all candidates share when they are compiled.
#[derive(Debug)]
pub(crate) struct Slots {
    pub(crate) groups: Groups,
    /// Limits on placements.
    pub(crate) counters: Counters,
    /// By post.
    pub(crate) cards: Vec<Card>,
    /// The slots of the scheme, in order.
    keys: Arc<[SlotKey]>,
    /// Slot by class x period.
    table: Vec<u32>,
    periods: usize,
    /// Whether all candidates have the slots of the scheme.
    shared: bool,
    /// Hundredths of places that placements under way leave, by post and period, where places are filled
    /// by hundredths.
    room: Option<Box<[i64]>>,
}

impl Slots {
    /// `ranks` breaks ties between posts.
    pub(crate) fn of(
        scheme: &Scheme,
        taken: &[u32],
        fits: &[CompetencyFit],
        ranks: &[u64],
    ) -> Self {
        let groups = Groups::of(scheme);
        let counters = Counters::of(scheme);
        let mut cards = post_card::cards(scheme, taken, &groups, fits, &counters);
        take_turns(&mut cards, ranks);
        let starts = classify(scheme, &mut cards);
        let periods = scheme.periods();
        let key = |class: &Class, start: usize| SlotKey {
            start: start as u32,
            duration: class.duration,
            group: class.group,
            counted: class.counted,
        };
        let all: BTreeSet<SlotKey> = starts
            .iter()
            .flat_map(|(class, &starts)| {
                period_set::periods(starts).map(move |start| key(class, start))
            })
            .collect();
        let keys: Arc<[SlotKey]> = all.into_iter().collect();
        let mut table = vec![NONE; starts.len() * periods];
        for (at, (class, &starts)) in starts.iter().enumerate() {
            for start in period_set::periods(starts) {
                let slot = keys.binary_search(&key(class, start)).expect("listed above");
                table[at * periods + start] = slot as u32;
            }
        }
        let shared = scheme.candidates().len() >= SHARED_FROM;
        let room = scheme.weights().hundredths.then(|| room(scheme).into());
        Self { groups, counters, cards, keys, table, periods, shared, room }
    }

    /// Starts of a post for a candidate, as far as the post, the horizon and placements under way decide.
    pub(crate) fn starts(
        &self,
        scheme: &Scheme,
        candidate: &CandidateRow,
        post: PostIx,
    ) -> PeriodSet {
        match &self.room {
            None => self.card(post).starts,
            Some(room) => {
                let room = &room[post.get() * self.periods..][..self.periods];
                availability::starts_of(candidate, scheme.post_row(post), room)
            }
        }
    }

    /// What every candidate sees of a post.
    pub(crate) fn card(&self, post: PostIx) -> &Card {
        &self.cards[post.get()]
    }

    /// Number of slots in the scheme.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The slots of a class, by period.
    pub(crate) fn of_class(&self, class: u32) -> &[u32] {
        &self.table[class as usize * self.periods..][..self.periods]
    }

    /// The slots of a candidate and the first placement of each, given the number of placements in
    /// each slot of the scheme.
    pub(crate) fn kept(&self, counts: &[u32]) -> (Arc<[SlotKey]>, Box<[u32]>) {
        let mut end = 0;
        let kept = |count: &u32| self.shared || *count > 0;
        let mut first: Vec<u32> = vec![0];
        for count in counts.iter().filter(|count| kept(count)) {
            end += count;
            first.push(end);
        }
        let keys = if self.shared {
            Arc::clone(&self.keys)
        } else {
            let keys = self.keys.iter().zip(counts).filter(|(_, count)| kept(count));
            keys.map(|(key, _)| *key).collect()
        };
        (keys, first.into())
    }

    /// Most points of a crossing from the origin into one of these posts, by group.
    pub(crate) fn first_crossing(
        &self,
        boundaries: &Boundaries,
        origin: Option<ProviderIx>,
        posts: impl Iterator<Item = PostIx>,
    ) -> Vec<i64> {
        let mut first = vec![None; self.groups.len()];
        if let Some(from) = origin {
            for post in posts {
                let card = self.card(post);
                let points = boundaries.weight(from, card.provider);
                let most = &mut first[card.group as usize];
                *most = Some(most.map_or(points, |most: i64| most.max(points)));
            }
        }
        first.into_iter().map(Option::unwrap_or_default).collect()
    }
}

/// Hundredths of places that placements under way leave, by post and period.
pub(crate) fn room(scheme: &Scheme) -> Vec<i64> {
    let places = scheme.posts().flat_map(|post| scheme.post_row(post).places.iter());
    let mut room: Vec<i64> = places.map(|&places| 100 * i64::from(places)).collect();
    for row in scheme.candidates().map(|candidate| scheme.candidate_row(candidate)) {
        let Some(held) = row.under_way else { continue };
        let first = held.post.get() * scheme.periods();
        for period in 0..held.remaining.min(scheme.periods()) {
            if row.leave >> period & 1 == 0 {
                room[first + period] -= i64::from(row.share);
            }
        }
    }
    room
}

/// What the posts of a class have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Class {
    duration: u32,
    group: u32,
    counted: Signature,
}

/// Numbers the classes of posts, in order; returns for each the starts that some post allows if
/// nobody is under way.
fn classify(scheme: &Scheme, cards: &mut [Card]) -> BTreeMap<Class, PeriodSet> {
    let of = |card: &Card| Class {
        duration: card.duration,
        group: card.group.into(),
        counted: card.followed,
    };
    let empty = vec![0; scheme.periods()];
    let mut starts: BTreeMap<Class, PeriodSet> = BTreeMap::new();
    for (card, post) in cards.iter().zip(scheme.posts()) {
        let row = scheme.post_row(post);
        // Who is on leave does not need the places there.
        let some = if scheme.weights().hundredths {
            availability::starts_anywhere(row, scheme.periods())
        } else {
            availability::starts(row, &empty)
        };
        *starts.entry(of(card)).or_default() |= some;
    }
    let numbers: BTreeMap<Class, u32> = starts.keys().copied().zip(0..).collect();
    for card in cards {
        card.class = numbers[&of(card)];
    }
    starts
}

/// Numbers the posts by their ranks, those of equal rank by their index.
fn take_turns(cards: &mut [Card], ranks: &[u64]) {
    let mut order: Vec<u32> = (0..cards.len() as u32).collect();
    order.sort_unstable_by_key(|&post| (ranks[post as usize], post));
    for (post, turn) in order.into_iter().zip(0..) {
        cards[post as usize].turn = turn;
    }
}
