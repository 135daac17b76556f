//! Tags that a rotation still needs, and idle periods it still may have: one small number.

use crate::model::PostIx;
use crate::verify::Person;

/// More states than this are not told apart: the rules are left to the search.
const MOST_STATES: usize = 64;

/// What whole rotations must satisfy, as far as the relaxed table follows it.
///
/// A state is `tags * (idle + 1) + idle left`, and `tags` has one digit per rule: placements still
/// needed.
pub(super) struct Needs {
    /// Tag and number still needed at first, for each rule followed.
    tags: Vec<(crate::model::TagIx, usize)>,
    /// Idle periods allowed, if followed.
    idle: Option<usize>,
}

impl Needs {
    pub(super) fn of(person: &Person<'_>, may_follow: bool) -> Self {
        let scheme = person.scheme();
        let under_way = person.row.under_way.map(|under_way| under_way.post);
        let has = |tag| under_way.is_some_and(|post| scheme.post_row(post).tags.contains(&tag));
        let missing = scheme.weights().tags.iter().filter_map(|limit| {
            let least = (limit.at_least as usize).saturating_sub(usize::from(has(limit.tag)));
            (least > 0).then_some((limit.tag, least))
        });
        let tags = missing.collect();
        let idle = scheme.weights().idle.filter(|&limit| limit < scheme.periods());
        let mut needs = Self { tags, idle };
        if !may_follow || needs.states() > MOST_STATES {
            needs.idle = None;
        }
        if !may_follow || needs.states() > MOST_STATES {
            needs.tags.clear();
        }
        needs
    }

    fn idle_states(&self) -> usize {
        self.idle.map_or(1, |limit| limit + 1)
    }

    pub(super) fn states(&self) -> usize {
        self.tags.iter().fold(self.idle_states(), |states, &(_, least)| {
            states.saturating_mul(least.saturating_add(1))
        })
    }

    /// All tags needed, no idle period spent.
    pub(super) fn start(&self) -> usize {
        self.states() - 1
    }

    /// Whether no tag is needed any more.
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
        let bits = self.tags.iter().enumerate().filter(|(_, (tag, _))| tags.contains(tag));
        bits.map(|(rule, _)| 1 << rule).sum()
    }

    /// The state after a placement that serves these rules.
    pub(super) fn place(&self, state: usize, served: u32) -> usize {
        let mut next = state;
        let mut digit = self.idle_states();
        for (rule, &(_, least)) in self.tags.iter().enumerate() {
            let missing = state / digit % (least + 1);
            if served & (1 << rule) != 0 && missing > 0 {
                next -= digit;
            }
            digit *= least + 1;
        }
        next
    }
}
