//! Posts.

use super::super::{Duration, Places, Post};
use super::calendar::Horizon;
use super::{Check, LONGEST, MOST_PLACES, lists, number};
use crate::error::FaultCode;
use crate::model::text::Path;

/// What the checks of candidates need to know of a post. Periods are bits, from 0.
pub(super) struct PostFacts {
    /// Periods a placement lasts; 0 where that could not be told.
    pub(super) duration: u32,
    /// Periods in which a placement may start by the post's own list.
    pub(super) starts: u128,
    /// Periods with at least one place.
    pub(super) open: u128,
}

/// The bits of `count` periods from `first` on.
pub(super) fn span(first: usize, count: usize) -> u128 {
    let upto = |n: usize| if n >= 128 { u128::MAX } else { (1 << n) - 1 };
    upto(first.saturating_add(count)) & !upto(first)
}

/// Places of a post in a period, from 0.
pub(super) fn places_in(post: &Post, period: usize) -> u32 {
    people_in(&post.places, period)
}

/// People in a period, from 0.
fn people_in(people: &Places, period: usize) -> u32 {
    match people {
        Places::Every(places) => *places,
        Places::Varying { default, by_period } => {
            *by_period.get(&(period as u32 + 1)).unwrap_or(default)
        }
    }
}

impl PostFacts {
    /// Whether a placement may start in a period by the post's own list, durations and places.
    pub(super) fn can_start(&self, start: usize, horizon: usize, leave: u128) -> bool {
        let duration = self.duration as usize;
        let span = span(start, duration) & !leave;
        self.starts >> start & 1 == 1 && start + duration <= horizon && self.open & span == span
    }
}

pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("posts");
    let streams = root.field("streams");
    for (at, stream) in check.parts.streams.iter().enumerate() {
        let path = streams.index(at);
        number::weight(check.findings, &path.field("points"), stream.points);
    }
    for (at, post) in check.parts.posts.iter().enumerate() {
        let path = path.index(at);
        check.names.providers.find(check.findings, &post.provider, &path.field("provider"));
        also(check, post, &path.field("also"));
        if let Some(stream) = &post.stream {
            check.names.streams.find(check.findings, stream, &path.field("stream"));
        }
        check.levels(&post.essential, 1, &path.field("essential"));
        check.levels(&post.desirable, 1, &path.field("desirable"));
        check.levels(&post.develops, 1, &path.field("develops"));
        steps(check, post, &path.field("steps"));
        check.names.tags.find_all(check.findings, &post.tags, &path.field("tags"));
        let names = &check.names;
        names.requirements.find_all(check.findings, &post.meets, &path.field("meets"));
        names.clearances.find_all(check.findings, &post.clearances, &path.field("clearances"));
        if let Some(manager) = &post.manager {
            lists::id(check.findings, manager, &path.field("manager"));
        }
        number::weight(check.findings, &path.field("points"), post.points);
        let duration = duration(check, post.duration, &path.field("duration"));
        let starts = starts(check, post, &path.field("starts"));
        if let Some(ranks) = &post.ranks {
            check.ranks(ranks, &path.field("ranks"));
        }
        places(check, &post.places, &path.field("places"));
        minimum(check, post, &path.field("minimum"));
        let open = (0..128).filter(|&period| places_in(post, period) > 0);
        let open = open.fold(0, |mask, period| mask | 1 << period);
        let facts = PostFacts { duration, starts, open };
        usable(check, &facts, &path);
        check.posts.push(facts);
    }
}

/// A second provider is another one.
fn also(check: &mut Check<'_, '_>, post: &Post, path: &Path<'_>) {
    let Some(also) = &post.also else { return };
    let found = check.names.providers.find(check.findings, also, path);
    if found.is_some() && *also == post.provider {
        check.error(
            path,
            FaultCode::SelfPair,
            format!("the post is with `{also}` already"),
            "name another provider, or leave `also` out",
        );
    }
}

/// Each competency rises to a level or by a number of levels, not both.
fn steps(check: &mut Check<'_, '_>, post: &Post, path: &Path<'_>) {
    check.levels(&post.steps, 1, path);
    for id in post.steps.keys().filter(|id| post.develops.contains_key(*id)) {
        check.error(
            &path.key(id.as_str()),
            FaultCode::FieldsConflict,
            format!("`{id}` is in `develops` already"),
            "keep one of them",
        );
    }
}

fn duration(check: &mut Check<'_, '_>, duration: Duration, path: &Path<'_>) -> u32 {
    let months = match duration {
        Duration::Periods(periods) => {
            number::within(check.findings, path, periods, 1, LONGEST);
            return periods;
        }
        Duration::Months { months } => months,
    };
    if !number::within(check.findings, &path.field("months"), months, 1, LONGEST) {
        return 0;
    }
    match check.horizon.as_ref().map(|horizon| horizon.months) {
        Some(Some(length)) => months.div_ceil(length),
        Some(None) => {
            check.no_calendar("a duration in months", path);
            0
        }
        None => 0,
    }
}

fn starts(check: &mut Check<'_, '_>, post: &Post, path: &Path<'_>) -> u128 {
    let Some(starts) = &post.starts else { return u128::MAX };
    if starts.is_empty() && !check.findings.has_errors_in(path) {
        check.error(
            path,
            FaultCode::EmptySet,
            "the set of starts is empty",
            "name at least one period, or leave `starts` out to allow any",
        );
    }
    check.whens(starts, path)
}

fn places(check: &mut Check<'_, '_>, people: &Places, path: &Path<'_>) {
    let (default, by_period) = match people {
        Places::Every(places) => {
            number::within(check.findings, path, *places, 0, MOST_PLACES);
            return;
        }
        Places::Varying { default, by_period } => (*default, by_period),
    };
    number::within(check.findings, &path.field("default"), default, 0, MOST_PLACES);
    let entries = path.field("by_period");
    for (&period, &places) in by_period {
        let key = period.to_string();
        let path = entries.key(&key);
        number::within(check.findings, &path, places, 0, MOST_PLACES);
        check.when(period.into(), &path);
    }
}

/// Checks that a post's minimum fits into its places.
fn minimum(check: &mut Check<'_, '_>, post: &Post, path: &Path<'_>) {
    let Some(minimum) = &post.minimum else { return };
    places(check, minimum, path);
    let Some(&Horizon { count, .. }) = check.horizon.as_ref() else { return };
    let above = (0..count).find(|&period| people_in(minimum, period) > places_in(post, period));
    if let Some(period) = above.filter(|_| !check.findings.has_errors_in(path)) {
        let (least, most) = (people_in(minimum, period), places_in(post, period));
        check.error(
            path,
            FaultCode::ContradictoryRule,
            format!("period {} asks for {least} people and has {most} place(s)", period + 1),
            "state a minimum that fits into `places` in every period",
        );
    }
}

/// Warns of a post in which nobody can ever be placed.
fn usable(check: &mut Check<'_, '_>, facts: &PostFacts, path: &Path<'_>) {
    let Some(&Horizon { count, .. }) = check.horizon.as_ref() else { return };
    if facts.duration == 0 || check.findings.has_errors_in(path) {
        return;
    }
    if facts.open & span(0, count) == 0 {
        check.warning(
            &path.field("places"),
            FaultCode::ClosedThroughout,
            "the post has no place in any period",
            "state its places, or remove it",
        );
    } else if !(0..count).any(|start| facts.can_start(start, count, 0)) {
        check.warning(
            path,
            FaultCode::NeverStarts,
            format!(
                "no placement of {} periods can start: it would leave the horizon of {count} \
                 periods, or meet a period without a place",
                facts.duration
            ),
            "check `duration`, `starts` and `places`",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn a_span_covers_its_periods_and_no_more() {
        assert_eq!(span(0, 3), 0b111);
        assert_eq!(span(2, 2), 0b1100);
        assert_eq!(span(5, 0), 0);
        assert_eq!(span(0, 128), u128::MAX);
        assert_eq!(span(127, 9), 1 << 127);
        assert_eq!(span(200, usize::MAX), 0);
    }
}
