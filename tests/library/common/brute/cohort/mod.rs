//! Rules that couple candidates, on a whole plan.

mod counts;
mod homes;
mod people;
mod resources;
mod targets;

use secondment::Placement;
use secondment::model::{
    Candidate, CandidateSelect, Post, PostSelect, Provider, SchemeBuilder, When,
};

use super::calendar::number;
use super::leave::on_leave;
use super::{duration, pay, post, provider};

/// Somebody in a post from one period to another, both included.
#[derive(Clone, Copy)]
struct Stay<'a> {
    who: &'a Candidate,
    post: &'a Post,
    host: &'a Provider,
    first: u32,
    last: u32,
    /// Not under way when the horizon begins.
    new: bool,
    /// Periods of leave, one bit each.
    away: u128,
}

impl Stay<'_> {
    fn covers(&self, period: u32) -> bool {
        self.first <= period && period <= self.last && self.away >> period & 1 == 0
    }
}

/// What the rules make of a plan.
#[derive(Default)]
struct Judged {
    lost: i64,
    broken: Option<&'static str>,
}

impl Judged {
    /// So many units beyond a limit, at so many weighted points each, or forbidden.
    fn beyond(&mut self, parts: &SchemeBuilder, rule: &'static str, units: i64, each: Option<f64>) {
        self.shares_beyond(parts, rule, (units, 1), each);
    }

    /// The same for fractions of a unit, rounded up.
    fn shares_beyond(
        &mut self,
        parts: &SchemeBuilder,
        rule: &'static str,
        (parts_of_units, per): (i64, i64),
        each: Option<f64>,
    ) {
        if parts_of_units <= 0 {
            return;
        }
        match each {
            None => self.broken = self.broken.or(Some(rule)),
            Some(each) => {
                let lost = pay::points(f64::from(parts.scale) * each) * parts_of_units;
                self.lost += lost / per + i64::from(lost % per > 0);
            }
        }
    }
}

/// Points lost to soft rules by the rotations of all candidates, in the order of the scheme; or the
/// first hard rule that they break.
pub(super) fn lost<'a>(
    parts: &'a SchemeBuilder,
    rotations: impl Iterator<Item = &'a [Placement]>,
) -> Result<i64, &'static str> {
    let rotations: Vec<&[Placement]> = rotations.collect();
    let mut stays = Vec::new();
    for (who, rotation) in parts.candidates.iter().zip(&rotations) {
        let held = who.under_way.iter().map(|held| (&held.post, 1, held.remaining, false));
        let placed = rotation.iter().map(|placed| {
            let length = duration(parts, post(parts, placed.post.as_str()));
            (&placed.post, placed.start, placed.start + length - 1, true)
        });
        let away = (1..=parts.periods.count).filter(|&period| on_leave(parts, who, period));
        let away = away.fold(0, |set, period| set | 1 << period);
        for (id, first, last, new) in held.chain(placed) {
            let post = post(parts, id.as_str());
            let host = provider(parts, post.provider.as_str());
            stays.push(Stay { who, post, host, first, last, new, away });
        }
    }
    let mut judged = Judged::default();
    let rules = [
        resources::judge,
        counts::minimum,
        counts::filled,
        counts::totals,
        counts::shares,
        homes::release,
        homes::balance,
        homes::mentors,
        people::apart,
        people::together,
    ];
    for judge in rules {
        judge(parts, &stays, &mut judged);
    }
    targets::judge(parts, &rotations, &mut judged);
    judged.broken.map_or(Ok(judged.lost), Err)
}

/// Whether a scheme has any rule of the kind.
pub(super) fn any(parts: &SchemeBuilder) -> bool {
    let rules = &parts.rules;
    !rules.resources.is_empty()
        || !rules.bridges.is_empty()
        || rules.translators.is_some()
        || !rules.filled.is_empty()
        || !rules.totals.is_empty()
        || !rules.shares.is_empty()
        || !rules.release.is_empty()
        || !rules.balance.is_empty()
        || !rules.apart.is_empty()
        || !rules.together.is_empty()
        || parts.posts.iter().any(|post| post.minimum.is_some())
        || parts.providers.iter().any(|host| host.mentors.is_some())
}

fn is_about(parts: &SchemeBuilder, select: &PostSelect, post: &Post) -> bool {
    let host = provider(parts, post.provider.as_str());
    select.posts.as_ref().is_none_or(|set| set.contains(&post.id))
        && select.providers.as_ref().is_none_or(|set| set.contains(&host.id))
        && select.kinds.as_ref().is_none_or(|set| set.contains(&host.kind))
        && select.sectors.as_ref().is_none_or(|set| set.contains(&host.sector))
        && select
            .places
            .as_ref()
            .is_none_or(|set| host.place.as_ref().is_some_and(|place| set.contains(place)))
        && select
            .streams
            .as_ref()
            .is_none_or(|set| post.stream.as_ref().is_some_and(|stream| set.contains(stream)))
        && select.tags.as_ref().is_none_or(|set| post.tags.iter().any(|tag| set.contains(tag)))
}

fn concerns(select: &CandidateSelect, who: &Candidate) -> bool {
    select.ids.as_ref().is_none_or(|set| set.contains(&who.id))
        && select
            .homes
            .as_ref()
            .is_none_or(|set| who.home.as_ref().is_some_and(|home| set.contains(home)))
}

/// The periods of the horizon that a rule names, or all if it names none.
fn in_force<'w>(parts: &SchemeBuilder, periods: impl IntoIterator<Item = &'w When>) -> Vec<u32> {
    let named: Vec<u32> = periods.into_iter().map(|&when| number(parts, when)).collect();
    (1..=parts.periods.count).filter(|p| named.is_empty() || named.contains(p)).collect()
}
