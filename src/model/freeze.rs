//! From checked parts to the frozen scheme: sort by id, resolve ids, scale weights.
//!
//! Runs only on parts in which validation found no fault, so every id resolves and every number is
//! in range.

use std::collections::{BTreeMap, HashMap};

use super::tables::{
    Boundaries, CandidateRow, PostRow, ProviderRow, SpellRow, TagLimit, UnderWayRow, Weights,
};
use super::{
    Base, Breadth, Candidate, CompetencyIx, Dimension, Duration, Essential, Id, KindIx, Levels,
    PlaceIx, Places, Post, PostIx, Profile, Provider, ProviderIx, Reach, Scheme, SchemeBuilder,
    TagIx, ValueIx, When,
};
use crate::error::Fault;

/// Rounds half up, as every decimal component is.
pub(crate) fn round_half_up(x: f64) -> i64 {
    libm::floor(x + 0.5) as i64
}

pub(super) fn freeze(mut parts: SchemeBuilder, warnings: Vec<Fault>) -> Scheme {
    sort(&mut parts);
    let names = Names::of(&parts);
    let providers = parts.providers.iter().map(|p| names.provider(p, &parts)).collect();
    let posts: Vec<_> = parts.posts.iter().map(|p| names.post(p, &parts)).collect();
    let candidates = parts.candidates.iter().map(|c| names.candidate(c, &parts)).collect();
    let boundaries = boundaries(&parts, &names);
    let weights = weights(&parts, &names);
    let fingerprint = Scheme::hash_of(&parts);
    Scheme { parts, providers, posts, candidates, boundaries, weights, warnings, fingerprint }
}

/// Puts every list into the order of its ids (or of its content, where it has none).
fn sort(parts: &mut SchemeBuilder) {
    parts.kinds.sort_by(|a, b| a.id.cmp(&b.id));
    parts.places.sort_by(|a, b| a.id.cmp(&b.id));
    parts.competencies.sort_by(|a, b| a.id.cmp(&b.id));
    parts.values.sort_by(|a, b| a.id.cmp(&b.id));
    parts.tags.sort_by(|a, b| a.id.cmp(&b.id));
    parts.attributes.sort_by(|a, b| a.id.cmp(&b.id));
    parts.providers.sort_by(|a, b| a.id.cmp(&b.id));
    parts.posts.sort_by(|a, b| a.id.cmp(&b.id));
    parts.candidates.sort_by(|a, b| a.id.cmp(&b.id));
    parts.rules.tags.sort_by(|a, b| a.tag.cmp(&b.tag));
    let boundary = &mut parts.boundary;
    boundary.dimensions.sort_by(|a, b| (a.of, &a.attribute).cmp(&(b.of, &b.attribute)));
    let tables = boundary.dimensions.iter_mut().map(|dimension| &mut dimension.table);
    for table in tables.chain([&mut boundary.pairs]) {
        for entry in table.iter_mut().filter(|entry| entry.a > entry.b) {
            std::mem::swap(&mut entry.a, &mut entry.b);
        }
        table.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    }
    for candidate in &mut parts.candidates {
        candidate.history.sort_by(|a, b| b.ended.cmp(&a.ended));
        candidate.forbidden.sort_by(|a, b| (&a.post, a.start).cmp(&(&b.post, b.start)));
        candidate.pinned.sort_by(|a, b| (&a.post, a.start).cmp(&(&b.post, b.start)));
    }
}

/// Position of every id in its sorted list.
struct Names {
    kinds: HashMap<Id, usize>,
    places: HashMap<Id, usize>,
    competencies: HashMap<Id, usize>,
    values: HashMap<Id, usize>,
    tags: HashMap<Id, usize>,
    providers: HashMap<Id, usize>,
    posts: HashMap<Id, usize>,
}

fn positions<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<Id, usize> {
    ids.enumerate().map(|(at, id)| (id.clone(), at)).collect()
}

impl Names {
    fn of(parts: &SchemeBuilder) -> Self {
        Self {
            kinds: positions(parts.kinds.iter().map(|x| &x.id)),
            places: positions(parts.places.iter().map(|x| &x.id)),
            competencies: positions(parts.competencies.iter().map(|x| &x.id)),
            values: positions(parts.values.iter().map(|x| &x.id)),
            tags: positions(parts.tags.iter().map(|x| &x.id)),
            providers: positions(parts.providers.iter().map(|x| &x.id)),
            posts: positions(parts.posts.iter().map(|x| &x.id)),
        }
    }

    fn place_ix(&self, id: &Id) -> PlaceIx {
        PlaceIx::new(self.places[id])
    }

    fn post_ix(&self, id: &Id) -> PostIx {
        PostIx::new(self.posts[id])
    }

    fn provider_ix(&self, id: &Id) -> ProviderIx {
        ProviderIx::new(self.providers[id])
    }

    fn post_list<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> Box<[PostIx]> {
        ids.into_iter().map(|id| self.post_ix(id)).collect()
    }

    fn levels(&self, levels: &Levels) -> Box<[(CompetencyIx, u8)]> {
        let ix = |id| CompetencyIx::new(self.competencies[id]);
        levels.iter().map(|(id, &level)| (ix(id), level)).collect()
    }

    fn profile(&self, profile: &Profile) -> Box<[(ValueIx, f64)]> {
        profile.iter().map(|(id, &weight)| (ValueIx::new(self.values[id]), weight)).collect()
    }

    fn provider(&self, provider: &Provider, parts: &SchemeBuilder) -> ProviderRow {
        let place = provider.place.as_ref().map(|id| self.place_ix(id));
        let own = provider.lat.zip(provider.lon);
        let point = own.or_else(|| {
            let place = &parts.places[place?.get()];
            Some((place.lat, place.lon))
        });
        ProviderRow {
            kind: KindIx::new(self.kinds[&provider.kind]),
            sector: provider.sector,
            place,
            point,
            values: self.profile(&provider.values),
        }
    }

    fn post(&self, post: &Post, parts: &SchemeBuilder) -> PostRow {
        let count = parts.periods.count as usize;
        let duration = match post.duration {
            Duration::Periods(periods) => periods,
            Duration::Months { months } => months.div_ceil(parts.periods.months.unwrap_or(1)),
        };
        let may_start = match &post.starts {
            None => vec![true; count],
            Some(starts) => {
                let mut open = vec![false; count];
                starts.iter().for_each(|&when| open[period(when, parts)] = true);
                open
            }
        };
        let places = (1..=parts.periods.count).map(|p| match &post.places {
            Places::Every(places) => *places,
            Places::Varying { default, by_period } => *by_period.get(&p).unwrap_or(default),
        });
        PostRow {
            provider: self.provider_ix(&post.provider),
            duration: duration as usize,
            essential: self.levels(&post.essential),
            desirable: self.levels(&post.desirable),
            develops: self.levels(&post.develops),
            tags: post.tags.iter().map(|id| TagIx::new(self.tags[id])).collect(),
            may_start: may_start.into(),
            places: places.collect(),
        }
    }

    fn candidate(&self, candidate: &Candidate, parts: &SchemeBuilder) -> CandidateRow {
        let scale = f64::from(parts.scale);
        let own = |points: &f64| round_half_up(scale * parts.objective.own * points);
        let base = candidate.base.as_ref().map(|base| match base {
            Base::Place { place } => {
                let place = &parts.places[self.places[place]];
                (place.lat, place.lon)
            }
            Base::Point { lat, lon } => (*lat, *lon),
        });
        let (reach_km, reach_places) = match &candidate.reach {
            None => (None, None),
            Some(Reach::Km(km)) => (Some(*km), None),
            Some(Reach::Places(ids)) => {
                (None, Some(ids.iter().map(|id| self.place_ix(id)).collect()))
            }
        };
        let post_map =
            |map: &BTreeMap<Id, f64>, scaled: &dyn Fn(&f64) -> i64| -> Box<[(PostIx, i64)]> {
                map.iter().map(|(id, points)| (self.post_ix(id), scaled(points))).collect()
            };
        let age = parts.rules.history_age.unwrap_or(u32::MAX);
        let spells = candidate.history.iter().map(|spell| SpellRow {
            provider: self.provider_ix(&spell.provider),
            periods: spell.periods,
            ended: spell.ended,
            counts: spell.ended < age,
        });
        CandidateRow {
            levels: self.levels(&candidate.levels),
            targets: self.levels(&candidate.targets),
            values: self.profile(&candidate.values),
            preferences: candidate
                .preferences
                .iter()
                .map(|(id, &r)| (self.post_ix(id), r))
                .collect(),
            vetoed_posts: self.post_list(&candidate.vetoes.posts),
            vetoed_providers: candidate
                .vetoes
                .providers
                .iter()
                .map(|id| self.provider_ix(id))
                .collect(),
            base,
            reach_km,
            reach_places,
            available: available(candidate, parts),
            history: spells.collect(),
            home: candidate.home.as_ref().map(|id| self.provider_ix(id)),
            only: candidate.only.as_ref().map(|ids| self.post_list(ids)),
            points: post_map(&candidate.points, &own),
            minimum_fit: post_map(&candidate.minimum_fit, &|fit| round_half_up(scale * fit)),
            refused: self.post_list(&candidate.refused),
            forbidden: candidate
                .forbidden
                .iter()
                .map(|entry| {
                    (self.post_ix(&entry.post), entry.start.map(|when| period(when, parts)))
                })
                .collect(),
            pinned: candidate
                .pinned
                .iter()
                .map(|entry| (self.post_ix(&entry.post), period(entry.start, parts)))
                .collect(),
            under_way: candidate.under_way.as_ref().map(|placement| UnderWayRow {
                post: self.post_ix(&placement.post),
                remaining: placement.remaining as usize,
                served: placement.served,
            }),
            must_place: candidate.must_place.unwrap_or(parts.rules.must_place),
        }
    }
}

/// Position of a period, from 0.
fn period(when: When, parts: &SchemeBuilder) -> usize {
    let number = match when {
        When::Period(number) => Some(number),
        When::Date(date) => parts.periods.period_of(date),
    };
    number.expect("validated: the period lies in the horizon") as usize - 1
}

fn available(candidate: &Candidate, parts: &SchemeBuilder) -> Box<[bool]> {
    let count = parts.periods.count as usize;
    let first = candidate.first.map_or(0, |when| period(when, parts));
    let last = candidate.last.map_or(count - 1, |when| period(when, parts));
    let mut open: Vec<bool> = (0..count).map(|p| first <= p && p <= last).collect();
    candidate.unavailable.iter().for_each(|&when| open[period(when, parts)] = false);
    open.into()
}

fn boundaries(parts: &SchemeBuilder, names: &Names) -> Boundaries {
    let paired: HashMap<&Id, usize> = parts
        .boundary
        .pairs
        .iter()
        .flat_map(|pair| [&pair.a, &pair.b])
        .enumerate()
        .map(|(at, id)| (id, at))
        .collect();
    let mut found: BTreeMap<(Vec<Option<&str>>, Option<usize>), u32> = BTreeMap::new();
    let mut members: Vec<&Provider> = Vec::new();
    let mut class = Vec::with_capacity(parts.providers.len());
    for provider in &parts.providers {
        let signature =
            parts.boundary.dimensions.iter().map(|d| facet(provider, d.of, d.attribute.as_ref()));
        let key = (signature.collect(), paired.get(&provider.id).copied());
        let next = members.len() as u32;
        let ix = *found.entry(key).or_insert(next);
        if ix == next {
            members.push(provider);
        }
        class.push(ix);
    }
    let classes = members.len();
    let mut weight = vec![0; classes * classes];
    let factor = f64::from(parts.scale) * parts.objective.crossing;
    for (i, a) in members.iter().enumerate() {
        for (j, b) in members.iter().enumerate() {
            weight[i * classes + j] = round_half_up(factor * sum(parts, a, b));
        }
    }
    for pair in &parts.boundary.pairs {
        let a = class[names.providers[&pair.a]] as usize;
        let b = class[names.providers[&pair.b]] as usize;
        let points = round_half_up(factor * pair.weight);
        weight[a * classes + b] = points;
        weight[b * classes + a] = points;
    }
    Boundaries { class: class.into(), classes, weight: weight.into() }
}

/// The value of a provider in one dimension; the organisation differs always and has none.
fn facet<'a>(provider: &'a Provider, of: Dimension, attribute: Option<&Id>) -> Option<&'a str> {
    match of {
        Dimension::Organisation => None,
        Dimension::Kind => Some(provider.kind.as_str()),
        Dimension::Sector => Some(provider.sector.as_str()),
        Dimension::Place => provider.place.as_ref().map(Id::as_str),
        Dimension::Attribute => provider.attributes.get(attribute?).map(Id::as_str),
    }
}

/// Sum over the dimensions in which two different providers differ, in order of dimension.
fn sum(parts: &SchemeBuilder, a: &Provider, b: &Provider) -> f64 {
    let mut total = 0.0;
    for dimension in &parts.boundary.dimensions {
        if dimension.of == Dimension::Organisation {
            total += dimension.weight;
            continue;
        }
        let facets = facet(a, dimension.of, dimension.attribute.as_ref()).zip(facet(
            b,
            dimension.of,
            dimension.attribute.as_ref(),
        ));
        if let Some((x, y)) = facets.filter(|(x, y)| x != y) {
            let key = if x < y { (x, y) } else { (y, x) };
            let entry = dimension.table.iter().find(|e| (e.a.as_str(), e.b.as_str()) == key);
            total += entry.map_or(dimension.weight, |e| e.weight);
        }
    }
    total
}

fn weights(parts: &SchemeBuilder, names: &Names) -> Weights {
    let objective = &parts.objective;
    let rules = &parts.rules;
    let scaled = |x: f64| round_half_up(f64::from(parts.scale) * x);
    let top_rank = objective.preference.ranks.keys().next_back().copied().unwrap_or(0);
    let by_rank = |rank| objective.preference.ranks.get(&rank).copied();
    Weights {
        repeat_crossings: objective.repeat_crossings,
        breadth: breadth(&objective.breadth, parts.kinds.len(), &scaled),
        translator_kinds: objective.translator.kinds,
        translator_min_periods: objective.translator.min_periods,
        translator_crossings: objective.translator.crossings,
        translator_bonus: scaled(objective.translator.bonus),
        preference: (1..=top_rank)
            .map(|rank| scaled(by_rank(rank).unwrap_or(objective.preference.otherwise)))
            .collect(),
        preference_otherwise: scaled(objective.preference.otherwise),
        development: scaled(objective.development),
        per_provider: rules.per_provider,
        tags: rules
            .tags
            .iter()
            .map(|rule| TagLimit {
                tag: TagIx::new(names.tags[&rule.tag]),
                at_least: rule.at_least,
                at_most: rule.at_most.unwrap_or(u32::MAX),
            })
            .collect(),
        idle: rules.idle.map(|n| n as usize),
        home_service: rules.home_service,
        essential_required: rules.essential == Essential::Required,
    }
}

fn breadth(breadth: &Breadth, kinds: usize, scaled: &dyn Fn(f64) -> i64) -> Box<[i64]> {
    let mut power = 1.0;
    (0..=kinds)
        .map(|k| match breadth {
            Breadth::None => 0,
            Breadth::Geometric { limit, ratio } => {
                if k >= 2 {
                    power *= ratio;
                }
                scaled(limit * (1.0 - power))
            }
            Breadth::Table { table } => {
                let reached = table.range(..=k as u32).next_back();
                scaled(reached.map_or(0.0, |(_, &points)| points))
            }
        })
        .collect()
}
