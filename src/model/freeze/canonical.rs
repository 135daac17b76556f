//! One form for equal schemes: lists in order, pairs in order, no negative zero.

use std::cmp::Reverse;

use super::super::{Base, Between, Breadth, Reach, Rules, SchemeBuilder};

/// Puts every list into the order of its ids (or of its content, where it has none).
pub(super) fn order(parts: &mut SchemeBuilder) {
    parts.kinds.sort_by(|a, b| a.id.cmp(&b.id));
    parts.places.sort_by(|a, b| a.id.cmp(&b.id));
    parts.competencies.sort_by(|a, b| a.id.cmp(&b.id));
    parts.values.sort_by(|a, b| a.id.cmp(&b.id));
    parts.tags.sort_by(|a, b| a.id.cmp(&b.id));
    parts.streams.sort_by(|a, b| a.id.cmp(&b.id));
    parts.attributes.sort_by(|a, b| a.id.cmp(&b.id));
    parts.requirements.sort_by(|a, b| a.id.cmp(&b.id));
    parts.clearances.sort_by(|a, b| a.id.cmp(&b.id));
    parts.travel.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    parts.providers.sort_by(|a, b| a.id.cmp(&b.id));
    parts.posts.sort_by(|a, b| a.id.cmp(&b.id));
    parts.candidates.sort_by(|a, b| a.id.cmp(&b.id));
    rules(&mut parts.rules);
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
        candidate.history.sort_by_key(|spell| Reverse(spell.ended));
        candidate.forbidden.sort_by(|a, b| (&a.post, a.start).cmp(&(&b.post, b.start)));
        candidate.moves.sort_by_key(|to| to.from);
        candidate.pinned.sort_by(|a, b| (&a.post, a.start).cmp(&(&b.post, b.start)));
    }
}

fn rules(rules: &mut Rules) {
    rules.sort();
    for target in &mut rules.bridges {
        let (Between::Kinds(ends) | Between::Providers(ends)) = &mut target.between;
        ends.sort();
    }
    for resource in &mut rules.resources {
        // Uses have no ids: any order will do that depends on what they say alone.
        resource.uses.sort_by_cached_key(|uses| serde_json::to_string(uses).unwrap_or_default());
    }
}

/// Turns -0 into 0: they are equal, and must be written alike.
pub(super) fn unsign(parts: &mut SchemeBuilder) {
    for place in &mut parts.places {
        clear([&mut place.lat, &mut place.lon]);
    }
    for provider in &mut parts.providers {
        clear(provider.lat.iter_mut().chain(&mut provider.lon).chain(provider.values.values_mut()));
    }
    for dimension in &mut parts.boundary.dimensions {
        clear(dimension.table.iter_mut().map(|pair| &mut pair.weight));
        clear([&mut dimension.weight]);
    }
    clear(parts.boundary.pairs.iter_mut().map(|pair| &mut pair.weight));
    clear(parts.posts.iter_mut().map(|post| &mut post.points));
    clear(parts.streams.iter_mut().map(|stream| &mut stream.points));
    for candidate in &mut parts.candidates {
        clear(candidate.values.values_mut());
        let weights = &mut candidate.weights;
        clear([&mut weights.crossing, &mut weights.preference, &mut weights.waiting]);
        clear(candidate.points.values_mut().chain(candidate.minimum_fit.values_mut()));
        let shared = &mut candidate.points_for;
        clear(shared.providers.values_mut().chain(shared.kinds.values_mut()));
        clear(shared.places.values_mut().chain(shared.streams.values_mut()));
        for base in
            candidate.base.iter_mut().chain(candidate.moves.iter_mut().map(|to| &mut to.base))
        {
            if let Base::Point { lat, lon } = base {
                clear([lat, lon]);
            }
        }
        if let Some(Reach::Km(km)) = &mut candidate.reach {
            clear([km]);
        }
    }
    unsign_rules(&mut parts.rules);
    let objective = &mut parts.objective;
    clear([&mut objective.crossing, &mut objective.values, &mut objective.development]);
    clear([&mut objective.own, &mut objective.translator.bonus, &mut objective.waiting]);
    clear([&mut objective.worst]);
    let competency = &mut objective.competency;
    clear([&mut competency.weight, &mut competency.shortfall, &mut competency.surplus]);
    for weights in [&mut objective.preference, &mut objective.host_preference] {
        clear(weights.ranks.values_mut().chain([&mut weights.otherwise]));
    }
    match &mut objective.breadth {
        Breadth::None => {}
        Breadth::Geometric { limit, ratio } => clear([limit, ratio]),
        Breadth::Table { table } => clear(table.values_mut()),
    }
}

fn unsign_rules(rules: &mut Rules) {
    clear(rules.counts.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.order.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.stays.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.home.iter_mut().filter_map(|rule| rule.points.as_mut()));
    for rule in &mut rules.floors {
        clear(rule.points.iter_mut().chain([&mut rule.exposure]));
    }
    clear(rules.minimum_points.iter_mut().chain(&mut rules.mentor_points));
    clear(rules.bridges.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.translators.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.resources.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.filled.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.totals.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.release.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.balance.iter_mut().filter_map(|rule| rule.points.as_mut()));
    clear(rules.apart.iter_mut().filter_map(|rule| rule.points.as_mut()));
    for share in &mut rules.shares {
        clear(share.at_least.iter_mut().chain(&mut share.at_most).chain(&mut share.points));
    }
    for rule in &mut rules.together {
        clear(rule.km.iter_mut().chain(&mut rule.points));
    }
}

fn clear<'a>(numbers: impl IntoIterator<Item = &'a mut f64>) {
    // Adding 0 leaves every number as it is, except that -0 becomes 0.
    numbers.into_iter().for_each(|number| *number += 0.0);
}
