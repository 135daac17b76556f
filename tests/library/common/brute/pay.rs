//! Points of one candidate's rotation.

use std::collections::{BTreeMap, BTreeSet};

use secondment::Placement;
use secondment::model::{
    Breadth, Candidate, Dimension, Id, Levels, Post, Profile, Provider, SchemeBuilder, Spell,
};

use super::calendar::duration;
use super::leave::served;
use super::levels::{gained, levels_at};
use super::rules::idle_periods;
use super::second::kinds;
use super::{paths, post, provider, statics};

/// Points of a rotation, part by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pay {
    pub(crate) crossings: i64,
    pub(crate) breadth: i64,
    pub(crate) bonus: i64,
    pub(crate) fit: i64,
    pub(crate) development: i64,
    /// Lost to soft rules and to waiting.
    pub(crate) lost: i64,
}

impl Pay {
    pub(crate) fn exposure(&self) -> i64 {
        self.crossings + self.breadth + self.bonus
    }

    pub(crate) fn total(&self) -> i64 {
        self.exposure() + self.fit + self.development - self.lost
    }
}

/// Rounds half up.
pub(crate) fn points(x: f64) -> i64 {
    (x + 0.5).floor() as i64
}

/// What a candidate has behind them, for the definition of a translator and for breadth.
#[derive(Clone, Default)]
struct Record {
    /// Periods served by kind. A kind with 0 periods is met, but not served.
    periods: BTreeMap<Id, u32>,
    crossings: u32,
}

impl Record {
    fn serve(&mut self, host: &Provider, periods: u32) {
        *self.periods.entry(host.kind.clone()).or_insert(0) += periods;
    }

    fn serve_in(&mut self, parts: &SchemeBuilder, post: &Post, periods: u32) {
        for kind in kinds(parts, post) {
            *self.periods.entry(kind).or_insert(0) += periods;
        }
    }

    fn is_translator(&self, parts: &SchemeBuilder) -> bool {
        let definition = &parts.objective.translator;
        let long = self.periods.values().filter(|&&p| p >= definition.min_periods).count();
        long >= definition.kinds as usize && self.crossings >= definition.crossings
    }
}

/// Points of a rotation, whether or not it keeps the rules.
pub(crate) fn pay(parts: &SchemeBuilder, candidate: &Candidate, rotation: &[Placement]) -> Pay {
    let (before, mut crossed) = past(parts, candidate);
    let mut pay = Pay::default();
    let mut last = origin(parts, candidate);
    for placed in rotation {
        let post = post(parts, placed.post.as_str());
        let host = provider(parts, post.provider.as_str());
        if let Some(from) = last {
            let from_host = provider(parts, from.as_str());
            let weight = boundary(parts, candidate.weights.crossing, from_host, host);
            let again = !crossed.insert(unordered(&from, &host.id));
            if parts.objective.repeat_crossings || !again || weight < 0 {
                pay.crossings += weight;
            }
        }
        last = Some(host.id.clone());
        let periods = served(parts, candidate, placed.start, duration(parts, post));
        let levels = levels_at(parts, candidate, rotation, placed.start);
        pay.fit += i64::from(periods) * fit(parts, candidate, post, &levels);
        let end = placed.start + duration(parts, post) - 1;
        let before = levels_at(parts, candidate, rotation, end);
        let development = points(f64::from(parts.scale) * parts.objective.development);
        pay.development += gained(parts, candidate, post, &before) * development;
    }
    let after = by_the_end(parts, candidate, rotation);
    pay.breadth = breadth(parts, after.periods.len()) - breadth(parts, before.periods.len());
    if after.is_translator(parts) && !before.is_translator(parts) {
        pay.bonus = points(f64::from(parts.scale) * parts.objective.translator.bonus);
    }
    pay.lost = paths::lost(parts, candidate, rotation, pay.exposure());
    pay
}

/// Where the first crossing of a plan starts.
fn origin(parts: &SchemeBuilder, candidate: &Candidate) -> Option<Id> {
    let held = candidate.under_way.as_ref();
    held.map(|held| post(parts, held.post.as_str()).provider.clone())
        .or_else(|| by_age(candidate).last().map(|spell| spell.provider.clone()))
}

/// What a candidate has behind them after a rotation.
fn by_the_end(parts: &SchemeBuilder, candidate: &Candidate, rotation: &[Placement]) -> Record {
    let mut after = past(parts, candidate).0;
    if let Some(held) = &candidate.under_way {
        let post = post(parts, held.post.as_str());
        let periods = served(parts, candidate, 1, held.remaining.min(parts.periods.count));
        if periods > 0 {
            after.serve_in(parts, post, periods);
        }
    }
    let mut last = origin(parts, candidate);
    for placed in rotation {
        let post = post(parts, placed.post.as_str());
        after.serve_in(parts, post, served(parts, candidate, placed.start, duration(parts, post)));
        let from = last.replace(post.provider.clone());
        let crosses = from.is_some_and(|from| {
            let (from, to) =
                (provider(parts, from.as_str()), provider(parts, post.provider.as_str()));
            boundary(parts, 1.0, from, to) > 0
        });
        after.crossings += u32::from(crosses);
    }
    if let Some(home) = candidate.home.as_ref().filter(|_| parts.rules.home_service) {
        let idle = idle_periods(parts, candidate, rotation);
        if idle > 0 {
            after.serve(provider(parts, home.as_str()), idle);
        }
    }
    after
}

/// The kinds met by the end of a rotation.
pub(super) fn kinds_met(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> BTreeSet<Id> {
    by_the_end(parts, candidate, rotation).periods.into_keys().collect()
}

/// Whether the candidate is a translator after a rotation.
pub(super) fn is_translator(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> bool {
    by_the_end(parts, candidate, rotation).is_translator(parts)
}

/// Whether the candidate was a translator before the scheme.
pub(crate) fn was_translator(parts: &SchemeBuilder, candidate: &Candidate) -> bool {
    past(parts, candidate).0.is_translator(parts)
}

/// Spells in the order in which they were served.
fn by_age(candidate: &Candidate) -> Vec<&Spell> {
    let mut spells: Vec<&Spell> = candidate.history.iter().collect();
    spells.sort_by_key(|spell| std::cmp::Reverse(spell.ended));
    spells
}

/// What counts from before the horizon, and the pairs of providers already crossed.
fn past(parts: &SchemeBuilder, candidate: &Candidate) -> (Record, BTreeSet<(Id, Id)>) {
    let young = |spell: &Spell| parts.rules.history_age.is_none_or(|age| spell.ended < age);
    let mut record = Record::default();
    let mut stops: Vec<(Id, bool)> = Vec::new();
    for spell in by_age(candidate) {
        if young(spell) {
            record.serve(provider(parts, spell.provider.as_str()), spell.periods);
        }
        stops.push((spell.provider.clone(), young(spell)));
    }
    if let Some(held) = &candidate.under_way {
        let host = provider(parts, post(parts, held.post.as_str()).provider.as_str());
        if held.served > 0 || served(parts, candidate, 1, held.remaining) > 0 {
            record.serve_in(parts, post(parts, held.post.as_str()), held.served);
        }
        stops.push((host.id.clone(), true));
    }
    let mut crossed = BTreeSet::new();
    for pair in stops.windows(2) {
        let ((from, from_counts), (to, to_counts)) = (&pair[0], &pair[1]);
        if *from_counts && *to_counts {
            let (a, b) = (provider(parts, from.as_str()), provider(parts, to.as_str()));
            record.crossings += u32::from(boundary(parts, 1.0, a, b) > 0);
            crossed.insert(unordered(from, to));
        }
    }
    (record, crossed)
}

fn unordered(a: &Id, b: &Id) -> (Id, Id) {
    (a.min(b).clone(), a.max(b).clone())
}

/// Points of the boundary between two providers for candidates of a crossing weight.
fn boundary(parts: &SchemeBuilder, of_candidate: f64, a: &Provider, b: &Provider) -> i64 {
    if a.id == b.id {
        return 0;
    }
    let pair = unordered(&a.id, &b.id);
    let stated = parts.boundary.pairs.iter().find(|entry| unordered(&entry.a, &entry.b) == pair);
    let weight = stated.map_or_else(|| difference(parts, a, b), |entry| entry.weight);
    points(f64::from(parts.scale) * parts.objective.crossing * of_candidate * weight)
}

/// Sum over the dimensions in which two different providers differ.
fn difference(parts: &SchemeBuilder, a: &Provider, b: &Provider) -> f64 {
    let mut dimensions: Vec<_> = parts.boundary.dimensions.iter().collect();
    dimensions.sort_by_key(|dimension| (dimension.of, dimension.attribute.clone()));
    let mut sum = 0.0;
    for dimension in dimensions {
        let value = |host: &Provider| -> Option<String> {
            match dimension.of {
                Dimension::Organisation => Some(host.id.to_string()),
                Dimension::Kind => Some(host.kind.to_string()),
                Dimension::Sector => Some(host.sector.as_str().to_owned()),
                Dimension::Place => host.place.as_ref().map(ToString::to_string),
                Dimension::Attribute => {
                    host.attributes.get(dimension.attribute.as_ref()?).map(ToString::to_string)
                }
            }
        };
        if let (Some(x), Some(y)) = (value(a), value(b))
            && x != y
        {
            let stated = dimension.table.iter().find(|entry| {
                let ends = (entry.a.as_str(), entry.b.as_str());
                ends == (x.as_str(), y.as_str()) || ends == (y.as_str(), x.as_str())
            });
            sum += stated.map_or(dimension.weight, |entry| entry.weight);
        }
    }
    sum
}

/// f of a number of kinds.
fn breadth(parts: &SchemeBuilder, kinds: usize) -> i64 {
    if kinds < 2 {
        return 0;
    }
    let value = match &parts.objective.breadth {
        Breadth::None => 0.0,
        Breadth::Geometric { limit, ratio } => {
            let power: f64 = std::iter::repeat_n(*ratio, kinds - 1).product();
            limit * (1.0 - power)
        }
        Breadth::Table { table } => {
            let top = table.keys().max().copied().unwrap_or(0);
            table.get(&top.min(kinds as u32)).copied().unwrap_or(0.0)
        }
    };
    points(f64::from(parts.scale) * value)
}

/// Points per period.
pub(crate) fn fit(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    post: &Post,
    levels: &Levels,
) -> i64 {
    let scale = f64::from(parts.scale);
    let objective = &parts.objective;
    let host = provider(parts, post.provider.as_str());
    let values = points(scale * objective.values * correlation(&candidate.values, &host.values));
    let ranks = &objective.preference;
    let rank = candidate.preferences.get(&post.id).and_then(|rank| ranks.ranks.get(rank));
    let weight = candidate.weights.preference;
    let preference = points(scale * weight * rank.copied().unwrap_or(ranks.otherwise));
    let own = candidate.points.get(&post.id).map_or(0, |p| points(scale * objective.own * p));
    let own = own + statics::in_common(parts, candidate, post);
    competency(parts, post, levels) + values + preference + hosts(parts, candidate, post) + own
}

/// Points per period for how the host ranks the candidate.
fn hosts(parts: &SchemeBuilder, candidate: &Candidate, post: &Post) -> i64 {
    let of_provider = provider(parts, post.provider.as_str()).ranks.get(&candidate.id);
    let rank = match &post.ranks {
        Some(ranks) => ranks.get(&candidate.id),
        None => of_provider,
    };
    let table = &parts.objective.host_preference;
    let worth = rank.and_then(|rank| table.ranks.get(rank)).unwrap_or(&table.otherwise);
    points(f64::from(parts.scale) * worth)
}

fn competency(parts: &SchemeBuilder, post: &Post, levels: &Levels) -> i64 {
    let scale = f64::from(parts.scale);
    let weights = &parts.objective.competency;
    let entries: Vec<_> = post.essential.iter().chain(&post.desirable).collect();
    if entries.is_empty() {
        return points(scale * weights.weight);
    }
    let count = entries.len() as f64;
    let entry = |&(id, &asked): &(&Id, &u8)| {
        let asked = f64::from(asked);
        let held = f64::from(levels.get(id).copied().unwrap_or(0));
        let lost = if held < asked {
            weights.shortfall * (asked - held)
        } else {
            weights.surplus * (held - asked)
        };
        points(scale * weights.weight * f64::max(0.0, 1.0 - lost) / count)
    };
    entries.iter().map(entry).sum()
}

/// Pearson correlation over the dimensions that both state.
fn correlation(a: &Profile, b: &Profile) -> f64 {
    let shared: Vec<(f64, f64)> =
        a.iter().filter_map(|(id, &x)| b.get(id).map(|&y| (x, y))).collect();
    let constant = |of: fn(&(f64, f64)) -> f64| {
        shared.iter().all(|pair| (of(pair) - of(&shared[0])).abs() <= 0.0)
    };
    if shared.len() < 2 || constant(|pair| pair.0) || constant(|pair| pair.1) {
        return 0.0;
    }
    let n = shared.len() as f64;
    let (mut mean_x, mut mean_y) = (0.0, 0.0);
    for (x, y) in &shared {
        mean_x += x / n;
        mean_y += y / n;
    }
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in &shared {
        xy += (x - mean_x) * (y - mean_y);
        xx += (x - mean_x) * (x - mean_x);
        yy += (y - mean_y) * (y - mean_y);
    }
    xy / (xx * yy).sqrt()
}
