//! Placements that a rotation still needs, and idle periods it still may have: one small number.

use crate::model::{PostIx, TagIx};
use crate::verify::{Person, placements_needed};

/// More states than this are not told apart: the rules are left to the search.
const MOST_STATES: usize = 64;

/// What whole rotations must satisfy, as far as the relaxed table follows it.
///
/// A state is `placements * (idle + 1) + idle left`, and `placements` has one digit per rule:
/// placements still needed.
pub(super) struct Needs<'a> {
    /// What is needed and how often at first, for each rule followed.
    placements: Vec<(Wanted<'a>, usize)>,
    /// Idle periods allowed, if followed.
    idle: Option<usize>,
}

/// The posts in which placements are needed.
enum Wanted<'a> {
    /// Those with a tag.
    Tagged(TagIx),
    /// Those marked.
    Marked(&'a [bool]),
}

impl<'a> Needs<'a> {
    pub(super) fn of(person: &Person<'a>, may_follow: bool) -> Self {
        let scheme = person.scheme();
        let under_way = person.row.under_way.map(|under_way| under_way.post);
        let has = |tag| under_way.is_some_and(|post| scheme.post_row(post).tags.contains(&tag));
        let missing = scheme.weights().tags.iter().filter_map(|limit| {
            let least = (limit.at_least as usize).saturating_sub(usize::from(has(limit.tag)));
            (least > 0).then_some((Wanted::Tagged(limit.tag), least))
        });
        let counted = placements_needed(person).into_iter();
        let counted = counted.map(|(posts, least)| (Wanted::Marked(posts), least));
        let placements = missing.chain(counted).collect();
        let idle = scheme.weights().idle.filter(|&limit| limit < scheme.periods());
        let mut needs = Self { placements, idle };
        if !may_follow || needs.states() > MOST_STATES {
            needs.idle = None;
        }
        if !may_follow || needs.states() > MOST_STATES {
            needs.placements.clear();
        }
        needs
    }

    fn idle_states(&self) -> usize {
        self.idle.map_or(1, |limit| limit + 1)
    }

    pub(super) fn states(&self) -> usize {
        self.placements.iter().fold(self.idle_states(), |states, &(_, least)| {
            states.saturating_mul(least.saturating_add(1))
        })
    }

    /// All placements needed, no idle period spent.
    pub(super) fn start(&self) -> usize {
        self.states() - 1
    }

    /// Whether no placement is needed any more.
    pub(super) fn met(&self, state: usize) -> bool {
        state < self.idle_states()
    }

    /// The state after an idle period; `None` if it is one too many.
    pub(super) fn idle(&self, state: usize) -> Option<usize> {
        if self.idle.is_none() {
            return Some(state);
        }
        (!state.is_multiple_of(self.idle_states())).then(|| state - 1)
    }

    /// Which of the rules followed a post serves: bit r for rule r.
    pub(super) fn served(&self, person: &Person<'_>, post: PostIx) -> u32 {
        let tags = &person.scheme().post_row(post).tags;
        let serves = |wanted: &Wanted<'_>| match wanted {
            Wanted::Tagged(tag) => tags.contains(tag),
            Wanted::Marked(posts) => posts[post.get()],
        };
        let rules = self.placements.iter().enumerate();
        let bits = rules.filter(|(_, (wanted, _))| serves(wanted));
        bits.map(|(rule, _)| 1 << rule).sum()
    }

    /// The state after a placement that serves these rules.
    pub(super) fn place(&self, state: usize, served: u32) -> usize {
        let mut next = state;
        let mut digit = self.idle_states();
        for (rule, &(_, least)) in self.placements.iter().enumerate() {
            let missing = state / digit % (least + 1);
            if served & (1 << rule) != 0 && missing > 0 {
                next -= digit;
            }
            digit *= least + 1;
        }
        next
    }
}
