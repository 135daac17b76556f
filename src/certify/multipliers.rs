//! Multipliers of candidates' own rules and of the lowest total, checked and in typed indices.

use std::collections::BTreeMap;

use super::limits::{Count, Limit, find, most_placements};
use super::prices::HIGHEST;
use super::{CertifyError, Rate, Units};
use crate::model::{CandidateIx, Id, OrderRule, PostSelect, Scheme, Unit};
use crate::plan::{Own, PRICE_UNIT, Prices};
use crate::verify::{Cohort, Person, Step};

/// What a certificate states of candidates one by one.
pub(super) struct Multipliers {
    /// By candidate; `None` for those who are searched.
    own: Vec<Option<OwnRules>>,
    /// By candidate: price units that a point counts beyond once.
    worst: Vec<i64>,
    /// Thousandths of a price unit by which the lowest total counts beyond all of these.
    left: Units,
}

/// One candidate's own rules, as far as they are followed or charged.
pub(super) struct OwnRules {
    /// Limits that are followed, in order of name.
    pub(super) follows: Vec<Count>,
    pub(super) charges: Charges,
}

/// What multipliers charge placements, and what their limits add.
pub(super) struct Charges {
    /// Per placement, by post.
    once: Vec<Units>,
    /// Per period served, by post.
    served: Vec<Units>,
    orders: Vec<OrderCharge>,
    /// Multiplier times limit, over all limits.
    pub(super) limits: Units,
}

/// The multipliers of one rule on order.
struct OrderCharge {
    posts: Vec<bool>,
    after: Vec<bool>,
    times: Units,
    most: Units,
    /// The sum of the multipliers of this period and all later ones; 0 after the last.
    from: Vec<Units>,
}

impl Multipliers {
    pub(super) fn new(cohort: &Cohort<'_>, prices: &Prices) -> Result<Self, CertifyError> {
        let scheme = cohort.scheme;
        let mut own: Vec<_> = scheme.candidates().map(|_| None).collect();
        for (id, stated) in &prices.own {
            let ix = candidate(scheme, id)?;
            own[ix.get()] = Some(OwnRules::new(&Person::new(cohort, ix), stated)?);
        }
        let mut worst = vec![0; scheme.candidates().len()];
        let mut left = Units::from(PRICE_UNIT) * Units::from(scheme.weights().worst.thousandths);
        for (id, &units) in &prices.worst {
            let ix = candidate(scheme, id)?;
            if units < 0 {
                return Err(CertifyError::NegativeWorst { candidate: id.clone() });
            }
            worst[ix.get()] = units;
            left -= 1000 * Units::from(units);
        }
        if left < 0 {
            return Err(CertifyError::WorstMultipliers);
        }
        Ok(Self { own, worst, left })
    }

    /// The candidate's own rules; `None` where the candidate is searched.
    pub(super) fn own(&self, ix: CandidateIx) -> Option<&OwnRules> {
        self.own[ix.get()].as_ref()
    }

    /// Whether anybody's own rules are relaxed.
    pub(super) fn any_own(&self) -> bool {
        self.own.iter().any(Option::is_some)
    }

    /// What each point of a candidate counts.
    pub(super) fn rate(&self, ix: CandidateIx) -> Rate {
        Rate::beyond_once(self.worst[ix.get()])
    }

    /// Whether the lowest total counts beyond what multipliers give to candidates.
    pub(super) fn leaves_worst(&self) -> bool {
        self.left > 0
    }

    /// At most what the lowest total adds beyond what multipliers give to candidates, where it is at
    /// most the least of these.
    pub(super) fn most_worst(&self, scheme: &Scheme, totals: impl Iterator<Item = i64>) -> Units {
        let least = totals.min().unwrap_or(0);
        if self.worst.iter().all(|&units| units == 0) {
            return super::units(scheme.weights().worst.points(least));
        }
        -(-self.left * Units::from(least)).div_euclid(1000)
    }
}

fn candidate(scheme: &Scheme, id: &Id) -> Result<CandidateIx, CertifyError> {
    let unknown = || CertifyError::UnknownCandidate { candidate: id.clone() };
    scheme.find_candidate(id.as_str()).ok_or_else(unknown)
}

impl OwnRules {
    fn new(person: &Person<'_>, stated: &Own) -> Result<Self, CertifyError> {
        let named = |limit: &String| (person.id().clone(), limit.clone());
        let known = |name: &String| {
            let (candidate, limit) = named(name);
            find(person, name).ok_or(CertifyError::UnknownLimit { candidate, limit })
        };
        let mut follows = Vec::with_capacity(stated.follows.len());
        for name in &stated.follows {
            match known(name)? {
                Limit::Count(count) if count.unit == Unit::Placements => follows.push(count),
                _ => {
                    let (candidate, limit) = named(name);
                    return Err(CertifyError::NotFollowed { candidate, limit });
                }
            }
        }
        let mut priced = Vec::with_capacity(stated.multipliers.len());
        for (name, &multiplier) in &stated.multipliers {
            let limit = known(name)?;
            check(&limit, multiplier, || named(name))?;
            priced.push((limit, Units::from(multiplier)));
        }
        Ok(Self { follows, charges: Charges::new(person, priced) })
    }
}

/// Whether a limit takes such a multiplier.
fn check(
    limit: &Limit<'_>,
    multiplier: i64,
    named: impl Fn() -> (Id, String),
) -> Result<(), CertifyError> {
    let (has_least, has_most) = match limit {
        Limit::Count(count) => (count.least.is_some(), count.most.is_some()),
        Limit::Order(..) => (false, true),
    };
    let (candidate, limit) = named();
    if multiplier.unsigned_abs() > HIGHEST.unsigned_abs() {
        return Err(CertifyError::MultiplierTooLarge { candidate, limit });
    }
    if (multiplier > 0 && !has_most) || (multiplier < 0 && !has_least) {
        let side = if multiplier > 0 { "above" } else { "below" };
        return Err(CertifyError::MultiplierSign { candidate, limit, side });
    }
    Ok(())
}

impl Charges {
    fn new(person: &Person<'_>, priced: Vec<(Limit<'_>, Units)>) -> Self {
        let scheme = person.scheme();
        let none = || vec![0; scheme.posts().len()];
        let mut charges = Self { once: none(), served: none(), orders: Vec::new(), limits: 0 };
        let mut orders: BTreeMap<&Id, (&OrderRule, Vec<Units>)> = BTreeMap::new();
        for (limit, multiplier) in priced {
            match limit {
                Limit::Count(count) => charges.count(&count, multiplier),
                Limit::Order(rule, period) => {
                    let none = || (rule, vec![0; scheme.periods() + 1]);
                    orders.entry(&rule.id).or_insert_with(none).1[period] = multiplier;
                }
            }
        }
        for (rule, multipliers) in orders.into_values() {
            charges.order(person, rule, multipliers);
        }
        charges
    }

    fn count(&mut self, count: &Count, multiplier: Units) {
        let side = if multiplier > 0 { count.most } else { count.least };
        self.limits += multiplier * Units::from(side.unwrap_or(0));
        let by_post = match count.unit {
            Unit::Placements => &mut self.once,
            Unit::Periods => &mut self.served,
        };
        for (charge, counts) in by_post.iter_mut().zip(&count.posts) {
            *charge += if *counts { multiplier } else { 0 };
        }
    }

    fn order(&mut self, person: &Person<'_>, rule: &OrderRule, mut from: Vec<Units>) {
        let scheme = person.scheme();
        let marked = |select: &PostSelect| -> Vec<bool> {
            scheme.posts().map(|post| select.matches(scheme, post)).collect()
        };
        for period in (0..scheme.periods()).rev() {
            from[period] += from[period + 1];
        }
        let posts = marked(&rule.posts);
        let after = rule.after.as_ref().map_or_else(Vec::new, marked);
        let most = Units::from(most_placements(scheme, &posts));
        if person.row.under_way.is_some_and(|held| after[held.post.get()]) {
            self.limits += from[0] * most;
        }
        self.orders.push(OrderCharge { posts, after, times: rule.times.into(), most, from });
    }

    /// What a placement is charged; below 0 where it is paid.
    pub(super) fn of(&self, person: &Person<'_>, step: Step) -> Units {
        let (post, start) = step;
        let end = start + person.scheme().post_row(post).duration;
        let post = post.get();
        let by_order = self.orders.iter().map(|order| {
            let starts = if order.posts[post] { order.times * order.from[start] } else { 0 };
            let ended = if order.after[post] { order.most * order.from[end] } else { 0 };
            starts - ended
        });
        let served = self.served[post] * person.periods(step) as Units;
        self.once[post] + served + by_order.sum::<Units>()
    }
}
