//! A row of a rule that couples candidates.

use std::fmt::{Display, Write};

use crate::model::{Id, PostIx, Scheme};
use crate::verify::{Rule, Violation};

/// A row: the sum of amounts over the plan, those under way included, within limits.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The rule, the id of the scheme's entry, and what tells its rows apart.
    pub(crate) name: String,
    pub(crate) rule: Rule,
    post: Option<PostIx>,
    period: Option<usize>,
    pub(crate) at_least: Option<i64>,
    pub(crate) at_most: Option<i64>,
    /// What it costs to leave the limits; `None` forbids it.
    pub(crate) soft: Option<Soft>,
    /// What placements under way amount to.
    pub(crate) under_way: i64,
    /// Whether the amount of a rotation is the sum of the amounts of its placements.
    pub(crate) linear: bool,
    said: Said,
}

/// How a broken row is put to people.
#[derive(Clone, Debug)]
enum Said {
    /// As so many of something, and who allows or asks for another number.
    Counted { what: String, by: String },
    /// As it stands.
    Plainly(String),
}

/// The cost of leaving a row's limits: so many points for every `per` units beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Soft {
    pub(crate) points: i64,
    pub(crate) per: i64,
}

impl Soft {
    pub(super) fn lost(self, excess: i64) -> i64 {
        let lost = i128::from(self.points) * i128::from(excess);
        let per = i128::from(self.per);
        (lost + per - 1).div_euclid(per).min(i128::from(i64::MAX)) as i64
    }
}

impl Row {
    /// A hard row without limits, named after a rule and the id of an entry.
    pub(super) fn new(rule: Rule, id: &Id) -> Self {
        Self::of_rule(rule).part(id)
    }

    /// A hard row without limits, the only one of its rule.
    pub(super) fn of_rule(rule: Rule) -> Self {
        Self {
            name: rule.as_str().to_owned(),
            rule,
            post: None,
            period: None,
            at_least: None,
            at_most: None,
            soft: None,
            under_way: 0,
            linear: true,
            said: Said::Plainly(String::new()),
        }
    }

    /// Adds to the name what tells the row apart. A slash in it is written %2F, a percent sign %25.
    pub(super) fn part(mut self, part: impl Display) -> Self {
        let part = part.to_string().replace('%', "%25").replace('/', "%2F");
        let _ = write!(self.name, "/{part}");
        self
    }

    /// Makes it a row to which a rotation adds as a whole, not placement by placement.
    pub(super) fn of_whole_rotations(mut self) -> Self {
        self.linear = false;
        self
    }

    /// Has a plan that breaks it be told as so many `what`, where others are allowed or asked for `by` something.
    pub(super) fn counts(mut self, what: impl Into<String>, by: impl Into<String>) -> Self {
        self.said = Said::Counted { what: what.into(), by: by.into() };
        self
    }

    /// Has a plan that breaks it be told this.
    pub(super) fn says(mut self, words: impl Into<String>) -> Self {
        self.said = Said::Plainly(words.into());
        self
    }

    /// Makes it the row of one post.
    pub(super) fn at(mut self, post: PostIx) -> Self {
        self.post = Some(post);
        self
    }

    /// Makes it the row of one period, given from 0 and named from 1.
    pub(super) fn in_period(mut self, period: usize) -> Self {
        self.period = Some(period);
        self.part(period + 1)
    }

    pub(super) fn limits(mut self, at_least: Option<i64>, at_most: Option<i64>) -> Self {
        (self.at_least, self.at_most) = (at_least, at_most);
        self
    }

    /// Makes it soft, if points are stated, at so many for each `per` units.
    pub(super) fn soft(mut self, points: Option<i64>, per: i64) -> Self {
        self.soft = points.map(|points| Soft { points, per });
        self
    }

    /// How far an amount lies beyond the limits.
    pub(super) fn excess(&self, amount: i64) -> i64 {
        let below = self.at_least.map_or(0, |least| least - amount);
        let above = self.at_most.map_or(0, |most| amount - most);
        below.max(above).max(0)
    }

    /// Points lost at the least over sums of new amounts in a range; `None` if all of them break it.
    pub(crate) fn least_lost(&self, low: i64, high: i64) -> Option<i64> {
        let (low, high) = (low + self.under_way, high + self.under_way);
        let nearest = match (self.at_least, self.at_most) {
            (_, Some(most)) if low > most => low,
            (Some(least), _) if high < least => high,
            _ => return Some(0),
        };
        self.soft.map(|soft| soft.lost(self.excess(nearest)))
    }

    pub(super) fn broken(&self, scheme: &Scheme, amount: i64) -> Violation {
        let bound = match (self.at_least, self.at_most) {
            (Some(least), _) if amount < least => format!("asks for {least}"),
            (_, most) => format!("allows {}", most.unwrap_or(amount)),
        };
        let detail = match &self.said {
            Said::Counted { what, by } => format!("{amount} {what}; {by} {bound}"),
            Said::Plainly(words) => words.clone(),
        };
        let mut violation = Violation::new(self.rule, detail);
        if let Some(post) = self.post {
            violation = violation.post_ix(scheme, post);
        }
        match self.period {
            Some(period) => violation.position(period),
            None => violation,
        }
    }
}
