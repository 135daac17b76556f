//! The rules whose sums limit every rotation, by post.

use crate::model::{PostIx, PostSelect, ProviderIx, Scheme, StreamIx, Unit};
use crate::pricing::rules::each::value_of;
use crate::pricing::rules::per_stream;

/// The rules of a scheme by post.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    pub(crate) of_post: Vec<OfPost>,
    pub(crate) counts: Vec<Counted>,
    pub(crate) orders: Vec<Ordered>,
}

/// A hard rule on counts: its position in the scheme, and what it counts.
#[derive(Debug)]
pub(crate) struct Counted {
    pub(crate) rule: usize,
    pub(crate) unit: Unit,
    pub(crate) each: bool,
}

/// A hard rule on order: its position, the most placements that wait, and how many each waits for.
#[derive(Debug)]
pub(crate) struct Ordered {
    pub(crate) rule: usize,
    pub(crate) most: i64,
    pub(crate) times: i64,
}

#[derive(Debug, Default)]
pub(crate) struct OfPost {
    pub(crate) stream: Option<StreamIx>,
    pub(crate) providers: Vec<ProviderIx>,
    pub(crate) tags: Vec<usize>,
    /// Positions in the catalogue, with the value where each is counted by itself.
    pub(crate) counts: Vec<(usize, Option<u32>)>,
    pub(crate) waits: Vec<usize>,
    pub(crate) awaited: Vec<usize>,
}

impl Catalogue {
    pub(crate) fn of(scheme: &Scheme) -> Self {
        let rules = &scheme.parts().rules;
        let hard = |points: Option<f64>| points.is_none();
        let counts = rules.counts.iter().enumerate().filter(|(_, rule)| hard(rule.points));
        let counts = counts
            .map(|(rule, stated)| Counted { rule, unit: stated.unit, each: stated.each.is_some() })
            .collect();
        let orders = rules.order.iter().enumerate();
        let orders = orders.filter(|(_, rule)| hard(rule.points) && rule.after.is_some());
        let orders = orders.map(|(rule, stated)| Ordered {
            rule,
            most: most_waiting(scheme, &stated.posts),
            times: i64::from(stated.times),
        });
        let mut catalogue = Self { of_post: Vec::new(), counts, orders: orders.collect() };
        catalogue.of_post = scheme.posts().map(|post| catalogue.entries_of(scheme, post)).collect();
        catalogue
    }

    fn entries_of(&self, scheme: &Scheme, post: PostIx) -> OfPost {
        let rules = &scheme.parts().rules;
        let row = scheme.post_row(post);
        let binds = (scheme.weights().per_provider as usize) < scheme.periods();
        let under = |(at, counted): (usize, &Counted)| {
            let rule = &rules.counts[counted.rule];
            let value = rule.each.map(|each| value_of(scheme, each, post));
            let applies = rule.posts.matches(scheme, post) && value != Some(None);
            applies.then(|| (at, value.flatten()))
        };
        let tags = scheme.weights().tags.iter().enumerate();
        let orders = || self.orders.iter().enumerate();
        let waits = |order: &Ordered| rules.order[order.rule].posts.matches(scheme, post);
        let awaited = |order: &Ordered| {
            let after = rules.order[order.rule].after.as_ref();
            after.is_some_and(|after| after.matches(scheme, post))
        };
        OfPost {
            stream: row.stream.filter(|_| per_stream::limited(scheme, row) != per_stream::NONE),
            providers: if binds { row.providers().collect() } else { Vec::new() },
            tags: tags.filter(|(_, tag)| row.tags.contains(&tag.tag)).map(|(at, _)| at).collect(),
            counts: self.counts.iter().enumerate().filter_map(under).collect(),
            waits: orders().filter(|(_, order)| waits(order)).map(|(at, _)| at).collect(),
            awaited: orders().filter(|(_, order)| awaited(order)).map(|(at, _)| at).collect(),
        }
    }
}

/// The most placements in some posts that a rotation may have, by the limits on streams or the horizon.
fn most_waiting(scheme: &Scheme, posts: &PostSelect) -> i64 {
    let rows = scheme.posts().filter(|&post| posts.matches(scheme, post));
    let streams: Option<Vec<u32>> = rows
        .map(|post| Some(per_stream::limited(scheme, scheme.post_row(post))))
        .map(|stream| stream.filter(|&stream| stream != per_stream::NONE))
        .collect();
    let Some(mut streams) = streams else { return scheme.periods() as i64 };
    streams.sort_unstable();
    streams.dedup();
    streams.len() as i64 * i64::from(scheme.parts().rules.per_stream)
}
